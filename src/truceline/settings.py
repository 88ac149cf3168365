"""What the environment says, read once at the edge and passed down as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_YES = frozenset({"1", "true", "yes", "on"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`debug` (TRUCELINE_DEBUG) lets tracebacks through and logs what was caught. `record` (TRUCELINE_RECORD) is the
    folder of the record, `by` (TRUCELINE_BY) whose name stands in its journal; None where nothing is said."""

    debug: bool = False
    record: str | None = None
    by: str | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        return cls(
            debug=environment.get("TRUCELINE_DEBUG", "").strip().lower() in _YES,
            record=environment.get("TRUCELINE_RECORD") or None,
            by=environment.get("TRUCELINE_BY", "").strip() or None,
        )
