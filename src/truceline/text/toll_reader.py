"""Ties counts of people to the words for dead and hurt around them, one sentence at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from truceline.text.toll import Toll
from truceline.text.toll_marks import Mark, find_marks
from truceline.text.toll_parts import join_alternatives, mark_parts
from truceline.text.toll_people import People
from truceline.text.toll_words import ADVERBS

NEAR = 24
WITHIN_TOLL = 60
UNTIL_DEATH = 80

_EARLY = re.compile(
    r"\b(?:initial(?:ly)?|at first|first (?:reported|reports|said)|earl(?:y|ier) (?:report|toll|figure"
    r"|count)\w*|originally"
    r"|preliminary|previously)\b",
    re.IGNORECASE,
)
_CONTRAST_WORD = re.compile(r";|\b(?:but|while|whilst|whereas|although|though|however|later|then)\b", re.IGNORECASE)
_NEGATED = re.compile(r"\bnot? ", re.IGNORECASE)
_SINGULAR = re.compile(r"(?:was|is|has)\b", re.IGNORECASE)
_ONLY_BETWEEN = re.compile(
    r"[\s,“”\"‘’']*(?:(?:others?|more|people|were|was|are|have|had|been|feared|left|adults?|of them|also|as) )*"
    rf"{ADVERBS}[\s“”\"‘’'(]*\Z",
    re.IGNORECASE,
)
_JOINED = re.compile(rf"[\s”’\"']*(?:,|and/or|and|or|&)[\s“‘\"']*(?:and |or )?{ADVERBS}\Z", re.IGNORECASE)
_DEFINITE = re.compile(
    r"(?:\b(?:the|his|her|their|its|these|those|of|exact|fatal|such|any|no|further|without|specific|from)|’s|'s) "
    r"(?:[\w-]+ )?\Z",
    re.IGNORECASE,
)
_BESIDE_NOUN = re.compile(r"[\s“‘\"']*(?:of )?(?:(?!(?:and|or|with|in|was|were) )[\w-]+ ){0,2}[“‘\"']?")
_ONE_NOUN = re.compile(r"\b(?:an?|one) (?:[\w-]+ )?\Z", re.IGNORECASE)
_NAME = r"[A-Z][\w’'-]+(?: (?:[a-z]{2}[ -])?[A-Z][\w’'-]+){1,5}"
_NAMES = re.compile(rf" (?P<first>{_NAME})(?P<more>(?:, {_NAME}){{0,40}}(?:,? and {_NAME})?)")
_OF_THE = re.compile(r" of (?:the|those|its|their) (?:[\w-]+ )?")
_LATER = re.compile(r"(?:[^.;]*\b(?:and|but|then|later|subsequently|before)\b[^.;]*)\Z", re.IGNORECASE)


def read_sentence(sentence: str, statement: int) -> list[Toll]:
    """The tolls of a sentence; its statements are numbered from `statement` on."""
    reader = _Reader(sentence, statement, find_marks(sentence))
    reader.read()
    return mark_parts(sentence, join_alternatives(sentence, reader.tolls))


@dataclass(slots=True)
class _Reader:
    """Reads the marks from left to right.

    `pending` people wait for a verb ("ten people … were killed"); `ahead` are the categories of a verb that waits for
    its people ("killing …"); `taken` people had their verb last; `parts` wait to be told as parts of the pending.
    """

    sentence: str
    statement: int
    marks: Sequence[Mark]
    tolls: list[Toll] = field(default_factory=list)
    pending: list[People] = field(default_factory=list)
    taken: list[People] = field(default_factory=list)
    parts: list[People] = field(default_factory=list)
    ahead: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    cue: Mark | None = None
    in_parts: bool = False
    of_them: bool = False

    def read(self) -> None:
        for mark, following in zip(self.marks, [*self.marks[1:], None], strict=True):
            if mark.people is not None:
                self._meet(mark.people)
            elif mark.kind in {"contrast", "report", "clause"}:
                self._break(mark)
            elif mark.kind == "parts":
                self._open_parts(mark)
            elif mark.kind == "with":
                self._open_company(mark)
            else:
                self._read_cue(mark, following)

    def _break(self, mark: Mark) -> None:
        self.pending, self.taken, self.parts = [], [], []
        self.ahead, self.told, self.cue, self.in_parts, self.of_them = (), (), None, False, False
        if mark.kind != "clause":
            self.statement += 1

    def _open_parts(self, mark: Mark) -> None:
        last = self.pending[-1] if self.pending else None
        if last is not None and last.end + 1 == mark.start and self.sentence.startswith("of", mark.start):
            self.pending = [replace(last, bare=False)]
            self.of_them = True
        else:
            self.in_parts = True

    def _open_company(self, mark: Mark) -> None:
        """What follows is more of the same: "was killed together with …"."""
        if self.told and not self.ahead and not self.pending and self.cue and mark.start - self.cue.end <= WITHIN_TOLL:
            self.ahead = self.told

    def _meet(self, people: People) -> None:
        if self.in_parts and self._ends_parts(people):
            self.in_parts = False
        if self.in_parts:
            if self.taken:
                self._tell([people], self.told, part=True)
            else:
                self.parts.append(people)
        elif self.ahead and self._reaches(people):
            self.taken.append(people)
            self._tell([people], self.ahead)
        elif not self.ahead or not people.bare:
            self.pending.append(people)

    def _ends_parts(self, people: People) -> bool:
        """Whether the sentence goes on after a list of parts: "…, including a child, and two men were hurt"."""
        goes_on = self.sentence[: people.start].endswith(", and ")
        return people.other or (goes_on and bool(self.taken) and not self.ahead)

    def _reaches(self, people: People) -> bool:
        if self.cue is None:
            return False
        gap = people.start - self.cue.end
        return not people.bare or (not self.taken and gap <= (WITHIN_TOLL if self.cue.kind == "toll" else NEAR))

    def _read_cue(self, mark: Mark, following: Mark | None) -> None:
        joined = self.cue is not None and _JOINED.match(self.sentence[self.cue.end : mark.start]) is not None
        if mark.kind in {"toll", "object"} or (mark.kind == "bare" and self._is_active(mark, following)):
            self._look_ahead(mark, joined=joined)
        elif mark.kind == "noun":
            self._read_noun(mark)
        else:
            self._read_verb(mark, joined=joined)
        self.cue = mark

    def _is_active(self, mark: Mark, following: Mark | None) -> bool:
        """Whether the verb has its people after it: "killed ten people", "killed or wounded ten"."""
        if following is None or self.sentence[: mark.start].lower().endswith((" the ", " those ", " their ")):
            return False
        gap = self.sentence[mark.end : following.start]
        if following.kind == "bare":
            return not self.pending and _JOINED.match(gap) is not None
        near = self.pending and _ONLY_BETWEEN.match(self.sentence[self.pending[-1].end : mark.start])
        away = re.search(r"[,.;]| (?:in|by|on|and|when|as) ", gap)
        return following.people is not None and not near and not away and len(gap) <= NEAR

    def _look_ahead(self, mark: Mark, *, joined: bool) -> None:
        if mark.kind == "toll" and any(toll.statement == self.statement for toll in self.tolls):
            self.statement += 1
        together = joined and self.ahead and not self.taken
        self.ahead = (*self.ahead, mark.category) if together else (mark.category,)
        self.pending, self.taken, self.parts, self.in_parts = [], [], [], False
        names = _NAMES.match(self.sentence, mark.end) if mark.kind == "object" else None
        if names:
            count = 1 + len(re.findall(_NAME, names["more"]))
            people = People(start=names.start("first"), end=names.end(), min=count, max=count, vague=count == 1)
            self._tell([people], self.ahead)
            self.taken = [people]

    def _read_verb(self, mark: Mark, *, joined: bool) -> None:
        if mark.kind == "passive" and _NEGATED.search(self.sentence, mark.start, mark.end):
            self.pending = []
            return
        people = self._subject(mark)
        if people:
            self._untell(people)
            of_the = mark.kind == "bare" and self.of_them
            self._tell(people, (mark.category,), part=of_the or (self.of_them and self._has_told(mark.category)))
            self._tell(self.parts, (mark.category,), part=True)
            self.taken = people
        elif self._dies_later(mark):
            self._untell(self.taken)
            self._tell(self.taken, (mark.category,))
        elif joined and self.taken:
            self._tell(self.taken, (mark.category,))
        elif self.parts and mark.kind in {"passive", "subject"}:
            self._tell(self.parts, (mark.category,))
            self.taken = self.parts
        elif mark.kind in {"passive", "subject"}:
            one = mark.kind == "subject" or _SINGULAR.match(self.sentence, mark.start) is not None
            implied = People(start=mark.start, end=mark.end, min=1 if one else 2, max=1 if one else None, vague=True)
            self._tell([implied], (mark.category,))
            self.taken = [implied]
        self.pending, self.parts, self.ahead, self.in_parts, self.of_them = [], [], (), False, False

    def _has_told(self, category: str) -> bool:
        return any((toll.statement, toll.category) == (self.statement, category) for toll in self.tolls)

    def _dies_later(self, mark: Mark) -> bool:
        """Whether the last to be told as wounded is dead: "was wounded and later died"."""
        if self.cue is None or mark.category != "killed" or mark.kind != "subject" or self.told != ("wounded",):
            return False
        gap = self.sentence[self.cue.end : mark.start]
        return bool(self.taken) and len(gap) <= UNTIL_DEATH and _LATER.match(gap) is not None

    def _subject(self, mark: Mark) -> list[People]:
        if self.ahead and self.taken and not self.pending:
            last = self.taken[-1]
            close = _ONLY_BETWEEN.match(self.sentence[last.end : mark.start])
            return [last] if close and (len(self.taken) > 1 or last.other) else []
        people = [p for p in self.pending if not p.bare or _ONLY_BETWEEN.match(self.sentence[p.end : mark.start])]
        if mark.kind == "bare" and self.pending and _OF_THE.fullmatch(self.sentence, self.pending[-1].end, mark.start):
            self.of_them = True
            return self.pending[-1:]
        if mark.kind == "bare":
            return people if people and _ONLY_BETWEEN.match(self.sentence[people[-1].end : mark.start]) else []
        if len(people) > 1 and _SINGULAR.match(self.sentence, mark.start):
            company = re.search(r"\b(?:with|alongside|and)\b", self.sentence[people[0].end : people[-1].start])
            return people if company and people[0].max == 1 else [p for p in people if p.max == 1][:1] or people[-1:]
        return people

    def _read_noun(self, mark: Mark) -> None:
        near = self.pending or self.taken
        last = near[-1] if near else None
        if last is not None and _BESIDE_NOUN.fullmatch(self.sentence, last.end, mark.start):
            self._untell([last])
            self._tell([last], (mark.category,), part=self.in_parts)
            self.pending, self.ahead, self.taken = [], (), [last]
            return
        word, before = self.sentence[mark.start : mark.end], self.sentence[: mark.start]
        if word[0].isupper() and before:
            return
        if word.endswith("s") and not _DEFINITE.search(before):
            self._tell([People(start=mark.start, end=mark.end, min=2, max=None, vague=True)], (mark.category,))
        elif not word.endswith("s") and _ONE_NOUN.search(before):
            self._tell([People(start=mark.start, end=mark.end, min=1, max=1)], (mark.category,))

    def _untell(self, people: Iterable[People]) -> None:
        places = {(p.start, p.end) for p in people}
        self.tolls = [toll for toll in self.tolls if (toll.start, toll.end) not in places]

    def _tell(self, people: Iterable[People], categories: tuple[str, ...], *, part: bool = False) -> None:
        if not part:
            self.told = categories
        self.tolls += [
            Toll(
                start=p.start,
                end=p.end,
                category=category,
                min=p.min,
                max=p.max,
                approx=p.approx,
                vague=p.vague,
                who=p.who,
                noun=p.noun,
                part=part,
                statement=self.statement,
                early=self._is_early(p.start),
            )
            for p in people
            for category in categories
        ]

    def _is_early(self, at: int) -> bool:
        """Whether the words between the contrasts around this place call it a first report."""
        edges = [match.start() for match in _CONTRAST_WORD.finditer(self.sentence)]
        start = max((edge for edge in edges if edge <= at), default=0)
        end = min((edge for edge in edges if edge > at), default=len(self.sentence))
        return _EARLY.search(self.sentence, start, end) is not None
