"""Every example of the guide to writing a pack is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.functional.command import ROOT, truceline

from truceline.intake import find_doubts, parse_pack
from truceline.intake.packs.loading import PACK_KEYS

GUIDE = (ROOT / "docs" / "writing-a-pack.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", GUIDE, flags=re.DOTALL)
CONSOLE = [block.splitlines() for block in re.findall(r"```console\n(.*?)```", GUIDE, flags=re.DOTALL)]


@pytest.mark.parametrize("text", EXAMPLES, ids=range(len(EXAMPLES)))
def test_every_example_is_a_pack(text: str) -> None:
    assert parse_pack(text, path="guide").pack.id in {"ferry-accord", "ordesh-lumen-small"}


def test_the_examples_of_agreements_raise_no_doubt() -> None:
    whole = [text for text in EXAMPLES if "agreements:" in text]
    assert len(whole) == 2
    assert [find_doubts(parse_pack(text, path="guide")) for text in whole] == [(), ()]


def test_the_guide_shows_every_section() -> None:
    shown = {key for text in EXAMPLES for key in re.findall(r"(?m)^(\w+):", text)}
    assert set(PACK_KEYS) <= shown


def test_the_commands_of_the_guide_say_what_it_prints(tmp_path: Path) -> None:
    (tmp_path / "second.yaml").write_text("id: second\ntitle: Second\n", encoding="utf-8")
    ran = 0
    for command, *printed in CONSOLE:
        words, _, out = command.removeprefix("$ truceline ").partition(" > ")
        done = truceline(*(word.strip('"') for word in re.findall(r'"[^"]*"|\S+', words)), cwd=tmp_path)
        assert done.code == 0, done.err
        assert not printed or (done.out + done.err).splitlines() == printed
        assert not out or done.out.startswith("{")
        ran += 1
    assert ran == len(re.findall(r"(?m)^\$ ", GUIDE)) == 5
    assert (tmp_path / "both.yaml").exists()


def test_the_guide_says_rightly_where_its_clocks_stand(tmp_path: Path) -> None:
    (text,) = (text for text in EXAMPLES if "milestones:" in text)
    (tmp_path / "ferry-accord.yaml").write_text(text, encoding="utf-8")
    seen = truceline("pack", "show", "ferry-accord.yaml", "--on", "2033-05-20", cwd=tmp_path).out
    plain = " ".join(seen.split())
    assert "2.guns: Guns above 100 mm are taken twelve kilometres back. — overdue" in plain
    assert "2.count: The observers count the guns. — not yet due, waits for 2.guns" in plain
    assert "3.road: The road is opened. — overdue" in plain
    assert "objects two months before. — in force, until 30 Apr 2034" in plain
    assert "DENIED by Lumenia" in plain


@pytest.mark.parametrize("line", re.findall(r"(?m)^truceline: (ferry-accord\.yaml:\d+: .*)$", GUIDE))
def test_the_problems_in_the_guide_are_told_in_those_words(line: str, tmp_path: Path) -> None:
    truceline("pack", "new", "ferry-accord", cwd=tmp_path)
    file = tmp_path / "ferry-accord.yaml"
    text = file.read_text(encoding="utf-8").replace("part_of: ordesh\n", "part_of: ordsh\n")
    file.write_text(text.replace("lat: -26.31", "lat: 271.46"), encoding="utf-8")
    done = truceline("pack", "check", "ferry-accord.yaml", cwd=tmp_path)
    assert done.code == 2
    assert f"truceline: {line}" in done.err.splitlines()
