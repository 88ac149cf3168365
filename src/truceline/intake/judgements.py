"""The file of judgements, read once: what people judged, graded and entered, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.errors import WrongFile
from truceline.intake import entries, gradings
from truceline.intake.beside import read_beside, read_nodes
from truceline.intake.labels import label
from truceline.intake.packs.fields import Fields
from truceline.intake.packs.problems import Problems, show, suggest
from truceline.intake.packs.yaml_lines import Mapping, Node, Sequence
from truceline.intake.signed import SIGNED, Lines, count_pointers, keep_read, read_signature
from truceline.model.entry import Entry
from truceline.model.grading import Grading
from truceline.model.judgement import Judgement, Verdict, find_contradictions, without_replaced

_KEYS = ("verdict", *SIGNED)
_VERDICTS = tuple(verdict.value for verdict in Verdict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidByHand:
    """All that people said of a record in one file, each kind in the order of the file."""

    judgements: tuple[Judgement, ...] = ()
    gradings: tuple[Grading, ...] = ()
    entries: tuple[Entry, ...] = ()


def load_judgements(path: str) -> SaidByHand:
    """Each entry once. Raises WrongFile with every problem, those that contradict each other too.

    The `judgements` of a dossier file can be given as they are, one object a line.
    """
    text = read_beside(path, what="judgements")
    problems = Problems(label(path))
    kinds: dict[str, list[Mapping]] = {gradings.KEY: [], entries.KEY: [], "verdict": []}
    for record in _records(read_nodes(text, problems=problems), problems):
        kinds[_kind(record)].append(record)
    judgements, lines = keep_read(kinds["verdict"], _read_judgement, problems)
    _refuse_contradictions(judgements, lines, problems)
    grades, _ = keep_read(kinds[gradings.KEY], gradings.read_grading, problems)
    assessments, where = keep_read(kinds[entries.KEY], entries.read_entry, problems)
    entries.refuse_quarrels(assessments, where, problems)
    if problems.found:
        raise WrongFile(problems.path, problems.lines())
    return SaidByHand(judgements=judgements, gradings=grades, entries=assessments)


def _kind(record: Mapping) -> str:
    """By the key that says what is meant; without one it is a judgement that lacks its verdict."""
    keys = {entry.key for entry in record.entries}
    return next((key for key in (gradings.KEY, entries.KEY) if key in keys), "verdict")


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


def _read_judgement(record: Mapping, problems: Problems) -> tuple[Judgement, Fields] | None:
    """None where anything is missing; it is noted."""
    before = len(problems.found)
    fields = Fields(record, what="the judgement", known=_KEYS, problems=problems)
    verdict = fields.required("verdict")
    if verdict and verdict not in _VERDICTS:
        fields.misfit("verdict", f"unknown verdict {show(verdict)}", suggest(verdict, _VERDICTS))
    signed = read_signature(fields)
    pointers = count_pointers(fields, expected=2, remedy="name the two that are about one event, or about two")
    if len(problems.found) > before:
        return None
    ends = (pointers[0], pointers[1])
    judgement = Judgement.of(
        Verdict(verdict), ends, by=signed.by, on=signed.on, why=signed.why, replaces=signed.replaces
    )
    return judgement, fields


def _refuse_contradictions(judgements: tuple[Judgement, ...], lines: Lines, problems: Problems) -> None:
    """Those that contradict each other as they are written; others come to light once the claims are found."""
    standing = without_replaced(judgements)
    for group in find_contradictions(standing, lambda j: (["\0".join(j.claims[0].key)], ["\0".join(j.claims[1].key)])):
        different, *same = group
        told = ", ".join(f"“same” by {j.by} ({j.id}, line {lines[j.id]})" for j in same) or "it names one claim twice"
        reason = f"the judgement “different” by {different.by} ({different.id}) contradicts {told}"
        problems.add(lines[different.id], reason, "ask them, and let one judgement replace the other (`replaces: id`)")
