"""The words of the schema: what a text, an id, a moment or a list looks like, as the readers take them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from truceline.intake.packs.fields import MAX_TEXT
from truceline.model.event import event_types

Schema = dict[str, Any]

_DAY = r"\d{4}-\d{2}-\d{2}"
_CLOCK = r"\d{2}(:\d{2}(:\d{2}(\.\d{1,6})?)?)?\s*(Z|[+-]\d{2}(:?\d{2})?)?"
_DECIMAL = r"(\d{1,15}(\.\d{0,15})?|\.\d{1,15})([eE][-+]?\d{1,2})?"


def matching(pattern: str, about: str = "", *, also: Iterable[str] = ()) -> Schema:
    """Empty is as good as left out; `also` are kinds of values that YAML may take an unquoted word for."""
    told = {"description": about} if about else {}
    return {"type": ["string", "null", *also], "pattern": rf"^\s*{pattern}\s*$", **told}


def text(about: str = "") -> Schema:
    told = {"description": about} if about else {}
    return {"type": ["string", "number", "boolean", "null"], "minLength": 1, "maxLength": MAX_TEXT, **told}


def one_of(choices: Iterable[str], about: str = "") -> Schema:
    return {"enum": [*choices, None], **({"description": about} if about else {})}


def list_of(of: Schema, about: str = "") -> Schema:
    return {"type": ["array", "null"], "items": of, **({"description": about} if about else {})}


def word() -> Schema:
    return {"type": ["string", "number", "boolean"], "minLength": 1, "maxLength": MAX_TEXT}


def identifier(about: str = "an id: letters, digits, '-', '_' and '.'; it stays for ever") -> Schema:
    return matching(r"\w[\w.-]{0,79}", about, also=("number", "boolean"))


def ids_of(what: str) -> Schema:
    return list_of(word(), f"ids of {what}")


def moment(about: str) -> Schema:
    return matching(f"{_DAY}([T ]{_CLOCK})?", f"{about}: 2031-09-14, or 2031-09-14T20:00:00+04:00")


def day(about: str) -> Schema:
    return matching(_DAY, f"{about}: 2031-09-14")


def length(about: str) -> Schema:
    return matching(r"P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?)?", f"{about}: P14D, P5Y, P6M or PT72H")


def number(about: str, *, low: int, high: int | None = None) -> Schema:
    top = {} if high is None else {"maximum": high}
    sign = "[-+]?" if low < 0 else r"\+?"
    return {**matching(sign + _DECIMAL, about, also=("number",)), "minimum": low, **top}


def events(about: str) -> Schema:
    return list_of({"enum": list(event_types())}, about)


def record(keys: Iterable[str], forms: Mapping[str, Schema], *, required: Iterable[str], **rules: Any) -> Schema:
    """A mapping of these keys and no others. A key that has no form here is a fault of ours: KeyError."""
    return {
        "type": "object",
        "properties": {key: forms[key] for key in keys},
        "required": list(required),
        "additionalProperties": False,
        **rules,
    }


def never_both(*pairs: tuple[str, str]) -> list[Schema]:
    return [{"not": {"required": list(pair)}} for pair in pairs]


def given(key: str, value: str) -> Schema:
    return {"properties": {key: {"const": value}}, "required": [key]}
