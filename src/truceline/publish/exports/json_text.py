"""JSON as bytes: one record a line, the same for the same content, in any script, halves of surrogate pairs escaped."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

RECORDS = "\x00records"
"""Stands in a head where the records go: as the last of its values, or as the last of the last."""
_ENCODE = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(", ", ": ")).encode
_LONE = re.compile("[\ud800-\udfff]")


def json_bytes(head: Mapping[str, Any], records: Iterable[Mapping[str, Any]]) -> bytes:
    """`head` with the records in the place of `RECORDS`. Raises ValueError for a number without end: see `finite`."""
    before, _, after = _ENCODE(head).rpartition(_ENCODE(RECORDS))
    lines = ",\n".join(_ENCODE(record) for record in records)
    text = f"{before}[\n{lines}\n]{after}\n" if lines else f"{before}[]{after}\n"
    return _LONE.sub(lambda half: f"\\u{ord(half[0]):04x}", text).encode("utf-8")


def finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def without_nothing(record: dict[str, Any]) -> dict[str, Any]:
    """Without the keys whose value is None or empty; 0 and False stay."""
    return {key: value for key, value in record.items() if value is not None and value not in ("", [], {})}
