"""What stands around a number: its unit, and the settings in which it counts nothing."""

from __future__ import annotations

import re

from truceline.text.calendar_words import LONG_WEEKDAY, MONTH
from truceline.text.lexicon import words

REACH = 48

_UNIT_WORDS = {
    "km": "km kilometre kilometres kilometer kilometers", "m": "m metre metres meter meters",
    "miles": "mile miles mi", "mm": "mm millimetre millimetres millimeter millimeters",
    "cm": "cm centimetre centimetres centimeter centimeters", "feet": "foot feet ft", "yards": "yard yards",
    "inches": "inch inches", "knots": "knot knots", "hours": "hour hours hr hrs h", "seconds": "second seconds",
    "minutes": "minute minutes min mins", "days": "day days", "nights": "night nights", "weeks": "week weeks",
    "months": "month months", "years": "year years", "decades": "decade decades", "centuries": "century centuries",
    "tonnes": "ton tons tonne tonnes", "kg": "kg kilo kilos kilogram kilograms kilogrammes",
    "litres": "litre litres liter liters", "barrels": "barrel barrels", "hectares": "hectare hectares ha",
    "acres": "acre acres", "degrees": "degree degrees", "kV": "kv kilovolt kilovolts", "MW": "mw megawatt megawatts",
}  # fmt: skip
_UNIT_OF = {word: unit for unit, listed in _UNIT_WORDS.items() for word in words(listed)}
_UNIT = re.compile(
    r"[ \u00a0\u202f-]?"
    r"(?:(?:consecutive|straight|more|full|further|whole|entire|long|short|other|nautical|square|cubic|sq\.?)[ -])?"
    rf"(?P<unit>{'|'.join(sorted(_UNIT_OF, key=lambda word: (-len(word), word)))})(?![^\W_])",
    re.IGNORECASE,
)
_GROUPS = (
    "crew|group|team|total|force|convoy|column|contingent|party|unit|band|family|list|number|maximum|minimum|average"
    "|population|garrison|patrol|staff|toll|gang|squad|delegation|fleet|detachment|majority"
)
_AGE_BEFORE = re.compile(
    r"(?:\baged(?: between)? (?:\d{1,3} (?:and|to|or) )?|[A-Z][\w’'.-]+, "
    rf"|(?<![\w-])an? (?!{_GROUPS})[a-z]{{3,15}} of )$"
)
_AGE_AFTER = re.compile(r"(?:[,.;)]|$| (?:and|to|or|was|were|who|had|said|is|has)\b)")

_MONEY_BEFORE = re.compile(r"(?:[$€£¥₽₼]|\b(?:USD|EUR|GBP|US\$)) ?$")
_MONEY_AFTER = re.compile(
    r"[ -]?(?:[$€£¥%‰]|per ?cent\b|percentage\b|pct\b|(?:dollar|euro|pound|crown|mark|rouble|ruble|cent|franc)s?\b"
    r"|lira\b|yen\b|USD\b|EUR\b)",
    re.IGNORECASE,
)

_UP_TO_HERE = r" (?:\d{1,4}(?:,| and| or| to|-|–) ?){0,3}$"
_LABEL_WORDS = (
    "height|hill|points?|articles?|art\\.|sections?|sectors?|route|highway|resolutions?|chapter|pages?|pp?\\.|nos?\\.|nr\\.?"
    "|version|phase|stage|grade|room|block|checkpoint|annex|paragraphs?|para\\.?|clauses?|items?|channel|flight|volume"
    "|brigade|battalion|regiment|division|episode|edition|pier|berth|rule|figure|protocol|decree|bulletin|thread|week"
)
_CAPITAL_LABEL_WORDS = (
    "Posts?|Road|Lines?|Units?|Reports?|Statement|Order|Level|Part|Gate|Camp|School|Zone|Area|Day|Number|Building"
    "|Group|Law|Base|Position"
)
_LABEL = re.compile(rf"\b(?:{_LABEL_WORDS}){_UP_TO_HERE}", re.IGNORECASE)
_CAPITAL_LABEL = re.compile(rf"\b(?:{_CAPITAL_LABEL_WORDS}){_UP_TO_HERE}")
_LABELS = frozenset(
    form
    for word in f"{_LABEL_WORDS}|{_CAPITAL_LABEL_WORDS}".lower().split("|")
    for form in (word.replace("\\.", ".").replace("?", ""), re.sub(r".\?|\\\.\?", "", word).replace("\\.", "."))
)
_LIST_LEADS = words("and or to – - ,")
_CONTRAST_LEADS = words("not of than from")
_MONEY_LEADS = words("usd eur gbp us$")
_CLOCK_LEADS = words("past to until till before after")
_MONTHS = words("jan feb mar apr may jun jul aug sep oct nov dec")

_MONTH_BEFORE = re.compile(
    rf"(?P<in>\b(?i:in|during|since|last|this|next|until|of|through)(?: early| late| mid)?[ -])?\b{MONTH}\.? "
    r"(?:\d{1,2}(?:st|nd|rd|th)?(?: ?[–-] ?| to | and | or |, )){0,2}$"
)
_MONTH_AFTER = re.compile(
    r"(?:st|nd|rd|th)?(?:(?: ?[–-] ?| to | and | or |, )\d{1,2}(?:st|nd|rd|th)?){0,2}(?: ?[–-]|\.)? ?(?:of )?"
    rf"{MONTH}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[89]|20|21)\d\d")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|of|the|early|late|mid|since|until|till|from|to|and|by|between|during|before|after|through|year|summer"
    rf"|autumn|fall|winter|spring|{MONTH}\.?,?|\d{{1,2}},?)[ -]?|[(/–-] ?)$",
    re.IGNORECASE,
)
_PLURAL_AFTER = re.compile(
    r" (?:(?!(?:this|last|yesterday|on|in|local)\b)[a-z]+ )?"
    r"(?:(?!(?:this|was|is|has|its|as|us)\b)[a-z]+s|people|men|women|children|troops|personnel)\b"
)

