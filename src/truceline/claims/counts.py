"""How many of what: the numbers of a clause, each tied to what it counts."""

from __future__ import annotations

import re
from itertools import zip_longest

from truceline.model.anchor import Span
from truceline.model.event import Quantity
from truceline.text.calendar_words import LONG_WEEKDAY
from truceline.text.lexicon import words
from truceline.text.numbers import NumberMention, find_numbers
from truceline.text.toll import Toll
from truceline.text.toll_words import PEOPLE
from truceline.text.tolls import find_tolls

_KILLED = (
    r"kill\w*|dead|died|dies|deaths?|lost (?:his|her|their) li\w+|martyred|bodies|lives|fatalit\w+|slain|"
    r"buried|graves?|could not be saved|coffins"
)
_WOUNDED = r"wound\w*|injur\w*|hurt|under treatment|in hospital|maimed|shot in"
_NO_PREPOSITION = r"(?!(?:of|by|in|on|at|from|against|with|to|and|were|was|as) )"
_SOLDIERS = (
    rf"(?:{_NO_PREPOSITION}\S+ ){{0,2}}?(?:troops|soldiers?|servicem[ae]n|marines|fighters?"
    r"|guards?|guardsmen|gunmen|commandos|militiamen"
    r"|paratroopers|conscripts|border guards|armed (?:persons?|people|men)|m[ae]n of (?:service|military"
    r"|fighting) age)\b"
)
_TROOPS = rf"(?:{_SOLDIERS}|(?:\S+ ){{0,2}}?(?:m[ae]n|personnel|officers|persons|people)\b)"
_VEHICLES = (
    r"(?:\S+ ){0,2}?(?:vehicles?|tanks?|APCs|trucks?|lorr(?:y|ies)|cars?|armou?red (?:vehicles|"
    r"personnel carriers)|jeeps?|carriers|wagons?)\b"
)
_VESSELS = (
    r"(?!of )(?:\S+ ){0,2}?(?:ships?|vessels?|boats?|landing craft|barges?|ferries|trawlers?|freighters?|"
    r"tankers?|buses|carts|ambulances)\b"
)
_STRIKES = (
    r"(?:\S+ ){0,3}?(?:strikes?|rounds?|shells?|explosions?|shots?|craters?|rockets?|missiles?|mortar bombs?|bombs?|"
    r"bursts?|blasts?|impacts?|salvos?|detonations?|drone attacks?|attacks|hits)\b"
)
_FAMILIAR = (
    r"(?:\S+ ){0,3}?(?:people|persons?|residents?|villagers?|civilians?|men|women|citizens?|fisherm[ae]n|shepherds?|"
    r"soldiers?|servicem[ae]n|drivers?|workers?|refugees|children|crew\w*|hostages|inhabitants|farmers?"
    r"|prisoners?|detainees|"
    r"returnees|of them|former residents)\b"
)
_AFTER_KILLED = re.compile(rf"[^.;\d]{{0,60}}?\b(?:{_KILLED})\b", re.IGNORECASE)
_AFTER_WOUNDED = re.compile(rf"[^.;\d]{{0,60}}?\b(?:{_WOUNDED})\b", re.IGNORECASE)
_BEFORE_KILLED = re.compile(rf"\b(?:{_KILLED})\b[^.;]{{0,32}}$", re.IGNORECASE)
_BEFORE_WOUNDED = re.compile(rf"\b(?:{_WOUNDED})\b[^.;]{{0,32}}$", re.IGNORECASE)
_STRUCK_NOW = re.compile(
    r"\b(?P<verb>kill|wound|injur)(?:ed|ing|s)\s+(?:another |some |about |at least )*$", re.IGNORECASE
)
_ONE_PERSON = re.compile(
    r"\b(?:an?|one) (?:[\w-]+ ){1,4}?(?:of \d+ )?(?:was|were|had been|has been|is)? ?(?:(killed|shot dead)|"
    r"(wounded|injured|shot|hurt|hit))\b"
    r"|\b(?:(?:kill\w+) an? (?!mule|dog|cow|horse)\w+)|\b((?:wounding|injur\w+) of an? \w+)",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(
    r"\s*(?:hours?|minutes?|seconds?|days?|weeks?|months?|years?|nights?|metres?|"
    r"meters?|kilomet\w+|"
    r"km|miles?|m\b|directions?|sides?|shores?|calls?|per cent|percent|degrees)\b",
    re.IGNORECASE,
)
_AGED = re.compile(r"\b(?:who (?:was|is)|aged|he was|she was|turned)\s+$", re.IGNORECASE)
_DIED_NEXT = re.compile(r"\s*(?:,|$|years old|when|at the time)", re.IGNORECASE)
_ONE_TAKEN = re.compile(
    r"^(?:[^.;]{0,30}, )?(?:(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Oo]ne) (?:[\w-]+ ){0,2}?(?:citizen|man|woman|"
    r"boy|girl|teenager|"
    r"resident|driver|farmer|shepherd|journalist|reporter|teacher|priest|soldier|serviceman|officer|sailor|fisherman|"
    r"captain|engineer|worker|nurse|doctor|official|mayor|postman|baker|student|villager|pensioner|pilot|civilian)\b|"
    r"[A-Z]\w+ [A-Z]\w+\b)[^.;]{0,60}? (?:was|is|had been|has been) (?:\w+ ){0,2}?(?:detained|abducted|"
    r"kidnapped|seized|"
    r"arrested|led away|taken|captured|dragged|snatched|held)\b"
)
_ONE_STRUCK = re.compile(
    r"\b(?:killing|wounding|injuring) (?:the |an? |his |her |its |one )(?!(?:group|crowd|number|crew|"
    r"dozen|family|couple|people|"
    r"men|women|children)\b)(?:\w+ )?\w+(?<!s)\b",
    re.IGNORECASE,
)
_ONE_HIT = re.compile(
    r"^(?:an? |the |one )?(?:[\w'’,-]+ ){1,8}?(?:was|is|has been|had been) (?:\w+ )?(?:hit|struck|shot|"
    r"wounded|grazed|nicked) in "
    r"(?:the|his|her|both) \w+|\blost (?:an? |his |her |both )(?:\w+ )?(?:legs?|arms?|hands?|foot|feet|"
    r"eyes?|fingers?)\b",
    re.IGNORECASE,
)
_EXECUTED = re.compile(r"\b(?:executed|massacred|slaughtered|murdered|gunned down|shot dead)\s+$", re.IGNORECASE)
_NUMBER_OF = re.compile(
    r"\b(?:point|paragraph|article|item|section|clause|post|sector|no\.?|number|height|hill|phase)\s*$", re.I
)
_PARTITIVE = re.compile(r"\s*of (?:them|whom|which|the (?:wounded|dead|injured))\b", re.IGNORECASE)
_NOT_COUNTED = re.compile(
    r"\s*(?:-|side\b|another\b|or two\b|day\b|time\b|by one\b|more\b(?! (?:were|people|had|dead)))", re.IGNORECASE
)
_TWO_SIDES = re.compile(
    r"\s*(?:sides?|countries|shores|armies|parties|nations|states|capitals|governments|statements|versions)\b",
    re.IGNORECASE,
)
_AGE = re.compile(r"\ban? \w+ of $|\baged (?:\w+ and )?$", re.IGNORECASE)
_AGE_ENDS = re.compile(r"\s*(?:$|[,.;)]|(?:and|or|to|was|is|who|had|has|said)\b)")
_COMPARED = re.compile(
    r"\b(?:as )?against (?:the )?$|\bcompared (?:with|to) $|\bprevious \w+:? $|\bone of (?:the )?$", re.IGNORECASE
)
_BESIDE_LEAD = re.compile(
    r"(?:,\s|\b(?:up|down|rise|rose|risen|rising|fell|fallen|falling|climb\w*|increas\w*|decreas\w*)\b[^.;]{0,30}\s)"
    r"(?:after|from)\s$",
    re.IGNORECASE,
)
_BESIDE_DAY = re.compile(
    rf"(?:\s[\w-]+)?\s(?:on\s(?:{LONG_WEEKDAY}|\d)|(?:the\s)?(?:day|week|month|year)\sbefore|(?:in|during)\sthe\sprevious)\b",
    re.IGNORECASE,
)
"""Around a number of another day that a count is set beside: "nine on Friday, after twelve on Thursday"."""
_BOTH = re.compile(r"both|a couple", re.IGNORECASE)
_SAID_NOT_DONE = re.compile(
    r"\s*(?:of )?(?:[\w-]+ ){0,2}?(?:videos?|photos?|photographs|pictures|images|reports?|statements?|articles|sources"
    r"|efforts?|steps|attempts|proposals|reasons|questions|witnesses|experts|words|letters|posts|messages|documents)\b",
    re.IGNORECASE,
)
_PEOPLE_COUNTED = re.compile(
    rf"\s*(?:of (?:the |our |their |his |her )?)?(?:{_NO_PREPOSITION}[\w’'-]+ ){{0,2}}"
    rf"(?:{'|'.join(sorted(PEOPLE, key=lambda word: (-len(word), word)))})\b",
    re.IGNORECASE,
)
_TROOP_KINDS = words("troop_entry withdrawal control_of_place troop_buildup peacekeeper_deployment fortification")
_FIRE_KINDS = words("shelling small_arms_fire drone_strike")
_UNCOUNTED_KINDS = words("demand negotiation accusation comment other route_opening route_closure utility_restoration")
_FLEETS = words("troop_buildup aid_access other")
_NO_SOLDIERS_OF_ITS_OWN = words("demand detention prisoner_release casualties negotiation")


def count_quantities(text: str, span: Span, kind: str, skip: tuple[Span, ...]) -> tuple[Quantity, ...]:
    """Quantities that `text[span]` gives for an event of this kind; numbers inside `skip` are names, not counts."""
    clause = text[span.start : span.end]
    if kind == "casualties" and (told := _tolls(clause, span.start, skip)):
        return told
    found: list[Quantity] = []
    numbers = [n for n in find_numbers(clause) if _counts(clause, n, span.start, kind=kind, skip=skip)]
    for number, following in zip_longest(numbers, numbers[1:]):
        what = _what(clause[: following.start if following else len(clause)], number, kind)
        if what is not None:
            quantity = _quantity(clause, number, what)
            if quantity not in found:
                found.append(quantity)
    if not found and not numbers and (what := _one_person(clause, kind)):
        found.append(Quantity(what=what, min=1, max=1))
    return tuple(found)


def _one_person(clause: str, kind: str) -> str | None:
    """What befell a single person, where the clause speaks of one without a number."""
    if kind == "detention":
        return "captured" if _ONE_TAKEN.match(clause) else None
    if kind == "casualties" and (one := _ONE_PERSON.search(clause)):
        return "killed" if one[1] or one.group().lower().startswith("kill") else "wounded"
    if kind == "casualties" and (one := _ONE_STRUCK.search(clause)):
        return "killed" if one.group().lower().startswith("kill") else "wounded"
    if kind in {"casualties", "small_arms_fire"} and _ONE_HIT.search(clause):
        return "wounded"
    return None


def _tolls(clause: str, offset: int, skip: tuple[Span, ...]) -> tuple[Quantity, ...]:
    """The tolls that give a number, or one person; not the parts of a total, which would seem to contradict it."""
    found: dict[Quantity, None] = {}
    for toll in find_tolls(clause):
        if _is_told(toll, offset, skip):
            found[Quantity(what=toll.category, min=toll.min, max=toll.max, approx=toll.approx)] = None
    return tuple(found)


def _is_told(toll: Toll, offset: int, skip: tuple[Span, ...]) -> bool:
    place = Span(toll.start + offset, toll.end + offset)
    counted = toll.max != 0 and not toll.part and (not toll.vague or toll.min == toll.max == 1)
    return toll.category in {"killed", "wounded"} and counted and not any(place.overlaps(name) for name in skip)


def _quantity(clause: str, number: NumberMention, what: str) -> Quantity:
    low, high = number.min, number.max
    if high is None and re.search(r"\b(?:never|not|no)\b[^.;]{0,24}$", clause[: number.start], re.IGNORECASE):
        low, high = None, low
    return Quantity(what=what, min=low, max=high, approx=number.approx)


def _counts(clause: str, number: NumberMention, offset: int, *, kind: str, skip: tuple[Span, ...]) -> bool:
    """Whether the number counts what happened: it is no name, age, comparison or part, and no 0."""
    at = Span(number.start + offset, number.end + offset)
    if number.unit is not None or number.max == 0 or any(at.overlaps(s) for s in skip):
        return False
    before, after = clause[: number.start], clause[number.end :]
    if _NO_COUNT.match(after) or (_AGED.search(before) and _DIED_NEXT.match(after)):
        return False
    if _BOTH.fullmatch(clause, number.start, number.end) and not re.match(rf"\s*{_VEHICLES}", after, re.IGNORECASE):
        return False
    if _BESIDE_LEAD.search(before) and _BESIDE_DAY.match(after):
        return False
    if _TWO_SIDES.match(after) or _COMPARED.search(before) or (_AGE.search(before) and _AGE_ENDS.match(after)):
        return False
    if kind in _TROOP_KINDS and re.match(r"\s*of them\b", after) and (number.min or 2) > 1:
        return find_numbers(before) == []
    if _NUMBER_OF.search(before) or _PARTITIVE.match(after):
        return bool(re.match(r"\s*of whom", after))
    if re.search(r"\bnot\s*$|\bfrom\s*$", before) and re.search(r"\b(?:killed|dead|died|dead in|people)\b", clause):
        return False
    return not (number.min == number.max == 1 and _NOT_COUNTED.match(after))


def _what(clause: str, number: NumberMention, kind: str) -> str | None:
    after, before = clause[number.end :], clause[: number.start]
    if kind == "casualties":
        return _casualty(before, after)
    if _EXECUTED.search(before):
        return "killed"
    if kind == "demand":
        return None
    if re.match(rf"\s*{_STRIKES}", after, re.I) and kind not in {"agreement_breach", "agreement_kept"}:
        return "strikes"
    if re.match(rf"\s*{_VEHICLES}", after, re.I):
        return "vehicles"
    if kind in _FLEETS and re.match(rf"\s*{_VESSELS}", after, re.I):
        return "vehicles"
    if kind not in _NO_SOLDIERS_OF_ITS_OWN and re.match(rf"\s*(?:were )?{_SOLDIERS}", after, re.I):
        return "troops"
    return _moved(after, kind) or _other(after, number, kind)


def _moved(after: str, kind: str) -> str | None:
    """People taken, driven out, come home or sent in: what the kind of event counts."""
    if kind == "detention" and re.match(r"\s*(?!boats?|ships?|days?|hours?|rounds?|times?)\w", after, re.I):
        return "captured"
    if kind in {"displacement", "return_of_displaced"} and (
        re.match(rf"\s*(?:of (?:the )?)?{_FAMILIAR}", after, re.I) or not re.match(r"\s*\w", after)
    ):
        return "displaced"
    if kind in _TROOP_KINDS and (
        re.match(rf"\s*(?:of (?:them|the) ?)?{_TROOPS}", after, re.I)
        or re.match(r"\s*(?:of them\b|$|[.,]|with\b)", after)
    ):
        return "troops"
    return None


def _other(after: str, number: NumberMention, kind: str) -> str | None:
    """Things that the event is about: houses hit, mines found, times broken; no people, papers or words."""
    if kind in _FIRE_KINDS and not re.match(r"\s*\w", after):
        return "strikes"
    if number.min == number.max == 1 or kind in _UNCOUNTED_KINDS or _SAID_NOT_DONE.match(after):
        return None
    if not re.match(r"\s*\w", after):
        return None
    if kind == "prisoner_release":
        return "other"
    if kind in _FIRE_KINDS and re.match(r"\s*(?:[\w-]+ )?(?:houses|homes|buildings|flats|schools)\b", after):
        return None
    return None if _PEOPLE_COUNTED.match(after) else "other"


def _casualty(before: str, after: str) -> str | None:
    struck = _STRUCK_NOW.search(before)
    if struck:
        return "killed" if struck["verb"].lower() == "kill" else "wounded"
    near = [
        (len(match.group()), what)
        for match, what in (
            (_AFTER_KILLED.match(after), "killed"),
            (_AFTER_WOUNDED.match(after), "wounded"),
            (_BEFORE_KILLED.search(before), "killed"),
            (_BEFORE_WOUNDED.search(before), "wounded"),
        )
        if match
    ]
    return min(near)[1] if near else None
