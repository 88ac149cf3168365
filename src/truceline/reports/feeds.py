"""Feed items: the envelope says who and when, the content says what."""

from __future__ import annotations

import re
from dataclasses import replace

from truceline.model.capture import Capture
from truceline.model.report import DateBasis
from truceline.reports.boilerplate import count_words
from truceline.reports.draft import Credit, Draft
from truceline.reports.heads import clean_masthead
from truceline.reports.issuers import reads_as_issuer
from truceline.reports.lines import join_paragraphs, read_lines
from truceline.reports.page_blocks import read_fragment
from truceline.reports.pasted import read_wire_head
from truceline.reports.stories import Setting, cut_body
from truceline.text.stamps import find_stamps

_CHANNEL = re.compile(r"\s+(?:[-–—|/:·»]+)\s+.*$|\s*:\s.*$|\s+(?:rss|feed|english service|news feed)$", re.IGNORECASE)


def read_item(capture: Capture, setting: Setting) -> list[Draft]:
    """The report in one item, or none where it has no text and no title."""
    envelope = capture.envelope
    if capture.media_type == "text/html" or re.search(r"<[a-z/][^>]*>", capture.content, re.IGNORECASE):
        lines = read_fragment(capture.content)
    else:
        lines = [line.text for line in read_lines(capture.content)]
    outlet = _CHANNEL.sub("", envelope.feed).strip() if envelope.feed else None
    setting = replace(setting, outlet=outlet)
    title = envelope.title.strip() if envelope.title else None
    body = cut_body([line for line in lines if line != title], setting)
    if not body.paragraphs and not title:
        return []
    stamps = find_stamps(envelope.published, tz=setting.tz) if envelope.published else []
    published = stamps[0].value if stamps else None
    _, wired = read_wire_head(body.paragraphs, setting.names, None)
    credit = _author(envelope.author, setting).joined_with(wired).joined_with(body.credit)
    issuer = envelope.feed if outlet and _is_issuer(outlet, setting) else None
    return [
        Draft(
            text=join_paragraphs(body.paragraphs) or title or "",
            headline=title,
            outlet=clean_masthead(outlet) if outlet else None,
            credit=credit,
            published=published,
            basis=DateBasis.STATED if published else DateBasis.NONE,
            issuer=issuer,
            language=envelope.language,
            captions=body.captions,
        )
    ]


def _author(author: str | None, setting: Setting) -> Credit:
    if not author:
        return Credit()
    if setting.names.agency(author) is not None:
        return Credit(agencies=(author,), byline=author)
    return Credit(byline=author) if count_words(author) <= 12 else Credit()


def _is_issuer(outlet: str, setting: Setting) -> bool:
    return setting.names.paper(outlet) is None and reads_as_issuer(outlet, setting.names)
