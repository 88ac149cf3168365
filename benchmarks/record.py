"""What one more report costs: `python benchmarks/record.py [SIZE…]` (1000 10000 100000), on SQLite and on PostgreSQL.

Records are filled with reports that nobody read (their claims are made by hand), so that a hundred thousand take
minutes; then real reports are added by the command's own functions, to each record in turn, so that whatever else the
machine does falls on all of them alike; and words are searched for.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.filling import fill
from benchmarks.generated import PACK, write_articles
from tests.postgres import Server, find_programs, run_server
from tests.unit.store.factories import make_file

from truceline import claims, intake
from truceline.model.recorded import ReadFile
from truceline.pipeline.adding import Hand, Reader, add_paths
from truceline.pipeline.keeping import begin_record, close_record, count_holdings, open_record
from truceline.pipeline.searching import search_record
from truceline.store import items

SIZES = (1_000, 10_000, 100_000)
MEASURED = 30
RARE, COMMON, PHRASE = "0000777", "shells", '"open for carts" 0000042'
HEAD = "| database | reports | add, read | of it, keep | search: rare | a phrase | in every report | status | MiB |"
HAND = Hand(by="benchmark", now=lambda: datetime.now(UTC))


def main() -> int:
    sizes = tuple(int(word) for word in sys.argv[1:]) or SIZES
    print(HEAD, "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |", sep="\n", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        write_articles(Path(folder) / "reports", MEASURED)
        _print("SQLite", _grow_files(Path(folder), sizes), folder=Path(folder))
        if find_programs() is None:
            print("no PostgreSQL here", file=sys.stderr)
            return 0
        with _durable() as server:
            _print("PostgreSQL", _grow_databases(server, sizes), folder=Path(folder))
    return 0


@contextmanager
def _durable() -> Iterator[Server]:
    """The tests' server flushes nothing; here it does, as SQLite does."""
    with run_server() as server:
        server.ask("ALTER SYSTEM SET fsync = on")
        server.ask("SELECT pg_reload_conf()")
        yield server


def _grow_files(folder: Path, sizes: Sequence[int]) -> dict[int, str]:
    """The record of each size, each a copy of the one before that has grown."""
    places = {size: folder / f"record-{size}.sqlite3" for size in sizes}
    for number, size in enumerate(sizes):
        if number:
            shutil.copyfile(places[sizes[number - 1]], places[size])
        _grow(str(places[size]), sizes[number - 1] if number else 0, size)
    return {size: open_record(str(place)) for size, place in places.items()}


def _grow_databases(server: Server, sizes: Sequence[int]) -> dict[int, str]:
    names: list[str] = []
    for number, size in enumerate(sizes):
        names.append(server.make_database(template=names[-1] if names else "template1"))
        _grow(server.url(names[-1]), sizes[number - 1] if number else 0, size)
    return {size: open_record(server.url(name)) for size, name in zip(sizes, names, strict=True)}


def _grow(url: str, first: int, last: int) -> None:
    record = begin_record(url, str(PACK), hand=HAND) if first == 0 else open_record(url)
    began = time.perf_counter()
    fill(record, first, last, at=HAND.now().isoformat(timespec="microseconds"))
    spent = (time.perf_counter() - began) * 1000 / (last - first)
    print(f"{last:,} reports: filled at {spent:.1f} ms each", file=sys.stderr, flush=True)
    close_record(record)


def _print(database: str, records: dict[int, str], *, folder: Path) -> None:
    reader = Reader.of(intake.load_named_pack(str(PACK)), claims.open_extractor("rules"))
    articles = sorted(str(path) for path in (folder / "reports").iterdir())
    extra = [make_file(10_000_000 + number) for number in range(MEASURED)]
    columns = [
        _in_turn(records, [partial(_add, path=path, reader=reader) for path in articles]),
        _in_turn(records, [partial(_keep, file=file) for file in extra]),
        *(_in_turn(records, [partial(search_record, words=words, limit=20)] * 7) for words in (RARE, PHRASE, COMMON)),
        _in_turn(records, [count_holdings] * 7),
    ]
    for size, record in records.items():
        figures = " | ".join(f"{column[size]:,.0f} ms" for column in columns)
        print(f"| {database} | {size:,} | {figures} | {(count_holdings(record).size or 0) / 2**20:,.0f} |", flush=True)


def _in_turn(records: dict[int, str], acts: Sequence[Callable[[str], object]]) -> dict[int, float]:
    """The median time of the acts in milliseconds, by the record's size; each act is done in every record in turn."""
    times: dict[int, list[float]] = {size: [] for size in records}
    for act in acts:
        for size, record in records.items():
            began = time.perf_counter()
            act(record)
            times[size].append((time.perf_counter() - began) * 1000)
    return {size: statistics.median(each) for size, each in times.items()}


def _add(record: str, *, path: str, reader: Reader) -> None:
    for added in add_paths(record, [path], reader, hand=HAND):
        assert added.reports, added


def _keep(record: str, *, file: ReadFile) -> None:
    items.add(record, file, by=HAND.by, why="", now=HAND.now)


if __name__ == "__main__":
    sys.exit(main())
