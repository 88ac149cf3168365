"""HTML: whether a page says anything, and a line of markup as words."""

from __future__ import annotations

import html
import re

from truceline.intake.readings import has_words

_SILENT = frozenset({"script", "style", "template", "head", "title", "meta", "link"})
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

    parser = etree.HTMLParser(encoding="utf-8", recover=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(page.encode("utf-8", errors="replace"), parser)
    except etree.LxmlError:
        return False
    if root is None:
        return False
    return any(
        (element.tag not in _SILENT and has_words(element.text or "")) or has_words(element.tail or "")
        for element in root.iter()
    )
