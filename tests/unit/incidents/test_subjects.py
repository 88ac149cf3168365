"""What a whole report is about, in a record of local news without a pack."""

from __future__ import annotations

from datetime import date

import pytest

from truceline.incidents import group_incidents
from truceline.incidents.subjects import (
    Subjects,
    by_ages,
    by_day_of_report,
    find_alike,
    group_reports,
    read_subject,
)
from truceline.model.report import DateBasis, Report, ReportKind

TRADES = tuple(
    f"{a}{b}" for a in ("black", "copper", "gold", "lock", "tin", "white") for b in ("grinder", "smith", "worker")
)


def article(name: str, text: str, day: str | None, headline: str | None = None) -> Report:
    return Report(
        id=name,
        input=f"{name}.txt",
        item=0,
        headline=headline,
        outlet=name,
        voice="corran",
        agencies=(),
        byline=None,
        published=day,
        published_basis=DateBasis.STATED if day else DateBasis.NONE,
        language="en",
        kind=ReportKind.NEWS,
        text=text,
    )


def others(count: int = 18) -> list[Report]:
    """Articles on other things, so that a shared name can be rare."""
    return [
        article(f"other-{n:02}", f"The {TRADES[n]} of street {n} opened a shop in the town.", "2031-05-01")
        for n in range(count)
    ]


FIRST = article("first", "Jorun Aldmeer, 34, was shot on the quay near the ropewalk.", "2031-05-02", "Man shot on quay")
LATER = article(
    "later", "The court heard how Jorun Aldmeer, 34, died on the quay beside the ropewalk.", "2031-05-22", "Trial opens"
)


def test_a_rare_full_name_brings_two_reports_together_weeks_apart():
    assert ("first", "later") in group_reports([*others(), LATER, FIRST])


def test_reports_that_share_only_what_many_have_stay_apart():
    shots = [article(f"shot-{n}", "A man was shot in the town on Monday.", "2031-05-02") for n in range(12)]
    assert {len(group) for group in group_reports([*others(), *shots])} == {1}


def test_people_of_other_ages_speak_against_one_event():
    against = by_ages({34}, {19, 51})
    assert against is not None
    assert against.weight < 0
    assert against.text == "people of other ages (34; 19, 51)"
    assert by_ages({34, 19}, {19}) is None
    assert by_ages(set(), {19}) is None


def test_days_of_publication_far_apart_speak_against_one_event():
    near = by_day_of_report(date(2031, 5, 1), date(2031, 5, 3))
    far = by_day_of_report(date(2031, 5, 1), date(2032, 5, 1))
    assert near is not None
    assert far is not None
    assert near.weight > 0 > far.weight
    assert by_day_of_report(None, date(2031, 5, 1)) is None


def test_each_reason_for_a_likeness_is_named():
    subjects = Subjects([*others(), FIRST, LATER])
    reasons = {evidence.feature: evidence.text for evidence in subjects.evidence("first", "later")}
    assert reasons["names"] == "rare names in common: jorun aldmeer"
    assert reasons["published"] == "published 20 days apart"
    assert "ages" not in reasons


def test_in_a_tiny_record_nothing_is_rare():
    assert find_alike([FIRST, LATER]) == {}


def test_a_subject_is_read_from_the_words_as_they_stand():
    subject = read_subject(FIRST)
    assert "jorun aldmeer" in subject.names
    assert subject.ages == {34}
    assert subject.day == date(2031, 5, 2)


@pytest.mark.parametrize("turn", [1, 7, 13])
def test_the_order_of_the_reports_changes_nothing(turn):
    reports = [*others(), FIRST, LATER]
    assert group_reports(reports[turn:] + reports[:turn]) == group_reports(reports)


def test_a_claim_without_place_joins_the_event_that_a_report_like_its_own_is_about(newsroom, pack):
    for n in range(18):
        newsroom.report(f"other-{n:02}", "2031-05-01")
        newsroom.claim(f"other-{n:02}", f"The {TRADES[n]} of street {n} went to Dosk", "comment")
    newsroom.report("a", "2031-09-14")
    fire = newsroom.claim(
        "a", "Shells hit the ropewalk of Jorun Aldmeer in Halvern", "shelling", "halvern", "2031-09-13"
    )
    newsroom.report("b", "2031-09-14")
    loose = newsroom.claim("b", "The ropewalk of Jorun Aldmeer burnt down", "infrastructure_damage", None, "2031-09-13")
    grouped, incidents = group_incidents(newsroom.claims, newsroom.reports, pack)
    assert {claim.incident for claim in grouped if claim.id in (fire.id, loose.id)} == {incidents[0].id}
    (reason,) = [r for r in incidents[0].reasons if r.feature == "reports"]
    assert reason.claim == loose.id
    assert reason.text == "its report is much like one that is mostly about this event"
