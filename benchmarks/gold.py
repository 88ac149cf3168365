"""The stages after extraction, with the answers of careful people put in: `python -m benchmarks.gold ../shared`.

Two tables: with gold claims (incidents and questions are ours), and with gold claims already in their gold incidents
(questions alone are ours). The reports, their texts and their origins are ours in both.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.evaluation.measure import DOSSIERS, evaluation_folder, flatten, folder_of

from truceline import intake, questions
from truceline.model.anchor import Anchor
from truceline.model.claim import Attitude, Claim
from truceline.model.dossier import Dossier
from truceline.model.event import Event, Polarity, Quantity
from truceline.model.ids import ActorId, ClaimId, IncidentId, PlaceId, content_id
from truceline.model.incident import Incident
from truceline.model.period import Period
from truceline.model.report import Report
from truceline.pipeline.build import build
from truceline.pipeline.weighing import Found, weigh
from truceline.publish import dossier_json

FIGURES = ("origins", "incidents", "background_kept_out", "questions", "question_status", "positions", "disputes")


def score_program() -> ModuleType:
    """The evaluation's own score.py, as a module."""
    spec = importlib.util.spec_from_file_location("score", evaluation_folder() / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{evaluation_folder()}: no score.py; give the folder of the shared files")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_claims(gold: Mapping[str, Any], dossier: Dossier, score: ModuleType) -> list[Claim]:
    """The gold claims of the reports that we found, anchored in our texts."""
    matched = score.match_reports(gold, json.loads(dossier_json(dossier)))
    reports = {report.id: report for report in dossier.reports}
    claims = []
    for wanted in gold["claims"]:
        found = matched.get(wanted["report"])
        claim = _claim(wanted, reports[found["id"]], score) if found else None
        if claim is not None:
            claims.append(claim)
    order = {report.id: n for n, report in enumerate(dossier.reports)}
    return sorted(claims, key=lambda c: (order[c.report], c.content.start, c.content.end, c.id))


def _claim(wanted: Mapping[str, Any], report: Report, score: ModuleType) -> Claim | None:
    text, where = score.fold(report.text)
    words = score.fold(wanted["content"])[0]
    at = text.find(words)
    if at < 0:
        return None
    content = Anchor.at(report.text, where[at], where[at + len(words) - 1] + 1)
    own = wanted["attitude"] == "report" and not wanted["speaker"].startswith("anon:")
    time = wanted.get("time")
    return Claim(
        id=ClaimId(content_id("c", wanted["key"], report.id)),
        report=report.id,
        speaker=ActorId(wanted["speaker"]),
        via=(),
        speaker_anchor=None if own else content,
        cue=None,
        content=content,
        direct=bool(wanted.get("direct")),
        attitude=Attitude(wanted["attitude"]),
        event=Event(
            type=wanted["type"],
            polarity=Polarity(wanted["polarity"]),
            actor=ActorId(wanted["actor"]) if wanted.get("actor") else None,
            target=ActorId(wanted["target"]) if wanted.get("target") else None,
            place=PlaceId(wanted["place"]) if wanted.get("place") else None,
            time=Period(start=time[0], end=time[1]) if time else None,
            quantities=tuple(Quantity(**quantity) for quantity in wanted.get("quantities") or ()),
        ),
        background=bool(wanted.get("background")),
        extractor="gold/1",
        confidence=1.0,
    )


def with_gold_claims(folder: Path, score: ModuleType, *, gold_incidents: bool) -> Dossier:
    """A dossier of ours with the gold claims in, and with the gold incidents too where asked."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    pack_path = str(folder / "pack.yaml")
    pack = intake.load_pack(pack_path)
    dossier = build([str(folder / "reports")], pack_path=pack_path, extractor="rules")
    claims = gold_claims(gold, dossier, score)
    if not gold_incidents:
        # careful people say what is background; whether it is kept out is the grouping's own figure
        told = [replace(claim, background=False) for claim in claims]
        weighed = weigh(Found(claims=told), dossier.reports, pack)
        return replace(
            dossier,
            claims=weighed.claims,
            incidents=weighed.incidents,
            questions=weighed.questions,
            actors=weighed.actors,
            places=weighed.places,
        )
    incident_of = {content_id("c", w["key"], r): w.get("incident") for w in gold["claims"] for r in _ids(dossier)}
    told = [_joined(claim, incident_of.get(claim.id)) for claim in claims]
    incidents = [_incident(wanted, told) for wanted in gold["incidents"]]
    actors = weigh(Found(claims=claims), dossier.reports, pack).actors
    asked = questions.ask_questions(incidents, told, dossier.reports, actors, pack)
    return replace(dossier, claims=tuple(told), incidents=tuple(incidents), questions=tuple(asked), actors=actors)


def _ids(dossier: Dossier) -> list[str]:
    return [report.id for report in dossier.reports]


def _joined(claim: Claim, incident: str | None) -> Claim:
    return replace(claim, incident=IncidentId(incident) if incident else None)


def _incident(wanted: Mapping[str, Any], claims: list[Claim]) -> Incident:
    return Incident(
        id=IncidentId(wanted["key"]),
        title=wanted["title"],
        place=PlaceId(wanted["place"]) if wanted.get("place") else None,
        time=None,
        event_types=tuple(wanted["event_types"]),
        claims=tuple(claim.id for claim in claims if claim.incident == wanted["key"]),
    )


def figures(folder: Path, *, gold_incidents: bool) -> dict[str, float]:
    """score.py's figures of a dossier with gold in."""
    score = score_program()
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    dossier = with_gold_claims(folder, score, gold_incidents=gold_incidents)
    return flatten(score.score(gold, json.loads(dossier_json(dossier))))


def main() -> None:
    if len(sys.argv) > 1:
        os.environ["TRUCELINE_SHARED"] = sys.argv[1]
    names = sys.argv[2:] or list(DOSSIERS)
    for gold_incidents, title in ((False, "gold claims in"), (True, "gold claims and gold incidents in")):
        measured = {name: figures(folder_of(name), gold_incidents=gold_incidents) for name in names}
        print(f"\n| {title} | " + " | ".join(names) + " |")
        print("| --- |" + " --- |" * len(names))
        for figure in FIGURES:
            cells = (measured[name].get(figure) for name in names)
            print(f"| {figure} | " + " | ".join("" if cell is None else f"{cell:.3f}" for cell in cells) + " |")


if __name__ == "__main__":
    main()
