"""A small theatre of our own and a newsroom that writes claims into reports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from truceline.model.actor import Actor, Side
from truceline.model.agreement import Agreement, Provision
from truceline.model.anchor import Anchor
from truceline.model.claim import Attitude, Claim
from truceline.model.event import Event, Polarity, Quantity
from truceline.model.pack import Pack
from truceline.model.period import Period
from truceline.model.place import Place
from truceline.model.report import DateBasis, Report, ReportKind

PACK = Pack(
    id="ordesh-lumen",
    title="Ordesh–Lumen ceasefire",
    sides=(Side(id="ordesh-side", name="Ordesh"), Side(id="lumenia-side", name="Lumenia")),
    actors=(
        Actor(id="ordesh", name="Ordesh", kind="state", side="ordesh-side"),
        Actor(id="ordesh-mod", name="Ordesh's defence ministry", kind="ministry", side="ordesh-side", part_of="ordesh"),
        Actor(id="ordesh-army", name="Ordeshi army", kind="armed_force", side="ordesh-side", part_of="ordesh-mod"),
        Actor(id="ordesh-guard", name="Ordeshi coast guard", kind="armed_force", side="ordesh-side", part_of="ordesh"),
        Actor(id="lumenia", name="Lumenia", kind="state", side="lumenia-side"),
        Actor(
            id="lumen-mod", name="Lumenia's defence ministry", kind="ministry", side="lumenia-side", part_of="lumenia"
        ),
        Actor(id="hog", name="Halvern Observer Group", kind="monitor"),
        Actor(id="corran", name="Corran Press", kind="agency"),
    ),
    places=(
        Place(id="upland", name="Upland", kind="region", lat=40.0, lon=40.0),
        Place(id="halvern", name="Halvern", kind="village", lat=40.1, lon=40.1, within="upland"),
        Place(id="mill", name="Halvern mill", kind="facility", lat=40.11, lon=40.1, within="halvern"),
        Place(id="tessen", name="Tessen", kind="village", lat=40.4, lon=40.6, within="upland"),
        Place(id="dosk", name="Dosk", kind="town", lat=41.9, lon=42.0),
    ),
    agreements=(
        Agreement(
            id="accord",
            title="Corran Accord",
            signed="2030-11-10",
            effective="2030-11-10",
            parties=("ordesh", "lumenia"),
            monitor="hog",
            provisions=(
                Provision(
                    number="2",
                    title="Halvern",
                    text="No forces enter Halvern.",
                    kind="territory",
                    places=("halvern",),
                    breached_by=("troop_entry",),
                ),
            ),
        ),
    ),
)


class Newsroom:
    """Writes reports sentence by sentence: each sentence is a claim, an empty line starts a paragraph."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.claims: list[Claim] = []

    def report(self, name: str, published: str | None, *, origin: str | None = None) -> str:
        self.reports.append(
            Report(
                id=name,
                input=f"{name}.txt",
                item=0,
                headline=None,
                outlet=name,
                voice="corran",
                agencies=(),
                byline=None,
                published=published,
                published_basis=DateBasis.STATED if published else DateBasis.NONE,
                language="en",
                kind=ReportKind.NEWS,
                text="",
                origin=origin,
            )
        )
        return name

    def claim(
        self, report: str, words: str, kind: str, place: str | None = None, day: str | None = None, **more
    ) -> Claim:
        """`para=True` starts a new paragraph; `joined=True` goes on in the sentence before."""
        index = next(i for i, r in enumerate(self.reports) if r.id == report)
        text = self.reports[index].text
        if more.get("joined"):
            text = text.rstrip(". ") + ", "
        elif text:
            text += "\n\n" if more.get("para") else " "
        start = len(text)
        text += words
        self.reports[index] = replace(self.reports[index], text=text + ".")
        last = more.get("until", day)
        claim = Claim(
            id=more.get("id", f"{report}-{start}-{kind}"),
            report=report,
            speaker=more.get("speaker", "corran"),
            via=(),
            speaker_anchor=None,
            cue=None,
            content=Anchor.at(text, start, len(text)),
            direct=False,
            attitude=more.get("attitude", Attitude.ASSERT),
            event=Event(
                type=kind,
                polarity=Polarity(more.get("polarity", "+")),
                actor=more.get("actor"),
                target=more.get("target"),
                place=place,
                time=Period(start=day, end=last) if day else None,
                quantities=tuple(Quantity(what=w, min=n, max=n) for w, n in more.get("counts", ())),
            ),
            background=more.get("background", False),
            extractor="test",
            confidence=1.0,
        )
        self.claims.append(claim)
        return claim


@pytest.fixture
def newsroom() -> Newsroom:
    return Newsroom()


@pytest.fixture(scope="session")
def pack() -> Pack:
    return PACK


@pytest.fixture(scope="module")
def example() -> Newsroom:
    """Three reports on a shelling, an entry and what was said of both."""
    desk = Newsroom()
    desk.report("a", "2031-09-14", origin="o1")
    desk.claim("a", "Shells fell on Halvern", "shelling", "halvern", "2031-09-13", actor="ordesh")
    desk.claim("a", "Two people died", "casualties", "halvern", "2031-09-13", counts=[("killed", 2)])
    desk.claim("a", "The ministry called it malicious", "comment", speaker="ordesh-mod")
    desk.report("b", "2031-09-15", origin="o2")
    desk.claim("b", "Troops entered Tessen", "troop_entry", "tessen", "2031-09-14", actor="ordesh-army")
    desk.claim("b", "About 40 men are there", "control_of_place", "tessen", None, actor="ordesh-army")
    desk.claim("b", "Halvern was shelled", "shelling", "halvern", "2031-09-13", para=True)
    desk.claim("b", "Observers came to Halvern", "peacekeeper_deployment", "halvern", "2031-09-14")
    desk.report("c", None, origin="o3")
    desk.claim("c", "The men left Tessen", "withdrawal", "tessen", "2031-09-17", actor="ordesh-army")
    desk.claim("c", "Nobody confirmed it", "comment")
    desk.claim("c", "Shots are heard every night", "small_arms_fire", "upland", para=True)
    return desk
