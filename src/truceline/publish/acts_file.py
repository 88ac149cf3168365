"""Speech acts in the dossier file."""

from __future__ import annotations

from typing import Any

from truceline.model.act import Act
from truceline.model.anchor import Anchor


def write_act(act: Act) -> dict[str, Any]:
    """`answers` with a null `claim` is a report answered as a whole; an empty list: nobody here says what is denied."""
    return {
        "id": act.id,
        "report": act.report,
        "speaker": act.speaker,
        "kind": act.kind.value,
        "silent": act.silent,
        "scope": act.scope.value,
        "speaker_anchor": _anchor(act.speaker_anchor),
        "cue": _anchor(act.cue),
        "content": _anchor(act.content),
        "claim": act.claim,
        "incident": act.incident,
        "answers": [
            {"claim": each.claim, "report": each.report, "reasons": [reason.value for reason in each.reasons]}
            for each in act.answers
        ],
    }


def _anchor(anchor: Anchor | None) -> dict[str, Any] | None:
    return None if anchor is None else {"start": anchor.start, "end": anchor.end, "quote": anchor.quote}
