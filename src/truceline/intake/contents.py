"""From the bytes of a file, or of an attachment, to what can be read in them."""

from __future__ import annotations

from truceline.intake.encodings import Decoded, declared_charset, decode
from truceline.intake.feeds import read_feed
from truceline.intake.kinds import (
    FEED_TYPES,
    Prolog,
    declares_entities,
    has_own_doctype,
    is_mail,
    is_mailbox,
    read_prolog,
    signature,
    sniff_text,
)
from truceline.intake.mails import lost_characters, read_mail
from truceline.intake.pages import page_has_words
from truceline.intake.readings import Piece, Reading, has_words, refuse, settle

MAX_PAGE = 8 * 2**20  # characters: finding the story in a page takes many times its size in memory

_READABLE = "what is read: plain text, HTML, mail (.eml), RSS and Atom"


def read_content(content: bytes, *, charset: str | None = None, depth: int = 0) -> Reading:
    """Never raises: what cannot be read is a remark. `charset` is what the wrapping says; `depth` counts wrappings."""
    if not content.strip():
        return refuse("application/x-empty", reason="the file is empty", remedy="save it again or leave it out")
    known = signature(content)
    if known is not None:
        return refuse(known[0], reason=f"{known[1]} is not a readable type", remedy=f"save its text; {_READABLE}")
    if is_mailbox(content):
        return refuse("application/mbox", reason="a mailbox of several mails", remedy="save each mail as an .eml file")
    if is_mail(content):
        return read_mail(content, depth=depth, read=read_content)
    decoded = decode(content, declared=charset or declared_charset(content))
    if decoded is None:
        return refuse("application/octet-stream", reason="binary, not text", remedy=f"save its text; {_READABLE}")
    if decoded.encoding.startswith("utf-") and is_mail(decoded.text[:65_536].encode("utf-8", errors="replace")):
        return read_mail(decoded.text.encode("utf-8", errors="replace"), depth=depth, read=read_content)
    return _with_loss(_read_text(settle(decoded.text)), decoded)


def _read_text(text: str) -> Reading:
    prolog = read_prolog(text)
    media_type = sniff_text(text, prolog)
    if declares_entities(prolog, text) or (media_type != "text/html" and has_own_doctype(prolog)):
        return refuse(
            media_type,
            reason="XML with declarations of its own (DOCTYPE, ENTITY), which are never expanded",
            remedy="take the DOCTYPE out if you trust the file",
        )
    if media_type in FEED_TYPES:
        return read_feed(text, media_type=media_type, prolog=prolog)
    if media_type in ("text/plain", "text/html"):
        return _read_words(text, media_type)
    return _refuse_other(media_type, prolog)


def _read_words(text: str, media_type: str) -> Reading:
    if media_type == "text/plain" and not has_words(text):
        return refuse(media_type, reason="no words in it", remedy="save it again or leave it out")
    if media_type == "text/html" and len(text) > MAX_PAGE:
        return refuse(
            media_type,
            reason=f"the page is larger than {MAX_PAGE // 2**20} million characters",
            remedy="save it without its pictures and scripts",
        )
    if media_type == "text/html" and not page_has_words(text):
        return refuse(
            media_type,
            reason="a page without any text (cut off, or filled by a script)",
            remedy="save the page again once it has loaded in full",
        )
    return Reading(media_type=media_type, pieces=(Piece(media_type=media_type, content=text),))


def _refuse_other(media_type: str, prolog: Prolog) -> Reading:
    root = f" with the root {prolog.root[:40]}" if prolog.root else ""
    name = "JSON" if media_type == "application/json" else f"XML{root}, no feed,"
    return refuse(media_type, reason=f"{name} is not a readable type", remedy=f"save its text; {_READABLE}")


def _with_loss(reading: Reading, decoded: Decoded) -> Reading:
    if not decoded.lost or not reading.pieces:
        return reading
    remarks = (lost_characters(decoded.lost, decoded.encoding), *reading.remarks)
    return Reading(media_type=reading.media_type, pieces=reading.pieces, remarks=remarks)
