"""Questions in plain neutral words, and the clauses that answer them."""

from __future__ import annotations

from typing import NamedTuple, assert_never

from truceline.model.event import event_types
from truceline.model.question import QuestionKind


class Phrases(NamedTuple):
    """How a type is asked for, said to have happened, said not to have, and asked for by its author."""

    asked: str
    happened: str
    did_not: str
    author: str


_PHRASES = {
    "armed_clash": Phrases("Was there fighting{at}?", "there was fighting", "there was none", "Who fought{at}?"),
    "small_arms_fire": Phrases(
        "Was there small-arms fire{at}?", "there was small-arms fire", "there was none", "Who fired small arms{at}?"
    ),
    "shelling": Phrases("Was there shelling{at}?", "there was shelling", "there was none", "Who shelled{it}?"),
    "air_strike": Phrases(
        "Was there an air strike{at}?", "there was an air strike", "there was none", "Whose air strike was it{at}?"
    ),
    "drone_strike": Phrases("Did a drone strike{at}?", "a drone struck", "none did", "Whose drone struck{at}?"),
    "explosive_device": Phrases(
        "Did a mine or device go off{at}?", "a mine or device went off", "none did", "Who laid the mine or device{at}?"
    ),
    "attack_on_civilians": Phrases(
        "Were civilians attacked{at}?", "civilians were attacked", "they were not", "Who attacked civilians{at}?"
    ),
    "infrastructure_damage": Phrases(
        "Was there damage{at}?", "there was damage", "there was none", "Who did the damage{at}?"
    ),
    "troop_entry": Phrases("Did forces enter{it}?", "forces entered", "they did not", "Whose forces entered{it}?"),
    "withdrawal": Phrases(
        "Did forces withdraw{out}?", "forces withdrew", "they did not", "Whose forces withdrew{out}?"
    ),
    "fortification": Phrases(
        "Were posts or works set up{at}?",
        "posts or works were set up",
        "they were not",
        "Who set up posts or works{at}?",
    ),
    "troop_buildup": Phrases(
        "Were forces or arms massed{at}?",
        "forces or arms were massed",
        "they were not",
        "Whose forces were massed{at}?",
    ),
    "overflight": Phrases(
        "Did an aircraft or drone fly over{it}?", "one flew over", "none did", "Whose aircraft or drone flew over{it}?"
    ),
    "detention": Phrases(
        "Were people detained{at}?", "people were detained", "they were not", "Who detained people{at}?"
    ),
    "prisoner_release": Phrases(
        "Were people handed over{at}?", "people were handed over", "they were not", "Who handed people over{at}?"
    ),
    "displacement": Phrases(
        "Were people displaced{at}?", "people were displaced", "they were not", "Who displaced people{at}?"
    ),
    "return_of_displaced": Phrases(
        "Did displaced people return{to}?", "people returned", "they did not", "Who returned{to}?"
    ),
    "aid_access": Phrases("Was aid let through{at}?", "aid was let through", "it was not", "Who let aid through{at}?"),
    "route_closure": Phrases("Was a route closed{at}?", "a route was closed", "it was not", "Who closed a route{at}?"),
    "route_opening": Phrases("Was a route opened{at}?", "a route was opened", "it was not", "Who opened a route{at}?"),
    "utility_cutoff": Phrases("Was the supply cut{at}?", "the supply was cut", "it was not", "Who cut the supply{at}?"),
    "utility_restoration": Phrases(
        "Was the supply restored{at}?", "the supply was restored", "it was not", "Who restored the supply{at}?"
    ),
    "monitor_obstruction": Phrases(
        "Were monitors or peacekeepers hindered{at}?", "they were hindered", "they were not", "Who hindered them{at}?"
    ),
}
_COUNTED = {
    "killed": "How many {people} were killed{at}?",
    "wounded": "How many {people} were wounded{at}?",
    "captured": "How many {people} were detained{at}?",
    "displaced": "How many {people} returned{to}?",
    "troops": "How many troops entered{it}?",
    "vehicles": "How many vehicles came{to}?",
    "strikes": "How many shots or strikes were there{at}?",
    "other": "How many were handed over{at}?",
}
_COUNTED_OTHERWISE = {
    ("displacement", "displaced"): "How many {people} were displaced{at}?",
    ("troop_buildup", "troops"): "How many troops were massed{at}?",
    ("troop_buildup", "vehicles"): "How many vehicles or vessels were massed{at}?",
    ("aid_access", "vehicles"): "How many vehicles carried the aid{to}?",
}


def ask(
    kind: QuestionKind, event_type: str | None, what: str | None, *, place: str | None, people: str | None = None
) -> str:
    """The question as a person would put it; `place` is a name, None where no place is known. `people` says of whom a
    count is where that is not simply people."""
    match kind:
        case QuestionKind.OCCURRENCE:
            pattern = phrases(event_type).asked
        case QuestionKind.RESPONSIBILITY:
            pattern = phrases(event_type).author
        case QuestionKind.COUNT:
            if people is not None and event_type == "aid_access":
                pattern = "How many vehicles with aid were {people}{at}?"
            else:
                pattern = _COUNTED_OTHERWISE.get((event_type or "", what or ""), _COUNTED.get(what or "", "How many?"))
        case QuestionKind.CONTROL:
            pattern = "Who holds{it}?"
        case QuestionKind.CHARACTERISATION:
            broken = event_type == "agreement_breach"
            pattern = "Was the agreement broken{at}?" if broken else "What do they call what happened{at}?"
        case QuestionKind.TIME:
            pattern = "When did it happen{at}?"
        case QuestionKind.SEQUENCE:
            pattern = "Who fired first{at}?"
        case _:
            assert_never(kind)
    return _fill(pattern, place, people or "people")


def phrases(event_type: str | None) -> Phrases:
    if event_type in _PHRASES:
        return _PHRASES[event_type]
    known = event_types().get(event_type or "")
    what = known.id.replace("_", " ") if known else "it"
    return Phrases(f"Was there {what}{{at}}?", "it happened", "it did not", f"Who is behind {what}{{at}}?")


def _fill(pattern: str, place: str | None, people: str) -> str:
    if place is None:
        return pattern.format(at="", it=" the place", out="", to="", people=people)
    return pattern.format(at=f" at {place}", it=f" {place}", out=f" from {place}", to=f" to {place}", people=people)
