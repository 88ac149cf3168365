"""What came in, before anybody has read it as a report."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """One file that was read. `path` is printed as the user gave it (folders walked: joined with `/`).

    `learned` is when it came into the record's hands, ISO 8601, as somebody noted or the mail itself says; else None.
    """

    path: str
    sha256: str
    bytes: int
    media_type: str
    learned: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What the wrapping of a capture said about it: mail headers or feed elements, as printed.

    `published` is the raw stamp (RFC 2822 or ISO) or None; `feed` is the title of the feed; `sender` a mail's From.
    `received` is the stamp of a mail's last Received header, `sent` its Date: those of the outermost mail, which is the
    one that reached the reader.
    """

    title: str | None = None
    published: str | None = None
    author: str | None = None
    feed: str | None = None
    sender: str | None = None
    language: str | None = None
    link: str | None = None
    received: str | None = None
    sent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One readable thing: a text file, a page, a feed item, a mail part.

    `item` counts captures within the file (0, 1, 2…). `media_type` is `text/plain` or `text/html`; `content` is decoded
    (line ends `\\n`, no byte-order mark), otherwise untouched. `source` says what wrapped it: file, feed or mail.
    """

    input: InputFile
    item: int
    media_type: str
    content: str
    source: str = "file"
    envelope: Envelope = field(default_factory=Envelope)
