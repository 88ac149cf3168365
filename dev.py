#!/usr/bin/env python3
"""Set up Truceline and run it, with nothing but Python 3.11 or newer.

    python3 dev.py demo                 set up, build the shipped example, say where its page is
    python3 dev.py test [PYTEST ARGS]   set up, run the tests
    python3 dev.py lint                 set up, run ruff, mypy and import-linter
    python3 dev.py build PATH... --out DIR [--pack FILE] [--as-of TIME]
                                        set up, then `truceline build` with these arguments
    python3 dev.py setup                only set up

Setting up makes `.venv` (no pip needed), fetches one pinned copy of uv from the package index into `.dev`, checks it
against the SHA-256 in this file, and installs what `uv.lock` names. The rest needs no network, and a second run skips
what is done.

Heeded when set: UV_DEFAULT_INDEX, UV_INDEX_URL, PIP_INDEX_URL (another package index), SSL_CERT_FILE, PIP_CERT,
REQUESTS_CA_BUNDLE (certificates), HTTPS_PROXY and its kin.
"""

# Only syntax that Python 3.6 can read: an older Python must reach the message in `require_python`, not a SyntaxError.

import base64
import hashlib
import html
import os
import platform
import re
import shutil
import ssl
import stat
import subprocess
import sys
import sysconfig
import tempfile
import urllib.error
import urllib.parse
import urllib.request
import zipfile

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
TOOLS = os.path.join(ROOT, ".dev")
STAMP = os.path.join(VENV, ".truceline-setup")
EXAMPLE = os.path.join(ROOT, "examples", "ordesh-lumen")
DEMO_OUT = os.path.join(ROOT, "demo-out")

OLDEST = (3, 11)
PYPI = "https://pypi.org/simple"
UV = "0.13.9"
MUSL_ARM = "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64"
WHEELS = {
    ("linux-glibc", "x86_64"): "manylinux_2_17_x86_64.manylinux2014_x86_64",
    ("linux-glibc", "aarch64"): "manylinux_2_28_aarch64",
    ("linux-musl", "x86_64"): "musllinux_1_1_x86_64",
    ("linux-musl", "aarch64"): MUSL_ARM,
    ("macos", "x86_64"): "macosx_10_12_x86_64",
    ("macos", "arm64"): "macosx_11_0_arm64",
}
SHA256 = {
    "manylinux_2_17_x86_64.manylinux2014_x86_64": "d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19",
    "manylinux_2_28_aarch64": "ecb6028d79dc96fbeafffe5c8af62a7099487ebc05a701e76714eebcffd06375",
    "musllinux_1_1_x86_64": "2c45530751517d6c3bbc69a19473f6effe47cce047bede01ffd8af7ea7b36b25",
    MUSL_ARM: "5435c5ce14a56431208ca0996416d310f1598e8c2c8ba707688985a16bb82dbe",
    "macosx_10_12_x86_64": "c16ed11e013557536b3e60065f1b912f6407bd6518e041b961e23ef9e6b4fbf5",
    "macosx_11_0_arm64": "66c512266d633bef48384a1f53003f41f2a8e7b36fe6e7fbfd3e0fd52d96fa63",
}
MACHINES = {"amd64": "x86_64", "x64": "x86_64", "arm64": "aarch64"}
LARGEST_ANSWER = 128 * 1024 * 1024


class Stop(Exception):
    """Setting up cannot go on; the message says why and what helps."""


def say(line):
    print("dev.py: " + line, file=sys.stderr)
    sys.stderr.flush()


def require_python():
    if sys.version_info[:2] >= OLDEST:
        return
    newer = [name for name in ("python3.13", "python3.12", "python3.11") if shutil.which(name)]
    have = "Truceline needs Python 3.11 or newer; this is %s" % platform.python_version()
    if newer:
        raise Stop("%s. Run: %s dev.py %s" % (have, newer[-1], " ".join(sys.argv[1:])))
    raise Stop(have + ". Install one (Debian, Ubuntu: apt install python3; macOS: python.org or brew install python)")


def chosen_index():
    for variable in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL"):
        url = os.environ.get(variable, "").strip()
        if variable == "UV_DEFAULT_INDEX" and "=" in url.split("://")[0]:
            url = url.split("=", 1)[1]  # uv allows NAME=URL
        if url:
            return url.rstrip("/")
    return PYPI


def without_password(url):
    parts = urllib.parse.urlsplit(url)
    return urllib.parse.urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def certificates():
    for variable in ("SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE"):
        path = os.environ.get(variable, "")
        if path and os.path.exists(path):
            return path
    return None


def system_has_certificates():
    paths = ssl.get_default_verify_paths()
    return bool((paths.cafile and os.path.exists(paths.cafile)) or (paths.capath and os.listdir(paths.capath)))


