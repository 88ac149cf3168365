"""Lines on standard error: one each, and nothing in them that a terminal would obey."""

from __future__ import annotations

import sys
import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def printable(text: str) -> str:
    """Control, bidirectional and undecodable characters as escapes; all else as it is."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escape(c) if unicodedata.category(c) in _UNSEEN else c for c in text)


def _escape(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is not UTF-8
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def complain(line: str) -> None:
    """One line on standard error, named as ours. A closed standard error is nobody's problem."""
    try:
        print(f"truceline: {printable(line)}", file=sys.stderr, flush=True)
    except UnicodeEncodeError:
        print(f"truceline: {printable(line)}".encode("ascii", "backslashreplace").decode(), file=sys.stderr, flush=True)
    except BrokenPipeError:
        pass
