"""YAML with the line of every node. Only mappings, lists and plain values: no anchors, aliases or tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from truceline.intake.packs.problems import Problems, show

MAX_NESTING = 20
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_UNPRINTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """A value as it is written: `2020-11-10`, `1` and `no` are text here, so that no name turns into a truth value."""

    line: int
    text: str
    is_null: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    line: int
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    line: int
    key: str
    value: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    line: int
    entries: tuple[Entry, ...]


Node = Scalar | Sequence | Mapping


def read_yaml(text: str, *, problems: Problems) -> Node | None:
    """The one document of the text, or None where it cannot be read on; problems are noted either way."""
    odd = _UNPRINTED.search(text)
    if odd:
        line = text.count("\n", 0, odd.start()) + 1
        problems.add(line, f"a character that cannot be printed (U+{ord(odd[0]):04X})", "take it out")
        return None
    try:
        return _Builder(_events(text), problems).read_document()
    except _TooDeep as stop:
        problems.add(stop.line, f"nested more than {MAX_NESTING} deep", "a pack needs no more")
    except yaml.MarkedYAMLError as failure:
        line = getattr(failure.problem_mark or failure.context_mark, "line", 0) + 1
        reason = " ".join(part for part in (failure.problem, failure.context) if part)
        problems.add(line, f"not YAML: {reason}", "check quotation marks, colons and indents")
    except (yaml.YAMLError, ValueError) as failure:
        problems.add(1, f"not YAML: {' '.join(str(failure).split())}", "check the file")
    return None


def _events(text: str) -> Iterator[Any]:
    return iter(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def _line_of(event: Any) -> int:
    return int(event.start_mark.line) + 1


class _TooDeep(Exception):
    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class _Builder:
    """Nodes from events: aliases are refused before anything could follow them."""

    def __init__(self, events: Iterator[Any], problems: Problems) -> None:
        self.events = events
        self.problems = problems

    def read_document(self) -> Node | None:
        document: Node | None = None
        count = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                count += 1
                if count == 2:
                    self.problems.add(_line_of(event), "a second YAML document", "keep one pack a file")
                    break
            elif not isinstance(event, yaml.DocumentEndEvent | yaml.StreamStartEvent | yaml.StreamEndEvent):
                document = self.read_node(event, depth=0)
        return document

    def read_node(self, event: Any, *, depth: int) -> Node:
        line = _line_of(event)
        if depth > MAX_NESTING:
            raise _TooDeep(line)
        self.refuse_tricks(event, line)
        if isinstance(event, yaml.SequenceStartEvent):
            items = list[Node]()
            while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                items.append(self.read_node(event, depth=depth + 1))
            return Sequence(line=line, items=tuple(items))
        if isinstance(event, yaml.MappingStartEvent):
            return self.read_mapping(line, depth=depth)
        if isinstance(event, yaml.ScalarEvent):
            text = event.value.strip()
            return Scalar(line=line, text=text, is_null=event.implicit[0] and text in _NULLS)
        return Scalar(line=line, text="", is_null=True)

    def read_mapping(self, line: int, *, depth: int) -> Mapping:
        entries, first = list[Entry](), dict[str, int]()
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.read_node(event, depth=depth + 1)
            value = self.read_node(next(self.events), depth=depth + 1)
            if not isinstance(key, Scalar):
                self.problems.add(key.line, "a key that is no plain word", "write the key as one word")
            elif key.text in first:
                reason = f"the key {show(key.text)} is there already, in line {first[key.text]}"
                self.problems.add(key.line, reason, "keep one of the two")
            else:
                first[key.text] = key.line
                entries.append(Entry(line=key.line, key=key.text, value=value))
        return Mapping(line=line, entries=tuple(entries))

    def refuse_tricks(self, event: Any, line: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            self.problems.add(line, f"an alias (*{event.anchor})", "write the value out")
        elif getattr(event, "anchor", None):
            self.problems.add(line, f"an anchor (&{event.anchor})", "write the value out where it is needed")
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            self.problems.add(line, f"a tag ({tag})", "take the tag out")
