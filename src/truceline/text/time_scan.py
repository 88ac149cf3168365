"""Where the parts of time expressions stand in a text: each word is tried only against what it can begin."""

from __future__ import annotations

import re

from truceline.text import anaphoric_atoms as anaphoric
from truceline.text import calendar_atoms as calendar
from truceline.text import calendar_periods as periods
from truceline.text import clock_atoms as clocks
from truceline.text import relative_atoms as relative
from truceline.text.lexicon import words
from truceline.text.time_atoms import Atom, Ground, Reader

_Rule = tuple[re.Pattern[str], Reader]

_NUMERIC: _Rule = (calendar.NUMERIC, calendar.read_numeric)
_DAY_FIRST: _Rule = (calendar.DAY_FIRST, calendar.read_day_first)
_MONTH_FIRST: _Rule = (calendar.MONTH_FIRST, calendar.read_month_first)
_MONTH: _Rule = (calendar.PLAIN_MONTH, calendar.read_plain_month)
_PART_OF_MONTH: _Rule = (calendar.PART_OF_MONTH, calendar.read_part_of_month)
_YEARS: _Rule = (calendar.YEARS, calendar.read_years)
_SEASON: _Rule = (calendar.SEASON, calendar.read_season)
_ORDINAL: _Rule = (calendar.BARE_ORDINAL, calendar.read_bare_ordinal)
_WEEKDAY: _Rule = (relative.WEEKDAY, relative.read_weekday)
_NEAR: _Rule = (relative.NEAR_DAY, relative.read_near_day)
_UNIT: _Rule = (relative.CALENDAR_UNIT, relative.read_calendar_unit)
_WEEKEND: _Rule = (relative.THE_WEEKEND, relative.read_the_weekend)
_AGO: _Rule = (relative.AGO, relative.read_ago)
_SPAN: _Rule = (relative.SPAN, relative.read_span)
_PAST_UNIT: _Rule = (relative.THE_PAST_UNIT, relative.read_past_unit)
_FIGURES: _Rule = (clocks.FIGURES, clocks.read_figures)
_BARE_RANGE: _Rule = (clocks.BARE_RANGE, clocks.read_bare_range)
_PAST_TO: _Rule = (clocks.PAST_TO, clocks.read_past_to)
_O_CLOCK: _Rule = (clocks.O_CLOCK, clocks.read_o_clock)
_BARE_HOUR: _Rule = (clocks.BARE_HOUR, clocks.read_bare_hour)
_NAMED: _Rule = (clocks.NAMED, clocks.read_named)
_PART: _Rule = (clocks.PART, clocks.read_part)
_LIGHT: _Rule = (clocks.LIGHT, clocks.read_light)
_EDGE: _Rule = (clocks.EDGE, clocks.read_edge)
_OVERNIGHT: _Rule = (clocks.OVERNIGHT, clocks.read_overnight)
_SAME: _Rule = (anaphoric.THE_SAME, anaphoric.read_the_same)
_BESIDE: _Rule = (anaphoric.BESIDE, anaphoric.read_beside)
_DAY_BEFORE: _Rule = (anaphoric.THE_DAY_BEFORE, anaphoric.read_the_day_before)
_APART: _Rule = (anaphoric.APART, anaphoric.read_apart)
_NTH_PART: _Rule = (periods.NTH_PART, periods.read_nth_part)
_Q_FIGURE: _Rule = (periods.Q_FIGURE, periods.read_q_figure)
_CENTURY: _Rule = (periods.CENTURY, periods.read_century)
_DECADE: _Rule = (periods.DECADE, periods.read_decade)
_EDGE_OF: _Rule = (periods.EDGE_OF, periods.read_edge_of)
_YEAR_END: _Rule = (periods.YEAR_END, periods.read_year_end)
_FEAST: _Rule = (periods.FEAST, periods.read_feast)

