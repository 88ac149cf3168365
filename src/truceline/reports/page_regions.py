"""What a page's class names and elements say: furniture, captions, bylines."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Any

_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_FURNITURE = {
    "related": "related relatedposts recommended recommend recommendations recirc recirculation readmore alsoread also"
    " mostread popular trending teaser teasers outbrain taboola more seealso yarpp",
    "comments": "comment comments commentlist disqus guestbook responses respond replies letters talkback",
    "share": "share sharing sharebar sharedaddy social socials soc likes like tools toolbar addthis addtoany follow"
    " actions reactions",
    "promo": "promo promos promotion newsletter newsletters subscribe subscription signup nl letterbox paywall inline"
    " donate donation support banner banners ad ads adv advert adverts advertisement adslot adsense sponsor sponsored"
    " sponsors cta appeal mailinglist",
    "consent": "consent cookie cookies gdpr privacy ccpa cmp popup modal overlay",
    "menu": "nav navbar navigation menu menubar breadcrumb breadcrumbs crumbs crumb topbar ticker masthead mast hdr"
    " tabs pagination pager login skip weather strip topline",
    "footer": "footer ftr foot copyright colophon imprint legal disclaimer",
    "side": "sidebar side aside rail widget widgets",
    "author": "authorbox bio authorbio aboutauthor contributor",
    "tags": "tags taglist keywords topics",
    "media": "gallery slideshow carousel video vid player poll quiz",
}
_REGIONS = {word: region for region, words in _FURNITURE.items() for word in words.split()}
_PAIRS = {
    ("author", "box"): "author", ("author", "bio"): "author", ("author", "info"): "author",
    ("about", "author"): "author",
    ("most", "read"): "related", ("read", "more"): "related", ("read", "also"): "related", ("read", "next"): "related",
    ("see", "also"): "related", ("top", "line"): "menu", ("top", "bar"): "menu", ("site", "header"): "menu",
    ("page", "header"): "menu", ("mailing", "list"): "promo", ("sign", "up"): "promo", ("in", "brief"): "related",
}  # fmt: skip
_WEAK = frozenset(
    {
        "more", "inline", "support", "like", "side", "strip", "also", "letters", "actions", "media", "skip", "legal",
        "weather",
    }
)  # fmt: skip
_HINTS = {
    "byline": "byline byl by author authors writer reporter contributor credit signature vcard",
    "date": "date dt time timestamp published pubdate dateline datetime posted meta postmeta entrymeta info pubinfo",
    "section": "section kicker eyebrow category cat rubric label overline topic tag supertitle genre",
    "standfirst": "standfirst lede lead deck dek subtitle subhead subheadline summary intro excerpt abstract strapline"
    " teaser description",
}
_HINT_WORDS = {word: hint for hint, words in _HINTS.items() for word in words.split()}
_ROLES = {
    "navigation": "menu",
    "banner": "menu",
    "contentinfo": "footer",
    "complementary": "side",
    "search": "menu",
    "dialog": "consent",
}
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _tokens(names: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(token.lower() for token in _TOKEN.findall(name)) for name in names.split())


def _names(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}".strip()[:400]


@lru_cache(maxsize=4096)
def _region_of_names(names: str) -> str | None:
    for tokens in _tokens(names):
        for pair in pairwise(tokens):
            if pair in _PAIRS:
                return _PAIRS[pair]
        for token in tokens:
            region = _REGIONS.get(token)
            if region is not None and (token not in _WEAK or len(tokens) == 1 or token == tokens[-1]):
                return region
    return None


def region_of(element: Any, tag: str) -> str | None:
    """The kind of furniture an element says it is, or None. Whether to believe it, the story decides."""
    if tag == "footer":
        return "footer"
    if tag == "aside":
        return "side"
    if tag in ("body", "html", "main"):
        return None
    role = element.get("role")
    if role in _ROLES:
        return _ROLES[role]
    if tag == "header":
        return "menu"
    names = _names(element)
    return _region_of_names(names) if names else None


@lru_cache(maxsize=4096)
def _hint_of_names(names: str) -> str | None:
    for tokens in _tokens(names):
        if len(tokens) <= 3:
            for token in tokens:
                if token in _HINT_WORDS:
                    return _HINT_WORDS[token]
    return None


def hint_of(element: Any) -> str | None:
    if element.tag == "time":
        return "date"
    if element.get("itemprop") in ("author", "datePublished"):
        return "byline" if element.get("itemprop") == "author" else "date"
    if element.get("rel") == "author":
        return "byline"
    names = _names(element)
    return _hint_of_names(names) if names else None


def caption_of(element: Any, tag: str) -> bool:
    """A photograph's caption; a table's is text."""
    if tag == "figcaption":
        return True
    if tag in ("div", "p", "span", "dd", "figure", "small"):
        return any("caption" in tokens or "photocredit" in tokens for tokens in _tokens(_names(element)))
    return False


def is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style and _HIDDEN_STYLE.search(style))
