"""How fast, and in how much memory: `python benchmarks/scale.py [COUNT]` builds a record of COUNT articles (5,000)."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.generated import PACK, write_articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """`peak` is the largest resident set of any build measured by this process, in MiB."""

    code: int
    seconds: float
    cpu: float
    peak: float
    talk: str
    written: int


def build_articles(count: int, folder: Path) -> Run:
    write_articles(folder / "reports", count)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "truceline", "build", "reports", "--pack", str(PACK), "--out", "out"],
        check=False,
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
    )
    seconds = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    written = sum(file.stat().st_size for file in (folder / "out").glob("*")) if done.returncode in (0, 3) else 0
    return Run(
        code=done.returncode,
        seconds=seconds,
        cpu=after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime,
        peak=after.ru_maxrss / scale,
        talk=done.stderr,
        written=written,
    )


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as folder:
        run = build_articles(count, Path(folder))
    print(run.talk, end="", file=sys.stderr)
    print(
        f"{count} articles: exit {run.code}, {run.seconds:.1f} s ({run.cpu:.1f} s CPU), {count / run.seconds:.0f}/s,"
        f" peak {run.peak:.0f} MiB, {run.written / 1e6:.1f} MB written"
    )
    return run.code


if __name__ == "__main__":
    sys.exit(main())
