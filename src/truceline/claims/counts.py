"""How many of what: the numbers of a clause, each tied to what it counts."""

from __future__ import annotations

import re
from itertools import zip_longest

from truceline.model.anchor import Span
from truceline.model.event import Quantity
from truceline.text.numbers import NumberMention, find_numbers

_KILLED = (
    r"kill\w*|dead|died|dies|deaths?|lost (?:his|her|their) li\w+|martyred|bodies|lives|fatalit\w+|slain|"
    r"buried|graves?|could not be saved|coffins"
)
_WOUNDED = r"wound\w*|injur\w*|hurt|under treatment|in hospital|maimed|shot in"
_TROOPS = (
    r"(?:\S+ ){0,2}?(?:troops|soldiers?|servicem[ae]n|marines|m[ae]n|fighters?|personnel|guards?|guardsmen|"
    r"gunmen|commandos|"
    r"armed (?:persons?|people|men)|militiamen|paratroopers|conscripts|officers|border guards)\b"
)
_VEHICLES = (
    r"(?:\S+ ){0,2}?(?:vehicles?|tanks?|APCs|trucks?|lorr(?:y|ies)|cars?|armou?red (?:vehicles|"
    r"personnel carriers)|jeeps?|carriers|wagons?)\b"
)
_STRIKES = (
    r"(?:\S+ ){0,3}?(?:strikes?|rounds?|shells?|explosions?|shots?|craters?|rockets?|missiles?|mortar bombs?|bombs?|"
    r"bursts?|blasts?|impacts?|salvos?|detonations?|drone attacks?|attacks|hits)\b"
)
_PEOPLE = (
    r"(?:\S+ ){0,3}?(?:people|persons?|residents?|villagers?|civilians?|men|women|citizens?|fisherm[ae]n|shepherds?|"
    r"soldiers?|servicem[ae]n|drivers?|workers?|refugees|children|crew\w*|hostages|inhabitants|farmers?|prisoners?|detainees|"
    r"returnees|of them|former residents)\b"
)
_AFTER_KILLED = re.compile(rf"[^.;\d]{{0,60}}?\b(?:{_KILLED})\b", re.IGNORECASE)
_AFTER_WOUNDED = re.compile(rf"[^.;\d]{{0,60}}?\b(?:{_WOUNDED})\b", re.IGNORECASE)
_BEFORE_KILLED = re.compile(rf"\b(?:{_KILLED})\b[^.;]{{0,32}}$", re.IGNORECASE)
_BEFORE_WOUNDED = re.compile(rf"\b(?:{_WOUNDED})\b[^.;]{{0,32}}$", re.IGNORECASE)
_ONE_PERSON = re.compile(
    r"\b(?:an?|one) (?:[\w-]+ ){1,4}?(?:of \d+ )?(?:was|were|had been|has been|is)? ?(?:(killed|shot dead)|"
    r"(wounded|injured|shot|hurt|hit))\b"
    r"|\b(?:(?:kill\w+) an? (?!mule|dog|cow|horse)\w+)|\b((?:wounding|injur\w+) of an? \w+)",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(
    r"\b(?:point|paragraph|article|item|section|clause|post|sector|no\.?|number|height|hill|phase)\s*$", re.I
)
_PARTITIVE = re.compile(r"\s*of (?:them|whom|which|the (?:wounded|dead|injured))\b", re.IGNORECASE)
_NOT_COUNTED = re.compile(
    r"\s*(?:-|side\b|another\b|or two\b|day\b|time\b|by one\b|more\b(?! (?:were|people|had|dead)))|"
    r"\s*(?:or so )?times\b(?!)",
    re.I,
)


def count_quantities(text: str, span: Span, kind: str, skip: tuple[Span, ...]) -> tuple[Quantity, ...]:
    """Quantities that `text[span]` gives for an event of this kind; numbers inside `skip` are names, not counts."""
    words = text[span.start : span.end]
    found: list[Quantity] = []
    numbers = [n for n in find_numbers(words) if _counts(words, n, span.start, skip)]
    for number, following in zip_longest(numbers, numbers[1:]):
        what = _what(words[: following.start if following else len(words)], number, kind)
        if what is not None:
            low, high = number.min, number.max
            if high is None and re.search(r"\b(?:never|not|no)\b[^.;]{0,24}$", words[: number.start], re.IGNORECASE):
                low, high = None, low
            quantity = Quantity(what=what, min=low, max=high, approx=number.approx)
            if quantity not in found:
                found.append(quantity)
    if kind == "casualties" and not numbers and (one := _ONE_PERSON.search(words)):
        killed = one[1] or one.group().lower().startswith("kill")
        found.append(Quantity(what="killed" if killed else "wounded", min=1, max=1))
    return tuple(found)


def _counts(words: str, number: NumberMention, offset: int, skip: tuple[Span, ...]) -> bool:
    at = Span(number.start + offset, number.end + offset)
    if number.unit is not None or any(at.overlaps(s) for s in skip):
        return False
    if (number.min == 0 and number.max == 0) or words[number.start : number.end].lower() in {"both", "a couple"}:
        return False
    if re.match(
        r"\s*(?:sides?|countries|shores|armies|parties|nations|states|capitals|governments|statements|versions)\b",
        words[number.end :],
        re.I,
    ):
        return False
    if re.search(r"\b(?:an?|the) \w+ of $|\baged (?:\w+ and )?$", words[: number.start], re.IGNORECASE):
        return False
    if re.search(
        r"\b(?:as )?against (?:the )?$|\bcompared (?:with|to) $|\bprevious \w+:? $",
        words[: number.start],
        re.IGNORECASE,
    ):
        return False
    if re.search(r"\bone of (?:the )?$", words[: number.start], re.I):
        return False
    before, after = words[: number.start], words[number.end :]
    if _NUMBER_OF.search(before) or _PARTITIVE.match(after):
        return bool(re.match(r"\s*of whom", after))
    if re.search(r"\bnot\s*$|\bfrom\s*$", before) and re.search(r"\b(?:killed|dead|died|dead in|people)\b", words):
        return False
    return not (number.min == number.max == 1 and _NOT_COUNTED.match(after))


def _what(words: str, number: NumberMention, kind: str) -> str | None:
    after, before = words[number.end :], words[: number.start]
    if kind == "casualties":
        return _casualty(before, after)
    if kind == "demand":
        return None
    if re.match(rf"\s*{_STRIKES}", after, re.I) and kind not in {"agreement_breach", "agreement_kept"}:
        return "strikes"
    if re.match(rf"\s*{_VEHICLES}", after, re.I):
        return "vehicles"
    if kind == "detention" and re.match(r"\s*(?!boats?|ships?|days?|hours?|rounds?|times?)\w", after, re.I):
        return "captured"
    if kind in {"displacement", "return_of_displaced"} and (
        re.match(rf"\s*(?:of (?:the )?)?{_PEOPLE}", after, re.I) or not re.match(r"\s*\w", after)
    ):
        return "displaced"
    if kind in {"troop_entry", "withdrawal", "control_of_place", "troop_buildup", "peacekeeper_deployment"} and (
        re.match(rf"\s*(?:of (?:them|the) ?)?{_TROOPS}", after, re.I)
        or re.match(r"\s*(?:of them\b|$|[.,]|with\b)", after)
    ):
        return "troops"
    if kind in {"shelling", "small_arms_fire", "drone_strike"} and not re.match(r"\s*\w", after):
        return "strikes"
    if number.min == number.max == 1:
        return "vehicles" if kind == "troop_entry" and re.match(rf"\s*{_VEHICLES}", after, re.I) else None
    return "other" if re.match(r"\s*\w+", after) else None


def _casualty(before: str, after: str) -> str | None:
    killed, wounded = _AFTER_KILLED.match(after), _AFTER_WOUNDED.match(after)
    back_killed, back_wounded = _BEFORE_KILLED.search(before), _BEFORE_WOUNDED.search(before)
    near = [
        (len(m.group()), what)
        for m, what in ((killed, "killed"), (wounded, "wounded"), (back_killed, "killed"), (back_wounded, "wounded"))
        if m
    ]
    if re.search(r"\b(?:kill|wound|injur)(?:ed|ing|s)\s+(?:another |some |about |at least )*$", before, re.I):
        return (
            "killed"
            if re.search(r"kill(?:ed|ing|s)\s+(?:another |some |about |at least )*$", before, re.I)
            else "wounded"
        )
    if near:
        return min(near)[1]
    return None
