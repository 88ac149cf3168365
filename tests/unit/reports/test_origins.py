from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.model.ids import ActorId, ReportId
from truceline.model.report import DateBasis, Origin, OriginBasis, Report, ReportKind
from truceline.reports import group_origins

WIRE = (
    "Ordesh said on Monday that two of its soldiers had been wounded when shells landed near a pumping station on the "
    "edge of the Halvern Heights.\n"
    "The defence ministry in Kestry said that eleven shells had come from the direction of the old quarry between four "
    "and five in the morning, and that engineers were looking at the craters.\n"
    "“We did not fire, and we have nothing there to fire with,” a spokeswoman of the Lumenian army, Ilse Moran, "
    "told reporters in Miravel.\n"
    "The peacekeepers of Tarsia, who keep a post two kilometres away, said that they had counted nine explosions and "
    "could not yet say where the shells had come from.\n"
    "Farmers from the nearest village drove their cattle down to the river before it was light, and the school stayed "
    "closed for the day, the district office said."
)
BACKGROUND = (
    "More than four thousand people died in the war that Ordesh and Lumenia fought over the heights three years ago, "
    "and tens of thousands on both sides of the river left their homes."
)
LOCAL = (
    "The mayor of Grenmark opened the autumn market on Saturday under a grey sky and praised the growers of the "
    "valley, who had brought forty kinds of apples to the square.\nA jury of three tasted every one of them and gave "
    "the first prize to a widow from Upper Lane, who said that she had nearly stayed at home.\n"
    "The brass band played until nine, and the fire brigade sold soup from a kettle that holds three hundred litres."
)
OTHER = (
    "Talks on the railway through the Middle Belt ended without a date for the next round, both delegations said late "
    "on Monday in the hotel where they have met since spring.\nThe engineers of the two railways agree on the gauge "
    "and on little else, and the bridge at the lower bend needs new piers before anything heavy can cross."
)
FOOTER = (
    "The Kestry Standard is a member of the Association of Papers. All rights reserved. No part of this page may be "
    "copied or passed on without the written permission of the publisher, whose address stands in the printed edition."
)


def report(name: str, text: str, **changes: object) -> Report:
    fields: dict[str, object] = {
        "id": ReportId(name),
        "input": f"{name}.txt",
        "item": 0,
        "headline": None,
        "outlet": None,
        "voice": ActorId(f"found:{name}"),
        "agencies": (),
        "byline": None,
        "published": "2033-10-03",
        "published_basis": DateBasis.STATED,
        "language": "en",
        "kind": ReportKind.NEWS,
        "text": text,
    }
    return Report(**(fields | changes))  # type: ignore[arg-type]


def groups(*reports: Report) -> list[set[str]]:
    _, origins = group_origins(reports)
    return sorted(({str(member) for member in origin.reports} for origin in origins), key=lambda g: (-len(g), min(g)))


def only_shared(*reports: Report) -> Origin:
    (origin,) = [origin for origin in group_origins(reports)[1] if len(origin.reports) > 1]
    return origin


def test_a_whole_reprint_is_verbatim_whatever_its_quotation_marks_and_spaces() -> None:
    reprint = WIRE.replace("“", '"').replace("”", '"').replace("\n", "\n\n")
    origin = only_shared(report("a", WIRE), report("b", reprint), report("c", OTHER))
    assert origin.basis is OriginBasis.VERBATIM
    assert set(origin.reports) == {"a", "b"}


def test_a_report_that_shares_with_none_is_alone_in_its_origin() -> None:
    reports, origins = group_origins([report("a", WIRE), report("b", OTHER)])
    assert [(origin.reports, origin.basis, origin.passages) for origin in origins] == [
        (("a",), OriginBasis.VERBATIM, ()),
        (("b",), OriginBasis.VERBATIM, ()),
    ]
    assert [r.origin for r in reports] == [origin.id for origin in origins]


@pytest.mark.parametrize(
    "copy",
    [
        WIRE.replace("on Monday", "Monday").replace("wounded", "injured").replace("engineers", "experts"),
        "\n".join(WIRE.split("\n")[:2]),
        "\n".join([*WIRE.split("\n")[:2], LOCAL, *WIRE.split("\n")[2:]]),
        LOCAL + "\n" + "\n".join(WIRE.split("\n")[:2]),
    ],
    ids=["light edits", "cut", "local paragraphs added", "buried in another article"],
)
def test_a_copy_that_was_changed_is_near(copy: str) -> None:
    assert only_shared(report("a", WIRE), report("b", copy), report("c", OTHER)).basis is OriginBasis.NEAR


def test_passages_hold_the_same_words_to_the_character() -> None:
    kept = [WIRE.split("\n")[place] for place in (3, 1, 2)]
    first, second = report("a", WIRE), report("b", "\n".join([LOCAL, *kept]), published="2033-10-04")
    passages = only_shared(first, second).passages
    assert {WIRE[p.a_start : p.a_end] for p in passages} == {kept[0], f"{kept[1]}\n{kept[2]}"}
    assert all(WIRE[p.a_start : p.a_end] == second.text[p.b_start : p.b_end] for p in passages)


