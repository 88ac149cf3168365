"""Run the command as a user does: in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "ordesh-lumen"
GOOD = """Shells fall near Serrapont

Varnholt Mirror
14 September 2031, 20:00

Two soldiers were wounded when shells fell near Serrapont on Saturday, the Ordeshi defence ministry said.
"Our units did not open fire," it added.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """What was said, but for the closing summary."""
        return [line for line in self.err.splitlines() if "; see " not in line]


def truceline(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> Done:
    done = subprocess.run(
        [sys.executable, "-m", "truceline", *map(str, arguments)],
        check=False,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **environment},
        text=True,
    )
    return Done(code=done.returncode, out=done.stdout, err=done.stderr)


def read_dossier(folder: Path) -> dict[str, Any]:
    dossier: dict[str, Any] = json.loads((folder / "dossier.json").read_text(encoding="utf-8"))
    return dossier