_DIGITS = (
    _NUMERIC, _DAY_FIRST, _BARE_RANGE, _FIGURES, _AGO, _APART, _NTH_PART, _Q_FIGURE, _CENTURY, _DECADE, _PAST_TO,
    _O_CLOCK, _YEARS, _BARE_HOUR,
)  # fmt: skip
_BY_WORDS: tuple[tuple[str, tuple[_Rule, ...]], ...] = (
    (
        "january february march april may june july august september october november december"
        " jan feb mar apr jun jul aug sep sept oct nov dec",
        (_MONTH_FIRST, _MONTH),
    ),
    ("monday tuesday wednesday thursday friday saturday sunday", (_WEEKDAY,)),
    ("next following previous preceding prior", (_BESIDE,)),
    ("last this next past previous coming following", (_WEEKDAY, _NEAR, _UNIT, _SPAN, _MONTH, _SEASON)),
    ("recent preceding", (_SPAN,)),
    ("that", (_SAME,)),
    (
        "the",
        (
            _DAY_FIRST,
            _PART_OF_MONTH,
            _NTH_PART,
            _SAME,
            _BESIDE,
            _DAY_BEFORE,
            _NEAR,
            _SPAN,
            _PAST_UNIT,
            _UNIT,
            _EDGE_OF,
            _CENTURY,
            _ORDINAL,
            _MONTH,
            _YEARS,
            _SEASON,
            _PART,
        ),
    ),
    (
        "early late mid earlier later beginning start middle end very",
        (_MONTH, _YEARS, _CENTURY, _EDGE_OF, _UNIT, _EDGE),
    ),
    ("turn rest remainder close", (_EDGE_OF,)),
    ("first second third fourth final last latter fiscal", (_PART_OF_MONTH, _NTH_PART)),
    ("one two three four five six seven eight nine ten eleven twelve", (_AGO, _APART, _PAST_TO, _O_CLOCK, _BARE_HOUR)),
    ("a an several few couple half quarter twenty", (_AGO, _APART, _PAST_TO)),
    ("thirteen fourteen fifteen sixteen eighteen thirty forty sixty seventy", (_AGO, _APART)),
    ("twenties thirties forties fifties sixties seventies eighties nineties nineteen", (_DECADE,)),
    ("year mid", (_YEAR_END,)),
    ("christmas new boxing halloween valentine valentines easter good thanksgiving", (_FEAST,)),
    ("q", (_Q_FIGURE,)),
    ("today yesterday tomorrow tonight", (_NEAR,)),
    ("noon midday midnight", (_NAMED,)),
    ("morning mornings afternoon evening night small in during", (_PART,)),
    ("at before after by around until since shortly", (_LIGHT,)),
    ("spring summer autumn winter fall", (_SEASON,)),
    ("overnight", (_OVERNIGHT,)),
)
_RULES: dict[str, tuple[_Rule, ...]] = {}
for _listed, _rules in _BY_WORDS:
    for _word in sorted(words(_listed)):
        _RULES[_word] = _RULES.get(_word, ()) + _rules
for _word in calendar.ORDINALS:
    _RULES[_word] = (_DAY_FIRST, *_RULES.get(_word, ()))
for _word in calendar.ORDINALS:
    _RULES[_word] += (_CENTURY,)
for _word in ("at", "over", "on", "during"):
    _RULES[_word] = (_WEEKEND, *_RULES.get(_word, ()))
_AFTER_THE = words(
    "day early late mid beginning start middle end very last past previous recent next coming following preceding",
    "weekend first second third fourth final morning mornings afternoon evening night small spring summer autumn",
    "winter fall same prior day night week month year fourth latter fiscal turn rest remainder close",
    *calendar.ORDINALS,
)
_NEXT_WORD = re.compile(r"\w+\s{1,2}(?:the\s)?['’‘]?(\d|[A-Za-z]+(?:-[a-z]+)?)")
_DIGITS_BEGIN = re.compile(r"\d{1,3}(?:[-/.:h–]|[^\W\d_]|\s{1,2}[^\W\d_]|\s[–-])|\d{4}(?!\d)")
MOST_ATOMS = 2_000
_TOKEN = re.compile(r"(?<![\w$€£¥])(?:\d+|[A-Za-z]{1,10}(?![A-Za-z]))")


def find_atoms(ground: Ground) -> list[Atom]:
    """The parts in order, none overlapping; no more than the first 2,000, for a text that has more is no prose."""
    text = ground.text
    atoms: list[Atom] = []
    free = 0
    for token in _TOKEN.finditer(text):
        start = token.start()
        if start < free:
            continue
        for pattern, reader in _rules_for(text, token.group(), start):
            match = pattern.match(text, start)
            atom = reader(ground, match) if match and "\n\n" not in match.group() else None
            atom = anaphoric.anchor_atom(ground, atom, atoms) if atom else None
            if atom is not None:
                atoms.append(atom)
                free = atom.end
                break
        if len(atoms) == MOST_ATOMS:
            break
    return atoms


def _rules_for(text: str, printed: str, start: int) -> tuple[_Rule, ...]:
    """What a word can begin; for "the", only where the word after it leads on."""
    if printed[0].isdigit():
        return _DIGITS if _DIGITS_BEGIN.match(text, start) else ()
    word = printed.lower()
    rules = _RULES.get(word, ())
    if word == "the":
        after = _NEXT_WORD.match(text, start)
        if after is None or not (after[1].isdigit() or after[1].lower() in _AFTER_THE):
            return ()
    return rules
