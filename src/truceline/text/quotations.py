"""Quotation marks of every style, and what stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from truceline.model.anchor import Span
from truceline.text.sentences import split_paragraphs

_MARK = re.compile("[\"“”„‟″«»‘’‚'‹›]")
_DOUBLE = frozenset('"“”„‟″')
_SINGLE = frozenset("‘’‚'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """`start` and `end` include the marks, `inner` does not.

    `closed` is False where the closing mark is missing; then the quotation ends with its paragraph. `continues` is True
    where the next quotation takes it up again, as print does at the head of each new paragraph.
    """

    start: int
    end: int
    inner: Span
    closed: bool
    continues: bool = False


def find_quotations(text: str) -> list[Quotation]:
    """The outermost quotations in order; one that runs over several paragraphs gives one for each."""
    found: list[Quotation] = []
    unclosed_before = False
    for paragraph in split_paragraphs(text):
        here = _Scan(text, paragraph).run()
        if unclosed_before and here and here[0].start == paragraph.start:
            last = found[-1]
            found[-1] = Quotation(start=last.start, end=last.end, inner=last.inner, closed=False, continues=True)
        found += here
        unclosed_before = bool(here) and not here[-1].closed
    return found


class _Scan:
    """One pass over the marks of a paragraph, with the one outermost quotation that is open."""

    def __init__(self, text: str, paragraph: Span) -> None:
        self.text = text
        self.paragraph = paragraph
        self.marks = [match.start() for match in _MARK.finditer(text, paragraph.start, paragraph.end)]
        self.found: list[Quotation] = []
        self.without_closing: set[str] = set()

    def run(self) -> list[Quotation]:
        index = 0
        while index < len(self.marks):
            at = self.marks[index]
            if not self._opens(at):
                index += 1
                continue
            closing = self._closing(index)
            if closing is not None:
                self._add(at, self.marks[closing] + 1, closed=True)
                index = closing + 1
            elif self.text[at] in _SINGLE:
                index += 1
            else:
                index = self._leave_open(index)
        return self.found

    def _add(self, start: int, end: int, *, closed: bool) -> None:
        inner = Span(start + 1, end - 1 if closed else end)
        self.found.append(Quotation(start=start, end=end, inner=inner, closed=closed))

    def _leave_open(self, index: int) -> int:
        """A double quotation that nothing closes ends with the paragraph, or where another one opens."""
        start = self.marks[index]
        for later in range(index + 1, len(self.marks)):
            at = self.marks[later]
            if self.text[at] in _DOUBLE and self._opens(at):
                self._add(start, start + len(self.text[start:at].rstrip()), closed=False)
                return later
        self._add(start, self.paragraph.end, closed=False)
        return len(self.marks)

    def _before(self, at: int) -> str:
        return self.text[at - 1] if at > self.paragraph.start else " "

    def _after(self, at: int) -> str:
        return self.text[at + 1] if at + 1 < self.paragraph.end else " "

    def _opens(self, at: int) -> bool:
        mark, before, after = self.text[at], self._before(at), self._after(at)
        if after.isspace() and mark not in "«":
            return False
        if mark in "“„‘‚«‟":
            return not (mark == "“" and before.isalnum())
        if mark in "”’":
            return False
        free = not before.isalnum() and before not in ".,!?…;%"
        if mark == "'":
            return free and after.isalpha()
        return free

    def _closing(self, index: int) -> int | None:
        """None too where an earlier search for the same mark went to the end in vain: so no text takes long."""
        mark = self.text[self.marks[index]]
        if mark in self.without_closing:
            return None
        if mark in "«»‹›":
            return self._closing_guillemet(index)
        return self._closing_single(index) if mark in _SINGLE else self._closing_double(index)

    def _closing_guillemet(self, index: int) -> int | None:
        wanted = {"«": "»", "»": "«", "‹": "›", "›": "‹"}[self.text[self.marks[index]]]
        for later in range(index + 1, len(self.marks)):
            if self.text[self.marks[later]] == wanted:
                return later
        self.without_closing.add(self.text[self.marks[index]])
        return None

    def _closing_double(self, index: int) -> int | None:
        """Skips quotations of the same marks inside this one, as long as they are closed before it."""
        depth = 1
        german = self.text[self.marks[index]] == "„"
        for later in range(index + 1, len(self.marks)):
            at = self.marks[later]
            mark = self.text[at]
            if mark not in _DOUBLE:
                continue
            if mark in "”" or (german and mark == "“") or (mark != "„" and not self._opens(at)):
                depth -= 1
                if depth == 0:
                    return later
            elif mark in "“„" and self._closers_after(later) > depth:
                depth += 1
            else:
                return None
        return None

    def _closers_after(self, index: int) -> int:
        return sum(self.text[at] == "”" for at in self.marks[index + 1 : index + 9])

    def _closing_single(self, index: int) -> int | None:
        """A later `’` that no letter follows; one after a plural s that goes on in lower case may be an apostrophe."""
        wanted = "'" if self.text[self.marks[index]] == "'" else "’'‘" if self.text[self.marks[index]] == "‚" else "’'"
        doubtful: int | None = None
        for later in range(index + 1, len(self.marks)):
            at = self.marks[later]
            if self.text[at] == "‘" and "‘" not in wanted:
                break
            if self.text[at] not in wanted or self._after(at).isalnum() or self._before(at).isspace():
                continue
            if self._before(at) in "sS" and self._may_be_plural(at):
                doubtful = later if doubtful is None else doubtful
                continue
            return None if at - self.marks[index] <= 2 else later
        else:
            if doubtful is None:
                self.without_closing.add(self.text[self.marks[index]])
        return doubtful

    def _may_be_plural(self, at: int) -> bool:
        following = self.text[at + 1 : min(at + 3, self.paragraph.end)]
        return following[:1] == " " and following[1:2].islower()
