"""Clock times in figures and in words, and the parts of a day."""

from __future__ import annotations

import re

from truceline.text.calendar_words import LONG_WEEKDAY, MONTH, ZONE
from truceline.text.clocks import CLOCK, Clock, read_clock
from truceline.text.time_atoms import GAP, Atom, Ground

_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HOUR = rf"(?:{'|'.join(_HOURS)}|1[0-2]|[1-9](?!\d))"
_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "a quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}
_ABOUT = rf"(?:(?:about|around|roughly|approximately|approx\.|circa|exactly){GAP})?"
_DAY_FOLLOWS = (
    rf"(?=,?\s(?:(?:local\stime\s)?on\s(?:{LONG_WEEKDAY}|the\s|\d)|{LONG_WEEKDAY}|yesterday|today|tonight|this\s|last\snight"
    r"|in\sthe\s(?:early\s)?(?:morning|afternoon|evening)|at\snight))"
)

FIGURES = re.compile(rf"(?P<clock>{CLOCK})(?:\s?(?P<zone>{ZONE})(?!\w))?(?:{GAP}local{GAP}time\b)?", re.IGNORECASE)
BARE_RANGE = re.compile(
    rf"(?P<from>\d{{1,2}}(?:[:.][0-5]\d)?)\s?(?:and|to|–|-)\s?(?P<clock>{CLOCK})(?:\s?(?P<zone>{ZONE})(?!\w))?",
    re.IGNORECASE,
)
PAST_TO = re.compile(
    rf"{_ABOUT}(?P<min>half|(?:a\s)?quarter|five|ten|twenty-five|twenty|\d{{1,2}}(?=\sminutes?\s)|{_HOUR}(?=\sminutes?\s))"
    rf"(?:{GAP}minutes?)?{GAP}(?P<dir>past|to){GAP}(?P<hour>{_HOUR})\b(?!\s(?:o[’']clock\b)?[a-z]+s\b)(?:\so[’']clock)?",
    re.IGNORECASE,
)
O_CLOCK = re.compile(rf"(?P<hour>{_HOUR})\s{{0,2}}o[’'‘`]?\s?clock\b", re.IGNORECASE)
BARE_HOUR = re.compile(rf"(?P<hour>{_HOUR})\b{_DAY_FOLLOWS}", re.IGNORECASE)
NAMED = re.compile(r"(?:noon|midday|midnight)\b", re.IGNORECASE)
PART = re.compile(
    rf"(?:(?:in|during|on|by){GAP})?(?:the{GAP})?(?:(?:early|late|small){GAP})?"
    rf"(?P<part>mornings?|afternoon|evening|night|hours)\b(?:{GAP}hours)?(?![-\w])",
    re.IGNORECASE,
)
LIGHT = re.compile(
    rf"(?:at|before|after|by|around|until|since|shortly{GAP}(?:before|after)){GAP}"
    r"(?P<light>dawn|daybreak|sunrise|first\slight|dusk|sunset|nightfall|dark|lunchtime)\b",
    re.IGNORECASE,
)
EDGE = re.compile(
    rf"(?P<edge>early|late|earlier|later)(?=\s(?:on|in\sthe|this|last|yesterday|today|tonight|{LONG_WEEKDAY}|{MONTH}|\d|of))",
    re.IGNORECASE,
)
OVERNIGHT = re.compile(r"overnight\b", re.IGNORECASE)
LEADS = re.compile(
    rf"(?:\b(?:at|by|from|between|until|till|since|about|around|after|before|and|to|of|approximately|roughly){GAP}|[,–-]\s?)$",
    re.IGNORECASE,
)
_HOUR_LEADS = re.compile(
    r"\b(?:at|by|from|until|till|since|about|around|after|before|between|and|to)\s$", re.IGNORECASE
)
_COUNTED = rf"\b(?:\d[\d,.]*|{'|'.join(_HOURS)}|\w+teen|\w+ty(?:-\w+)?)\s"
_COMPARED = re.compile(
    rf"{_COUNTED}(?:[^\s.;]+\s){{0,4}}?on\s(?:{LONG_WEEKDAY}|\d|(?-i:[A-Z]))[^.;]{{0,20}}?\s(?:after|from|against)\s$"
    rf"|{_COUNTED}(?:[\w-]+\s){{0,3}}?(?:violations|breaches|infringements|incidents|cases|explosions)\b[^.;]{{0,40}},\s"
    r"(?:after|from|against)\s$"
    r"|\b(?:up|down|rise|rises|rose|risen|rising|fell|fallen|falling|drop\w*|climb\w*|jump\w*|increas\w*|decreas\w*|more"
    r"|fewer|less|compared|doubled|tripled)\b[^.;]{0,30}?\s(?:from|to|than|with|against|after)\s$",
    re.IGNORECASE,
)
"""Before a number that is set beside a count of another day: "nine violations on Friday, after twelve on Thursday"."""
_PART_FOLLOWS = re.compile(
    rf"(?:\s(?:on\s)?{LONG_WEEKDAY})?\s(?:in\sthe\s|at\s)?(?:early\s|late\s)?(?:morning|afternoon|evening|night)\b",
    re.IGNORECASE,
)
_VAGUE_LEAD = re.compile(
    r"(?:\b(?:shortly|just|a\slittle|soon|moments|minutes|well|some\stime|not\slong|long)\s(?:before|after)|\b(?:before|after))"
    r"\s$",
    re.IGNORECASE,
)
_LIGHT_PARTS = {"dawn": "morning", "daybreak": "morning", "sunrise": "morning", "first light": "morning",
                "lunchtime": "afternoon"}  # fmt: skip
