"""Checks of comparable counts: anchors hold, ids resolve, gaps are empty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from truceline.checks import check_dossier
from truceline.errors import BrokenRecord
from truceline.model.anchor import Anchor
from truceline.model.dossier import Dossier
from truceline.model.ids import ActorId, AgreementId, ClaimId, CountId, PlaceId, SeriesId
from truceline.model.period import Period
from truceline.model.tally import CountPoint, CountSeries

DAY = "2034-05-02"


@pytest.fixture
def counted(dossier: Dossier) -> Dossier:
    claim = dossier.claims[0]
    point = CountPoint(
        id=CountId("n-1"),
        report=claim.report,
        claim=claim.id,
        anchor=claim.content,
        printed="shots",
        period=Period(start=DAY, end=DAY),
        day=DAY,
        min=3,
        max=3,
    )
    series = CountSeries(id=SeriesId("t-1"), speaker=claim.speaker, unit="shots", points=(point,))
    return replace(dossier, counts=(series,))


def series(**changes: Any) -> Callable[[Dossier], Dossier]:
    return lambda dossier: replace(dossier, counts=(replace(dossier.counts[0], **changes),))


def point(**changes: Any) -> Callable[[Dossier], Dossier]:
    def change(dossier: Dossier) -> Dossier:
        first = dossier.counts[0]
        return replace(dossier, counts=(replace(first, points=(replace(first.points[0], **changes),)),))

    return change


def test_sound_counts_pass(counted: Dossier) -> None:
    check_dossier(counted)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda d: replace(d, counts=(*d.counts, *d.counts)), "bear one id"),
        (series(points=()), "hold no figure"),
        (series(speaker=ActorId("nobody")), "unknown actor nobody"),
        (series(side="nowhere"), "unknown side"),
        (series(agreement=AgreementId("none")), "unknown agreement"),
        (series(places=(PlaceId("nowhere"),)), "unknown place"),
        (series(gaps=(Period(start="2034-05-01", end="2034-05-03"),)), "a gap from 2034-05-01 that has a figure"),
        (point(anchor=Anchor(start=0, end=3, quote="xyz")), "the anchor does not hold"),
        (point(claim=ClaimId("c-none")), "unknown claim"),
        (point(also=(ClaimId("c-none"),)), "unknown claim"),
        (point(min=None, max=None), "no figure"),
        (point(min=9), "from 9 to 3"),
        (point(day="2034-05-09"), "not in its period"),
    ],
)
def test_broken_counts_are_named(change: Callable[[Dossier], Dossier], named: str, counted: Dossier) -> None:
    with pytest.raises(BrokenRecord) as broken:
        check_dossier(change(counted))
    assert named in str(broken.value)
