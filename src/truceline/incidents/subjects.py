"""What a report is about as a whole: its rare names and words, the ages of people, its headline and its day.

Two reports of one event share names and words that hardly any other report has, whatever places are known. The weights
of the features were fitted to local news articles, half of the events held back.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from math import exp, log1p

from truceline.incidents.features import Evidence
from truceline.incidents.frames import day_of
from truceline.incidents.linkage import link
from truceline.model.ids import ReportId
from truceline.model.report import Report

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_AGE = re.compile(r"\b(\d{1,2})[- ]years?[- ]old\b|,\s(\d{2}),")
_SHORTEST_NAME = 3
_LONGEST_TEXT = 20_000
"""Code points of a report that are read; what comes after is seldom about its subject."""
_RARE_NAME_IN, _RARE_WORD_IN = 15, 8
_RARE_SHARE = 0.2
_FEWEST_WORDS = 2
_A_WEEK = 7

LEAST = 0.45
"""The likeness, from 0 to 1, from which reports are taken to be about one event."""

_BASE = -1.6
_NAME, _MOST_NAMES = 0.9, 3
_RARE_WORD, _MOST_WORDS = 0.6, 6
_HEADLINE = 1.6
_OTHER_AGES = -1.7
_SAME_WEEK, _BY_DAYS = 1.4, -0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """`names` are pairs of capitalised words in a row, `words` all words, `headline` those of the headline; folded."""

    names: frozenset[str]
    words: frozenset[str]
    headline: frozenset[str]
    ages: frozenset[int]
    day: date | None


def read_subject(report: Report) -> Subject:
    headline = report.headline or ""
    told = [match.group() for match in _WORD.finditer(f"{headline} . {report.text[:_LONGEST_TEXT]}")]
    return Subject(
        names=frozenset(f"{a} {b}".lower() for a, b in pairwise(told) if _may_name(a) and _may_name(b)),
        words=frozenset(word.lower() for word in told),
        headline=frozenset(match.group().lower() for match in _WORD.finditer(headline)),
        ages=frozenset(int(a or b) for a, b in _AGE.findall(report.text[:_LONGEST_TEXT])),
        day=day_of(report),
    )


class Subjects:
    """Reports held against each other; only those that share something rare are ever compared."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._subjects = {report.id: read_subject(report) for report in sorted(reports, key=lambda r: r.id)}
        self._names = _rare(((r, s.names) for r, s in self._subjects.items()), most=self._most(_RARE_NAME_IN))
        self._words = _rare(((r, s.words) for r, s in self._subjects.items()), most=self._most(_RARE_WORD_IN))

    def _most(self, limit: int) -> int:
        """In how many reports a rare thing may be; in a small record fewer are few, in a tiny one none is."""
        return min(limit, int(_RARE_SHARE * len(self._subjects)))

    def pairs(self) -> list[tuple[ReportId, ReportId]]:
        """Reports that share a rare name, two rare words, or one in the same week; never all pairs."""
        shared: Counter[tuple[ReportId, ReportId]] = Counter()
        for table, worth in ((self._names, _FEWEST_WORDS), (self._words, 1)):
            for reports in table.values():
                for pair in combinations(reports, 2):
                    shared[pair] += worth
        return sorted(pair for pair, n in shared.items() if n >= _FEWEST_WORDS or self._within_a_week(*pair))

    def evidence(self, a: ReportId, b: ReportId) -> list[Evidence]:
        """All that speaks for or against the two being about one event."""
        first, second = self._subjects[a], self._subjects[b]
        found = (
            by_rare(self._shared(first.names, second.names, self._names), kind="names", each=_NAME, most=_MOST_NAMES),
            by_rare(
                self._shared(first.words, second.words, self._words), kind="words", each=_RARE_WORD, most=_MOST_WORDS
            ),
            by_headline(first.headline, second.headline),
            by_ages(first.ages, second.ages),
            by_day_of_report(first.day, second.day),
        )
        return [evidence for evidence in found if evidence is not None]

    def likeness(self, a: ReportId, b: ReportId) -> float:
        """From 0 to 1: how likely the two are about one event, as far as their features tell."""
        return 1.0 / (1.0 + exp(-_BASE - sum(evidence.weight for evidence in self.evidence(a, b))))

    def _within_a_week(self, a: ReportId, b: ReportId) -> bool:
        first, second = self._subjects[a].day, self._subjects[b].day
        return first is not None and second is not None and abs((first - second).days) <= _A_WEEK

    @staticmethod
    def _shared(a: frozenset[str], b: frozenset[str], rare: Mapping[str, object]) -> list[str]:
        return sorted(word for word in a & b if word in rare)


