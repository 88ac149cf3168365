"""What one more report costs: `python benchmarks/record.py [SIZE…]` (1000 10000 100000), on SQLite and on PostgreSQL.

The record is filled with reports that nobody read (their claims are made by hand), so that a hundred thousand take
minutes; then real reports are added by the command's own functions, and words are searched for.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.filling import fill
from benchmarks.generated import PACK, write_articles
from tests.postgres import find_programs, run_server
from tests.unit.store.factories import make_file

from truceline import claims, intake
from truceline.model.recorded import ReadFile
from truceline.pipeline.adding import Hand, Reader, add_paths
from truceline.pipeline.keeping import begin_record, close_record, count_holdings
from truceline.pipeline.searching import search_record
from truceline.store import items

SIZES = (1_000, 10_000, 100_000)
MEASURED = 30
RARE, COMMON, PHRASE = "0000777", "shells", '"open for carts" 0000042'


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Medians in milliseconds: of adding a report that is read, of the store's part of it alone, and of searching for a
    rare word, a phrase and a word that every report has. `fill` is what a report cost while the record grew."""

    database: str
    reports: int
    add: float
    keep: float
    rare: float
    phrase: float
    common: float
    status: float
    fill: float
    size: float


def main() -> int:
    sizes = tuple(int(word) for word in sys.argv[1:]) or SIZES
    print(
        "| database | reports | add one, read | add one, store alone | search rare | phrase | in all | status | MiB |"
    )
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        write_articles(Path(folder) / "reports", MEASURED * (len(sizes) + 1))
        for database, url in _databases(Path(folder)):
            for cost in measure(database, url, sizes, Path(folder)):
                print(_row(cost), flush=True)
                print(f"{database}: filled at {cost.fill:.1f} ms a report", file=sys.stderr, flush=True)
    return 0


def _databases(folder: Path) -> Iterator[tuple[str, str]]:
    yield "SQLite", str(folder / "record.sqlite3")
    if find_programs() is None:
        print("no PostgreSQL here", file=sys.stderr)
        return
    with _durable() as url:
        yield "PostgreSQL", url


@contextmanager
def _durable() -> Iterator[str]:
    """The tests' server flushes nothing; here it does, as SQLite does."""
    with run_server() as server:
        server.ask("ALTER SYSTEM SET fsync = on")
        server.ask("SELECT pg_reload_conf()")
        yield server.url(server.make_database())


def measure(database: str, url: str, sizes: Sequence[int], folder: Path) -> Iterator[Cost]:
    hand = Hand(by="benchmark", now=lambda: datetime.now(UTC))
    record = begin_record(url, str(PACK), hand=hand)
    reader = Reader.of(intake.load_named_pack(str(PACK)), claims.open_extractor("rules"))
    articles = sorted(str(path) for path in (folder / "reports").rglob("*") if path.is_file())
    filled = 0
    for number, size in enumerate(sizes):
        began = time.perf_counter()
        fill(record, filled, size, at=hand.now().isoformat(timespec="microseconds"))
        spent = (time.perf_counter() - began) * 1000 / max(size - filled, 1)
        filled = size
        mine = articles[number * MEASURED : (number + 1) * MEASURED]
        extra = [make_file(10_000_000 + number * MEASURED + each) for each in range(MEASURED)]
        yield Cost(
            database=database,
            reports=size,
            add=_median([_timed(partial(_add, record, path, reader, hand)) for path in mine]),
            keep=_median([_timed(partial(_keep, record, file, hand)) for file in extra]),
            rare=_search(record, RARE),
            phrase=_search(record, PHRASE),
            common=_search(record, COMMON),
            status=_median([_timed(lambda: count_holdings(record)) for _ in range(5)]),
            fill=spent,
            size=(count_holdings(record).size or 0) / 2**20,
        )
    close_record(record)


def _add(record: str, path: str, reader: Reader, hand: Hand) -> None:
    for added in add_paths(record, [path], reader, hand=hand):
        assert added.reports, added


def _keep(record: str, file: ReadFile, hand: Hand) -> None:
    items.add(record, file, by=hand.by, why="", now=hand.now)


def _search(record: str, words: str) -> float:
    return _median([_timed(lambda: search_record(record, words, limit=20)) for _ in range(5)])


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def _median(times: Sequence[float]) -> float:
    return statistics.median(times)


def _row(cost: Cost) -> str:
    times = (cost.add, cost.keep, cost.rare, cost.phrase, cost.common, cost.status)
    figures = " | ".join(f"{value:,.1f} ms" for value in times)
    return f"| {cost.database} | {cost.reports:,} | {figures} | {cost.size:,.0f} |"


if __name__ == "__main__":
    sys.exit(main())
