"""Strings from outside, made safe and honest to print.

What comes from reports, packs and file names is text: it is escaped, set apart from its surroundings (`bdi`), and what
a reader could not see in it (bidirectional controls, zero-width and other control characters) is spelled out.
"""

from __future__ import annotations

import hashlib
import re

from markupsafe import Markup, escape

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e01ef]"
    "|(?<![\u0590-\u1fff\u2600-\U0001ffff])[\u200c\u200d]|[\u200c\u200d](?![\u0590-\u1fff\u2600-\U0001ffff])"
)
_SAFE_ID = re.compile(r"[A-Za-z0-9_.:-]{1,80}")


def _code(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"


def _tag(found: re.Match[str]) -> str:
    return f'<span class="ctl">{_code(found)}</span>'


def visible(text: str) -> str:
    """The text with unseen characters spelled out as `[U+202E]`; nothing else is changed, nothing is escaped.

    Joiners between letters of scripts that are written with them, and in emoji, are left alone.
    """
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub(_code, text)


def printed(text: str) -> Markup:
    """Safe inside an element; unseen characters are tagged, so that a style can set them apart."""
    safe = escape(text)
    return safe if text.isascii() and text.isprintable() else Markup(_UNSEEN.sub(_tag, str(safe)))


def outside(text: str, limit: int = 600) -> Markup:
    """Safe inside an element and isolated from the direction of what surrounds it; cut with `…` after `limit`."""
    return Markup(f"<bdi>{printed(clipped(text, limit))}</bdi>")


def quoted(text: str, limit: int = 900) -> Markup:
    """Words of somebody else's, inside quotation marks. Marks that enclose them already are not doubled."""
    words = clipped(" ".join(text.split()), limit)
    if len(words) > 1 and words[0] in '“"«„' and words[-1] in '”"»“' and not set(words[1:-1]) & set('“”"«»„'):
        words = words[1:-1]
    return Markup(f"<q><bdi>“{printed(words)}”</bdi></q>")


def clipped(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def finalized(value: object) -> object:
    """What a template prints when it does not say how: safe in elements and in quoted attributes alike."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def element_id(prefix: str, raw: str) -> str:
    """An id for an element. Ids of ours pass as they are; anything unusual is replaced by its hash."""
    if _SAFE_ID.fullmatch(raw):
        return f"{prefix}-{raw}"
    return f"{prefix}-x{hashlib.sha256(raw.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def provision_id(agreement: str, number: str) -> str:
    """The element of a point's row."""
    return element_id("v", f"{agreement}.{number}")