def tls_context():
    """Without any certificate on the machine the fetch goes unverified: what is trusted is the SHA-256 in this file."""
    path = certificates()
    if path:
        where = {"capath": path} if os.path.isdir(path) else {"cafile": path}
        return ssl.create_default_context(**where)
    context = ssl.create_default_context()
    if not system_has_certificates():
        say("no certificates on this machine: fetching uv over an unverified connection, trusting only its SHA-256")
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def fetch(url):
    parts = urllib.parse.urlsplit(url)
    request = urllib.request.Request(
        without_password(url), headers={"User-Agent": "truceline-dev.py", "Accept": "text/html, */*;q=0.1"}
    )
    if parts.username:
        login = "%s:%s" % (urllib.parse.unquote(parts.username), urllib.parse.unquote(parts.password or ""))
        token = base64.b64encode(login.encode()).decode()
        request.add_unredirected_header("Authorization", "Basic " + token)
    shown = without_password(url)
    try:
        with urllib.request.urlopen(request, timeout=60, context=tls_context()) as answer:
            body = answer.read(LARGEST_ANSWER + 1)
    except urllib.error.HTTPError as error:
        raise Stop("%s answered %d %s; check the index address" % (shown, error.code, error.reason)) from None
    except (urllib.error.URLError, OSError, ssl.SSLError) as error:
        reason = getattr(error, "reason", error)
        if "CERTIFICATE_VERIFY_FAILED" in str(reason):
            raise Stop(
                "%s: its certificate is not trusted here; set SSL_CERT_FILE to the right bundle" % shown
            ) from None
        text = "%s cannot be reached (%s); check the network, HTTPS_PROXY or UV_DEFAULT_INDEX" % (shown, reason)
        raise Stop(text) from None
    if len(body) > LARGEST_ANSWER:
        raise Stop("%s is larger than %d bytes; check the index address" % (shown, LARGEST_ANSWER))
    return body


def link_in(page, wanted):
    """The link of a simple-index page whose file name is the one wanted."""
    for match in re.finditer(r"""<a\s[^>]*?href\s*=\s*["']([^"'#]+)""", page.decode("utf-8", "replace")):
        link = html.unescape(match.group(1))
        if urllib.parse.unquote(link.rsplit("/", 1)[-1]) == wanted:
            return link
    return None


def this_platform():
    machine = platform.machine().lower()
    if sys.platform == "darwin":
        return ("macos", "arm64" if machine in ("arm64", "aarch64") else "x86_64")
    if sys.platform.startswith("linux"):
        musl = "musl" in (sysconfig.get_config_var("HOST_GNU_TYPE") or "")
        return ("linux-musl" if musl else "linux-glibc", MACHINES.get(machine, machine))
    return (sys.platform, machine)


