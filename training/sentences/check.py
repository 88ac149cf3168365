"""Checks marked passages and counts what they hold: `python -m training.sentences.check FILE…`, or by path.

Without a file, every *.txt beside this module. Exit 1 if anything is wrong, with one line for each problem.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if not __package__:
    sys.path.insert(0, str(ROOT))

from training.examples import ATTRIBUTION, ENTITY, ENTITY_LABELS, EVENT, ROLES, Mark  # noqa: E402
from training.markup import Passage, WrongMarkup, parse_passages  # noqa: E402

EVENT_TYPES = ROOT / "src" / "truceline" / "model" / "event-types.csv"
STANCES = "+-?"


def main(arguments: Sequence[str]) -> int:
    paths = [Path(argument) for argument in arguments] or sorted(Path(__file__).resolve().parent.glob("*.txt"))
    passages, problems = read_all(paths)
    types = event_types()
    for passage in passages:
        problems += find_problems(passage, types)
    problems += find_repeats(passages)
    sys.stdout.write("\n".join([*count(passages, types), *problems]) + "\n")
    sys.stdout.write(f"{len(passages)} passages, {len(problems)} problems\n")
    return 1 if problems else 0


def read_all(paths: Iterable[Path]) -> tuple[list[Passage], list[str]]:
    """Every passage of the files that can be read, and what is wrong with the others."""
    passages: list[Passage] = []
    problems: list[str] = []
    for path in paths:
        try:
            passages += parse_passages(path)
        except WrongMarkup as wrong:
            problems += wrong.problems
        except (OSError, UnicodeDecodeError) as wrong:
            problems.append(f"{path}: cannot be read ({wrong}); name a UTF-8 file")
    return passages, problems


def event_types() -> tuple[str, ...]:
    with EVENT_TYPES.open(encoding="utf-8", newline="") as rows:
        return tuple(row["id"] for row in csv.DictReader(rows))


def find_problems(passage: Passage, types: Sequence[str]) -> list[str]:
    """One line for each thing wrong in a passage whose brackets and tags are right."""
    return [
        *wrong_edges(passage),
        *wrong_types(passage, types),
        *wrong_groups(passage),
        *wrong_overlaps(passage),
    ]


def wrong_edges(passage: Passage) -> Iterator[str]:
    for mark in passage.example.marks:
        words = words_of(passage, mark)
        if not words.strip():
            yield f"{place_of(passage, mark)}: an empty {mark.label}; remove it"
        elif words != words.strip():
            yield f"{place_of(passage, mark)}: blanks at the edge of {mark.label} {words!r}; put them outside"
        elif mark.layer == ATTRIBUTION and words[-1] in ",;":
            yield f"{place_of(passage, mark)}: {mark.label} {words[-30:]!r} ends in {words[-1]!r}; put it outside"


def wrong_types(passage: Passage, types: Sequence[str]) -> Iterator[str]:
    for mark in passage.example.marks:
        if mark.layer == EVENT and mark.label not in types:
            yield f"{place_of(passage, mark)}: unknown event type {mark.label!r}; take one from {EVENT_TYPES.name}"


def wrong_groups(passage: Passage) -> Iterator[str]:
    marks = [mark for mark in passage.example.marks if mark.layer == ATTRIBUTION]
    for mark in marks:
        if mark.label == "cue" and len(mark.groups) > 1:
            yield f"{place_of(passage, mark)}: one cue for attributions {mark.groups}; give each a cue of its own"
    for group in sorted({number for mark in marks for number in mark.groups}):
        own = [mark for mark in marks if group in mark.groups]
        roles = Counter(mark.label for mark in own)
        if roles["cue"] != 1:
            yield f"{place_of(passage, own[0])}: attribution {group} has {roles['cue']} cues; it needs exactly one"
        if not roles["content"]:
            yield f"{place_of(passage, own[0])}: attribution {group} has no content; mark one or remove the rest"


def wrong_overlaps(passage: Passage) -> Iterator[str]:
    """Roles are flat, so are event words; entities may lie in each other, but not in one of their own kind."""
    for layer in (ATTRIBUTION, EVENT, ENTITY):
        marks = [mark for mark in passage.example.marks if mark.layer == layer]
        for place, inner in enumerate(marks):
            for outer in marks[:place]:
                kin = layer != ENTITY or inner.label == outer.label
                crossing = inner.end > outer.end
                if inner.start < outer.end and (kin or crossing):
                    what = f"{inner.label} {words_of(passage, inner)[:40]!r} overlaps {outer.label}"
                    yield f"{place_of(passage, inner)}: {what} {words_of(passage, outer)[:40]!r}; keep one of them"


def find_repeats(passages: Iterable[Passage]) -> Iterator[str]:
    """Passages that are the same once their names, dates and quantities are taken out."""
    first: dict[str, Passage] = {}
    for passage in passages:
        earlier = first.setdefault(frame_of(passage), passage)
        if earlier is not passage:
            yield f"{passage.place_of(0)}: repeats {earlier.place_of(0)} but for names; write it differently"


def frame_of(passage: Passage) -> str:
    pieces: list[str] = []
    at = 0
    for mark in passage.example.marks:
        if mark.layer == ENTITY and mark.start >= at:
            pieces += [passage.example.text[at : mark.start], mark.label]
            at = mark.end
    pieces.append(passage.example.text[at:])
    return " ".join("".join(pieces).casefold().split())


def count(passages: Sequence[Passage], types: Sequence[str]) -> Iterator[str]:
    """Lines of figures: every event type by stance, then every role and entity label."""
    marks = [mark for passage in passages for mark in passage.example.marks]
    stances = Counter((mark.label, mark.stance) for mark in marks if mark.layer == EVENT)
    for label in types:
        counts = [stances[label, stance] for stance in STANCES]
        shares = "  ".join(f"{stance}{counted:<4}" for stance, counted in zip(STANCES, counts, strict=True))
        yield f"{label:24}{sum(counts):5}   {shares}".rstrip()
    labels = Counter(mark.label for mark in marks if mark.layer != EVENT)
    cues = Counter(mark.layer == ATTRIBUTION and mark.label == "cue" for mark in marks)[True]
    yield "  ".join(f"{label} {labels[label]}" for label in ROLES if label != "cue") + f"  cue {cues}"
    yield "  ".join(f"{label} {labels[label]}" for label in ENTITY_LABELS)


def place_of(passage: Passage, mark: Mark) -> str:
    return passage.place_of(mark.start)


def words_of(passage: Passage, mark: Mark) -> str:
    return passage.example.text[mark.start : mark.end]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
