"""Text that one of the databases cannot hold is kept whole, and searched for as far as it can be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.store.factories import PACK, at_noon, make_claim, make_file

from truceline.errors import UnusableInput
from truceline.model.ids import ActorId, ClaimId
from truceline.model.issue import Issue
from truceline.model.recorded import ReadFile
from truceline.store import copies, items, models
from truceline.store.proofs import prove
from truceline.store.records import begin, open_record


def hostile_files() -> dict[str, ReadFile]:
    plain = make_file(1)
    first = plain.reports[0]
    assert first.reading is not None
    claim = replace(make_claim(first.report, 0, 1), id=ClaimId("c" * 300), speaker=ActorId("s" * 900))

    def with_report(**changes: str) -> ReadFile:
        return replace(plain, reports=(replace(first, report=replace(first.report, **changes), reading=None),))

    return {
        "zero bytes": with_report(headline="a\0b", text="x\0y", outlet="\0"),
        "halves of pairs": with_report(headline="a\ud800b", text="\udfffé", byline="\udc80"),
        "long names": with_report(outlet="o" * 5000, published="2" * 90),
        "long speakers": replace(plain, reports=(replace(first, reading=replace(first.reading, claims=(claim,))),)),
        "issues": replace(plain, reports=(), issues=(Issue(path="p\0" * 4000, reason="r\0", remedy="\ud800"),)),
    }


@pytest.mark.parametrize("name", hostile_files())
def test_whatever_a_report_holds_is_kept_as_it_is_and_goes_into_either_database(
    record_url: str, other_url: str, tmp_path: Path, name: str
) -> None:
    read = hostile_files()[name]
    alias = begin(record_url, PACK, by="a.reader", now=at_noon)
    assert items.add(alias, read, by="a.reader", why="", now=at_noon) is items.Outcome.ADDED
    assert list(prove(alias)) == []
    (kept,) = items.load(alias)
    assert (kept.reports, kept.issues) == (read.reports, read.issues)
    backup = tmp_path / "backup"
    copies.backup(alias, backup)
    copies.restore(backup, other_url)
    (kept,) = items.load(open_record(other_url))
    assert (kept.reports, kept.issues) == (read.reports, read.issues)


def test_what_stands_in_no_column_leaves_the_places_of_the_rest(record_url: str) -> None:
    alias = begin(record_url, PACK, by="a.reader", now=at_noon)
    items.add(alias, hostile_files()["zero bytes"], by="a.reader", why="", now=at_noon)
    assert models.Report.objects.using(alias).get().text == "x\ufffdy"


@pytest.mark.parametrize("path", ["inbox/\udcff.txt", "in\0box.txt", "ä/" * 700 + "x.txt"], ids=ascii)
def test_a_path_that_no_database_could_hold_is_named_and_nothing_is_written(record_url: str, path: str) -> None:
    alias = begin(record_url, PACK, by="a.reader", now=at_noon)
    read = make_file(1)
    read = replace(read, file=replace(read.file, path=path))
    for attempt in (
        lambda: items.add(alias, read, by="a.reader", why="", now=at_noon),
        lambda: items.holds(alias, path, read.file.sha256),
    ):
        with pytest.raises(UnusableInput) as refused:
            attempt()
        assert str(refused.value).isprintable()
    assert not models.Item.objects.using(alias).exists()


def test_a_long_path_is_kept(record_url: str) -> None:
    alias = begin(record_url, PACK, by="a.reader", now=at_noon)
    read = make_file(1)
    read = replace(read, file=replace(read.file, path="ä" * 990 + ".txt"))
    assert items.add(alias, read, by="a.reader", why="", now=at_noon) is items.Outcome.ADDED
    assert list(prove(alias)) == []
