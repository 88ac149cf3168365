"""What changed between two dossiers."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from truceline.model.difference import IncidentTurn, QuestionTurn
from truceline.model.outline import (
    ClaimLine,
    ClockLine,
    IncidentLine,
    Outline,
    PositionLine,
    QuestionLine,
    ReportLine,
    ViewLine,
)
from truceline.pipeline.differences import compare
from truceline.publish.difference_file import difference_json
from truceline.publish.difference_page import difference_page
from truceline.publish.difference_text import difference_text


def report(name: str, **more) -> ReportLine:
    plain = ReportLine(
        id=f"r-{name}",
        input=f"in/{name}.txt",
        item=0,
        headline=f"Head {name}",
        outlet=f"Paper {name}",
        published="2031-09-04",
        origin=f"o-{name}",
        text=f"Text of {name}.",
    )
    return replace(plain, **more)


def claim(name: str, of: str, **more) -> ClaimLine:
    plain = ClaimLine(
        id=f"c-{name}",
        report=f"r-{of}",
        speaker="mod",
        words=f"words {name}",
        attitude="assert",
        event_type="shelling",
        polarity="+",
    )
    return replace(plain, **more)


def question(name: str, incident: str, status: str, **answers: tuple[str, ...]) -> QuestionLine:
    return QuestionLine(
        id=f"q-{name}",
        incident=incident,
        kind="occurrence",
        event_type="shelling",
        what=None,
        place=None,
        text="Was there shelling?",
        status=status,
        positions=tuple(PositionLine(answer=answer, claims=claims) for answer, claims in answers.items()),
    )


def outline(reports=(), claims=(), incidents=None, questions=()) -> Outline:
    lines = [IncidentLine(id=name, title=name, claims=tuple(members)) for name, members in (incidents or {}).items()]
    return Outline(
        name="x",
        title="Ordesh–Lumen",
        as_of=None,
        known_by=None,
        reports={r.id: r for r in reports},
        claims={c.id: c for c in claims},
        incidents={i.id: i for i in lines},
        questions={q.id: q for q in questions},
        actors={"mod": "Ministry"},
    )


A, B = report("a"), report("b")
ONE, TWO, THREE = claim("1", "a"), claim("2", "a"), claim("3", "b")


def test_a_dossier_does_not_differ_from_itself() -> None:
    same = outline([A], [ONE], {"i-1": ["c-1"]}, [question("1", "i-1", "single_source", yes=("c-1",))])
    assert compare(same, same).is_empty


def test_new_and_withdrawn_reports_are_told() -> None:
    changed = compare(outline([A]), outline([B]))
    assert (changed.new_reports, changed.withdrawn_reports, changed.corrected_reports) == ((B,), (A,), ())


@pytest.mark.parametrize(
    "later",
    [
        replace(A, id="r-a2", text="Another text."),
        replace(A, id="r-a2", text="Another text.", input="elsewhere/a.txt"),
        replace(A, id="r-a2", text="Another text.", input="a-corrected.txt"),
    ],
)
def test_a_file_with_another_text_is_a_corrected_report(later: ReportLine) -> None:
    changed = compare(outline([A]), outline([later]))
    assert [(c.before, c.after, c.kept) for c in changed.corrected_reports] == [(A, later, False)]
    assert (changed.new_reports, changed.withdrawn_reports) == ((), ())


def test_a_later_version_beside_the_earlier_one_is_a_corrected_report() -> None:
    later = replace(B, replaces="r-a")
    changed = compare(outline([A]), outline([A, later]))
    assert [(c.after, c.kept) for c in changed.corrected_reports] == [(later, True)]
    assert changed.new_reports == ()


def test_a_file_that_was_moved_is_no_change() -> None:
    moved = replace(A, id="r-moved", input="elsewhere/renamed.txt")
    assert compare(outline([A], [ONE]), outline([moved], [replace(ONE, id="c-9", report="r-moved")])).is_empty


def test_the_same_words_read_otherwise_are_reread_not_new() -> None:
    other = replace(ONE, id="c-9", polarity="-")
    changed = compare(outline([A], [ONE]), outline([A], [other]))
    assert [(r.before, r.after) for r in changed.reread_claims] == [(ONE, other)]
    assert (changed.new_claims, changed.gone_claims) == ((), ())


@pytest.mark.parametrize(
    ("before", "after", "turns"),
    [
        ({}, {"i-1": ["c-1"]}, [IncidentTurn.NEW]),
        ({"i-1": ["c-1"]}, {}, [IncidentTurn.GONE]),
        ({"i-1": ["c-1"]}, {"i-1": ["c-1", "c-3"]}, [IncidentTurn.GROWN]),
        ({"i-1": ["c-1", "c-2"]}, {"i-1": ["c-1"]}, [IncidentTurn.SHRUNK]),
        ({"i-1": ["c-1"], "i-2": ["c-2"]}, {"i-1": ["c-1", "c-2"]}, [IncidentTurn.MERGED]),
        ({"i-1": ["c-1", "c-2"]}, {"i-1": ["c-1"], "i-2": ["c-2"]}, [IncidentTurn.SPLIT]),
        ({"i-1": ["c-1"]}, {"i-9": ["c-1"]}, []),
    ],
)
def test_incidents_are_followed_by_their_claims(before: dict, after: dict, turns: list[IncidentTurn]) -> None:
    everything = ([A, B], [ONE, TWO, THREE])
    changed = compare(outline(*everything, before), outline(*everything, after))
    assert [change.turn for change in changed.incidents] == turns


@pytest.mark.parametrize(
    ("was", "now", "turn"),
    [
        ("agreed", "disputed", QuestionTurn.NEWLY_DISPUTED),
        ("disputed", "one_sided", QuestionTurn.SETTLED),
        ("single_source", "agreed", QuestionTurn.STATUS),
        ("agreed", "agreed", QuestionTurn.POSITIONS),
    ],
)
def test_a_question_changes_with_the_claims_that_changed_it(was: str, now: str, turn: QuestionTurn) -> None:
    home = {"i-1": ["c-1", "c-3"]}
    before = outline([A, B], [ONE, THREE], home, [question("1", "i-1", was, yes=("c-1",))])
    after = outline([A, B], [ONE, THREE], home, [question("1", "i-1", now, yes=("c-1",), no=("c-3",))])
    (change,) = compare(before, after).questions
    assert change.turn is turn
    assert [(shift.answer, shift.gained, shift.lost) for shift in change.shifts] == [("no", (THREE,), ())]


def test_a_question_is_the_same_under_another_incident_id() -> None:
    before = outline([A], [ONE], {"i-1": ["c-1"]}, [question("1", "i-1", "single_source", yes=("c-1",))])
    after = outline([A], [ONE], {"i-9": ["c-1"]}, [question("9", "i-9", "single_source", yes=("c-1",))])
    assert compare(before, after).is_empty


def test_of_two_questions_that_became_one_that_with_most_claims_in_common_went_on() -> None:
    asked = [
        question("1", "i-1", "single_source", yes=("c-1",)),
        question("2", "i-2", "agreed", yes=("c-2", "c-3")),
    ]
    before = outline([A, B], [ONE, TWO, THREE], {"i-1": ["c-1"], "i-2": ["c-2", "c-3"]}, asked)
    after_asked = [question("1", "i-1", "agreed", yes=("c-1", "c-2", "c-3"))]
    after = outline([A, B], [ONE, TWO, THREE], {"i-1": ["c-1", "c-2", "c-3"]}, after_asked)
    turns = {(c.before.id if c.before else None): c.turn for c in compare(before, after).questions}
    assert turns == {"q-2": QuestionTurn.POSITIONS, "q-1": QuestionTurn.GONE}


def clock(state: str, **more) -> ClockLine:
    plain = ClockLine(
        id="kestry 2",
        agreement="kestry",
        provision="2",
        duty="2",
        state=state,
        due="2033-05-15",
        ends=None,
        term=None,
        title="Kestry Protocol",
        text="Guns go <back>.",
    )
    return replace(plain, **more)


def clocks(*lines: ClockLine) -> Outline:
    return replace(outline(), clocks={line.id: line for line in lines})


def test_a_duty_that_fell_overdue_is_told_in_a_section_of_its_own() -> None:
    changed = compare(clocks(clock("not_due")), clocks(clock("overdue")))
    assert not changed.is_empty
    text = difference_text(changed)
    assert "* Point 2: Guns go <back>. — Kestry Protocol\n  not yet due, by 2033-05-15 → overdue" in text
    assert "Guns go &lt;back&gt;." in difference_page(changed)
    (written,) = json.loads(difference_json(changed))["clocks"]
    assert written["before"] == {"state": "not_due", "due": "2033-05-15", "ends": None, "term": None}
    assert written["after"]["state"] == "overdue"


def test_a_moved_day_and_a_further_term_are_changes() -> None:
    moved = compare(clocks(clock("not_due")), clocks(clock("not_due", due="2033-06-01")))
    assert "not yet due, by 2033-05-15 → not yet due, by 2033-06-01" in difference_text(moved)
    renewed = compare(
        clocks(clock("running", term=1, ends="2034-04-30")), clocks(clock("running", term=2, ends="2035-04-30"))
    )
    assert "in force, term 1 to 2034-04-30 → in force, term 2 to 2035-04-30" in difference_text(renewed)


def test_the_next_period_of_a_recurring_duty_is_no_change() -> None:
    assert compare(clocks(clock("running")), clocks(clock("running", due="2033-05-22"))).is_empty


def test_an_agreement_that_only_one_dossier_has_clocks_of_changes_nothing() -> None:
    assert compare(outline(), clocks(clock("overdue"))).is_empty
    gone = compare(clocks(clock("due"), clock("due", id="kestry 3", duty="3")), clocks(clock("due")))
    assert "due, by 2033-05-15 → not in the pack" in difference_text(gone)


def test_a_state_that_nobody_knows_is_told_as_it_stands() -> None:
    assert "due, by 2033-05-15 → put off" in difference_text(compare(clocks(clock("due")), clocks(clock("put off"))))


def view(*statuses: str, **more) -> ViewLine:
    plain = ViewLine(
        id="kestry 2 ordesh -",
        agreement="kestry",
        provision="2",
        assessor="ordesh",
        of=None,
        statuses=statuses,
        since="2033-05-15",
        claims=("c-1",),
        words="",
        title="Guns <back>",
    )
    return replace(plain, **more)


def views(*lines: ViewLine) -> Outline:
    held = outline([A], [ONE], {"i-1": ["c-1"]})
    return replace(held, views={line.id: line for line in lines}, judged=frozenset({"kestry"}))


def test_a_view_that_changed_is_told_with_its_words_and_whose_keeping_it_judges() -> None:
    of = {"id": "kestry 2 ordesh lumenia", "of": "lumenia"}
    changed = compare(views(view("fulfilled", **of)), views(view("not_fulfilled", "unclear", **of)))
    text = difference_text(changed)
    assert "VIEWS ON POINTS THAT CHANGED" in text
    assert "on point 2 — Guns <back>\n  fulfilled · by " in text
    assert " → not fulfilled, unclear · by " in text
    assert ONE.words in text
    assert "Guns &lt;back&gt;" in difference_page(changed)
    (written,) = json.loads(difference_json(changed))["views"]
    assert (written["of"], written["before"]["statuses"]) == ("lumenia", ["fulfilled"])
    assert [claim["quote"] for claim in written["after"]["claims"]] == [ONE.words]


def test_a_view_is_new_or_gone_and_saying_it_again_is_no_change() -> None:
    assert "no word → partly" in difference_text(compare(views(), views(view("partly"))))
    assert "partly → no longer held" in difference_text(compare(views(view("partly")), views()))
    assert compare(views(view("partly")), views(view("partly", since="2033-06-01", claims=()))).is_empty


def test_views_that_an_earlier_version_has_of_nobody_in_particular_are_not_new_of_a_party() -> None:
    told = view("partly", id="kestry 2 ordesh lumenia", of="lumenia")
    assert compare(views(view("partly")), views(told)).is_empty
    assert not compare(views(view("partly", since="2033-01-01")), views(told)).is_empty


def test_views_of_an_agreement_that_only_one_dossier_judges_change_nothing() -> None:
    assert compare(outline([A], [ONE], {"i-1": ["c-1"]}), views(view("partly"))).is_empty


def test_a_view_that_rests_on_a_cited_document_is_told_with_its_words() -> None:
    cited = view("partly", claims=(), words="half done")
    assert "“half done”" in difference_text(compare(views(), views(cited)))
