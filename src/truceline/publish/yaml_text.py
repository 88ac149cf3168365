"""Plain YAML: mappings, lists, numbers and text, written so that nothing is taken for anything else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_WIDTH = 120
_PLAIN = re.compile(r"[^\W\d_](?:[\w .'’()/+–-]*[\w.'’)/+–-])?")
_PLAIN_ALONE = re.compile(r"[^\W\d_](?:[\w .'’()/+–,;“”-]*[\w.'’)/+–”-])?")
_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:\d\d)?)?|P[\dYMWDTH]+")
_NOT_TEXT = re.compile(r"(?i)y|n|yes|no|on|off|true|false|null|nan|inf")
_HIDDEN = re.compile("[\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def write_yaml(document: Mapping[str, Any]) -> str:
    """What is None is left out. Short lists stand on one line, all else in block style."""
    return "".join(f"{line}\n" for line in _mapping(document))


def _mapping(mapping: Mapping[str, Any]) -> Iterator[str]:
    for key, value in mapping.items():
        if value is None:
            continue
        if (short := _short(value, room=_WIDTH - len(key) - 12)) is not None:
            yield f"{_key(key)}: {short}"
        else:
            yield f"{_key(key)}:"
            yield from (f"  {line}" for line in (_mapping(value) if isinstance(value, Mapping) else _sequence(value)))


def _sequence(items: Sequence[Any]) -> Iterator[str]:
    for item in items:
        if (short := _short(item, room=_WIDTH - 12)) is not None:
            yield f"- {short}"
        else:
            first, *rest = _mapping(item) if isinstance(item, Mapping) else _sequence(item)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)


def _short(value: Any, *, room: int) -> str | None:
    """On one line: a plain value always, a list or a mapping where it is small and holds little."""
    if not isinstance(value, Mapping | list | tuple):
        return plain_text(value, alone=True) if isinstance(value, str) else _number(value)
    flow = _flow(value)
    if isinstance(value, Mapping):
        flat = not any(isinstance(each, Mapping) for each in value.values()) or "coordinates" in value
    else:
        flat = not any(isinstance(each, Mapping) for each in value)
    return flow if (flat and len(flow) <= room) or _is_positions(value) else None


def _is_positions(value: Any) -> bool:
    """Coordinates stay together, however many."""
    return isinstance(value, list | tuple) and all(isinstance(each, int | float) for each in _leaves(value))


def _leaves(value: Any) -> Iterator[Any]:
    for each in value:
        if isinstance(each, list | tuple):
            yield from _leaves(each)
        else:
            yield each


def _flow(value: Any) -> str:
    match value:
        case str():
            return plain_text(value)
        case Mapping():
            pairs = ((key, each) for key, each in value.items() if each is not None)
            return "{" + ", ".join(f"{_key(key)}: {_flow(each)}" for key, each in pairs) + "}"
        case list() | tuple():
            return "[" + ", ".join(_flow(each) for each in value) + "]"
        case _:
            return _number(value)


def _number(value: float) -> str:
    if isinstance(value, int) and abs(value) >= 10**15:
        return repr(float(value))
    return repr(value)


def _key(key: str) -> str:
    """`on` is no truth value where everybody writes it as a key."""
    return key if _PLAIN.fullmatch(key) else plain_text(key)


def plain_text(text: str, *, alone: bool = False) -> str:
    """One value: as it is where nothing else can be meant, else in quotation marks. `alone`: it ends with its line, so
    that a comma may stand in it."""
    plain = _PLAIN_ALONE if alone else _PLAIN
    if _TIME.fullmatch(text) or (plain.fullmatch(text) and not _NOT_TEXT.fullmatch(text)):
        return text
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
