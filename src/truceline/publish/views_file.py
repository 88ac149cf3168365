"""Views over time as the dossier file has them, with their places on three scales."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from truceline.compliance import read_views
from truceline.compliance.scales import place_provision, place_view
from truceline.model.dossier import Dossier
from truceline.model.duty import DutyState
from truceline.model.question import Disputed
from truceline.model.scale import Placed, ScaleRange
from truceline.model.view import ProvisionViews, ViewHistory, ViewStage, word_of


def write_views(dossier: Dossier) -> list[dict[str, Any]]:
    """One for each point of the pack's agreements, seen from where the clocks are read."""
    at = dossier.clocks_at or dossier.as_of
    views = read_views(dossier.assessments, dossier.reports, pack=dossier.pack, at=at)
    return [_write(each, states_of(dossier, each.agreement, each.provision)) for each in views]


def states_of(dossier: Dossier, agreement: str, provision: str) -> tuple[DutyState, ...]:
    """Where the clocks of a point's duties stand."""
    return tuple(c.state for c in dossier.clocks if c.agreement == agreement and c.provision == provision)


def _write(views: ProvisionViews, states: Collection[DutyState]) -> dict[str, Any]:
    apart = views.standing.apart if isinstance(views.standing, Disputed) else ()
    return {
        "agreement": views.agreement,
        "provision": views.provision,
        "at": views.at,
        "standing": word_of(views.standing),
        "positions": [{"status": p.status.value, "of": p.of, "assessors": list(p.assessors)} for p in views.positions],
        "apart": [list(pair) for pair in apart],
        **_placed(place_provision(views, states)),
        "assessors": [_history(history, states) for history in views.histories],
    }


def _history(history: ViewHistory, states: Collection[DutyState]) -> dict[str, Any]:
    return {
        "assessor": history.assessor,
        "of": history.of,
        "held": _stage(history.held) if history.held is not None else None,
        **_placed(place_view(history.held, states)),
        "stages": [_stage(stage) for stage in history.stages],
        "undated": list(history.undated),
    }


def _stage(stage: ViewStage) -> dict[str, Any]:
    return {
        "statuses": [status.value for status in stage.statuses],
        "since": stage.since,
        "last_said": stage.last_said,
        "times": stage.times,
        "assessments": list(stage.assessments),
    }


def _placed(placed: Placed | None) -> dict[str, Any]:
    if placed is None:
        return {"level": None, "kroc": None, "paimt": None}
    return {"level": placed.level.value, "kroc": _range(placed.kroc), "paimt": _range(placed.paimt)}


def _range(found: ScaleRange | None) -> list[float] | None:
    return None if found is None else [found.low, found.high]
