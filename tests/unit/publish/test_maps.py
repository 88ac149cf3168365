"""The map shows what is known, and no more exactly than it is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from truceline.model.dossier import Dossier
from truceline.model.ids import PlaceId
from truceline.model.place import Layer, Place, Zone
from truceline.publish.maps.labels import Box, place_label
from truceline.publish.maps.projection import WIDTH, Point, Projection, km_between, round_length
from truceline.publish.maps.theatre import locate_places, outline

NEAR = st.builds(Point, st.floats(-80, 80), st.floats(-170, 170))


def moved(dossier: Dossier, **changes: Any) -> Dossier:
    first, *rest = dossier.pack.places
    return replace(dossier, pack=replace(dossier.pack, places=(replace(first, **changes), *rest)))


def test_a_village_is_a_dot_and_a_region_is_somewhere_in(
    dossier: Dossier, render: Callable[[Dossier], html.HtmlElement]
) -> None:
    drawing = render(dossier).xpath("//section[@class='where']//svg")[0]
    assert drawing.xpath("count(.//*[contains(@class, 'dot main')])") == 1
    assert "Halvern" in drawing.text_content()
    page = render(moved(dossier, kind="district"))
    drawing = page.xpath("//section[@class='where']//svg")[0]
    assert not drawing.xpath(".//*[contains(@class, 'dot main')]")
    assert drawing.xpath(".//*[contains(@class, 'area main')]")
    assert "somewhere in Halvern" in drawing.text_content()


@pytest.mark.parametrize(("lat", "lon"), [(None, None), (float("nan"), 46.0), (95.0, 46.0), (40.0, 999.0)])
def test_a_place_without_coordinates_is_listed_not_drawn(
    lat: float | None, lon: float | None, dossier: Dossier, render: Callable[[Dossier], html.HtmlElement]
) -> None:
    where = render(moved(dossier, lat=lat, lon=lon)).xpath("//section[@class='where']")[0]
    assert "Not on the map, coordinates unknown: Halvern" in where.text_content()
    assert not where.xpath(".//svg")


def test_a_far_place_is_named_with_its_distance_instead_of_shrinking_the_map(
    dossier: Dossier, render: Callable[[Dossier], html.HtmlElement]
) -> None:
    far = Place(id=PlaceId("far"), name="Tars", kind="city", lat=50.1, lon=46.2)
    claim = dossier.claims[2]
    record = replace(
        dossier,
        pack=replace(dossier.pack, places=(*dossier.pack.places, far)),
        claims=(*dossier.claims[:2], replace(claim, event=replace(claim.event, place=far.id)), *dossier.claims[3:]),
    )
    where = render(record).xpath("//section[@class='where']")[0]
    assert "Beyond the edge: Tars (1,113 km north of Halvern)" in " ".join(where.text_content().split())


@given(points=st.lists(NEAR, min_size=1, max_size=8))
def test_every_point_falls_on_the_sheet(points: list[Point]) -> None:
    flat = Projection.around(points)
    for point in points:
        assert -0.01 <= flat.x(point.lon) <= WIDTH + 0.01
        assert -0.01 <= flat.y(point.lat) <= flat.height + 0.01


def test_a_kilometre_is_as_long_to_the_east_as_to_the_north() -> None:
    flat = Projection.around([Point(60.0, 30.0), Point(60.5, 31.0)])
    east = flat.x(30.5) - flat.x(30.0)
    north = flat.y(60.0) - flat.y(60.5)
    across = km_between(Point(60.25, 30.0), Point(60.25, 30.5))
    up = km_between(Point(60, 30), Point(60.5, 30))
    assert east / across == pytest.approx(north / up, rel=0.01)


@given(
    spots=st.lists(st.tuples(st.floats(0, WIDTH), st.floats(0, 300), st.integers(1, 30)), max_size=40),
)
def test_labels_never_cover_each_other(spots: list[tuple[float, float, int]]) -> None:
    taken: list[Box] = []
    for x, y, letters in spots:
        before = list(taken)
        if place_label(x, y, letters, taken=taken, height=300):
            assert len(taken) == len(before) + 1
            assert not any(taken[-1].meets(other) for other in before)
        else:
            assert taken == before


@pytest.mark.parametrize("most", [0.3, 1, 7, 18.5, 999])
def test_a_scale_bar_has_a_round_length(most: float) -> None:
    length = round_length(most)
    assert most / 2.51 < length <= most
    assert f"{length:e}"[0] in "125"


@pytest.mark.parametrize(
    "geometry",
    [
        {},
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": "x"},
        {"type": "Polygon", "coordinates": [[["a", "b"], [1]]]},
        {"type": "MultiPolygon", "coordinates": [[[[1, 2]]]]},
        {"type": "GeometryCollection", "geometries": [{"type": "GeometryCollection"}, 3]},
        {"type": "LineString", "coordinates": [[500, 500], [1, 1]]},
        {"type": ["Polygon"], "coordinates": None},
    ],
)
def test_a_geometry_that_cannot_be_read_draws_nothing(
    geometry: dict[str, Any], dossier: Dossier, render: Callable[[Dossier], html.HtmlElement]
) -> None:
    assert outline(geometry) == []
    zone = Zone(id="z", name="Nowhere", kind="other", layers=(Layer(geometry=geometry),))
    page = render(replace(dossier, pack=replace(dossier.pack, zones=(zone,))))
    assert not page.xpath("//*[@class='zone']")


def test_a_shape_of_many_points_is_thinned() -> None:
    ring = [[46 + n / 1e6, 40.0] for n in range(100_000)]
    ((points, closed),) = outline({"type": "Polygon", "coordinates": [ring]})
    assert len(points) <= 2000
    assert closed


def test_an_area_reaches_as_far_as_the_villages_of_its_districts() -> None:
    region = Place(id=PlaceId("region"), name="Heights", kind="region", lat=40.0, lon=46.0)
    district = Place(id=PlaceId("d"), name="D", kind="district", lat=40.1, lon=46.0, within=region.id)
    village = Place(id=PlaceId("v"), name="V", kind="village", lat=41.0, lon=46.0, within=district.id)
    ring = Place(id=PlaceId("loop"), name="L", kind="district", lat=40.0, lon=47.0, within=PlaceId("loop"))
    spots = locate_places([village, district, region, ring])
    assert spots["region"].radius_km == pytest.approx(111.32)
    assert spots["d"].radius_km == pytest.approx(100.2, abs=0.1)
    assert spots["v"].radius_km == 0
    assert spots["loop"].radius_km == 8
