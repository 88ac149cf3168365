"""Gradings from the file of judgements: all of them, or a list of everything that is wrong with them."""

from __future__ import annotations

from truceline.errors import WrongFile
from truceline.intake.judgements import is_grading, is_moment, open_judgements, read_pointer
from truceline.intake.packs.fields import Fields
from truceline.intake.packs.problems import Problems, show
from truceline.intake.packs.yaml_lines import Mapping
from truceline.model.grading import Grading
from truceline.model.ids import JudgementId
from truceline.model.reliability import Grade

_KEYS = ("id", "credibility", "claims", "by", "on", "why", "replaces", "outcome", "found", "against")
_GRADES = {str(grade.value): grade for grade in Grade}


def load_gradings(path: str) -> tuple[Grading, ...]:
    """The entries with a `credibility`, in the order of the file, each once. Raises WrongFile with every problem."""
    records, problems = open_judgements(path)
    read: dict[JudgementId, tuple[Grading, int]] = {}
    for record in records:
        grading = _read_grading(record, problems) if is_grading(record) else None
        if grading is not None:
            read.setdefault(grading.id, (grading, record.line))
    for grading, line in read.values():
        if grading.replaces is not None and grading.replaces not in read:
            reason = f"it replaces {show(grading.replaces)}, which is not in this file"
            problems.add(line, reason, "keep the replaced one too, or take `replaces` out")
    if problems.found:
        raise WrongFile(problems.path, problems.lines())
    return tuple(grading for grading, _ in read.values())


def _read_grading(record: Mapping, problems: Problems) -> Grading | None:
    """None where anything is missing; it is noted."""
    before = len(problems.found)
    fields = Fields(record, what="the grading", known=_KEYS, problems=problems)
    grade = fields.required("credibility")
    if grade and grade not in _GRADES:
        remedy = "write a number from 1 (confirmed by other sources) to 5 (improbable), or 6 (cannot be judged)"
        fields.misfit("credibility", f"unknown credibility {show(grade)}", remedy)
    by, why, when = fields.required("by"), fields.required("why"), fields.required("on")
    if when and not is_moment(when):
        fields.misfit("on", f"{show(when)} is no date", "write it as 2033-10-09 or 2033-10-09T18:00+04:00")
    pointers = [read_pointer(each, problems) for each in fields.records("claims")]
    if len(pointers) != 1:
        fields.misfit("claims", f"{len(pointers)} claims", "name the one that is graded, as a list of one")
    if len(problems.found) > before or len(pointers) != 1:
        return None
    replaced = fields.text("replaces")
    replaces = JudgementId(replaced) if replaced else None
    grading = Grading.of(_GRADES[grade], pointers[0], by=by, on=when, why=why, replaces=replaces)
    given = fields.text("id")
    if given is not None and given != grading.id:
        fields.misfit("id", f"the id {show(given)} is that of other words", "take the id out, or give it as it was")
        return None
    return grading
