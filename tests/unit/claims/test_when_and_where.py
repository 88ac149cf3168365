"""When and where it happened, in a small invented theatre; every report is of Tuesday 4 October 2033."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.claims.conftest import PACK, Reader, report_of

from truceline.claims import Context
from truceline.claims.rules import read_claims
from truceline.model.agreement import Agreement, Provision
from truceline.model.claim import Claim
from truceline.model.ids import AgreementId, PlaceId
from truceline.model.place import Place
from truceline.model.report import ReportKind

SADDLE = PlaceId("saddle")
ROAD = Place(id=PlaceId("mill-road"), name="Mill Road", kind="corridor", within=PlaceId("belt"))
KEPT = Place(id=PlaceId("kept"), name="Kept Zone", kind="zone", aliases=("peacekeepers' zone",))


def claim_about(claims: tuple[Claim, ...], words: str) -> Claim:
    """The shortest claim that holds the words, and whose event they are."""
    return min((c for c in claims if words in c.content.quote), key=lambda c: len(c.content.quote))


def days(claim: Claim) -> tuple[str, str] | None:
    time = claim.event.time
    return (time.start[:10], time.end[:10]) if time else None


TIMES = [
    (
        "A mine exploded in Sarnbrok on Monday, the Lumenian defence ministry said. It said that the mine was laid in "
        "2031 by Ordeshi troops.",
        "was laid in",
        ("2033-10-03", "2033-10-03"),
    ),
    (
        "Ordesh said its troops shelled nobody in Sarnbrok on Monday in breach of the May 2031 accord.",
        "shelled nobody",
        ("2033-10-03", "2033-10-03"),
    ),
    (
        "Lumenia said the road at Sarnbrok will stay closed until Friday.",
        "closed until Friday",
        ("2033-10-04", "2033-10-07"),
    ),
    (
        "Shells fell on the market of Sarnbrok, a village on the line, on Sunday evening, the Lumenian defence "
        "ministry said.",
        "market of Sarnbrok",
        ("2033-10-02", "2033-10-02"),
    ),
    (
        "Shells fell on Sarnbrok on Sunday. Four shells hit the place that evening, after nine on Saturday.",
        "Four shells",
        ("2033-10-02", "2033-10-02"),
    ),
    (
        "On Saturday the Lumenian defence ministry described the statement of Ordesh as one-sided.",
        "one-sided",
        ("2033-10-01", "2033-10-01"),
    ),
]


@pytest.mark.parametrize(("text", "words", "expected"), TIMES)
def test_an_event_is_dated_by_when_it_happened(read: Reader, text: str, words: str, expected: tuple[str, str]) -> None:
    assert days(claim_about(read(text), words)) == expected


def test_what_an_editorial_says_of_now_is_of_its_day(read: Reader) -> None:
    text = "Sarnbrok was shelled on Saturday. It is unclear what the contingent is doing there at the moment."
    found = claim_about(read(text, kind=ReportKind.EDITORIAL), "at the moment")
    assert days(found) == ("2033-10-04", "2033-10-04")


def test_a_coarse_date_of_a_signing_is_refined_by_the_report(read: Reader) -> None:
    text = (
        "The alliance agreement signed with Ordesh this September changed much. "
        "The pact was signed on 12 September 2033 in Varnholt."
    )
    assert days(claim_about(read(text, kind=ReportKind.EDITORIAL), "this September")) == ("2033-09-12", "2033-09-12")


PLACES = [
    ("Ordesh said its marines had withdrawn from Cold Saddle.", "had withdrawn", "saddle"),
    ("Lumenia said Ordeshi marines landed from three boats on Cold Saddle.", "landed", "saddle"),
    (
        "Lumenia said that shots were fired at Sarnbrok from the Ordeshi post on Cold Saddle.",
        "shots were fired",
        "sarn",
    ),
    (
        "Ordeshi troops shelled Cold Saddle, Lumenia said.\n\nSarnbrok was on edge already. On Monday a man was shot "
        "in the shoulder, the Lumenian defence ministry said.",
        "was shot",
        "sarn",
    ),
    (
        "Cold Saddle. Two men entered the Middle Belt, the Halvern Observer Group said.\n\n"
        "Sarnbrok. On Monday 17 shells were fired, the Halvern Observer Group said.",
        "17 shells",
        "sarn",
    ),
    ("Mill Road is quiet. Lumenia said the only road across the Middle Belt was closed.", "was closed", "mill-road"),
    (
        "Shells hit Sarnbrok, Lumenia said.\n\nOrdesh accused Lumenia of violating the truce by entering the zone that "
        "is the responsibility of the Tarsian peacekeepers.",
        "of violating the truce",
        "kept",
    ),
    (
        "Lumenia said Ordeshi troops had entered Cold Saddle and shelled Sarnbrok.\n\n"
        "It called on Ordesh to withdraw its troops.",
        "Ordesh to withdraw",
        "saddle",
    ),
    (
        "Twelve shells hit Sarnbrok on Monday. The Lumenian defence ministry laid the shelling on a battery east of "
        "Cold Saddle. “They fired on people at market,” the ministry said.",
        "They fired on people",
        "sarn",
    ),
    (
        "Nothing new was heard from the line.\n\nCOLD SADDLE. Two drones were shot at over the pass on Monday.\n\n"
        "SARNBROK. A mortar shell fell in a garden.",
        "mortar shell fell",
        "sarn",
    ),
]


@pytest.mark.parametrize(("text", "words", "place"), PLACES)
def test_an_event_is_placed_where_it_happened(text: str, words: str, place: str) -> None:
    context = Context.of(replace(PACK, places=(*PACK.places, ROAD, KEPT)))
    assert claim_about(read_claims(report_of(text), context).claims, words).event.place == place


def test_a_breach_of_a_point_is_where_the_point_says() -> None:
    point = Provision(number="5", title="The pass", text="The pass stays open.", kind="corridor", places=(SADDLE,))
    agreement = Agreement(
        id=AgreementId("accord"),
        title="May accord",
        signed=None,
        effective=None,
        parties=(),
        monitor=None,
        provisions=(point,),
    )
    context = Context.of(replace(PACK, agreements=(agreement,)))
    text = "Shells hit Sarnbrok on Monday. Point 5 of the accord has been violated, the Lumenian defence ministry said."
    assert claim_about(read_claims(report_of(text), context).claims, "Point 5").event.place == SADDLE


def test_fire_towards_a_place_is_told_of_that_place(read: Reader) -> None:
    claims = read("Ordesh said that Lumenian artillery opened fire in the direction of Sarnbrok on Monday.")
    assert claim_about(claims, "opened fire").event.place == "sarn"


FIRED_AT = [
    "Ordeshi troops fired two mortars at Sarnbrok on Monday.",
    "Ordesh said two mortars were fired at Sarnbrok on Monday.",
    "Ordesh fired artillery at Sarnbrok on Monday.",
    "Rockets were launched at Sarnbrok on Monday.",
    "Ordesh opened fire with mortars at Sarnbrok on Monday.",
    "Ordeshi troops used mortars and artillery near Sarnbrok on Monday, shelling the school.",
    "Mortars landed in Sarnbrok on Monday.",
    "Two mortars hit the market in Sarnbrok on Monday.",
    "Artillery pounded villages near Sarnbrok on Monday.",
]


@pytest.mark.parametrize("text", FIRED_AT)
def test_where_shells_are_fired_at_or_come_down_is_where_it_happened(read: Reader, text: str) -> None:
    claims = read(f"Talks at Cold Saddle came to nothing.\n\n{text}")
    assert claims[-1].event.type == "shelling"
    assert claims[-1].event.place == "sarn"


def test_who_dies_in_a_hospital_elsewhere_died_of_what_happened_where_it_did(read: Reader) -> None:
    claims = read("A shell hit Sarnbrok on Monday. One man died in the clinic at Varnholt this morning.")
    assert claims[-1].event.type == "casualties"
    assert claims[-1].event.place == "sarn"


STOOD_AT = [
    "Mortars positioned near Cold Saddle shelled Sarnbrok.",
    "The launchers at Cold Saddle fired rockets at Sarnbrok.",
    "Two rockets fired from launchers at Cold Saddle struck Sarnbrok.",
    "Ordesh fired on Sarnbrok with mortars deployed at Cold Saddle.",
    "Sarnbrok was shelled by a battery behind Cold Saddle.",
]


@pytest.mark.parametrize("text", STOOD_AT)
def test_where_the_guns_stand_is_not_where_the_shells_fell(read: Reader, text: str) -> None:
    assert read(text)[-1].event.place == "sarn"


def test_blame_is_of_the_day_of_what_it_is_laid_for(read: Reader) -> None:
    claims = read(
        "Shells hit Sarnbrok on Monday. The Lumenian defence ministry said Ordesh bore full responsibility for it."
    )
    blame = next(c for c in claims if c.event.type == "accusation")
    assert blame.event.time is not None
    assert blame.event.time.start.startswith("2033-10-03")


DATELINES = [
    "YELDAN, May 4, 2022 (Corran Press) - ",
    "YELDAN, May 4, 2022 (X) - ",
    "Yeldan, May 4, 2022 (Corran Press) - ",
    "YELDAN, Sept. 4, 2022 (Corran Press) - ",
    "YELDAN/VARN, Wednesday, May 4, 2022 (Corran Press) -- ",
    "VARN, 4 May 2022 — ",
    "Varn, 4 May 2022 — ",
    "Varn, 4 May 2022 (Corran Press) — ",
    "(Corran Press) May 4 2022 - ",
    "YELDAN (Corran Press) May 4 2022 - ",
    "YELDAN - May 4, 2022 - ",
    "(Corran Press, May 4, 2022) - ",
    "May 4, 2022 (Corran Press) - ",
    "Cold Saddle, May 4, 2022 (Corran Press) - ",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_is_no_part_of_the_claim_and_no_place_of_it(read: Reader, dateline: str) -> None:
    (claim,) = read(f"{dateline}Ordeshi troops shelled the village of Sarnbrok on Monday.")
    assert claim.content.quote == "Ordeshi troops shelled the village of Sarnbrok on Monday"
    assert claim.event.place == "sarn"


@pytest.mark.parametrize(
    "text",
    [
        "On 4 May 2022 - the day of the vote - Ordeshi troops shelled Sarnbrok.",
        "Varnholt, May 4, 2022 was a day of war: Ordeshi troops shelled Sarnbrok.",
        "Talks failed.\n\nYeldan, Sept. 4 - Ordeshi troops shelled Sarnbrok.",
    ],
)
def test_a_date_in_a_sentence_is_no_dateline(read: Reader, text: str) -> None:
    assert read(text)[-1].content.quote == text.rsplit("\n", maxsplit=1)[-1].rstrip(".")
