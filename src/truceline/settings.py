"""What the environment says, read once at the edge and passed down as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_YES = frozenset({"1", "true", "yes", "on"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`debug` (TRUCELINE_DEBUG) lets tracebacks through and logs what was caught."""

    debug: bool = False

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        return cls(debug=environment.get("TRUCELINE_DEBUG", "").strip().lower() in _YES)
