"""Write docs/figures.md: `python benchmarks/figures.py`, or only print it: `--print`.

Needs the evaluation dossiers (TRUCELINE_SHARED).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.evaluation.measure import DOSSIERS, ROOT, Measurement, measure

_HEAD = """\
# Figures

Written by `python benchmarks/figures.py`; do not edit. Each figure is what the evaluation's `score.py` says of a fresh
build, between 0 and 1 and better when higher (f1 or share right); `seconds` is CPU time on the machine that ran it.
`tests/evaluation/floors.json` holds the same figures as floors: a change that lowers one fails.

The rules were developed on the first five dossiers and on `quelm-plateau`; it and `orvay-strand` were written without
sight of the program, measured once (quelm-plateau: record_score .676) and used for development afterwards.
`seld-marrin` was written without sight of it too, and nobody looks into it: expect its figures, not the others', for a
theatre that nobody has worked on yet.

"""


def table(measured: dict[str, Measurement]) -> str:
    names = sorted({name for measurement in measured.values() for name in measurement.figures})
    names.remove("record_score")
    lines = ["| figure | " + " | ".join(measured) + " |", "| --- |" + " --- |" * len(measured)]
    for name in ["record_score", *names]:
        cells = (measurement.figures.get(name) for measurement in measured.values())
        lines.append(f"| {name} | " + " | ".join("" if cell is None else f"{cell:.3f}" for cell in cells) + " |")
    lines.append("| broken anchors | " + " | ".join(str(each.broken) for each in measured.values()) + " |")
    lines.append("| seconds | " + " | ".join(f"{each.seconds:.1f}" for each in measured.values()) + " |")
    return "\n".join(lines) + "\n"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        measured = {dossier: measure(dossier, Path(folder) / dossier) for dossier in DOSSIERS}
    if "--print" not in sys.argv[1:]:
        (ROOT / "docs" / "figures.md").write_text(_HEAD + table(measured), encoding="utf-8")
    print(table(measured), end="")


if __name__ == "__main__":
    main()
