"""Forum threads in plain text: where each post begins, who wrote it and when."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import tzinfo

from truceline.reports.boilerplate import count_words, is_ruler, is_stopped
from truceline.reports.draft import Draft
from truceline.reports.heads import clean_masthead
from truceline.reports.post_heads import (
    FOOT,
    PostHead,
    find_by_attributes,
    find_by_bare_dates,
    find_by_brackets,
    find_by_single_lines,
    join_labels,
)
from truceline.reports.posts import Post, read_post
from truceline.reports.stories import Setting, is_prose

_EVIDENCE = re.compile(
    r"\b(?:forum|thread|board|topic)\b|users? (?:who are |currently )?(?:viewing|reading|browsing)|what['’]s new$"
    r"|^last edited"
    r"|members online|registered users|report to moderators|quote reply|reply to thread|click to expand",
    re.IGNORECASE,
)
_LONGEST_RULES = 70

FindHeads = Callable[[Sequence[str], tzinfo | None], list[PostHead]]


def read_thread(text: str, setting: Setting, *, on_page: bool = False) -> list[Draft] | None:
    """The reports in a thread; None where the text is none.

    `on_page` asks for full post heads: under an article on the web, readers' comments look like bare ones.
    """
    lines = join_labels([line.strip() for line in text.split("\n")])
    heads = find_heads(lines, setting.tz, full_only=on_page)
    if not heads:
        return None
    forum = _name_forum(lines[: heads[0].start])
    drafts: list[Draft] = []
    ends = [head.start for head in heads[1:]] + [_find_foot(lines, heads[-1].end)]
    for head, end in zip(heads, ends, strict=True):
        words = ([head.opening] if head.opening else []) + lines[head.end : end]
        post = Post(handle=head.handle, posted=head.posted, lines=tuple(words), forum=forum)
        drafts.extend(read_post(post, setting, earlier=drafts))
    return drafts


def find_heads(lines: Sequence[str], tz: tzinfo | None, *, full_only: bool = False) -> list[PostHead]:
    """Every head of a post, by the first of the known forms that fits; empty where nothing looks like a thread."""
    evidence = any(count_words(line) <= 16 and _EVIDENCE.search(line) for line in lines if line)
    plain: tuple[tuple[FindHeads, int], ...] = ((find_by_single_lines, 2), (find_by_bare_dates, 1)) if evidence else ()
    brief: tuple[tuple[FindHeads, int], ...] = () if full_only else ((find_by_brackets, 2), *plain)
    forms: tuple[tuple[FindHeads, int], ...] = ((find_by_attributes, 1 if evidence else 2), *brief)
    for find, enough in forms:
        heads = find(lines, tz)
        if len(heads) >= enough and not _is_told_above(lines[: heads[0].start]):
            return heads
    return []


def _is_told_above(lines: Sequence[str]) -> bool:
    """Running text stands above the first post: an article with its comments, not a thread."""
    return sum(count_words(line) for line in lines if is_prose(line)) > _LONGEST_RULES


def _find_foot(lines: Sequence[str], start: int) -> int:
    """Where the forum's own foot begins under the last post."""
    foot = next((i for i in range(start, len(lines)) if lines[i] and FOOT.match(lines[i])), len(lines))
    rulers = [i for i in range(start, foot) if lines[i] and is_ruler(lines[i])]
    if (
        rulers
        and foot - rulers[-1] <= 8
        and not any(is_stopped(lines[i]) and count_words(lines[i]) > 12 for i in range(rulers[-1], foot))
    ):
        return rulers[-1]
    return foot


def _name_forum(lines: Sequence[str]) -> str | None:
    first = next((line for line in lines if line and not is_ruler(line)), None)
    if first is None or count_words(first) > 14 or re.match(r"what['’]s new$", first, re.IGNORECASE):
        return None
    return clean_masthead(first)
