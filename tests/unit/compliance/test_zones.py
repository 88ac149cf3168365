"""A place lies in a zone only as surely as both are known."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.compliance.zones import Lies, Survey, measure, say_kilometres
from truceline.model.extent import Extent, Point, find_extents
from truceline.model.ids import ActorId, PlaceId
from truceline.model.period import Period
from truceline.model.place import Layer, Place, Zone

DAY = Period(start="2033-06-01", end="2033-06-01")


def box(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def at(lat: float, lon: float, km: float = 0.0) -> Extent:
    return Extent(at=Point(lat, lon), km=km)


def a_zone(*layers: Layer) -> Zone:
    return Zone(id="belt", name="Belt", kind="demilitarised", layers=layers)


def test_a_place_is_inside_only_if_all_of_where_it_may_be_is() -> None:
    layer = Layer(geometry=box(71.0, -26.0, 71.2, -25.8))
    middle = Point(-25.9, 71.1)
    assert measure(Extent(at=middle, km=5.0), layer).lies is Lies.INSIDE
    assert measure(Extent(at=middle, km=12.0), layer).lies is Lies.CANNOT_TELL
    assert measure(at(-25.9, 71.3, 5.0), layer).lies is Lies.OUTSIDE
    assert measure(at(-25.9, 71.3, 10.1), layer).lies is Lies.CANNOT_TELL


def test_how_exactly_the_layer_is_known_is_added_to_how_exactly_the_place_is() -> None:
    geometry = box(71.0, -26.0, 71.2, -25.8)
    near = at(-25.9, 71.3, 5.0)
    found = measure(near, Layer(geometry=geometry, precision_km=6.0))
    assert (found.lies, found.known_km) == (Lies.CANNOT_TELL, 11.0)
    assert measure(near, Layer(geometry=geometry, precision_km=4.0)).lies is Lies.OUTSIDE


def test_a_line_has_a_distance_and_no_inside() -> None:
    line = Layer(geometry={"type": "LineString", "coordinates": [[71.0, -26.0], [71.0, -25.0]]}, precision_km=1.0)
    found = measure(at(-25.5, 71.1, 2.0), line)
    assert found.lies is Lies.BESIDE
    away = 0.1 * 111.32 * math.cos(math.radians(25.5))
    assert found.nearest_km == pytest.approx(away - 3, abs=0.12)
    assert found.farthest_km == pytest.approx(away + 3, abs=0.12)


# Along the geodesic on WGS 84, by Vincenty's formulae (Bulletin Géodésique 88, 1975), in kilometres.
@pytest.mark.parametrize(
    ("here", "there", "km"),
    [
        (Point(0.0, 0.0), Point(1.0, 0.0), 110.5744),
        (Point(0.0, 0.0), Point(0.0, 1.0), 111.3195),
        (Point(50.0, 10.0), Point(51.0, 10.0), 111.2382),
        (Point(50.0, 10.0), Point(50.0, 11.0), 71.6958),
    ],
)
def test_a_distance_is_right_to_half_a_per_cent(here: Point, there: Point, km: float) -> None:
    layer = Layer(geometry={"type": "Point", "coordinates": [there.lon, there.lat]})
    found = measure(Extent(at=here, km=0.0), layer)
    assert found.nearest_km < km < found.farthest_km
    assert (found.nearest_km + found.farthest_km) / 2 == pytest.approx(km, rel=0.005)


def test_each_claimant_is_answered_for_apart_and_only_by_layers_of_the_day() -> None:
    ours, theirs = box(71.0, -26.0, 71.2, -25.8), box(71.4, -26.0, 71.6, -25.8)
    zone = a_zone(
        Layer(geometry=ours, claimed_by=ActorId("ordesh"), since="2033-05-01"),
        Layer(geometry=ours, claimed_by=ActorId("lumenia"), until="2033-04-30"),
        Layer(geometry=theirs, claimed_by=ActorId("lumenia"), since="2033-05-01", until="2033-06-01"),
    )
    found = Survey().place_in_zone(at(-25.9, 71.1, 2.0), zone, DAY)
    assert [(each.claimed_by, each.lies) for each in found] == [("ordesh", Lies.INSIDE), ("lumenia", Lies.OUTSIDE)]
    early = Survey().place_in_zone(at(-25.9, 71.1, 2.0), zone, Period(start="2033-04-02", end="2033-04-02"))
    assert [(each.claimed_by, each.lies) for each in early] == [("lumenia", Lies.INSIDE)]


def test_of_a_claimant_whose_layers_differ_it_cannot_be_told_when_the_date_is_unknown() -> None:
    moved = a_zone(
        Layer(geometry=box(71.0, -26.0, 71.2, -25.8), until="2033-04-30"),
        Layer(geometry=box(71.4, -26.0, 71.6, -25.8), since="2033-05-01"),
    )
    (found,) = Survey().place_in_zone(at(-25.9, 71.1, 2.0), moved, None)
    assert (found.lies, len(found.layers)) == (Lies.CANNOT_TELL, 2)


def test_a_zone_that_is_not_drawn_for_the_day_gives_no_answer() -> None:
    zone = a_zone(Layer(geometry=box(71.0, -26.0, 71.2, -25.8), since="2034-01-01"))
    assert Survey().place_in_zone(at(-25.9, 71.1), zone, DAY) == ()


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        (None, None, True), ("2033-06-01", "2033-06-01", True), ("2033-06-02", None, False),
        (None, "2033-05-31", False),
    ],
)  # fmt: skip
def test_a_layer_holds_from_its_first_day_to_its_last(since: str | None, until: str | None, holds: bool) -> None:
    assert Layer(geometry={}, since=since, until=until).holds_on(DAY) is holds


@pytest.mark.parametrize(
    ("geometry", "inside", "outside"),
    [
        (box(179.0, 10.0, -179.0, 12.0), at(11.0, -179.5, 5.0), at(11.0, 178.0, 5.0)),
        (
            {"type": "MultiPolygon", "coordinates": [
                box(179.0, 10.0, 180.0, 12.0)["coordinates"], box(-180.0, 10.0, -179.0, 12.0)["coordinates"]]},
            at(11.0, 180.0, 50.0), at(11.0, 0.0, 50.0),
        ),
        (
            {"type": "Polygon", "coordinates": [[[0, 80], [90, 80], [180, 80], [-90, 80], [0, 80]]]},
            at(89.0, 45.0, 50.0), at(70.0, 45.0, 50.0),
        ),
    ],
)  # fmt: skip
def test_the_180th_meridian_and_the_poles_are_places_like_others(
    geometry: dict[str, Any], inside: Extent, outside: Extent
) -> None:
    layer = Layer(geometry=geometry)
    assert measure(inside, layer).lies is Lies.INSIDE
    assert measure(outside, layer).lies is Lies.OUTSIDE


def test_a_hole_is_outside() -> None:
    holed = box(71.0, -26.0, 72.0, -25.0)
    holed["coordinates"].append(box(71.4, -25.6, 71.6, -25.4)["coordinates"][0])
    assert measure(at(-25.5, 71.5, 5.0), Layer(geometry=holed)).lies is Lies.OUTSIDE
    assert measure(at(-25.2, 71.2, 5.0), Layer(geometry=holed)).lies is Lies.INSIDE


SPOT = st.tuples(st.floats(-0.5, 0.5), st.floats(-0.5, 0.5))
LAT = st.floats(-80, 80)


@settings(deadline=None, max_examples=60)
@given(spot=SPOT, lat=LAT, km=st.floats(0, 40), finer=st.floats(0, 1), blur=st.floats(0, 10))
def test_more_exactness_never_turns_a_certain_answer_into_another(
    spot: tuple[float, float], lat: float, km: float, finer: float, blur: float
) -> None:
    geometry = box(-0.2, lat - 0.2, 0.2, lat + 0.2)
    here = Point(lat + spot[0], spot[1])
    coarse = measure(Extent(at=here, km=km), Layer(geometry=geometry, precision_km=blur))
    fine = measure(Extent(at=here, km=km * finer), Layer(geometry=geometry, precision_km=blur * finer))
    assert coarse.lies in (Lies.CANNOT_TELL, fine.lies)
    assert coarse.nearest_km <= fine.nearest_km <= fine.farthest_km <= coarse.farthest_km


@settings(deadline=None, max_examples=60)
@given(spot=SPOT, lat=LAT, turn=st.floats(-180, 180), km=st.floats(0, 20))
def test_a_zone_that_is_shifted_round_the_globe_with_its_place_gives_the_same_answer(
    spot: tuple[float, float], lat: float, turn: float, km: float
) -> None:
    def wrapped(lon: float) -> float:
        return (lon + 540) % 360 - 180

    ring = [[wrapped(x + turn), lat + y] for x, y in ((-0.2, -0.2), (0.2, -0.2), (0.2, 0.2), (-0.2, 0.2))]
    shifted = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    there = measure(at(lat + spot[0], wrapped(spot[1] + turn), km), Layer(geometry=shifted))
    here = measure(at(lat + spot[0], spot[1], km), Layer(geometry=box(-0.2, lat - 0.2, 0.2, lat + 0.2)))
    assert there.nearest_km == pytest.approx(here.nearest_km, abs=1e-4)
    assert there.lies is here.lies or min(there.nearest_km, here.nearest_km) < 1e-4


@pytest.mark.parametrize(
    ("nearest", "farthest", "words"),
    [
        (4.9, 8.1, "4 to 9 km"), (0.0, 5.2, "less than 6 km"), (0.55, 1.01, "0.5 to 1.1 km"), (12.0, 12.0, "12 km"),
        (1234.9, 1240.1, "1 234 to 1 241 km"),
    ],
)  # fmt: skip
def test_a_distance_is_said_no_more_exactly_than_it_is_known(nearest: float, farthest: float, words: str) -> None:
    assert say_kilometres(nearest, farthest) == words


def a_place(name: str, kind: str, **changes: Any) -> Place:
    return Place(**{"id": PlaceId(name), "name": name, "kind": kind, "lat": -26.0, "lon": 71.0, **changes})


def test_a_spot_is_known_to_what_the_pack_says_else_by_its_kind() -> None:
    places = (a_place("a", "village"), a_place("b", "town", precision_km=7), a_place("c", "city", lat=None))
    extents = find_extents(places)
    assert {name: extent.km for name, extent in extents.items()} == {"a": 1.0, "b": 7}


def test_an_area_reaches_as_far_as_the_places_that_lie_in_it() -> None:
    holder = a_place("h", "district")
    far = a_place("f", "village", lat=-26.5, within="h")
    assert find_extents((holder,))[PlaceId("h")].km == 8.0
    assert find_extents((holder, far))[PlaceId("h")].km == pytest.approx(55.66, abs=0.1)
    assert find_extents((a_place("h", "district", precision_km=80), far))[PlaceId("h")].km == 80
