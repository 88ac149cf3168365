"""Tolls told in prose: who was killed, wounded or missing, how many, and which counts are parts of others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from truceline.text.sentences import split_sentences
from truceline.text.toll_people import People, find_people
from truceline.text.toll_words import ADVERBS, CUE, GENERAL

LONGEST_SENTENCE = 4_000
NEAR = 24

_STATEMENT_BREAK = re.compile(
    r";|,? (?:but|while|whilst|whereas|although|though|however|yet)\b"
    r"|(?<!was )(?<!were )(?<!been )\b(?:report(?:s|ed|ing)?|said|says?|saying|claim(?:s|ed|ing)?|stat(?:es?|ed|ing)|writes?|wrote"
    r"|writing|tweet(?:s|ed)|add(?:s|ed|ing)|mention(?:s|ed|ing)|alleg(?:es|ed|ing)|confirm(?:s|ed|ing)|announc\w+|not(?:es|ed|ing)"
    r"|identif(?:ies|ied)|accord\w+ to|recorded|cited|put)\b(?! (?:killed|injured|wounded|missing|dead))(?: that\b)?",
    re.IGNORECASE,
)
_CLAUSE_BREAK = re.compile(
    r"\b(?:when|after|where|before|in (?:an?|the) (?:alleged|suspected|reported|apparent|declared|\w+ (?:air ?)?strike|attack|strike)"
    r"|by (?:an?|the)|following|during|as a (?:result|consequence)|due to|because|who|whose)\b|: ",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\b(?:includ(?:ing|es?|ed)|among (?:them|whom|those|the)|amongst (?:them|whom|those|the)|of (?:them|whom|which|these)|at least \w+ of (?:them|whom)"
    r"|consisting of|comprising|namely|in addition to|alongside|together with|all of|[–—-] )",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\bsince (?:the (?:start|beginning|outbreak)|\d|last|[A-Z])|\b(?:previous|earlier|separate|another) (?:day|incident|strike|attack|war)s?\b"
    r"|\bassessed separately\b|\bso far (?:in|during)|\bthe (?:previous|preceding) (?:day|week|month|year)\b|\bthat day alone\b"
    r"|\bin the (?:conflict|war)\b|\blist of (?:nearly|about|over|more)\b|\bacross (?:the )?(?:country|strip|region)\b",
    re.IGNORECASE,
)
_EARLY = re.compile(
    r"\b(?:initial(?:ly)?|at first|first (?:reported|reports)|earl(?:y|ier) report|earlier report\w*|originally|preliminary)\b", re.I
)
_NEGATED = re.compile(r"\bnot? ", re.IGNORECASE)
_ONLY_BETWEEN = re.compile(
    rf"[\s,“”\"‘’']*(?:(?:others?|more|people|were|was|are|have|had|been|feared|left|adults?|of them|also) )*{ADVERBS}[\s“”\"‘’']*\Z",
    re.IGNORECASE,
)
_JOINED = re.compile(rf"[\s”’\"']*(?:,|and/or|and|or|&)[\s“‘\"']*(?:and |or )?{ADVERBS}\Z", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:the|his|her|their|its|these|those|of|no exact|exact|fatal|serious|’s|'s|such) (?:\w+ )?\Z", re.IGNORECASE)
_ONE_NOUN = re.compile(r"\b(?:an?|one) (?:\w+ )?\Z", re.IGNORECASE)
_NAME_AFTER = re.compile(r" (?:[A-Z][\w’'-]+ ){0,2}[A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """One count of people killed, wounded, missing, or casualties (killed or wounded, the text does not say which).

    `min` and `max` include themselves, None is an open end. `vague`: no number is given ("several"), `min` is the least
    that it can mean. `part`: counted again within another count of the same statement ("including two children").
    `statement` numbers the statements of the text: counts of one statement that are no parts add up, those of different
    statements may be about the same people. `early`: told as a first report. `who`: child, woman, soldier, civilian.
    """

    start: int
    end: int
    category: str
    min: int | None
    max: int | None
    approx: bool
    vague: bool
    who: str | None
    part: bool
    statement: int
    early: bool


def find_tolls(text: str) -> list[Toll]:
    """Every count of killed, wounded and missing people, in order of statements; other events' counts are left out."""
    tolls: list[Toll] = []
    statement = 0
    for span in split_sentences(text):
        sentence = text[span.start : min(span.end, span.start + LONGEST_SENTENCE)]
        if CUE.search(sentence) is None or _ELSEWHERE.search(sentence):
            continue
        reader = _Reader(sentence, statement)
        tolls += [replace(t, start=t.start + span.start, end=t.end + span.start) for t in reader.read()]
        statement = reader.statement + 1
    return tolls


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: str
    category: str = ""
    people: People | None = None


