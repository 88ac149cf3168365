"""An incident of our own theatre, told claim by claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from truceline.model.act import ActKind
from truceline.model.actor import Actor, Side
from truceline.model.anchor import Anchor
from truceline.model.claim import Attitude, Claim
from truceline.model.event import Event, Polarity, Quantity
from truceline.model.incident import Incident
from truceline.model.pack import Pack
from truceline.model.period import Period
from truceline.model.place import Place
from truceline.model.question import Question
from truceline.model.report import DateBasis, Report, ReportKind
from truceline.questions import ask_questions

ACTORS = (
    Actor(id="ordesh", name="Ordesh", kind="state", side="ordesh-side"),
    Actor(id="ordesh-mod", name="Ordesh's defence ministry", kind="ministry", side="ordesh-side", part_of="ordesh"),
    Actor(id="ordesh-army", name="the Ordeshi army", kind="armed_force", side="ordesh-side", part_of="ordesh-mod"),
    Actor(id="ordesh-guard", name="the Ordeshi border guard", kind="armed_force", side="ordesh-side", part_of="ordesh"),
    Actor(id="vell", name="Major Vell", kind="person", side="ordesh-side", part_of="ordesh-mod"),
    Actor(id="ordesh-times", name="Ordesh Times", kind="outlet", side="ordesh-side"),
    Actor(id="lumenia", name="Lumenia", kind="state", side="lumenia-side"),
    Actor(id="lumen-mod", name="Lumenia's defence ministry", kind="ministry", side="lumenia-side", part_of="lumenia"),
    Actor(id="lumen-army", name="the Lumenian army", kind="armed_force", side="lumenia-side", part_of="lumen-mod"),
    Actor(id="hog", name="Halvern Observer Group", kind="monitor"),
    Actor(id="corran", name="Corran Press", kind="agency"),
    Actor(id="daily", name="The Daily", kind="outlet"),
    Actor(id="found:baker", name="a baker", kind="person", known=False),
)
PACK = Pack(
    id="ordesh-lumen",
    title="Ordesh–Lumen ceasefire",
    sides=(Side(id="ordesh-side", name="Ordesh"), Side(id="lumenia-side", name="Lumenia")),
    actors=tuple(actor for actor in ACTORS if actor.known),
    places=(Place(id="halvern", name="Halvern", kind="village"), Place(id="dosk", name="Dosk", kind="town")),
)


class Account:
    """Collects what is said about one incident at Halvern; `says` takes the speaker, the type and what matters."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self.reports: dict[str, Report] = {}
        self.incompatible: tuple[tuple[str, str], ...] = ()

    def says(self, speaker: str, kind: str, polarity: str = "+", **more) -> Claim:
        day = more.get("told", "2031-09-14")
        voice = more.get("voice", "corran")
        report = more.get("report", f"r-{voice}-{day}-{len(self.claims)}")
        self.reports.setdefault(report, _report(report, day, voice, more.get("origin", f"o-{report}")))
        words = more.get("words", "words")
        own_voice = more.get("own_voice", False)
        claim = Claim(
            id=f"c{len(self.claims)}",
            report=report,
            speaker=speaker,
            via=(),
            speaker_anchor=None if own_voice else Anchor(start=0, end=1, quote="w"),
            cue=None,
            content=Anchor(start=0, end=len(words), quote=words),
            direct=False,
            attitude=more.get("attitude", Attitude.REPORT if own_voice else Attitude.ASSERT),
            event=Event(
                type=kind,
                polarity=Polarity(polarity),
                actor=more.get("actor"),
                target=more.get("target"),
                place=more.get("place", "halvern"),
                time=Period(start=more["day"], end=more.get("until", more["day"])) if "day" in more else None,
                quantities=tuple(
                    Quantity(what=w, min=low, max=high, approx=more.get("approx", False))
                    for w, low, high in more.get("counts", ())
                ),
            ),
            background=False,
            extractor="test",
            confidence=1.0,
            incident="i-1",
            act=more.get("act", ActKind.STATEMENT),
        )
        self.claims.append(claim)
        return claim

    def denies(self, speaker: str, kind: str, **more) -> Claim:
        return self.says(speaker, kind, "-", attitude=Attitude.DENY, **more)

    def pack(self) -> Pack:
        return replace(PACK, incompatible=self.incompatible)

    def questions(self) -> list[Question]:
        incident = Incident(
            id="i-1",
            title="Something at Halvern",
            place="halvern",
            time=None,
            event_types=tuple(dict.fromkeys(c.event.type for c in self.claims)),
            claims=tuple(c.id for c in self.claims),
        )
        return ask_questions([incident], self.claims, list(self.reports.values()), ACTORS, self.pack())

    def question(self, kind: str, event_type: str | None = None, what: str | None = None) -> Question | None:
        found = [q for q in self.questions() if q.kind == kind and q.what == what]
        return next((q for q in found if event_type is None or q.event_type == event_type), None)


def _report(name: str, published: str | None, voice: str, origin: str) -> Report:
    return Report(
        id=name,
        input=f"{name}.txt",
        item=0,
        headline=None,
        outlet=voice,
        voice=voice,
        agencies=(),
        byline=None,
        published=published,
        published_basis=DateBasis.STATED,
        language="en",
        kind=ReportKind.NEWS,
        text="words",
        origin=origin,
    )


@pytest.fixture
def account() -> Account:
    return Account()


@pytest.fixture
def answers():
    """The positions of a question as a mapping of answer to the set of speakers."""
    return lambda question: {p.answer: set(p.speakers) for p in question.positions}