def find_alike(reports: Sequence[Report], *, least: float = LEAST) -> dict[ReportId, tuple[ReportId, ...]]:
    """For each report that has any, those that are alike by `least` or more, the likest first."""
    subjects = Subjects(reports)
    found: dict[ReportId, list[tuple[float, ReportId]]] = defaultdict(list)
    for a, b in subjects.pairs():
        likeness = subjects.likeness(a, b)
        if likeness >= least:
            found[a].append((-likeness, b))
            found[b].append((-likeness, a))
    return {report: tuple(other for _, other in sorted(others)) for report, others in found.items()}


def group_reports(reports: Sequence[Report], *, least: float = LEAST) -> list[tuple[ReportId, ...]]:
    """Reports by the one event that each is mostly about, every report in one group; in no order but that of ids.

    It needs no pack and no claims. `least` is the likeness that members of a group have on the average.
    """
    subjects = Subjects(reports)
    ids = sorted(report.id for report in reports)
    number = {report: n for n, report in enumerate(ids)}
    alike = {(number[a], number[b]): subjects.likeness(a, b) for a, b in subjects.pairs()}
    return [tuple(ids[n] for n in group) for group in link(len(ids), alike, least=least)]


def by_rare(shared: Sequence[str], *, kind: str, each: float, most: int) -> Evidence | None:
    """Names or words that hardly any other report has."""
    if not shared:
        return None
    return Evidence(kind, round(each * min(most, len(shared)), 2), f"rare {kind} in common: " + ", ".join(shared[:3]))


def by_headline(a: Collection[str], b: Collection[str]) -> Evidence | None:
    """The share of the shorter headline's words that the other has too."""
    common = set(a) & set(b)
    if not common:
        return None
    weight = round(_HEADLINE * len(common) / min(len(a), len(b)), 2)
    return Evidence("headline", weight, "words of the headlines in common: " + ", ".join(sorted(common)[:3]))


def by_ages(a: Collection[int], b: Collection[int]) -> Evidence | None:
    """Two reports that give ages and none in common speak of other people."""
    if not a or not b or set(a) & set(b):
        return None
    return Evidence("ages", _OTHER_AGES, f"people of other ages ({_list(a)}; {_list(b)})")


def by_day_of_report(a: date | None, b: date | None) -> Evidence | None:
    """What is published within a week of each other is likelier about one event; the further apart, the less."""
    if a is None or b is None:
        return None
    gap = abs((a - b).days)
    weight = round(_BY_DAYS * log1p(gap) + (_SAME_WEEK if gap <= _A_WEEK else 0.0), 2)
    return Evidence("published", weight, f"published {gap} days apart" if gap else "published on one day")


def _rare(told: Iterable[tuple[ReportId, frozenset[str]]], *, most: int) -> dict[str, list[ReportId]]:
    """What at least two reports and no more than `most` tell, with those that do."""
    table: dict[str, list[ReportId]] = defaultdict(list)
    for report, things in told:
        for thing in things:
            table[thing].append(report)
    return {thing: reports for thing, reports in table.items() if 2 <= len(reports) <= most}


def _may_name(word: str) -> bool:
    return len(word) >= _SHORTEST_NAME and word[0].isupper()


def _list(ages: Collection[int]) -> str:
    return ", ".join(str(age) for age in sorted(ages)[:3])