_UNITS_AFTER = re.compile(
    r"\s?(?:%|per\s?cent|percent|million|billion|thousand|km|kilomet|m\b|met(?:er|re)|miles|degrees|tonnes|tons|kg|points?\b"
    r"|crowns|dollars|euros|marks|seconds?\b|minutes?\b)",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(r"[$€£¥]\s?$")


def read_figures(ground: Ground, match: re.Match[str]) -> Atom | None:
    """A dot between bare figures makes a clock only after a word such as "at"; 2:41:08 is a stretch of time."""
    printed, text = match["clock"], ground.text
    plain = re.fullmatch(r"\d{1,2}([:.h])\d\d", printed)
    if _UNITS_AFTER.match(text, match.end()) or _MONEY_BEFORE.search(text[max(0, match.start() - 2) : match.start()]):
        return None
    before = text[max(0, match.start() - 16) : match.start()]
    if plain and plain[1] == "." and not match["zone"] and not LEADS.search(before):
        return None
    if re.match(r"\d:\d\d:\d\d", printed) or before.endswith(("/", ":", "=")):
        return None
    clock = read_clock(printed, match["zone"])
    return _clock_atom(ground, match, clock, exact=_VAGUE_LEAD.search(before) is None) if clock else None


def read_bare_range(ground: Ground, match: re.Match[str]) -> Atom | None:
    """ "Between 9 and 11 p.m.": the first takes its half of the day from the second."""
    lead = re.search(r"\b(?:between|from)\s$", ground.text[max(0, match.start() - 9) : match.start()], re.IGNORECASE)
    end = read_clock(match["clock"], match["zone"])
    half = re.search(r"[ap](?=\.?\s?m)", match["clock"], re.IGNORECASE)
    if lead is None or end is None or (half is None and not re.search(r"[:.]", match["from"])):
        return None
    begin = read_clock(match["from"] + (f"{half.group()}m" if half else ""), match["zone"])
    return _clock_atom(ground, match, begin, end=end) if begin else None


def read_past_to(ground: Ground, match: re.Match[str]) -> Atom | None:
    word = " ".join(match["min"].lower().split())
    minutes = _MINUTES.get(word) or _number(word)
    if match["dir"].lower() == "to" and (word == "half" or not _hour_setting(ground, match)):
        return None
    hour = _number(match["hour"])
    if not 0 < minutes < 60:
        return None
    total = (hour * 60 + (minutes if match["dir"].lower() == "past" else -minutes)) % 720
    return _worded(ground, match, total // 60, total % 60)


def read_o_clock(ground: Ground, match: re.Match[str]) -> Atom | None:
    return _worded(ground, match, _number(match["hour"]), 0)


def read_bare_hour(ground: Ground, match: re.Match[str]) -> Atom | None:
    """ "After two on Monday morning", "yesterday at two in the afternoon": only where a day or its part follows, and
    the number is not a count's."""
    before = ground.text[max(0, match.start() - 90) : match.start()]
    if not _HOUR_LEADS.search(before[-10:]):
        return None
    if _COMPARED.search(before) and not _PART_FOLLOWS.match(ground.text, match.end()):
        return None
    return _worded(ground, match, _number(match["hour"]), 0)


def read_named(ground: Ground, match: re.Match[str]) -> Atom | None:
    hour = 24 if match.group().lower() == "midnight" else 12
    vague = _VAGUE_LEAD.search(ground.text[max(0, match.start() - 20) : match.start()])
    return _clock_atom(ground, match, Clock(hour=hour, minute=0), exact=vague is None)


def read_part(ground: Ground, match: re.Match[str]) -> Atom | None:
    word = match["part"].lower().removesuffix("s")
    if word == "hour":
        if not re.search(r"\b(?:early|small)\s", match.group(), re.IGNORECASE):
            return None
        word = "morning"
    alone = re.match(r"(?:in|during)\s", match.group(), re.IGNORECASE) is not None and word != "night"
    return Atom(start=match.start(), end=match.end(), part=word, alone=alone)


def read_light(ground: Ground, match: re.Match[str]) -> Atom | None:
    word = " ".join(match["light"].lower().split())
    return Atom(start=match.start(), end=match.end(), part=_LIGHT_PARTS.get(word, "evening"))


def read_edge(ground: Ground, match: re.Match[str]) -> Atom | None:
    return Atom(
        start=match.start(), end=match.end(), part=match["edge"].lower()[:5].rstrip("ri") or "early", alone=False
    )


def read_overnight(ground: Ground, match: re.Match[str]) -> Atom | None:
    return Atom(start=match.start(), end=match.end(), part="overnight")


def _clock_atom(
    ground: Ground, match: re.Match[str], clock: Clock, *, end: Clock | None = None, exact: bool = True
) -> Atom:
    return Atom(start=match.start(), end=match.end(), clock=clock, clock_end=end, exact=exact, precision="clock")


def _worded(ground: Ground, match: re.Match[str], hour: int, minute: int) -> Atom | None:
    """A clock on a twelve-hour face: which half of the day is meant is known only from a part of the day beside it."""
    if not 0 <= hour <= 12:
        return None
    vague = _VAGUE_LEAD.search(ground.text[max(0, match.start() - 22) : match.start()])
    return Atom(
        start=match.start(),
        end=match.end(),
        clock=Clock(hour=hour % 12, minute=minute),
        exact=vague is None,
        halfday_known=False,
        precision="clock",
    )


def _hour_setting(ground: Ground, match: re.Match[str]) -> bool:
    """ "Ten to two" may be a vote: it needs "at", or a day beside it."""
    before = ground.text[max(0, match.start() - 16) : match.start()]
    return bool(_HOUR_LEADS.search(before)) or bool(re.match(_DAY_FOLLOWS, ground.text[match.end() : match.end() + 40]))


def _number(word: str) -> int:
    lower = word.lower()
    return _HOURS.index(lower) + 1 if lower in _HOURS else int(lower) if lower.isdigit() else 0
