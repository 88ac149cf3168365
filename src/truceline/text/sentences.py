"""Paragraphs and sentences, as spans into the text that they were found in."""

from __future__ import annotations

import re
from itertools import pairwise

from truceline.model.anchor import Span
from truceline.text.lexicon import words

WIDEST_WRAP = 100
NARROWEST_WRAP = 50

_WRAPPED_LINE = re.compile(r"\s{3}|^[-=_*•>|]")
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’»)\]“«]*+(?=\s|$)"
    r"|(?<=[a-z]{2}[.!?])(?=[A-Z“][a-z]{1,30}[ ,])"
)
_OPENERS = "\"'“‘«„»([•–—- \t\n\u00a0"

_ABBREVIATIONS = words(
    "adm asst atty brig capt cdr cllr cmdr col cpl dr drs fr gen gov hon insp lt maj messrs mr mrs ms mx msgr pres",
    "prof rep reps rev sen sens sgt sr spc st supt vs ave blvd bldg dept dist fig figs mt no nos nr p pp art arts sec",
    "ch vol ed eds para paras pt pos cf viz approx ca jan feb mar apr jun jul aug sep sept oct nov dec",
    "mon tue tues wed thu thur thurs fri sat sun",
)
_MAYBE_LAST = words("inc ltd corp co bros plc jr etc al u.s u.k u.n e.u u.s.a u.a.e d.c h hrs")
_ONLY_BEFORE_DIGITS = words(
    "no nos p pp art arts sec ch vol fig figs para paras pt pos mar mt ed sun sat mon fri wed ca"
)
_LOWER_CASE = words("vs approx ca cf viz")
_STARTERS = words(
    "a according after all although an and another any as at authorities before both but by despite during each",
    "earlier even every few five for four from he her here his how however i if in it its last later local many",
    "meanwhile more most much neither no nobody none not nothing now officials on once one only or other our over",
    "police she since six so some still such ten that the their then there these they this those three to two under",
    "until we what when where while who why with without yesterday you",
)
_AFTER_CLOCK = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b|Jan|Feb|Mar(?:ch)?\b|Apr|May\b|Jun|Jul|"
    r"Aug|Sep|Oct|Nov|Dec|GMT|UTC|[A-Z]{2,4}T\b|[A-Z][a-z]+ time\b"
)
_DOTTED = re.compile(r"(?:[a-z]\.){1,5}[a-z]")
_LAST_WORD = re.compile(r"[^\s\"'“”‘’«»(\[]+$")
_FIRST_WORD = re.compile(r"[\"'“‘«„»(\[•–—\s-]*([^\W_]+)")


def split_paragraphs(text: str) -> list[Span]:
    """A line is a paragraph, but for the lines of one that was wrapped to a fixed width. Empty lines give none."""
    spans: list[Span] = []
    block: list[Span] = []
    for line in _lines(text):
        if line.start == line.end:
            spans += _unwrap(text, block)
            block = []
        else:
            block.append(line)
    return spans + _unwrap(text, block)


def split_sentences(text: str) -> list[Span]:
    """Sentences in order, trimmed; the marks that close a quotation after the stop belong to the sentence."""
    return [sentence for paragraph in split_paragraphs(text) for sentence in _sentences_of(text, paragraph)]


def _lines(text: str) -> list[Span]:
    lines: list[Span] = []
    start = 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        indent = len(raw) - len(raw.lstrip()) if body else 0
        lines.append(Span(start + indent, start + indent + len(body)))
        start += len(raw)
    return lines


def _unwrap(text: str, block: list[Span]) -> list[Span]:
    """One paragraph where every line break was forced by the width: the next word would not have fitted."""
    if len(block) < 2 or not _is_wrapped(text, block):
        return block
    return [Span(block[0].start, block[-1].end)]


def _is_wrapped(text: str, block: list[Span]) -> bool:
    width = max(end - start for start, end in block)
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return False
    lines = [text[start:end] for start, end in block]
    if any(_WRAPPED_LINE.search(line) for line in lines):
        return False
    if len(lines) == 2:
        return lines[1][0].islower() and lines[0][-1] not in ".!?:"
    return all(len(line) + 1 + len(after.split()[0]) > width for line, after in pairwise(lines))


def _sentences_of(text: str, paragraph: Span) -> list[Span]:
    sentences: list[Span] = []
    start = paragraph.start
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        if stop.end() > start and _ends_sentence(text, Span(start, paragraph.end), stop):
            sentences.append(Span(start, stop.end()))
            start = stop.end()
            while start < paragraph.end and text[start].isspace():
                start += 1
    if start < paragraph.end:
        sentences.append(Span(start, paragraph.end))
    return sentences


def _ends_sentence(text: str, rest: Span, stop: re.Match[str]) -> bool:
    after = text[stop.end() : min(rest.end, stop.end() + 60)]
    following = after.lstrip()
    if not following:
        return True
    first = following.lstrip(_OPENERS)[:1]
    if first.islower():
        return False
    marks = stop.group()
    if marks[:1] != "." or marks[1:2] in {".", "…"}:
        return True
    return not _is_abbreviated(text, Span(rest.start, stop.start()), following)


def _is_abbreviated(text: str, so_far: Span, following: str) -> bool:
    """Whether the full stop after `so_far` only shortens its last word, or ends the number of a list's item."""
    last = _LAST_WORD.search(text[max(so_far.start, so_far.end - 24) : so_far.end])
    if last is None:
        return False
    raw = last.group()
    word = raw.lower()
    first = _FIRST_WORD.match(following)
    next_word = first.group(1).lower() if first else ""
    if len(raw) == so_far.end - so_far.start <= 3 and (raw.isdigit() or len(raw) == 1):
        return True
    if word in {"a.m", "p.m", "am", "pm"}:
        return _AFTER_CLOCK.match(following) is not None
    if word in _ONLY_BEFORE_DIGITS:
        return next_word[:1].isdigit()
    if word in _ABBREVIATIONS:
        return not raw.islower() or word in _LOWER_CASE
    if (len(raw) == 1 and raw.isupper()) or word in _MAYBE_LAST or _DOTTED.fullmatch(word):
        return next_word not in _STARTERS
    return False
