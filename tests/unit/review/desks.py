"""A desk with two reports on it, made by hand: nothing is read by a machine here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from truceline.model.actor import Actor, Side
from truceline.model.anchor import Anchor
from truceline.model.capture import InputFile
from truceline.model.claim import Attitude, Claim
from truceline.model.decision import ByHand
from truceline.model.event import Event, Polarity
from truceline.model.ids import ActorId, ClaimId, PlaceId, ReportId, content_id
from truceline.model.pack import Pack
from truceline.model.period import Period
from truceline.model.place import Place
from truceline.model.recorded import Reading
from truceline.model.report import DateBasis, Report, ReportKind
from truceline.pipeline.recording import Contents
from truceline.review.deciding import Signature
from truceline.review.desk import Desk

PACK = Pack(
    id="ordesh-lumen",
    title="Ordesh–Lumen ceasefire",
    sides=(Side(id="ordesh-side", name="Ordesh"), Side(id="lumenia-side", name="Lumenia")),
    actors=(
        Actor(id=ActorId("ordesh-mod"), name="Ordeshi defence ministry", kind="ministry", side="ordesh-side"),
        Actor(id=ActorId("lumen-mod"), name="Lumenian defence ministry", kind="ministry", side="lumenia-side"),
        Actor(id=ActorId("mirror"), name="Varnholt Mirror", kind="outlet"),
    ),
    places=(Place(id=PlaceId("serrapont"), name="Serrapont", kind="village", lat=40.0, lon=40.0),),
)
FIRST = (
    "Shells fell near Serrapont, the Ordeshi defence ministry said on Saturday.\n\n"
    "Two soldiers were wounded, it added. The Lumenian defence ministry denied that its units had opened fire.\n\n"
    "Major Orell said that a bridge was closed."
)
SECOND = "Nothing happened near Serrapont, the Lumenian defence ministry said."


def make_report(text: str = FIRST, *, path: str = "inbox/one.txt", published: str = "2031-09-14") -> Report:
    return Report(
        id=ReportId(content_id("r", path, text)),
        input=path,
        item=0,
        headline=None,
        outlet="Varnholt Mirror",
        voice=ActorId("mirror"),
        agencies=(),
        byline=None,
        published=published,
        published_basis=DateBasis.STATED,
        language="en",
        kind=ReportKind.NEWS,
        text=text,
    )


def words(report: Report, quote: str) -> Anchor:
    start = report.text.index(quote)
    return Anchor.at(report.text, start, start + len(quote))


def make_claim(
    report: Report,
    quote: str,
    kind: str = "shelling",
    *,
    speaker: str = "ordesh-mod",
    named: str = "the Ordeshi defence ministry",
    **more: object,
) -> Claim:
    content = words(report, quote)
    claim = Claim(
        id=ClaimId(content_id("c", report.id, content.start, content.end, speaker, kind)),
        report=report.id,
        speaker=ActorId(speaker),
        via=(),
        speaker_anchor=words(report, named),
        cue=words(report, "said"),
        content=content,
        direct=False,
        attitude=Attitude.ASSERT,
        event=Event(
            type=kind,
            polarity=Polarity.HAPPENED,
            place=PlaceId("serrapont"),
            time=Period(start="2031-09-13", end="2031-09-13"),
        ),
        background=False,
        extractor="rules/1",
        confidence=0.7,
    )
    return replace(claim, **more)


def shelling(report: Report) -> Claim:
    return make_claim(report, "Shells fell near Serrapont")


def wounded(report: Report) -> Claim:
    return make_claim(report, "Two soldiers were wounded", "casualties")


def read_first(report: Report) -> Reading:
    return Reading(ran=("rules/1",), claims=(shelling(report), wounded(report)), actors=(), places=())


def read_second(report: Report) -> Reading:
    named = "the Lumenian defence ministry"
    claim = make_claim(report, "Nothing happened near Serrapont", speaker="lumen-mod", named=named)
    return Reading(ran=("rules/1",), claims=(claim,), actors=(), places=())


def make_contents(
    decisions: Sequence[ByHand] = (), *, first: str = FIRST, readings: dict[ReportId, Reading] | None = None
) -> Contents:
    one, two = make_report(first), make_report(SECOND, path="inbox/two.txt", published="2031-09-15")
    return Contents(
        pack=PACK,
        inputs=tuple(InputFile(path=r.input, sha256="0" * 64, bytes=9, media_type="text/plain") for r in (one, two)),
        issues=(),
        reports=(one, two),
        readings=readings if readings is not None else {one.id: read_first(one), two.id: read_second(two)},
        added={one.id: "2031-09-16T00:00:00+00:00", two.id: "2031-09-16T00:00:00+00:00"},
        decisions=tuple(decisions),
    )


def make_desk(*decisions: ByHand, **more: object) -> Desk:
    return Desk.of(make_contents(decisions, **more))


def signed(
    by: str = "Mara Voss", why: str = "read it twice", *, hour: int = 9, replaces: Sequence[str] = ()
) -> Signature:
    return Signature(by=by, on=f"2031-09-20T{hour:02d}:00:00+00:00", why=why, replaces=tuple(replaces))


def outcomes(desk: Desk) -> list[str]:
    return [ruling.outcome.value for ruling in desk.applied.rulings]


def texts(desk: Desk) -> list[str]:
    """Whose words, and which, in the order of the record."""
    return [f"{claim.speaker}: {claim.content.quote} ({claim.event.type})" for claim in desk.claims.values()]
