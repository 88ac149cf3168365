"""The parts of a mail: headers, boundaries and transfer encodings, bounded and blind to what the parts say."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from itertools import islice, zip_longest

from truceline.intake.encodings import decode

MAX_PARTS = 2_000
_MAX_HEAD = 262_144
_MAX_VALUE = 4_000
_BLANK_LINE = re.compile(rb"\r\n\r\n|\n\r?\n|\r\r(?!\n)")
_HEADER = re.compile(r"([!-9;-~]{1,76})[ \t]*:(.*)")
_FIRST_HEADER = re.compile(rb"[!-9;-~]{1,76}[ \t]*:")
_PARAMETER = re.compile(r";\s*([\w*.-]{1,40})\s*=\s*(?:\"([^\"]*)\"|([^\s;\"]+))")
_ENCODED_WORDS = re.compile(r"(?:=\?[\w.:+*-]{1,60}\?[bq]\?[^?\s]*\?=\s*)+", re.IGNORECASE)
_ENCODED_WORD = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]*)?\?([bq])\?([^?\s]*)\?=", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A mail or a part of one. `headers` are unfolded, by lower-case name, the first of each; `raw` is packed."""

    headers: dict[str, str]
    raw: bytes

    @property
    def media_type(self) -> str:
        kind = self.headers.get("content-type", "").split(";")[0].strip().lower()
        return kind if re.fullmatch(r"[\w.+-]+/[\w.+-]+", kind) else "text/plain"

    @property
    def charset(self) -> str | None:
        return self._parameter("content-type", "charset")

    @property
    def is_attachment(self) -> bool:
        """Also what is shown inline but has a file name: it is a document of its own."""
        disposition = self.headers.get("content-disposition", "").strip().lower()
        named = self._parameter("content-disposition", "filename") or self._parameter("content-type", "name")
        return disposition.startswith("attachment") or named is not None

    @property
    def is_flowed(self) -> bool:
        return (self._parameter("content-type", "format") or "").lower() == "flowed"

    def unpack(self) -> bytes:
        """The bytes as they were before they were made fit for the post."""
        match self.headers.get("content-transfer-encoding", "").split(";")[0].strip().lower():
            case "base64":
                return _from_base64(self.raw)
            case "quoted-printable":
                return binascii.a2b_qp(self.raw)
            case _:
                return self.raw

    def split(self) -> list[Part]:
        """The parts between the boundaries; one that is cut off counts. Without any boundary: the whole as text."""
        boundary = self._parameter("content-type", "boundary")
        if not boundary:
            return [Part(headers={}, raw=self.raw)]
        sign = re.escape(boundary.encode("utf-8", errors="replace"))
        found_lines = (
            found
            for found in re.finditer(rb"--" + sign + rb"(--)?[ \t]*(?=[\r\n]|\Z)", self.raw)
            if self.raw[found.start() - 1 : found.start()] in (b"", b"\r", b"\n")
        )
        lines = list(islice(found_lines, MAX_PARTS + 1))
        if not lines:
            return [Part(headers={}, raw=self.raw)]
        parts = list[Part]()
        for found, following in zip_longest(lines[:MAX_PARTS], lines[1:]):
            if found[1]:
                break
            parts.append(read_part(_before_line(self.raw[found.end() : following.start() if following else None])))
        return parts

    def _parameter(self, header: str, name: str) -> str | None:
        for found in _PARAMETER.finditer(self.headers.get(header, "")):
            if found[1].lower().rstrip("*") in (name, f"{name}*0"):
                return found[2] if found[2] is not None else found[3]
        return None


def _before_line(content: bytes) -> bytes:
    """Without the line end that belongs to the boundary after it."""
    return content[:-2] if content.endswith(b"\r\n") else content[:-1] if content.endswith((b"\n", b"\r")) else content


def read_part(content: bytes) -> Part:
    """Headers up to the first blank line, if it begins with one. What a boundary opens begins with a line end."""
    content = re.sub(rb"\A(?:\r\n|\n|\r)", b"", content)
    if not _FIRST_HEADER.match(content):
        return Part(headers={}, raw=content.lstrip(b"\r\n"))
    blank = _BLANK_LINE.search(content)
    head = content[: blank.start()] if blank else content
    decoded = decode(head[:_MAX_HEAD])
    return Part(headers=_read_headers(decoded.text if decoded else ""), raw=content[blank.end() :] if blank else b"")


def _read_headers(head: str) -> dict[str, str]:
    headers, name = dict[str, list[str]](), ""
    for line in re.split(r"\r\n|\n|\r", head):
        if line[:1] in (" ", "\t") and name:
            headers[name].append(line.strip())
        elif (header := _HEADER.match(line)) is not None:
            name = header[1].lower()
            if name in headers:
                name = ""
            else:
                headers[name] = [header[2].strip()]
    return {name: " ".join(lines)[:_MAX_VALUE] for name, lines in headers.items()}


def _from_base64(raw: bytes) -> bytes:
    """As much as there is: a mail that is cut off ends in half a group."""
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", raw.split(b"=")[0] if b"=" in raw else raw)
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    return base64.b64decode(letters + b"=" * (-len(letters) % 4))


def decode_words(value: str) -> str:
    """A header with its encoded words read; neighbours of one charset are joined first: mailers cut letters apart."""
    return _ENCODED_WORDS.sub(_decode_run, value)


def _decode_run(run: re.Match[str]) -> str:
    chunks = list[tuple[str, bytes]]()
    for charset, transfer, letters in _ENCODED_WORD.findall(run[0]):
        raw = letters.encode("utf-8", errors="replace")
        chunk = _from_base64(raw) if transfer in "bB" else binascii.a2b_qp(raw, header=True)
        if chunks and chunks[-1][0] == charset.lower():
            chunks[-1] = (charset.lower(), chunks[-1][1] + chunk)
        else:
            chunks.append((charset.lower(), chunk))
    texts = [(decode(chunk, declared=charset), chunk) for charset, chunk in chunks]
    tail = run[0][len(run[0].rstrip()) :]
    return "".join(text.text if text else chunk.decode("utf-8", "replace") for text, chunk in texts) + tail
