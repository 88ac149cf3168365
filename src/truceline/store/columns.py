"""What a column can hold, alike on both databases; the body beside it holds the whole."""

from __future__ import annotations

from django.db.models import Model

from truceline.errors import UnusableInput

_LONGEST_PATH = 2000  # bytes: an index of PostgreSQL takes 2,704


def fit(kind: type[Model], **columns: str | None) -> dict[str, str | None]:
    """Texts without NUL and without halves of surrogate pairs, each of which becomes U+FFFD, and no longer than their
    columns; places in a text stay where they are."""
    return {
        name: _fit(value, getattr(kind._meta.get_field(name), "max_length", None)) for name, value in columns.items()
    }


def _fit(value: str | None, longest: int | None) -> str | None:
    if value is None:
        return None
    if "\0" in value or not value.isascii():
        value = "".join("\ufffd" if each == "\0" or "\ud800" <= each <= "\udfff" else each for each in value)
    return value[:longest]


def refuse_unkept_path(path: str) -> None:
    """UnusableInput where no database could hold the path as it is."""
    if path != _fit(path, None):
        raise UnusableInput(ascii(path)[1:-1][:200], "its name is no text", "give it another name, and add it again")
    if len(path.encode("utf-8")) > _LONGEST_PATH:
        reason = f"its path is longer than {_LONGEST_PATH} bytes"
        raise UnusableInput(f"{path[:200]}…", reason, "move it to a folder nearer by, and add it again")
