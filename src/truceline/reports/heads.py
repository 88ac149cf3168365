"""The head of an article in plain text: masthead or letterhead, headline, byline, date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from truceline.reports.boilerplate import count_words, is_menu, is_ruler, is_stopped
from truceline.reports.credits import is_person, read_byline
from truceline.reports.draft import NO_CREDIT, Credit
from truceline.reports.issuers import reads_as_issuer
from truceline.reports.lines import Line, is_row
from truceline.reports.publication import covers_period, is_stamp_line
from truceline.reports.stories import Role, Setting, is_bare_number, is_document_number, is_prose, role_of

_LONGEST_HEAD = 24
_TAIL = re.compile(r"\s{2,}.*$|\s+[-–—|:]+\s.*$|\s+\d{2,3}\.\d.*$")
_PIECES = re.compile(r"\s*[|•·,]\s*|\s+[–—-]\s+")
_LABELLED = re.compile(
    r"(?:transcript|broadcast|source|ref|reference|to|from|subject|distribution|classification|tel|phone|contact"
    r"|date|time|place"
    r"|category|section|tags|filed under)\s*:",
    re.IGNORECASE,
)
_SECTIONS = re.compile(
    r"(?:opinions?|editorials?|leaders?|leading article|comment(?:ary)?|analysis|views?|viewpoint|column|op-?ed"
    r"|letters|our view|news|world|politics)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """`start` is the index of the first line of the text; `dates` are the lines that may say when it was published."""

    start: int
    headline: str | None = None
    outlet: str | None = None
    section: str | None = None
    credit: Credit = NO_CREDIT
    dates: tuple[str, ...] = ()
    letterhead: tuple[str, ...] = ()
    issuer: str | None = None


def clean_masthead(line: str) -> str:
    """The paper's name as printed, without its motto, edition or frequency."""
    return _TAIL.sub("", line.strip()).strip(" -–—|:*_[]") or line.strip()


def read_head(lines: Sequence[Line], setting: Setting) -> Head:
    """What stands above the text; an empty head where the text starts at once."""
    roles = [role_of(line.text, setting) for line in lines[:_LONGEST_HEAD]]
    start = _find_start(lines, roles)
    plain = [i for i in range(start) if roles[i] in (Role.PLAIN, Role.PROSE) and not is_row(lines[i].text)]
    outlet_at = _find_masthead(lines, plain, setting)
    masthead = lines[outlet_at].text if outlet_at is not None else None
    outlet = clean_masthead(masthead) if masthead else None
    setting = replace(setting, outlet=outlet)
    issuers = _find_issuers(lines, [i for i in plain if i != outlet_at], setting) if outlet is None else []
    credit, bylines = _read_bylines(lines, roles[:start], [i for i in plain if i not in (outlet_at, *issuers)], setting)
    rest = [i for i in plain if i != outlet_at and i not in bylines]
    headline_at = _pick_headline(lines, [i for i in rest if i not in issuers], roles, start)
    metas = [i for i in range(start) if roles[i] in (Role.STAMP, Role.BYLINE) or i in bylines]
    after = max([headline_at, *metas]) if headline_at is not None else max(metas, default=-1)
    start = _first_sentence(lines, rest, after, start)
    if headline_at is not None:
        headline: str | None = lines[headline_at].text
    else:
        headline = _from_stamp_line(lines, roles, start) or _from_masthead(masthead)
    dated = [i for i in range(start) if roles[i] is not Role.PROSE]
    return Head(
        start=start,
        headline=headline,
        outlet=_beside_outlet(lines, [i for i in metas if roles[i] is Role.STAMP], setting) or outlet,
        section=next((lines[i].text for i in rest if i != headline_at and _SECTIONS.match(lines[i].text)), None),
        credit=credit,
        dates=tuple(lines[i].text for i in sorted(dated, key=lambda i: i < (headline_at or 0))),
        letterhead=tuple(lines[i].text for i in range(start)),
        issuer=_join_issuer(lines, issuers, rest, headline_at),
    )


