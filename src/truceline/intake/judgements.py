"""Judgements from their file: all of them, or a list of everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from truceline.errors import WrongFile
from truceline.intake.beside import read_beside, read_nodes
from truceline.intake.labels import label
from truceline.intake.packs.fields import Fields
from truceline.intake.packs.problems import Problems, show, suggest
from truceline.intake.packs.yaml_lines import Mapping, Node, Sequence
from truceline.model.ids import ClaimId, JudgementId
from truceline.model.judgement import Judgement, Pointer, Verdict, find_contradictions, without_replaced

_KEYS = ("id", "verdict", "claims", "by", "on", "why", "replaces", "outcome", "found", "against")
_POINTER_KEYS = ("claim", "report", "words")
_VERDICTS = tuple(verdict.value for verdict in Verdict)


def load_judgements(path: str) -> tuple[Judgement, ...]:
    """In the order of the file, each once. Raises WrongFile with every problem, those that contradict each other too.

    The `judgements` of a dossier file can be given as they are, one object a line.
    """
    records, problems = open_judgements(path)
    read: dict[JudgementId, tuple[Judgement, int]] = {}
    for record in records:
        judgement = _read_judgement(record, problems) if not is_grading(record) else None
        if judgement is not None:
            read.setdefault(judgement.id, (judgement, record.line))
    lines = {name: line for name, (_, line) in read.items()}
    judgements = tuple(judgement for judgement, _ in read.values())
    _refuse_unknown_replaced(judgements, lines, problems)
    _refuse_contradictions(judgements, lines, problems)
    if problems.found:
        raise WrongFile(problems.path, problems.lines())
    return judgements


def open_judgements(path: str) -> tuple[list[Mapping], Problems]:
    """The entries of the file, gradings among them, and where to note what is wrong. Raises WrongFile where it cannot
    be read at all."""
    text = read_beside(path, what="judgements")
    problems = Problems(label(path))
    return list(_records(read_nodes(text, problems=problems), problems)), problems


def is_grading(record: Mapping) -> bool:
    """Whether it says how credible one claim is, not whether two belong together."""
    return any(entry.key == "credibility" for entry in record.entries)


def _records(document: Node | None, problems: Problems) -> Iterator[Mapping]:
    if isinstance(document, Mapping):
        if len(document.entries) != 1 or document.entries[0].key != "judgements":
            problems.add(document.line, "no list of judgements", "start each with `- verdict: same`")
            return
        document = document.entries[0].value
    if not isinstance(document, Sequence):
        if document is not None or not problems.found:
            problems.add(document.line if document else 1, "no list of judgements", "start each with `- verdict: same`")
        return
    for item in document.items:
        if isinstance(item, Mapping):
            yield item
        else:
            problems.add(item.line, "a judgement that is no mapping", "write it as `- verdict: same` and so on")


def _read_judgement(record: Mapping, problems: Problems) -> Judgement | None:
    """None where anything is missing; it is noted."""
    before = len(problems.found)
    fields = Fields(record, what="the judgement", known=_KEYS, problems=problems)
    verdict = fields.required("verdict")
    if verdict and verdict not in _VERDICTS:
        fields.misfit("verdict", f"unknown verdict {show(verdict)}", suggest(verdict, _VERDICTS))
    by, why, when = fields.required("by"), fields.required("why"), fields.required("on")
    if when and not is_moment(when):
        fields.misfit("on", f"{show(when)} is no date", "write it as 2033-10-09 or 2033-10-09T18:00+04:00")
    pointers = [read_pointer(each, problems) for each in fields.records("claims")]
    if len(pointers) != 2:
        fields.misfit("claims", f"{len(pointers)} claims", "name the two that are about one event, or about two")
    if len(problems.found) > before or len(pointers) != 2:
        return None
    replaced = fields.text("replaces")
    judgement = Judgement.of(
        Verdict(verdict),
        (pointers[0], pointers[1]),
        by=by,
        on=when,
        why=why,
        replaces=JudgementId(replaced) if replaced else None,
    )
    given = fields.text("id")
    if given is not None and given != judgement.id:
        remedy = "take the id out, or give the judgement as it was"
        fields.misfit("id", f"the id {show(given)} is that of other words", remedy)
        return None
    return judgement


def read_pointer(record: Mapping, problems: Problems) -> Pointer:
    fields = Fields(record, what="the claim", known=_POINTER_KEYS, problems=problems)
    claim, report, words = (fields.text(key) for key in _POINTER_KEYS)
    if claim is None and (report is None or words is None):
        problems.add(record.line, "a claim that nothing points at", "give `claim: c-…`, or `report: …` and `words: …`")
    return Pointer(claim=ClaimId(claim) if claim else None, report=report, words=words)


def is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text) if len(text) > 10 else date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) >= 10


def _refuse_unknown_replaced(
    judgements: tuple[Judgement, ...], lines: dict[JudgementId, int], problems: Problems
) -> None:
    for judgement in judgements:
        if judgement.replaces is not None and judgement.replaces not in lines:
            reason = f"it replaces {show(judgement.replaces)}, which is not in this file"
            problems.add(lines[judgement.id], reason, "keep the replaced judgement too, or take `replaces` out")


def _refuse_contradictions(
    judgements: tuple[Judgement, ...], lines: dict[JudgementId, int], problems: Problems
) -> None:
    """Those that contradict each other as they are written; others come to light once the claims are found."""
    standing = without_replaced(judgements)
    for group in find_contradictions(standing, lambda j: (["\0".join(j.claims[0].key)], ["\0".join(j.claims[1].key)])):
        different, *same = group
        told = ", ".join(f"“same” by {j.by} ({j.id}, line {lines[j.id]})" for j in same) or "it names one claim twice"
        reason = f"the judgement “different” by {different.by} ({different.id}) contradicts {told}"
        problems.add(lines[different.id], reason, "ask them, and let one judgement replace the other (`replaces: id`)")
