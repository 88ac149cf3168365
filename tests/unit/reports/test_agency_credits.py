from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.model.actor import Actor
from truceline.model.capture import Capture, InputFile
from truceline.model.ids import ActorId
from truceline.model.report import Report
from truceline.reports import Names, find_reports

ReadOne = Callable[..., Report]

STORY = (
    "Shells fell near the pumping station above Cold Saddle on Monday, the defence ministry in Sarn said.",
    "Nobody was hurt, a farmer who lives below the station said, and the pumps went on working until noon.",
    "The observers counted nine explosions between four and five in the morning and sent a patrol to the place.",
)
MORE = (
    "The school in the village stayed closed for the day, and the bus that takes the children over the bridge did not "
    "leave the depot, said the driver, who has had the route for eleven years and does not remember a Monday like it.",
    "At the market the stalls opened late; the woman who sells apples from Upper Lane said that she had counted the "
    "explosions as well, and that she had come to ten of them before the church bell rang for the early service.",
)


def plain(*paragraphs: str, head: str = "Shells above Cold Saddle") -> str:
    return "\n\n".join([head, *paragraphs])


def read_with(names: Names, content: str) -> Report:
    file = InputFile(path="a.txt", sha256="0" * 64, bytes=1, media_type="text/plain")
    capture = Capture(input=file, item=0, media_type="text/plain", content=content, source="file")
    (report,) = find_reports([capture], names=names, tz=None)
    return report


def test_a_dateline_credits_the_agency_in_its_own_words(read_one: ReadOne) -> None:
    report = read_one(plain(f"SARN, Oct. 3 (Corran Press) — {STORY[0]}", *STORY[1:]))
    assert report.agencies == ("corran",)
    assert report.credit_lines == ("SARN, Oct. 3 (Corran Press) —",)


def test_an_agency_that_nobody_knows_is_credited_by_its_dateline(read_one: ReadOne) -> None:
    assert read_one(plain(f"SARN (VTN) — {STORY[0]}", *STORY[1:])).agencies == ("found:vtn",)


def test_a_party_in_brackets_behind_a_name_is_no_agency(read_one: ReadOne) -> None:
    opening = "Mira Vance (L-OR) and the former mayor of Sarn rode through the village in an open car on Monday."
    assert read_one(plain(opening, *STORY)).agencies == ()


def test_a_lone_agency_amid_the_story_credits_a_photograph(read_one: ReadOne) -> None:
    assert read_one(plain(*STORY, "CORRAN PRESS.", *MORE)).agencies == ()


def test_the_same_line_under_the_story_credits_the_story(read_one: ReadOne) -> None:
    report = read_one(plain(*STORY, "CORRAN PRESS."))
    assert (report.agencies, report.credit_lines) == (("corran",), ("CORRAN PRESS.",))


@pytest.mark.parametrize("tails", [("[Corran Press]", "[LTA]"), ("[VTN]", "[VTN]")], ids=["several", "unknown"])
def test_where_single_items_of_a_digest_were_found_credits_nothing(read_one: ReadOne, tails: tuple[str, str]) -> None:
    first, second = f"{STORY[0]} {tails[0]}", f"{STORY[1]} {tails[1]}"
    assert read_one(plain(first, second, *MORE, STORY[2])).agencies == ()


def test_one_known_agency_behind_a_paragraph_is_the_storys_though_more_follows(read_one: ReadOne) -> None:
    assert read_one(plain(*STORY[:2], f"{STORY[2]} (Corran Press)", *MORE)).agencies == ("corran",)


def test_the_source_of_a_list_item_is_not_the_storys(read_one: ReadOne) -> None:
    assert read_one(plain(*STORY, *MORE, "-One poll shows the mayor ahead in Sarn. [VTN]")).agencies == ()


SIGNED = "(Reporting by Lena Voss; Additional reporting by Marc Tull in Sarn; Editing by Ada Quill.)"


def test_reporters_and_editors_listed_in_an_agencys_manner_credit_it() -> None:
    report = read_with(Names.of(()), plain(*STORY, SIGNED))
    assert (report.agencies, report.credit_lines) == (("found:reuters",), (SIGNED,))
    assert SIGNED not in report.text


def test_the_manner_credits_nobody_where_the_pack_names_other_agencies(read_one: ReadOne) -> None:
    assert read_one(plain(*STORY, SIGNED)).agencies == ()


def test_the_manner_credits_the_packs_own_actor() -> None:
    names = Names.of([Actor(id=ActorId("wire"), name="Reuters", kind="agency", aliases=())])
    assert read_with(names, plain(*STORY, SIGNED)).agencies == ("wire",)


def test_a_named_agency_goes_before_the_manner() -> None:
    text = plain(f"SARN (AFP) - {STORY[0]}", *STORY[1:], SIGNED)
    assert read_with(Names.of(()), text).agencies == ("found:afp",)


def test_an_editor_alone_is_nobodys_manner() -> None:
    assert read_with(Names.of(()), plain(*STORY, "(Editing by Ada Quill)")).agencies == ()
