from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.errors import WrongPack
from truceline.intake import load_pack
from truceline.intake.packs.loading import MAX_PACK
from truceline.model.pack import Pack

FULL = """\
timezone: Asia/Baku
sides:
  - {id: ordesh, name: Republic of Ordesh}
  - {id: lumenia, name: Republic of Lumenia}
actors:
  - {id: ordesh-mod, name: Ministry of Defence, kind: ministry, side: ordesh, part_of: ordesh-state,
     aliases: [MoD, 12]}
  - {id: ordesh-state, name: Ordesh, kind: state, side: ordesh, wikidata: Q12}
  - {id: hog, name: "Halvern Observer Group", kind: monitor}
  - {id: tarsia, name: Tarsia}
places:
  - {id: heights, name: Halvern Heights, kind: region, lat: 40, lon: "-46.5", aliases: [the Heights]}
  - {id: ordesh, name: Ordesh, kind: country, lat: , lon: ~}
  - id: mill
    name: No
    within: heights
    names_used_by: {ordesh: Mill, lumenia: Moinho}
zones:
  - {id: strip, name: Strip, kind: demilitarised, geometry: {type: Polygon, coordinates: [[[1,2],[3,4],[5,6.5],[1,2]]]}}
  - {id: post, name: Post, geometry: {type: Point, coordinates: [1, 2, 300]}}
  - {id: line, name: Line, geometry: {type: LineString, coordinates: [[1, 2], [3, 4]]}}
  - {id: both, name: B, geometry: {type: MultiPolygon, coordinates: [[[[1,2],[3,4],[5,6.5],[1,2]]]]}}
  - {id: lines, name: L, geometry: {type: MultiLineString, coordinates: [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]}}
agreements:
  - id: kestry
    title: Kestry Protocol
    signed: 2033-04-01
    effective: 2033-04-04 00:00:00 +04:00
    parties: [ordesh-state, tarsia]
    monitor: hog
    provisions:
      - {number: 1, title: Fire, text: All fire stops., kind: cessation, binds: [ordesh-state], due: "2033-04-04",
         places: [heights], breached_by: [shelling], fulfilled_by: [withdrawal]}
      - number: 1a
  - {id: side-letter, title: Side letter, effective: "2033-04-04T10:00"}
glossary:
  - {term: liberated, neutral: taken, used_by: ordesh, note: says who the owner is}
  - {term: so-called}
feeds:
  - {url: "https://wire.example/rss", outlet: hog}
"""


def test_a_whole_pack_is_loaded_as_it_is_written(load):
    pack = load(FULL)
    assert (pack.id, pack.title, pack.timezone) == ("ordesh-lumen", "Ordesh and Lumenia", "Asia/Baku")
    assert [side.id for side in pack.sides] == ["ordesh", "lumenia"]
    ministry, state, monitor, tarsia = pack.actors
    assert (ministry.side, ministry.part_of, ministry.aliases) == ("ordesh", "ordesh-state", ("MoD", "12"))
    assert (state.wikidata, monitor.side, tarsia.kind, tarsia.known) == ("Q12", None, "other", True)
    heights, country, mill = pack.places
    assert (heights.lat, heights.lon, country.lat) == (40.0, -46.5, None)
    assert (mill.name, mill.within, mill.kind) == ("No", "heights", "other")
    assert mill.names_used_by == (("ordesh", "Mill"), ("lumenia", "Moinho"))
    assert [zone.layers[0].geometry["type"] for zone in pack.zones] == [
        "Polygon",
        "Point",
        "LineString",
        "MultiPolygon",
        "MultiLineString",
    ]
    assert pack.zones[0].layers[0].geometry["coordinates"] == [[[1.0, 2.0], [3.0, 4.0], [5.0, 6.5], [1.0, 2.0]]]
    assert pack.zones[1].layers[0].geometry["coordinates"] == [1.0, 2.0]
    assert pack.glossary[1].used_by is None
    assert (pack.feeds[0].url, pack.feeds[0].outlet) == ("https://wire.example/rss", "hog")


def test_dates_are_read_quoted_or_not_and_moments_get_the_zone_of_the_pack(load):
    kestry, letter = load(FULL).agreements
    assert (kestry.signed, kestry.effective) == ("2033-04-01", "2033-04-04T00:00:00+04:00")
    assert letter.effective == "2033-04-04T10:00:00+04:00"
    assert [provision.due for provision in kestry.provisions] == ["2033-04-04", None]


def test_provision_numbers_are_text_whether_quoted_or_not(load):
    first, second = load(FULL).agreements[0].provisions
    assert (first.number, second.number) == ("1", "1a")
    assert (first.breached_by, first.fulfilled_by, first.places) == (("shelling",), ("withdrawal",), ("heights",))
    assert (second.kind, second.text) == ("other", "")


