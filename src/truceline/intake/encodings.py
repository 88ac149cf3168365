"""Bytes to text: which encoding it is, and how much of it could not be read."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# What a page or a mail may declare, by Python's name: what browsers read under the names that are usual on the web.
_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_WESTERN = ("cp1252", "cp1250", "cp1254", "cp1257")
_OTHER = (
    "cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "cp1253", "cp1255", "cp1256",
    "gb18030", "big5hkscs", "cp932", "euc_jp", "cp949",
)  # fmt: skip
_CHARSETS = frozenset(
    {
        "utf-8",
        "iso2022_jp",
        "euc_jp",
        "cp866",
        "koi8-r",
        "koi8-u",
        "koi8-t",
        "mac-cyrillic",
        "mac-roman",
        "hz",
        "ptcp154",
    }
    | {f"cp125{n}" for n in range(9)}
    | {f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
    | set(_READ_AS.values())
)
_STATEFUL = frozenset({"iso2022_jp", "hz"})
_EAST_ASIAN = frozenset({"gb18030", "big5hkscs", "cp932", "cp949", "euc_jp"})
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\n\r\f\x1b")
_MAX_CONTROLS = 0.05  # evenly spread bytes hold a tenth
_SAMPLE = 32_768


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """`lost` counts the characters that could not be decoded and stand as U+FFFD in `text`."""

    text: str
    encoding: str
    lost: int = 0


def decode(content: bytes, *, declared: str | None = None) -> Decoded | None:
    """The text, or None where the bytes are no text. `declared` is what the file or its wrapping says of itself.

    A byte-order mark counts most, then valid UTF-8, then the declaration, then UTF-8 with some damage, then a guess.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _text_only(_decode_as(content[len(mark) :], encoding))
    if b"\0" in content:
        return _decode_wide(content)
    if len(content.translate(None, _CONTROLS)) < len(content) * (1 - _MAX_CONTROLS):
        return None
    charset = _known_charset(declared)
    if charset in _STATEFUL or charset in _EAST_ASIAN:
        strict = _decode_strictly(content, charset)
        if strict is not None:
            return strict
    strict = _decode_strictly(content, "utf-8") or (_decode_strictly(content, charset) if charset else None)
    return strict or _damaged_utf8(content) or _guess(content, declared=charset)


def declared_charset(content: bytes) -> str | None:
    """What an XML prolog or an HTML `meta` at the head of the file says."""
    head = content[:4096]
    found = _PROLOG_CHARSET.match(head) or _META_CHARSET.search(head)
    return found[1].decode("ascii") if found else None


_PROLOG_CHARSET = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_META_CHARSET = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)


def _known_charset(declared: str | None) -> str | None:
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    name = _READ_AS.get(name, name)
    return name if name in _CHARSETS else None


def _decode_strictly(content: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(text=content.decode(encoding), encoding=encoding)
    except UnicodeError:
        return None


def _decode_as(content: bytes, encoding: str) -> Decoded:
    strict = _decode_strictly(content, encoding)
    if strict is not None:
        return strict
    text = content.decode(encoding, errors="replace")
    genuine = content.count("\ufffd".encode()) if encoding == "utf-8" else 0
    return Decoded(text=text, encoding=encoding, lost=max(text.count("\ufffd") - genuine, 1))


def _text_only(decoded: Decoded) -> Decoded | None:
    """None where what was decoded is no text after all: a byte-order mark can stand before anything."""
    sample = decoded.text[:_SAMPLE]
    odd = sum(letter < " " and letter not in "\t\n\r\f\x1b" for letter in sample) + sample.count("\ufffd")
    return None if odd > len(sample) * _MAX_CONTROLS else decoded


def _decode_wide(content: bytes) -> Decoded | None:
    """UTF-16 without a mark: nearly all of it is letters of alphabets and the punctuation that goes with them."""
    for encoding in ("utf-16-le", "utf-16-be"):
        decoded = _decode_strictly(content[: len(content) // 2 * 2], encoding)
        if decoded is None:
            continue
        sample = decoded.text[:_SAMPLE]
        plain = sum(
            " " <= letter < "\u0700" or letter in "\t\n\r" or "\u2000" <= letter < "\u2070" for letter in sample
        )
        if plain > len(sample) * 0.9 and " " in sample:
            return decoded
    return None


def _damaged_utf8(content: bytes) -> Decoded | None:
    """UTF-8 with a few bytes broken, if the whole characters outnumber the broken ones by far."""
    decoded = _decode_as(content, "utf-8")
    whole = len(decoded.text) - len(decoded.text.encode("ascii", errors="ignore")) - decoded.lost
    return decoded if whole >= 3 * decoded.lost else None


def _guess(content: bytes, *, declared: str | None) -> Decoded:
    """Single letters with a mark among plain ones are Western or Central European, whole words of them are not."""
    sample = b"\n".join(line for line in content.splitlines() if not line.isascii())
    if len(sample) > _SAMPLE:
        sample = sample[:_SAMPLE].rstrip(bytes(range(0x80, 0x100)))
    in_words = sum(len(run) for run in re.findall(rb"[\x80-\xff]{3,}", sample))
    marked = len(sample) - len(sample.translate(None, bytes(range(0x80, 0x100))))
    if in_words * 2 > marked:
        found = _rank(sample, _OTHER)
        return _decode_as(content, found[0] if found else declared or "cp1252")
    found = _rank(sample, _WESTERN)
    if not found or ("cp1252" in found and found[0] != "cp1254") or _alike(sample, found[0]):
        return _decode_as(content, "cp1252")
    return _decode_as(content, found[0])


def _rank(sample: bytes, encodings: tuple[str, ...]) -> list[str]:
    from charset_normalizer import from_bytes

    return [str(match.encoding) for match in from_bytes(sample, cp_isolation=list(encodings))]


def _alike(sample: bytes, encoding: str) -> bool:
    try:
        return sample.decode(encoding) == sample.decode("cp1252")
    except UnicodeError:
        return False
