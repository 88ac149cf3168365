"""Judgements as the dossier file has them; each can be given to the next run as it is."""

from __future__ import annotations

from typing import Any

from truceline.model.entry import Citation, EntryRuling
from truceline.model.judgement import Pointer, Ruling


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


def write_entry(ruling: EntryRuling) -> dict[str, Any]:
    """An assessment that a person entered, as it was given, and what became of it in this record."""
    entry = ruling.entry
    pointer = entry.basis if isinstance(entry.basis, Pointer) else None
    cited = entry.basis if isinstance(entry.basis, Citation) else None
    written = {
        "id": entry.id,
        "assessment": entry.status.value,
        "agreement": entry.agreement,
        "provision": entry.provision,
        "assessor": entry.assessor,
        "of": entry.of,
        "as_of": entry.as_of,
        "by": entry.by,
        "on": entry.on,
        "why": entry.why,
        "replaces": entry.replaces,
        "outcome": ruling.outcome.value,
        "found": list(ruling.found),
        "against": list(ruling.against),
    }
    if pointer is not None:
        return written | {"claims": [{"claim": pointer.claim, "report": pointer.report, "words": pointer.words}]}
    return written | ({"words": cited.words, "source": cited.source} if cited is not None else {})
