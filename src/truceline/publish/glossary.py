"""Loaded words: where a term of the pack's glossary stands in the record, and whose words those are."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.model.claim import Claim
from truceline.publish.catalogue import Catalogue, Source, Voice
from truceline.publish.passages import LIMIT
from truceline.publish.writing import element_id
from truceline.text.names import NameIndex

_AROUND = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedWord:
    """One occurrence. `anchor` is the element that it links to: a claim's, or (`own_mark`) one of its own.

    `voice` is the claim's speaker, or whoever the report speaks for where the words are nobody else's.
    """

    term: str
    report: str
    start: int
    end: int
    anchor: str
    own_mark: bool
    label: str
    before: str
    word: str
    after: str
    voice: Voice
    in_claim: bool
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEntry:
    term: str
    neutral: str | None
    used_by: str
    style: str
    note: str | None
    occurrences: tuple[LoadedWord, ...]
    more: int


def find_loaded_words(catalogue: Catalogue) -> tuple[LoadedWord, ...]:
    """Every occurrence in the reports' text as far as it is shown, whatever the spelling of the term."""
    terms = [term.term for term in catalogue.dossier.pack.glossary if term.term.strip()]
    index = NameIndex.build((term, (term,)) for term in terms)
    found = []
    for report in catalogue.reports.values():
        claims = catalogue.claims_of_report[report.id]
        for mention in index.find(report.text[:LIMIT]):
            inside = [c for c in claims if c.content.start <= mention.start and mention.end <= c.content.end]
            claim = min(inside, key=lambda c: (c.content.end - c.content.start, c.id), default=None)
            found.append(_word(report.id, (mention.start, mention.end), mention.id, claim, catalogue))
    return tuple(found)


def _word(report_id: str, span: tuple[int, int], term: str, claim: Claim | None, catalogue: Catalogue) -> LoadedWord:
    report = catalogue.reports[report_id]
    start, end = span
    source = catalogue.source(report_id)
    return LoadedWord(
        term=term,
        report=report_id,
        start=start,
        end=end,
        anchor=element_id("c", claim.id) if claim else f"{element_id('w', report_id)}-{start}",
        own_mark=claim is None,
        label=catalogue.ref(claim.id).label if claim else source.label,
        before=" ".join(report.text[max(0, start - _AROUND) : start].split(" ")[1:] or [""]),
        word=report.text[start:end],
        after=" ".join(report.text[end : end + _AROUND].split(" ")[:-1] or [""]),
        voice=catalogue.voice(claim.speaker if claim else report.voice),
        in_claim=claim is not None,
        source=source,
    )


def list_terms(words: tuple[LoadedWord, ...], catalogue: Catalogue, most: int = 40) -> tuple[TermEntry, ...]:
    by_term: dict[str, list[LoadedWord]] = {}
    for word in words:
        by_term.setdefault(word.term, []).append(word)
    entries = []
    for term in catalogue.dossier.pack.glossary:
        occurrences = by_term.get(term.term, [])
        side = term.used_by if term.used_by in catalogue.side_order else None
        entries.append(
            TermEntry(
                term=term.term,
                neutral=term.neutral,
                used_by=catalogue.side_names[side] if side is not None else "",
                style=catalogue.style_of(side),
                note=term.note,
                occurrences=tuple(occurrences[:most]),
                more=max(0, len(occurrences) - most),
            )
        )
    return tuple(entries)
