"""What reading one file's bytes yields, before anybody knows the file's name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from truceline.model.capture import Envelope

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What is wrong and what to do about it; `part` names the item within the file, or is empty for all of it."""

    reason: str
    remedy: str
    part: str = ""

    def inside(self, part: str) -> Remark:
        return replace(self, part=f"{part}, {self.part}" if self.part else part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A capture in the making: `source` is file, feed or mail."""

    media_type: str
    content: str
    source: str = "file"
    envelope: Envelope = field(default_factory=Envelope)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """`media_type` is what the bytes are, whatever the file's name says. Without pieces there is a remark."""

    media_type: str
    pieces: tuple[Piece, ...] = ()
    remarks: tuple[Remark, ...] = ()


def refuse(media_type: str, *, reason: str, remedy: str) -> Reading:
    return Reading(media_type=media_type, remarks=(Remark(reason=reason, remedy=remedy),))


def settle(text: str) -> str:
    """Line ends as `\\n`, no byte-order mark; what no file can hold (NUL, half a surrogate pair) as U+FFFD."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _UNSTORABLE.sub("\ufffd", text)


def settle_line(text: str | None, *, length: int = 2_000) -> str | None:
    """A header or an element as one line; None where nothing is left."""
    if text is None:
        return None
    return _UNSTORABLE.sub("\ufffd", " ".join(text[: length * 2].split()))[:length] or None


def has_words(text: str) -> bool:
    return re.search(r"\w", text) is not None
