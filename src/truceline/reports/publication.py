"""When a report was published, from the stamps printed near its head."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache

from truceline.reports.boilerplate import count_words, is_stopped
from truceline.reports.datelines import read_dateline
from truceline.text.clocks import CLOCK, read_clock
from truceline.text.stamps import Stamp, find_stamps

_PUBLISHED = re.compile(
    r"\b(?:publish\w*|publishing date|posted|issued|released?|date|sent|filed|from)\b[^.|•]{0,20}$", re.I
)
_OTHER = re.compile(
    r"\b(?:update[ds]?|updating|modified|edited|revised|joined|member since|registered|since|join date|last\b"
    r"|cover(?:s|ing)?"
    r"|period|copyright|expires?|founded|est|until|till|accessed|retrieved|archived|©)\b[^.|•]{0,30}$|©\s*$",
    re.IGNORECASE,
)
_COVERAGE = re.compile(r"\b(?:reporting period|covers|covering|for the period|period(?: covered)?:)", re.IGNORECASE)
_LABEL_WORDS = frozenset(
    [
        "published",
        "publishing",
        "posted",
        "issued",
        "released",
        "date",
        "dateline",
        "updated",
        "on",
        "at",
        "by",
        "of",
        "the",
        "day",
        "and",
        "in",
        "time",
        "local",
        "hours",
        "hrs",
        "from",
        "to",
        "a",
        "am",
        "pm",
        "issue",
        "filed",
        "sent",
        "last",
        "modified",
        "created",
        "bulletin",
        "no",
        "nr",
        "hour",
        "gmt",
        "utc",
        "min",
        "minute",
        "minutes",
        "read",
        "ago",
        "views",
    ]
)
_AGO = re.compile(
    r"\b(?:\d+|an?|one|two|three|four|five|six) (?:sec|min|minute|hour|day|week|month|year)s? (?:ago|read)\b",
    re.IGNORECASE,
)
_LABELLED_SENTENCE = re.compile(
    r"(?:^|[.;]\s+)((?:publish\w*|posted|issued|released|filed|sent|dated|as (?:of|at)|status as (?:of|at))\b[^;]*)$",
    re.I,
)
_LONGEST_LABELLED = 160
_PIECES = re.compile(r"\s*[|•·]\s*|\s+[/–—-]\s+|\s{3,}")
_CLOCK = re.compile(rf"(?<![\w.,:])(?P<clock>{CLOCK})")
_LONGEST_LINE = 300
_LEAST_SENTENCE = 4  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """`labelled` where the print says that this is when it was published or issued."""

    value: str
    labelled: bool


def read_stamps(line: str, tz: tzinfo | None) -> list[Publication]:
    """The stamps of one line that can be publication dates: no update times, join dates, periods or copyrights."""
    found = []
    previous = 0
    for stamp in find_stamps(line[:_LONGEST_LINE], tz=tz):
        label = line[previous : stamp.start]
        previous = stamp.end
        if _OTHER.search(label) and not _PUBLISHED.search(label[-16:]):
            continue
        found.append(Publication(value=stamp.value, labelled=bool(_PUBLISHED.search(label))))
    return found


def pick_stamp(lines: Iterable[str], tz: tzinfo | None) -> str | None:
    """The best stamp: a labelled one first, then the first one; a clock on the same day makes a bare date precise."""
    found = [publication for line in lines for publication in read_stamps(line, tz)]
    if not found:
        return None
    best = next((publication for publication in found if publication.labelled), found[0])
    return refine(best.value, [publication.value for publication in found])


def refine(value: str, others: Iterable[str | None]) -> str:
    """A bare date gains the clock of another stamp of the same day; anything else stays."""
    if "T" in value:
        return value
    return next((other for other in others if other and "T" in other and other[:10] == value), value)


@lru_cache(maxsize=1024)
def is_stamp_line(line: str, tz: tzinfo | None) -> bool:
    """Is about when (and how long to read, how often seen), and about nothing else."""
    if len(line) > _LONGEST_LINE or _opens_a_story(line):
        return False
    stamps = find_stamps(line, tz=tz)
    if not stamps:
        bare = line.strip(" :•|·-–").lower()
        return bare in ("publishing date", "published", "posted", "updated", "date") or bool(
            _AGO.search(line) and len(line) <= 90 and not line.rstrip().endswith(".")
        )
    if len(line) <= _LONGEST_LABELLED and (labelled := _LABELLED_SENTENCE.search(line)):
        said = labelled[1]
        if find_stamps(said, tz=tz) and _residue(said, tz) <= 3:
            return True
    return any(_residue(piece, tz) <= 3 for piece in _PIECES.split(line) if find_stamps(piece, tz=tz)) or bool(
        re.match(r"\W*(?:publish\w*|posted|issued|released|updated|last updated?|date)\b", line, re.IGNORECASE)
        and len(line) <= 120
    )


def _opens_a_story(line: str) -> bool:
    """A sentence behind a dated dateline: "VARN, 4 May 2041 — Two shells fell …". A date beside a title is none."""
    dateline = read_dateline(line) if is_stopped(line) else None
    return dateline is not None and dateline.day is not None and count_words(line[dateline.end :]) >= _LEAST_SENTENCE


def covers_period(line: str) -> bool:
    """Says which days a monitor's report is about."""
    return bool(_COVERAGE.search(line))


def _residue(piece: str, tz: tzinfo | None) -> int:
    rest = piece
    for stamp in reversed(find_stamps(piece, tz=tz)):
        rest = rest[: stamp.start] + " " + rest[stamp.end :]
    words = re.findall(r"[^\W\d_]+", rest.lower())
    return sum(word not in _LABEL_WORDS for word in words)


def opening_stamp(paragraph: str, tz: tzinfo | None) -> Stamp | None:
    """A stamp with a clock that a paragraph opens with ("16 May 2041, 18:50. A drone …"); its end includes the stop."""
    first = next(iter(find_stamps(paragraph[:80], tz=tz)), None)
    if first is None or first.start > 1 or "T" not in first.value:
        return None
    stop = re.match(r"\s*[.:–—|-]+\s+", paragraph[first.end :])
    if stop is None:
        return None
    return Stamp(start=first.start, end=first.end + stop.end(), value=first.value, zoned=first.zoned)


def resolve_clock(text: str, posted: str, tz: tzinfo | None) -> str | None:
    """A clock without a day ("the 07:10 bulletin", "11.50 today"): the last time it struck before the post."""
    match = _CLOCK.search(text)
    clock = read_clock(match.group("clock")) if match else None
    if clock is None:
        return None
    day = date.fromisoformat(posted[:10])
    moment = clock.on(day, tz or _zone_of(posted))
    if moment is None:
        return day.isoformat()
    if re.search(r"\byesterday|last night\b", text, re.IGNORECASE) or (
        "T" in posted and moment > datetime.fromisoformat(posted) + timedelta(minutes=10)
    ):
        moment -= timedelta(days=1)
    return moment.isoformat()


def _zone_of(posted: str) -> tzinfo | None:
    return datetime.fromisoformat(posted).tzinfo if "T" in posted else None
