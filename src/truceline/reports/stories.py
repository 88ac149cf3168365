"""The lines of one article: what stands above its text, the text, what stands below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from enum import Enum, auto
from functools import lru_cache

from truceline.reports.boilerplate import count_words, is_boilerplate, is_captioned, is_ruler, is_stopped
from truceline.reports.credits import credit_amid, cut_credit, read_byline, read_sign_off
from truceline.reports.datelines import read_dateline
from truceline.reports.draft import NO_CREDIT, Credit
from truceline.reports.lines import is_row
from truceline.reports.names import Names
from truceline.reports.publication import covers_period, is_stamp_line, opening_stamp

_NUMBERED = re.compile(
    r"\b(?:statement|report|bulletin|communiqu[eé]|release|commentary|briefing|notice|summary|sitrep|update)\b.{0,12}"
    r"(?:\bno\b\.?|nr\.?|№|#|\b\d+\s?/\s?\d{2,4}\b|\b\d{1,4}$)",
    re.IGNORECASE,
)
_NUMBER_ONLY = re.compile(
    r"^(?:no|nr|ref|reference|number|our ref)\b[.:]?\s*[\w/.-]*\d[\w/.-]*(?:,.*)?$", re.IGNORECASE
)

_ITEM = re.compile(r"\s*[-–—•*·]\s*\w.*\s")


class Role(Enum):
    """What a line above the text is there for."""

    JUNK = auto()
    STAMP = auto()
    BYLINE = auto()
    PROSE = auto()
    PLAIN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What reading lines needs to know: names, zone, and the outlet once it is known."""

    names: Names
    tz: tzinfo | None
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The text's paragraphs, captions apart, and what its credits say."""

    paragraphs: tuple[str, ...]
    captions: tuple[str, ...] = ()
    credit: Credit = NO_CREDIT


def is_document_number(line: str) -> bool:
    """ "Daily statement No. 258", "REPORT 301/2031"."""
    return count_words(line) <= 9 and bool(_NUMBERED.search(line))


def is_bare_number(line: str) -> bool:
    return bool(_NUMBER_ONLY.match(line)) or (
        is_document_number(line) and bool(re.match(r"(?:press|media|news) release", line, re.I))
    )


@lru_cache(maxsize=1024)
def is_prose(line: str) -> bool:
    """A sentence or more of running text."""
    words = count_words(line)
    if is_row(line):
        return False
    dateline = read_dateline(line)
    if dateline is not None and words >= 8:
        return True
    return words >= 22 or (words >= 7 and is_stopped(line) and not line.rstrip().endswith(":"))


def role_of(line: str, setting: Setting) -> Role:
    """What one line is, taken alone."""
    if is_ruler(line):
        return Role.JUNK
    if is_stamp_line(line, setting.tz) and opening_stamp(line, setting.tz) is None:
        return Role.STAMP
    if is_prose(line):
        return Role.JUNK if is_boilerplate(line) else Role.PROSE
    if is_boilerplate(line):
        return Role.JUNK
    if count_words(line) <= 16 and re.match(r"\W*(?:by\b|author)", line, re.IGNORECASE):
        credit = read_byline(line, names=setting.names, outlet=setting.outlet)
        if credit is not None:
            return Role.BYLINE
    return Role.PLAIN


def cut_body(lines: Sequence[str], setting: Setting) -> Body:
    """The text proper: without boilerplate, captions, closing credits, sign-offs and whatever follows them.

    A line of its own that names an agency while much of the story is still to come credits a photograph, not the story.
    """
    captions: list[str] = []
    kept: list[tuple[str, bool]] = []
    credit = Credit()
    amid: list[Credit] = []
    for position, line in enumerate(lines):
        if is_row(line) or covers_period(line):
            kept.append((line, False))
            continue
        if is_ruler(line):
            continue
        if is_captioned(line) and not is_prose_beyond(line, 30):
            captions.append(line)
            continue
        if is_boilerplate(line):
            if _little_left(lines, position + 1, sum(count_words(text) for text, _ in kept)):
                break
            continue
        rest, closing = cut_credit(line, setting.names)
        if closing is None and kept and not is_prose(line):
            closing = read_sign_off(line, names=setting.names, outlet=setting.outlet)
            rest = "" if closing is not None else line
        if rest:
            kept.append((rest, True))
        if closing is None:
            continue
        if not _ITEM.match(line) and _little_left(lines, position + 1, sum(count_words(text) for text, _ in kept)):
            credit = credit.joined_with(closing)
            break
        amid.append(closing if rest else replace(closing, agencies=(), printed=()))
    credit = credit.joined_with(credit_amid(amid, setting.names))
    return Body(
        paragraphs=tuple(_without_loose_end([text for text, _ in kept])), captions=tuple(captions), credit=credit
    )


def is_prose_beyond(line: str, words: int) -> bool:
    return is_prose(line) and count_words(line) > words


def _little_left(lines: Sequence[str], start: int, before: int) -> bool:
    """Hardly any running text follows: a trailer, not the rest of the story."""
    after = sum(count_words(line) for line in lines[start:] if is_prose(line) and not is_boilerplate(line))
    return after <= 60 and after * 4 <= max(before, 1)


def _without_loose_end(paragraphs: list[str]) -> list[str]:
    """Drops what dangles under the last sentence: sub-headings of nothing, signatures, addresses."""
    last = max(
        (i for i, text in enumerate(paragraphs) if is_row(text) or _ends_a_text(text)), default=len(paragraphs) - 1
    )
    announced = paragraphs[last].rstrip().endswith(":") if paragraphs else False
    return paragraphs if announced else paragraphs[: last + 1]


def _ends_a_text(paragraph: str) -> bool:
    return is_stopped(paragraph) or count_words(paragraph) >= 12
