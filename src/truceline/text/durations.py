"""How long something lasts, in words: three weeks, a two-year term, the past decade, for hours; ages left out.

A duration is no event time: nothing here goes into a claim. `truceline.text.expressions` lists them beside the dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from truceline.text.number_words import NUMBER, read_amount

_GAP = r"(?:\s{1,2}|\s?-\s?)"
UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weekends?|weeks?|fortnights?|months?|quarters?|years?|decades?"
    r"|centur(?:y|ies))"
)
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_WORDED = rf"(?:{_TENS}(?:[- ]{_ONES})?|{_ONES}|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
_FIGURE = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}(?:\.\d{{1,2}})?|{_WORDED}(?:\shundred|\sthousand)?)"
_VAGUE = (
    r"(?:several|(?:a\s(?:good\s|great\s)?|the\s|very\s)?(?:few|many)|many|some|numerous|countless"
    r"|(?:tens|dozens|scores|hundreds|thousands|millions)\sof(?:\s(?:thousands|millions)\sof)?)"
)
_HALF = r"(?:half\sof\sa|half\san?|a\shalf|half)"
_AMOUNT = (
    rf"(?:(?P<vague>{_VAGUE})|(?P<half>{_HALF})|(?P<n>(?:a\s(?:dozen|couple(?:\sof)?)|{_FIGURE}|another|an?))"
    rf"(?P<plus>\sand\sa\shalf)?(?P<to>\s(?:to|or|and)\s|\s?[–-]\s?)?(?(to)(?P<n2>{_FIGURE})))"
)
_MODIFIER = (
    r"(?:(?:more|less|fewer|longer|greater)\sthan|no\s(?:more|less|fewer|longer)\sthan|at\s(?:least|most)|up\sto|nearly|almost"
    r"|an?\s(?:mere|total\sof|full|further|record|estimated|additional)|about|around|roughly|approximately|over|under|some|(?:just\s)?(?:over|under)|as\s(?:long|many|much)\sas)"
)
_REACH = r"(?:past|last|previous|preceding|next|coming|following|first|final|ensuing|remaining|intervening)"
_ADJECTIVE = (
    r"(?:full|whole|entire|long|short|straight|consecutive|calendar|business|working|fiscal|more|additional|extra|further"
    r"|successive|solid|odd|crucial|difficult)"
)
_MEASURED = re.compile(
    rf"(?<![\w.,/-])(?:(?:the|these|those)\s(?:(?P<reach>{_REACH})\s)?)?(?:{_MODIFIER}\s)?{_AMOUNT}{_GAP}(?:{_ADJECTIVE}{_GAP})?"
    rf"(?P<unit>{UNIT})(?:-long|\slong)?\b(?P<more>\sand\sa\shalf)?",
    re.IGNORECASE,
)
_REACHING = re.compile(
    rf"\b(?:the\s)?(?P<reach>past|last|next|coming|previous|preceding)\s(?:{_MODIFIER}\s)?(?:(?P<vague>{_VAGUE})|"
    rf"(?P<n>{_FIGURE}|couple\sof|dozen)|(?P<half>half))[\s-](?:{_ADJECTIVE}\s)?(?P<unit>{UNIT})\b",
    re.IGNORECASE,
)
_THE_PAST = re.compile(
    r"\bthe\s(?P<reach>past|last|coming|next|following|previous|preceding)\s"
    r"(?P<unit>hour|day|week|month|quarter|year|decade|century)\b"
    r"|\bpast\s(?P<unit2>decade|century|year|month|week)\b",
    re.IGNORECASE,
)
_INTO = re.compile(r"\b(?:over|within|during|in|for|through|throughout)\s$", re.IGNORECASE)
_STRETCHES = frozenset({"past", "last", "coming"})
_WHOLE = re.compile(
    r"\b(?:all|(?:the|an?)\s(?:whole|entire|full))\s(?P<unit>day|night|week|weekend|month|year|decade|century)\b(?:\slong)?"
    r"|\b(?P<long>hour|day|night|week|month|year|decade|centur(?:y|ies)|minutes?|hours|days|weeks|months|years|decades)"
    r"-?long\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\b(?P<unit>minutes|hours|days|nights|weeks|months|years|decades|centuries)\b(?!-|['’])", re.IGNORECASE
)
_BARE_LEAD = re.compile(
    r"\b(?:for|over|after|within|in|through|during|took|takes?|taken|spent|spend|spending|lasts?|lasted|lasting|of|by|wait(?:ed|ing)?"
    r"|with|despite|and|or|only|just|many)\s$",
    re.IGNORECASE,
)
_BARE_TAIL = re.compile(
    r"\s(?:of|before|after|later|earlier|to\scome|away|long|since|in\sthe\smaking|at\sa\stime)\b", re.IGNORECASE
)
_AGE_AFTER = re.compile(r"(?:-|\s)(?:olds?|of\sage)\b|['’]?\sage\b|['’]\sold\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages)\s(?:of\s)?$", re.IGNORECASE)
_SET_PLACE = re.compile(r"\b(?:once|twice|times|every|each|per)\s$", re.IGNORECASE)
_RESULT = re.compile(r"(?<![\d:])(?P<h>\d{1,2}):(?P<m>[0-5]\d):(?P<s>[0-5]\d)(?![\d:])")
_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "NI", "weekend": "WE", "week": "W", "month": "M",
    "quarter": "Q", "year": "Y",
}  # fmt: skip
_MULTIPLES = {"fortnight": (2, "W", "W"), "decade": (10, "Y", "DE"), "century": (100, "Y", "CE")}
_HALVES = {"hour": "PT30M", "minute": "PT30S", "year": "P6M", "decade": "P5Y", "century": "P50Y", "day": "PT12H"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """`value` is ISO 8601 with TIMEX3's letters for what ISO lacks (Q, NI, WE, X for how many nobody says): `P3W`,
    `PT30M`, `P2.5Y`, `PXD`. Decades and centuries are given in years, but `PXDE` and `PXCE`.

    `reach` is "past", "last", "next" or such where the words place the stretch beside the present, else None.
    """

    start: int
    end: int
    value: str
    reach: str | None = None


def find_durations(text: str) -> list[Duration]:
    """In the order of their patterns: the same words may be found twice, the longer reading being the better."""
    found = [d for match in _MEASURED.finditer(text) for d in _read_measured(text, match)]
    found += [
        Duration(start=m.start(), end=m.end(), value=f"PT{int(m['h'])}H{int(m['m'])}M{int(m['s'])}S")
        for m in _RESULT.finditer(text)
    ]
    found += [d for match in _REACHING.finditer(text) if (d := _read_reaching(match))]
    found += [d for match in _THE_PAST.finditer(text) if (d := _read_the_past(text, match))]
    found += [
        Duration(start=m.start(), end=m.end(), value=period_of(unit, "X" if unit.lower().endswith("s") else "1"))
        for m in _WHOLE.finditer(text)
        for unit in [m["unit"] or m["long"]]
    ]
    found += [
        Duration(start=m.start(), end=m.end(), value=period_of(m["unit"], "X"))
        for m in _BARE.finditer(text)
        if _stands_bare(text, m)
    ]
    return found


def period_of(unit: str, count: str) -> str:
    """`P3W` for ("weeks", "3"), `P20Y` for ("decades", "2")."""
    name = singular_unit(unit)
    if name in _MULTIPLES:
        times, letter, vague = _MULTIPLES[name]
        return f"PX{vague}" if count == "X" else f"P{(Decimal(count) * times).normalize():f}{letter}"
    letter = _LETTERS[name]
    return f"PT{count}{letter[1:]}" if letter.startswith("T") else f"P{count}{letter}"


def singular_unit(unit: str) -> str:
    name = unit.lower()
    return "century" if name.startswith("centur") else name.removesuffix("s")


def _read_measured(text: str, match: re.Match[str]) -> list[Duration]:
    """Two of "6 to 9 months": each bound is a duration."""
    unit = singular_unit(match["unit"])
    bare_one = (match["n"] or "").lower() in {"a", "an", "one", "another"}
    ordinal = unit == "second" and not match["unit"].lower().endswith("s")
    if (ordinal and (bare_one or not match["n"])) or (bare_one and match.group().lower().endswith("-long")):
        return []
    if _AGE_AFTER.match(text, match.end()) or _AGE_BEFORE.search(text, max(0, match.start() - 9), match.start()):
        return []
    if unit == "quarter" and (bare_one or match["half"] or not match["n"]):
        return []
    if _SET_PLACE.search(text, max(0, match.start() - 7), match.start()):
        return []
    start, end, reach = match.start(), match.end(), match["reach"]
    if match["half"]:
        value = _HALVES.get(unit)
        return [Duration(start=start, end=end, value=value, reach=reach)] if value else []
    if match["vague"]:
        return [Duration(start=start, end=end, value=period_of(unit, "X"), reach=reach)]
    least = period_of(unit, _count(match["n"], half=bool(match["plus"] or match["more"])))
    if not match["n2"]:
        return [Duration(start=start, end=end, value=least, reach=reach)]
    most = period_of(unit, _count(match["n2"], half=False))
    return [
        Duration(start=start, end=match.end("n"), value=least, reach=reach),
        Duration(start=match.start("n2"), end=end, value=most, reach=reach),
    ]


def _read_reaching(match: re.Match[str]) -> Duration | None:
    unit = match["unit"]
    if match["half"]:
        value = _HALVES.get(singular_unit(unit))
        return Duration(start=match.start(), end=match.end(), value=value, reach=match["reach"]) if value else None
    count = "X" if match["vague"] else _count(match["n"], half=False)
    return Duration(start=match.start(), end=match.end(), value=period_of(unit, count), reach=match["reach"])


def _read_the_past(text: str, match: re.Match[str]) -> Duration | None:
    """ "Over the next week" is a stretch of seven days; "the next week" may be a date."""
    reach = (match["reach"] or "past").lower()
    if reach not in _STRETCHES and not _INTO.search(text, max(0, match.start() - 11), match.start()):
        return None
    value = period_of(match["unit"] or match["unit2"], "1")
    return Duration(start=match.start(), end=match.end(), value=value, reach=reach)


def _stands_bare(text: str, match: re.Match[str]) -> bool:
    lead = _BARE_LEAD.search(text, max(0, match.start() - 12), match.start())
    return bool(lead or _BARE_TAIL.match(text, match.end()))


def _count(printed: str, *, half: bool) -> str:
    """The number as ISO writes it; "X" where the words give none."""
    phrase = printed.lower()
    if phrase in {"a", "an", "another"}:
        number = Decimal(1)
    elif "couple" in phrase:
        number = Decimal(2)
    elif phrase.endswith("dozen"):
        number = Decimal(12)
    elif re.fullmatch(r"\d+\.\d+", phrase):
        number = Decimal(phrase)
    else:
        match = NUMBER.match(phrase)
        least = read_amount(match).min if match else None
        if least is None:
            return "X"
        number = Decimal(least)
    return f"{number + Decimal('0.5')}" if half else f"{number}"
