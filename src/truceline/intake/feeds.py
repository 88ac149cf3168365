"""RSS and Atom: each item of a feed becomes a piece with its envelope."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from truceline.intake.kinds import Prolog
from truceline.intake.pages import has_markup, unmark
from truceline.intake.readings import Piece, Reading, Remark, has_words, refuse, settle, settle_line
from truceline.model.capture import Envelope

MAX_ITEMS = 2_000
MAX_FEED = 8 * 2**20  # characters
MAX_BROKEN_FEED = 2**21  # mending is slower by far
MAX_ELEMENTS = 200_000  # some seconds

# feedparser lets these through on hostile feeds (half surrogate pairs, odd numbers, endless nesting).
_PARSER_FAILURES = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,9}));")


def read_feed(text: str, *, media_type: str, prolog: Prolog) -> Reading:
    """`text` declares no entities: that was seen to before. The prolog is dropped, so its encoding no longer counts."""
    document = text[prolog.end :]
    survey = survey_document(document, first_line=text.count("\n", 0, prolog.end) + 1)
    if len(text) > MAX_FEED or survey.elements > MAX_ELEMENTS:
        reason = f"the feed is larger than {MAX_FEED // 2**20} million characters or {MAX_ELEMENTS} elements"
        return refuse(media_type, reason=reason, remedy="split it into several feeds")
    if survey.flaw and (len(document) > MAX_BROKEN_FEED or document.count("<") > MAX_ELEMENTS):
        reason = f"a feed that is not well-formed ({survey.flaw})"
        return refuse(media_type, reason=reason, remedy="fetch it again: it is too large to be mended")
    return _read_document(document, media_type=media_type, flaw=survey.flaw)


def _read_document(document: str, *, media_type: str, flaw: str | None) -> Reading:
    try:
        feed = _parse(_REFERENCE.sub(_legal_reference, document) if flaw else document)
        pieces, remarks = _read_items(feed)
    except _PARSER_FAILURES:
        flaw, pieces, remarks = flaw or "nothing in it can be made out", [], []
    if flaw:
        remedy = f"{len(pieces)} of its items were read: check them against the source" if pieces else "fetch it again"
        remarks.insert(0, Remark(reason=f"a feed that is not well-formed ({flaw})", remedy=remedy))
    elif not pieces and not remarks:
        remarks.append(Remark(reason="a feed without items", remedy="fetch it again once it has some"))
    return Reading(media_type=media_type, pieces=tuple(pieces), remarks=tuple(remarks))


@dataclass(slots=True)
class Survey:
    """Where and why a document is not well-formed (None where it is), and how many elements it has up to there."""

    flaw: str | None = None
    elements: int = 0

    def count(self, name: str, attributes: object) -> None:
        del name, attributes
        self.elements += 1


def survey_document(document: str, *, first_line: int = 1) -> Survey:
    survey = Survey()
    parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
    parser.StartElementHandler = survey.count
    try:
        parser.Parse(document.encode("utf-8", errors="replace"), True)
    except expat.ExpatError as failure:
        survey.flaw = f"line {failure.lineno + first_line - 1}: {expat.ErrorString(failure.code)}"
    return survey


def _legal_reference(reference: re.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    legal = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000
    return reference[0] if legal else "\ufffd"


def _parse(document: str) -> Any:
    import feedparser

    return feedparser.parse(
        io.BytesIO(document.encode("utf-8", errors="replace")),  # bytes: a string could be taken for an address
        sanitize_html=False,  # the words are kept as they came; the reports room reads them as hostile HTML
        resolve_relative_uris=False,
        response_headers={"content-type": "application/xml; charset=utf-8"},
    )


def _read_items(feed: Any) -> tuple[list[Piece], list[Remark]]:
    pieces, remarks = list[Piece](), list[Remark]()
    title = settle_line(unmark(_element(feed.feed, "title") or ""))
    language = _element(feed.feed, "language")
    for number, entry in enumerate(feed.entries[:MAX_ITEMS], start=1):
        piece = _read_item(entry, feed_title=title, feed_language=language, atom=str(feed.version).startswith("atom"))
        if piece is None:
            reason, remedy = "an item without a title and without text", "look for it at the source"
            remarks.append(Remark(part=f"item {number}", reason=reason, remedy=remedy))
        else:
            pieces.append(piece)
    if len(feed.entries) > MAX_ITEMS:
        reason, remedy = f"only the first {MAX_ITEMS} of its {len(feed.entries)} items were read", "split the feed"
        remarks.append(Remark(reason=reason, remedy=remedy))
    return pieces, remarks


def _read_item(entry: Any, *, feed_title: str | None, feed_language: str | None, atom: bool) -> Piece | None:
    title = settle_line(unmark(_element(entry, "title") or ""))
    texts = [(settle(text), markup) for text, markup in _texts(entry, atom=atom) if has_words(unmark(text))]
    if not texts and title is None:
        return None
    content, is_html = max(texts, key=lambda text: len(unmark(text[0])), default=(title or "", False))
    return Piece(
        media_type="text/html" if is_html else "text/plain",
        content=content,
        source="feed",
        envelope=Envelope(
            title=title,
            published=_first_element(entry, "published", "created", "updated"),
            author=settle_line(_element(entry, "author")),
            feed=feed_title,
            language=_first_element(entry, "language") or settle_line(feed_language),
            link=_first_element(entry, "link"),
        ),
    )


def _texts(entry: Any, *, atom: bool) -> Iterator[tuple[str, bool]]:
    """The texts of an item, the fullest sort first, and whether each is HTML. Only Atom says so itself."""
    details = [*entry.get("content", ()), entry.get("summary_detail")]
    for detail in details:
        text = _element(detail, "value") if detail else None
        if text:
            kind = str(detail.get("type"))
            yield text, (kind in ("text/html", "application/xhtml+xml")) if atom else has_markup(text)


def _first_element(record: Any, *names: str) -> str | None:
    return next((line for name in names if (line := settle_line(_element(record, name)))), None)


def _element(record: Any, name: str) -> str | None:
    """A field that is text; without feedparser's fallback from one date to another, which warns."""
    found = record.get(name) if name in record else None
    return found if isinstance(found, str) else None
