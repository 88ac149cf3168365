"""Searching a record: reports that hold words and phrases, with the words in context."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from truceline.errors import WrongUsage
from truceline.model.listed import Excerpt, Hit, Hits, Match
from truceline.store import models, search, word_index
from truceline.store.journal import reading
from truceline.store.listing import read_report
from truceline.text.search_words import LONGEST_PHRASE, Term, find_terms, read_terms

_AROUND = 90
_EXCERPTS = 3
_MOST_TERMS = 32


def search_record(record: str, words: str, *, limit: int) -> Hits:
    """Words and "phrases", all of which a report holds, wherever they stand. Raises WrongUsage for what has no word."""
    terms = read_terms(words)
    _refuse(words, terms)
    word_index.catch_up(record)
    with reading(record):
        found = search.find_reports(record, terms, limit=limit)
        return Hits(count=found.count, hits=tuple(_hit(record, row, terms) for row in found.rows))


def _refuse(words: str, terms: Sequence[Term]) -> None:
    if not terms:
        raise WrongUsage(f"{words}: no word to search for; write words, and phrases in quotation marks")
    if len(terms) > _MOST_TERMS:
        raise WrongUsage(f"{len(terms)} words and phrases; search for {_MOST_TERMS} at most")
    if longest := max(map(len, terms)) if max(map(len, terms)) > LONGEST_PHRASE else 0:
        raise WrongUsage(f"a phrase of {longest} words; give {LONGEST_PHRASE} of them at most")


def _hit(record: str, row: models.Report, terms: Sequence[Term]) -> Hit:
    headline = row.headline or ""
    places = find_terms(row.text, terms)
    return Hit(
        report=read_report(record, row),
        headline=tuple(_match(headline, place) for place in find_terms(headline, terms)),
        excerpts=tuple(_excerpts(row.text, places)),
        found=len(places),
    )


def _match(text: str, place: tuple[int, int]) -> Match:
    return Match(start=place[0], end=place[1], words=text[place[0] : place[1]])


def _excerpts(text: str, places: Sequence[tuple[int, int]]) -> list[Excerpt]:
    """Places that lie close together share an excerpt."""
    groups: list[list[tuple[int, int]]] = [[place] for place in places[:1]]
    for before, place in pairwise(places):
        if place[0] - before[1] < _AROUND and place[1] - groups[-1][0][0] < 4 * _AROUND:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [_excerpt(text, group) for group in groups[:_EXCERPTS]]


def _excerpt(text: str, group: Sequence[tuple[int, int]]) -> Excerpt:
    start = _outward(text, max(group[0][0] - _AROUND, 0), group[0][0])
    end = min(group[-1][1] + _AROUND, len(text))
    if end < len(text):
        cut = max(text.rfind(" ", group[-1][1], end), text.rfind("\n", group[-1][1], end))
        end = cut if cut > 0 else end
    return Excerpt(start=start, words=text[start:end], matches=tuple(_match(text, place) for place in group))


def _outward(text: str, start: int, at: int) -> int:
    """The beginning of a word, where one begins between the two."""
    if start == 0:
        return 0
    gaps = [gap for gap in (text.find(" ", start, at), text.find("\n", start, at)) if gap >= 0]
    return min(gaps) + 1 if gaps else start
