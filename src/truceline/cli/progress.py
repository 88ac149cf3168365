"""How far a run is, on standard error: a bar on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from truceline.cli.talk import complain


class Bars(AbstractContextManager["Bars"]):
    """One tqdm bar a stage, gone when the run is."""

    def __init__(self) -> None:
        self._bar: Any = None

    def begin(self, stage: str, total: int | None = None) -> None:
        from tqdm import tqdm

        self._close()
        self._bar = tqdm(total=total, desc=stage, unit="", leave=False, delay=0.5, dynamic_ncols=True, file=sys.stderr)

    def step(self, count: int = 1) -> None:
        if self._bar is not None:
            self._bar.update(count)

    def say(self, line: str) -> None:
        """A line on standard output, above the bar."""
        from tqdm import tqdm

        tqdm.write(line, file=sys.stdout)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    def __exit__(self, *raised: object) -> None:
        self._close()


class Lines(AbstractContextManager["Lines"]):
    """A line every `every` seconds, so that a log shows that a long run lives; a short run says nothing."""

    def __init__(self, *, every: float = 10.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._every, self._clock = every, clock
        self._stage, self._done = "", 0
        self._total: int | None = None
        self._began = self._told = clock()

    def begin(self, stage: str, total: int | None = None) -> None:
        self._stage, self._total, self._done = stage, total, 0
        self._began = self._clock()
        self._tell_if_due()

    def step(self, count: int = 1) -> None:
        self._done += count
        self._tell_if_due()

    def say(self, line: str) -> None:
        """A line on standard output."""
        print(line, flush=True)

    def _tell_if_due(self) -> None:
        now = self._clock()
        if now - self._told >= self._every:
            self._told = now
            complain(self._line(now - self._began))

    def _line(self, seconds: float) -> str:
        if not self._total:
            return f"{self._stage}: {self._done:,}" if self._done else f"{self._stage} …"
        if not self._done:
            return f"{self._stage}: {self._total:,}"
        left = seconds / self._done * (self._total - self._done)
        return f"{self._stage}: {self._done:,} of {self._total:,}, about {_duration(left)} left"

    def __exit__(self, *raised: object) -> None:
        return None


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"


def choose_progress() -> Bars | Lines:
    return Bars() if sys.stderr.isatty() else Lines()
