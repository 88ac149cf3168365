"""What a file is, by its content: its name is never asked."""

from __future__ import annotations

import re
from dataclasses import dataclass

FEED_TYPES = frozenset({"application/rss+xml", "application/rdf+xml", "application/atom+xml"})

_SIGNATURES = (
    (b"%PDF-", "application/pdf", "a PDF"),
    (b"PK\x03\x04", "application/zip", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage", "an old office document"),
    (b"{\\rtf", "application/rtf", "a rich-text document"),
    (b"\x1f\x8b", "application/gzip", "a compressed file"),
    (b"BZh", "application/x-bzip2", "a compressed file"),
    (b"\xfd7zXZ\x00", "application/x-xz", "a compressed file"),
    (b"\x28\xb5\x2f\xfd", "application/zstd", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", "an archive"),
    (b"Rar!\x1a\x07", "application/vnd.rar", "an archive"),
    (b"WARC/", "application/warc", "a web archive"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "a picture"),
    (b"\xff\xd8\xff", "image/jpeg", "a picture"),
    (b"GIF8", "image/gif", "a picture"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3", "a database"),
    (b"-----BEGIN PGP MESSAGE", "application/pgp-encrypted", "an encrypted message"),
    (b"%!PS", "application/postscript", "a PostScript document"),
)

_HTML_TAGS = frozenset((
    "html", "head", "body", "title", "meta", "link", "style", "script", "base", "p", "div", "span", "a", "b",
    "i", "u", "em", "strong", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "table",
    "thead", "tbody", "tr", "td", "th", "img", "figure", "picture", "article", "section", "main", "header",
    "footer", "nav", "aside", "blockquote", "pre", "code", "center", "font", "form", "iframe", "noscript",
    "small", "time",
))  # fmt: skip
_FEED_ROOTS = {"rss": "application/rss+xml", "rdf": "application/rdf+xml", "feed": "application/atom+xml"}
_PAGE_START = re.compile(r"^\s*<(?:html|body|!doctype\s+html)\b", re.IGNORECASE | re.MULTILINE)
_BLOCK_TAG = re.compile(r"</(?:p|div|h[1-6]|li|td)\s*>|<br\s*/?>", re.IGNORECASE)
_JSON_START = re.compile(r"\s*(?:\[\s*)?\{\s*(?:\"[^\"\n]{0,200}\"\s*:|\})")

_MAIL_HEADERS = frozenset({"from", "to", "cc", "subject", "date", "sender", "reply-to"})
_TECHNICAL_HEADERS = frozenset(
    {
        "received",
        "return-path",
        "message-id",
        "mime-version",
        "content-type",
        "content-transfer-encoding",
        "delivered-to",
    }
)
_HEADER_LINE = re.compile(rb"([!-9;-~]{1,76}):([^\r\n]*)")
_MBOX_LINE = re.compile(rb"From \S+ [^\r\n]*\d{4}[^\r\n]*\r?\n")


def signature(content: bytes) -> tuple[str, str] | None:
    """Media type and plain name of a kind of file that is known by its first bytes, and that nobody here reads."""
    return next(((kind, name) for start, kind, name in _SIGNATURES if content.startswith(start)), None)


def is_mail(content: bytes) -> bool:
    """A head of nothing but header lines, with enough of those that only a mail has."""
    names, addressed = set[str](), False
    for line in strip_mbox_line(content)[:65_536].splitlines():
        if not line.strip():
            break
        if line[:1] in (b" ", b"\t") and names:
            continue
        header = _HEADER_LINE.match(line)
        if header is None:
            return False
        name = header[1].decode("ascii").lower()
        names.add(name)
        addressed = addressed or (name == "from" and b"@" in header[2])
    usual, technical = len(names & _MAIL_HEADERS), len(names & _TECHNICAL_HEADERS)
    if technical:
        return usual + technical >= 2
    return "from" in names and usual >= (2 if addressed else 3)


def strip_mbox_line(content: bytes) -> bytes:
    """Without the `From ` line that a mailbox puts before each mail."""
    first = _MBOX_LINE.match(content)
    return content[first.end() :] if first else content


def is_mailbox(content: bytes) -> bool:
    """Several mails in one file, in the mbox format."""
    if not _MBOX_LINE.match(content):
        return False
    starts = re.finditer(
        rb"(?<=\n\n)From \S+ [^\r\n]*\d{4}[^\r\n]*\n(?=[!-9;-~]{1,76}:)", content.replace(b"\r\n", b"\n")
    )
    return next(starts, None) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prolog:
    """What stands before the root element. `doctype` is all of it, or None; `root` may be empty; `end` an offset."""

    declared: bool
    doctype: str | None
    root: str
    end: int


_SKIPPED = re.compile(r"\s+|<\?(?!xml\s).*?(?:\?>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)
_DECLARATION = re.compile(r"\s*<\?xml\s.*?(?:\?>|\Z)", re.DOTALL)
_DOCTYPE = re.compile(r"<!doctype\b", re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]{1,80}:)?([\w.-]{1,80})")


def read_prolog(text: str) -> Prolog:
    declaration = _DECLARATION.match(text)
    at, doctype = declaration.end() if declaration else 0, None
    while True:
        skipped = _SKIPPED.match(text, at)
        if skipped and skipped.end() > at:
            at = skipped.end()
        elif doctype is None and _DOCTYPE.match(text, at):
            end = _doctype_end(text, at)
            doctype, at = text[at:end], end
        else:
            break
    root = _ROOT.match(text, at)
    return Prolog(declared=bool(declaration), doctype=doctype, root=root[1] if root else "", end=at)


def _doctype_end(text: str, start: int) -> int:
    """After the `>` that closes it: brackets and quotation marks may hide others. To the end where none closes it."""
    inside, quote = False, ""
    for mark in re.finditer(r"[\[\]<>\"']", text[start:]):
        sign = mark[0]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign in "[]":
            inside = sign == "["
        elif sign == ">" and not inside:
            return start + mark.end()
    return len(text)


def declares_entities(prolog: Prolog, text: str) -> bool:
    """True where the head declares what could grow without bound or read other files, if anybody expanded it."""
    end = prolog.end
    if text.startswith("<!", end):  # a declaration outside of any document type: all before the first tag is suspect
        tag = re.compile(r"<\w").search(text, end)
        end = tag.start() if tag else len(text)
    return re.search(r"<!entity\b", text[:end], re.IGNORECASE) is not None


def has_own_doctype(prolog: Prolog) -> bool:
    """True for a document type with declarations of its own or somewhere else; naming a public one is harmless."""
    doctype = prolog.doctype or ""
    return "[" in doctype or re.match(r"<!doctype\s+\S+\s+system\b", doctype, re.IGNORECASE) is not None


def sniff_text(text: str, prolog: Prolog) -> str:
    """The media type of decoded text. XML that is neither a page nor a feed is `application/xml`."""
    root = prolog.root.lower()
    html_doctype = prolog.doctype is not None and re.match(r"<!doctype\s+html\b", prolog.doctype, re.I)
    if html_doctype or root in _HTML_TAGS:
        return "text/html"
    if root in _FEED_ROOTS:
        return _FEED_ROOTS[root]
    if prolog.declared or prolog.doctype is not None:
        return "application/xml"
    if root and text[-200:].rstrip().endswith(f"{prolog.root}>"):
        return "application/xml"
    if _PAGE_START.search(text[:2_048]) or len(_BLOCK_TAG.findall(text[:65_536])) >= 3:
        return "text/html"
    if _JSON_START.match(text) and text[-200:].rstrip().endswith(("}", "]")):
        return "application/json"
    return "text/plain"
