"""Datelines that a paragraph opens with: "VARNHOLT, May 4, 2031 (Corran Press) - " and its kin, no part of a claim."""

from __future__ import annotations

import re

from truceline.text.calendar_words import LONG_WEEKDAY, MONTH

_NAME = r"[A-ZÀ-Ý][\w'’-]+(?:[ /-](?:(?:of|the|al|el|de) )?[A-ZÀ-Ý][\w'’-]+){0,3}"
_PLACE = rf"{_NAME}(?:, {_NAME}){{0,2}}"
_DAY = (
    rf"(?:{LONG_WEEKDAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)?\.? {MONTH}\.?|{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?)"
    r"(?:,? (?:19|20|21)\d\d)?"
)
_APART = r"(?:, | [–—-] |(?<=[A-ZÀ-Ý]{3}) )"
_CREDIT = r"(?:\([^)\n]{1,40}\)|/[^/\n]{1,40}/|\[[^\]\n]{1,40}\])"
_DASH = r"\s*[–—-]{1,2}\s+"
_ANYWHERE = re.compile(
    rf"{_PLACE}{_APART}{_DAY}[.,]?\s*{_CREDIT}\s*[.:–—-]{{0,2}}\s+"
    rf"|(?:{_PLACE},? )?{_CREDIT},?\s*{_DAY}{_DASH}"
    rf"|{_DAY}\s*{_CREDIT}{_DASH}"
    rf"|(?:{_PLACE},? )?\([^()\n]{{1,30}},? {_DAY}\){_DASH}"
    r"|[A-ZÀ-Ý][A-ZÀ-Ý'’ -]{2,30}(?:,\s[^()–—\n]{2,40}?)?\s*(?:\([^)\n]{2,40}\)\s*[.–—-]?|[–—-]|\.)\s+"
    r"|[A-ZÀ-Ý][\w'’ -]{2,30},\s\d{1,2} [A-Z][a-z]+(?:,\s[\w -]{2,30}|\s*\([^)\n]{2,40}\))\s*[.–—-]\s+"
)
_OPENING = re.compile(rf"{_PLACE}{_APART}{_DAY}\s*(?:[–—-]{{1,2}}|[.:])\s+")
_LONGEST = 160


def find_dateline(text: str, start: int, end: int) -> int | None:
    """Where the dateline ends that the paragraph at `start` opens with; None where it opens with none.

    A place and a day without an agency are one only where the text itself opens: further down they head an entry.
    """
    head = text[start : min(end, start + _LONGEST)]
    match = _ANYWHERE.match(head)
    if not text[:start].strip():
        opening = _OPENING.match(head)
        match = opening if match is None or (opening and opening.end() > match.end()) else match
    return start + match.end() if match else None
