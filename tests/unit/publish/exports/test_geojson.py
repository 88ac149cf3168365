"""GeoJSON: the rules of RFC 7946, checked with shapely, and what its layers say of whom."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon
from shapely.geometry import shape

from truceline.intake import load_named_pack, shipped_names
from truceline.model.dossier import Dossier
from truceline.model.place import Layer, Zone
from truceline.publish.exports import write_export
from truceline.publish.exports.shapes import shape_of

DEPTHS = {"Point": 0, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


def features(dossier: Dossier) -> list[dict[str, Any]]:
    told = json.loads(write_export(dossier, "geojson"))
    assert set(told) == {"type", "features"}
    assert told["type"] == "FeatureCollection"
    return list(told["features"])


def positions(coordinates: Any, depth: int) -> Iterator[list[float]]:
    if depth == 0:
        yield coordinates
    else:
        for inner in coordinates:
            yield from positions(inner, depth - 1)


def follows_the_rfc(geometry: dict[str, Any] | None) -> bool:
    """Section 3.1: types, positions on the globe, closed rings by the right-hand rule, nothing across 180 degrees."""
    if geometry is None:
        return True
    depth = DEPTHS[geometry["type"]]
    for lon, lat in positions(geometry["coordinates"], depth):
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
    for polygon in {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}.get(
        geometry["type"], []
    ):
        outer, *holes = polygon
        assert all(len(ring) >= 4 and ring[0] == ring[-1] for ring in polygon)
        assert Polygon(outer).exterior.is_ccw
        assert not any(Polygon(hole).exterior.is_ccw for hole in holes)
        assert max(p[0] for p in outer) - min(p[0] for p in outer) < 180
    assert shape(geometry).is_valid
    return True


def test_every_feature_follows_the_rfc(dossier: Dossier) -> None:
    told = features(dossier)
    for feature in told:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert follows_the_rfc(feature["geometry"])
    assert len({feature["id"] for feature in told}) == len(told)


def test_a_feature_in_hostile_words_follows_it_too(hostile: Dossier) -> None:
    assert all(follows_the_rfc(feature["geometry"]) for feature in features(hostile))


def test_each_claimant_has_a_layer_with_its_days_and_its_exactness(dossier: Dossier) -> None:
    zones = [f["properties"] for f in features(dossier) if f["id"].startswith("zone/belt")]
    assert [zone["layer"] for zone in zones] == ["zones/ordesh-mod", "zones/lumenia"]
    first = zones[0]
    assert (first["claimed_by"], first["claimed_by_name"]) == ("ordesh-mod", "Ministry of Defence of Ordesh")
    assert (first["valid_from"], first["valid_to"], first["precision_km"]) == ("2033-11-10", "2034-05-31", 0.5)
    assert (zones[1]["valid_to"], zones[1]["source"]) == (None, None)


def test_an_incident_stands_where_its_place_is_and_says_how_its_questions_stand(dossier: Dossier) -> None:
    mortars, talks = [f for f in features(dossier) if f["id"].startswith("incident/")]
    assert mortars["geometry"] == {"type": "Point", "coordinates": [46.2, 40.1]}
    told = mortars["properties"]
    assert (told["disputed"], told["questions"]["occurrence"]) == (True, "disputed")
    assert (told["killed_low"], told["killed_high"], told["precision_km"]) == (2, 3, 1.0)
    assert talks["geometry"] is None


def test_who_is_said_to_hold_a_place_is_a_layer_for_each_speaker(dossier: Dossier) -> None:
    held = [f["properties"] for f in features(dossier) if f["id"].startswith("control/")]
    assert {each["layer"] for each in held} == {"control/lumenia", "control/ordesh-mod", "control/found:witness"}
    assert {(each["claimed_by"], each["holder"], each["status"]) for each in held} >= {
        ("lumenia", "lumenia", "denied"),
        ("found:witness", None, "claimed"),
    }


def test_a_place_has_the_names_that_each_side_gives_it(dossier: Dossier) -> None:
    (halvern,) = [f["properties"] for f in features(dossier) if f["id"] == "place/halvern"]
    assert (halvern["names_used_by"], halvern["within"]) == ({"lumenia": "Alta Vern"}, "heights")


def test_a_zone_across_the_180th_meridian_is_cut_in_two(dossier: Dossier) -> None:
    (island,) = [f["geometry"] for f in features(dossier) if f["id"] == "zone/island/0"]
    assert island["type"] == "MultiPolygon"
    assert shape(island).area == pytest.approx(2.0)
    assert sorted(round(part.bounds[0]) for part in shape(island).geoms) == [-180, 179]


def test_a_line_across_it_is_cut_too_and_one_that_is_not_stays_one() -> None:
    cut = shape_of({"type": "LineString", "coordinates": [[179, 0], [-179, 2]]})
    assert cut == {"type": "MultiLineString", "coordinates": [[[179, 0], [180, 1]], [[-180, 1], [-179, 2]]]}
    assert shape_of({"type": "LineString", "coordinates": [[1, 2], [3, 4]]}) == {
        "type": "LineString",
        "coordinates": [[1, 2], [3, 4]],
    }


@pytest.mark.parametrize("wrong", [[math.inf, 1.0], [None, 1.0], [], ["1", "2"], None])
def test_coordinates_that_are_none_give_no_shape(wrong: Any, dossier: Dossier) -> None:
    layer = Layer(geometry={"type": "Point", "coordinates": wrong})
    odd = replace(dossier, pack=replace(dossier.pack, zones=(Zone(id="z", name="Z", kind="other", layers=(layer,)),)))
    assert [f["geometry"] for f in features(odd) if f["id"] == "zone/z/0"] == [None]


@given(
    st.floats(-179, 179), st.floats(-80, 70), st.floats(0.5, 20), st.floats(0.5, 9), st.booleans(), st.integers(-1, 1)
)
def test_any_box_anywhere_comes_out_as_the_rfc_wants_it(
    west: float, south: float, wide: float, high: float, turned: bool, turn: int
) -> None:
    lon = west + 360 * turn
    ring = [[lon, south], [lon + wide, south], [lon + wide, south + high], [lon, south + high], [lon, south]]
    told = shape_of({"type": "Polygon", "coordinates": [ring[::-1] if turned else ring]})
    assert told is not None
    assert follows_the_rfc(told)
    assert shape(told).area == pytest.approx(wide * high, rel=1e-6)


@pytest.mark.parametrize("name", shipped_names())
def test_the_zones_of_every_pack_that_ships_follow_the_rfc(name: str, dossier: Dossier) -> None:
    told = features(replace(dossier, pack=load_named_pack(name), control=()))
    assert all(follows_the_rfc(feature["geometry"]) for feature in told)
