"""What changed, as text for a daily brief: every change with the words that made it."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.model.difference import Difference
from truceline.model.outline import Outline
from truceline.publish.difference_sections import Entry, Section, Words, describe_difference, summarize
from truceline.publish.writing import clipped, visible

_LONGEST_QUOTE = 240
_LONGEST_NAME = 120
_LONGEST_TITLE = 300


def difference_text(difference: Difference) -> str:
    """Plain text, the same for the same difference; what others wrote stands in quotation marks, on one line."""
    return "\n".join(_lines(difference)) + "\n"


def _lines(difference: Difference) -> Iterator[str]:
    title = difference.after.title or difference.before.title
    yield f"What changed{': ' + _plain(title, _LONGEST_TITLE) if title else ''}"
    yield f"from {_moment(difference.before)}"
    yield f"to   {_moment(difference.after)}"
    if difference.is_empty:
        yield from ("", "Nothing changed.")
        return
    yield from ("", summarize(difference))
    for section in describe_difference(difference):
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield from ("", section.heading.upper())
    for entry in section.entries:
        for number, line in enumerate(_entry(entry)):
            yield f"* {line}" if number == 0 else f"  {line}"


def _entry(entry: Entry) -> Iterator[str]:
    if entry.title:
        subject = f" — {_plain(entry.subject, _LONGEST_TITLE)}" if entry.subject else ""
        yield f"{_plain(entry.title, _LONGEST_TITLE)}{subject}"
    if entry.standing:
        yield _plain(entry.standing, 100)
    for line in entry.lines:
        yield _words(line)
    if entry.rest:
        yield f"and {entry.rest}"


def _words(line: Words) -> str:
    sign = f"{line.sign} " if line.sign else ""
    gone = ", no longer" if line.sign == "-" else ""
    answer = f"“{_plain(line.answer, _LONGEST_NAME)}”{gone}: " if line.answer else ""
    speaker, printed = _plain(line.speaker, _LONGEST_NAME), _plain(line.printed, _LONGEST_NAME)
    where = f" in {printed}" if printed and printed != speaker else ""
    note = f" ({line.note})" if line.note else ""
    quote = _plain(line.words, _LONGEST_QUOTE).strip("“”")
    return f"{sign}{answer}{speaker}{where}, {_plain(line.date, 40)}: “{quote}”{note} [{_plain(line.id, 40)}]"


def _moment(outline: Outline) -> str:
    seen = f" (as of {_plain(outline.as_of, 40)})" if outline.as_of else ""
    known = f" (known by {_plain(outline.known_by, 40)})" if outline.known_by else ""
    return f"{_plain(outline.name, _LONGEST_TITLE)}{seen}{known}"


def _plain(words: str, limit: int) -> str:
    """One line, bounded, and nothing unseen in it."""
    return visible(clipped(" ".join(words[: limit * 4].split()), limit))