def _beside_outlet(lines: Sequence[Line], stamped: Sequence[int], setting: Setting) -> str | None:
    """A paper named on the line with the date: "The Sarn Times, 14 March 2041"."""
    pieces = [piece for i in stamped for piece in _PIECES.split(lines[i].text)]
    return next((piece.strip() for piece in pieces if _names_outlet(piece, setting)), None)


def _names_outlet(piece: str, setting: Setting) -> bool:
    plain = not any(char.isdigit() for char in piece)
    return plain and setting.names.agency(piece) is None and setting.names.paper(piece) is not None


def _from_masthead(masthead: str | None) -> str | None:
    """What follows the paper's name on its line ("RADIO VERN - NEWS AT SIX"), where nothing else is a title."""
    tail = masthead[len(clean_masthead(masthead)) :].strip(" -–—|:") if masthead else ""
    return tail if count_words(tail) >= 2 and not any(char.isdigit() for char in tail) else None


def _find_start(lines: Sequence[Line], roles: Sequence[Role]) -> int:
    """The first running sentence that no date or byline follows at once."""
    for i, role in enumerate(roles):
        if role is Role.PROSE:
            metas = [j for j in range(i + 1, min(i + 5, len(roles))) if roles[j] in (Role.STAMP, Role.BYLINE)]
            between = metas and any(roles[j] is Role.PROSE for j in range(i + 1, metas[0]))
            if metas and not between and i < 8 and count_words(lines[i].text) <= 35:
                continue
            return i
    return min(len(roles), 1 + max((i for i, role in enumerate(roles) if role in (Role.STAMP, Role.BYLINE)), default=0))


def _find_masthead(lines: Sequence[Line], plain: Sequence[int], setting: Setting) -> int | None:
    for i in plain[:4]:
        text = lines[i].text
        if setting.names.paper(clean_masthead(text)) and setting.names.agency(clean_masthead(text)) is None:
            return i
    if not plain or plain[0] != 0 or not _stands_as_masthead(lines, plain, setting):
        return None
    dated = {line.block for line in lines[: plain[-1] + 4] if is_stamp_line(line.text, setting.tz)}
    others = [i for i in plain[1:] if lines[i].block != lines[0].block and setting.names.agency(lines[i].text) is None]
    return 0 if any(not (lines[i].block in dated and is_person(lines[i].text)) for i in others) else None


def _stands_as_masthead(lines: Sequence[Line], plain: Sequence[int], setting: Setting) -> bool:
    """An unknown paper's name: short, capitalised as names are or among a menu and a motto, and no body's."""
    first = lines[0].text
    if is_stopped(first) or count_words(first) > 7 or is_document_number(first):
        return False
    if reads_as_issuer(first, setting.names) or setting.names.agency(first) is not None:
        return False
    words = re.findall(r"[^\W\d_]+", clean_masthead(first))
    named = bool(words) and all(word[0].isupper() or word in ("of", "the", "and", "for", "in") for word in words)
    return named or any(line.block == lines[0].block and is_menu(line.text) for line in lines[1:4])


def _find_issuers(lines: Sequence[Line], plain: Sequence[int], setting: Setting) -> list[int]:
    """The lines of a letterhead. Where nothing else is left for a headline, an unknown last one may be it."""
    found = [i for i in plain if reads_as_issuer(lines[i].text, setting.names)]
    if found and len(found) == len(plain) and setting.names.issuer(lines[found[-1]].text) is None:
        return found[:-1]
    return found


