"""A sealed record is the same whenever it is made; whatever is changed in it, or is no sealed record, is found."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.store.factories import at_noon, make_file, make_full_record
from tests.unit.store.seals import DOSSIER, change_line, make_seal, read_members, rehash_from, remake, write_members
from tests.unit.store.test_proofs import unguarded

from truceline.errors import BrokenRecord, FileInTheWay, WrongFile
from truceline.store import items, seal_check
from truceline.store.records import head
from truceline.store.seal_check import BODIES, JOURNAL, MANIFEST, SUMS, NotWhole, SealedZip, check
from truceline.store.sealing import Members
from truceline.store.unsealing import checked_seal

FLIPS = 200


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sealed")
    make_seal(make_full_record(str(folder / "record.sqlite")), folder / "a.zip")
    return folder / "a.zip"


def told(path: Path, *, head: str | None = None) -> str:
    with pytest.raises(BrokenRecord) as failure, checked_seal(path, head=head):
        pass
    return str(failure.value)


def test_a_seal_is_the_same_whenever_and_in_whichever_database_it_is_made(record_url: str, tmp_path: Path) -> None:
    alias = make_full_record(record_url)
    last = head(alias).number
    first = make_seal(alias, tmp_path / "a.zip")
    items.add(alias, make_file(50), by="a.reader", why="life goes on", now=at_noon)
    again = make_seal(alias, tmp_path / "b.zip", last=last)
    later = make_seal(alias, tmp_path / "c.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert (first.sha256, first.head, first.entries) == (again.sha256, again.head, last)
    assert later.head == head(alias).hash != first.head


def test_its_members_are_plain_sorted_and_named_in_the_manifest(sealed: Path) -> None:
    with zipfile.ZipFile(sealed) as file:
        assert file.testzip() is None
        found = file.infolist()
    names = [member.filename for member in found]
    assert names == sorted(names)
    assert {member.compress_type for member in found} == {zipfile.ZIP_STORED}
    assert {member.date_time for member in found} == {(1980, 1, 1, 0, 0, 0)}
    members = read_members(sealed)
    assert members["dossier.json"] == b"".join(DOSSIER)
    assert {"README.txt", "check.py", MANIFEST, SUMS, JOURNAL, BODIES} < set(names)
    assert all(name.startswith("blobs/") for name in set(names) - {"README.txt", "check.py", "dossier.json", MANIFEST, SUMS, JOURNAL, BODIES})  # fmt: skip  # noqa: E501
    blobs = {name.removeprefix("blobs/").replace("/", "") for name in names if name.startswith("blobs/")}
    assert all(len(sha256) == 64 for sha256 in blobs)


def test_every_one_of_200_flipped_bytes_is_found(sealed: Path) -> None:
    chance, whole = random.Random(11), sealed.read_bytes()
    unfound = []
    for place in chance.sample(range(len(whole)), FLIPS):
        broken = bytearray(whole)
        broken[place] ^= chance.randrange(1, 256)
        try:
            check(SealedZip(io.BytesIO(bytes(broken))))
        except NotWhole:
            continue
        unfound.append(place)
    assert unfound == []


def test_every_byte_of_the_zips_own_form_is_held(sealed: Path) -> None:
    whole = sealed.read_bytes()
    table = whole.index(b"PK\1\2")
    for place in (*range(40), *range(table, len(whole), 3)):
        broken = bytearray(whole)
        broken[place] ^= 0x40
        with pytest.raises(NotWhole):
            check(SealedZip(io.BytesIO(bytes(broken))))


@pytest.mark.parametrize(
    "cut", [lambda b: b[:-1], lambda b: b + b"\n", lambda b: b"\n" + b, lambda b: b[: len(b) // 2], lambda b: b""]
)
def test_a_seal_that_was_cut_or_got_longer_is_none(sealed: Path, tmp_path: Path, cut: Callable[[bytes], bytes]) -> None:
    (tmp_path / "cut.zip").write_bytes(cut(sealed.read_bytes()))
    assert "cut.zip" in told(tmp_path / "cut.zip")


def test_what_is_changed_together_with_the_manifest_is_found_by_the_journal(sealed: Path, tmp_path: Path) -> None:
    def reword(members: dict[str, bytes]) -> None:
        change_line(members, JOURNAL, 3, "a.reader", "m.reader")

    def reread(members: dict[str, bytes]) -> None:
        change_line(members, BODIES, 2, "shells fell", "drones flew")

    def lose(members: dict[str, bytes]) -> None:
        members[BODIES] = b"".join(members[BODIES].splitlines(keepends=True)[1:])

    def slip_in(members: dict[str, bytes]) -> None:
        members[seal_check.blob_name("0" * 64)] = b"x"

    def drop(members: dict[str, bytes]) -> None:
        del members[next(name for name in members if name.startswith("blobs/"))]

    def cut(members: dict[str, bytes]) -> None:
        members[JOURNAL] = b"".join(members[JOURNAL].splitlines(keepends=True)[:-2])

    changes = {
        reword: "entry 3 of the journal: is not what its hash says",
        reread: "report 0 is not what the journal says was written there",
        lose: "the item is lost",
        slip_in: "does not lie under its own hash",
        drop: "the bytes .* are lost",
        cut: "bodies.jsonl: holds records of entry",
    }
    for change, fault in changes.items():
        path = remake(sealed, tmp_path / f"{change.__name__}.zip", change)
        with pytest.raises(BrokenRecord, match=fault), checked_seal(path):
            pass


def test_a_seal_made_anew_from_end_to_end_is_found_by_a_head_noted_elsewhere(sealed: Path, tmp_path: Path) -> None:
    def forge(members: dict[str, bytes]) -> None:
        change_line(members, JOURNAL, 3, "a.reader", "m.reader")
        rehash_from(members, 3)

    with checked_seal(sealed) as whole:
        noted = whole.head
    with checked_seal(sealed, head=noted):
        pass
    forged = remake(sealed, tmp_path / "forged.zip", forge)
    with checked_seal(forged):
        pass
    assert noted in told(forged, head=noted)


def bare_zip(path: Path, *members: tuple[zipfile.ZipInfo | str, bytes], how: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", how) as file:
        for name, body in members:
            file.writestr(name, body)
    return path


def link(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)
    member.create_system, member.external_attr = 3, 0o120777 << 16
    return member


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("members", "how", "fault"),
    [
        ([("../../etc/x", b"x")], zipfile.ZIP_STORED, "lead out"),
        ([("/etc/x", b"x")], zipfile.ZIP_STORED, "lead out"),
        ([("a/../../x", b"x")], zipfile.ZIP_STORED, "lead out"),
        ([("..\\x", b"x")], zipfile.ZIP_STORED, "lead out"),
        ([("C:x", b"x")], zipfile.ZIP_STORED, "lead out"),
        ([(".hidden", b"x")], zipfile.ZIP_STORED, "lead out"),
        ([(link("journal.jsonl"), b"/etc/passwd")], zipfile.ZIP_STORED, "link"),
        ([("journal.jsonl", b"0" * 10_000_000)], zipfile.ZIP_DEFLATED, "compressed"),
        ([("journal.jsonl", b"a"), ("journal.jsonl", b"b")], zipfile.ZIP_STORED, "twice"),
        ([("journal.jsonl", b"a")], zipfile.ZIP_STORED, "not as it was written"),
    ],
)
def test_a_hostile_zip_is_refused_before_anything_is_read_from_it(
    tmp_path: Path, members: list[tuple[zipfile.ZipInfo | str, bytes]], how: int, fault: str
) -> None:
    assert fault in told(bare_zip(tmp_path / "hostile.zip", *members, how=how))


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    path = bare_zip(tmp_path / "secret.zip", ("journal.jsonl", b"x"))
    whole = bytearray(path.read_bytes())
    for place in (6, whole.index(b"PK\1\2") + 8):
        whole[place] |= 1
    path.write_bytes(whole)
    assert "encrypted" in told(path)


def test_members_that_say_less_than_a_seal_are_refused(sealed: Path, tmp_path: Path) -> None:
    members = read_members(sealed)
    without = write_members(tmp_path / "a.zip", {name: body for name, body in members.items() if name != BODIES})
    assert "bodies.jsonl: is not there" in told(without)
    more = write_members(tmp_path / "b.zip", members | {"more.txt": b"x"})
    assert "more.txt: is not in manifest.json" in told(more)
    deep = write_members(tmp_path / "c.zip", members | {MANIFEST: b"[" * 100_000})
    assert "is no JSON" in told(deep)
    other = write_members(tmp_path / "d.zip", members | {MANIFEST: b"{}"})
    assert "its schema is None" in told(other)


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongFile, match=r"none\.zip"), checked_seal(tmp_path / "none.zip"):
        pass


def test_nothing_is_overwritten_and_a_broken_record_is_not_sealed(record_url: str, tmp_path: Path) -> None:
    alias = make_full_record(record_url)
    make_seal(alias, tmp_path / "a.zip")
    with pytest.raises(FileInTheWay):
        make_seal(alias, tmp_path / "a.zip")
    with unguarded(alias) as cursor:
        cursor.execute("UPDATE truceline_report SET body = REPLACE(body, 'Tesmoor', 'Tesmaar')")
    with pytest.raises(BrokenRecord, match="what was sealed does not hold"):
        make_seal(alias, tmp_path / "b.zip")
    assert [path.name for path in tmp_path.glob("*.zip*")] == ["a.zip"]


def test_the_checker_inside_needs_python_alone_and_sha256sum_agrees(sealed: Path, tmp_path: Path) -> None:
    for name, body in read_members(sealed).items():
        (tmp_path / "out" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "out" / name).write_bytes(body)
    checker = tmp_path / "out" / "check.py"

    def ask(*words: str | Path) -> tuple[int, str]:
        asked = [sys.executable, "-I", "-S", "-W", "error", checker, *words]
        done = subprocess.run(asked, check=False, capture_output=True, text=True, cwd=tmp_path)
        return done.returncode, done.stdout + done.stderr

    with checked_seal(sealed) as whole:
        noted = whole.head
    assert ask(sealed) == ask(sealed, noted) == ask("out", noted)
    assert ask("out")[0] == 0
    assert noted in ask("out")[1]
    assert ask(sealed, "f" * 64)[0] == 1
    assert ask()[0] == 2
    sums = subprocess.run(["sha256sum", "-c", "--quiet", SUMS], check=False, cwd=tmp_path / "out", capture_output=True)
    assert sums.returncode == 0
    (tmp_path / "out" / "dossier.json").write_bytes(b"{}")
    assert ask("out") == (1, "DOES NOT HOLD: dossier.json: has 2 bytes, not 30\n")


def test_more_members_than_an_old_zip_can_count_are_read_by_anybody() -> None:
    count = 65_600
    stream = io.BytesIO()
    made = Members(stream)
    for number in range(count):
        made.put(f"m{number:06d}", [b"x"])
    made.end()
    assert len(SealedZip(stream).sizes) == count
    with zipfile.ZipFile(stream) as file:
        assert len(file.namelist()) == count
        assert file.read(f"m{count - 1:06d}") == b"x"
