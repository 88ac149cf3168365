"""The script that sets everything up, where things go wrong. That it works is what every run of the tests shows."""

from __future__ import annotations

import ast
import hashlib
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.functional.command import ROOT

SCRIPT = ROOT / "dev.py"
WHEEL = b"not the wheel that it should be"


class Index(http.server.BaseHTTPRequestHandler):
    """A package index whose every link leads to the same wrong bytes."""

    def do_GET(self) -> None:
        body = WHEEL
        if self.path.endswith("/uv/"):
            body = "\n".join(f'<a href="../../files/{name}#sha256=00">{name}</a>' for name in wheel_names()).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        return None


def wheel_names() -> list[str]:
    namespace: dict[str, object] = {"__name__": "dev", "__file__": str(SCRIPT)}
    exec(compile(SCRIPT.read_text(encoding="utf-8"), str(SCRIPT), "exec"), namespace)
    wheels = namespace["WHEELS"]
    assert isinstance(wheels, dict)
    return [f"uv-{namespace['UV']}-py3-none-{tag}.whl" for tag in wheels.values()]


@pytest.fixture
def index() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Index)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/simple"
    server.shutdown()
    thread.join()
    server.server_close()


def run_script(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The script in a folder of its own, with nothing of ours in its environment."""
    for name in ("dev.py", "pyproject.toml", "uv.lock"):
        shutil.copy(ROOT / name, folder / name)
    base = Path(sys.base_prefix) / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}"
    return subprocess.run(
        [base if base.exists() else sys.executable, folder / "dev.py", *arguments],
        check=False,
        capture_output=True,
        cwd="/",
        env={"PATH": os.defpath, "HOME": str(folder), "no_proxy": "127.0.0.1", **environment},
        text=True,
    )


def test_an_old_python_can_still_read_the_script() -> None:
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_a_file_with_the_wrong_hash_is_not_used_and_not_kept(index: str, tmp_path: Path) -> None:
    done = run_script(tmp_path, "setup", UV_DEFAULT_INDEX=index)
    assert done.returncode == 1
    assert hashlib.sha256(WHEEL).hexdigest() in done.stderr.splitlines()[-1]
    assert "not used" in done.stderr.splitlines()[-1]
    assert not (tmp_path / ".dev").exists()


def test_a_password_in_the_address_of_the_index_is_not_printed(index: str, tmp_path: Path) -> None:
    done = run_script(tmp_path, "setup", PIP_INDEX_URL=index.replace("//", "//me:secret@"))
    assert "secret" not in done.stderr
    assert "not used" in done.stderr


def test_without_a_network_one_line_says_what_to_check(tmp_path: Path) -> None:
    done = run_script(tmp_path, "setup", UV_INDEX_URL="http://127.0.0.1:9/simple")
    assert done.returncode == 1
    assert "cannot be reached" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


def test_an_unknown_command_lists_the_known_ones(tmp_path: Path) -> None:
    done = run_script(tmp_path, "frobnicate")
    assert done.returncode == 2
    assert "build, demo, lint, setup, test" in done.stderr
    assert not (tmp_path / ".venv").exists()
