"""Origins: each report is in exactly one, and the passages that prove it say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from truceline.checks.index import Index
from truceline.model.dossier import Dossier
from truceline.model.report import Origin, OriginBasis, Passage

ALIKE = 0.5
LONGEST_COMPARED = 600
_WORD = re.compile(r"[^\W_]+")


def check_origins(dossier: Dossier, index: Index) -> Iterator[str]:
    placed: dict[str, str] = {}
    for origin in dossier.origins:
        if not origin.reports:
            yield f"origin {origin.id} has no report"
        for report_id in origin.reports:
            if report_id in placed:
                yield f"report {report_id} is in two origins, {placed[report_id]} and {origin.id}"
            placed[report_id] = origin.id
            report = index.reports.get(report_id)
            if report is None:
                yield f"origin {origin.id} names the unknown report {report_id}"
            elif report.origin != origin.id:
                yield f"origin {origin.id} holds report {report_id}, which names {report.origin}"
        yield from _check_proof(origin, index)
    for report in dossier.reports:
        if report.origin is None or placed.get(report.id) != report.origin:
            yield f"report {report.id} is lost: its origin {report.origin} does not hold it"


def _check_proof(origin: Origin, index: Index) -> Iterator[str]:
    if len(origin.reports) == 1 and (origin.passages or origin.basis is not OriginBasis.VERBATIM):
        yield f"origin {origin.id} holds one report and yet has passages or a basis"
    proven = {report for passage in origin.passages for report in (passage.a, passage.b)}
    for report in origin.reports if len(origin.reports) > 1 else ():
        if report not in proven:
            yield f"origin {origin.id} shows no passage of report {report}"
    for passage in origin.passages:
        yield from _check_passage(origin, passage, index)


def _check_passage(origin: Origin, passage: Passage, index: Index) -> Iterator[str]:
    a, b = index.reports.get(passage.a), index.reports.get(passage.b)
    if a is None or b is None or passage.a == passage.b or not {passage.a, passage.b} <= set(origin.reports):
        yield f"origin {origin.id} has a passage between {passage.a} and {passage.b}, which are not two of its reports"
        return
    if not (
        0 <= passage.a_start < passage.a_end <= len(a.text) and 0 <= passage.b_start < passage.b_end <= len(b.text)
    ):
        yield f"origin {origin.id} has a passage outside the text of {passage.a} or {passage.b}"
        return
    first, second = a.text[passage.a_start : passage.a_end], b.text[passage.b_start : passage.b_end]
    if not _alike(first, second):
        yield f"origin {origin.id} has a passage in {passage.a} and {passage.b} that does not say the same"


def _alike(first: str, second: str) -> bool:
    """Half of the words in the same order at least: light edits are allowed, other words are not."""
    if first == second:
        return True
    a, b = _WORD.findall(first.casefold())[:LONGEST_COMPARED], _WORD.findall(second.casefold())[:LONGEST_COMPARED]
    return a == b or SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE
