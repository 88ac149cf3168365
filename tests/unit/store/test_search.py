"""The index of words, alike on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connections
from tests.unit.store.factories import at_noon, make_file

from truceline.model.recorded import ReadFile, ReadReport
from truceline.store import items, models, word_index
from truceline.store.records import begin, open_record
from truceline.store.search import find_reports
from truceline.text.search_words import read_terms


@pytest.fixture
def record(record_url: str) -> str:
    return begin(record_url, None, by="a.reader", now=at_noon)


def add(record: str, file: ReadFile) -> None:
    items.add(record, file, by="a.reader", why="", now=at_noon)


def with_text(number: int, text: str, headline: str | None = None) -> ReadFile:
    file = make_file(number, reports=1)
    only = replace(file.reports[0], report=replace(file.reports[0].report, text=text, headline=headline), reading=None)
    return replace(file, reports=(only,))


def found(record: str, words: str) -> int:
    return find_reports(record, read_terms(words)).count


def test_a_phrase_is_found_anywhere_in_a_long_text_and_does_not_run_on(record: str) -> None:
    words = [f"w{number}" for number in range(1000)]
    add(record, with_text(0, " ".join(words), "a headline"))
    for start in (0, 219, 220, 221, 239, 249, 250, 469, 700, 970):
        assert found(record, f'"{" ".join(words[start : start + 30])}"') == 1, start
    assert found(record, '"w5 w7"') == 0
    assert found(record, "w3 w990 headline") == 1
    assert found(record, '"headline w0"') == 0


def test_a_word_that_comes_a_thousand_times_hides_nothing(record: str) -> None:
    add(record, with_text(0, "shell " * 1000 + "the mill"))
    assert found(record, '"shell the mill"') == 1


def test_a_text_without_a_word_and_one_word_without_an_end_are_kept(record: str) -> None:
    add(record, with_text(0, "… — …"))
    add(record, with_text(1, "x" * 1_000_000))
    assert found(record, "x" * 1_000_000) == 1


def test_versions_that_ended_are_found_in_their_time_alone(record: str) -> None:
    add(record, with_text(0, "fourteen shells"))
    first = models.Entry.objects.using(record).count()
    add(record, replace(with_text(0, "nineteen shells"), file=make_file(0, version=2).file))
    assert found(record, "fourteen") == 0
    assert find_reports(record, read_terms("fourteen"), at=first).count == 1
    assert find_reports(record, read_terms("nineteen"), at=first).count == 0


@pytest.mark.parametrize("few", [0, 1_000])
def test_the_newest_come_first_and_those_without_a_date_last(record: str, few: int) -> None:
    for number, day in enumerate(("2031-09-14", None, "2031-09-16T07:00:00+06:00", "2031-09-15")):
        file = with_text(number, "shells")
        add(record, replace(file, reports=(_dated(file, day),)))
    days = [row.published for row in find_reports(record, read_terms("shells"), few=few).rows]
    assert days == ["2031-09-16T07:00:00+06:00", "2031-09-15", "2031-09-14", None]


def _dated(file: ReadFile, day: str | None) -> ReadReport:
    return replace(file.reports[0], report=replace(file.reports[0].report, published=day))


def test_an_index_that_was_lost_is_made_anew(record: str, record_url: str) -> None:
    for number in range(5):
        add(record, make_file(number))
    wanted = found(record, "shells")
    word_index.drop_index(connections[record])
    word_index.make_index(connections[record])
    assert found(record, "shells") == 0
    assert word_index.catch_up(record) == wanted == 10
    assert word_index.catch_up(record) == 0
    assert found(record, "shells") == wanted
    assert word_index.rebuild(record) == wanted
    assert found(open_record(record_url), "shells") == wanted