def test_a_quotation_that_two_reporters_both_carry_makes_no_origin() -> None:
    said = (
        "“We have seen no change on the heights since the morning, nobody there has been asked to leave, nobody will "
        "be asked to leave, and whoever says otherwise has not been there in all his life and should come and see,”"
    )
    first = f"{said} a spokesman of the Ordeshi army said.\n{OTHER}"
    second = f"{said} an officer told the paper from Grenmark.\n{LOCAL}"
    assert groups(report("a", first), report("b", second)) == [{"a"}, {"b"}]


def test_background_that_one_agency_uses_again_makes_no_origin() -> None:
    agency = (ActorId("corran-press"),)
    first = report("a", f"{OTHER}\n{BACKGROUND}", agencies=agency)
    second = report("b", f"{LOCAL}\n{BACKGROUND}", agencies=agency)
    assert groups(first, second) == [{"a"}, {"b"}]


def test_the_footer_of_an_outlet_pairs_nothing_even_below_short_items() -> None:
    items = [*LOCAL.split("\n"), *OTHER.split("\n"), *WIRE.split("\n")[:3]]
    voice = ActorId("kestry-standard")
    reports = [
        report(f"i{n}", f"{item}\n{FOOTER}", voice=voice, published=f"2033-10-{1 + n:02d}")
        for n, item in enumerate(items)
    ]
    assert all(len(group) == 1 for group in groups(*reports))


def stages_of_one_story(agency_of_second: str, day_of_second: str) -> tuple[Report, Report]:
    quoted = (
        "“There has been no change in the positions of our units on the heights, which are a part of this country,” "
        "the Lumenian defence ministry said.\n“The words about a departure of anybody from anywhere are not true,” it "
        "said in a statement."
    )
    early = (
        f"Lumenia denied on Monday that it had pulled its men back from the strip.\n{quoted}\nKestry had accused it of "
        "entering the zone with drones and men, which Miravel called an invention."
    )
    late = (
        "The two republics traded accusations over a movement of troops near the quarry on Monday, three years after "
        f"the war between them.\n{quoted}\nOrdesh said that by noon the soldiers had left again and called for calm."
    )
    first = report("a", early, agencies=(ActorId("corran-press"),))
    return first, report("b", late, agencies=(ActorId(agency_of_second),), published=day_of_second)


def test_two_stages_of_one_agency_story_are_one_origin() -> None:
    assert only_shared(*stages_of_one_story("corran-press", "2033-10-03T18:00:00+04:00")).basis is OriginBasis.AGENCY


@pytest.mark.parametrize(("agency", "day"), [("other-wire", "2033-10-03"), ("corran-press", "2033-10-09")])
def test_without_the_agency_or_the_day_in_common_they_are_two(agency: str, day: str) -> None:
    assert groups(*stages_of_one_story(agency, day)) == [{"a"}, {"b"}]


def test_a_digest_of_two_stories_does_not_make_them_one() -> None:
    digest = report("z", f"{WIRE}\n{OTHER}", published="2033-10-05")
    assert groups(report("a", WIRE), report("b", OTHER), digest) == [{"a", "z"}, {"b"}]


def test_the_earliest_whole_text_is_what_a_reprint_duplicates() -> None:
    texts = {
        "late": WIRE,
        "early": WIRE,
        "cut": "\n".join(WIRE.split("\n")[:3]),
        "light": WIRE.replace("wounded", "hurt"),
    }
    days = {
        "late": "2033-10-04T09:00:00+04:00",
        "early": "2033-10-04T04:00:00+01:00",
        "cut": None,
        "light": "2033-10-05",
    }
    reports, _ = group_origins([report(name, text, published=days[name]) for name, text in texts.items()])
    assert {str(r.id): r.duplicates for r in reports} == {"late": "early", "early": None, "cut": None, "light": "early"}


def test_a_few_words_that_are_the_same_everywhere_are_no_copy() -> None:
    assert groups(report("a", "No comment."), report("b", "No comment.")) == [{"a"}, {"b"}]


def test_an_empty_text_is_alone() -> None:
    assert groups(report("a", ""), report("b", ""), report("c", "…")) == [{"a"}, {"b"}, {"c"}]


POOL = [
    report("r1", WIRE, published="2033-10-03T05:00:00+00:00"),
    report("r2", "\n".join(WIRE.split("\n")[1:]), published="2033-10-03T07:00:00+00:00"),
    report("r3", OTHER, published=None),
    report("r4", LOCAL, published="2033-10-02"),
    report("r5", f"{LOCAL}\n{WIRE}", published="2033-10-06"),
    report("r6", OTHER.replace("spring", "winter"), published="2033-10-04"),
]


@settings(max_examples=25, deadline=None)
@given(st.permutations(POOL))
def test_the_order_of_the_input_changes_nothing(shuffled: list[Report]) -> None:
    reports, origins = group_origins(shuffled)
    expected_reports, expected_origins = group_origins(POOL)
    assert [r.id for r in reports] == [r.id for r in shuffled]
    assert {r.id: r for r in reports} == {r.id: r for r in expected_reports}
    assert origins == expected_origins


@settings(max_examples=25, deadline=None)
@given(st.sets(st.integers(0, 3), min_size=1))
def test_a_later_report_renames_no_origin(indices: set[int]) -> None:
    some = [POOL[index] for index in sorted(indices)]
    before = {r.id: r.origin for r in group_origins(some)[0]}
    after = {r.id: r.origin for r in group_origins([*some, report("zz", WIRE, published="2033-11-01")])[0]}
    assert {name: after[name] for name in before} == before
