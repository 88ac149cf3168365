"""Judgements as the dossier file has them; each can be given to the next run as it is."""

from __future__ import annotations

from typing import Any

from truceline.model.judgement import Ruling


def write_ruling(ruling: Ruling) -> dict[str, Any]:
    """What was judged, and under `outcome`, `found` and `against` what became of it in this record."""
    judgement = ruling.judgement
    return {
        "id": judgement.id,
        "verdict": judgement.verdict.value,
        "claims": [{"claim": p.claim, "report": p.report, "words": p.words} for p in judgement.claims],
        "by": judgement.by,
        "on": judgement.on,
        "why": judgement.why,
        "replaces": judgement.replaces,
        "outcome": ruling.outcome.value,
        "found": [list(claims) for claims in ruling.found],
        "against": list(ruling.against),
    }
