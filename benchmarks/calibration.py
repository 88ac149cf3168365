"""Is a claim at 0.8 right eight times in ten? `python -m benchmarks.calibration ../shared [--fit] [--plot FILE.svg]`

A claim is right when its words are found (by the scorer's measure) and its speaker is the right one. The odds in
src/truceline/claims/confidence.json are fitted (`--fit`) on the example and on a dossier written without sight of the
rules; they are judged on every dossier, above all on the one that nobody looks into (seld-marrin).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import defaultdict
from dataclasses import dataclass, replace
from math import log
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from truceline.claims import Context, held_against, open_extractor
from truceline.intake import load_pack
from truceline.pipeline import build
from truceline.publish import dossier_json

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "src/truceline/claims/confidence.json"
HELD_OUT = ROOT / "tests/evaluation/heldout/seld-marrin"
FITTED_ON = tuple(
    ROOT / folder
    for folder in (
        "tests/evaluation/heldout/orvay-strand",
        "tests/evaluation/heldout/quelm-plateau",
        "examples/ordesh-lumen",
    )
)
SHARED = ("farrukh-2022", "karsan-strait", "upper-tolla")
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
_STIFF = 1.0
"""Each weight is pulled to 0 as if by this many claims: a sign seen seldom moves little."""


@dataclass(frozen=True, slots=True)
class Case:
    """A claim with its confidence and signs, and whether it is right."""

    confidence: float
    signs: tuple[str, ...]
    right: bool


def cases_of(folder: Path, scorer: ModuleType, extractor: str) -> list[Case]:
    """Every claim of a dossier that the gold does not leave open."""
    pack = folder / "pack.yaml"
    dossier = build([str(folder / "reports")], pack_path=str(pack), extractor=extractor)
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    right, left_open = _judged(gold, json.loads(dossier_json(dossier)), scorer)
    reader, context = open_extractor(extractor), Context.of(load_pack(str(pack)))
    signs: dict[str, tuple[str, ...]] = {}
    for report in dossier.reports:
        beside = [other for other in dossier.reports if other.input == report.input]
        alone = replace(report, origin=None, duplicates=None)  # as the build reads it: before origins are known
        signs |= reader.read(alone, context, held_against(report, context, beside)).signs
    return [
        Case(claim.confidence, signs[claim.id], claim.id in right)
        for claim in dossier.claims
        if claim.id not in left_open and not claim.background
    ]


def _judged(gold: dict[str, Any], dossier: dict[str, Any], scorer: ModuleType) -> tuple[set[str], set[str]]:
    """Ids of the claims that are right, and of those that match a gold claim which is neither asked for nor wrong."""
    known = {c["speaker"] for c in gold["claims"] if not c["speaker"].startswith("anon:")}

    def is_speaker(wanted: dict[str, Any], given: dict[str, Any]) -> bool:
        if wanted["speaker"].startswith("anon:"):
            return given["speaker"] not in known
        return given["speaker"] in {wanted["speaker"], *wanted.get("speaker_alt", ())}

    outlets = {r["key"]: r.get("outlet") for r in gold["reports"]}
    reports = scorer.match_reports(gold, dossier)
    scorer.name_own_voice(dossier, {p["id"]: outlets[k] for k, p in reports.items()}, known)
    pairs = scorer.match_claims(gold, dossier, reports, is_speaker)
    left_open = {p["id"] for g, p in pairs if g.get("background") or g.get("optional")}
    return {p["id"] for g, p in pairs if is_speaker(g, p)}, left_open


def fit(cases: list[Case]) -> dict[str, float]:
    """Log-odds of each sign by penalised logistic regression (Newton's method), and of any claim."""
    names = sorted({sign for case in cases for sign in case.signs})
    given = np.array([[1.0, *(float(n in c.signs) for n in names)] for c in cases])
    wanted = np.array([float(c.right) for c in cases])
    weights = np.zeros(len(names) + 1)
    pull = np.diag([0.0, *([_STIFF] * len(names))])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (wanted - likely) - pull @ weights
        bend = (given * (likely * (1 - likely))[:, None]).T @ given + pull
        weights = weights + np.linalg.solve(bend, slope)
    return {"of any claim": round(float(weights[0]), 3)} | {
        name: round(float(weight), 3) for name, weight in zip(names, weights[1:], strict=True)
    }


def reliability(cases: list[Case]) -> list[tuple[float, float, int]]:
    """By step of confidence: mean confidence, share that is right, number of claims; empty steps are left out."""
    steps: dict[int, list[Case]] = defaultdict(list)
    for case in cases:
        steps[sum(case.confidence >= edge for edge in EDGES[1:-1])].append(case)
    rows = []
    for step in sorted(steps):
        inside = steps[step]
        rows.append(
            (sum(c.confidence for c in inside) / len(inside), sum(c.right for c in inside) / len(inside), len(inside))
        )
    return rows


def off_by(cases: list[Case]) -> float:
    """Expected calibration error: how far confidence and share lie apart on average, weighted by claims."""
    return sum(abs(sure - share) * n for sure, share, n in reliability(cases)) / max(1, len(cases))


def plot(series: dict[str, list[Case]]) -> str:
    """The reliability diagram as SVG: confidence to the right, share right upwards, the diagonal is the aim."""
    size, edge, colours = 360, 46, ("#1f4e79", "#b3541e", "#4d7c4a")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size + 150} {size + 20}" font-family="sans-serif" '
        'font-size="12" role="img"><title>Claims right by confidence</title>'
        f'<rect width="{size + 150}" height="{size + 20}" fill="#fff"/>'
    ]

    def place(x: float, y: float) -> tuple[float, float]:
        return edge + x * (size - edge - 14), size - edge - y * (size - edge - 14)

    for tenth in range(0, 11, 2):
        at = tenth / 10
        (x, low), (left, y) = place(at, 0), place(0, at)
        right, top = place(1, 1)
        parts.append(
            f'<path d="M{x:.0f} {low:.0f}V{top:.0f}M{left:.0f} {y:.0f}H{right:.0f}" stroke="#ddd" fill="none"/>'
        )
        parts.append(f'<text x="{x:.0f}" y="{low + 16:.0f}" text-anchor="middle">{at}</text>')
        parts.append(f'<text x="{left - 6:.0f}" y="{y + 4:.0f}" text-anchor="end">{at}</text>')
    (a, b), (c, d) = place(0, 0), place(1, 1)
    parts.append(f'<path d="M{a:.0f} {b:.0f}L{c:.0f} {d:.0f}" stroke="#888" stroke-dasharray="4 4"/>')
    parts.append(f'<text x="{(a + c) / 2:.0f}" y="{size - 8}" text-anchor="middle">confidence of the claim</text>')
    for n, (name, cases) in enumerate(series.items()):
        colour, points = colours[n % len(colours)], reliability(cases)
        spots = [place(sure, share) for sure, share, _ in points]
        parts.append(
            f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in spots)}" fill="none" stroke="{colour}"/>'
        )
        for (x, y), (_, _, count) in zip(spots, points, strict=True):
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{2 + log(1 + count):.1f}" fill="{colour}"/>')
        parts.append(f'<text x="{size}" y="{40 + 18 * n}" fill="{colour}">{name} ({len(cases)})</text>')
    parts.append(f'<text x="{a:.0f}" y="12">share of claims right</text></svg>')
    return "\n".join(parts) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calibration", description=__doc__)
    parser.add_argument("shared", type=Path, help="folder with eval/")
    parser.add_argument("--fit", action="store_true", help="fit the odds anew and write confidence.json first")
    parser.add_argument("--plot", type=Path, help="write the reliability diagram here")
    args = parser.parse_args()
    spec = importlib.util.spec_from_file_location("score", args.shared / "eval/score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    if args.fit:
        cases = [c for folder in FITTED_ON for kind in ("rules", "tagger") for c in cases_of(folder, scorer, kind)]
        TABLE.write_text(json.dumps(fit(cases), indent=1) + "\n", "utf-8")
        print(f"fitted on {len(cases)} claims; run again to see the figures")
        return
    developed = [args.shared / "eval/dossiers" / name for name in SHARED]
    groups = {"held out": [HELD_OUT], "fitted on": list(FITTED_ON), "developed on": developed}
    series = {name: [c for f in folders for c in cases_of(f, scorer, "tagger")] for name, folders in groups.items()}
    for name, cases in series.items():
        print(f"\n{name}: {len(cases)} claims, off by {off_by(cases):.3f}\n  confidence  right  claims")
        for sure, share, count in reliability(cases):
            print(f"  {sure:10.2f}  {share:5.2f}  {count:6d}")
    if args.plot:
        args.plot.write_text(plot(series), "utf-8")


if __name__ == "__main__":
    main()
