"""`truceline review`: decisions that are named on the command line, and lists of what waits and what was decided."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from truceline.cli import exits
from truceline.cli.progress import choose_progress
from truceline.cli.record import hand_of, opened
from truceline.cli.talk import complain, printable
from truceline.errors import WrongUsage
from truceline.model.decision import ByHand, Decision, claims_seen, is_of_claims
from truceline.model.ids import ClaimId, JudgementId
from truceline.model.judgement import Verdict
from truceline.pipeline.adding import Hand
from truceline.publish.review_text import Wording, decision_json, say_decision
from truceline.review import deciding, opining
from truceline.review.deciding import Signature
from truceline.review.queue import Suggestion
from truceline.review.sitting import Sitting, sign
from truceline.settings import Settings


def call_review(words: argparse.Namespace, settings: Settings) -> int:
    if words.limit is not None and words.limit < 1:
        raise WrongUsage("--limit: write 1 or more")
    with opened(words, settings) as (record, _):
        hand = hand_of(words, settings)
        sitting = Sitting.begin(record)
        if words.decisions:
            return _print_decisions(sitting, as_json=words.json)
        if words.action is not None:
            return decide(sitting, words, hand)
        with choose_progress() as sitting.progress:
            queue = sitting.queue()
        sitting.progress = None
        if words.list or words.json:
            return _print_queue(sitting, queue, words)
        from truceline.cli.review_session import Session

        return Session(sitting=sitting, hand=hand).run(queue[: words.limit])


def _print_queue(sitting: Sitting, queue: Sequence[Suggestion], words: argparse.Namespace) -> int:
    wording = Wording.of(sitting.dossier, sitting.desk)
    for suggestion in queue[: words.limit]:
        _print(wording.json(suggestion) if words.json else wording.line(suggestion))
    complain(f"{len(queue):,} suggestions wait for somebody; `truceline review` takes them one by one")
    return exits.DONE


def _print_decisions(sitting: Sitting, *, as_json: bool) -> int:
    held = sitting.desk.contents.decisions
    for decision in held:
        _print(decision_json(decision) if as_json else say_decision(decision))
    for issue in sitting.desk.applied.issues:
        complain(str(issue))
    complain(f"{len(held):,} decisions hold")
    return exits.DONE


def _print(line: str | dict[str, Any]) -> None:
    print(printable(line) if isinstance(line, str) else json.dumps(line, ensure_ascii=False), file=sys.stdout)


def decide(sitting: Sitting, words: argparse.Namespace, hand: Hand) -> int:
    """What one line of the command decides; several ids are decided on together, or not at all."""
    if words.action == "undo":
        sitting.take_back(JudgementId(words.id), by=hand.by, why=hand.why, now=hand.now)
        complain(f"{words.id} was taken back, and stays in the record's past; what it replaced holds again")
        return exits.DONE
    signed = sign(hand.by, hand.now, why=hand.why, replaces=[JudgementId(each) for each in words.replaces])
    made = make_decisions(sitting, words, signed)
    told = [_say_rivals(sitting, decision) for decision in made]
    sitting.keep(made, now=hand.now)
    for decision in made:
        _print(decision_json(decision) if words.json else say_decision(decision))
    for line in (line for lines in told for line in lines):
        complain(line)
    return exits.DONE


def make_decisions(sitting: Sitting, words: argparse.Namespace, signed: Signature) -> list[ByHand]:
    desk = sitting.desk
    match words.action:
        case "accept":
            return [accept(sitting, each, signed) for each in dict.fromkeys(words.ids)]
        case "reject":
            return [reject(sitting, each, signed) for each in dict.fromkeys(words.ids)]
        case "correct":
            return [correct(sitting, words.id, parse_fields(words.fields), signed)]
        case "add":
            return [deciding.add(desk, desk.report(words.report), parse_fields(words.fields), signed)]
        case "split":
            parts = [parse_fields(part) for part in words.part]
            return [deciding.split(desk, desk.claim(words.id), parts, signed)]
        case "merge":
            claims = [desk.claim(each) for each in words.ids]
            return [deciding.merge(desk, claims, parse_fields(words.fields), signed)]
        case "link":
            return [opining.link(sitting.dossier, words.denial, words.claim, signed)]
        case "same" | "different":
            return [opining.judge(sitting.dossier, Verdict(words.action), words.ids, signed)]
        case _:
            return [opining.grade(sitting.dossier, words.id, words.grade, signed)]


def accept(sitting: Sitting, named: str, signed: Signature) -> Decision:
    if is_claim(named):
        return deciding.accept(sitting.desk, sitting.desk.claim(named), signed)
    return opining.accept_subject(sitting.dossier, named, signed)


def reject(sitting: Sitting, named: str, signed: Signature) -> Decision:
    if is_claim(named):
        return deciding.reject(sitting.desk, sitting.desk.claim(named), signed)
    return opining.reject_subject(sitting.dossier, named, signed)


def correct(sitting: Sitting, named: str, fields: dict[str, str], signed: Signature) -> ByHand:
    """Of a question or an assessment its status is corrected, and nothing else."""
    if is_claim(named):
        return deciding.correct(sitting.desk, sitting.desk.claim(named), fields, signed)
    if set(fields) != {"status"}:
        raise WrongUsage(f"{named}: of a question or an assessment only status=… can be corrected")
    if any(question.id == named for question in sitting.dossier.questions):
        return opining.restate(sitting.dossier, named, fields["status"], signed)
    return opining.enter(sitting.dossier, named, fields["status"], signed)


def is_claim(named: str) -> bool:
    return named.startswith("c-") and ">" not in named


def parse_fields(written: Iterable[str]) -> dict[str, str]:
    """Raises WrongUsage for what is no `field=value`, or a field that is written twice."""
    fields: dict[str, str] = {}
    for each in written:
        name, found, value = each.partition("=")
        if not found or not name.strip():
            raise WrongUsage(f"{each[:60]}: write it as FIELD=VALUE, such as type=shelling")
        if name.strip() in fields:
            raise WrongUsage(f"{name.strip()[:40]}: written twice; give it once")
        fields[name.strip()] = value
    return fields


def rivals_of(sitting: Sitting, decision: ByHand) -> list[Decision]:
    """Whose word stands against it."""
    if not isinstance(decision, Decision) or not is_of_claims(decision):
        return []
    return deciding.rivals(sitting.desk, decision, [ClaimId(seen.claim.id) for seen in claims_seen(decision)])


def _say_rivals(sitting: Sitting, decision: ByHand) -> list[str]:
    return [
        f"{decision.id}: somebody said otherwise, and neither is followed until one replaces the other: "
        + say_decision(other)
        for other in rivals_of(sitting, decision)
    ]
