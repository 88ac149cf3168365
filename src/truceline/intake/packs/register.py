"""Who is who in a pack: ids, what refers to them, the names they share, the chains they form."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from truceline.intake.packs.problems import Problems, show, suggest

_QUOTES = dict.fromkeys(map(ord, "‘’‚‛′`´"), "'") | dict.fromkeys(map(ord, "“”„‟″«»"), '"')
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


def fold_name(name: str) -> str:
    """What two names have in common that differ only in case, quotation marks, dashes, diacritics or spaces."""
    plain = unicodedata.normalize("NFKD", name.translate(_QUOTES | _DASHES).casefold())
    return re.sub(r"\s+", " ", "".join(letter for letter in plain if not unicodedata.combining(letter))).strip()


class Register:
    """Filled while a pack is read, asked once all of it is known: an id may be used before it is defined."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.lines: dict[str, dict[str, int]] = defaultdict(dict)
        self.references: list[tuple[str, str, int, str]] = []
        self.names: dict[str, dict[str, dict[str, tuple[str, int]]]] = defaultdict(lambda: defaultdict(dict))
        self.parents: dict[str, dict[str, tuple[str, int, str]]] = defaultdict(dict)

    def define(self, sort: str, *, id: str, line: int) -> None:  # noqa: A002
        if not id:
            return
        if id in self.lines[sort]:
            reason = f"the {sort} {show(id)} is there already, in line {self.lines[sort][id]}"
            self.problems.add(line, reason, "give one of the two another id")
        else:
            self.lines[sort][id] = line

    def refer(self, sort: str, *, id: str, line: int, what: str) -> None:  # noqa: A002
        self.references.append((sort, id, line, what))

    def list_unused(self) -> tuple[tuple[str, str, int], ...]:
        """What is defined and never referred to: its sort, its id, its line."""
        used = {(sort, name) for sort, name, _, _ in self.references}
        defined = ((sort, name, line) for sort, lines in self.lines.items() for name, line in lines.items())
        return tuple(each for each in defined if each[:2] not in used)

    def call(self, sort: str, *, id: str, name: str, line: int) -> None:  # noqa: A002
        """`id` goes by this name."""
        self.names[sort][fold_name(name)].setdefault(id, (name, line))

    def join(self, sort: str, *, child: str, parent: str, line: int, key: str) -> None:
        self.parents[sort].setdefault(child, (parent, line, key))

    def check(self) -> None:
        for sort, id, line, what in self.references:  # noqa: A001
            if id not in self.lines[sort]:
                self.problems.add(line, f"unknown {sort} {show(id)} as {what}", suggest(id, self.lines[sort]))
        for sort, names in self.names.items():
            for owners in names.values():
                self.refuse_shared_name(sort, owners)
        for sort in self.parents:
            for cycle in self.find_cycles(sort):
                _, line, key = self.parents[sort][cycle[0]]
                chain = " > ".join([*cycle, cycle[0]])
                self.problems.add(line, f"a cycle in {key}: {chain}", f"take {key} out of one of them")

    def refuse_shared_name(self, sort: str, owners: dict[str, tuple[str, int]]) -> None:
        (first, _), *others = sorted(owners.items(), key=lambda owner: (owner[1][1], owner[0]))
        for other, (name, line) in others:
            reason = f"the {sort}s {show(first)} and {show(other)} share the name {show(name)}"
            self.problems.add(line, reason, "leave it to one of them")

    def find_cycles(self, sort: str) -> Iterator[list[str]]:
        """Each cycle once, beginning with the member that comes first in the file."""
        parents, done = self.parents[sort], set[str]()
        for start in parents:
            chain = list[str]()
            at: str | None = start
            while at is not None and at not in done and at not in chain:
                chain.append(at)
                at = parents[at][0] if at in parents else None
            if at is not None and at in chain:
                cycle = chain[chain.index(at) :]
                first = min(range(len(cycle)), key=lambda n: parents[cycle[n]][1])
                yield cycle[first:] + cycle[:first]
            done.update(chain)
