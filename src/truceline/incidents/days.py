"""Words that say on which day."""

from __future__ import annotations

import re

_DAY_WORDS = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:today|yesterday|tonight|overnight|last night)\b"
    r"|\bthis (?:morning|afternoon|evening|night)\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d{4}-\d\d-\d\d\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)


def names_a_day(sentence: str) -> bool:
    """True where the words themselves say on which day."""
    return _DAY_WORDS.search(sentence) is not None