def test_everything_but_id_and_title_is_optional(load):
    assert load("") == Pack(id="ordesh-lumen", title="Ordesh and Lumenia")
    assert load("actors:\nplaces: []\n").actors == ()


def test_an_actor_and_a_place_may_share_a_name_and_an_id(load):
    pack = load("actors: [{id: ordesh, name: Ordesh}]\nplaces: [{id: ordesh, name: Ordesh}]\n")
    assert (len(pack.actors), len(pack.places)) == (1, 1)


def test_an_actor_may_repeat_its_own_name_as_an_alias(load):
    pack = load("actors: [{id: post, name: The Vern Post, aliases: [Vern Post, the vern post, Vern Post]}]\n")
    assert pack.actors[0].aliases == ("Vern Post", "the vern post")


def test_the_packs_that_ship_load():
    packs = sorted(Path(__file__).parents[4].glob("examples/*/pack.yaml"))
    assert packs
    for path in packs:
        assert load_pack(str(path)).actors


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("no-such.yaml", "there is no such file or folder; check the path"),
        (".", "a folder, not a file; name a file in it"),
        ("/dev/zero", "a device, not a file"),
        ("\x1b[31m", "there is no such file or folder"),
    ],
)
def test_a_pack_that_cannot_be_opened_is_refused(path, words):
    with pytest.raises(WrongPack) as refusal:
        load_pack(path)
    assert words in refusal.value.problems[0]
    assert refusal.value.problems[0].isprintable()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "1: empty, not YAML"),
        (b"\0\1\2", "1: binary, not YAML"),
        ("id: x\ntitle: Хальверн".encode("cp1251"), "2: not UTF-8; save the file as UTF-8"),
        (b"x" * (MAX_PACK + 1), "1: 4 MiB, and a pack may have 4 MiB"),
        (b"id: x\ntitle: 'y", "2: not YAML: found unexpected end of stream"),
        (b"id: x\n\ttitle: y", "2: not YAML: "),
        (b"id: x\ntitle: [y\nsides: z", "3: not YAML: "),
        (b"just words", "1: not a theatre pack: no mapping at the top"),
        (b"- id: x", "1: not a theatre pack: no mapping at the top"),
        (b"# nothing", "1: not a theatre pack: no mapping at the top"),
        (b"id: x\ntitle: y\n---\nid: z", "3: a second YAML document"),
        ("id: x\ntitle: y\u202ez".encode(), "2: a character that cannot be printed (U+202E)"),
        (b"id: x\ntitle: y\nsides: " + b"[" * 200_000, "3: nested more than 20 deep"),
        (b"id: x\ntitle: y\nsides: " + b"{a: " * 50, "3: nested more than 20 deep"),
    ],
)
def test_what_is_no_pack_is_refused_by_its_line(refused, content, words):
    assert any(problem.startswith(words) for problem in refused(content))


def test_utf_16_is_as_good_as_utf_8(tmp_path):
    path = tmp_path / "pack.yaml"
    path.write_bytes("id: x\ntitle: Хальверн\n".encode("utf-16"))
    assert load_pack(str(path)).title == "Хальверн"


_YAML = st.text(max_size=200) | st.lists(
    st.sampled_from(
        [*"[]{}:,-?&*!|>'\"#%@` \n", "id: a\n", "title: b\n", "actors:", "- ", ": ", "<<", "---\n", "1e999"]
    ),
    max_size=60,
).map("".join)


def _problems_of(path: Path) -> tuple[str, ...] | None:
    """None where the pack loads."""
    try:
        load_pack(str(path))
    except WrongPack as refusal:
        return refusal.problems
    return None


@given(_YAML)
@settings(deadline=None)
def test_any_text_loads_or_is_refused_with_a_reason(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(text, encoding="utf-8", errors="replace")
    problems = _problems_of(path)
    assert problems is None or problems
    assert all("\n" not in problem for problem in problems or ())


@given(
    st.integers(0, len(FULL)),
    st.integers(0, 12),
    st.sampled_from(["", "[", "x", ": ", "\n", "- ", "{", "9", "*a", "&a ", "\0", "'", "#"]),
)
@settings(deadline=None, max_examples=60)
def test_a_damaged_pack_loads_or_is_refused_with_a_reason(tmp_path_factory, at, length, insert):
    path = tmp_path_factory.getbasetemp() / "damaged.yaml"
    path.write_text(f"id: a\ntitle: b\n{FULL[:at]}{insert}{FULL[at + length :]}")
    problems = _problems_of(path)
    assert problems is None or problems


def test_pairs_of_types_that_exclude_each_other_are_kept_once_each(load):
    pack = load("incompatible:\n  - [route_closure, aid_access]\n  - [aid_access, route_closure]\n")
    assert pack.incompatible == (("aid_access", "route_closure"),)
