"""Event times against the day of the report: Thursday 18 September 2031, 11:00, six hours east."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from truceline.text.dates import TimeMention, find_times

EAST = timezone(timedelta(hours=6))
ANCHOR = datetime(2031, 9, 18, 11, 0, tzinfo=EAST)


def only(text: str, anchor: date = ANCHOR) -> TimeMention:
    (mention,) = find_times(text, anchor=anchor, tz=EAST)
    return mention


DAYS = [
    ("It hit the village late on Saturday.", "2031-09-13", "2031-09-13", "part_of_day"),
    ("The ministry said on Thursday.", "2031-09-18", "2031-09-18", "day"),
    ("Yesterday's shelling", "2031-09-17", "2031-09-17", "day"),
    ("It fell silent last night.", "2031-09-17", "2031-09-17", "part_of_day"),
    ("Lamps were lit overnight.", "2031-09-17", "2031-09-18", "part_of_day"),
    ("Two died on Jan. 22.", "2031-01-22", "2031-01-22", "day"),
    ("Signed on 20 October, it held.", "2030-10-20", "2030-10-20", "day"),
    ("The lists are due on 20 October.", "2031-10-20", "2031-10-20", "day"),
    ("on the evening of 13 September", "2031-09-13", "2031-09-13", "part_of_day"),
    ("in the night of 14 to 15 September", "2031-09-14", "2031-09-15", "part_of_day"),
    ("They came in March.", "2031-03-01", "2031-03-31", "month"),
    ("They came last December.", "2030-12-01", "2030-12-31", "month"),
    ("It is due to be published in November.", "2031-11-01", "2031-11-30", "month"),
    ("It is to be held in October.", "2031-10-01", "2031-10-31", "month"),
    ("They landed in August last year.", "2030-08-01", "2030-08-31", "month"),
    ("It burnt in the last week of June.", "2031-06-24", "2031-06-30", "week"),
    ("The last day of August", "2031-08-31", "2031-08-31", "day"),
    ("three days ago", "2031-09-15", "2031-09-15", "day"),
    ("a week ago", "2031-09-11", "2031-09-11", "day"),
    ("last week", "2031-09-08", "2031-09-14", "week"),
    ("this week", "2031-09-15", "2031-09-21", "week"),
    ("within the past week", "2031-09-11", "2031-09-18", "days"),
    ("last year", "2030-01-01", "2030-12-31", "year"),
    ("The accord of the 1990s", "1990-01-01", "1999-12-31", "years"),
    ("the war from 2029 to 2030", "2029-01-01", "2030-12-31", "years"),
    ("last summer", "2031-06-01", "2031-08-31", "month"),
    ("They fought for seven weeks this spring.", "2031-03-01", "2031-05-31", "month"),
    ("last winter", "2030-12-01", "2031-02-28", "month"),
    ("open from December until the eleventh of April", "2030-12-01", "2031-04-11", "month"),
    ("from Monday to Wednesday", "2031-09-15", "2031-09-17", "days"),
    ("14-15 September", "2031-09-14", "2031-09-15", "days"),
    ("September 14-16", "2031-09-14", "2031-09-16", "days"),
    ("between 3 and 5 May", "2031-05-03", "2031-05-05", "days"),
    ("held since 15 September", "2031-09-15", "2031-09-18", "days"),
    ("dark since early on Monday", "2031-09-15", "2031-09-18", "days"),
    ("The school will stay shut until Saturday.", "2031-09-18", "2031-09-20", "days"),
    ("The closure, announced in a notice, runs to 25 September.", "2031-09-18", "2031-09-25", "days"),
    ("The two had agreed to meet on Saturday.", "2031-09-20", "2031-09-20", "day"),
    ("They had left by Monday.", "2031-09-15", "2031-09-15", "day"),
    ("A meeting may be held on Friday.", "2031-09-19", "2031-09-19", "day"),
    ("until November of last year", "2030-11-01", "2030-11-30", "month"),
    ("on Tuesday, 16 September 2031", "2031-09-16", "2031-09-16", "day"),
    ("on the 14th.", "2031-09-14", "2031-09-14", "day"),
    ("shortly before nine o'clock on Sunday morning", "2031-09-14", "2031-09-14", "part_of_day"),
    ("a little after two on Monday morning", "2031-09-15", "2031-09-15", "part_of_day"),
    ("since four o’clock on Wednesday", "2031-09-17", "2031-09-18", "days"),
    ("In January 17 prisoners were exchanged", "2031-01-01", "2031-01-31", "month"),
]

MOMENTS = [
    ("At 11:20 today a drone fell.", "2031-09-18T11:20:00+06:00"),
    ("as of 18.00 hours today", "2031-09-18T18:00:00+06:00"),
    ("At 09:15 on 15 September", "2031-09-15T09:15:00+06:00"),
    ("at ten past two on Monday morning", "2031-09-15T02:10:00+06:00"),
    ("Yesterday at two in the afternoon", "2031-09-17T14:00:00+06:00"),
    ("last night at about 22.30", "2031-09-17T22:30:00+06:00"),
    ("at about twenty past seven last night", "2031-09-17T19:20:00+06:00"),
    ("at 02.10 last night", "2031-09-18T02:10:00+06:00"),
    ("at 15:00 GMT on Saturday", "2031-09-13T21:00:00+06:00"),
    ("at noon on Sunday", "2031-09-14T12:00:00+06:00"),
    ("On Saturday, at twenty past nine in the morning", "2031-09-13T09:20:00+06:00"),
    ("14 September 2031, 7.40pm", "2031-09-14T19:40:00+06:00"),
]

CLOCKS = [
    ("between 9:40 p.m. and 10:05 p.m. local time", "2031-09-18T21:40:00+06:00", "2031-09-18T22:05:00+06:00"),
    ("between 9.40 and 10.05pm", "2031-09-18T21:40:00+06:00", "2031-09-18T22:05:00+06:00"),
    ("between 19.15 and 19.25", "2031-09-18T19:15:00+06:00", "2031-09-18T19:25:00+06:00"),
    ("from 9 to 11 p.m.", "2031-09-18T21:00:00+06:00", "2031-09-18T23:00:00+06:00"),
    ("They left by 6pm.", "2031-09-18T18:00:00+06:00", "2031-09-18T18:00:00+06:00"),
    ("At 09:30 the patrol left", "2031-09-18T09:30:00+06:00", "2031-09-18T09:30:00+06:00"),
]


@pytest.mark.parametrize(("text", "start", "end", "precision"), DAYS)
def test_days_are_resolved_against_the_day_of_the_report(text: str, start: str, end: str, precision: str) -> None:
    mention = only(text)
    assert (mention.period.start, mention.period.end, mention.precision) == (start, end, precision)


@pytest.mark.parametrize(("text", "moment"), MOMENTS)
def test_a_clock_joined_to_a_day_is_one_moment(text: str, moment: str) -> None:
    mention = only(text)
    assert (mention.period.start, mention.period.end, mention.precision) == (moment, moment, "moment")


@pytest.mark.parametrize(("text", "start", "end"), CLOCKS)
def test_a_clock_alone_is_on_the_day_of_the_report(text: str, start: str, end: str) -> None:
    mention = only(text)
    assert (mention.period.start, mention.period.end, mention.precision) == (start, end, "clock")


def test_the_past_day_ends_at_the_moment_of_the_report() -> None:
    mention = only("Over the past 24 hours it was calm.")
    assert (mention.period.start, mention.period.end) == ("2031-09-17T11:00:00+06:00", "2031-09-18T11:00:00+06:00")


def test_without_a_zone_moments_are_dates() -> None:
    (mention,) = find_times("At 11:20 on Tuesday it fell.", anchor=date(2031, 9, 18), tz=None)
    assert (mention.period.start, mention.period.end) == ("2031-09-16", "2031-09-16")


def test_a_date_that_names_an_agreement_is_marked() -> None:
    assert only("a breach of the November 10 agreement").attributive
    assert only("Saturday's shelling").attributive
    assert not only("the shelling on Saturday").attributive


@pytest.mark.parametrize(
    "text",
    [
        "He may leave. They march. May he come. The Sun said so.",
        "3.50 crowns, up 10.15 percent, 2:1, 2:41:08",
        "120-mm mortars, point 2, Height 2140, more than 2,000 men",
        "Two of the four wells were foul.",
    ],
)
def test_what_names_no_time_is_left_alone(text: str) -> None:
    assert find_times(text, anchor=ANCHOR, tz=EAST) == []


def test_the_span_holds_the_words_of_the_time() -> None:
    text = "He fell late on Saturday, at about 9:40 p.m., in Alta Vern."
    (mention,) = find_times(text, anchor=ANCHOR, tz=EAST)
    assert text[mention.start : mention.end] == "late on Saturday, at about 9:40 p.m."


@pytest.mark.parametrize("text", ["It burnt from 9 am to 17:00 GMT.", "It burnt from 9:00 GMT to 11:00."])
def test_without_a_time_zone_one_end_of_a_stretch_may_name_its_own(text: str) -> None:
    (mention,) = find_times(text, anchor=date(2031, 9, 18), tz=None)
    assert (mention.period.start, mention.period.end) == ("2031-09-18", "2031-09-18")


WHOLE_DAYS = [
    "9 September, midnight to midnight",
    "from midnight to midnight on 9 September",
    "midnight-to-midnight on 9 September",
    "9 September, 00:00 to 24:00",
]


@pytest.mark.parametrize("text", WHOLE_DAYS)
def test_a_day_from_midnight_to_midnight_is_that_day(text: str) -> None:
    mention = only(text)
    assert (mention.period.start, mention.period.end, mention.precision) == ("2031-09-09", "2031-09-09", "day")


def test_a_stretch_that_begins_at_midnight_begins_with_its_day() -> None:
    mention = only("from midnight to 6 a.m. on 9 September")
    assert mention.period.start == "2031-09-09T00:00:00+06:00"
    assert mention.period.end == "2031-09-09T06:00:00+06:00"


SET_BESIDE = [
    "It counted nine violations on Wednesday, after twelve on Tuesday.",
    "Nine violations were registered, after twelve on Tuesday.",
    "It counted 14 violations, up from 12 on Tuesday.",
    "The number fell to six from nine on Tuesday.",
]


@pytest.mark.parametrize("text", SET_BESIDE)
def test_a_number_that_a_count_is_set_beside_is_no_hour(text: str) -> None:
    last = find_times(text, anchor=ANCHOR, tz=EAST)[-1]
    assert text[last.start : last.end] == "Tuesday"
    assert last.precision == "day"


@pytest.mark.parametrize(
    "text", ["Shots were heard after twelve on Tuesday.", "Nine shells fell, after two on Tuesday morning."]
)
def test_a_number_after_which_something_happened_is_an_hour(text: str) -> None:
    assert only(text).precision == "part_of_day"


@pytest.mark.parametrize(
    "text",
    [
        "Between the evenings of 3 and 4 September it was quiet.",
        "Between the evenings of 3 September and 4 September it was quiet.",
        "Between the evening of 3 and the evening of 4 September it was quiet.",
    ],
)
def test_a_day_between_two_evenings_is_one_stretch(text: str) -> None:
    period = only(text).period
    assert (period.start, period.end) == ("2031-09-03", "2031-09-04")
