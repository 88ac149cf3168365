"""The documents say what the program does."""

from __future__ import annotations

import argparse
import hashlib
import re
import tomllib
from collections.abc import Iterator

import pytest
from tests.functional.command import ROOT

from truceline.cli import exits
from truceline.cli.main import make_parser

README = (ROOT / "README.md").read_text(encoding="utf-8")
APACHE = "c71d239df91726fc519c6eb72d318ec65820627232b2f796219e87dcf35d0ab4"


def commands(parser: argparse.ArgumentParser, path: str = "truceline") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not below:
        yield path, parser
    for action in below:
        for name, child in action.choices.items():
            yield from commands(child, f"{path} {name}")


@pytest.mark.parametrize(("name", "parser"), list(commands(make_parser())), ids=lambda value: str(value)[:24])
def test_the_readme_shows_every_command_and_option(name: str, parser: argparse.ArgumentParser) -> None:
    options = [option for action in parser._actions for option in action.option_strings if option.startswith("--")]
    missing = [word for word in (name, *options) if word not in README and word != "--help"]
    assert missing == []


def test_the_readme_explains_every_exit_code() -> None:
    codes = [value for name, value in vars(exits).items() if name.isupper()]
    assert [code for code in codes if not re.search(rf"\| `{code}` \|", README)] == []


def test_the_first_screen_shows_the_picture_and_the_two_commands() -> None:
    first = "\n".join(README.splitlines()[:40])
    assert "docs/images/page.png" in first
    assert "python3 dev.py demo" in first
    assert "python3 dev.py test" in first


def test_every_link_between_documents_leads_somewhere() -> None:
    broken = []
    for document in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", document.read_text(encoding="utf-8")):
            if "://" not in target and not (document.parent / target).exists() and not target.endswith(".png"):
                broken.append(f"{document.name}: {target}")
    assert broken == []


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    written = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    names = [re.split(r"[<>=\[ ]", line)[0] for line in wanted]
    assert [name for name in names if name not in written] == []


def test_the_decisions_are_listed_and_numbered_without_a_gap() -> None:
    folder = ROOT / "docs" / "decisions"
    pages = sorted(page.name for page in folder.glob("0*.md"))
    listed = re.findall(r"\((0[^)]+\.md)\)", (folder / "README.md").read_text(encoding="utf-8"))
    assert listed == pages
    assert [int(page[:4]) for page in pages] == list(range(1, len(pages) + 1))


def test_the_licence_is_the_whole_apache_2() -> None:
    assert hashlib.sha256((ROOT / "LICENSE").read_bytes()).hexdigest() == APACHE
