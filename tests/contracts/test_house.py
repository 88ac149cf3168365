"""The rules of the house, in the code itself."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest
from tests.functional.command import ROOT

import truceline
from truceline import errors

SOURCE = ROOT / "src" / "truceline"
MODULES = sorted(SOURCE.rglob("*.py"))
NO_NETWORK = """
import socket, sys, pkgutil, importlib
def refuse(*a, **k): raise AssertionError("network at import")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
import truceline
for found in pkgutil.walk_packages(truceline.__path__, "truceline."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)
"""


def name_of(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def test_the_layers_hold() -> None:
    script = Path(sys.executable).with_name("lint-imports")
    if not script.exists():
        pytest.skip("import-linter is not installed beside this Python")
    done = subprocess.run([script, "--no-cache"], check=False, capture_output=True, cwd=ROOT, text=True)
    assert done.returncode == 0, done.stdout


def test_importing_the_whole_package_asks_the_network_for_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", NO_NETWORK], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_package_gives_its_version() -> None:
    assert truceline.__version__.count(".") == 2


def test_the_error_tree_is_the_one_drawn() -> None:
    defined = {name for name, kind in vars(errors).items() if inspect.isclass(kind) and issubclass(kind, Exception)}
    drawn = {word for line in (errors.__doc__ or "").splitlines() for word in line.replace("─", " ").split()}
    assert defined <= drawn
    assert all(issubclass(getattr(errors, name), errors.TrucelineError) for name in defined)


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_no_module_is_longer_than_400_lines_and_no_function_than_80(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [n.name for n in functions if (n.end_lineno or n.lineno) - n.lineno > 80] == []


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_only_the_pipeline_and_the_command_catch_everything(module: Path) -> None:
    room = module.relative_to(SOURCE).parts[0]
    broad = [
        handler.lineno
        for handler in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(handler, ast.ExceptHandler)
        and (
            handler.type is None
            or (isinstance(handler.type, ast.Name) and handler.type.id in {"Exception", "BaseException"})
        )
    ]
    assert broad == [] or room in {"pipeline", "cli"}


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_every_module_says_what_it_is_for(module: Path) -> None:
    assert len(ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or "") > 10
