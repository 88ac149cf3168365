"""Forum threads in plain text: where each post begins, who wrote it and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from truceline.reports.boilerplate import count_words, is_ruler, is_stopped
from truceline.reports.draft import Draft
from truceline.reports.heads import clean_masthead
from truceline.reports.posts import Post, read_post
from truceline.reports.publication import read_stamps
from truceline.reports.stories import Setting, is_prose
from truceline.text.stamps import find_stamps, parse_stamp

_STRONG = re.compile(
    r"^\W*(?:joined|join date|member since|registered(?: user)?|user since|on board since)\b\s*:"
    r"|\bposts\s*:\s*[\d,.]+|\bmessages\s*:\s*[\d,.]+",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"^\W*(?:joined|join date|member since|registered|user since|posts?|messages|location|from|reputation"
    r"|reaction score|karma|rank"
    r"|status|group|likes?|points|country|reactions?|posted|posted on|date|sent)\b\s*:",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^(?:post\s*|message\s*|re:?\s*)?(?:#|no\.?\s?)\s?\d{1,7}\b.{0,40}$", re.IGNORECASE)
_EVIDENCE = re.compile(
    r"\b(?:forum|thread|board|topic)\b|users? (?:who are |currently )?(?:viewing|reading|browsing)|what['’]s new$"
    r"|^last edited"
    r"|members online|registered users|report to moderators|quote reply|reply to thread|click to expand",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"^\W*(?:\d+ )?users? (?:who are |currently )?(?:viewing|reading|browsing|online)|^page \d+ of \d+"
    r"|^similar threads|^you must (?:log in|register)"
    r"|^(?:forum software|powered by)\b|^all times are|^top\W+bottom$|^share:?$|^jump to:?|^return to\b"
    r"|^who is online|^previous (?:topic|thread)",
    re.IGNORECASE,
)
_LINE_HEAD = re.compile(
    r"^(?:re: .{0,80}?)?(?:posted )?(?:by\s+)?(?P<handle>[\w.\-’' ]{2,30}?)\s*(?:wrote|posted|said)?\s*(?:on|at|»"
    r"|›|\||,|·|•|-|–|—|:)?\s*$",
    re.IGNORECASE,
)
_LONGEST_RULES = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """The lines from `start` to before `end` head a post."""

    start: int
    end: int
    handle: str
    posted: str | None


def read_thread(text: str, setting: Setting, *, on_page: bool = False) -> list[Draft] | None:
    """The reports in a thread; None where the text is none.

    `on_page` asks for full post heads: under an article on the web, readers' comments look like bare ones.
    """
    lines = [line.strip() for line in text.split("\n")]
    marks = find_marks(lines, setting.tz, full_heads=on_page)
    if not marks:
        return None
    forum = _name_forum(lines[: marks[0].start])
    drafts: list[Draft] = []
    ends = [mark.start for mark in marks[1:]] + [_find_foot(lines, marks[-1].end)]
    for mark, end in zip(marks, ends, strict=True):
        post = Post(handle=mark.handle, posted=mark.posted, lines=tuple(lines[mark.end : end]), forum=forum)
        drafts.extend(read_post(post, setting, earlier=drafts))
    return drafts


def find_marks(lines: Sequence[str], tz: tzinfo | None, *, full_heads: bool = False) -> list[_Mark]:
    """Every head of a post, by the first of the known forms that fits; empty where nothing looks like a thread."""
    evidence = any(count_words(line) <= 16 and _EVIDENCE.search(line) for line in lines if line)
    for find, enough in ((_by_attributes, 1), (_by_single_lines, 2), (_by_bare_dates, 1)):
        usable = find is _by_attributes or (evidence and not full_heads)
        marks = find(lines, tz) if usable else []
        if len(marks) >= (enough if evidence else 2) and not _is_told_above(lines[: marks[0].start]):
            return marks
    return []


def _is_told_above(lines: Sequence[str]) -> bool:
    """Running text stands above the first post: an article with its comments, not a thread."""
    return sum(count_words(line) for line in lines if is_prose(line)) > _LONGEST_RULES


def _by_attributes(lines: Sequence[str], tz: tzinfo | None) -> list[_Mark]:
    """Blocks with a post's number, its writer's join date or count of posts."""
    marks: list[_Mark] = []
    for i, line in enumerate(lines):
        if not (_STRONG.search(line) or _NUMBER.match(line)) or (marks and i < marks[-1].end) or count_words(line) > 24:
            continue
        start = i
        while (
            start > 0
            and i - start < 4
            and lines[start - 1]
            and not is_ruler(lines[start - 1])
            and not is_stopped(lines[start - 1])
        ):
            start -= 1
        if marks:
            start = max(start, marks[-1].end)
        end = i + 1
        while (
            end < len(lines)
            and end - i < 8
            and lines[end]
            and not is_ruler(lines[end])
            and _belongs_to_head(lines[end], tz)
        ):
            end += 1
        following = next((j for j in range(end, min(end + 3, len(lines))) if lines[j]), None)
        head = list(lines[start:end])
        if not _stamps(head, tz) and following is not None and _is_stamp(lines[following], tz):
            end = following + 1
            head.append(lines[following])
        handle = _find_handle(head, tz)
        stamps = _stamps(head, tz)
        if handle is None or (not stamps and not any(_STRONG.search(part) for part in head)):
            continue
        marks.append(_Mark(start=start, end=end, handle=handle, posted=stamps[0] if stamps else None))
    return marks


def _belongs_to_head(line: str, tz: tzinfo | None) -> bool:
    if _ATTRIBUTE.match(line) or _STRONG.search(line) or _is_stamp(line, tz):
        return True
    return count_words(line) <= 3 and not is_stopped(line) and len(line) <= 30


def _is_stamp(line: str, tz: tzinfo | None) -> bool:
    stamps = find_stamps(line, tz=tz)
    covered = sum(stamp.end - stamp.start for stamp in stamps)
    return bool(stamps) and len(line) - covered <= 24 and not _STRONG.search(line)


def _stamps(head: Sequence[str], tz: tzinfo | None) -> list[str]:
    found = [publication.value for line in head for publication in read_stamps(line, tz)]
    return sorted(found, key=lambda value: "T" not in value)


def _find_handle(head: Sequence[str], tz: tzinfo | None) -> str | None:
    for line in head:
        if not line or _NUMBER.match(line) or _ATTRIBUTE.match(line) or _STRONG.search(line) or _is_stamp(line, tz):
            continue
        if count_words(line) <= 4 and not is_stopped(line):
            return line
    return None


def _by_single_lines(lines: Sequence[str], tz: tzinfo | None) -> list[_Mark]:
    """One line a post: "ridgeline » Fri 09 May 2042, 07:25" or "[09/05/2042, 07:25] ridgeline: …"."""
    marks = []
    for i, line in enumerate(lines):
        stamps = find_stamps(line, tz=tz) if 8 <= len(line) <= 110 else []
        if len(stamps) != 1 or is_stopped(line.rstrip(":")):
            continue
        stamp = stamps[0]
        rest = (line[: stamp.start] + " " + line[stamp.end :]).strip(" :,;|»›·•–—-()[]#0123456789")
        match = _LINE_HEAD.match(rest) if rest else None
        handle = match.group("handle").strip() if match else None
        if (
            handle
            and count_words(handle) <= 3
            and not re.match(r"(?:publish|posted|updated|issued|date|by$)", handle, re.IGNORECASE)
        ):
            marks.append(_Mark(start=i, end=i + 1, handle=handle, posted=stamp.value))
    return marks


def _by_bare_dates(lines: Sequence[str], tz: tzinfo | None) -> list[_Mark]:
    """A name and a bare date under it. A date that one name always carries is when that member joined."""
    found: list[tuple[int, int, str, str]] = []
    for i, line in enumerate(lines):
        value = parse_stamp(line, tz=tz) if line else None
        if value is None or "T" in value:
            continue
        above = next((j for j in range(i - 1, max(i - 4, -1), -1) if lines[j]), None)
        if (
            above is None
            or not 1 <= count_words(lines[above]) <= 4
            or is_stopped(lines[above])
            or _FOOT.match(lines[above])
        ):
            continue
        if ":" in lines[above] or (found and above < found[-1][1]):
            continue
        found.append((above, i + 1, lines[above], value))
    by_handle: dict[str, list[str]] = {}
    for _, _, handle, value in found:
        by_handle.setdefault(handle, []).append(value)
    moving = any(len(set(values)) > 1 for values in by_handle.values())
    fixed = any(len(values) > 1 and len(set(values)) == 1 for values in by_handle.values())
    dates = moving and not fixed
    return [_Mark(start=s, end=e, handle=handle, posted=value if dates else None) for s, e, handle, value in found]


def _find_foot(lines: Sequence[str], start: int) -> int:
    """Where the forum's own foot begins under the last post."""
    foot = next((i for i in range(start, len(lines)) if lines[i] and _FOOT.match(lines[i])), len(lines))
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
