"""Texts that judge the points of an invented accord, annotated before any program saw them, and how well they are read.

A passage begins as those of `passages.py`; after its text comes a line for each view:

    = point | assessor | status

`.` is the outlet itself, `anon` anybody whom the pack does not know; statuses are F(ulfilled), P(artly), N(ot) and
U(nclear). Commas part answers that are all right; a status with `?` is neither asked for nor wrong. A passage without
such a line judges nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.evaluation.passages import FOLDER, read_report

from truceline.claims import Context
from truceline.claims.rules import read_claims
from truceline.compliance import assess
from truceline.intake.packs import load_pack
from truceline.model.pack import Pack
from truceline.model.report import Report
from truceline.publish.assessments_file import write_assessments

_STATUSES = {"F": "fulfilled", "P": "partly", "N": "not_fulfilled", "U": "unclear"}
View = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A view asked for. `asked` is False for one that may be found or not."""

    point: str
    assessors: frozenset[str]
    statuses: frozenset[str]
    asked: bool

    def fits(self, view: View, known: frozenset[str]) -> bool:
        point, assessor, status = view
        who = assessor in self.assessors or ("anon" in self.assessors and assessor not in known)
        return point == self.point and who and status in self.statuses


@dataclass(frozen=True, slots=True)
class Judging:
    """A passage and what it asks for, what was found of it, what is missing and what is too much."""

    report: Report
    right: tuple[View, ...]
    missing: tuple[Wanted, ...]
    wrong: tuple[View, ...]


PACKS = {"verdicts-3.txt": "verdicts-pack-2.yaml", "verdicts-4.txt": "verdicts-pack-2.yaml"}


def read_theatre(name: str) -> Pack:
    return load_pack(str(FOLDER / PACKS.get(name, "verdicts-pack.yaml")))


def judge_all(name: str) -> list[Judging]:
    """Each passage of a file beside the pack, read with our own claims."""
    pack = read_theatre(name)
    context = Context.of(pack)
    known = frozenset(actor.id for actor in pack.actors)
    blocks = (FOLDER / name).read_text(encoding="utf-8").split("\n## ")[1:]
    return [_judge(f"{name}:{number}", block, (pack, context, known)) for number, block in enumerate(blocks, 1)]


def _judge(label: str, block: str, theatre: tuple[Pack, Context, frozenset[str]]) -> Judging:
    pack, context, known = theatre
    report = read_report(label, block)
    claims = read_claims(report, context, None).claims
    whole, _ = write_assessments(assess(claims, [report], pack))
    found = list(dict.fromkeys((a["provision"], a["assessor"], a["status"]) for a in whole))
    wanted = [_wanted(line[2:], str(report.voice)) for line in block.split("\n") if line.startswith("= ")]
    right, taken = [], set()
    missing = []
    for each in wanted:
        fitting = [view for view in found if view not in taken and each.fits(view, known)]
        taken.update(fitting[:1])
        if each.asked:
            right += fitting[:1]
            missing += [] if fitting else [each]
    return Judging(report, tuple(right), tuple(missing), tuple(view for view in found if view not in taken))


def _wanted(line: str, voice: str) -> Wanted:
    point, who, status = (part.strip() for part in line.split("|"))
    assessors = frozenset(voice if each == "." else each for each in who.split(","))
    return Wanted(point, assessors, frozenset(_STATUSES[s] for s in status.strip("?").split(",")), "?" not in status)


def f1_of(judgings: Sequence[Judging]) -> float:
    right = sum(len(each.right) for each in judgings)
    asked = right + sum(len(each.missing) for each in judgings)
    found = right + sum(len(each.wrong) for each in judgings)
    return round(2 * right / (asked + found), 3) if asked + found else 0.0
