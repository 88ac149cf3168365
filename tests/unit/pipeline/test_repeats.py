"""What only hands on an earlier claim of the same origin."""

from truceline.model.anchor import Anchor
from truceline.model.claim import Attitude, Claim
from truceline.model.event import Event, Polarity, Quantity
from truceline.model.ids import ActorId, ClaimId, OriginId, ReportId
from truceline.model.report import DateBasis, Report, ReportKind
from truceline.pipeline.repeats import mark_repeats


def report(name: str, published: str | None, *, origin: str = "o-1") -> Report:
    return Report(
        id=ReportId(name),
        input=f"{name}.txt",
        item=0,
        headline=None,
        outlet=None,
        voice=ActorId(f"found:{name}"),
        agencies=(),
        byline=None,
        published=published,
        published_basis=DateBasis.STATED,
        language="en",
        kind=ReportKind.NEWS,
        text="",
        origin=OriginId(origin),
    )


def claim(report: str, words: str, *, speaker: str | None = "lumen-mod", killed: int = 2) -> Claim:
    anchor = Anchor(start=0, end=len(words), quote=words)
    return Claim(
        id=ClaimId(f"c-{report}"),
        report=ReportId(report),
        speaker=ActorId(speaker or f"found:{report}"),
        via=(),
        speaker_anchor=anchor if speaker else None,
        cue=anchor if speaker else None,
        content=anchor,
        direct=False,
        attitude=Attitude.ASSERT,
        event=Event(
            type="casualties",
            polarity=Polarity.HAPPENED,
            quantities=(Quantity(what="killed", min=killed, max=killed),),
        ),
        background=False,
        extractor="rules/1",
        confidence=0.5,
    )


TWO = "two guards were killed at the bridge on Saturday"


def repeats(claims: list[Claim], reports: list[Report]) -> dict[str, str | None]:
    return {each.report: each.repeats for each in mark_repeats(claims, reports)}


def test_the_later_reprint_repeats_the_earlier_report() -> None:
    reports = [report("a", "2031-09-15"), report("b", "2031-09-14")]
    assert repeats([claim("a", TWO), claim("b", TWO)], reports) == {"a": "c-b", "b": None}


def test_an_undated_report_never_tells_first() -> None:
    reports = [report("a", None), report("b", "2031-09-14")]
    assert repeats([claim("a", TWO), claim("b", TWO)], reports) == {"a": "c-b", "b": None}


def test_a_light_edit_is_still_a_repeat() -> None:
    reports = [report("a", "2031-09-14"), report("b", "2031-09-15")]
    edited = TWO.replace("Saturday", "Sunday")
    assert repeats([claim("a", TWO), claim("b", edited)], reports)["b"] == "c-a"


def test_another_number_is_another_claim() -> None:
    reports = [report("a", "2031-09-14"), report("b", "2031-09-15")]
    assert repeats([claim("a", TWO), claim("b", TWO, killed=3)], reports)["b"] is None


def test_what_reprints_state_in_their_own_voice_is_one_account() -> None:
    reports = [report("a", "2031-09-14"), report("b", "2031-09-15")]
    assert repeats([claim("a", TWO, speaker=None), claim("b", TWO, speaker=None)], reports)["b"] == "c-a"


def test_the_same_words_in_another_origin_are_a_second_account() -> None:
    reports = [report("a", "2031-09-14"), report("b", "2031-09-15", origin="o-2")]
    assert repeats([claim("a", TWO), claim("b", TWO)], reports)["b"] is None
