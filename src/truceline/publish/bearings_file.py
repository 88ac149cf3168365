"""Bearings in the dossier file: what would bear on which point, with every test and what it rests on."""

from __future__ import annotations

from typing import Any

from truceline.model.bearing import Bearing, Proposal


def write_bearing(bearing: Bearing) -> dict[str, Any]:
    return {
        "id": bearing.id,
        "incident": bearing.incident,
        "agreement": bearing.agreement,
        "provision": bearing.provision,
        "duties": list(bearing.duties),
        "sense": bearing.sense.value,
        "bears": bearing.bears,
        "text": bearing.text,
        "occurrences": [
            {
                "event_type": each.event_type,
                "status": each.status,
                "question": each.question,
                "yes": list(each.yes),
                "no": list(each.no),
            }
            for each in bearing.occurrences
        ],
        "tests": [
            {"test": test.name.value, "fit": test.fit.value, "text": test.text, "claims": list(test.claims)}
            for test in bearing.tests
        ],
        "naming": list(bearing.naming),
        "denying": list(bearing.denying),
    }


def write_proposal(proposal: Proposal) -> dict[str, Any]:
    """No assessor's view: what the bearings would come to, for a person to look at."""
    return {
        "agreement": proposal.agreement,
        "provision": proposal.provision,
        "status": proposal.status.value,
        "bearings": list(proposal.bearings),
        "text": proposal.text,
    }
