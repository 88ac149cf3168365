"""The moment a record is seen from."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from truceline.errors import WrongUsage
from truceline.model.ids import ActorId, ReportId
from truceline.model.report import DateBasis, Report, ReportKind
from truceline.pipeline.moment import keep_published, read_moment

ALMATY = ZoneInfo("Etc/GMT-6")


def report(published: str | None) -> Report:
    return Report(
        id=ReportId("r-1"),
        input="a.txt",
        item=2,
        headline=None,
        outlet=None,
        voice=ActorId("found:x"),
        agencies=(),
        byline=None,
        published=published,
        published_basis=DateBasis.STATED if published else DateBasis.NONE,
        language="en",
        kind=ReportKind.NEWS,
        text="Text.",
    )


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_a_date_means_the_end_of_that_day_in_the_theatre() -> None:
    assert read_moment("2031-09-14", ALMATY).isoformat() == "2031-09-14T23:59:59+06:00"


def test_without_a_zone_a_date_is_read_in_utc() -> None:
    assert read_moment("2031-09-14", None).isoformat() == "2031-09-14T23:59:59+00:00"


def test_an_offset_that_is_given_counts() -> None:
    assert read_moment("2031-09-14T12:00-03:00", ALMATY).isoformat() == "2031-09-14T12:00:00-03:00"


def test_a_local_time_is_read_in_the_theatre() -> None:
    assert read_moment("2031-09-14T12:00", ALMATY).isoformat() == "2031-09-14T12:00:00+06:00"


@pytest.mark.parametrize("text", ["", "yesterday", "2031-13-01", "2031", "14.09.2031", "2031-09-14T25:00", "20310230"])
def test_what_is_no_moment_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(WrongUsage, match="2031-09-14"):
        read_moment(text, None)


@pytest.mark.parametrize(
    ("published", "kept", "named"),
    [
        ("2031-09-14T11:59:00+06:00", True, False),
        ("2031-09-14T12:00:00+06:00", True, False),
        ("2031-09-14T12:01:00+06:00", False, False),
        ("2031-09-14T07:00:00+00:00", False, False),
        ("2031-09-13", True, False),
        ("2031-09-14", False, True),
        ("2031-09-15", False, False),
        (None, False, True),
    ],
)
def test_only_what_was_surely_out_counts_and_what_cannot_be_placed_is_named(
    published: str | None, kept: bool, named: bool
) -> None:
    left, issues = keep_published([report(published)], moment("2031-09-14T12:00:00+06:00"), ALMATY)
    assert (bool(left), bool(issues)) == (kept, named)


def test_a_report_known_by_its_day_counts_once_the_day_is_over() -> None:
    left, issues = keep_published([report("2031-09-14")], read_moment("2031-09-14", ALMATY), ALMATY)
    assert len(left) == 1
    assert issues == []


def test_the_issue_names_file_and_item() -> None:
    _, issues = keep_published([report(None)], moment("2031-09-14T12:00:00+06:00"), None)
    assert issues[0].path == "a.txt (report 2)"
