"""One grading of the file of judgements."""

from __future__ import annotations

from truceline.intake.packs.fields import Fields
from truceline.intake.packs.problems import Problems, show
from truceline.intake.packs.yaml_lines import Mapping
from truceline.intake.signed import SIGNED, count_pointers, read_signature
from truceline.model.grading import Grading
from truceline.model.reliability import Grade

KEY = "credibility"
_GRADES = {str(grade.value): grade for grade in Grade}


def read_grading(record: Mapping, problems: Problems) -> tuple[Grading, Fields] | None:
    """None where anything is missing; it is noted."""
    before = len(problems.found)
    fields = Fields(record, what="the grading", known=(KEY, *SIGNED), problems=problems)
    grade = fields.required(KEY)
    if grade and grade not in _GRADES:
        remedy = "write a number from 1 (confirmed by other sources) to 5 (improbable), or 6 (cannot be judged)"
        fields.misfit(KEY, f"unknown credibility {show(grade)}", remedy)
    signed = read_signature(fields)
    pointers = count_pointers(fields, expected=1, remedy="name the one that is graded, as a list of one")
    if len(problems.found) > before:
        return None
    grading = Grading.of(
        _GRADES[grade], pointers[0], by=signed.by, on=signed.on, why=signed.why, replaces=signed.replaces
    )
    return grading, fields
