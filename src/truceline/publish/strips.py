"""Small inline drawings that keep their type size at any width: everything horizontal is in per cent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from markupsafe import Markup, escape

from truceline.model.event import Quantity
from truceline.publish.clock import Clock, short_month

Strip = Markup
_STEPS = (
    timedelta(hours=1), timedelta(hours=3), timedelta(hours=6), timedelta(hours=12), timedelta(days=1),
    timedelta(days=2), timedelta(days=5), timedelta(days=10), timedelta(days=30), timedelta(days=91),
    timedelta(days=365), timedelta(days=3650), timedelta(days=36500),
)  # fmt: skip
_MOST_TICKS = 5
_LANE = 24
_LETTER = 4.0
_PATTERNS = (
    '<path d="M-2 2l4-4M0 8l8-8M6 10l4-4"/>',
    '<circle cx="2" cy="2" r="1.3"/><circle cx="6" cy="6" r="1.3"/>',
    '<path d="M0 2h8M0 6h8"/>',
    '<path d="M-2 6l4 4M0 0l8 8M6-2l4 4"/>',
    '<path d="M2 0v8M6 0v8"/>',
    '<path d="M0 4h8M4 0v8"/>',
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What somebody says of the time from `first` to `last`, and stands by up to `until`.

    `fill` is the number of a pattern, None for an empty box; `crossed` says that it is not so. `lane` counts from
    above. `letter` stands in the box where there is room; `title` is what a screen reader says of the link.
    """

    first: datetime
    last: datetime
    until: datetime | None
    lane: int
    fill: int | None
    crossed: bool
    letter: str
    href: str
    title: str


def draw_range(quantity: Quantity, top: int, before: Sequence[Quantity] = ()) -> Strip:
    """A figure between 0 and the highest that is given: a dot, a bar, or a bar that is broken at its open end.

    Earlier figures of the same speaker are small rings.
    """
    scale = max(top, 1)
    low = quantity.min if quantity.min is not None else 0
    high = quantity.max if quantity.max is not None else scale
    x1, x2 = 3 + 92 * min(low, scale) / scale, 3 + 92 * min(high, scale) / scale
    body = '<line class="axis" x1="3%" y1="9" x2="95%" y2="9"/>'
    if quantity.min is None or quantity.max is None:
        body += f'<line class="open" x1="{x1:.1f}%" y1="9" x2="{98 if quantity.max is None else x2:.1f}%" y2="9"/>'
    elif low != high:
        body += f'<line class="span" x1="{x1:.1f}%" y1="9" x2="{x2:.1f}%" y2="9"/>'
    for end, x in ((quantity.min, x1), (quantity.max, x2)):
        if end is not None:
            body += f'<circle class="{"about" if quantity.approx else "dot"}" cx="{x:.1f}%" cy="9" r="4.5"/>'
    for earlier in before:
        was = earlier.max if earlier.max is not None else earlier.min
        if was is not None and was not in (quantity.min, quantity.max):
            body += f'<circle class="was" cx="{3 + 92 * min(was, scale) / scale:.1f}%" cy="9" r="3.5"/>'
    return _strip(body, 18)


