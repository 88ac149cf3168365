"""The heads of posts, in the forms that forum software prints them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from truceline.reports.boilerplate import count_words, is_ruler, is_stopped
from truceline.reports.publication import read_stamps
from truceline.text.stamps import find_stamps, parse_stamp

_POST_NUMBER = re.compile(r"\s+(?:(?:post|message|reply|comment)\s*)?#?\d+$", re.IGNORECASE)
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
FOOT = re.compile(
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


_LABELS = frozenset(
    {
        "joined", "join date", "messages", "posts", "reaction score", "reactions", "country", "location", "points",
        "likes", "trophy points", "rank", "registered", "member since",
    }
)  # fmt: skip
_BRACKETED = re.compile(
    r"^(?:\[(?P<stamp1>[^\[\]]{8,40})\]\s+(?P<handle1>[^:\n]{2,40}):\s+(?P<words>\S.*)"
    r"|(?P<handle2>[^\[\]]{2,60}?),? ?\[(?P<stamp2>[^\[\]]{8,40})\]:?)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostHead:
    """The lines from `start` to before `end` head a post. `opening` are its first words where the head shares its line.

    `posted` is None where only a join date is printed.
    """

    start: int
    end: int
    handle: str
    posted: str | None
    opening: str | None = None


def join_labels(lines: Sequence[str]) -> list[str]:
    """A label on a line of its own joined with the value below it: "Joined" and "Mar 3, 2037"."""
    joined = list(lines)
    for i in range(len(joined) - 1):
        if joined[i].rstrip(":").casefold() in _LABELS and joined[i + 1] and count_words(joined[i + 1]) <= 6:
            joined[i], joined[i + 1] = f"{joined[i].rstrip(':')}: {joined[i + 1]}", ""
    return _without_gaps(joined, lines)


def _without_gaps(joined: Sequence[str], original: Sequence[str]) -> list[str]:
    """Only the lines that were blank to begin with stay blank."""
    return [line for line, before in zip(joined, original, strict=True) if line or not before]


def find_by_attributes(lines: Sequence[str], tz: tzinfo | None) -> list[PostHead]:
    """Blocks with a post's number, its writer's join date or count of posts."""
    heads: list[PostHead] = []
    for i, line in enumerate(lines):
        if not (_STRONG.search(line) or _NUMBER.match(line)) or (heads and i < heads[-1].end) or count_words(line) > 24:
            continue
        start = _first_of_block(lines, i, heads[-1].end if heads else 0)
        end = _end_of_head(lines, i, tz)
        following = next((j for j in range(end, min(end + 3, len(lines))) if lines[j]), None)
        head = list(lines[start:end])
        if not _stamps(head, tz) and following is not None and _is_stamp(lines[following], tz):
            end = following + 1
            head.append(lines[following])
        handle = _find_handle(head, tz)
        stamps = _stamps(head, tz)
        if handle is None or (not stamps and not any(_STRONG.search(part) for part in head)):
            continue
        heads.append(PostHead(start=start, end=end, handle=handle, posted=stamps[0] if stamps else None))
    return heads


def _first_of_block(lines: Sequence[str], i: int, floor: int) -> int:
    start = i
    while start > floor and i - start < 4 and lines[start - 1]:
        if is_ruler(lines[start - 1]) or is_stopped(lines[start - 1]) or count_words(lines[start - 1]) > 8:
            break
        start -= 1
    return start


def _end_of_head(lines: Sequence[str], i: int, tz: tzinfo | None) -> int:
    """Behind the last attribute, number or stamp of the block; short lines between them are titles and ranks."""
    end = i + 1
    numbered = bool(_NUMBER.match(lines[i])) and i > 0 and _is_stamp(lines[i - 1], tz)
    for j in range(i + 1, min(i + 12, len(lines))):
        line = lines[j]
        if not line or is_ruler(line) or numbered:
            break
        if _ATTRIBUTE.match(line) or _STRONG.search(line) or _is_stamp(line, tz):
            end = j + 1
        elif _NUMBER.match(line):
            end = j + 1
            numbered = bool(_stamps(lines[i:end], tz))
        elif count_words(line) > 3 or is_stopped(line):
            break
    return end


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
            return _POST_NUMBER.sub("", line)
    return None


def find_by_brackets(lines: Sequence[str], tz: tzinfo | None) -> list[PostHead]:
    """Exported chats and channels: "[09/05/2042, 07:25] heron: …", "Heights Watch, [09.05.2042 07:25]"."""
    heads = []
    for i, line in enumerate(lines):
        match = _BRACKETED.match(line) if line.startswith("[") or line.endswith(("]", "]:")) else None
        stamp = parse_stamp(match["stamp1"] or match["stamp2"], tz=tz) if match else None
        if match and stamp:
            handle = (match["handle1"] or match["handle2"]).strip()
            heads.append(PostHead(start=i, end=i + 1, handle=handle, posted=stamp, opening=match["words"]))
    return heads


def find_by_single_lines(lines: Sequence[str], tz: tzinfo | None) -> list[PostHead]:
    """One line a post: "heron » Fri 09 May 2042, 07:25", "Posted by heron on 9 May 2042"."""
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
            marks.append(PostHead(start=i, end=i + 1, handle=handle, posted=stamp.value))
    return marks


def find_by_bare_dates(lines: Sequence[str], tz: tzinfo | None) -> list[PostHead]:
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
            or FOOT.match(lines[above])
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
    return [PostHead(start=s, end=e, handle=handle, posted=value if dates else None) for s, e, handle, value in found]
