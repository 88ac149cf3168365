"""Questions in plain neutral words, and the sentence that says why they stand as they do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, assert_never

from truceline.model.event import event_types
from truceline.model.ids import ActorId
from truceline.model.question import Agreed, Disputed, OneSided, QuestionKind, SingleSource, Standing
from truceline.questions.cast import Cast
from truceline.questions.testimony import Answer

_MOST_NAMES = 4


class _Phrases(NamedTuple):
    """How a type is asked for, said to have happened, said not to have, and asked for by its author."""

    asked: str
    happened: str
    did_not: str
    author: str


_PHRASES = {
    "armed_clash": _Phrases("Was there fighting{at}?", "there was fighting", "there was none", "Who fought{at}?"),
    "small_arms_fire": _Phrases(
        "Was there small-arms fire{at}?", "there was small-arms fire", "there was none", "Who fired small arms{at}?"
    ),
    "shelling": _Phrases("Was there shelling{at}?", "there was shelling", "there was none", "Who shelled{it}?"),
    "air_strike": _Phrases(
        "Was there an air strike{at}?", "there was an air strike", "there was none", "Whose air strike was it{at}?"
    ),
    "drone_strike": _Phrases("Did a drone strike{at}?", "a drone struck", "none did", "Whose drone struck{at}?"),
    "explosive_device": _Phrases(
        "Did a mine or device go off{at}?", "a mine or device went off", "none did", "Who laid the mine or device{at}?"
    ),
    "attack_on_civilians": _Phrases(
        "Were civilians attacked{at}?", "civilians were attacked", "they were not", "Who attacked civilians{at}?"
    ),
    "infrastructure_damage": _Phrases(
        "Was there damage{at}?", "there was damage", "there was none", "Who did the damage{at}?"
    ),
    "troop_entry": _Phrases("Did forces enter{it}?", "forces entered", "they did not", "Whose forces entered{it}?"),
    "withdrawal": _Phrases(
        "Did forces withdraw{out}?", "forces withdrew", "they did not", "Whose forces withdrew{out}?"
    ),
    "fortification": _Phrases(
        "Were posts or works set up{at}?",
        "posts or works were set up",
        "they were not",
        "Who set up posts or works{at}?",
    ),
    "troop_buildup": _Phrases(
        "Were forces or arms massed{at}?",
        "forces or arms were massed",
        "they were not",
        "Whose forces were massed{at}?",
    ),
    "overflight": _Phrases(
        "Did an aircraft or drone fly over{it}?", "one flew over", "none did", "Whose aircraft or drone flew over{it}?"
    ),
    "detention": _Phrases(
        "Were people detained{at}?", "people were detained", "they were not", "Who detained people{at}?"
    ),
    "prisoner_release": _Phrases(
        "Were people handed over{at}?", "people were handed over", "they were not", "Who handed people over{at}?"
    ),
    "displacement": _Phrases(
        "Were people displaced{at}?", "people were displaced", "they were not", "Who displaced people{at}?"
    ),
    "return_of_displaced": _Phrases(
        "Did displaced people return{to}?", "people returned", "they did not", "Who returned{to}?"
    ),
    "aid_access": _Phrases("Was aid let through{at}?", "aid was let through", "it was not", "Who let aid through{at}?"),
    "route_closure": _Phrases("Was a route closed{at}?", "a route was closed", "it was not", "Who closed a route{at}?"),
    "route_opening": _Phrases("Was a route opened{at}?", "a route was opened", "it was not", "Who opened a route{at}?"),
    "utility_cutoff": _Phrases(
        "Was the supply cut{at}?", "the supply was cut", "it was not", "Who cut the supply{at}?"
    ),
    "utility_restoration": _Phrases(
        "Was the supply restored{at}?", "the supply was restored", "it was not", "Who restored the supply{at}?"
    ),
    "monitor_obstruction": _Phrases(
        "Were monitors or peacekeepers hindered{at}?", "they were hindered", "they were not", "Who hindered them{at}?"
    ),
}
_COUNTED = {
    "killed": "How many people were killed{at}?",
    "wounded": "How many people were wounded{at}?",
    "captured": "How many people were detained{at}?",
    "displaced": "How many people returned{to}?",
    "troops": "How many troops entered{it}?",
    "strikes": "How many shots or strikes were there{at}?",
}


def ask(kind: QuestionKind, event_type: str | None, what: str | None, *, place: str | None) -> str:
    """The question as a person would put it; `place` is a name, None where no place is known."""
    match kind:
        case QuestionKind.OCCURRENCE:
            pattern = _phrases(event_type).asked
        case QuestionKind.RESPONSIBILITY:
            pattern = _phrases(event_type).author
        case QuestionKind.COUNT:
            pattern = _COUNTED.get(what or "", "How many?")
            if event_type == "displacement":
                pattern = "How many people were displaced{at}?"
        case QuestionKind.CONTROL:
            pattern = "Who holds{it}?"
        case QuestionKind.CHARACTERISATION:
            pattern = "Was the agreement broken{at}?"
        case QuestionKind.TIME:
            pattern = "When did it happen{at}?"
        case _:
            assert_never(kind)
    return _fill(pattern, place)


def explain(
    standing: Standing,
    answers: Sequence[Answer],
    cast: Cast,
    *,
    kind: QuestionKind,
    event_type: str | None,
) -> str:
    """Who says what, in one sentence, under the word for the standing."""
    match standing:
        case Disputed(apart=apart):
            named = sorted({index for pair in apart for index in pair})
            told = "; ".join(_told(answers[index], cast, kind, event_type) for index in named)
            return f"Disputed: {told}."
        case Agreed():
            return "Agreed: " + "; ".join(_told(answer, cast, kind, event_type) for answer in answers) + "."
        case OneSided(side=side):
            whose = f"all of one side ({cast.side_name(side)})" if side else "none of them of a side"
            told = "; ".join(_told(answer, cast, kind, event_type) for answer in answers)
            return f"One-sided: {told}, {whose}."
        case SingleSource():
            told = "; ".join(_told(answer, cast, kind, event_type) for answer in answers)
            return f"Single source: only {told}."
        case _:
            assert_never(standing)


def _told(answer: Answer, cast: Cast, kind: QuestionKind, event_type: str | None) -> str:
    speakers = answer.speakers
    verb = "says" if len(speakers) == 1 else "say"
    return f"{_names(speakers, cast)} {verb} {_clause(answer, cast, kind, event_type)}"


def _clause(answer: Answer, cast: Cast, kind: QuestionKind, event_type: str | None) -> str:
    yes = answer.value is True
    match kind:
        case QuestionKind.OCCURRENCE:
            phrases = _phrases(event_type)
            return f"that {phrases.happened if yes else phrases.did_not}"
        case QuestionKind.CHARACTERISATION:
            return "that the agreement was broken" if yes else "that it was not"
        case QuestionKind.COUNT:
            return _say_count(answer)
        case _:
            return _say_actor(str(answer.value), cast, kind)


def _say_actor(value: str, cast: Cast, kind: QuestionKind) -> str:
    denied = value.startswith("not ")
    name = cast.name(ActorId(value.removeprefix("not ")))
    if kind is QuestionKind.CONTROL:
        return f"that {name} does not hold it" if denied else f"that {name} holds it"
    return f"that it was not {name}" if denied else f"that it was {name}"


def _say_count(answer: Answer) -> str:
    if not isinstance(answer.value, tuple):
        return answer.answer
    low, high = answer.value
    if low == high:
        return str(low)
    if low is None:
        return f"at most {high}"
    return f"at least {low}" if high is None else f"{low} to {high}"


def _names(speakers: Sequence[ActorId], cast: Cast) -> str:
    names = [cast.name(speaker) for speaker in speakers]
    if len(names) > _MOST_NAMES:
        names = [*names[: _MOST_NAMES - 1], f"{len(names) - _MOST_NAMES + 1} others"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _phrases(event_type: str | None) -> _Phrases:
    if event_type in _PHRASES:
        return _PHRASES[event_type]
    known = event_types().get(event_type or "")
    what = known.id.replace("_", " ") if known else "it"
    return _Phrases(f"Was there {what}{{at}}?", "it happened", "it did not", f"Who is behind {what}{{at}}?")


def _fill(pattern: str, place: str | None) -> str:
    if place is None:
        return pattern.format(at="", it=" the place", out="", to="")
    return pattern.format(at=f" at {place}", it=f" {place}", out=f" from {place}", to=f" to {place}")
