"""A zone is drawn as each claimant has it on the day of the record, and the legend says whose it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import html

from truceline.model.dossier import Dossier
from truceline.model.ids import ActorId
from truceline.model.place import Layer, Zone
from truceline.publish.maps.layers import Claimed

Render = Callable[[Dossier], html.HtmlElement]


def line(lon: float, **changes: str) -> Layer:
    claimant = changes.pop("claimed_by", None)
    geometry = {"type": "LineString", "coordinates": [[lon, 40.0], [lon, 40.2]]}
    return Layer(geometry=geometry, claimed_by=ActorId(claimant) if claimant else None, **changes)


def drawn(dossier: Dossier, *layers: Layer) -> Dossier:
    place = dossier.pack.places[0]
    moved = tuple(
        replace(layer, geometry={"type": "LineString", "coordinates": [[place.lon, place.lat], [x, place.lat + 0.1]]})
        for layer in layers
        for x in [layer.geometry["coordinates"][0][0]]
    )
    zone = Zone(id="front", name="Front line", kind="line", layers=moved)
    return replace(dossier, pack=replace(dossier.pack, zones=(zone,)))


def legend(page: html.HtmlElement) -> str:
    captions = page.xpath("//section[@class='where']//figcaption/p[starts-with(., 'Zones:')]")
    return " ".join(captions[0].text_content().split())


@pytest.fixture
def contested(dossier: Dossier) -> Dossier:
    at = dossier.pack.places[0].lon
    assert at is not None
    return drawn(
        dossier,
        line(at + 0.1, claimed_by="ordesh-mod", since="2034-05-01"),
        line(at + 0.2, claimed_by="lumenia", since="2034-04-01", until="2034-06-30"),
        line(at + 0.3, claimed_by="lumenia", since="2034-01-01", until="2034-03-31"),
    )


def test_each_claimant_has_a_pattern_of_its_own_and_a_line_in_the_legend(contested: Dossier, render: Render) -> None:
    page = render(contested)
    patterns = page.xpath(
        "//section[@class='where']//svg[contains(@class, 'map')]//path[contains(@class, 'zone')]/@class"
    )
    assert patterns == ["zone z1 open", "zone z2 open"]
    names = {actor.id: actor.name for actor in contested.pack.actors}
    assert f"according to {names[ActorId('ordesh-mod')]}, from 1 May 2034" in legend(page)
    assert f"according to {names[ActorId('lumenia')]}, from 1 Apr 2034 to 30 Jun 2034" in legend(page)
    assert "Jan 2034" not in legend(page)


def test_where_no_layer_holds_on_the_day_all_are_drawn(contested: Dossier, render: Render) -> None:
    later = replace(contested, clocks_at="2040-01-01")
    page = render(drawn(later, *(replace(layer, until="2035-01-01") for layer in contested.pack.zones[0].layers)))
    assert legend(page).count("according to") == 3


def test_the_legend_of_a_zone_that_nobody_in_particular_draws_says_no_more_than_its_name(
    dossier: Dossier, render: Render
) -> None:
    at = dossier.pack.places[0].lon
    assert at is not None
    assert legend(render(drawn(dossier, line(at + 0.1)))) == "Zones: A Front line (line)."


def test_a_claimant_has_the_same_pattern_in_every_zone() -> None:
    names = {ActorId("a"): "A", ActorId("b"): "B"}
    first = Zone(id="x", name="X", kind="line", layers=(line(1, claimed_by="a"), line(2, claimed_by="b")))
    second = Zone(id="y", name="Y", kind="line", layers=(line(3, claimed_by="b"), line(4)))
    claimed = Claimed.on(None, (first, second), names)
    assert [each.pattern for each in claimed.layers_of(first)] == [1, 2]
    assert [each.pattern for each in claimed.layers_of(second)] == [2, 0]
    assert [key.words for key in claimed.keys_of(second)] == ["according to B", "as nobody in particular draws it"]
