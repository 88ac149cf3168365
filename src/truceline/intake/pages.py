"""HTML: whether a page says anything, and a line of markup as words."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from truceline.intake.readings import has_words

_SILENT = frozenset({"script", "style", "template", "head", "title"})
_STEP = 65_536
_TAG = re.compile(r"<[^<>]{0,2000}>")
_MARKUP = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|ul|ol|li|h[1-6]|hr|img|figure|figcaption|blockquote|table|tr|td|pre|code|"
    r"section|article|font|center|small|sub|sup|iframe|video|script|style|svg)\b[^<>]{0,2000}>"
    r"|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});",
    re.IGNORECASE,
)


def has_markup(text: str) -> bool:
    """True for HTML, however little: a tag that HTML knows, or a character written as a reference."""
    return _MARKUP.search(text) is not None


def unmark(text: str) -> str:
    """A headline or a name without the markup in it."""
    return html.unescape(_TAG.sub("", text)) if has_markup(text) else text


def page_has_words(page: str) -> bool:
    """False for a page cut off before its first word, or one that a script was to fill."""
    from lxml import etree

    seeker = _WordSeeker()
    parser = etree.HTMLParser(target=seeker, encoding="utf-8", recover=True, no_network=True)
    try:
        for start in range(0, len(page), _STEP):
            parser.feed(page[start : start + _STEP].encode("utf-8", errors="replace"))
            if seeker.found:
                return True
        parser.close()
    except etree.LxmlError:
        return seeker.found
    return seeker.found


class _WordSeeker:
    """Told of tags and text as they are parsed, so that no tree is built and a page is read no further than needed."""

    def __init__(self) -> None:
        self.found = False
        self.silent = 0

    def start(self, tag: str | bytes, attrib: Mapping[Any, Any]) -> None:
        del attrib
        self.silent += tag in _SILENT

    def end(self, tag: str | bytes) -> None:
        self.silent -= tag in _SILENT

    def data(self, data: str | bytes) -> None:
        self.found = self.found or (self.silent <= 0 and has_words(str(data)))

    def comment(self, text: str | bytes) -> None:
        del text

    def close(self) -> None:
        pass
