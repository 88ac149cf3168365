"""Short passages of an invented theatre, annotated before any program saw them, and how well their claims are read.

A passage begins with `## kind | outlet | day | headline`; its text follows, then a line for each claim asked for:

    = words | type | polarity | attitude | speaker | place | days | actor | quantities

`words` stand in the text as they are. `-` leaves a field unasked (for polarity: did not happen), commas part answers
that are all right, `.` is the outlet itself and `anon` anybody whom the pack does not know. Days count from the
report's own (`-1`, `-1..0`). A passage without such a line holds nothing that should be read as an event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from truceline.claims import Context
from truceline.claims.rules import Extraction
from truceline.intake.packs import load_pack
from truceline.model.claim import Claim
from truceline.model.ids import ActorId, ReportId
from truceline.model.report import DateBasis, Report, ReportKind

FOLDER = Path(__file__).parent / "unseen"
FIELDS = ("type", "polarity", "attitude", "speaker", "place", "days", "actor", "quantities")
_ATTITUDES = {"A": "assert", "D": "deny", "C": "accuse", "M": "demand", "W": "warn", "E": "expect", "R": "report"}
_LEAST_SHARED = 0.4
Read = Callable[[Report, Context, date | None], Extraction]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A claim asked for: its words' offsets, and for each field the answers that are right (empty: not asked)."""

    start: int
    end: int
    answers: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Passage:
    report: Report
    day: date
    wanted: tuple[Wanted, ...]


def read_theatre() -> Context:
    return Context.of(load_pack(str(FOLDER / "pack.yaml")))


def read_passages(name: str) -> list[Passage]:
    """The passages of a file beside the pack. Raises ValueError for a claim whose words do not stand in its text."""
    blocks = (FOLDER / name).read_text(encoding="utf-8").split("\n## ")[1:]
    return [_passage(f"{name}:{number}", block) for number, block in enumerate(blocks, 1)]


def read_report(label: str, block: str) -> Report:
    head, *lines = block.strip().split("\n")
    kind, outlet, day, headline = (part.strip() for part in head.split("|"))
    return Report(
        id=ReportId(label),
        input=label,
        item=0,
        headline=headline,
        outlet=outlet,
        voice=ActorId(outlet),
        agencies=(),
        byline=None,
        published=day,
        published_basis=DateBasis.STATED,
        language="en",
        kind=ReportKind(kind),
        text="\n\n".join(line for line in lines if not line.startswith("= ")),
    )


def _passage(label: str, block: str) -> Passage:
    report = read_report(label, block)
    asked = [line[2:] for line in block.split("\n") if line.startswith("= ")]
    wanted = tuple(_wanted(label, line, report.text, str(report.voice)) for line in asked)
    return Passage(report, date.fromisoformat(str(report.published)), wanted)


def _wanted(label: str, line: str, text: str, outlet: str) -> Wanted:
    words, *values = (part.strip() for part in line.split("|"))
    start = text.find(words)
    if start < 0 or len(values) != len(FIELDS):
        raise ValueError(f"{label}: {words}")
    answers = {}
    for field, value in zip(FIELDS, values, strict=True):
        given = [v.strip() for v in value.split(",")]
        if field == "speaker":
            given = [outlet if v == "." else v for v in given]
        if field == "attitude":
            given = [_ATTITUDES[v] for v in given]
        asked = field == "polarity" or value != "-"
        answers[field] = frozenset(given) if asked else frozenset()
    return Wanted(start, start + len(words), answers)


def match_claims(wanted: Iterable[Wanted], claims: Iterable[Claim]) -> Iterator[tuple[Wanted, Claim | None]]:
    """Each claim asked for with the one found that shares most words with it, none of them twice."""
    asked = list(wanted)
    pairs = [
        (_shared(w, c) + 0.2 * (c.event.type in w.answers["type"]), -n, c.id, c)
        for n, w in enumerate(asked)
        for c in claims
        if _shared(w, c) >= _LEAST_SHARED
    ]
    found: dict[int, Claim] = {}
    taken = set()
    for _, number, claim_id, claim in sorted(pairs, key=lambda pair: pair[:3], reverse=True):
        if -number not in found and claim_id not in taken:
            found[-number] = claim
            taken.add(claim_id)
    return ((w, found.get(n)) for n, w in enumerate(asked))


def _shared(wanted: Wanted, claim: Claim) -> float:
    both = min(wanted.end, claim.content.end) - max(wanted.start, claim.content.start)
    return both / (max(wanted.end, claim.content.end) - min(wanted.start, claim.content.start))


def is_right(field: str, answers: frozenset[str], claim: Claim, passage: Passage, context: Context) -> bool:
    """Whether a claim says what is asked for in one field."""
    event = claim.event
    match field:
        case "type":
            return event.type in answers
        case "polarity":
            return str(event.polarity) in answers
        case "attitude":
            return str(claim.attitude) in answers
        case "speaker":
            return claim.speaker in answers or ("anon" in answers and claim.speaker not in context.actors)
        case "place":
            return event.place in answers
        case "actor":
            return event.actor in answers
        case "days":
            return event.time is not None and any(
                _days_overlap(a, event.time.first_day, event.time.last_day, passage.day) for a in answers
            )
        case _:
            return {_quantity(q.what, q.min, q.max) for q in event.quantities} == answers


def _quantity(what: str, least: int | None, most: int | None) -> str:
    if least == most:
        return f"{what} {least}"
    return (
        f"{what} {'' if least is None else least}{'..' if None in (least, most) else '-'}{'' if most is None else most}"
    )


def _days_overlap(answer: str, first: date, last: date, day: date) -> bool:
    begin, _, end = answer.partition("..")
    start = day + timedelta(days=int(begin))
    stop = start if not _ else day + timedelta(days=int(end)) if end else start
    both = (min(stop, last) - max(start, first)).days + 1
    return both >= 0.5 * ((max(stop, last) - min(start, first)).days + 1)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was made of a claim asked for: the fields that are right, those that are wrong; no claim: not found."""

    passage: Passage
    wanted: Wanted
    claim: Claim | None
    right: tuple[str, ...]
    wrong: tuple[str, ...]


def answer_all(name: str, read: Read) -> tuple[list[Answer], int]:
    """Every claim asked for in a file, and the number of claims read where there is none."""
    context = read_theatre()
    answers = []
    uncalled = 0
    for passage in read_passages(name):
        claims = read(passage.report, context, None).claims
        if not passage.wanted:
            uncalled += len(claims)
        for wanted, claim in match_claims(passage.wanted, claims):
            asked = [f for f in FIELDS if wanted.answers[f]] if claim else []
            right = tuple(f for f in asked if claim and is_right(f, wanted.answers[f], claim, passage, context))
            answers.append(Answer(passage, wanted, claim, right, tuple(f for f in asked if f not in right)))
    return answers, uncalled


def figures_of(answers: list[Answer]) -> dict[str, float]:
    """`found`: the share of claims found at all; for each field the share right among those found."""
    right = Counter(f for a in answers for f in a.right)
    wrong = Counter(f for a in answers for f in a.wrong)
    figures = {"found": sum(a.claim is not None for a in answers) / len(answers)}
    figures |= {f: right[f] / (right[f] + wrong[f]) for f in FIELDS if right[f] + wrong[f]}
    return {name: round(figure, 3) for name, figure in figures.items()}
