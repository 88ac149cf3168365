"""JSON as bytes: the same for the same content, in any script, halves of surrogate pairs escaped."""

from __future__ import annotations

import json
import math
import re
from typing import Any

_LONE = re.compile("[\ud800-\udfff]")


def json_bytes(content: Any) -> bytes:
    """Raises ValueError for a number without end: see `finite`."""
    text = json.dumps(content, indent=1, ensure_ascii=False, allow_nan=False)
    return (_LONE.sub(lambda half: f"\\u{ord(half[0]):04x}", text) + "\n").encode("utf-8")


def finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def without_nothing(record: dict[str, Any]) -> dict[str, Any]:
    """Without the keys whose value is None or empty; 0 and False stay."""
    return {key: value for key, value in record.items() if value is not None and value not in ("", [], {})}