def is_uv(path):
    try:
        answer = subprocess.check_output([path, "--version"], stderr=subprocess.DEVNULL, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return False
    return answer.decode("utf-8", "replace").startswith("uv %s" % UV)


def own_uv():
    """The pinned uv in .dev, fetched if it is not there yet. It appears under its name only when whole and checked."""
    path = os.path.join(TOOLS, "uv-" + UV)
    if is_uv(path):
        return path
    if this_platform() not in WHEELS:
        return borrowed_uv()
    tag = WHEELS[this_platform()]
    name = "uv-%s-py3-none-%s.whl" % (UV, tag)
    index = chosen_index()
    page_url = index + "/uv/"
    say("fetching uv %s from %s" % (UV, without_password(index)))
    link = link_in(fetch(page_url), name)
    if link is None:
        raise Stop("%s does not offer %s; use an index that mirrors PyPI" % (without_password(page_url), name))
    wheel_url = urllib.parse.urljoin(page_url, link)
    login, at, host = urllib.parse.urlsplit(index).netloc.rpartition("@")
    parts = urllib.parse.urlsplit(wheel_url)
    if parts.netloc == host:
        wheel_url = urllib.parse.urlunsplit(parts._replace(netloc=login + at + host))
    wheel = fetch(wheel_url)
    got = hashlib.sha256(wheel).hexdigest()
    if got != SHA256[tag]:
        raise Stop("%s has SHA-256 %s, not %s: not used. Try again, or use another index" % (name, got, SHA256[tag]))
    unpack_uv(wheel, path)
    if not is_uv(path):
        raise Stop("the uv in %s does not run on this machine; install uv %s and run again" % (name, UV))
    return path


def unpack_uv(wheel, path):
    os.makedirs(TOOLS, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=".uv-", dir=TOOLS)
    try:
        with os.fdopen(handle, "wb") as binary, tempfile.TemporaryFile() as archive:
            archive.write(wheel)
            with zipfile.ZipFile(archive) as members, members.open("uv-%s.data/scripts/uv" % UV) as member:
                shutil.copyfileobj(member, binary)
        os.chmod(beside, stat.S_IRWXU | stat.S_IRGRP | stat.S_IXGRP | stat.S_IROTH | stat.S_IXOTH)
        os.replace(beside, path)
    finally:
        if os.path.exists(beside):
            os.remove(beside)


def borrowed_uv():
    """Where this file pins no wheel for the platform: a uv of the same version that somebody installed."""
    found = shutil.which("uv")
    if found and is_uv(found):
        say("no pinned uv for %s %s: using %s" % ((*this_platform(), found)))
        return found
    raise Stop(
        "no pinned uv for %s %s; install it (pip install uv==%s) and run again, or use `pip install .`"
        % ((*this_platform(), UV))
    )


def uv_environment():
    env = dict(os.environ)
    for name in ("VIRTUAL_ENV", "UV_INDEX_URL", "PYTHONHOME", "PYTHONPATH"):
        env.pop(name, None)
    env.update(UV_PROJECT_ENVIRONMENT=VENV, UV_PYTHON_DOWNLOADS="never", UV_DEFAULT_INDEX=chosen_index())
    env.setdefault("UV_LINK_MODE", "copy")
    if certificates():
        env.setdefault("SSL_CERT_FILE", certificates())
    elif system_has_certificates():
        env.setdefault("UV_SYSTEM_CERTS", "true")
    return env


def venv_works():
    check = "import sys; sys.exit(not (sys.version_info[:2] >= (3, 11) and sys.prefix != sys.base_prefix))"
    try:
        return subprocess.call([PYTHON, "-c", check], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def make_venv():
    if venv_works():
        return
    say("making .venv with Python " + platform.python_version())
    code = subprocess.call([sys.executable, "-m", "venv", "--without-pip", "--clear", VENV], stdout=sys.stderr)
    if code or not venv_works():
        raise Stop("no virtual environment could be made in %s; see above, or install python3-venv" % VENV)


def fingerprint():
    digest = hashlib.sha256(chosen_index().encode())
    for name in ("uv.lock", "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as source:
            digest.update(source.read())
    return digest.hexdigest()


def is_set_up(parts):
    try:
        with open(STAMP) as stamp:
            done = stamp.read().split()
    except OSError:
        return False
    return done[:1] == [fingerprint()] and parts in done[1:] and venv_works()


def set_up(parts="all"):
    """`parts` is "run" (what the program needs) or "all" (the tools for testing and checking too)."""
    if is_set_up(parts):
        return
    make_venv()
    if os.path.exists(STAMP):
        os.remove(STAMP)
    uv = own_uv()
    say("installing what uv.lock names" + ("" if parts == "all" else " (without the tools for testing)"))
    if chosen_index() == PYPI:
        only = ["--no-dev", "--inexact"] if parts == "run" else []
        call_uv(uv, ["sync", "--frozen", *only])
    else:
        sync_from_mirror(uv, parts)
    with open(STAMP + ".new", "w") as stamp:
        stamp.write("%s run%s\n" % (fingerprint(), " all" if parts == "all" else ""))
    os.replace(STAMP + ".new", STAMP)


def sync_from_mirror(uv, parts):
    """uv.lock names PyPI's addresses; another index is asked for the same versions, held to the same hashes."""
    os.makedirs(TOOLS, exist_ok=True)
    handle, wanted = tempfile.mkstemp(prefix=".wanted-", suffix=".txt", dir=TOOLS)
    os.close(handle)
    only = ["--no-dev"] if parts == "run" else []
    try:
        call_uv(uv, ["export", "--frozen", "--quiet", "--no-emit-project", "--output-file", wanted, *only])
        call_uv(uv, ["pip", "install", "--python", PYTHON, "--require-hashes", "-r", wanted])
        call_uv(uv, ["pip", "install", "--python", PYTHON, "--no-deps", "--editable", ROOT])
    finally:
        os.remove(wanted)


def call_uv(uv, arguments):
    code = subprocess.call([uv, *arguments], cwd=ROOT, env=uv_environment(), stdout=sys.stderr)
    if code:
        raise Stop("uv %s failed (see above); check the network, the disk and UV_DEFAULT_INDEX" % arguments[0])


def run(arguments, cwd=ROOT):
    sys.stdout.flush()
    return subprocess.call([PYTHON, *arguments], cwd=cwd)


def demo(arguments):
    set_up("run")
    say("building the example into " + DEMO_OUT)
    pack = os.path.join(EXAMPLE, "pack.yaml")
    paths = [os.path.join("examples", "ordesh-lumen", "reports"), "--pack", pack, "--out", DEMO_OUT]
    code = run(["-m", "truceline", "build", *paths, *arguments])
    if code in (0, 3):
        print("The page: file://" + urllib.parse.quote(os.path.join(DEMO_OUT, "index.html")))
    return code


def test(arguments):
    set_up()
    return run(["-m", "pytest", "-n", "auto", *arguments])


def lint(arguments):
    set_up()
    scripts = os.path.join(VENV, "bin")
    checks = (
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy"],
        [os.path.join(scripts, "lint-imports")],
    )
    codes = [run(check) for check in checks]
    return max(codes)


def build(arguments):
    set_up("run")
    return run(["-m", "truceline", "build", *arguments], cwd=os.getcwd())


def setup(arguments):
    set_up()
    say("ready: .venv/bin/truceline")
    return 0


COMMANDS = {"setup": setup, "demo": demo, "test": test, "lint": lint, "build": build}


def main(arguments):
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__.strip())
        return 0 if arguments else 2
    command = COMMANDS.get(arguments[0])
    if command is None:
        say("no command %r; there are: %s" % (arguments[0], ", ".join(sorted(COMMANDS))))
        return 2
    try:
        require_python()
        return command(arguments[1:])
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        say("interrupted; run it again to go on")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
