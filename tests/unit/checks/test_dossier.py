from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest

from truceline.checks import check_dossier
from truceline.errors import BrokenRecord
from truceline.model.anchor import Anchor
from truceline.model.dossier import Dossier
from truceline.model.event import Quantity
from truceline.model.ids import ReportId
from truceline.model.period import Period
from truceline.model.question import Agreed, Disputed, OneSided, SingleSource

Change = Callable[[Dossier], Dossier]


def test_a_sound_record_passes(dossier: Dossier) -> None:
    check_dossier(dossier)


def test_an_empty_record_passes(dossier: Dossier) -> None:
    kept = {"as_of": None, "clocks_at": None, "pack": dossier.pack}
    check_dossier(Dossier(**{field.name: kept.get(field.name, ()) for field in fields(Dossier)}))


def first(kind: str, **changes: Any) -> Change:
    """Changes the first record of a kind; a dotted name reaches into its event."""

    def change(dossier: Dossier) -> Dossier:
        record, *rest = getattr(dossier, kind)
        inner = {name.removeprefix("event."): value for name, value in changes.items() if name.startswith("event.")}
        outer = {name: value for name, value in changes.items() if not name.startswith("event.")}
        if inner:
            outer["event"] = replace(record.event, **inner)
        return replace(dossier, **{kind: (replace(record, **outer), *rest)})

    return change


def without(kind: str) -> Change:
    return lambda dossier: replace(dossier, **{kind: getattr(dossier, kind)[1:]})


def twice(kind: str) -> Change:
    return lambda dossier: replace(dossier, **{kind: (*getattr(dossier, kind), getattr(dossier, kind)[0])})


def passage(**changes: Any) -> Change:
    def change(dossier: Dossier) -> Dossier:
        origin = dossier.origins[0]
        return replace(dossier, origins=(replace(origin, passages=(replace(origin.passages[0], **changes),)),))

    return change


def position(**changes: Any) -> Change:
    def change(dossier: Dossier) -> Dossier:
        question = dossier.questions[0]
        positions = (replace(question.positions[0], **changes), question.positions[1])
        return replace(dossier, questions=(replace(question, positions=positions),))

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (twice("claims"), "two claims bear the id c1"),
        (twice("reports"), "two reports bear the id r1"),
        (twice("questions"), "two questions bear the id q1"),
        (first("claims", content=Anchor(start=0, end=6, quote="Lumen!")), "content anchor does not hold"),
        (first("claims", cue=Anchor(start=5, end=5, quote="")), "cue anchor does not hold"),
        (first("claims", speaker_anchor=Anchor(start=-6, end=900, quote="x")), "speaker anchor does not hold"),
        (first("claims", report="r9"), "unknown report r9"),
        (first("claims", speaker="nobody"), "unknown actor nobody"),
        (first("claims", via=("nobody",)), "unknown actor nobody"),
        (first("claims", **{"event.target": "nobody"}), "unknown actor nobody"),
        (first("claims", **{"event.place": "nowhere"}), "unknown place nowhere"),
        (first("claims", **{"event.type": "picnic"}), "unknown event type picnic"),
        (first("claims", **{"event.time": Period(start="2033-10-04", end="2033-10-03")}), "ends before it begins"),
        (first("claims", **{"event.time": Period(start="Monday", end="Monday")}), "no date"),
        (first("claims", **{"event.quantities": (Quantity(what="killed", min=5, max=4),)}), "from 5 to 4"),
        (first("claims", **{"event.quantities": (Quantity(what="cows", min=5, max=5),)}), "cows"),
        (first("claims", confidence=1.2), "confidence 1.2"),
        (first("claims", incident=None), "holds claim c1, which names None"),
        (first("claims", incident="i9"), "unknown incident i9"),
        (first("claims", repeats="c1"), "no other claim"),
        (first("incidents", claims=("c1", "c2")), "is in incident i1, which does not hold it"),
        (first("incidents", claims=("c1", "c2", "c3", "c9")), "unknown claim c9"),
        (first("incidents", event_types=("picnic",)), "unknown event type picnic"),
        (first("incidents", claims=()), "has no claim"),
        (without("incidents"), "unknown incident i1"),
        (first("questions", standing=Disputed(apart=((0, 2),))), "positions that it does not have"),
        (first("questions", standing=Disputed(apart=())), "positions that it does not have"),
        (first("questions", standing=SingleSource(speaker="standard")), "single source standard"),
        (first("questions", standing=OneSided(side="moon")), "unknown side moon"),
        (first("questions", positions=()), "has no position"),
        (first("questions", incident="i9"), "unknown incident i9"),
        (position(claims=()), "nobody holds it"),
        (position(claims=("c2",)), "ordesh says none of its claims"),
        (position(implied=("c2",)), "implied claims"),
        (position(origins=2), "2 origins"),
        (first("reports", origin=None), "r1 is lost"),
        (first("reports", origin="o9"), "which names o9"),
        (first("reports", input="b.txt"), "not among the inputs"),
        (first("reports", duplicates="r1"), "no other report"),
        (first("reports", published=None), "is dated None"),
        (first("reports", published="4 hours ago"), "no date"),
        (without("origins"), "r1 is lost"),
        (twice("origins"), "in two origins"),
        (first("origins", passages=()), "shows no passage"),
        (first("origins", reports=("r1",)), "r2 is lost"),
        (passage(a_end=5000), "outside the text"),
        (passage(b_start=0, b_end=20), "does not say the same"),
        (passage(b=ReportId("r1")), "not two of its reports"),
        (first("assessments", provision="7"), "unknown provision"),
        (first("assessments", agreement="treaty"), "unknown agreement"),
        (first("assessments", claim="c9"), "unknown claim c9"),
        (first("assessments", assessor="ordesh"), "rests on claim c3 of standard"),
    ],
)
def test_a_broken_invariant_is_named(dossier: Dossier, change: Change, words: str) -> None:
    with pytest.raises(BrokenRecord) as caught:
        check_dossier(change(dossier))
    assert any(words in failure for failure in caught.value.broken), caught.value.broken


def test_speakers_of_one_origin_can_be_a_single_source(dossier: Dossier) -> None:
    check_dossier(first("questions", standing=SingleSource(speaker="ordesh"))(dossier))


def test_two_accounts_that_agree_need_two_speakers(dossier: Dossier) -> None:
    question = dossier.questions[0]
    alone = replace(question, positions=question.positions[:1], standing=Agreed(between=("o",)))
    with pytest.raises(BrokenRecord, match="fewer than two speakers"):
        check_dossier(replace(dossier, questions=(alone,)))


def test_every_failure_is_named_and_not_only_the_first(dossier: Dossier) -> None:
    broken = first("claims", confidence=7.0)(first("assessments", provision="7")(dossier))
    with pytest.raises(BrokenRecord) as caught:
        check_dossier(broken)
    assert len(caught.value.broken) == 2