def _read_bylines(
    lines: Sequence[Line], roles: Sequence[Role], plain: Sequence[int], setting: Setting
) -> tuple[Credit, set[int]]:
    """What the head credits, and which lines say so; one unlabelled line is always left for the headline."""
    dated_blocks = {lines[i].block for i, role in enumerate(roles) if role is Role.STAMP}
    credit = Credit()
    bylines: set[int] = set()
    for i, role in enumerate(roles):
        if role is Role.STAMP:
            credit = credit.joined_with(_beside_the_date(lines[i].text, setting))
        labelled = role is Role.BYLINE
        free = i in plain and role is Role.PLAIN and len(plain) - len(bylines) > 1
        if not labelled and not (free and _may_be_byline(lines, i, dated_blocks, setting)):
            continue
        read = read_byline(lines[i].text, names=setting.names, outlet=setting.outlet, labelled=labelled)
        if read is not None:
            credit = credit.joined_with(read)
            bylines.add(i)
    return credit, bylines


def _may_be_byline(lines: Sequence[Line], i: int, dated_blocks: set[int], setting: Setting) -> bool:
    if setting.names.agency(lines[i].text) is not None:
        return True
    return lines[i].block in dated_blocks or (i + 1 < len(lines) and lines[i + 1].block - 1 in dated_blocks and i > 0)


def _beside_the_date(line: str, setting: Setting) -> Credit:
    """The credit that shares a line with the date: "Sun. 11.04.2032, 20:15 - Echo staff, Corran Press"."""
    for piece in _PIECES.split(line):
        if any(char.isdigit() for char in piece) or _names_outlet(piece, setting):
            continue
        credit = read_byline(piece, names=setting.names, outlet=setting.outlet)
        if credit is not None:
            return credit
    return Credit()


def _pick_headline(lines: Sequence[Line], rest: Sequence[int], roles: Sequence[Role], start: int) -> int | None:
    texts = [lines[i].text.casefold() for i in rest]
    best: tuple[int, int] | None = None
    for place, i in enumerate(rest):
        line = lines[i]
        words = count_words(line.text)
        if (
            not 1 <= words <= 30
            or covers_period(line.text)
            or is_bare_number(line.text)
            or is_ruler(line.text)
            or _LABELLED.match(line.text)
        ):
            continue
        alone = all(not (0 <= j < len(lines)) or lines[j].block != line.block for j in (i - 1, i + 1))
        score = 2 * alone + (3 <= words <= 25) + (texts.count(texts[place]) > 1) * 3
        score += i + 1 < start and roles[i + 1] in (Role.STAMP, Role.BYLINE)
        score -= 2 * bool(_SECTIONS.match(line.text)) + (line.text.endswith(":")) * 2
        score -= is_document_number(line.text) and len(rest) > 1
        score -= roles[i] is Role.PROSE and line.text.endswith(".")
        if best is None or score > best[0]:
            best = (score, i)
    return best[1] if best is not None else None


def _first_sentence(lines: Sequence[Line], rest: Sequence[int], after: int, start: int) -> int:
    """Short sentences between the head's last line and the first long one are text already."""
    return next((i for i in rest if i > after and is_stopped(lines[i].text) and not lines[i].text.endswith(":")), start)


def _from_stamp_line(lines: Sequence[Line], roles: Sequence[Role], start: int) -> str | None:
    """A title that shares its line with the date ("Bulletin of the day, 12 May 2041")."""
    for i in range(min(start, len(roles))):
        if roles[i] is Role.STAMP and not is_bare_number(lines[i].text):
            title = re.split(r",?\s+(?=\W?\d)|,\s", lines[i].text)[0].strip(" ,:-")
            if (
                count_words(title) >= 2
                and re.match(r"[A-Z]", title)
                and not re.match(r"(?i)publi|posted|issued|reporting|broadcast|as of|transcript|update|valid", title)
            ):
                return title
    return None


def _join_issuer(
    lines: Sequence[Line], issuers: Sequence[int], rest: Sequence[int], headline: int | None
) -> str | None:
    if not issuers:
        return None
    beside = [
        i for i in rest if i not in issuers and i != headline and i < max(issuers) and not is_prose(lines[i].text)
    ]
    return "; ".join(lines[i].text for i in sorted([*issuers, *beside]))
