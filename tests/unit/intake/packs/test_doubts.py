"""What is no error in a pack, and yet worth a look."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from truceline.intake import find_doubts, read_named_pack

HEAD = "id: ordesh-lumen\ntitle: Ordesh and Lumenia\n"
CAST = """\
sides: [{id: east, name: East}]
actors: [{id: ordesh, name: Ordesh, kind: state, side: east}]
sources: [{id: print, title: The print}]
zones: [{id: belt, name: Belt, geometry: {type: Point, coordinates: [1, 2]}}]
places: [{id: mill, name: Mill}, {id: ford, name: Ford, lat: 1, lon: 2}]
"""
SOUND = "title: Fire, text: It stops., binds: [ordesh], sources: [print], zones: [belt]"


MILESTONE = "    milestones: [{id: m, on: 2034-01-01, text: t, sources: [print]"


def agreement(point: str, more: str = "") -> str:
    """The point stands in line 14, what goes before it in lines 8 to 12."""
    return (
        f"{CAST}agreements:\n  - id: kestry\n    title: Protocol\n    signed: 2033-04-02\n    parties: [ordesh]\n"
        f"    provisions:\n      - {{number: 1, {point}}}\n{more}"
    )


@pytest.fixture
def doubts(tmp_path: Path) -> Callable[[str], list[str]]:
    def find(body: str) -> list[str]:
        path = tmp_path / "pack.yaml"
        path.write_text(HEAD + body, encoding="utf-8")
        found = find_doubts(read_named_pack(str(path)))
        assert all(line.startswith(f"{path}:") and ": warning: " in line and "; " in line for line in found)
        return [line.removeprefix(f"{path}:").replace(" warning: ", " ", 1) for line in found]

    return find


def test_a_pack_that_lacks_nothing_raises_no_doubt(doubts: Callable[[str], list[str]]) -> None:
    assert doubts(agreement(SOUND)) == []
    assert doubts("") == []


@pytest.mark.parametrize(
    ("body", "doubt"),
    [
        (
            "sides: [{id: east, name: East}]\nactors:\n  - {id: o, name: O, kind: state, side: east}\n"
            "  - {id: mod, name: M, kind: ministry, part_of: o}\n",
            "6: actor 'mod' (ministry) has no side, and is part of one of side 'east'; add `side: east`",
        ),
        (
            "sides: [{id: east, name: East}]\nactors:\n  - {id: o, name: O, kind: state, side: east}\n"
            "  - {id: mod, name: M, kind: armed_group}\n",
            "6: actor 'mod' (armed_group) has no side; add its `side`",
        ),
        (agreement("text: t, binds: [ordesh], zones: [belt]"), "14: provision '1' has no source; add"),
        (agreement("text: t, sources: [print], zones: [belt]"), "14: provision '1' binds nobody; add"),
        (agreement("binds: [ordesh], sources: [print], zones: [belt]"), "14: provision '1' has no text; say"),
        (agreement(f"{SOUND}, due: 2033-04-01"), "14: due 2033-04-01 of '1' is before the signature, 2033-04-02"),
        (
            agreement(f"{SOUND}, begins: 2033-06-01, until: 2033-05-01"),
            "14: until 2033-05-01 of '1' is before it begins, 2033-06-01",
        ),
        (
            agreement(f"{SOUND}, places: [mill, ford]"),
            "14: place 'mill' of provision '1' has no coordinates, so nobody can tell whether it lies in belt; give",
        ),
        (
            agreement(SOUND, "    milestones: [{id: m, on: 2032-01-01, text: t, sources: [print]}]\n"),
            "15: milestone 'm' is from before the signature",
        ),
        (
            agreement(SOUND, "    milestones: [{id: m, on: 2034-01-01, text: t}]\n"),
            "15: milestone 'm' has no source",
        ),
        (
            agreement(SOUND, "    conditions: [{id: thaw, text: The road thaws.}]\n"),
            "15: no duty waits for the condition 'thaw'",
        ),
        (
            agreement(SOUND).replace("    parties: [ordesh]\n", "    monitor: ordesh\n"),
            "9: agreement 'kestry' has no parties",
        ),
        (
            agreement(SOUND).replace("    signed: 2033-04-02\n", "    monitor: ordesh\n"),
            "9: agreement 'kestry' has neither `signed` nor `effective`",
        ),
        (
            agreement(SOUND).replace("signed: 2033-04-02", "signed: 2033-04-02\n    effective: 2033-04-01"),
            "9: agreement 'kestry' takes effect on 2033-04-01, before its signature, 2033-04-02",
        ),
        (
            agreement(SOUND, f"{MILESTONE}, effect: done, of: ['1'], says: [ordesh], denies: [ordesh]}}]\n"),
            "15: milestone 'm' is said and denied by 'ordesh'",
        ),
        (
            agreement(SOUND, f"{MILESTONE}, effect: objected, of: ['1'], says: [ordesh]}}]\n"),
            "15: milestone 'm' objects to a further term of what is not renewed",
        ),
        (
            agreement(f"{SOUND}, lasts: P1Y, renews: {{every: P3M, notice: P6M}}"),
            "14: whoever objects to a further term of '1' has to do so before",
        ),
        (agreement(SOUND.replace("[print]", "[]").replace("sources: [], ", "")), "5: nothing refers to the source"),
        (agreement(SOUND.replace(", zones: [belt]", "")), "6: nothing refers to the zone 'belt'"),
        ("sides: [{id: east, name: East}]\n", "3: nothing refers to the side 'east'"),
    ],
)
def test_each_doubt_is_told_with_its_line(doubts: Callable[[str], list[str]], body: str, doubt: str) -> None:
    assert [found for found in doubts(body) if found.startswith(doubt)] != [], doubts(body)


def test_an_objection_to_what_is_renewed_and_a_notice_within_its_term_raise_no_doubt(
    doubts: Callable[[str], list[str]],
) -> None:
    renewed = f"{SOUND}, lasts: P1Y, renews: {{every: P1M, notice: P31D}}"
    assert doubts(agreement(renewed, f"{MILESTONE}, effect: objected, of: ['1'], says: [ordesh]}}]\n")) == []


@pytest.mark.parametrize(
    "actor",
    [
        "{id: t, name: Tarsia, kind: state}, {id: m, name: M, kind: ministry, part_of: t}",
        "{id: f, name: F, kind: peacekeepers}",
        "{id: m, name: M, kind: ministry, part_of: ordesh, side: east}",
    ],
)
def test_those_who_stand_outside_the_sides_need_none(doubts: Callable[[str], list[str]], actor: str) -> None:
    cast = CAST.replace("side: east}]", f"side: east}}, {actor}]")
    assert doubts(agreement(SOUND).replace(CAST, cast)) == []


def test_an_armed_group_that_is_a_party_needs_no_side(doubts: Callable[[str], list[str]]) -> None:
    cast = CAST.replace("side: east}]", "side: east}, {id: band, name: Band, kind: armed_group}]")
    body = agreement(SOUND).replace(CAST, cast)
    assert doubts(body) != []
    assert doubts(body.replace("parties: [ordesh]", "parties: [ordesh, band]")) == []


def test_a_pack_without_any_source_is_doubted_once_for_each_agreement(doubts: Callable[[str], list[str]]) -> None:
    body = agreement(SOUND.replace(", sources: [print]", "")).replace("sources: [{id: print, title: The print}]\n", "")
    assert len(doubts(body)) == 1
    assert "has no sources" in doubts(body)[0]
