"""What a proof is made of: a thing that does not hold, and rows taken in the order of the entries that made them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from django.db.models import Model

from truceline.store.faults import RESTORE

R = TypeVar("R", bound=Model)
T = TypeVar("T")


class Steps(Protocol):
    """Who watches: the same shape as the pipeline's `Progress`."""

    def begin(self, stage: str, total: int | None = None) -> None: ...

    def step(self, count: int = 1) -> None: ...


class Unwatched:
    def begin(self, stage: str, total: int | None = None) -> None:
        return None

    def step(self, count: int = 1) -> None:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """Where, what does not hold there, and what to do."""

    place: str
    fault: str
    remedy: str = RESTORE

    def __str__(self) -> str:
        return f"{self.place}: {self.fault}; {self.remedy}"


@dataclass(slots=True)
class Rows(Generic[R]):
    """Rows of one table in the order of a number, handed out number by number; each is met once.

    `strays` are those whose number was never asked for.
    """

    rows: Generator[R]
    number_of: Callable[[R], Any]
    strays: list[R] = field(default_factory=list)
    ahead: R | None = None

    def take(self, number: int) -> list[R]:
        found: list[R] = []
        while True:
            row = self.ahead if self.ahead is not None else next(self.rows, None)
            self.ahead = None
            if row is None:
                return found
            own = self.number_of(row)
            if own == number:
                found.append(row)
            elif isinstance(own, int) and own > number:
                self.ahead = row
                return found
            else:
                self.strays.append(row)

    def drain(self) -> Iterator[R]:
        """The strays, and whatever nobody came to ask for."""
        yield from self.strays
        self.strays.clear()
        if self.ahead is not None:
            yield self.ahead
            self.ahead = None
        yield from self.rows

    def close(self) -> None:
        """The cursor, before its connection."""
        self.rows.close()


def walked(rows: Iterator[T]) -> Generator[T]:
    """As they come, until somebody closes it."""
    try:
        yield from rows
    finally:
        close: Callable[[], None] | None = getattr(rows, "close", None)
        if close is not None:
            close()


def row_name(row: Model) -> str:
    return f"{row._meta.db_table}, row {row.pk}"


def differ(row: Model, **expected: object) -> Iterator[Broken]:
    """Each column that holds something else."""
    for name, value in expected.items():
        held = getattr(row, name)
        if held != value or type(held) is not type(value):
            yield Broken(place=f"{row_name(row)}, column {name}", fault=f"holds {held!r:.60}, not {value!r:.60}")
