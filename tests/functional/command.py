"""Run the command, and read what it wrote."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from truceline.cli.main import run

_ALIVE = re.compile(r"truceline: [a-z ]+(?: …|: [\d,]+(?: of [\d,]+, about .+ left)?)")
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
        """What was said, but for the closing summary and the lines by which a slow run shows that it lives."""
        return [line for line in self.err.splitlines() if "; see " not in line and not _ALIVE.fullmatch(line)]


def truceline(*arguments: str | Path, cwd: Path | None = None) -> Done:
    """The command in this process, which is quicker: no Python and no language model to start."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(cwd or Path.cwd()), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run([str(argument) for argument in arguments])
    return Done(code=code, out=out.getvalue(), err=err.getvalue())


def truceline_process(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> Done:
    """The command as a user runs it: in a process of its own."""
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
