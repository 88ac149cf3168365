"""Build an evaluation dossier, score it, and flatten the score into figures that are better when higher."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOORS = Path(__file__).with_name("floors.json")
SHIPPED = ROOT / "examples"
HELD_OUT = Path(__file__).with_name("heldout")
DOSSIERS = (
    "farrukh-2022",
    "karsan-strait",
    "upper-tolla",
    "ordesh-lumen",
    "orvay-strand",
    "quelm-plateau",
    "seld-marrin",
)


def evaluation_folder() -> Path:
    """`eval` in the folder that TRUCELINE_SHARED names, by default `shared` beside the repository."""
    return Path(os.environ.get("TRUCELINE_SHARED") or ROOT.parent / "shared") / "eval"


def folder_of(dossier: str) -> Path:
    """The shipped example and the dossiers kept beside these tests are annotated as the others are, and scored so."""
    own = (folder / dossier for folder in (SHIPPED, HELD_OUT))
    return next((folder for folder in own if folder.exists()), evaluation_folder() / "dossiers" / dossier)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """`seconds` is the CPU time of the build, start of Python included; `broken` counts anchors that do not hold."""

    figures: dict[str, float]
    broken: int
    seconds: float


def measure(dossier: str, out: Path) -> Measurement:
    folder = folder_of(dossier)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    places = [str(folder / "reports"), "--pack", str(folder / "pack.yaml"), "--out", str(out)]
    built = subprocess.run(
        [sys.executable, "-m", "truceline", "build", *places],
        check=False,
        capture_output=True,
        text=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if built.returncode not in (0, 3):
        raise RuntimeError(f"building {dossier} ended with {built.returncode}: {built.stderr}")
    scored = subprocess.run(
        [sys.executable, str(evaluation_folder() / "score.py"), str(folder), str(out / "dossier.json"), "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    score = json.loads(scored.stdout)
    return Measurement(
        figures=flatten(score),
        broken=score["anchors"]["broken"],
        seconds=after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime,
    )


def flatten(score: dict[str, object]) -> dict[str, float]:
    """One number a figure. A leak is turned round, so that here as everywhere more is better."""
    figures: dict[str, float] = {}
    for name, value in score.items():
        if isinstance(value, int | float):
            figures[name] = float(value)
        elif isinstance(value, dict):
            number = value.get("f1", value.get("acc"))
            if number is not None:
                figures[name] = float(number)
    if "background_leak" in figures:
        figures["background_kept_out"] = round(1 - figures.pop("background_leak"), 3)
    return figures


def read_floors() -> dict[str, dict[str, float]]:
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors
