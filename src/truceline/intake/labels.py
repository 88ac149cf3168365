"""How a name from outside is printed: nothing in it may move the cursor, turn the line round or break the output."""

from __future__ import annotations

import unicodedata

_UNPRINTED = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _escape(letter: str) -> str:
    code = ord(letter)
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is no UTF-8, as Python hands it on
        return f"\\x{code - 0xDC00:02x}"
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def label(name: str) -> str:
    """The name with control, format and undecodable characters written out; an ordinary name stays as it is."""
    if name.isascii() and name.isprintable():
        return name
    return "".join(_escape(letter) if unicodedata.category(letter) in _UNPRINTED else letter for letter in name)


def excerpt(words: str, *, length: int = 80) -> str:
    """Foreign words for a message: one printable line of at most `length` characters."""
    line = label(" ".join(words[: length * 4].split()))
    return line if len(line) <= length else line[: length - 1] + "…"
