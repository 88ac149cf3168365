"""Small files that a command names beside the reports: their text, and their nodes with line numbers."""

from __future__ import annotations

import json
from typing import Any

from truceline.errors import UnusableInput, WrongFile
from truceline.intake.encodings import decode
from truceline.intake.files import read_bytes
from truceline.intake.folders import FoundFile
from truceline.intake.labels import label
from truceline.intake.packs.problems import Problems
from truceline.intake.packs.yaml_lines import Entry, Mapping, Node, Scalar, Sequence, read_yaml

MOST_BYTES = 8 * 2**20
_DEEPEST = 6


def read_beside(path: str, *, what: str) -> str:
    """The text of the file, UTF-8. `what` names what it should hold. Raises WrongFile."""
    shown = label(path)
    try:
        content = read_bytes(FoundFile(path=shown, location=path))
    except UnusableInput as failure:
        raise WrongFile(shown, (str(failure),)) from failure
    if len(content) > MOST_BYTES:
        raise WrongFile(shown, (f"{shown}:1: more than {MOST_BYTES // 2**20} MiB; split the file",))
    if not content.strip():
        raise WrongFile(shown, (f"{shown}:1: empty, and {what} were expected; leave the option out",))
    decoded = decode(content)
    if decoded is None or decoded.lost or not decoded.encoding.startswith("utf-"):
        raise WrongFile(shown, (f"{shown}:1: not UTF-8 text; save the file as UTF-8",))
    return decoded.text


def read_nodes(text: str, *, problems: Problems) -> Node | None:
    """A YAML document, or JSON lines as a list of their objects."""
    return _read_json_lines(text, problems) if text.lstrip().startswith('{"') else read_yaml(text, problems=problems)


def _read_json_lines(text: str, problems: Problems) -> Node | None:
    items = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            items.append(_node(json.loads(line), number, depth=0))
        except (ValueError, RecursionError) as failure:
            problems.add(number, f"not JSON: {' '.join(str(failure).split())[:120]}", "write one object a line")
    return Sequence(line=1, items=tuple(items))


def _node(value: Any, line: int, *, depth: int) -> Node:
    if depth > _DEEPEST:
        raise ValueError(f"nested more than {_DEEPEST} deep")
    if isinstance(value, dict):
        entries = (Entry(line=line, key=str(k), value=_node(v, line, depth=depth + 1)) for k, v in value.items())
        return Mapping(line=line, entries=tuple(entries))
    if isinstance(value, list):
        return Sequence(line=line, items=tuple(_node(item, line, depth=depth + 1) for item in value))
    return Scalar(line=line, text="" if value is None else str(value).strip(), is_null=value is None)
