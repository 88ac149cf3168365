"""Who is quoted in each text."""

from truceline.model.anchor import Anchor
from truceline.model.claim import Attitude, Claim
from truceline.model.event import Event, Polarity
from truceline.model.ids import ActorId, ClaimId, OriginId, ReportId, TextId
from truceline.model.lineage import Carriage, Carrier, Debt, Ground, Originator, Part, Text
from truceline.model.report import Passage
from truceline.pipeline.originators import name_quoted


def text(name: str, *reports: str, by: str = "standard", part: Part = Part.PRINTED, on: Ground | None = None) -> Text:
    source, *others = (ReportId(report) for report in reports)
    return Text(
        id=TextId(name),
        origin=OriginId("o-1"),
        carriers=(
            Carrier(report=source, how=Carriage.SOURCE),
            *(Carrier(report=other, how=Carriage.REPRINT, like=source) for other in others),
        ),
        rests_on=(on,) if on else (),
        originators=(Originator(actor=ActorId(by), part=part, report=source),),
    )


def claim(
    name: str, report: str, speaker: str, *, quoted: bool = True, start: int = 0, repeats: str | None = None
) -> Claim:
    anchor = Anchor(start=start, end=start + 10, quote="x" * 10)
    return Claim(
        id=ClaimId(name),
        report=ReportId(report),
        speaker=ActorId(speaker),
        via=(),
        speaker_anchor=anchor if quoted else None,
        cue=None,
        content=anchor,
        direct=False,
        attitude=Attitude.ASSERT,
        event=Event(type="shelling", polarity=Polarity.HAPPENED),
        background=False,
        extractor="rules/1",
        confidence=0.5,
        repeats=ClaimId(repeats) if repeats else None,
    )


def quoted(texts: list[Text], *claims: Claim) -> dict[str, dict[str, list[str]]]:
    return {
        each.id: {o.actor: list(o.claims) for o in each.originators if o.part is Part.QUOTED}
        for each in name_quoted(texts, claims)
    }


def test_everybody_quoted_in_a_carrier_stands_behind_the_text_by_their_claims() -> None:
    claims = claim("c1", "r1", "mod"), claim("c2", "r2", "mayor"), claim("c3", "r1", "mod", start=40)
    assert quoted([text("t", "r1", "r2")], *claims) == {"t": {"mayor": ["c2"], "mod": ["c1", "c3"]}}


def test_what_a_report_says_itself_and_what_it_only_repeats_quote_nobody() -> None:
    claims = claim("c1", "r1", "standard", quoted=False), claim("c2", "r1", "mod", repeats="c0")
    assert quoted([text("t", "r1")], *claims) == {"t": {}}


def test_a_body_is_not_quoted_in_its_own_statement() -> None:
    own = text("t", "r1", by="mod", part=Part.ISSUED)
    assert quoted([own], claim("c1", "r1", "mod"), claim("c2", "r1", "army")) == {"t": {"army": ["c2"]}}


def test_who_is_quoted_in_copy_taken_over_stands_behind_the_other_text() -> None:
    taken = Passage(a=ReportId("r1"), a_start=0, a_end=30, b=ReportId("r2"), b_start=0, b_end=30)
    adds = text("t2", "r2", on=Ground(text=TextId("t1"), how=Debt.ADDS, passages=(taken,)))
    claims = claim("c1", "r1", "mod"), claim("c2", "r2", "mod", start=5), claim("c3", "r2", "doctor", start=60)
    assert quoted([text("t1", "r1"), adds], *claims) == {"t1": {"mod": ["c1"]}, "t2": {"doctor": ["c3"]}}


def test_who_wrote_the_text_stays_first() -> None:
    (named,) = name_quoted([text("t", "r1")], [claim("c1", "r1", "army")])
    assert [(o.actor, o.part) for o in named.originators] == [("standard", Part.PRINTED), ("army", Part.QUOTED)]
