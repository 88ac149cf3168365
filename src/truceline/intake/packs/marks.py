"""How reliable people have found a source: the history of its marks, as a pack states it."""

from __future__ import annotations

from truceline.intake.packs.fields import Fields
from truceline.intake.packs.problems import Problems, show
from truceline.intake.packs.yaml_lines import Mapping
from truceline.model.reliability import Reliability, ReliabilityMark

KEYS = ("mark", "since", "by", "why")
_MARKS = tuple(mark.value for mark in Reliability)


def read_reliability(fields: Fields) -> tuple[ReliabilityMark, ...]:
    """The marks of an actor, the earliest first. Each says who set it, since when and why; no two begin on one day."""
    found: dict[str, tuple[ReliabilityMark, int]] = {}
    for record in fields.records("reliability"):
        mark = _read_mark(record, owner=fields.what, problems=fields.problems)
        if mark is None:
            continue
        if mark.since in found:
            line = found[mark.since][1]
            reason = f"two marks of {fields.what} since {mark.since}, the other in line {line}"
            fields.problems.add(record.line, reason, "leave the one that holds, or give each the day when it was set")
        else:
            found[mark.since] = (mark, record.line)
    return tuple(found[since][0] for since in sorted(found))


def _read_mark(record: Mapping, *, owner: str, problems: Problems) -> ReliabilityMark | None:
    """None where anything is missing; it is noted."""
    before = len(problems.found)
    fields = Fields(record, what=f"the mark of {owner}", known=KEYS, problems=problems)
    letter, by, why = fields.required("mark"), fields.required("by"), fields.required("why")
    since = fields.day("since") if fields.required("since") else None
    if letter and letter not in _MARKS:
        remedy = "write a capital letter from A (completely reliable) to E (unreliable), or F (cannot be judged)"
        fields.misfit("mark", f"unknown mark {show(letter)}", remedy)
    if len(problems.found) > before or since is None:
        return None
    return ReliabilityMark(mark=Reliability(letter), since=since, by=by, why=why)
