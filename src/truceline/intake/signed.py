"""What every entry of the file of judgements has: by whom, when and why, and which earlier one it replaces."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar

from truceline.intake.packs.fields import Fields
from truceline.intake.packs.problems import Problems, show
from truceline.intake.packs.yaml_lines import Mapping
from truceline.model.ids import ClaimId, JudgementId
from truceline.model.judgement import Pointer

__all__ = ["SIGNED", "Lines", "Signature", "count_pointers", "expect_moment", "keep_read", "read_signature"]

SIGNED = ("id", "claims", "by", "on", "why", "replaces", "outcome", "found", "against")
_POINTER_KEYS = ("claim", "report", "words")
_A_DATE = "write it as 2033-10-09 or 2033-10-09T18:00+04:00"
Lines = dict[JudgementId, int]


class Named(Protocol):
    @property
    def id(self) -> JudgementId: ...
    @property
    def replaces(self) -> JudgementId | None: ...


_Named = TypeVar("_Named", bound=Named)


@dataclass(frozen=True, slots=True)
class Signature:
    by: str
    on: str
    why: str
    replaces: JudgementId | None


def read_signature(fields: Fields) -> Signature:
    by, why = fields.required("by"), fields.required("why")
    on = fields.required("on")
    expect_moment(fields, "on", on)
    replaced = fields.text("replaces")
    return Signature(by=by, on=on, why=why, replaces=JudgementId(replaced) if replaced else None)


def expect_moment(fields: Fields, key: str, given: str | None) -> None:
    if given and not _is_moment(given):
        fields.misfit(key, f"{show(given)} is no date", _A_DATE)


def count_pointers(fields: Fields, *, expected: int, remedy: str) -> list[Pointer]:
    """The pointers under `claims`; another number than expected is noted."""
    pointers = [_read_pointer(each, fields.problems) for each in fields.records("claims")]
    if len(pointers) != expected:
        fields.misfit("claims", f"{len(pointers)} claims", remedy)
    return pointers


def keep_read(
    records: Iterable[Mapping], read: Callable[[Mapping, Problems], tuple[_Named, Fields] | None], problems: Problems
) -> tuple[tuple[_Named, ...], Lines]:
    """Each record once, in the order of the file, with the line of each. Noted are: an id that is another's, and a
    replaced one that is not in the file."""
    kept: dict[JudgementId, _Named] = {}
    lines: Lines = {}
    for record in records:
        before = len(problems.found)
        found = read(record, problems)
        if found is None or len(problems.found) > before:
            continue
        one, fields = found
        given = fields.text("id")
        if given is not None and given != one.id:
            fields.misfit("id", f"the id {show(given)} is that of other words", "take the id out, or give it as it was")
            continue
        kept.setdefault(one.id, one)
        lines.setdefault(one.id, record.line)
    for one in kept.values():
        if one.replaces is not None and one.replaces not in kept:
            reason = f"it replaces {show(one.replaces)}, which is not in this file"
            problems.add(lines[one.id], reason, "keep the replaced one too, or take `replaces` out")
    return tuple(kept.values()), lines


def _read_pointer(record: Mapping, problems: Problems) -> Pointer:
    fields = Fields(record, what="the claim", known=_POINTER_KEYS, problems=problems)
    claim, report, words = (fields.text(key) for key in _POINTER_KEYS)
    if claim is None and (report is None or words is None):
        problems.add(record.line, "a claim that nothing points at", "give `claim: c-…`, or `report: …` and `words: …`")
    return Pointer(claim=ClaimId(claim) if claim else None, report=report, words=words)


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text) if len(text) > 10 else date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) >= 10
