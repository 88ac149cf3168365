"""The lineage as the dossier file holds it."""

from __future__ import annotations

from typing import Any

from truceline.model.anchor import Anchor
from truceline.model.lineage import Ground, Originator, Text, Version
from truceline.model.report import Passage


def write_text(text: Text) -> dict[str, Any]:
    return {
        "id": text.id,
        "origin": text.origin,
        "carriers": [
            {"report": c.report, "how": c.how.value, "like": c.like, "share": round(c.share, 4)} for c in text.carriers
        ],
        "versions": [_version(version) for version in text.versions],
        "rests_on": [_ground(ground) for ground in text.rests_on],
        "originators": [_originator(originator) for originator in text.originators],
    }


def write_passage(passage: Passage) -> dict[str, Any]:
    return {
        "a": passage.a,
        "a_start": passage.a_start,
        "a_end": passage.a_end,
        "b": passage.b,
        "b_start": passage.b_start,
        "b_end": passage.b_end,
    }


def _version(version: Version) -> dict[str, Any]:
    return {
        "report": version.report,
        "replaces": version.replaces,
        "reasons": list(version.reasons),
        "changes": [
            {"before": _anchor(change.before), "after": _anchor(change.after), "figures": change.figures}
            for change in version.changes
        ],
    }


def _ground(ground: Ground) -> dict[str, Any]:
    passages = [write_passage(passage) for passage in ground.passages]
    return {"text": ground.text, "how": ground.how.value, "passages": passages}


def _originator(originator: Originator) -> dict[str, Any]:
    return {
        "actor": originator.actor,
        "part": originator.part.value,
        "report": originator.report,
        "credit_line": originator.credit_line,
        "words": [_anchor(anchor) for anchor in originator.words],
        "claims": list(originator.claims),
    }


def _anchor(anchor: Anchor | None) -> dict[str, Any] | None:
    return None if anchor is None else {"start": anchor.start, "end": anchor.end, "quote": anchor.quote}
