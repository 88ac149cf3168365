"""Strip charts of counts: a column for each day that has a figure, hatching where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup, escape

from truceline.publish.strips import Strip, TimeScale

_HEIGHT = 78
_TOP = 30
_BRACKET = 14
_FOOT = _HEIGHT - 2
_ROOM_FOR_NUMBER = 2.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A figure for the time from `first` to `last`. `low` and `high` are its bounds, None where an end is open.

    A figure of a longer time (`total`) is a bracket and no column, since nobody says how it falls on its days.
    """

    first: datetime
    last: datetime
    low: int | None
    high: int | None
    approx: bool
    total: bool
    label: str
    href: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """Days without a figure; `ended` where none came after them."""

    first: datetime
    last: datetime
    ended: bool


def draw_counts(columns: Sequence[Column], blanks: Sequence[Blank], scale: TimeScale, *, top: int, label: str) -> Strip:
    """All rows of one chart are drawn to the same `top`, so that their heights can be compared."""
    lines = "".join(f'<line class="tick" x1="{x}%" y1="0" x2="{x}%" y2="100%"/>' for x in map(scale.at, scale.ticks))
    body = lines + "".join(_draw_blank(blank, scale) for blank in blanks)
    body += f'<line class="axis" x1="2%" y1="{_FOOT}" x2="98%" y2="{_FOOT}"/>'
    body += "".join(_draw_column(column, scale, max(top, 1)) for column in columns)
    return Markup(
        f'<svg class="strip holds counted" width="100%" height="{_HEIGHT}" role="group" aria-label="{escape(label)}">'
        f"{body}</svg>"
    )


def _draw_blank(blank: Blank, scale: TimeScale) -> str:
    x1, x2 = scale.at(blank.first), scale.at(blank.last)
    look = "blank ended" if blank.ended else "blank"
    box = f'x="{x1}%" y="{_TOP}" width="{max(x2 - x1, 0.4):.2f}%" height="{_FOOT - _TOP}"'
    return f'<rect class="{look}" {box} fill="url(#count-blank)"/>'


def _draw_column(column: Column, scale: TimeScale, top: int) -> str:
    x1, x2 = scale.at(column.first), scale.at(column.last)
    drawn = _bracket(column, x1, x2) if column.total else _pillar(column, x1, x2, top)
    return (
        f'<a href="{column.href}" aria-label="{escape(column.title)}"><title>{escape(column.title)}</title>{drawn}</a>'
    )


def _bracket(column: Column, x1: float, x2: float) -> str:
    body = f'<line class="bracket" x1="{x1}%" y1="{_BRACKET}" x2="{x2}%" y2="{_BRACKET}"/>'
    for x in (x1, x2):
        body += f'<line class="bracket" x1="{x}%" y1="{_BRACKET - 4}" x2="{x}%" y2="{_BRACKET + 4}"/>'
    return body + _number(column, (x1 + x2) / 2, _BRACKET - 3)


def _pillar(column: Column, x1: float, x2: float, top: int) -> str:
    """Filled up to the least that the figure allows, an empty dashed box up to the most, an arrow at an open top."""
    inset = min((x2 - x1) * 0.12, 0.8)
    left, width = x1 + inset, max(x2 - x1 - 2 * inset, 0.8)
    low, high = _level(column.low or 0, top), _level(column.high if column.high is not None else column.low or 0, top)
    body = (
        f'<rect class="hit" x="{left:.2f}%" y="{_BRACKET + 4}" width="{width:.2f}%" height="{_FOOT - _BRACKET - 4}"/>'
    )
    if column.low:
        look = "held about" if column.approx else "held"
        body += _box(look, left, width, low, fill=' fill="url(#count-fill)"')
    if column.high is not None and (column.low is None or column.high > column.low):
        body += _box("some", left, width, high)
    if column.high == 0:
        body += f'<line class="zero" x1="{left:.2f}%" y1="{_FOOT}" x2="{left + width:.2f}%" y2="{_FOOT}"/>'
    edge = min(low, high)
    if column.high is None:
        body += f'<text class="edge" x="{left + width / 2:.2f}%" y="{edge - 1}" text-anchor="middle">▴</text>'
        edge -= 9
    return body + (_number(column, left + width / 2, edge - 3) if width >= _ROOM_FOR_NUMBER else "")


def _box(look: str, left: float, width: float, level: int, *, fill: str = "") -> str:
    height = max(_FOOT - level, 1)
    return f'<rect class="{look}" x="{left:.2f}%" y="{level}" width="{width:.2f}%" height="{height}"{fill}/>'


def _level(value: int, top: int) -> int:
    return round(_FOOT - (_FOOT - _TOP) * min(value, top) / top)


def _number(column: Column, x: float, y: float) -> str:
    return f'<text class="letter" x="{x:.2f}%" y="{max(y, 11):.0f}" text-anchor="middle">{escape(column.label)}</text>'


def draw_count_patterns() -> Strip:
    """The fills that the charts refer to: dots for a figure, slashes for days without one."""
    return Markup(
        '<svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">'
        '<pattern id="count-fill" width="8" height="8" patternUnits="userSpaceOnUse">'
        '<circle cx="2" cy="2" r="1.3"/><circle cx="6" cy="6" r="1.3"/></pattern>'
        '<pattern id="count-blank" width="9" height="9" patternUnits="userSpaceOnUse">'
        '<path class="faint" d="M-2 2l4-4M0 9l9-9M7 11l4-4"/></pattern></svg>'
    )


def draw_blank_sample() -> Strip:
    """A small box for the legend."""
    return Markup(
        '<svg class="sample" width="28" height="20" aria-hidden="true" focusable="false">'
        '<rect class="blank" x="1" y="1" width="26" height="18" fill="url(#count-blank)"/></svg>'
    )
