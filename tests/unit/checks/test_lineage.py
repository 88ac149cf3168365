from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from truceline.checks import check_dossier
from truceline.errors import BrokenRecord
from truceline.model.anchor import Anchor
from truceline.model.dossier import Dossier
from truceline.model.ids import ActorId, ClaimId, OriginId, ReportId, TextId
from truceline.model.lineage import Carriage, Carrier, Change, Debt, Ground, Originator, Part, Text, Version
from truceline.model.report import Passage


@pytest.fixture
def traced(dossier: Dossier) -> Dossier:
    """The second report is a version of the first; Lumenia is quoted."""
    first, second = dossier.reports
    before, after = (
        Anchor.at(r.text, r.text.index(w), r.text.index(w) + len(w)) for r, w in ((first, "four"), (second, "4"))
    )
    text = Text(
        id=TextId("t1"),
        origin=OriginId("o1"),
        carriers=(
            Carrier(report=first.id, how=Carriage.SOURCE),
            Carrier(report=second.id, how=Carriage.VERSION, like=first.id, share=0.9),
        ),
        versions=(
            Version(
                report=second.id,
                replaces=first.id,
                reasons=("the same outlet or body",),
                changes=(Change(before=before, after=after, figures=False),),
            ),
        ),
        originators=(
            Originator(actor=ActorId("standard"), part=Part.PRINTED, report=first.id, words=(before,)),
            Originator(actor=ActorId("lumenia"), part=Part.QUOTED, report=first.id, claims=(ClaimId("c2"),)),
        ),
    )
    return replace(dossier, texts=(text,))


def test_a_sound_lineage_passes(traced: Dossier) -> None:
    check_dossier(traced)


def with_text(**changes: Any) -> Callable[[Dossier], Dossier]:
    return lambda dossier: replace(dossier, texts=(replace(dossier.texts[0], **changes),))


def with_version(**changes: Any) -> Callable[[Dossier], Dossier]:
    def change(dossier: Dossier) -> Dossier:
        version = replace(dossier.texts[0].versions[0], **changes)
        return with_text(versions=(version,))(dossier)

    return change


SOURCE = Carrier(report=ReportId("r1"), how=Carriage.SOURCE)
ELSEWHERE = Anchor(start=0, end=4, quote="nope")
BEYOND = Passage(a=ReportId("r1"), a_start=0, a_end=9999, b=ReportId("r2"), b_start=0, b_end=5)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: replace(d, texts=d.texts * 2), "two texts bear one id"),
        (with_text(carriers=(SOURCE,), versions=()), "report r2 carries no text"),
        (with_text(carriers=(SOURCE, replace(SOURCE, report=ReportId("r2"))), versions=()), "t1 has not one source"),
        (with_text(carriers=(SOURCE, replace(SOURCE, report=ReportId("r9")))), "r9, which is not of its origin"),
        (
            with_text(carriers=(SOURCE, Carrier(report=ReportId("r2"), how=Carriage.CUT)), versions=()),
            "does not say what r2 is like",
        ),
        (with_version(replaces=ReportId("r9")), "a version of a report that does not carry it"),
        (with_version(reasons=()), "does not say what r2 changed, or why"),
        (
            with_version(changes=(Change(before=ELSEWHERE, after=None, figures=False),)),
            "rests on words that are not in report r1",
        ),
        (
            with_text(rests_on=(Ground(text=TextId("t9"), how=Debt.ADDS, passages=(BEYOND,)),)),
            "rests on t9 without proof",
        ),
        (
            with_text(rests_on=(Ground(text=TextId("t9"), how=Debt.ADDS, passages=(BEYOND,)),)),
            "a passage outside of r1 or r2",
        ),
        (with_text(originators=()), "has nobody behind it"),
        (
            with_text(
                originators=(
                    Originator(
                        actor=ActorId("ordesh"), part=Part.QUOTED, report=ReportId("r1"), claims=(ClaimId("c2"),)
                    ),
                )
            ),
            "quotes ordesh by the claim c2, which is not theirs",
        ),
    ],
)
def test_a_broken_lineage_is_named(traced: Dossier, change: Callable[[Dossier], Dossier], said: str) -> None:
    with pytest.raises(BrokenRecord) as raised:
        check_dossier(change(traced))
    assert any(said in failure for failure in raised.value.broken)
