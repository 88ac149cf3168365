"""How fast the tagger is by itself, and what the rest of a build adds to it.

    python benchmarks/speed.py [COUNT] [--model FOLDER] [--probe FOLDER] [--texts FOLDER] [--no-build]

COUNT generated articles (1,000). First the network alone, over every window of every article, on one thread and on two:
tokens (word pieces) a second of CPU time and of the clock. Then the whole `truceline build` of the same articles, with
the record written, by the rules alone and with the tagger, each in a process of its own: CPU seconds, the largest
resident set, and the ratio of its CPU time to the network's on one thread. The network is timed again after each build,
and a build is held against the passes on either side of it, for a machine that does other work as well counts the same
work as more CPU time at one minute than at another. Byte code lies ready, as it does for whoever installs the package.
`--probe` times another model beside it, such as a six-layer export; `--texts` reads *.txt of a folder in place of
generated articles. Where other work runs, trust ratios of CPU time, and no figure of a single run.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import onnxruntime

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.generated import PACK, write_articles  # noqa: E402

from truceline.text.tagger.loading import NETWORK, PACKAGED, Tagger, load_tagger  # noqa: E402
from truceline.text.tagger.pieces import cut_pieces  # noqa: E402
from truceline.text.tagger.windows import Window, cut_windows  # noqa: E402

EVERY_MODULE = "import truceline.cli.build, truceline.publish.page, jinja2, onnxruntime, tokenizers, py3langid.langid"


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of CPU time (all threads) and of the clock; `peak` is the largest resident set in MiB, 0 if not taken."""

    cpu: float
    clock: float
    peak: float = 0.0


@dataclass(frozen=True, slots=True)
class Load:
    """What is read: articles, their windows and the number of their word pieces, marks between paragraphs left out."""

    articles: int
    windows: list[Window]
    tokens: int


def read_load(folder: Path, tagger: Tagger) -> Load:
    windows: list[Window] = []
    tokens = 0
    paths = sorted(folder.glob("*.txt"))
    for path in paths:
        pieces = cut_pieces(path.read_text("utf-8"), tagger.tokenizer)
        windows += cut_windows(pieces)
        tokens += len(pieces.ids)
    return Load(len(paths), windows, tokens)


def with_threads(tagger: Tagger, folder: Path, threads: int) -> Tagger:
    """The tagger over a session of its own with so many threads; otherwise opened as the tagger opens it."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    session = onnxruntime.InferenceSession(str(folder / NETWORK), options, providers=["CPUExecutionProvider"])
    return replace(tagger, session=session, remembered={})


def time_forward(tagger: Tagger, windows: Sequence[Window]) -> Took:
    for window in windows[:5]:
        tagger.run(window)
    cpu, clock = time.process_time(), time.monotonic()
    for window in windows:
        tagger.run(window)
    return Took(time.process_time() - cpu, time.monotonic() - clock)


def time_build(folder: Path, extractor: str, model: Path | None) -> Took:
    """A build of the reports in a folder in a process of its own. Raises SystemExit where it fails."""
    command = [sys.executable, "-m", "truceline", "build", "reports", "--out", f"out-{extractor}"]
    command += ["--extractor", extractor, *(("--pack", str(PACK)) if PACK.exists() else ())]
    command += ["--model", str(model.resolve())] if model is not None and extractor == "tagger" else []
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(folder.resolve() / "bytecode")
    subprocess.run([sys.executable, "-c", EVERY_MODULE], cwd=folder, env=environment, check=True)
    began = time.monotonic()
    with tempfile.TemporaryFile() as talk:
        running = subprocess.Popen(command, cwd=folder, env=environment, stderr=talk)
        _, status, usage = os.wait4(running.pid, 0)
        clock = time.monotonic() - began
        running.returncode = os.waitstatus_to_exitcode(status)
        if running.returncode not in {0, 3}:
            talk.seek(0)
            raise SystemExit(talk.read().decode("utf-8", "replace"))
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Took(usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss / scale)


def print_row(name: str, took: Took, load: Load, bare: Took | None) -> None:
    per_cpu, per_clock = (load.tokens / max(1e-9, seconds) for seconds in (took.cpu, took.clock))
    ratio = f"{took.cpu / bare.cpu:7.2f}" if bare else f"{'':7}"
    peak = f"{took.peak:7.0f}" if took.peak else ""
    print(
        f"{name:30}{took.cpu:8.1f}{took.clock:9.1f}{per_cpu:12.0f}{per_clock:10.0f}{load.articles / took.cpu:11.1f}"
        f"{ratio}{peak}"
    )


def print_speed(folder: Path, model: Path, probe: Path | None, *, builds: bool) -> None:
    tagger = load_tagger(model)
    load = read_load(folder / "reports", tagger)
    print(f"tagger/{tagger.version} {tagger.sha256[:12]}, onnxruntime {onnxruntime.__version__}")
    print(f"{load.articles} articles, {len(load.windows)} windows, {load.tokens} tokens\n")
    print(
        f"{'':30}{'CPU s':>8}{'clock s':>9}{'tokens/CPU s':>12}{'/clock s':>10}{'articles/s':>11}{'ratio':>7}{'MiB':>7}"
    )
    bare = time_forward(with_threads(tagger, model, 1), load.windows)
    print_row("network, one thread", bare, load, None)
    print_row("network, two threads", time_forward(with_threads(tagger, model, 2), load.windows), load, bare)
    if probe is not None:
        other = with_threads(load_tagger(probe), probe, 1)
        print_row("probe, one thread", time_forward(other, load.windows), load, bare)
    for extractor in ("rules", "tagger") if builds else ():
        took = time_build(folder, extractor, None if model == PACKAGED else model)
        after = time_forward(with_threads(tagger, model, 1), load.windows)
        print_row(f"build, {extractor}", took, load, mean_of(bare, after))
        print_row("network again, one thread", after, load, bare)
        bare = after


def mean_of(one: Took, other: Took) -> Took:
    return Took((one.cpu + other.cpu) / 2, (one.clock + other.clock) / 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("count", type=int, nargs="?", default=1000, help="generated articles")
    parser.add_argument("--model", type=Path, default=PACKAGED, help="folder of another model")
    parser.add_argument("--probe", type=Path, help="folder of a model to time beside it, of the same form")
    parser.add_argument("--texts", type=Path, help="a folder of *.txt in place of generated articles")
    parser.add_argument("--no-build", action="store_true", help="time the network only")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        if options.texts:
            (folder / "reports").mkdir()
            for path in sorted(options.texts.glob("*.txt"))[: options.count]:
                (folder / "reports" / path.name).write_bytes(path.read_bytes())
        else:
            write_articles(folder / "reports", options.count)
        print_speed(folder, options.model, options.probe, builds=not options.no_build)


if __name__ == "__main__":
    main()