_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|1[0-2]|[1-9])"
_CLOCK_AFTER = re.compile(
    r"(?:[:.]\d\d(?!\d))?[ \u00a0]?(?:[ap]\.[ ]?m\b|[ap]m\b|o[’']clock\b|(?:minutes )?past\b"
    r"|in the (?:morning|afternoon|evening)\b|at night\b|local time|GMT|UTC|hours (?:on|local|today|yesterday|GMT|UTC)"
    rf"\b|tonight|(?:on )?{LONG_WEEKDAY} (?:morning|evening|night|afternoon))",
    re.IGNORECASE,
)
_TO_THE_HOUR = re.compile(
    rf" (?:minutes )?to {_HOUR}(?![ -][a-z]+s\b| people| men)(?=[.,;)]|$| (?:on|in|yesterday|today|this|last|local)\b)",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile(
    r"\b(?:(?:half|quarter|five|ten|twenty|twenty-five|\d{1,2}) past|quarter to|until|till|shortly (?:before|after)) $",
    re.IGNORECASE,
)

_CONTRAST = re.compile(r"(?:[,;–—(] ?|\band )not $|\b(?:instead of|rather than|up from|down from) $", re.IGNORECASE)
_FRACTION_AFTER = re.compile(r"[ -](?:thirds?|quarters?|fifths?|tenths?|halves|and a half)\b", re.IGNORECASE)
_COMPOUND_AFTER = re.compile(r"-(?!(?:strong|man|men|member|person|people|odd|ish|vehicle|soldier)\b)[a-z]")
_ONE_BEFORE = re.compile(
    r"\b(?:the|this|that|each|which|every|any|another|last|next|first|second|third|fourth|fifth|no|some|other|by|old|new|only|young|little"
    r"|wrong|right|former|latter) $",
    re.IGNORECASE,
)
_ONE_AFTER = re.compile(
    r" (?:another|can|could|should|would|must|may|might|asks|knows|sees|hopes|thing|day|side|way|by|hand|that|who"
    r"|or (?:another|the other))\b|[’']s",
    re.IGNORECASE,
)
_ITEM_BEFORE = re.compile(r"(?:^|\n)[ \t>•*-]*$")
_ITEM_AFTER = re.compile(r"[.):,](?:\s|$)")


def unit_of(text: str, start: int, end: int) -> str | None:
    """The unit of measure that follows (or years, for a person's age); None where people or things are counted."""
    match = _UNIT.match(text, end)
    if match:
        return _UNIT_OF[match["unit"].lower()]
    if _AGE_BEFORE.search(text[max(0, start - REACH) : start]) and _AGE_AFTER.match(text, end):
        return "years"
    return None


def word_before(text: str, start: int) -> str:
    """The word that stands right before this place, in lower case without quotation marks; empty at the start."""
    before = text[max(0, start - 24) : start].split()
    return before[-1].lower().strip("“\"'‘(") if before else ""


def counts(text: str, start: int, end: int, *, spelled: bool) -> bool:
    """Whether the number at this place counts anything: it is no date, clock, year, money, label or item number."""
    if _CLOCK_AFTER.match(text, end) or _MONEY_AFTER.match(text, end) or _FRACTION_AFTER.match(text, end):
        return False
    if _COMPOUND_AFTER.match(text, end) and not _UNIT.match(text, end):
        return False
    if _ITEM_AFTER.match(text, end) and _ITEM_BEFORE.search(text[max(0, start - 8) : start]):
        return False
    last = word_before(text, start)
    before = text[max(0, start - REACH) : start] if last else ""
    if _refused_by(last, before) or (last in _CLOCK_LEADS and _is_hour(text, before, end)):
        return False
    if spelled:
        if _TO_THE_HOUR.match(text, end):
            return False
        return text[start:end].lower() != "one" or not (_ONE_BEFORE.search(before) or _ONE_AFTER.match(text, end))
    return not _is_calendar(text, before, last, start, end)


def _refused_by(last: str, before: str) -> bool:
    """Whether the words before make it a label's number, an amount of money, or the number that is set aside."""
    if last in _CONTRAST_LEADS and _CONTRAST.search(before):
        return True
    if last[-1:] in "$€£¥₽₼" or last in _MONEY_LEADS:
        return bool(last) and _MONEY_BEFORE.search(before) is not None
    may_label = last in _LABELS or last in _LIST_LEADS or last[:1].isdecimal()
    return may_label and (_LABEL.search(before) or _CAPITAL_LABEL.search(before)) is not None


def _is_hour(text: str, before: str, end: int) -> bool:
    return _CLOCK_BEFORE.search(before) is not None and not _PLURAL_AFTER.match(text, end)


def _is_calendar(text: str, before: str, last: str, start: int, end: int) -> bool:
    """A day of a month, or a year. "In January 17 prisoners" counts prisoners; "on January 17 prisoners" does not."""
    digits = text[start:end]
    if len(digits) <= 2:
        may_follow = last[:3] in _MONTHS or last in _LIST_LEADS or last[:1].isdecimal()
        month = _MONTH_BEFORE.search(before) if may_follow else None
        if month:
            return (month["in"] is None and not before.endswith(", ")) or not _PLURAL_AFTER.match(text, end)
        return _MONTH_AFTER.match(text, end) is not None
    if _YEAR.fullmatch(digits):
        return _YEAR_BEFORE.search(before) is not None or not _PLURAL_AFTER.match(text, end)
    return "." in digits and digits.replace(".", "").isdigit() and unit_of(text, start, end) is None
