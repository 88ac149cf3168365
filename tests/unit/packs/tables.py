"""The hand-worked clock tables beside the packs that ship: agreement > date or date-time > duty > answer.

An answer is {state: overdue, due: 2019-01-08}; state alone is asked of every duty, the other keys where they are given.
`none` says that there is no such moment.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from truceline.compliance import read_clocks
from truceline.intake import load_named_pack
from truceline.model.duty import DutyClock
from truceline.model.pack import Pack

FOLDER = Path(__file__).parent / "clocks"
KEYS = ("state", "begins", "due", "ends", "notice_by", "term", "waits_for")
MOMENTS = ("begins", "due", "ends", "notice_by")

Answer = Mapping[str, str | list[str]]
Table = Mapping[str, Mapping[str, Mapping[str, Answer]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What one table says of one agreement at one moment."""

    pack: str
    agreement: str
    at: str
    answers: Mapping[str, Answer]

    def __str__(self) -> str:
        return f"{self.pack}/{self.agreement}@{self.at}"


class _Plain(yaml.BaseLoader):
    """Everything as text; a key that is there twice is refused rather than the last one taken."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        read = [str(self.construct_object(key)) for key, _ in node.value]
        twice = sorted({key for key in read if read.count(key) > 1})
        if twice:
            raise yaml.YAMLError(f"line {node.start_mark.line + 1}: {', '.join(twice)} is there twice")
        return super().construct_mapping(node, deep=deep)


def tables() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


@cache
def table_of(pack: str) -> Table:
    return read_table((FOLDER / f"{pack}.yaml").read_text(encoding="utf-8"))


def read_table(text: str) -> Table:
    read = yaml.load(text, Loader=_Plain)
    assert isinstance(read, dict), "a table is a mapping of agreements"
    return read


@cache
def shipped(pack: str) -> Pack:
    return load_named_pack(pack)


def cases() -> Iterator[Case]:
    for pack in tables():
        for agreement, dates in table_of(pack).items():
            for at, answers in dates.items():
                yield Case(pack=pack, agreement=agreement, at=at, answers=answers)


def find_differences(case: Case, pack: Pack) -> list[str]:
    """A line for each answer that is not what is computed."""
    zone = ZoneInfo(pack.timezone) if pack.timezone else None
    agreements = [each for each in pack.agreements if each.id == case.agreement]
    clocks = {clock.duty: clock for clock in read_clocks(agreements, case.at, zone)}
    found = [f"{duty}: the pack has no such duty" for duty in case.answers if duty not in clocks]
    for duty, clock in clocks.items():
        answer = case.answers.get(duty)
        if answer is None or "state" not in answer:
            found.append(f"{duty}: the table gives no state")
            continue
        found += [f"{duty}: {key} is no key of a table" for key in answer if key not in KEYS]
        for key in KEYS:
            if key in answer and not _agree(key, answer[key], clock):
                found.append(f"{duty}: {key} by hand {answer[key]}, computed {getattr(clock, key)}")
    return found


def _agree(key: str, answer: str | list[str], clock: DutyClock) -> bool:
    computed = getattr(clock, key)
    if key == "waits_for":
        return list(computed) == answer
    if computed is None or answer == "none":
        return computed is None and answer == "none"
    if key in MOMENTS and isinstance(answer, str):
        return _as_moment(answer) == _as_moment(computed)
    return str(computed) == answer


def _as_moment(text: str) -> str | datetime:
    """A day is no instant: only what both name to the minute is compared across offsets."""
    return datetime.fromisoformat(text) if "T" in text else text
