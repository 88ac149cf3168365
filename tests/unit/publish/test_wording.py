"""Our own words: times, figures, labels."""

from __future__ import annotations

import pytest

from truceline.model.event import Quantity, event_types
from truceline.model.period import Period
from truceline.publish.clock import Clock
from truceline.publish.wording import event_label, figure
from truceline.publish.writing import element_id, quoted


@pytest.mark.parametrize(
    ("low", "high", "approx", "said"),
    [
        (2, 2, False, "2"),
        (0, 0, False, "0"),
        (40, 40, True, "about 40"),
        (10, 12, False, "10–12"),
        (10, None, False, "at least 10"),
        (0, None, False, "at least 0"),
        (None, 20, False, "at most 20"),
        (None, 20, True, "nearly 20"),
        (None, None, True, "number not given"),
        (12000, 12000, False, "12\u202f000"),
    ],
)
def test_a_figure_is_said_as_it_was_given(low: int | None, high: int | None, approx: bool, said: str) -> None:
    assert figure(Quantity(what="killed", min=low, max=high, approx=approx)) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2034-05-02", "2034-05-02", "2 May 2034"),
        ("2034-05-02", "2034-05-04", "2–4 May 2034"),
        ("2034-05-30", "2034-06-02", "30 May 2034 – 2 Jun 2034"),
        ("2034-05-02T09:00:00+00:00", "2034-05-02T10:30:00+00:00", "2 May 2034, 13:00–14:30"),
        ("2034-05-02T21:00:00+00:00", "2034-05-02T21:00:00+00:00", "3 May 2034, 01:00"),
        ("soon", "later", "soon–later"),
    ],
)
def test_a_period_is_said_in_the_theatres_zone(start: str, end: str, said: str) -> None:
    assert Clock.of("Asia/Tbilisi").say_period(Period(start=start, end=end)) == said


@pytest.mark.parametrize("zone", ["No/Where", "../../etc/passwd", "", "\x00"])
def test_a_zone_that_nobody_knows_is_utc(zone: str) -> None:
    assert Clock.of(zone).name == "UTC"


def test_times_sort_by_the_clock_and_missing_ones_come_last() -> None:
    clock = Clock.of("Asia/Tbilisi")
    stamps = [None, "2034-05-03", "2034-05-02T23:00:00+00:00", "2034-05-02", "2034-05-02T09:00:00+04:00"]
    assert sorted(stamps, key=clock.order) == [
        "2034-05-02", "2034-05-02T09:00:00+04:00", "2034-05-03", "2034-05-02T23:00:00+00:00", None,
    ]  # fmt: skip


def test_every_event_type_has_a_label_without_underscores() -> None:
    assert all("_" not in event_label(event_type) for event_type in event_types())


def test_words_that_bring_their_quotation_marks_are_not_quoted_twice() -> None:
    assert "““" not in quoted("“We left.”")
    assert "“Not us,” he said, “nor them”" in quoted("Not us,” he said, “nor them").replace("<bdi>", "")


def test_ids_of_ours_pass_and_others_become_harmless() -> None:
    assert element_id("c", "c-0123abcd") == "c-c-0123abcd"
    assert element_id("a", "found:sarn-times") == "a-found:sarn-times"
    assert element_id("c", '"><x') != element_id("c", '"><y')
    assert element_id("c", '"><x').isascii()
    assert '"' not in element_id("c", '"><x\ud800')
