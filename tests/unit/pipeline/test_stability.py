"""What must hold whatever comes in, and in whatever order: searched for by hypothesis."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.unit.pipeline.theatres import OUTLETS, Happening, Telling, Told, reprint, theatres, write

from truceline.model.question import QuestionKind
from truceline.pipeline.weighing import Weighed

QUICK = settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
PARTIES = ("ordesh-mod", "lumen-mod")


def standings(weighed: Weighed) -> dict[str, str]:
    return {question.id: question.status for question in weighed.questions}


def members(weighed: Weighed) -> dict[str, frozenset[str]]:
    return {incident.id: frozenset(incident.claims) for incident in weighed.incidents}


@QUICK
@given(theatres(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(told: Told, random) -> None:
    reports, claims = list(told.reports), list(told.claims)
    random.shuffle(reports)
    random.shuffle(claims)
    shuffled = Told(reports=tuple(reports), claims=tuple(claims)).weighed()
    plain = told.weighed()
    assert shuffled.incidents == plain.incidents
    assert shuffled.questions == plain.questions
    assert {claim.id: claim for claim in shuffled.claims} == {claim.id: claim for claim in plain.claims}


@QUICK
@given(theatres(), st.data())
def test_a_reprint_changes_no_status_and_no_id(told: Told, data: st.DataObject) -> None:
    dated = [number for number, report in enumerate(told.reports) if report.published is not None]
    assume(dated)  # of two undated copies nobody can tell which is the reprint
    number = data.draw(st.sampled_from(dated))
    outlet = data.draw(st.sampled_from([o for o in OUTLETS if o != told.reports[number].outlet]))
    before, after = told.weighed(), told.and_also(reprint(told, number, outlet)).weighed()
    assert standings(after) == standings(before)
    assert [incident.id for incident in after.incidents] == [incident.id for incident in before.incidents]


@QUICK
@given(theatres(), st.sampled_from(PARTIES))
def test_an_independent_denial_turns_agreed_into_disputed_and_nothing_else(told: Told, party: str) -> None:
    before = told.weighed()
    agreed = [q for q in before.questions if q.kind is QuestionKind.OCCURRENCE and q.status == "agreed"]
    claims = {claim.id: claim for claim in told.claims}
    agreed = [q for q in agreed if all(p.value is True for p in q.positions)]
    assume(agreed)
    question = agreed[0]
    event = claims[question.positions[0].claims[0]].event
    assert event.place is not None
    assert event.time is not None
    what = Happening(kind=event.type, place=event.place, day=int(event.time.start[8:10]))
    assume(all(claims[c].speaker != party for p in question.positions for c in p.claims))
    denial = write("denial", "lantern", [Telling(what=what, speaker=party, denied=True)], day="2031-09-28")
    after = told.and_also(denial).weighed()
    assert standings(after) == {**standings(before), question.id: "disputed"}


@QUICK
@given(theatres(), st.integers(0, 3))
def test_a_report_on_something_else_leaves_all_ids_and_standings_alone(told: Told, weeks: int) -> None:
    before = told.weighed()
    elsewhere = Happening(kind="detention", place="dosk", day=29)
    other = write("other", "daily", [Telling(what=elsewhere, speaker="hog")], day="2031-09-30")
    after = told.and_also(other).weighed()
    ours = {claim.id for claim in told.claims}
    kept = {name: claims for name, claims in members(after).items() if claims & ours}
    assert kept == members(before)
    new = {question.id for question in after.questions} - set(standings(before))
    assert {name: status for name, status in standings(after).items() if name not in new} == standings(before)


def test_a_reprint_revives_no_word_that_a_paper_has_taken_back() -> None:
    what = Happening(kind="shelling", place="halvern", day=4)
    first = write("first", "daily", [Telling(what=what, speaker=None)], day="2031-09-04")
    second = write("second", "daily", [Telling(what=what, speaker=None, denied=True)], day="2031-09-05")
    observed = write("third", "lantern", [Telling(what=what, speaker="hog", denied=True)], day="2031-09-05")
    told = first.and_also(second).and_also(observed)
    plain, again = told.weighed(), told.and_also(reprint(told, 0, "gazette")).weighed()
    assert standings(again) == standings(plain)
