"""A chain of custody as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.model.custody import Chain
from truceline.publish.custody_sheet import Block, Line, describe_chain
from truceline.publish.record_text import plain

_LONGEST = 4_000
_HEAD = "CHAIN OF CUSTODY"


def custody_text(chain: Chain) -> Iterator[str]:
    """What others wrote stands on the line of its label, and nothing unseen in it."""
    sheet = describe_chain(chain)
    yield f"{_HEAD}: {plain(sheet.path, _LONGEST)}"
    yield from map(_line, sheet.facts)
    yield f"  {sheet.verdict}"
    for section in sheet.sections:
        yield from ("", f"{section.heading.upper()} ({section.meaning})")
        for block in section.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if block.title:
        yield f"  {block.title}"
    yield from map(_line, block.lines)


def _line(line: Line) -> str:
    return f"    {plain(line.label)}: {plain(line.words, _LONGEST)}"
