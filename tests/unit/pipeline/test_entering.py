"""Assessments that people enter outlive every run."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.publish.conftest import Theatre

from truceline.checks.index import Index
from truceline.checks.statements import check_assessments
from truceline.model.agreement import AssessmentBasis, AssessmentStatus
from truceline.model.dossier import Dossier
from truceline.model.entry import Citation, Entry
from truceline.model.ids import ActorId, AgreementId, ClaimId, JudgementId
from truceline.model.judgement import Outcome, Pointer
from truceline.pipeline.entering import Entered, hear_entries, put_in
from truceline.pipeline.moment import View

DOSSIER = Theatre().dossier()
AGREEMENT = DOSSIER.pack.agreements[0].id
BOMBS = Pointer(report="reports/first.txt", words="two mortar bombs hit Halvern")
YEARBOOK = Citation(words="the truce is half kept", source="yearbook 2034, p. 4")
F, P, N, U = AssessmentStatus


def entry(
    status: AssessmentStatus = N, basis: Pointer | Citation = BOMBS, assessor: str = "ordesh-mod", **more: str
) -> Entry:
    made = Entry(
        id=JudgementId(""),
        status=status,
        agreement=AgreementId(more.get("agreement", AGREEMENT)),
        provision=more.get("provision", "1"),
        assessor=assessor,
        basis=basis,
        by=more.get("by", "Vera Lind"),
        on="2034-05-06",
        why="read in full",
        as_of=more.get("as_of"),
        replaces=JudgementId(more["replaces"]) if "replaces" in more else None,
    )
    return replace(made, id=made.named)


def hear(*entries: Entry, as_of: str | None = None) -> Entered:
    view = View(reports=DOSSIER.reports, as_of=as_of)
    return hear_entries(entries, DOSSIER.claims, view=view, pack=DOSSIER.pack)


def record(entered: Entered) -> Dossier:
    assessments, actors = put_in(entered, DOSSIER.assessments, DOSSIER.actors, DOSSIER.pack)
    return replace(DOSSIER, assessments=assessments, actors=actors, entries=entered.rulings)


def broken(dossier: Dossier) -> list[str]:
    return list(check_assessments(dossier, Index.of(dossier)))


def test_an_entry_of_a_claim_takes_its_report_and_day_and_the_record_holds() -> None:
    (made,) = hear(entry()).assessments
    claim = next(c for c in DOSSIER.claims if c.id == made.claim)
    report = next(r for r in DOSSIER.reports if r.id == claim.report)
    assert (made.basis, made.by, made.why, made.report) == (
        AssessmentBasis.ENTERED,
        "Vera Lind",
        "read in full",
        report.id,
    )
    assert made.as_of == report.published
    assert broken(record(hear(entry()))) == []


def test_an_entry_of_a_document_needs_no_claim_and_brings_an_assessor_of_its_own() -> None:
    entered = hear(entry(P, YEARBOOK, assessor="Institute for River Law", as_of="2034-04-30"))
    (made,) = entered.assessments
    assert (made.claim, made.words, made.source, made.as_of) == (None, YEARBOOK.words, YEARBOOK.source, "2034-04-30")
    dossier = record(entered)
    (actor,) = [each for each in dossier.actors if each.id == made.assessor]
    assert (actor.name, actor.known) == ("Institute for River Law", False)
    assert broken(dossier) == []
    assert broken(replace(dossier, assessments=())) != []


def test_an_assessor_can_be_named_as_the_pack_names_them() -> None:
    known = DOSSIER.pack.actors[0]
    assert hear(entry(assessor=known.name)).rulings[0].assessor == known.id


def test_what_a_person_notes_of_a_view_in_a_report_stands_for_what_was_found_there() -> None:
    found = DOSSIER.assessments[0]
    noted = entry(P, Pointer(claim=found.claim), assessor=found.assessor, provision=found.provision)
    given = replace(found, report=next(c.report for c in DOSSIER.claims if c.id == found.claim))
    assessments, _ = put_in(hear(noted), [given], DOSSIER.actors, DOSSIER.pack)
    assert [(a.status, a.basis) for a in assessments] == [(P, AssessmentBasis.ENTERED)]


@pytest.mark.parametrize(
    ("lost", "words"),
    [
        (entry(basis=Pointer(claim=ClaimId("c-gone"))), "no claim c-gone is in this record"),
        (entry(provision="77"), "no point 77 of"),
        (entry(agreement="treaty"), "no point 1 of “treaty”"),
    ],
)
def test_an_entry_that_leads_nowhere_is_kept_and_told(lost: Entry, words: str) -> None:
    entered = hear(lost)
    assert ([r.outcome for r in entered.rulings], entered.assessments) == ([Outcome.NOT_FOUND], ())
    (issue,) = entered.issues
    assert words in issue.reason
    assert "it is kept, and not followed" in issue.reason


def test_a_view_of_later_than_the_record_is_seen_from_is_kept_in_silence() -> None:
    entered = hear(entry(P, YEARBOOK, as_of="2034-05-30"), as_of="2034-05-05T23:59:59+04:00")
    assert ([r.outcome for r in entered.rulings], entered.issues) == ([Outcome.OUT_OF_VIEW], ())


def test_one_person_cannot_hold_two_things_for_one_day_and_two_people_can() -> None:
    first, second = entry(N), entry(F, Pointer(claim=ClaimId("c-hit")))
    entered = hear(first, second)
    assert [r.outcome for r in entered.rulings] == [Outcome.CONTRADICTED] * 2
    assert [r.against for r in entered.rulings] == [(second.id,), (first.id,)]
    assert (len(entered.issues), entered.assessments) == (1, ())
    assert len(hear(first, entry(F, by="Jon Aas")).assessments) == 2
    later = entry(F, Pointer(claim=ClaimId("c-hit")), replaces=first.id)
    replaced = hear(first, later)
    assert [r.outcome for r in replaced.rulings] == [Outcome.REPLACED, Outcome.HELD]


@pytest.mark.parametrize("turn", [1, -1])
def test_the_order_of_the_file_decides_nothing(turn: int) -> None:
    given = [entry(N), entry(U), entry(P, YEARBOOK, assessor="Institute for River Law")][::turn]
    assert sorted(a.status for a in hear(*given).assessments) == ["not_fulfilled", "partly", "unclear"]


def test_an_entry_may_say_whose_keeping_is_judged_and_its_actor_joins_the_record() -> None:
    of = replace(entry(F, YEARBOOK), of="Hill Riders")
    noted = replace(of, id=of.named)
    assert noted.id != entry(F, YEARBOOK).id
    entered = hear(noted)
    (made,) = entered.assessments
    assert made.of == "found:hill-riders"
    dossier = record(entered)
    assert {a.name for a in dossier.actors if a.id == made.of} == {"Hill Riders"}
    assert broken(dossier) == []
    assert broken(replace(dossier, actors=tuple(a for a in dossier.actors if a.id != made.of))) != []


def test_one_person_may_note_different_views_of_different_parties_on_one_day() -> None:
    one, other = (replace(entry(s, YEARBOOK), of=of) for s, of in ((F, "ordesh"), (N, "lumenia")))
    entered = hear(replace(one, id=one.named), replace(other, id=other.named))
    assert [ruling.outcome for ruling in entered.rulings] == [Outcome.HELD, Outcome.HELD]
    again = replace(entry(N, YEARBOOK), of="ordesh")
    entered = hear(replace(one, id=one.named), replace(again, id=again.named))
    assert [ruling.outcome for ruling in entered.rulings] == [Outcome.CONTRADICTED, Outcome.CONTRADICTED]


def test_a_note_on_one_party_leaves_what_was_found_of_another() -> None:
    found = DOSSIER.assessments[0]
    report = next(c.report for c in DOSSIER.claims if c.id == found.claim)
    given = [replace(found, report=report, of=of) for of in (None, ActorId("ordesh-mod"), ActorId("lumenia"))]
    noted = entry(P, Pointer(claim=found.claim), assessor=found.assessor, provision=found.provision)
    noted = replace(noted, of="ordesh-mod")
    assessments, _ = put_in(hear(replace(noted, id=noted.named)), given, DOSSIER.actors, DOSSIER.pack)
    assert [(a.of, a.basis.value) for a in assessments] == [("lumenia", found.basis.value), ("ordesh-mod", "entered")]
