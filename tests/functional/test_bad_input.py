"""Input that cannot be read: one clear line each, and the rest is still built."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.command import EXAMPLE, GOOD, Done, read_dossier, truceline

ENTITIES = "\n".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9))
BOMB = f"""<?xml version="1.0"?>
<!DOCTYPE rss [
<!ENTITY a "aaaaaaaaaa">
{ENTITIES}
]>
<rss version="2.0"><channel><title>x</title><item><title>&j;</title><description>&j;</description></item></channel>
</rss>
"""


def empty(folder: Path) -> str:
    (folder / "empty.txt").touch()
    return "empty.txt"


def binary(folder: Path) -> str:
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 64)
    return "binary.txt"


def huge(folder: Path) -> str:
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    return "huge.txt"


def mail_without_body(folder: Path) -> str:
    (folder / "bodiless.eml").write_text(
        "From: press@mod.example\nTo: desk@example.org\nSubject: Statement\nDate: Sun, 14 Sep 2031 10:00:00 +0600\n"
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n",
        encoding="utf-8",
    )
    return "bodiless.eml"


def entity_bomb(folder: Path) -> str:
    (folder / "bomb.xml").write_text(BOMB, encoding="utf-8")
    return "bomb.xml"


def dangling_link(folder: Path) -> str:
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    return "gone.txt"


def loop_of_links(folder: Path) -> str:
    (folder / "loop").symlink_to(folder)
    return "loop"


def unreadable(folder: Path) -> str:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (folder / "secret.txt").write_text(GOOD, encoding="utf-8")
    (folder / "secret.txt").chmod(0)
    return "secret.txt"


def pipe(folder: Path) -> str:
    os.mkfifo(folder / "pipe.txt")
    return "pipe.txt"


def check_one_line(done: Done, named: str) -> None:
    assert done.code == 3, done.err
    assert len(done.lines) == 1, done.err
    assert named in done.lines[0]
    assert ";" in done.lines[0]
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "spoil",
    [empty, binary, huge, mail_without_body, entity_bomb, dangling_link, loop_of_links, unreadable, pipe],
    ids=lambda spoil: spoil.__name__,
)
def test_each_bad_input_is_one_line_and_the_rest_is_built(spoil: Callable[[Path], str], tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    named = spoil(folder)
    done = truceline("build", "reports", "--out", "out", cwd=tmp_path)
    check_one_line(done, named)
    dossier = read_dossier(tmp_path / "out")
    assert [report["input"] for report in dossier["reports"]] == ["reports/good.txt"]
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["dossier.json", "index.html"]


def test_a_truncated_page_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    page = (
        "<html><head><title>Shells fall near Serrapont</title></head><body><article><h1>Shells fall near Serrapont</h1>"
    )
    body = "".join(
        f"<p>Two soldiers were wounded on Saturday, the ministry said in its statement no {n}.</p>" for n in range(9)
    )
    (tmp_path / "cut.html").write_text(page + body + "<p>Our units did not op", encoding="utf-8")
    done = truceline("build", "cut.html", "--out", "out", cwd=tmp_path)
    assert done.code in (0, 3)
    assert "Traceback" not in done.err
    assert len(read_dossier(tmp_path / "out")["reports"]) == 1


def test_a_feed_that_is_not_well_formed_keeps_the_items_that_can_be_read(tmp_path: Path) -> None:
    said = "Two soldiers were wounded near Serrapont, the army said on Saturday."
    item = f"<item><title>Shells fall</title><description>{said}</description></item>"
    (tmp_path / "bad.xml").write_text(
        f'<rss version="2.0"><channel><title>Feed & co</title>{item}<item><title>Cut', encoding="utf-8"
    )
    done = truceline("build", "bad.xml", "--out", "out", cwd=tmp_path)
    assert done.code in (0, 3)
    assert "Traceback" not in done.err
    assert read_dossier(tmp_path / "out")["reports"]


def test_a_wrong_encoding_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes(GOOD.replace("Serrapont", "Serrapônt").encode("latin-1"))
    done = truceline("build", "latin.txt", "--out", "out", cwd=tmp_path)
    assert done.code in (0, 3)
    assert "Serrapônt" in read_dossier(tmp_path / "out")["reports"][0]["text"]


def test_a_name_that_climbs_writes_nothing_outside(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (folder / "mail.eml").write_text(
        "From: a@example.org\nSubject: x\nDate: Sun, 14 Sep 2031 10:00:00 +0600\nMIME-Version: 1.0\n"
        'Content-Type: text/plain; charset=utf-8; name="../../../evil.txt"\n'
        'Content-Disposition: attachment; filename="../../../evil.txt"\n\n' + GOOD,
        encoding="utf-8",
    )
    done = truceline("build", "../b/../b/mail.eml", "--out", "../../out", cwd=folder)
    assert done.code in (0, 3)
    assert sorted(str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*") if file.is_file()) == [
        "a/b/mail.eml",
        "out/dossier.json",
        "out/index.html",
    ]


def test_a_name_that_a_terminal_would_obey_is_printed_harmlessly(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "a\x1b]0;owned\x07\n\u202e.txt").touch()
    done = truceline("build", ".", "--out", "out", cwd=tmp_path)
    assert len(done.lines) == 1
    assert not set("\x1b\x07\u202e") & set(done.err)


def test_a_name_that_is_no_utf8_is_read(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(path, "wb") as file:
            file.write(GOOD.encode())
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    done = truceline("build", ".", "--out", "out", cwd=tmp_path)
    assert done.code == 0, done.err
    assert len(read_dossier(tmp_path / "out")["reports"]) == 1


def test_the_same_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    truceline("build", "good.txt", ".", "good.txt", "--out", "out", cwd=tmp_path)
    assert len(read_dossier(tmp_path / "out")["reports"]) == 1


def test_copies_in_two_folders_are_two_reports_of_one_origin(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "good.txt").write_text(GOOD, encoding="utf-8")
    done = truceline("build", "a", "b", "--out", "out", cwd=tmp_path)
    dossier = read_dossier(tmp_path / "out")
    assert done.code == 0
    assert len({report["id"] for report in dossier["reports"]}) == 2
    assert len(dossier["origins"]) == 1


def test_of_two_paths_the_missing_one_is_named_and_the_other_built(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    done = truceline("build", "good.txt", "missing.txt", "--out", "out", cwd=tmp_path)
    check_one_line(done, "missing.txt")


SPOILS = {
    "an unknown id": ("part_of: ordesh-mod,", "part_of: nobody-known,"),
    "a cycle": ("within: tarsia-land", "within: kestry"),
    "a duplicate alias": ("aliases: [Lantern Aid Society]", "aliases: [Corran Press]"),
    "coordinates out of range": ("lat: -24.70", "lat: -124.70"),
    "no yaml": ("sides:", "sides: [}"),
}


@pytest.mark.parametrize("spoil", SPOILS)
def test_a_wrong_pack_is_refused_with_its_line_and_nothing_is_written(spoil: str, tmp_path: Path) -> None:
    good, bad = SPOILS[spoil]
    text = (EXAMPLE / "pack.yaml").read_text(encoding="utf-8")
    assert good in text
    (tmp_path / "pack.yaml").write_text(text.replace(good, bad, 1), encoding="utf-8")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    built = truceline("build", "good.txt", "--pack", "pack.yaml", "--out", "out", cwd=tmp_path)
    checked = truceline("pack", "check", "pack.yaml", cwd=tmp_path)
    assert (built.code, checked.code) == (2, 2)
    assert built.err == checked.err
    assert all(line.startswith("truceline: pack.yaml:") for line in built.err.splitlines())
    assert any(char.isdigit() for char in built.err.splitlines()[0].split(":")[2])
    assert not (tmp_path / "out").exists()
