from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.model.actor import Actor
from truceline.model.agreement import Agreement, Provision
from truceline.model.anchor import Anchor
from truceline.model.claim import Attitude, Claim
from truceline.model.event import Event, Polarity
from truceline.model.ids import ActorId, AgreementId, ClaimId, ReportId
from truceline.model.pack import Pack
from truceline.model.report import DateBasis, Report, ReportKind

VOICE = ActorId("kestry-standard")
POINTS = (
    ("1", "Cessation of fire", "Both sides stop all fire across the Middle Belt.", "cessation"),
    ("2", "Middle Belt", "No soldiers or border guards of either side stand in the Middle Belt.", "territory"),
    ("3", "Heavy guns", "Guns and rockets are taken twelve kilometres back.", "withdrawal"),
    ("4", "Interposition force", "Tarsia places a force of six hundred on the roads.", "deployment"),
    ("5", "Prisoners", "All persons held because of the conflict go home.", "prisoners"),
    ("6", "Wells", "The wells of the Halvern Heights are open to both villages.", "economic"),
)


def _agreement(id_: str, title: str) -> Agreement:
    provisions = tuple(Provision(number=n, title=t, text=words, kind=kind) for n, t, words, kind in POINTS)
    return Agreement(
        id=AgreementId(id_),
        title=title,
        signed="2033-04-02",
        effective=None,
        parties=(ActorId("ordesh"), ActorId("lumenia")),
        monitor=None,
        provisions=provisions,
    )


@pytest.fixture
def pack() -> Pack:
    actors = tuple(Actor(id=ActorId(name), name=name.title(), kind="state") for name in ("ordesh", "lumenia", "tarsia"))
    return Pack(id="heights", title="Heights", actors=actors, agreements=(_agreement("kestry", "Kestry Protocol"),))


@pytest.fixture
def report() -> Callable[..., Report]:
    def make(text: str, kind: ReportKind = ReportKind.EDITORIAL, name: str = "r-1") -> Report:
        return Report(
            id=ReportId(name),
            input=f"{name}.txt",
            item=0,
            headline=None,
            outlet=None,
            voice=VOICE,
            agencies=(),
            byline=None,
            published="2033-10-09",
            published_basis=DateBasis.STATED,
            language="en",
            kind=kind,
            text=text,
        )

    return make


@pytest.fixture
def claim() -> Callable[..., Claim]:
    def make(
        report: Report, words: str, speaker: str = VOICE, attitude: Attitude = Attitude.ASSERT, name: str = ""
    ) -> Claim:
        start = report.text.index(words)
        return Claim(
            id=ClaimId(name or f"c-{report.id}-{start}-{speaker}"),
            report=report.id,
            speaker=ActorId(speaker),
            via=(),
            speaker_anchor=None,
            cue=None,
            content=Anchor.at(report.text, start, start + len(words)),
            direct=False,
            attitude=attitude,
            event=Event(type="agreement_kept", polarity=Polarity.HAPPENED),
            background=False,
            extractor="test",
            confidence=0.9,
        )

    return make
