"""One pack from several, or every contradiction with both its lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_type_hints

import pytest

from truceline.errors import WrongPack
from truceline.intake import Heading, Merged, merge_packs, read_named_pack
from truceline.intake.packs.renaming import REFERRING
from truceline.model import actor, agreement, duty, pack, place

ONE = """\
id: one
title: One
timezone: Indian/Mauritius
sides: [{id: east, name: East}]
actors:
  - {id: ordesh, name: Ordesh, kind: state, side: east, aliases: [the Republic]}
  - {id: hog, name: Halvern Observer Group, kind: monitor}
places:
  - {id: ford, name: Ford, kind: village, lat: 1.5, lon: 2, names_used_by: {east: Furt}}
agreements:
  - {id: kestry, title: Kestry, parties: [ordesh], monitor: hog,
     provisions: [{number: 1, binds: [ordesh], places: [ford]}]}
glossary: [{term: silence, used_by: east}]
"""


@pytest.fixture
def merge(tmp_path: Path) -> Callable[..., Merged]:
    def write_and_merge(*texts: str, **heading: str) -> Merged:
        read = []
        for number, text in enumerate(texts, 1):
            path = tmp_path / f"{number}.yaml"
            path.write_text(text, encoding="utf-8")
            read.append(read_named_pack(str(path)))
        return merge_packs(read, Heading(**heading))

    return write_and_merge


@pytest.fixture
def contradictions(merge: Callable[..., Merged], tmp_path: Path) -> Callable[..., list[str]]:
    def find(*texts: str) -> list[str]:
        with pytest.raises(WrongPack) as refusal:
            merge(*texts)
        return [line.replace(f"{tmp_path}/", "") for line in refusal.value.problems]

    return find


def test_a_pack_merged_with_itself_is_itself(merge: Callable[..., Merged]) -> None:
    merged = merge(ONE, ONE)
    assert merged.pack == merge(ONE).pack
    assert merged.notes == ()


def test_what_only_one_has_is_kept_in_the_order_of_the_files(merge: Callable[..., Merged]) -> None:
    other = "id: two\ntitle: Two\nactors: [{id: post, name: Post}]\nfeeds: [{url: 'https://x.example', outlet: post}]\n"
    merged = merge(ONE, other)
    assert [each.id for each in merged.pack.actors] == ["ordesh", "hog", "post"]
    assert merged.pack.feeds[0].outlet == "post"
    assert (merged.pack.id, merged.pack.title, merged.pack.timezone) == ("one", "One", "Indian/Mauritius")
    assert len([note for note in merged.notes if "--id" in note]) == 1


def test_a_heading_that_is_given_goes_first(merge: Callable[..., Merged]) -> None:
    other = "id: two\ntitle: Two\ntimezone: Asia/Baku\n"
    merged = merge(ONE, other, id="both", title="Both", timezone="UTC")
    assert (merged.pack.id, merged.pack.title, merged.pack.timezone) == ("both", "Both", "UTC")
    assert merged.notes == ()


def test_names_are_united_and_gaps_filled(merge: Callable[..., Merged]) -> None:
    richer = ONE.replace("[the Republic]", "[Ordeshi side]").replace("kind: monitor", "kind: monitor, wikidata: Q7")
    merged = merge(ONE, richer)
    assert merged.pack.actors[0].aliases == ("the Republic", "Ordeshi side")
    assert merged.pack.actors[1].wikidata == "Q7"


def test_who_has_another_id_and_is_plainly_the_same_is_made_one(merge: Callable[..., Merged]) -> None:
    other = ONE
    for old, new in (
        ("id: one", "id: two"), ("east", "e"), ("East", "east"), ("ordesh", "ord"), ("id: kestry", "id: second"),
        ("hog", "observers"), ("ford", "fd"),
    ):  # fmt: skip
        other = other.replace(old, new)
    merged = merge(ONE, other)
    assert [each.id for each in merged.pack.sides] == ["east"]
    assert [each.id for each in merged.pack.actors] == ["ordesh", "hog"]
    assert [each.id for each in merged.pack.places] == ["ford"]
    second = merged.pack.agreements[1]
    assert (second.parties, second.monitor) == (("ordesh",), "hog")
    assert (second.provisions[0].binds, second.provisions[0].duties[0].places) == (("ordesh",), ("ford",))
    assert merged.pack.glossary == merge(ONE).pack.glossary
    assert [note.split(" of ")[0] for note in merged.notes[:4]] == [
        "the side 'e'", "the actor 'ord'", "the actor 'observers'", "the place 'fd'",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (("name: Ordesh,", "name: Ordland,"), "2.yaml:6: the actor 'ordesh' has another name in 1.yaml:6: 'Ordesh'"),
        (("side: east, aliases", "aliases"), "2.yaml:6: the actor 'ordesh' has another side in 1.yaml:6: 'east'"),
        (("lat: 1.5", "lat: 1.6"), "2.yaml:9: the place 'ford' has another lat in 1.yaml:9: '1.5' and '1.6'"),
        (("{east: Furt}", "{east: Furth}"), "2.yaml:9: the place 'ford' has another names_used_by in 1.yaml:9"),
        (("title: Kestry", "title: Kestri"), "2.yaml:11: the agreement 'kestry' has another title in 1.yaml:11"),
        (("number: 1", "number: 2"), "2.yaml:11: the agreement 'kestry' has another provisions in 1.yaml:11"),
        (("Indian/Mauritius", "Asia/Baku"), "2.yaml:1: different time zones: Indian/Mauritius in "),
    ],
)  # fmt: skip
def test_a_contradiction_is_refused_with_both_lines(
    contradictions: Callable[..., list[str]], change: tuple[str, str], line: str
) -> None:
    found = contradictions(ONE, ONE.replace(*change))
    assert any(each.startswith(line) for each in found), found
    assert all("; " in each for each in found)


def test_two_that_share_a_name_and_are_not_the_same_are_refused(contradictions: Callable[..., list[str]]) -> None:
    other = (
        "id: two\ntitle: Two\nactors:\n  - {id: band, name: Band, kind: armed_group, aliases: [The republic, HOG]}\n"
    )
    (said,) = contradictions(ONE.replace("[the Republic]", "[the republic]"), other)
    assert said.startswith(
        "2.yaml:4: the actor 'band' shares the name 'the republic' with 'ordesh' in 1.yaml:6; leave it"
    )


def test_places_that_lie_apart_are_not_made_one(contradictions: Callable[..., list[str]]) -> None:
    other = "id: two\ntitle: Two\nplaces:\n  - {id: f, name: Ford, kind: village, lat: 3, lon: 4}\n"
    (said,) = contradictions(ONE, other)
    assert said.startswith("2.yaml:4: the place 'f' shares the name 'ford' with 'ford' in 1.yaml:9")


def test_the_days_of_a_pack_without_a_zone_are_told_of(merge: Callable[..., Merged]) -> None:
    merged = merge(ONE, "id: one\ntitle: One\n")
    assert merged.notes == ("the days of packs without a time zone are now read in Indian/Mauritius",)


def test_every_field_that_refers_to_an_actor_or_a_place_is_renamed() -> None:
    kinds = [
        kind
        for module in (actor, agreement, duty, pack, place)
        for kind in vars(module).values()
        if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.__name__
    ]
    named = {
        (kind, field.name)
        for kind in kinds
        for field in fields(kind)
        if any(word in str(get_type_hints(kind)[field.name]) for word in ("ActorId", "PlaceId"))
        and kind.__name__ not in {"Assessment"}
    }
    assert named <= REFERRING.keys()
    assert (place.Place, "within") in named
