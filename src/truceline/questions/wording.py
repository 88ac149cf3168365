"""The sentence that says why a question stands as it does: who says what, and in which claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import assert_never

from truceline.model.ids import ActorId
from truceline.model.question import (
    Agreed,
    Disputed,
    Mention,
    OneSided,
    QuestionKind,
    SingleSource,
    Standing,
    Why,
)
from truceline.questions.cast import Cast
from truceline.questions.moments import say_period
from truceline.questions.phrases import phrases
from truceline.questions.responsibility import NOBODY
from truceline.questions.testimony import Answer, Entry

_MOST_NAMES = 4
_Parts = list[str | Mention]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a sentence is about: the kind of question, its event type, and whom a count counts."""

    kind: QuestionKind
    event_type: str | None
    people: str | None = None


def explain(standing: Standing, answers: Sequence[Answer], cast: Cast, subject: Subject) -> Why:
    """One sentence under the word for the standing; for a dispute only the answers that exclude each other."""
    match standing:
        case Disputed(apart=apart):
            named = sorted({index for pair in apart for index in pair})
            parts = ["Disputed: ", *_join(_told(answers[index], cast, subject) for index in named), "."]
        case Agreed():
            parts = ["Agreed: ", *_join(_told(answer, cast, subject) for answer in answers), "."]
        case OneSided(side=side):
            whose = f", all of one side ({cast.side_name(side)})." if side else ", none of them of a side."
            parts = ["One-sided: ", *_join(_told(answer, cast, subject) for answer in answers), whose]
        case SingleSource():
            parts = ["Single source: only ", *_join(_told(answer, cast, subject) for answer in answers), "."]
        case _:
            assert_never(standing)
    return Why(parts=tuple(_merged(parts)))


def _told(answer: Answer, cast: Cast, subject: Subject) -> _Parts:
    """Those who say it outright, then those who imply it."""
    outright = [entry for entry in answer.entries if not entry.implied]
    implied = [entry for entry in answer.entries if entry.implied]
    clause = _clause(answer, cast, subject)
    parts: _Parts = []
    for entries, one, many in ((outright, " says ", " say "), (implied, " implies ", " imply ")):
        if entries:
            speakers = list(dict.fromkeys(entry.claim.speaker for entry in entries))
            verb = one if len(speakers) == 1 else many
            said = clause if not parts else "it"
            parts += [*([", and "] if parts else []), *_names(speakers, entries, cast), verb, said]
    return parts


def _names(speakers: Sequence[ActorId], entries: Sequence[Entry], cast: Cast) -> Iterator[str | Mention]:
    shown = list(speakers) if len(speakers) <= _MOST_NAMES else list(speakers[: _MOST_NAMES - 1])
    mentions = [
        Mention(
            name=cast.name(speaker),
            speaker=speaker,
            claims=tuple(entry.claim.id for entry in entries if entry.claim.speaker == speaker),
        )
        for speaker in shown
    ]
    if len(shown) < len(speakers):
        rest = tuple(entry.claim.id for entry in entries if entry.claim.speaker not in shown)
        mentions.append(Mention(name=f"{len(speakers) - len(shown)} others", speaker=None, claims=rest))
    for number, mention in enumerate(mentions):
        if number:
            yield " and " if number == len(mentions) - 1 else ", "
        yield mention


def _clause(answer: Answer, cast: Cast, subject: Subject) -> str:
    yes = answer.value is True
    match subject.kind:
        case QuestionKind.OCCURRENCE:
            known = phrases(subject.event_type)
            return f"that {known.happened if yes else known.did_not}"
        case QuestionKind.CHARACTERISATION:
            if isinstance(answer.value, str):
                return f"“{answer.value}”"
            return "that the agreement was broken" if yes else "that it was not"
        case QuestionKind.COUNT:
            return f"{_say_count(answer)} {subject.people}" if subject.people else _say_count(answer)
        case QuestionKind.TIME:
            return say_period(str(answer.value))
        case QuestionKind.CONTROL:
            return _say_actor(str(answer.value), cast, "holds it", "does not hold it")
        case QuestionKind.SEQUENCE:
            return _say_actor(str(answer.value), cast, "fired first", "did not fire first")
        case QuestionKind.RESPONSIBILITY:
            return _say_author(str(answer.value), cast)
        case _:
            assert_never(subject.kind)


def _say_actor(value: str, cast: Cast, does: str, does_not: str) -> str:
    name = cast.name(ActorId(value.removeprefix("not ")))
    return f"that {name} {does_not if value.startswith('not ') else does}"


def _say_author(value: str, cast: Cast) -> str:
    if value == NOBODY:
        return "that it was nobody's act"
    name = cast.name(ActorId(value.removeprefix("not ")))
    return f"that it was not {name}" if value.startswith("not ") else f"that it was {name}"


def _say_count(answer: Answer) -> str:
    if not isinstance(answer.value, tuple):
        return answer.answer
    low, high = answer.value
    if low == high:
        return str(low)
    if low is None:
        return f"at most {high}"
    return f"at least {low}" if high is None else f"{low} to {high}"


def _join(told: Iterable[_Parts]) -> _Parts:
    parts: _Parts = []
    for each in told:
        parts += [*(["; "] if parts else []), *each]
    return parts


def _merged(parts: Iterable[str | Mention]) -> Iterator[str | Mention]:
    """Neighbouring words as one piece."""
    for plain, pieces in groupby(parts, key=lambda part: isinstance(part, str)):
        if plain:
            yield "".join(str(piece) for piece in pieces)
        else:
            yield from pieces
