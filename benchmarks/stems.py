"""Write the stems of the lexicon of events anew, from its patterns: `python benchmarks/stems.py [FILE]`.

FILE (default: the lexicon in src) is rewritten in place: each row's third field becomes one or two lists of strings,
of each of which one stands wherever the pattern matches. A new row may have `-` there. Run it after every change of a
pattern; `tests/unit/claims/test_triggers.py` fails where a stem is missing. It reads patterns with the parser of
CPython itself, which is no part of the language and may change.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from itertools import product
from math import exp
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LEXICON = Path(__file__).resolve().parents[1] / "src" / "truceline" / "claims" / "lexicon" / "events.txt"
_MOST_EXACT = 48
_MOST_STEMS = 400
_SHORTEST, _TELLING, _LONGEST, _LONGEST_PHRASE = 2, 6, 7, 10
_WORTH_A_SECOND = 3.0
_COMMON = frozenset(
    re.findall(
        r"\w+",
        """the a an of to in on at by for from with was were is are be been being had has have it its their our his her
        no not and or as that this they we he she who will would all out up s ed ing two first over into through people
        men side forces army left""",
    )
)

Strings = frozenset[str]
EMPTY: Strings = frozenset({""})


class Needs:
    """What stands in every match of a part of a pattern.

    `exact`: all that it can be (None: too much to list); `groups`: sets of strings, of each of which one stands in it.
    """

    def __init__(self, exact: Strings | None, groups: Iterable[Strings] = ()) -> None:
        self.exact = exact
        self.groups = list(groups)

    def all_groups(self) -> list[Strings]:
        found = [*self.groups, *([self.exact] if self.exact else [])]
        return [group for group in found if min(map(len, shortened(group))) >= _SHORTEST]


def cost(group: Strings) -> float:
    """About how often one of the strings stands in a sentence."""
    return sum(1.0 if _COMMON.issuperset(s.split()) else exp(-0.95 * (len(s) - 1)) for s in shortened(group))


def shortened(group: Strings) -> Strings:
    """A telling piece of each string, without those that hold another."""
    cut = {piece_of(s) for s in group}
    return frozenset(s for s in cut if not any(other != s and other in s for other in cut))


def piece_of(string: str) -> str:
    """The beginning of its longest word, or of itself if its words are short or common."""
    plain = re.split(r"[,+_]", string)[0]
    word = max((w for w in plain.split() if w not in _COMMON), key=len, default="")
    return word[:_LONGEST] if len(word) >= _TELLING else plain[:_LONGEST_PHRASE]


def needs_of_all(parts: Sequence[tuple[Any, Any]]) -> Needs:
    exact, broken = EMPTY, False
    groups: list[Strings] = []
    for part in parts:
        needs = needs_of(*part)
        if needs.exact is not None and len(exact) * len(needs.exact) <= _MOST_EXACT:
            exact = frozenset(a + b for a, b in product(exact, needs.exact))
            continue
        broken = True
        groups += [*([] if "" in exact else [exact]), *needs.groups]
        exact = EMPTY if needs.exact is None else needs.exact
    if not broken:
        return Needs(exact)
    return Needs(None, groups if "" in exact else [*groups, exact])


def needs_of(code: Any, value: Any) -> Needs:
    if code is codes.LITERAL:
        return Needs(frozenset({chr(value).lower()}))
    if code is codes.IN:
        return Needs(characters(value))
    if code is codes.SUBPATTERN:
        return needs_of_all(value[3])
    if code is codes.BRANCH:
        return needs_of_any([needs_of_all(branch) for branch in value[1]])
    if code in {codes.MAX_REPEAT, codes.MIN_REPEAT}:
        return repeated(value)
    if code in {codes.AT, codes.ASSERT, codes.ASSERT_NOT}:
        return Needs(EMPTY)
    return Needs(None)


def characters(value: Any) -> Strings | None:
    if all(code is codes.LITERAL for code, _ in value):
        return frozenset(chr(character).lower() for _, character in value)
    return None


def repeated(value: Any) -> Needs:
    least, most, parts = value
    inner = needs_of_all(parts)
    if least == 0:
        return Needs(inner.exact | EMPTY if most == 1 and inner.exact is not None else None)
    return inner if most == 1 else Needs(None, inner.all_groups())


def needs_of_any(branches: Sequence[Needs]) -> Needs:
    exact = [branch.exact for branch in branches if branch.exact is not None]
    if len(exact) == len(branches):
        union = frozenset[str]().union(*exact)
        return Needs(union) if len(union) <= _MOST_EXACT else Needs(None, [] if "" in union else [union])
    ranked = [sorted(branch.all_groups(), key=cost) for branch in branches]
    if not all(ranked):
        return Needs(None)
    first = frozenset(s for groups in ranked for s in groups[0])
    second = frozenset(s for groups in ranked for s in groups[min(1, len(groups) - 1)])
    return Needs(None, [first, second] if any(len(groups) > 1 for groups in ranked) else [first])


def stems_of(pattern: str) -> str:
    """The stems field for a pattern. Raises ValueError if nothing has to stand in its matches."""
    groups = sorted(needs_of_all(parser.parse(pattern, re.IGNORECASE)).all_groups(), key=cost)
    if not groups:
        raise ValueError(f"nothing stands in every match of {pattern[:80]!r}; give each alternative a word of its own")
    chosen = [shortened(groups[0])]
    if len(groups) > 1 and cost(groups[1]) < _WORTH_A_SECOND and len(groups[1]) <= _MOST_STEMS:
        chosen.append(shortened(groups[1]))
    return "+".join(",".join(sorted(s.replace(" ", "_") for s in group)) for group in dict.fromkeys(chosen))


def rewritten(lines: Iterable[str]) -> Iterable[str]:
    parts: dict[str, str] = {}
    for line in lines:
        if line.startswith("@"):
            name, pattern = line[1:].split(" ", 1)
            parts[name] = filled(pattern, parts)
        elif line and not line.startswith("#"):
            kind, weight, _, pattern = line.split(" ", 3)
            yield f"{kind} {weight} {stems_of(filled(pattern, parts))} {pattern}"
            continue
        yield line


def filled(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    return pattern


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else LEXICON
    lines = list(rewritten(path.read_text(encoding="utf-8").split("\n")))
    path.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
