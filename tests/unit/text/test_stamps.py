"""Publication stamps in the forms that print, feeds and mail use."""

from __future__ import annotations

from datetime import timedelta, timezone

import pytest

from truceline.text.stamps import find_stamps, parse_stamp

EAST = timezone(timedelta(hours=6))

CASES = [
    ("Sep 14, 2031", "2031-09-14"),
    ("14.09.2031 13:05", "2031-09-14T13:05:00+06:00"),
    ("27 March 2022 19:16 (UTC+04:00)", "2022-03-27T19:16:00+04:00"),
    ("Tue 16 Sep 2031, 08:12", "2031-09-16T08:12:00+06:00"),
    ("2031-09-14T05:55:00Z", "2031-09-14T05:55:00+00:00"),
    ("2031-09-14T05:55:00.123+06:00", "2031-09-14T05:55:00+06:00"),
    ("Sun. 11.04.2032, 20:15", "2032-04-11T20:15:00+06:00"),
    ("11 April 2032, 10.55", "2032-04-11T10:55:00+06:00"),
    ("Sunday 11 April 2032, 7.40pm", "2032-04-11T19:40:00+06:00"),
    ("Thu 18 Sep 2031 09.30 GMT", "2031-09-18T09:30:00+00:00"),
    ("12 April 2032, 19.00 hours", "2032-04-12T19:00:00+06:00"),
    ("Thu, 18 Sep 2031 17:30:00 +0600", "2031-09-18T17:30:00+06:00"),
    ("Wednesday, April 14, 2032 3:20 PM", "2032-04-14T15:20:00+06:00"),
    ("Sept. 5, 2031, 7:40 p.m.", "2031-09-05T19:40:00+06:00"),
    ("5 Sept 2031 12.05 a.m.", "2031-09-05T00:05:00+06:00"),
    ("Thu Sep 18 17:30:00 2031", "2031-09-18T17:30:00+06:00"),
    ("20:00 hours on 15 September 2031", "2031-09-15T20:00:00+06:00"),
    ("15 September 2031 at 08:02", "2031-09-15T08:02:00+06:00"),
    ("15 September 2031 19h30 CET", "2031-09-15T19:30:00+01:00"),
    ("15 September 2031, 24:00", "2031-09-16T00:00:00+06:00"),
    ("03/04/2032", "2032-04-03"),
    ("04/13/2032", "2032-04-13"),
    ("31.02.2031", None),
    ("2031", None),
    ("September 2031", None),
    ("4 hours ago", None),
    ("Posted: 14.09.2031", None),
]


@pytest.mark.parametrize(("text", "value"), CASES)
def test_a_string_that_is_a_stamp_is_read(text: str, value: str | None) -> None:
    assert parse_stamp(text, tz=EAST) == value


def test_a_clock_without_a_zone_is_dropped_where_no_zone_is_known() -> None:
    assert parse_stamp("14.09.2031 13:05", tz=None) == "2031-09-14"
    assert parse_stamp("14.09.2031 13:05 GMT", tz=None) == "2031-09-14T13:05:00+00:00"


def test_stamps_are_found_inside_a_line_and_only_printed_zones_count_as_zoned() -> None:
    text = "By Orla Venn | 11 April 2032, 10.55 | 2 min\nUpdated Mon 12 Apr 2032 08:00 GMT. Since 1994."
    first, second = find_stamps(text, tz=EAST)
    assert (text[first.start : first.end], first.zoned) == ("11 April 2032, 10.55", False)
    assert (text[second.start : second.end], second.zoned) == ("Mon 12 Apr 2032 08:00 GMT", True)


def test_a_version_number_is_no_stamp() -> None:
    assert find_stamps("Cairn 1.9.2031.4, build 12-2031, 301/2031", tz=EAST) == []
