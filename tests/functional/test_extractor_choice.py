"""Which extractor runs, what is said about it, and what is refused before anything is written."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.functional.command import EXAMPLE, GOOD, Done, read_dossier, truceline

from truceline.claims.rules import LABEL
from truceline.text.tagger.loading import CARD, NETWORK, PACKAGED, TOKENIZER, tagger_can_run

NEEDS_TAGGER = pytest.mark.skipif(not tagger_can_run(), reason="onnxruntime and tokenizers have no wheel here")
WITHOUT = """
import sys
for name in {missing!r}:
    sys.modules[name] = None
from truceline.cli.main import run
code = run({arguments!r})
print(sorted(set(sys.modules) & {{"onnxruntime", "tokenizers"}} - set({missing!r})))
sys.exit(code)
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def run_without(missing: tuple[str, ...], *arguments: str, cwd: Path) -> Done:
    """The command in a process that cannot import these; prints which of the tagger's libraries it did import."""
    script = WITHOUT.format(missing=missing, arguments=list(arguments))
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, cwd=cwd, text=True)
    return Done(code=done.returncode, out=done.stdout, err=done.stderr)


def check_refused(done: Done, desk: Path, *words: str) -> None:
    assert done.code == 2, done.err
    assert "Traceback" not in done.err
    assert len(done.err.splitlines()) == 1, done.err
    assert all(word in done.err for word in words), done.err
    assert not (desk / "out").exists()


def test_an_unknown_extractor_is_refused_and_nothing_is_written(desk: Path) -> None:
    done = truceline("build", "good.txt", "--extractor", "nonsense", "--out", "out", cwd=desk)
    check_refused(done, desk, "nonsense", "rules", "tagger")


def test_a_model_for_the_rules_is_refused(desk: Path) -> None:
    done = truceline("build", "good.txt", "--extractor", "rules", "--model", PACKAGED, "--out", "out", cwd=desk)
    check_refused(done, desk, "takes no model")


@pytest.mark.parametrize("option", ["--extractor", "--model", "--pack", "--judgements", "--collected"])
def test_an_empty_choice_is_refused(desk: Path, option: str) -> None:
    done = truceline("build", "good.txt", option, "", "--out", "out", cwd=desk)
    assert done.code == 2


def flip_a_byte(model: Path) -> None:
    content = bytearray((model / NETWORK).read_bytes())
    content[len(content) // 2] ^= 1
    (model / NETWORK).write_bytes(content)


def rewritten(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], None]:
    def spoil(model: Path) -> None:
        card = json.loads((model / CARD).read_text("utf-8"))
        change(card)
        (model / CARD).write_text(json.dumps(card), "utf-8")

    return spoil


def change_tokenizer(model: Path) -> None:
    (model / TOKENIZER).write_text((model / TOKENIZER).read_text("utf-8") + "\n", "utf-8")


SPOILS: dict[str, tuple[Callable[[Path], object], str]] = {
    "no folder": (shutil.rmtree, CARD),
    "no card": (lambda model: (model / CARD).unlink(), CARD),
    "no network": (lambda model: (model / NETWORK).unlink(), NETWORK),
    "no tokenizer": (lambda model: (model / TOKENIZER).unlink(), TOKENIZER),
    "a byte flipped": (flip_a_byte, NETWORK),
    "another form": (rewritten(lambda card: card.update(form=2)), CARD),
    "no version": (rewritten(lambda card: card.pop("version")), CARD),
    "no events": (rewritten(lambda card: card.pop("events")), CARD),
    "no ties": (rewritten(lambda card: card.pop("ties")), CARD),
    "no hashes": (rewritten(lambda card: card.pop("sha256")), NETWORK),
    "another tokenizer": (change_tokenizer, TOKENIZER),
}


@NEEDS_TAGGER
@pytest.mark.parametrize("spoil", SPOILS)
def test_a_wrong_model_is_refused_with_its_file_and_the_remedy(desk: Path, spoil: str) -> None:
    shutil.copytree(PACKAGED, desk / "model")
    act, named = SPOILS[spoil]
    act(desk / "model")
    done = truceline("build", "good.txt", "--model", "model", "--out", "out", cwd=desk)
    check_refused(done, desk, f"model/{named}", "give the folder of a whole model")


@NEEDS_TAGGER
def test_a_copy_of_the_model_elsewhere_gives_the_same_record(desk: Path) -> None:
    shutil.copytree(PACKAGED, desk / "model")
    assert truceline("build", "good.txt", "--out", "out", cwd=desk).code == 0
    assert truceline("build", "good.txt", "--model", "model", "--out", "other", cwd=desk).code == 0
    assert (desk / "out" / "dossier.json").read_bytes() == (desk / "other" / "dossier.json").read_bytes()


@NEEDS_TAGGER
def test_the_record_tells_what_ran_and_with_which_network(tmp_path: Path) -> None:
    pack = EXAMPLE / "pack.yaml"
    done = truceline("build", EXAMPLE / "reports", "--pack", pack, "--out", tmp_path / "out")
    assert done.code in (0, 3), done.err
    dossier = read_dossier(tmp_path / "out")
    card = json.loads((PACKAGED / CARD).read_text("utf-8"))
    assert dossier["extractors"] == [LABEL, f"tagger/{card['version']}"]
    assert dossier["extraction"] == {"model": card["sha256"][NETWORK], "note": None}
    assert {claim["extractor"] for claim in dossier["claims"]} <= set(dossier["extractors"])
    assert LABEL in {claim["extractor"] for claim in dossier["claims"]}


def test_the_rules_alone_run_without_importing_the_taggers_libraries(desk: Path) -> None:
    done = run_without((), "build", "good.txt", "--extractor", "rules", "--out", "out", cwd=desk)
    assert done.code == 0, done.err
    assert done.out.splitlines()[-1] == "[]"
    dossier = read_dossier(desk / "out")
    assert dossier["extractors"] == [LABEL]
    assert dossier["extraction"] == {"model": None, "note": None}
    assert {claim["extractor"] for claim in dossier["claims"]} == {LABEL}


def test_where_the_tagger_cannot_run_the_rules_do_and_it_is_said(desk: Path) -> None:
    done = run_without(("onnxruntime",), "build", "good.txt", "--out", "out", cwd=desk)
    assert done.code == 0, done.err
    dossier = read_dossier(desk / "out")
    note = dossier["extraction"]["note"]
    assert "onnxruntime" in note
    assert "rules" in note
    assert note in done.err
    assert dossier["extraction"]["model"] is None
    assert dossier["extractors"] == [LABEL]
    assert dossier["claims"]
    assert truceline("build", "good.txt", "--extractor", "rules", "--out", "ruled", cwd=desk).code == 0
    assert dossier["claims"] == read_dossier(desk / "ruled")["claims"]


def test_who_asks_for_the_tagger_where_it_cannot_run_is_told_so(desk: Path) -> None:
    done = run_without(("onnxruntime",), "build", "good.txt", "--extractor", "tagger", "--out", "out", cwd=desk)
    check_refused(done, desk, "onnxruntime", "rules")


def test_the_command_starts_without_numpy_and_the_taggers_libraries() -> None:
    heavy = {"numpy", "onnxruntime", "tokenizers"}
    script = f"import sys, truceline.cli.main; print(sorted(set(sys.modules) & {heavy!r}))"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
