from __future__ import annotations

from datetime import date

import pytest

from truceline.incidents import group_incidents
from truceline.incidents.days import names_a_day
from truceline.incidents.settling import are_of_one_news


def days_of(newsroom, pack):
    _, incidents = group_incidents(newsroom.claims, newsroom.reports, pack)
    return [(str(i.time.first_day), str(i.time.last_day)) for i in incidents if i.time]


@pytest.mark.parametrize("words", ["on Tuesday", "late on 13 September", "Sept. 13", "last night", "this morning"])
def test_words_that_name_a_day(words):
    assert names_a_day(f"Shells fell on Halvern {words}.")


@pytest.mark.parametrize("words", ["at 8:45 a.m.", "in the afternoon", "in May of that year", "three days later"])
def test_words_that_name_none(words):
    assert not names_a_day(f"Shells fell on Halvern {words}.")


def test_an_account_that_names_no_day_takes_the_one_that_its_report_gives_for_such_events(newsroom, pack):
    newsroom.report("a", "2031-09-17")
    newsroom.claim("a", "A drone hit a lorry at Halvern on Tuesday", "drone_strike", "halvern", "2031-09-16")
    newsroom.claim("a", "The drone fired at 8:45", "drone_strike", "halvern", "2031-09-13", para=True)
    assert days_of(newsroom, pack) == [("2031-09-16", "2031-09-16")]


def test_harm_without_a_day_is_of_the_fire_told_just_before(newsroom, pack):
    newsroom.report("a", "2031-09-17")
    newsroom.claim("a", "A drone hit a lorry at Halvern on Tuesday", "drone_strike", "halvern", "2031-09-16")
    newsroom.claim("a", "Two drivers were hurt", "casualties", "halvern", "2031-09-13")
    grouped, incidents = group_incidents(newsroom.claims, newsroom.reports, pack)
    assert len(incidents) == 1
    assert {claim.incident for claim in grouped} == {incidents[0].id}


def test_copies_of_one_statement_are_of_one_day(newsroom, pack):
    words = "Our gunners did nothing at Halvern that night"
    for name, day in (("a", "2031-09-13"), ("b", "2031-09-13"), ("c", "2031-09-14")):
        newsroom.report(name, "2031-09-14")
        newsroom.claim(name, words, "shelling", "halvern", day, speaker="ordesh-mod")
    assert days_of(newsroom, pack) == [("2031-09-13", "2031-09-13")]


def test_a_phrase_that_comes_back_every_week_is_no_copy(newsroom, pack):
    for name, day in (("a", "2031-09-01"), ("b", "2031-09-08")):
        newsroom.report(name, day)
        newsroom.claim(name, "Shells were fired at the village of Halvern", "shelling", "halvern", day)
    assert len(days_of(newsroom, pack)) == 2
    assert not are_of_one_news(date(2031, 9, 1), date(2031, 9, 8))


def test_a_night_that_two_reports_date_a_day_apart_is_one_event_where_their_words_agree(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.report("b", "2031-09-14")
    newsroom.claim("a", "Rockets burnt the sawmill and the brewery", "shelling", "halvern", "2031-09-13")
    newsroom.claim("b", "The sawmill and the brewery were hit by rockets", "shelling", "halvern", "2031-09-14")
    assert days_of(newsroom, pack) == [("2031-09-13", "2031-09-14")]


def test_days_that_nobody_names_may_differ_by_two_where_all_else_agrees(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.report("b", "2031-09-15")
    newsroom.claim("a", "Rockets burnt the sawmill at Halvern on Saturday", "shelling", "halvern", "2031-09-13")
    newsroom.claim("b", "The Halvern sawmill was burnt by rockets", "shelling", "halvern", "2031-09-15")
    assert days_of(newsroom, pack) == [("2031-09-13", "2031-09-15")]


def test_days_that_both_name_stay_two_events(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.report("b", "2031-09-15")
    newsroom.claim("a", "Rockets burnt the sawmill at Halvern on Saturday", "shelling", "halvern", "2031-09-13")
    newsroom.claim("b", "The Halvern sawmill was burnt by rockets on Monday", "shelling", "halvern", "2031-09-15")
    assert len(days_of(newsroom, pack)) == 2


def test_two_nights_that_one_report_tells_apart_stay_two_events(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.claim("a", "Rockets burnt the sawmill and the brewery on Saturday", "shelling", "halvern", "2031-09-13")
    newsroom.claim("a", "The brewery and the sawmill were hit again on Sunday", "shelling", "halvern", "2031-09-14")
    assert len(days_of(newsroom, pack)) == 2


def test_presence_told_day_after_day_for_months_is_not_one_endless_incident(newsroom, pack):
    for n in range(60):
        day = date.fromordinal(date(2031, 3, 1).toordinal() + n).isoformat()
        newsroom.report(f"r{n}", day)
        newsroom.claim(f"r{n}", f"Troops hold the ridge, entry {n}", "control_of_place", "halvern", day)
    found = days_of(newsroom, pack)
    assert len(found) >= 2
    assert all((date.fromisoformat(b) - date.fromisoformat(a)).days <= 31 for a, b in found)
