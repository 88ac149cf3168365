"""One assessment of the file of judgements: who holds which point fulfilled, and where it is said."""

from __future__ import annotations

from dataclasses import replace

from truceline.intake.packs.fields import Fields
from truceline.intake.packs.problems import Problems, show, suggest
from truceline.intake.packs.yaml_lines import Mapping
from truceline.intake.signed import SIGNED, Lines, count_pointers, expect_moment, read_signature
from truceline.model.agreement import AssessmentStatus
from truceline.model.entry import Citation, Entry, find_quarrels
from truceline.model.ids import AgreementId, JudgementId
from truceline.model.judgement import Pointer

KEY = "assessment"
_KEYS = (KEY, "agreement", "provision", "assessor", "of", "words", "source", "as_of", *SIGNED)
_STATUSES = tuple(status.value for status in AssessmentStatus)


def read_entry(record: Mapping, problems: Problems) -> tuple[Entry, Fields] | None:
    """None where anything is missing; it is noted."""
    before = len(problems.found)
    fields = Fields(record, what="the assessment", known=_KEYS, problems=problems)
    status = fields.required(KEY)
    if status and status not in _STATUSES:
        fields.misfit(KEY, f"unknown assessment {show(status)}", suggest(status, _STATUSES))
    agreement, provision, assessor = (fields.required(key) for key in ("agreement", "provision", "assessor"))
    signed = read_signature(fields)
    as_of, of = fields.text("as_of"), fields.text("of")
    expect_moment(fields, "as_of", as_of)
    basis = _read_basis(fields)
    if len(problems.found) > before or basis is None:
        return None
    entry = Entry(
        id=JudgementId(""),
        status=AssessmentStatus(status),
        agreement=AgreementId(agreement),
        provision=provision,
        assessor=" ".join(assessor.split()),
        basis=basis,
        by=signed.by,
        on=signed.on,
        why=signed.why,
        as_of=as_of,
        replaces=signed.replaces,
        of=" ".join(of.split()) if of else None,
    )
    return replace(entry, id=entry.named), fields


def _read_basis(fields: Fields) -> Pointer | Citation | None:
    """A claim of the record, or words of a document outside it; never both."""
    words, source = fields.text("words"), fields.text("source")
    if words is None and source is None:
        pointers = count_pointers(fields, expected=1, remedy="name the one that says it, or give `words` and `source`")
        return pointers[0] if len(pointers) == 1 else None
    if next(iter(fields.records("claims")), None) is not None:
        fields.misfit("claims", "a claim beside words of a source", "keep one of the two")
    if words is None or source is None:
        fields.misfit("words" if words else "source", "words without their source, or the reverse", "give both")
        return None
    return Citation(words=words, source=source)


def refuse_quarrels(entries: tuple[Entry, ...], lines: Lines, problems: Problems) -> None:
    """Those in which one person says two things of one assessor, point and day; different people may differ."""
    for first, second in find_quarrels(entries):
        reason = (
            f"{second.by} enters “{second.status}” ({second.id}) where line {lines[first.id]} says “{first.status}”"
            f" ({first.id}), for the same assessor, point and day"
        )
        problems.add(lines[second.id], reason, "let one entry replace the other (`replaces: id`)")
