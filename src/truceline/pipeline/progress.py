"""What a run tells whoever watches it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    def begin(self, stage: str, total: int | None = None) -> None:
        """A stage starts; `total` is None where nobody knows yet how much there is."""

    def step(self, count: int = 1) -> None: ...


class Silent:
    """Nobody watches."""

    def begin(self, stage: str, total: int | None = None) -> None:
        return None

    def step(self, count: int = 1) -> None:
        return None
