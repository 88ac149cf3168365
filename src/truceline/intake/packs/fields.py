"""One mapping of a pack, read key by key; what does not fit is noted with its line and left out."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator
from datetime import date, datetime, tzinfo

from truceline.intake.packs.problems import Problems, show, suggest
from truceline.intake.packs.yaml_lines import Mapping, Node, Scalar, Sequence
from truceline.model.duty import Length

MAX_TEXT = 4_000
_ID = re.compile(r"\w[\w.-]{0,79}")
_NUMBER = re.compile(r"[-+]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:[eE][-+]?\d{1,2})?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Fields:
    """`what` names the mapping in messages: "actor 'hog'"."""

    def __init__(self, mapping: Mapping, *, what: str, known: Collection[str], problems: Problems) -> None:
        self.line = mapping.line
        self.problems = problems
        self.values = {entry.key: entry.value for entry in mapping.entries}
        self.lines = {entry.key: entry.line for entry in mapping.entries}
        named = self.values.get("id") or self.values.get("number") or self.values.get("term")
        self.what = (
            f"{what} {show(named.text)}" if isinstance(named, Scalar) and named.text and not named.is_null else what
        )
        for entry in mapping.entries:
            if entry.key not in known:
                self.misfit(entry.key, f"unknown key {show(entry.key)}", suggest(entry.key, known))

    def line_of(self, key: str) -> int:
        return self.lines.get(key, self.line)

    def misfit(self, key: str, reason: str, remedy: str) -> None:
        self.problems.add(self.line_of(key), f"{reason} in {self.what}", remedy)

    def text(self, key: str) -> str | None:
        """One value as written, or None where there is none."""
        value = self.values.get(key)
        if value is None or (isinstance(value, Scalar) and value.is_null):
            return None
        return self.word(value, key)

    def word(self, value: Node, key: str) -> str | None:
        if not isinstance(value, Scalar):
            self.problems.add(value.line, f"{key} of {self.what} is no single value", "write one word or sentence")
            return None
        if not value.text:
            self.problems.add(value.line, f"{key} of {self.what} is empty", "write a value or take it out")
            return None
        if len(value.text) > MAX_TEXT:
            self.problems.add(value.line, f"{key} of {self.what} is longer than {MAX_TEXT} characters", "shorten it")
            return None
        return value.text

    def required(self, key: str) -> str:
        value = self.values.get(key)
        if value is None or (isinstance(value, Scalar) and value.is_null):
            self.problems.add(self.line_of(key), f"{self.what} has no {key}", f"add one: `{key}: …`")
            return ""
        return self.word(value, key) or ""

    def identifier(self, key: str = "id") -> str:
        found = self.required(key)
        if found and not _ID.fullmatch(found):
            self.misfit(key, f"{show(found)} cannot be an id", "use letters, digits, '-', '_' and '.' without spaces")
        return found

    def choice(self, key: str, options: Collection[str], *, default: str) -> str:
        found = self.text(key)
        if found is None or found in options:
            return found or default
        self.misfit(key, f"unknown {key} {show(found)}", suggest(found, options))
        return default

    def words(self, key: str) -> list[tuple[str, int]]:
        """The values of a list, with their lines."""
        value = self.values.get(key)
        if value is None or (isinstance(value, Scalar) and value.is_null):
            return []
        if not isinstance(value, Sequence):
            self.problems.add(value.line, f"{key} of {self.what} is no list", "write it as [one, two]")
            return []
        found = [(self.word(item, key), item.line) for item in value.items]
        return [(word, line) for word, line in found if word is not None]

    def pairs(self, key: str) -> list[tuple[str, str, int]]:
        """Keys and values of a small mapping, with their lines."""
        value = self.values.get(key)
        if value is None or (isinstance(value, Scalar) and value.is_null):
            return []
        if not isinstance(value, Mapping):
            self.problems.add(value.line, f"{key} of {self.what} is no mapping", "write it as {side: name}")
            return []
        found = [(entry.key, self.word(entry.value, key), entry.line) for entry in value.entries]
        return [(name, word, line) for name, word, line in found if word is not None]

    def couples(self, key: str) -> list[tuple[str, str, int]]:
        """The lists of two in a list, with the line of each."""
        value = self.values.get(key)
        if value is None or (isinstance(value, Scalar) and value.is_null):
            return []
        found = []
        for item in value.items if isinstance(value, Sequence) else [value]:
            words = [self.word(each, key) for each in item.items] if isinstance(item, Sequence) else []
            if len(words) != 2:
                self.problems.add(item.line, f"an entry of {key} is no pair", "write it as `- [one, other]`")
            elif words[0] is not None and words[1] is not None:
                found.append((words[0], words[1], item.line))
        return found

    def records(self, key: str) -> Iterator[Mapping]:
        """The mappings of a list of mappings."""
        value = self.values.get(key)
        if value is None or (isinstance(value, Scalar) and value.is_null):
            return
        if not isinstance(value, Sequence):
            self.problems.add(value.line, f"{key} of {self.what} is no list", "start each entry with `- `")
            return
        for item in value.items:
            if isinstance(item, Mapping):
                yield item
            else:
                self.problems.add(item.line, f"an entry of {key} is no mapping", "write it as `- {id: …, name: …}`")

    def degrees(self, key: str, *, limit: int) -> float | None:
        found = self.text(key)
        if found is None:
            return None
        if not _NUMBER.fullmatch(found):
            self.misfit(key, f"{key} {show(found)} is no number", "write degrees with a decimal point")
        elif not math.fabs(degrees := float(found)) <= limit:
            self.misfit(key, f"{key} {found} is out of range", f"it lies between -{limit} and {limit}; lat before lon")
        else:
            return degrees
        return None

    def number(self, key: str) -> float | None:
        """Zero or more; a whole number stays one."""
        found = self.text(key)
        if found is None:
            return None
        number = float(found) if _NUMBER.fullmatch(found) else -1.0
        if number < 0:
            self.misfit(key, f"{key} {show(found)} is no number from 0 upwards", "write it in digits")
            return None
        return int(number) if number.is_integer() else number

    def count(self, key: str) -> int | None:
        found = self.number(key)
        if found is not None and found != int(found):
            self.misfit(key, f"{key} {found} is no whole number", "write it in digits")
        return None if found is None else int(found)

    def length(self, key: str) -> Length | None:
        found = self.text(key)
        length = Length.parse(found) if found is not None else None
        if found is not None and length is None:
            self.misfit(key, f"{key} {show(found)} is no length of time", "write it as P14D, P5Y, P6M or PT72H")
        return length

    def day(self, key: str) -> str | None:
        found = self.text(key)
        if found is None:
            return None
        try:
            return date.fromisoformat(found if _DATE.fullmatch(found) else "").isoformat()
        except ValueError:
            self.misfit(key, f"{key} {show(found)} is no date", "write it as 2031-09-14")
            return None

    def moment(self, key: str, *, zone: tzinfo) -> str | None:
        """A date, or a date-time with its offset; one without an offset is in the pack's time zone."""
        found = self.text(key)
        if found is None or _DATE.fullmatch(found):
            return self.day(key)
        try:
            moment = datetime.fromisoformat(re.sub(r"\s+(?=[+-]\d|Z$)", "", found))
            return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).isoformat()
        except (ValueError, OverflowError):
            self.misfit(key, f"{key} {show(found)} is no date", "write it as 2031-09-14 or 2031-09-14T20:00:00+04:00")
            return None
