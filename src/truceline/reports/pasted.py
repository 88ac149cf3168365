"""Articles, statements and bulletins in plain text, alone or several under each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from truceline.model.report import DateBasis
from truceline.reports.boilerplate import count_words, is_stopped
from truceline.reports.credits import read_byline
from truceline.reports.datelines import is_lone_agency, read_dateline, resolve_day
from truceline.reports.draft import Credit, Draft
from truceline.reports.heads import Head, read_head
from truceline.reports.lines import Line, is_row, join_paragraphs
from truceline.reports.names import Names
from truceline.reports.publication import covers_period, is_stamp_line, opening_stamp, pick_stamp
from truceline.reports.stories import Role, Setting, cut_body, role_of
from truceline.text.stamps import find_stamps

_LIST_NUMBER = re.compile(r"^\d{1,2}[.)]\s+")


def read_articles(
    lines: Sequence[Line], setting: Setting, *, near: date | None = None, shared: bool = True
) -> list[Draft]:
    """Every article in the lines. With `shared` the first one's masthead or letterhead stands for those below it.

    `near` is the day on which somebody handed the text on: it supplies the year of a dateline.
    """
    drafts = [read_article(part, setting, near=near) for part in split_articles(lines, setting)]
    drafts = [draft for draft in drafts if count_words(draft.text) >= 3]
    if not shared or len(drafts) < 2:
        return drafts
    first = drafts[0]
    return [
        replace(
            draft,
            headline=_LIST_NUMBER.sub("", draft.headline) if draft.headline else None,
            outlet=draft.outlet or (None if _is_agencys_own(draft, setting) else first.outlet),
            issuer=draft.issuer or first.issuer,
        )
        for draft in drafts
    ]


def _is_agencys_own(draft: Draft, setting: Setting) -> bool:
    return draft.credit.byline is not None and setting.names.agency(draft.credit.byline) is not None


def split_articles(lines: Sequence[Line], setting: Setting) -> list[Sequence[Line]]:
    """Cuts before each headline that a date or a byline follows, once a text has begun."""
    roles = [role_of(line.text, setting) for line in lines]
    starts = [0]
    told = False
    i = 0
    while i < len(lines):
        told = told or roles[i] is Role.PROSE
        if told and roles[i] in (Role.STAMP, Role.BYLINE):
            head = _headline_above(lines, roles, i)
            end = i
            while end < len(lines) and roles[end] in (Role.STAMP, Role.BYLINE, Role.JUNK):
                end += 1
            dated = any(roles[j] is Role.STAMP and find_stamps(lines[j].text, tz=setting.tz) for j in range(i, end))
            prose_next = any(roles[j] is Role.PROSE for j in range(end, min(end + 3, len(lines))))
            if head is not None and head > starts[-1] and dated and prose_next:
                starts.append(head)
                told = False
            i = max(end, i + 1)
            continue
        i += 1
    return [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _headline_above(lines: Sequence[Line], roles: Sequence[Role], i: int) -> int | None:
    above = i - 1
    while above > 0 and lines[above].block == lines[i].block and roles[above] is Role.PLAIN and above > i - 3:
        if lines[above - 1].block != lines[above].block:
            break
        above -= 1
    line = lines[above] if above >= 0 else None
    if line is None or roles[above] is not Role.PLAIN or is_row(line.text) or covers_period(line.text):
        return None
    if above and lines[above - 1].block == line.block:
        return None
    return above if 2 <= count_words(line.text) <= 25 and not line.text.endswith((".", ":", ",")) else None


def read_article(lines: Sequence[Line], setting: Setting, *, near: date | None = None) -> Draft:
    """One article: head, text and foot."""
    head = read_head(lines, setting)
    setting = replace(setting, outlet=head.outlet or setting.outlet)
    coverage = [line for line in head.letterhead if covers_period(line) and line != head.headline]
    texts = [*coverage, *(line.text for line in lines[head.start :])]
    repeated = (head.headline or "").casefold()
    body = cut_body([text for text in texts if not repeated or text.casefold() != repeated], setting)
    paragraphs = list(body.paragraphs)
    published = pick_stamp(head.dates, setting.tz)
    if paragraphs:
        opening = opening_stamp(paragraphs[0], setting.tz)
        if opening is not None:
            published = published or opening.value
            paragraphs[0] = paragraphs[0][opening.end :]
    day, wired = read_wire_head(paragraphs, setting.names, near)
    if published is None:
        published = day or _stamp_below(lines, setting)
    return Draft(
        text=join_paragraphs(paragraphs),
        headline=head.headline,
        outlet=head.outlet,
        credit=_close(head, lines, setting).joined_with(wired).joined_with(body.credit),
        published=published,
        basis=DateBasis.STATED if published else DateBasis.NONE,
        section=head.section,
        issuer=head.issuer,
        letterhead=head.letterhead,
        captions=body.captions,
    )


def read_wire_head(paragraphs: Sequence[str], names: Names, near: date | None) -> tuple[str | None, Credit]:
    """The day and the agencies of the dateline that one of the first paragraphs opens with."""
    for paragraph in paragraphs[:3]:
        dateline = read_dateline(paragraph)
        if dateline is None:
            continue
        agencies = tuple(
            name
            for name in dateline.agencies
            if names.agency(name) is not None or (dateline.parted and is_lone_agency(name))
        )
        day = None
        if dateline.day is not None:
            found = resolve_day(dateline.day, near)
            day = found.isoformat() if found else None
        printed = (paragraph[: dateline.end].strip(),) if agencies else ()
        return day, Credit(agencies=agencies, printed=printed)
    return None, Credit()


def _close(head: Head, lines: Sequence[Line], setting: Setting) -> Credit:
    """The head's credit, or the one of an unlabelled byline that stands directly above the text."""
    if head.credit.byline or head.start == 0 or head.headline is None:
        return head.credit
    above = lines[head.start - 1].text
    if above == head.headline or is_stopped(above):
        return head.credit
    read = read_byline(above, names=setting.names, outlet=head.outlet)
    return head.credit.joined_with(read) if read is not None else head.credit


def _stamp_below(lines: Sequence[Line], setting: Setting) -> str | None:
    """A date under the text, as statements are signed."""
    below = [line.text for line in lines[-4:] if is_stamp_line(line.text, setting.tz)]
    return pick_stamp(below, setting.tz)
