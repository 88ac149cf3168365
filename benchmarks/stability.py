"""How much one more file changes of what it is not about: `python -m benchmarks.stability ../shared [NAMES]`.

Each file of a dossier is left out once and then added. Counted are the incidents that none of its claims joins: those
that keep their id, those that keep their claims too, and the questions of such incidents that keep id and standing.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace

from tests.evaluation.measure import DOSSIERS, folder_of

from truceline import reports
from truceline.model.dossier import Dossier
from truceline.model.report import Report
from truceline.pipeline import build
from truceline.pipeline.weighing import Found, Weighed, weigh


def weighed(dossier: Dossier, without: str | None = None) -> Weighed:
    """The later stages anew, without the reports of one file."""
    bare: list[Report] = [replace(r, origin=None, duplicates=None) for r in dossier.reports if r.input != without]
    found = list(reports.group_origins(bare)[0])
    ids = {report.id for report in found}
    claims = [replace(c, incident=None, repeats=None) for c in dossier.claims if c.report in ids]
    return weigh(Found(claims=claims, actors=dossier.actors, places=dossier.places), found, dossier.pack)


def measure(dossier: Dossier) -> dict[str, tuple[int, int]]:
    full = weighed(dossier)
    counts = {"same id": [0, 0], "same id and claims": [0, 0], "questions": [0, 0]}
    for path in sorted({report.input for report in dossier.reports}):
        gone = {report.id for report in dossier.reports if report.input == path}
        before = weighed(dossier, path)
        touched = {claim.incident for claim in full.claims if claim.report in gone}
        kept = {incident.id: set(incident.claims) for incident in before.incidents}
        statuses = {question.id: question.status for question in before.questions}
        for incident in full.incidents:
            if incident.id not in touched:
                tell(counts["same id"], incident.id in kept)
                tell(counts["same id and claims"], kept.get(incident.id) == set(incident.claims))
        for question in full.questions:
            if question.incident not in touched:
                tell(counts["questions"], statuses.get(question.id) == question.status)
    return {name: (held, total) for name, (held, total) in counts.items()}


def tell(count: list[int], held: bool) -> None:
    count[0] += held
    count[1] += 1


def main() -> None:
    if len(sys.argv) > 1:
        os.environ["TRUCELINE_SHARED"] = sys.argv[1]
    print("| dossier | same id | same id and claims | questions with the same standing |\n| --- | --- | --- | --- |")
    for name in sys.argv[2:] or list(DOSSIERS):
        folder = folder_of(name)
        pack = folder / "pack.yaml"
        dossier = build([str(folder / "reports")], pack_path=str(pack) if pack.exists() else None, extractor="rules")
        shares = [f"{held / total:.3f} of {total}" if total else "–" for held, total in measure(dossier).values()]
        print(f"| {name} | {' | '.join(shares)} |", flush=True)


if __name__ == "__main__":
    main()
