from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from truceline.incidents import group_incidents
from truceline.model.claim import Attitude
from truceline.model.pack import Pack


def together(newsroom, pack, *ids):
    grouped, _ = group_incidents(newsroom.claims, newsroom.reports, pack)
    found = {c.incident for c in grouped if c.id in ids}
    return len(found) == 1 and None not in found


def incident_of(newsroom, pack, claim):
    grouped, _ = group_incidents(newsroom.claims, newsroom.reports, pack)
    return next(c.incident for c in grouped if c.id == claim.id)


def test_a_shelling_told_by_two_reports_is_one_incident(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.report("b", "2031-09-15")
    first = newsroom.claim("a", "Shells fell on Halvern", "shelling", "halvern", "2031-09-13")
    second = newsroom.claim("b", "The village was shelled", "shelling", "halvern", "2031-09-13")
    assert together(newsroom, pack, first.id, second.id)


def test_harm_joins_the_fire_that_caused_it(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.report("b", "2031-09-15")
    fire = newsroom.claim("a", "Shells fell on Halvern", "shelling", "halvern", "2031-09-13")
    harm = newsroom.claim("b", "Two people died in Halvern", "casualties", "halvern", "2031-09-13")
    assert together(newsroom, pack, fire.id, harm.id)


def test_two_violent_events_in_one_village_on_different_days_are_two_incidents(newsroom, pack):
    newsroom.report("a", "2031-09-17")
    newsroom.claim("a", "A drone hit a lorry in Halvern", "drone_strike", "halvern", "2031-09-16")
    newsroom.claim("a", "three days after shells fell there", "shelling", "halvern", "2031-09-13", joined=True)
    _, incidents = group_incidents(newsroom.claims, newsroom.reports, pack)
    assert len(incidents) == 2


def test_fire_on_two_villages_in_one_sentence_is_two_incidents(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.claim("a", "Shells fell on Halvern", "shelling", "halvern", "2031-09-13", actor="ordesh-army")
    newsroom.claim("a", "and on Tessen", "shelling", "tessen", "2031-09-13", actor="ordesh-army", joined=True)
    _, incidents = group_incidents(newsroom.claims, newsroom.reports, pack)
    assert {incident.place for incident in incidents} == {"halvern", "tessen"}


def test_entry_presence_and_said_withdrawal_are_one_incident_over_several_days(newsroom, pack):
    for name, day in (("a", "2031-09-14"), ("b", "2031-09-16"), ("c", "2031-09-18")):
        newsroom.report(name, day)
    entry = newsroom.claim("a", "Troops entered Halvern", "troop_entry", "halvern", "2031-09-14")
    held = newsroom.claim("b", "They were still in Halvern", "control_of_place", "halvern", "2031-09-16")
    left = newsroom.claim("c", "The troops left Halvern", "withdrawal", "halvern", "2031-09-17")
    assert together(newsroom, pack, entry.id, held.id, left.id)


def test_monitors_stopped_by_another_force_near_an_entry_are_another_incident(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.report("b", "2031-09-17")
    entry = newsroom.claim("a", "Troops entered Halvern", "troop_entry", "halvern", "2031-09-14", actor="ordesh-army")
    held = newsroom.claim("a", "They stay", "control_of_place", "halvern", "2031-09-17", actor="ordesh-army")
    stop = newsroom.claim(
        "b", "Observers were sent back", "monitor_obstruction", "halvern", "2031-09-17", actor="ordesh-guard"
    )
    assert together(newsroom, pack, entry.id, held.id)
    assert incident_of(newsroom, pack, stop) != incident_of(newsroom, pack, entry)


def test_a_comment_belongs_to_what_was_told_just_before(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.claim("a", "Shells fell on Halvern", "shelling", "halvern", "2031-09-13")
    remark = newsroom.claim("a", "The ministry called the report malicious", "comment")
    newsroom.claim("a", "Troops entered Tessen", "troop_entry", "tessen", "2031-09-13", para=True)
    assert incident_of(newsroom, pack, remark) == incident_of(newsroom, pack, newsroom.claims[0])


def test_a_comment_that_comes_before_what_it_is_about_is_tried_once_more(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.claim("a", "Halvern was shelled", "shelling", "halvern", "2031-09-13")
    newsroom.report("b", "2031-09-14")
    early = newsroom.claim("b", "This is grave", "comment")
    newsroom.claim("b", "Such a thing was not seen before", "comment")
    newsroom.claim("b", "Shells fell on Halvern", "shelling", "halvern", "2031-09-13")
    assert incident_of(newsroom, pack, early) == incident_of(newsroom, pack, newsroom.claims[0])


def test_a_seizure_on_monday_and_a_closure_on_tuesday_told_in_one_sentence_stay_two(newsroom, pack):
    newsroom.report("a", "2031-09-16")
    seized = newsroom.claim("a", "The navy seized a boat at Dosk on Monday", "detention", "dosk", "2031-09-15")
    shut = newsroom.claim(
        "a", "and shut the port of Dosk on Tuesday", "route_closure", "dosk", "2031-09-16", joined=True
    )
    assert incident_of(newsroom, pack, seized) != incident_of(newsroom, pack, shut)


def test_an_account_of_another_day_lends_no_place(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    shells = newsroom.claim("a", "Shells fell on Halvern on Saturday", "shelling", "halvern", "2031-09-13")
    earlier = newsroom.claim("a", "On Tuesday there had been shots", "small_arms_fire", None, "2031-09-09", para=True)
    assert incident_of(newsroom, pack, earlier) != incident_of(newsroom, pack, shells)
    assert incident_of(newsroom, pack, earlier) is None


def test_comments_and_demands_alone_make_no_incident(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.claim("a", "Both sides should show restraint", "demand", "halvern", "2031-09-14")
    newsroom.claim("a", "The situation is grave", "comment")
    grouped, incidents = group_incidents(newsroom.claims, newsroom.reports, pack)
    assert incidents == []
    assert {claim.incident for claim in grouped} == {None}


def test_what_is_only_denied_makes_no_incident(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.claim(
        "a", "No shell was fired at Halvern", "shelling", "halvern", "2031-09-13", polarity="-", attitude=Attitude.DENY
    )
    assert group_incidents(newsroom.claims, newsroom.reports, pack)[1] == []


def test_background_never_joins_an_incident(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.claim("a", "Shells fell on Halvern", "shelling", "halvern", "2031-09-13")
    marked = newsroom.claim("a", "Shells killed two there", "casualties", "halvern", "2031-09-13", background=True)
    old = newsroom.claim("a", "Three died there in January", "casualties", "halvern", "2031-01-22")
    assert incident_of(newsroom, pack, marked) is None
    assert incident_of(newsroom, pack, old) is None


def test_a_war_named_by_its_past_year_and_what_lies_months_ahead_are_background(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    now = newsroom.claim("a", "Shells fell on Halvern", "shelling", "halvern", "2031-09-13")
    war = newsroom.claim("a", "Halvern was burnt in the 2027 war", "infrastructure_damage", "halvern", "2031-09-13")
    ahead = newsroom.claim("a", "There was fighting in the spring", "armed_clash", "halvern", "2032-03-01")
    assert incident_of(newsroom, pack, now) is not None
    assert incident_of(newsroom, pack, war) is None
    assert incident_of(newsroom, pack, ahead) is None


def test_what_was_done_within_the_agreed_time_is_about_no_event_of_these_days(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    now = newsroom.claim("a", "Its troops left Halvern", "withdrawal", "halvern", "2031-09-13")
    kept = newsroom.claim(
        "a", "Ordesh withdrew its army within the agreed period", "withdrawal", "halvern", "2031-09-13"
    )
    assert incident_of(newsroom, pack, now) is not None
    assert incident_of(newsroom, pack, kept) is None


def test_daily_counts_of_violations_are_about_no_one_event(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.claim("a", "Shells fell on Halvern", "shelling", "halvern", "2031-09-13")
    tally = newsroom.claim(
        "a", "The Group recorded nine violations", "agreement_breach", "halvern", "2031-09-13", counts=[("other", 9)]
    )
    window = newsroom.claim(
        "a",
        "Small arms were used four times",
        "small_arms_fire",
        "halvern",
        "2031-09-12T20:00:00+04:00",
        until="2031-09-13T20:00:00+04:00",
    )
    assert incident_of(newsroom, pack, tally) is None
    assert incident_of(newsroom, pack, window) is None


def test_talk_of_the_whole_agreement_belongs_to_no_incident(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    general = newsroom.claim("a", "Point 7 has been carried out in full", "agreement_kept")
    newsroom.claim("a", "Shells fell on Halvern", "shelling", "halvern", "2031-09-13", para=True)
    assert incident_of(newsroom, pack, general) is None


def test_a_point_that_is_about_the_place_ties_talk_of_it_to_the_incident(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    general = newsroom.claim("a", "Point 2 is being carried out", "agreement_kept", actor="ordesh")
    newsroom.claim("a", "Our men at Halvern are at home", "troop_entry", "halvern", "2031-09-14", actor="ordesh-army")
    assert incident_of(newsroom, pack, general) == incident_of(newsroom, pack, newsroom.claims[1])


def test_a_name_met_nowhere_else_finds_its_incident_in_a_far_report(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.report("b", "2031-09-18")
    newsroom.claim("a", "Men took the barge Wilhelmine at Halvern", "detention", "halvern", "2031-09-13")
    newsroom.claim("b", "Troops entered Tessen", "troop_entry", "tessen", "2031-09-17")
    asked = newsroom.claim("b", "Nobody answers us about the Wilhelmine", "comment", para=True)
    assert incident_of(newsroom, pack, asked) == incident_of(newsroom, pack, newsroom.claims[0])


def test_what_is_told_of_a_wider_area_joins_the_one_event_in_it(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.report("b", "2031-09-14")
    spot = newsroom.claim("a", "Families came home to Halvern", "return_of_displaced", "halvern", "2031-09-13")
    area = newsroom.claim("b", "The first families are back in Upland", "return_of_displaced", "upland", "2031-09-13")
    assert together(newsroom, pack, spot.id, area.id)


def test_what_is_told_of_a_wider_area_does_not_glue_two_villages_together(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.claim("a", "Shells fell on Halvern", "shelling", "halvern", "2031-09-13")
    newsroom.claim("a", "Tessen was shelled", "shelling", "tessen", "2031-09-13", para=True)
    newsroom.report("b", "2031-09-14")
    newsroom.claim("b", "There was shelling in Upland", "shelling", "upland", "2031-09-13")
    assert incident_of(newsroom, pack, newsroom.claims[0]) != incident_of(newsroom, pack, newsroom.claims[1])


def test_an_account_without_a_place_takes_that_of_its_kind_beside_it(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.report("b", "2031-09-14")
    newsroom.claim("a", "Shells fell on Halvern", "shelling", "halvern", "2031-09-13")
    newsroom.claim("b", "Halvern was shelled", "shelling", "halvern", "2031-09-13")
    loose = newsroom.claim("b", "Nine rounds came down", "shelling", None, None)
    assert incident_of(newsroom, pack, loose) == incident_of(newsroom, pack, newsroom.claims[0])


def test_every_claim_in_an_incident_has_a_reason_in_plain_words(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.claim("a", "Shells fell on Halvern", "shelling", "halvern", "2031-09-13")
    newsroom.claim("a", "Two people died", "casualties", "halvern", "2031-09-13")
    newsroom.claim("a", "The ministry would not comment", "comment")
    _, (incident,) = group_incidents(newsroom.claims, newsroom.reports, pack)
    assert {reason.claim for reason in incident.reasons} == set(incident.claims)
    assert "same place (Halvern)" in {reason.text for reason in incident.reasons}
    assert "the same day (13 September)" in {reason.text for reason in incident.reasons}


def reasons_for(newsroom, pack, claim):
    _, incidents = group_incidents(newsroom.claims, newsroom.reports, pack)
    return {reason.feature: reason for incident in incidents for reason in incident.reasons if reason.claim == claim.id}


def test_another_number_of_dead_is_kept_as_a_reason_against(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.report("b", "2031-09-15")
    newsroom.claim("a", "Shells fell on Halvern", "shelling", "halvern", "2031-09-13")
    newsroom.claim("a", "Two people died", "casualties", "halvern", "2031-09-13", counts=[("killed", 2)])
    more = newsroom.claim("b", "Five died in Halvern", "casualties", "halvern", "2031-09-13", counts=[("killed", 5)])
    reason = reasons_for(newsroom, pack, more)["toll"]
    assert reason.weight < 0
    assert reason.text == "another number of killed (5) than others give"


def test_a_number_that_nobody_else_gives_is_no_reason_for_itself(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.claim("a", "Shells fell on Halvern", "shelling", "halvern", "2031-09-13")
    alone = newsroom.claim("a", "Two people died", "casualties", "halvern", "2031-09-13", counts=[("killed", 2)])
    assert "numbers" not in reasons_for(newsroom, pack, alone)
    newsroom.report("b", "2031-09-14")
    newsroom.claim("b", "Two died in Halvern", "casualties", "halvern", "2031-09-13", counts=[("killed", 2)])
    assert reasons_for(newsroom, pack, alone)["numbers"].text == "the same number: 2 killed"


def test_a_clock_time_hours_away_is_kept_as_a_reason_against(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.claim("a", "Shells fell on Halvern", "shelling", "halvern", "2031-09-13T06:00:00+04:00")
    late = newsroom.claim("a", "Halvern was shelled", "shelling", "halvern", "2031-09-13T20:00:00+04:00", para=True)
    assert reasons_for(newsroom, pack, late)["hour"].text == "14 hours apart on one day"


def test_adding_a_report_on_another_event_renames_nothing(newsroom, pack):
    newsroom.report("a", "2031-09-14")
    newsroom.claim("a", "Shells fell on Halvern", "shelling", "halvern", "2031-09-13")
    newsroom.claim("a", "Troops entered Tessen", "troop_entry", "tessen", "2031-09-12", para=True)
    before = {i.id for i in group_incidents(newsroom.claims, newsroom.reports, pack)[1]}
    newsroom.report("b", "2031-09-11")
    newsroom.claim("b", "People were taken in Dosk", "detention", "dosk", "2031-09-10")
    after = {i.id for i in group_incidents(newsroom.claims, newsroom.reports, pack)[1]}
    assert before < after


def test_one_more_account_of_an_event_with_a_stray_date_keeps_its_id(newsroom, pack):
    for name in ("a", "b"):
        newsroom.report(name, "2031-09-15")
        newsroom.claim(name, "Troops entered Halvern", "troop_entry", "halvern", "2031-09-14")
    ((_, (before,)),) = [group_incidents(newsroom.claims, newsroom.reports, pack)]
    newsroom.report("c", "2031-09-16")
    newsroom.claim("c", "Troops had come to Halvern", "troop_entry", "halvern", "2031-09-13")
    ((_, (after,)),) = [group_incidents(newsroom.claims, newsroom.reports, pack)]
    assert before.id == after.id


def test_two_incidents_never_share_an_id_and_the_first_reported_keeps_the_plain_one(newsroom):
    newsroom.report("a", "2031-09-14")
    newsroom.claim("a", "Men were seized", "detention", "x", "2031-09-13", actor="p")
    alone = group_incidents(newsroom.claims, newsroom.reports, Pack.empty())[1]
    newsroom.report("b", "2031-09-15")
    newsroom.claim("b", "Shells fell", "shelling", "x", "2031-09-13")
    both = group_incidents(newsroom.claims, newsroom.reports, Pack.empty())[1]
    assert len({i.id for i in both}) == len(both) == 2
    assert alone[0].id in {i.id for i in both}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(order, pack, example):
    claims, reports = list(example.claims), list(example.reports)
    expected, incidents = group_incidents(claims, reports, pack)
    order.shuffle(claims)
    order.shuffle(reports)
    grouped, again = group_incidents(claims, reports, pack)
    assert {c.id: c.incident for c in grouped} == {c.id: c.incident for c in expected}
    assert again == incidents


def test_claims_come_back_whole_and_in_their_order(example, pack):
    grouped, _ = group_incidents(example.claims, example.reports, pack)
    assert [replace(claim, incident=None) for claim in grouped] == example.claims


def test_a_large_record_is_grouped_without_comparing_all_pairs(newsroom, pack):
    places = ("halvern", "tessen", "dosk", "mill")
    start = date(2031, 1, 1)
    for n in range(400):
        day = (start + timedelta(days=n % 100)).isoformat()
        name = newsroom.report(f"r{n}", day)
        place = places[n % 4]
        newsroom.claim(name, f"Shells fell on the place {n}", "shelling", place, day)
        newsroom.claim(name, "Two people died", "casualties", place, day)
        newsroom.claim(name, "Troops are there", "control_of_place", place, day)
        newsroom.claim(name, "Nobody would comment", "comment")
    began = time.process_time()
    group_incidents(newsroom.claims, newsroom.reports, pack)
    assert time.process_time() - began < 4
