"""From reports in view and what was read in them to a record that was checked, wherever they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from truceline import checks, intake, reports
from truceline.model.capture import InputFile
from truceline.model.decision import Decision, DecisionRuling
from truceline.model.dossier import Dossier, Extraction
from truceline.model.ids import ReportId
from truceline.model.issue import Issue
from truceline.model.pack import Pack
from truceline.pipeline.entering import hear_entries, put_in
from truceline.pipeline.grading import hear_gradings, set_grades
from truceline.pipeline.judging import hear_judgements
from truceline.pipeline.moment import View
from truceline.pipeline.originators import name_quoted
from truceline.pipeline.progress import Progress
from truceline.pipeline.register import read_register
from truceline.pipeline.unnamed import join_unnamed
from truceline.pipeline.weighing import Found, Hands, weigh
from truceline.review.settling import Settling


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All that a dossier holds beside the reports: the pack, the files, what went wrong, what people said by hand.
    `decided` is what they decided on claims, with what became of it; `to_settle` on what is made of claims."""

    pack: Pack
    inputs: tuple[InputFile, ...]
    issues: tuple[Issue, ...]
    said: intake.SaidByHand
    extraction: Extraction
    decided: tuple[DecisionRuling, ...] = ()
    to_settle: tuple[Decision, ...] = ()


def compile_dossier(gathered: Gathered, view: View, read: Mapping[ReportId, Found], progress: Progress) -> Dossier:
    """`read` is what each report in view says. Raises BrokenRecord where the finished record does not hold."""
    pack, by_hand = gathered.pack, gathered.said
    progress.begin("comparing texts")
    traced = reports.trace_origins(view.reports)
    found = traced.reports
    extractions = [read[report.id] for report in found if report.id in read]
    said = Found(
        claims=[claim for each in extractions for claim in each.claims],
        actors=[actor for each in extractions for actor in each.actors],
        places=[place for each in extractions for place in each.places],
    )
    heard = hear_judgements(by_hand.judgements, said.claims, found, view.left_out)
    settling = Settling(gathered.to_settle, found, view.left_out)
    hands = Hands(judged=heard.judged, settle=settling.settle_questions)
    weighed = weigh(join_unnamed(said, found), found, pack, progress, hands=hands)
    acts = settling.settle_acts(weighed.acts, weighed.claims)
    kept = settling.settle_assessments(weighed.assessments, weighed.claims)
    graded = hear_gradings(by_hand.gradings, weighed.claims, found, view.left_out)
    entered = hear_entries(by_hand.entries, weighed.claims, view=view, pack=pack)
    assessments, actors = put_in(entered, kept, weighed.actors, pack)
    register = read_register(pack, view, pack.zone)
    dossier = Dossier(
        as_of=view.as_of,
        known_by=view.known_by,
        pack=pack,
        inputs=gathered.inputs,
        reports=tuple(found),
        origins=tuple(traced.origins),
        texts=name_quoted(traced.texts, weighed.claims),
        actors=actors,
        places=weighed.places,
        claims=weighed.claims,
        incidents=weighed.incidents,
        questions=weighed.questions,
        assessments=assessments,
        judgements=heard.rulings,
        issues=(*gathered.issues, *view.issues, *heard.issues, *graded.issues, *entered.issues, *settling.issues),
        control=weighed.control,
        credibility=set_grades(weighed.credibility, graded.rulings),
        gradings=graded.rulings,
        entries=entered.rulings,
        acts=acts,
        bearings=weighed.bearings,
        proposals=weighed.proposals,
        counts=weighed.counts,
        clocks=register.clocks,
        clocks_at=register.at,
        extraction=gathered.extraction,
        decisions=(*gathered.decided, *settling.ordered()),
    )
    progress.begin("checking the record")
    checks.check_dossier(dossier)
    return dossier
