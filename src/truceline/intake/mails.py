"""Mail: the words of the sender, and each readable thing that came with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from truceline.intake.encodings import declared_charset, decode
from truceline.intake.kinds import read_prolog, sniff_text, strip_mbox_line
from truceline.intake.mime import MAX_PARTS, Part, decode_words, read_part
from truceline.intake.pages import page_has_words
from truceline.intake.readings import Piece, Reading, Remark, has_words, settle, settle_line
from truceline.model.capture import Envelope

MAX_DEPTH = 16  # containers and attached messages together: eight forwards, each in a container of its own

ReadContent = Callable[..., Reading]  # contents.read_content, which calls this module in turn

_SILENT_TYPES = ("image/", "audio/", "video/", "font/", "application/pgp", "application/pkcs7", "application/x-pkcs7")
_SILENT = frozenset(
    {"text/calendar", "text/vcard", "text/x-vcard", "text/css", "text/directory", "application/ics"}
    | {"message/delivery-status", "message/disposition-notification", "message/external-body", "text/rfc822-headers"}
)
_READABLE = frozenset(
    {"application/octet-stream", "application/xml", "application/xhtml+xml", "application/rss+xml"}
    | {"application/atom+xml", "application/rdf+xml", "message/global", "message/rfc822"}
)


@dataclass(slots=True)
class _Letter:
    """What one mail holds besides its headers: texts in their order, and parts that are documents of their own.

    Each of `attached` comes with the number of wrappings around it.
    """

    texts: list[Piece] = field(default_factory=list)
    attached: list[tuple[Part, int]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def read_mail(content: bytes, *, depth: int, read: ReadContent) -> Reading:
    """The body first, if the sender wrote one, then the attachments. File names in a mail are never looked at."""
    mail = read_part(strip_mbox_line(content))
    envelope = _read_envelope(mail)
    letter = _Letter()
    _open_part(mail, letter, depth=depth)
    arrival = {"received": envelope.received, "sent": envelope.sent}
    pieces = [replace(text, envelope=envelope) for text in _join_texts(letter.texts)]
    remarks = letter.remarks
    loose = replace(envelope, title=None) if pieces else envelope
    for number, (part, wrappings) in enumerate(letter.attached[:MAX_PARTS], start=1):
        reading = _read_attachment(part, depth=wrappings, read=read)
        pieces += (
            replace(piece, source="mail", envelope=loose)
            if piece.source == "file"
            else replace(piece, envelope=replace(piece.envelope, **arrival))
            for piece in reading.pieces
        )
        remarks += (remark.inside(f"attachment {number}") for remark in reading.remarks)
    if not pieces and not remarks:
        remarks.append(Remark(reason="a mail without a body", remedy="save it again from the mail program, in full"))
    return Reading(media_type="message/rfc822", pieces=tuple(pieces), remarks=tuple(remarks))


def _read_envelope(mail: Part) -> Envelope:
    def header(name: str) -> str | None:
        return settle_line(decode_words(mail.headers.get(name, "")))

    return Envelope(
        title=header("subject"),
        published=header("date"),
        sender=header("from"),
        language=header("content-language"),
        received=settle_line(mail.headers.get("received", "").rpartition(";")[2]),
        sent=header("date"),
    )


def _open_part(part: Part, letter: _Letter, *, depth: int) -> None:
    kind = part.media_type
    if kind.startswith("multipart/"):
        if depth >= MAX_DEPTH:
            letter.remarks.append(_too_deep())
        elif kind == "multipart/alternative":
            _choose_alternative(part.split(), letter, depth=depth + 1)
        else:
            for inner in part.split():
                _open_part(inner, letter, depth=depth + 1)
    elif kind in ("text/plain", "text/html") and not part.is_attachment:
        _read_text(part, letter)
    else:
        letter.attached.append((part, depth))


def _choose_alternative(parts: Iterable[Part], letter: _Letter, *, depth: int) -> None:
    """Plain text where it says anything, else HTML; what is attached to any of them counts."""
    variants = list[_Letter]()
    for part in parts:
        variant = _Letter()
        _open_part(part, variant, depth=depth)
        variants.append(variant)
        letter.attached += variant.attached
    best = min(variants, key=lambda variant: _rank_texts(variant.texts), default=_Letter())
    letter.texts += best.texts
    letter.remarks += best.remarks


def _rank_texts(texts: list[Piece]) -> int:
    worded = [text for text in texts if _says_anything(text)]
    if not worded:
        return 2
    return 0 if all(text.media_type == "text/plain" for text in worded) else 1


def _read_text(part: Part, letter: _Letter) -> None:
    content = part.unpack()
    decoded = decode(content, declared=part.charset or declared_charset(content))
    if decoded is None:
        letter.remarks.append(Remark(reason="the body is binary, not text", remedy="save the mail again, in full"))
        return
    if decoded.lost:
        letter.remarks.append(lost_characters(decoded.lost, decoded.encoding))
    text = settle(decoded.text)
    is_html = part.media_type == "text/html" or sniff_text(text, read_prolog(text)) == "text/html"
    if part.is_flowed and not is_html:
        text = _unflow(text)
    letter.texts.append(Piece(media_type="text/html" if is_html else "text/plain", content=text, source="mail"))


def _join_texts(texts: list[Piece]) -> list[Piece]:
    """Mailers cut a body in two around a picture, and lists add a footer: neighbours of one kind are one text."""
    joined = list[Piece]()
    for text in filter(_says_anything, texts):
        if joined and joined[-1].media_type == text.media_type:
            joined[-1] = replace(text, content=f"{joined[-1].content.rstrip()}\n\n{text.content}")
        else:
            joined.append(text)
    return joined


def _says_anything(text: Piece) -> bool:
    return page_has_words(text.content) if text.media_type == "text/html" else has_words(text.content)


def _read_attachment(part: Part, *, depth: int, read: ReadContent) -> Reading:
    kind = part.media_type
    if kind in _SILENT or kind.startswith(_SILENT_TYPES):
        return Reading(media_type=kind)
    if depth + 1 >= MAX_DEPTH:
        return Reading(media_type=kind, remarks=(_too_deep(),))
    if kind in ("message/rfc822", "message/global"):
        return read_mail(part.unpack(), depth=depth + 1, read=read)
    if kind in _READABLE or kind.startswith(("text/", "application/")):
        return read(part.unpack(), charset=part.charset, depth=depth + 1)
    return Reading(media_type=kind)


def _too_deep() -> Remark:
    return Remark(reason=f"parts nested more than {MAX_DEPTH} deep", remedy="save the inner mail as a file of its own")


def lost_characters(count: int, encoding: str) -> Remark:
    plural = "s" if count > 1 else ""
    return Remark(
        reason=f"{count} character{plural} could not be decoded (read as {encoding}, shown as U+FFFD)",
        remedy="save it again as UTF-8",
    )


def _unflow(text: str) -> str:
    """RFC 3676: a line that ends with a space goes on in the next one; a space put before a line is taken off."""
    paragraphs, depth_before, goes_on = list[list[str]](), 0, False
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:].removeprefix(" ")
        if goes_on and words != "-- " and depth == depth_before:
            paragraphs[-1].append(words)
        else:
            paragraphs.append([f"{line[:depth]} {words}" if depth else words])
        depth_before, goes_on = depth, words.endswith(" ") and words != "-- "
    return "\n".join("".join(words) for words in paragraphs)
