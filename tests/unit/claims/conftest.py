"""A small invented theatre, and a way to read one paragraph of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.claims import Context
from truceline.claims.rules import read_claims
from truceline.model.actor import Actor, Side
from truceline.model.claim import Claim
from truceline.model.ids import ActorId, PlaceId, ReportId
from truceline.model.pack import Pack
from truceline.model.place import Place
from truceline.model.report import DateBasis, Report, ReportKind

PACK = Pack(
    id="halvern",
    title="Halvern ceasefire",
    timezone="Etc/GMT-3",
    sides=(Side(id="ordesh-side", name="Ordesh"), Side(id="lumen-side", name="Lumenia")),
    actors=(
        Actor(id=ActorId("ordesh"), name="Ordesh", kind="state", side="ordesh-side", aliases=("Ordeshi government",)),
        Actor(
            id=ActorId("ordesh-mod"),
            name="Ministry of Defence of Ordesh",
            kind="ministry",
            side="ordesh-side",
            part_of=ActorId("ordesh"),
        ),
        Actor(
            id=ActorId("ordesh-army"),
            name="Ordeshi army",
            kind="armed_force",
            side="ordesh-side",
            part_of=ActorId("ordesh-mod"),
            aliases=("Ordeshi troops", "Ordeshi marines"),
        ),
        Actor(
            id=ActorId("kett"),
            name="Mara Kett",
            kind="person",
            side="ordesh-side",
            part_of=ActorId("ordesh-mod"),
            aliases=("Colonel Kett",),
        ),
        Actor(id=ActorId("lumenia"), name="Lumenia", kind="state", side="lumen-side"),
        Actor(
            id=ActorId("lumen-mod"),
            name="Lumenian defence ministry",
            kind="ministry",
            side="lumen-side",
            part_of=ActorId("lumenia"),
        ),
        Actor(
            id=ActorId("guard"),
            name="Lumenian National Guard",
            kind="armed_force",
            side="lumen-side",
            part_of=ActorId("lumen-mod"),
        ),
        Actor(id=ActorId("force"), name="Tarsian peacekeepers", kind="peacekeepers", aliases=("the contingent",)),
        Actor(id=ActorId("hog"), name="Halvern Observer Group", kind="monitor", aliases=("HOG",)),
        Actor(id=ActorId("corran"), name="Corran Press", kind="agency"),
        Actor(id=ActorId("mirror"), name="Varnholt Mirror", kind="outlet", side="ordesh-side"),
    ),
    places=(
        Place(id=PlaceId("ordesh-land"), name="Ordesh", kind="country"),
        Place(id=PlaceId("varnholt"), name="Varnholt", kind="city", within=PlaceId("ordesh-land")),
        Place(id=PlaceId("heights"), name="Halvern Heights", kind="region", aliases=("Alta Vern",)),
        Place(id=PlaceId("belt"), name="Middle Belt", kind="zone", within=PlaceId("heights")),
        Place(id=PlaceId("sarn"), name="Sarnbrok", kind="village", aliases=("Serrapont",), within=PlaceId("belt")),
        Place(id=PlaceId("saddle"), name="Cold Saddle", kind="other", within=PlaceId("belt")),
    ),
)

Reader = Callable[..., tuple[Claim, ...]]


def report_of(
    text: str, *, kind: ReportKind = ReportKind.NEWS, voice: str = "mirror", headline: str = "News"
) -> Report:
    """Published on Tuesday 4 October 2033, 10:00 at UTC+3."""
    return Report(
        id=ReportId("r-test"),
        input="test.txt",
        item=0,
        headline=headline,
        outlet="Varnholt Mirror",
        voice=ActorId(voice),
        agencies=(),
        byline=None,
        published="2033-10-04T10:00:00+03:00",
        published_basis=DateBasis.STATED,
        language="en",
        kind=kind,
        text=text,
    )


@pytest.fixture(scope="session")
def context() -> Context:
    return Context.of(PACK)


@pytest.fixture
def read(context: Context) -> Reader:
    def read_text(text: str, **keys: object) -> tuple[Claim, ...]:
        return read_claims(report_of(text, **keys), context).claims  # type: ignore[arg-type]

    return read_text