def _marks(sentence: str) -> list[_Mark]:
    marks = [_Mark(p.start, p.end, "people", people=p) for p in find_people(sentence)]
    for match in CUE.finditer(sentence):
        kind, _, category = (match.lastgroup or "").partition("_")
        marks.append(_Mark(match.start(), match.end(), kind, category))
    for kind, pattern in (("statement", _STATEMENT_BREAK), ("clause", _CLAUSE_BREAK), ("parts", _PARTS)):
        marks += [_Mark(m.start(), m.end(), kind) for m in pattern.finditer(sentence)]
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    kept: list[_Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


class _Reader:
    """Reads one sentence from left to right, tying counts of people to the words for dead and hurt around them."""

    def __init__(self, sentence: str, statement: int) -> None:
        self.sentence = sentence
        self.statement = statement
        self.early = False
        self.tolls: list[Toll] = []
        self.pending: list[People] = []
        self.taken: list[People] = []
        self.parts: list[People] = []
        self.ahead: tuple[str, ...] = ()
        self.cue: _Mark | None = None
        self.in_parts = False

    def read(self) -> list[Toll]:
        marks = _marks(self.sentence)
        self.early = _EARLY.search(self.sentence) is not None
        for mark, following in zip(marks, [*marks[1:], None], strict=True):
            if mark.people is not None:
                self._people(mark.people)
            elif mark.kind in {"statement", "clause"}:
                self._break(mark)
            elif mark.kind == "parts":
                self.in_parts = True
            else:
                self._read_cue(mark, following)
        return self.tolls

    def _break(self, mark: _Mark) -> None:
        self.pending, self.taken, self.parts = [], [], []
        self.ahead, self.cue, self.in_parts = (), None, False
        if mark.kind == "statement":
            self.statement += 1

    def _people(self, people: People) -> None:
        if people.other:
            self.in_parts = False
        if self.in_parts:
            self.parts.append(people)
            if self.ahead and self.taken:
                self._tell([people], self.ahead, part=True)
        elif self.ahead and self._reaches(people):
            self.taken.append(people)
            self._tell([people], self.ahead)
        elif not self.ahead or not people.bare:
            self.pending.append(people)

    def _reaches(self, people: People) -> bool:
        if self.cue is None:
            return False
        gap = self.sentence[self.cue.end : people.start]
        if people.bare and not self.taken:
            return len(gap) <= (60 if self.cue.kind == "toll" else NEAR)
        return not people.bare

    def _read_cue(self, mark: _Mark, following: _Mark | None) -> None:
        gap = self.sentence[self.cue.end : mark.start] if self.cue else ""
        joined = self.cue is not None and _JOINED.match(gap) is not None
        match mark.kind:
            case "toll" | "object":
                self._look_ahead(mark, joined)
            case "bare" if self._is_active(mark, following):
                self._look_ahead(mark, joined)
            case "noun":
                self._noun(mark)
            case _:
                self._before(mark, joined)
        self.cue = mark

    def _look_ahead(self, mark: _Mark, joined: bool) -> None:
        self.ahead = (*self.ahead, mark.category) if joined and self.ahead and not self.taken else (mark.category,)
        self.pending, self.taken, self.parts, self.in_parts = [], [], [], False
        if mark.kind == "object" and _NAME_AFTER.match(self.sentence, mark.end):
            name = _NAME_AFTER.match(self.sentence, mark.end)
            assert name is not None
            people = People(start=name.start() + 1, end=name.end(), min=1, max=None, vague=True)
            self._tell([people], self.ahead)

    def _is_active(self, mark: _Mark, following: _Mark | None) -> bool:
        """"killed ten people": the verb has its people after it."""
        if following is None or following.people is None and following.kind not in {"bare"}:
            return False
        if following.people is None:
            return not self.pending and _JOINED.match(self.sentence[mark.end : following.start]) is not None
        near = self.pending and _ONLY_BETWEEN.match(self.sentence[self.pending[-1].end : mark.start])
        gap = self.sentence[mark.end : following.start]
        return not near and len(gap) <= NEAR and not re.search(r"[,.;]| (?:in|by|on|and|when|as) ", gap)

    def _before(self, mark: _Mark, joined: bool) -> None:
        if _NEGATED.search(self.sentence, mark.start, mark.end):
            self.pending = []
            return
        people = self._subject(mark)
        if people:
            for p in people:
                if p in self.taken:
                    self.tolls = [t for t in self.tolls if (t.start, t.end) != (p.start, p.end)]
            totals, parts = _split(self.sentence, people)
            self._tell(totals, (mark.category,))
            self._tell(parts + self.parts, (mark.category,), part=True)
            self.taken = totals
        elif joined and self.taken:
            self._tell(self.taken, (mark.category,))
        elif mark.kind in {"passive", "subject"}:
            one = re.match(r"(?:was|is|has)\b", self.sentence[mark.start : mark.end], re.I) is not None
            implied = People(start=mark.start, end=mark.end, min=1 if one else 2, max=1 if one else None, vague=True)
            self._tell([implied], (mark.category,))
        self.pending, self.parts, self.ahead, self.in_parts = [], [], (), False

    def _subject(self, mark: _Mark) -> list[People]:
        if self.ahead and self.taken and not self.pending:
            last = self.taken[-1]
            alone = len(self.taken) == 1 and not last.other
            close = _ONLY_BETWEEN.match(self.sentence[last.end : mark.start])
            return [last] if close and not alone else []
        people = [p for p in self.pending if not p.bare or _ONLY_BETWEEN.match(self.sentence[p.end : mark.start])]
        if mark.kind == "bare":
            return people if people and _ONLY_BETWEEN.match(self.sentence[people[-1].end : mark.start]) else []
        if re.match(r"(?:was|is)\b", self.sentence[mark.start : mark.end], re.I) and len(people) > 1:
            ones = [p for p in people if p.max == 1]
            return ones[:1] or people[-1:]
        return people

    def _noun(self, mark: _Mark) -> None:
        if self.pending or self.taken:
            last = (self.pending or self.taken)[-1]
            if re.fullmatch(r"[\s“‘\"']*(?:of )?(?:[\w-]+ ){0,2}[“‘\"']?", self.sentence[last.end : mark.start]):
                self.tolls = [t for t in self.tolls if (t.start, t.end) != (last.start, last.end)]
                self._tell([last], (mark.category,), part=self.in_parts)
                self.pending = []
                self.ahead = ()
                return
        before = self.sentence[: mark.start]
        word = self.sentence[mark.start : mark.end].lower()
        if word.endswith(("s", "ies")):
            if not _DEFINITE.search(before):
                self._tell([People(start=mark.start, end=mark.end, min=2, max=None, vague=True)], (mark.category,))
        elif _ONE_NOUN.search(before):
            self._tell([People(start=mark.start, end=mark.end, min=1, max=1)], (mark.category,))

    def _tell(self, people: Iterable[People], categories: tuple[str, ...], *, part: bool = False) -> None:
        for p in people:
            for category in categories:
                self.tolls.append(
                    Toll(
                        start=p.start,
                        end=p.end,
                        category=category,
                        min=p.min,
                        max=p.max,
                        approx=p.approx,
                        vague=p.vague,
                        who=p.who,
                        part=part,
                        statement=self.statement,
                        early=self.early,
                    )
                )


def _split(sentence: str, people: list[People]) -> tuple[list[People], list[People]]:
    """"Seven civilians, a man, his wife and five children": the first is the total of the rest."""
    first, rest = people[0], people[1:]
    if rest and first.noun in GENERAL and re.match(r"\s*[,:(–—]", sentence[first.end :]):
        gap = sentence[first.end : rest[0].start]
        if not re.match(r"\s*,? and\b", gap) and not rest[0].other:
            return [first, *(p for p in rest if p.other)], [p for p in rest if not p.other]
    return people, []