class TimeScale:
    """A stretch of time across the width, with ticks at round times in the theatre's zone."""

    def __init__(self, first: datetime, last: datetime, *, finest: timedelta = _STEPS[0]) -> None:
        margin = max((last - first) / 12, timedelta(hours=1))
        self.first, self.last = first - margin, last + margin
        self.step = next((s for s in _STEPS if s >= finest and (self.last - self.first) / s <= _MOST_TICKS), _STEPS[-1])
        self.ticks = self._round_times()
        self._lines = "".join(
            f'<line class="tick" x1="{x}%" y1="0" x2="{x}%" y2="100%"/>' for x in map(self.at, self.ticks)
        )

    def at(self, moment: datetime) -> float:
        share = (moment - self.first) / (self.last - self.first)
        return round(2 + 96 * min(max(share, 0.0), 1.0), 2)

    def _round_times(self) -> list[datetime]:
        base = self.first.replace(hour=0, minute=0, second=0, microsecond=0)
        most = int((self.last - base) / self.step) + 1
        return [t for n in range(most) if self.first <= (t := base + n * self.step) <= self.last]

    def draw_axis(self) -> Strip:
        hours = self.step < timedelta(days=1)
        body = self._lines
        for tick in self.ticks:
            day = f"{tick.day} {short_month(tick)}"
            text = f"{tick.hour:02d}:{tick.minute:02d}" if hours and tick.hour else day
            if self.step >= timedelta(days=91):
                text = f"{short_month(tick)} {tick.year}"
            at = self.at(tick)
            if at <= 86:  # a label further on would run over the edge of a narrow drawing
                body += f'<text x="{at}%" y="13" dx="3">{text}</text>'
        return _strip(body, 18)

    def draw(self, first: str, last: str, clock: Clock, kind: str) -> Strip:
        """`kind` is event or printed. What lies before or after the stretch is drawn at its edge as an arrow."""
        body = self._lines + '<line class="axis" x1="2%" y1="10" x2="98%" y2="10"/>'
        bounds = clock.bounds(first, last)
        if bounds is None:
            return _strip(body, 20)
        x1, x2 = self.at(bounds[0]), self.at(bounds[1])
        if bounds[1] < self.first or bounds[0] > self.last:
            body += f'<text class="edge" x="{x1}%" y="14" text-anchor="middle">{"◂" if x1 < 50 else "▸"}</text>'
        elif x2 - x1 < 1.2:
            shape = "dot" if kind == "event" else "paper"
            body += f'<circle class="{shape}" cx="{(x1 + x2) / 2:.2f}%" cy="10" r="5"/>'
        else:
            body += f'<line class="{"span" if kind == "event" else "sheet"}" x1="{x1}%" y1="10" x2="{x2}%" y2="10"/>'
        return _strip(body, 20)

    def draw_bars(self, bars: Sequence[Bar], label: str) -> Strip:
        """Each bar is a link; what lies wholly before or after the stretch is an arrow at its edge."""
        lanes = max((bar.lane for bar in bars), default=0) + 1
        body = self._lines + "".join(self._draw_bar(bar) for bar in bars)
        return Markup(
            f'<svg class="strip holds" width="100%" height="{lanes * _LANE + 4}" role="group" '
            f'aria-label="{escape(label)}">{body}</svg>'
        )

    def _draw_bar(self, bar: Bar) -> str:
        top = 2 + bar.lane * _LANE
        x1, x2 = self.at(bar.first), self.at(bar.last)
        drawn = ""
        if bar.last <= self.first or bar.first >= self.last:
            arrow = "◂" if bar.last <= self.first else "▸"
            drawn = f'<text class="edge" x="{x1}%" y="{top + 14}" text-anchor="middle">{arrow}</text>'
        else:
            look = "not" if bar.crossed else "held" if bar.fill is not None else "some"
            fill = f' fill="url(#hold-{bar.fill})"' if bar.fill is not None and not bar.crossed else ""
            box = f'width="{max(x2 - x1, 0.8):.2f}%"'
            drawn = f'<rect class="{look}" x="{x1}%" y="{top}" {box} height="{_LANE - 4}"{fill}/>'
            if bar.crossed:
                drawn += f'<line class="cross" x1="{x1}%" y1="{top + _LANE - 4}" x2="{x2}%" y2="{top}"/>'
            if x2 - x1 >= _LETTER:
                middle = (x1 + x2) / 2
                drawn += (
                    f'<text class="letter" x="{middle:.2f}%" y="{top + 14}" text-anchor="middle">{bar.letter}</text>'
                )
        rest = self._draw_rest(bar, top, fill_from=x2)
        return f'{rest}<a href="{bar.href}" aria-label="{escape(bar.title)}">{drawn}</a>'

    def _draw_rest(self, bar: Bar, top: int, *, fill_from: float) -> str:
        """What was only said last: lower, lighter, with an open outline."""
        if bar.until is None or bar.until <= bar.last or bar.until <= self.first:
            return ""
        width = self.at(bar.until) - fill_from
        look = "rest not" if bar.crossed else "rest"
        fill = f' fill="url(#hold-{bar.fill})"' if bar.fill is not None and not bar.crossed else ""
        return f'<rect class="{look}" x="{fill_from}%" y="{top + 6}" width="{width:.2f}%" height="{_LANE - 16}"{fill}/>'


def draw_patterns(count: int) -> Strip:
    """The fills that bars refer to. They differ without any colour."""
    shapes = (_PATTERNS[number % len(_PATTERNS)] for number in range(count))
    made = "".join(
        f'<pattern id="hold-{number}" width="8" height="8" patternUnits="userSpaceOnUse">{shape}</pattern>'
        for number, shape in enumerate(shapes)
    )
    return Markup(f'<svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">{made}</svg>')


def draw_swatch(fill: int | None, *, crossed: bool = False, last_said: bool = False) -> Strip:
    """A small box for a legend."""
    style = f' fill="url(#hold-{fill})"' if fill is not None and not crossed else ""
    look = "rest" if last_said else "not" if crossed else "held" if fill is not None else "some"
    box = (8, 8) if last_said else (1, 18)
    body = f'<rect class="{look}" x="1" y="{box[0] - 2 if last_said else 1}" width="26" height="{box[1]}"{style}/>'
    if crossed:
        body += '<line class="cross" x1="1" y1="19" x2="27" y2="1"/>'
    return Markup(f'<svg class="sample" width="28" height="20" aria-hidden="true" focusable="false">{body}</svg>')


def _strip(body: str, height: int) -> Strip:
    return Markup(
        f'<svg class="strip" width="100%" height="{height}" aria-hidden="true" focusable="false">{body}</svg>'
    )
