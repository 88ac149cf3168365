"""Records to JSON and back, by the types of their fields: what was written is read as it was."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import types
import typing
from enum import Enum
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


def write(record: Any) -> str:
    """Canonical JSON: sorted keys, no spaces, so that equal records are equal texts with equal hashes."""
    return json.dumps(plain(record), sort_keys=True, ensure_ascii=True, separators=(",", ":"), allow_nan=False)


def digest(text: str) -> str:
    """The SHA-256 of a text of `write`."""
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def plain(value: Any) -> Any:
    """The value in lists, dictionaries and scalars. TypeError for what has no place in a record."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    raise TypeError(f"a {type(value).__name__} in a record")


def read(kind: type[T], text: str) -> T:
    """A record of that class. ValueError or TypeError where the text holds another; unknown keys are refused too."""
    return typing.cast("T", _build(kind, json.loads(text)))


@cache
def _fields(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _build(kind: Any, value: Any) -> Any:
    kind = getattr(kind, "__supertype__", kind)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _choose(arguments, value)
    if origin is tuple:
        several = len(arguments) == 2 and arguments[1] is Ellipsis
        inner = (arguments[0],) * len(value) if several else arguments
        return tuple(_build(each, part) for each, part in zip(inner, value, strict=True))
    if origin is dict:
        return {key: _build(arguments[1], part) for key, part in value.items()}
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        types_of = _fields(kind)
        return kind(**{key: _build(types_of[key], part) for key, part in value.items()})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return value
    if kind is not Any and not isinstance(value, kind):
        raise TypeError(f"{value!r:.60} where a {kind} was expected")
    return value


def _choose(kinds: tuple[Any, ...], value: Any) -> Any:
    if value is None and types.NoneType in kinds:
        return None
    for kind in kinds:
        if kind is not types.NoneType:
            try:
                return _build(kind, value)
            except (TypeError, KeyError, ValueError):
                continue
    raise TypeError(f"{value!r:.60} is none of {kinds}")
