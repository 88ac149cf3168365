from __future__ import annotations

import pytest

CAST = "sides: [{id: ordesh, name: Ordesh}]\nactors: [{id: mod, name: Ministry}, {id: army, name: Army}]\n"


def actors(*lines: str) -> str:
    return "actors:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


def places(*lines: str) -> str:
    return "places:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


def agreement(provision: str = "number: 1", more: str = "") -> str:
    return f"{CAST}agreements:\n  - id: kestry\n    title: Protocol\n{more}    provisions:\n      - {{{provision}}}\n"


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (actors("id: a, name: A, side: ordsh"), "4: unknown side 'ordsh' as side of actor 'a'; correct it"),
        (CAST + "glossary: [{term: x, used_by: ordsh}]", "5: unknown side 'ordsh' as used_by of glossary term"),
        (actors("id: a, name: A, part_of: b"), "4: unknown actor 'b' as part_of of actor 'a'; use one of a"),
        (places("id: a, name: A, within: b"), "4: unknown place 'b' as within of place 'a'; use one of a"),
        (places("id: a, name: A, names_used_by: {lum: B}"), "4: unknown side 'lum' as a key of names_used_by"),
        (agreement(more="    parties: [mod, modd]\n"), "8: unknown actor 'modd' as one of parties"),
        (agreement(more="    monitor: hog\n"), "8: unknown actor 'hog' as monitor of agreement 'kestry'"),
        (agreement("number: 1, binds: [modd]"), "9: unknown actor 'modd' as one of binds of provision '1'; did you"),
        (agreement("number: 1, places: [mill]"), "9: unknown place 'mill' as one of places of provision '1'"),
        (agreement("number: 1, breached_by: [shellings]"), "9: unknown event type 'shellings' in breached_by"),
        (agreement("number: 1, fulfilled_by: [peace]"), "9: unknown event type 'peace' in fulfilled_by"),
        ("feeds: [{url: 'https://x.example', outlet: post}]", "3: unknown actor 'post' as outlet of feed"),
        ("incompatible: [[shellings, withdrawal]]", "3: unknown event type 'shellings' in incompatible; did you"),
        ("incompatible: [[withdrawal, withdrawal]]", "3: 'withdrawal' is set against itself in incompatible"),
        ("incompatible: [withdrawal]", "3: an entry of incompatible is no pair; write it as `- [one, other]`"),
        ("incompatible: [[withdrawal]]", "3: an entry of incompatible is no pair"),
        ("incompatible: withdrawal", "3: an entry of incompatible is no pair"),
    ],
)  # fmt: skip
def test_an_unknown_id_is_named_with_its_line_and_the_nearest(refused, body, problem):
    (found,) = refused(body)
    assert found.startswith(problem)


@pytest.mark.parametrize(
    ("body", "chain"),
    [
        (
            places("id: a, name: A, within: b", "id: b, name: B, within: c", "id: c, name: C, within: a"),
            "4: a cycle in within: a > b > c > a",
        ),
        (
            places("id: d, name: D, within: b", "id: a, name: A, within: a", "id: b, name: B"),
            "5: a cycle in within: a > a",
        ),
        (
            actors("id: x, name: X, part_of: y", "id: y, name: Y, part_of: z", "id: z, name: Z, part_of: y"),
            "5: a cycle in part_of: y > z > y",
        ),
    ],
)  # fmt: skip
def test_a_cycle_is_named_once_at_its_first_member(refused, body, chain):
    (found,) = refused(body)
    assert found.startswith(chain + ";")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("name: Ministry", "name: ministry"),
        ("name: Ministère, aliases: [MoD]", "name: Army, aliases: [ministere]"),
        ("name: Ministry, aliases: ['“Iron” Guard’s']", "name: Army, aliases: ['\"iron\" guard''s']"),
        ("name: Ministry, aliases: [Home–Guard]", "name: Army, aliases: [home-guard]"),
    ],
)
@pytest.mark.parametrize("section", ["actors", "places"])
def test_a_name_that_two_share_is_refused(refused, section, first, second):
    (found,) = refused(f"{section}:\n  - {{id: a, {first}}}\n  - {{id: b, {second}}}\n")
    assert found.startswith(f"5: the {section} 'a' and 'b' share the name ")


def test_a_name_that_a_side_uses_for_a_place_is_a_name_of_the_place(refused):
    body = "sides: [{id: o, name: O}]\n" + places("id: a, name: A, names_used_by: {o: Mill}", "id: b, name: Mill")
    (found,) = refused(body)
    assert found.startswith("6: the places 'a' and 'b' share the name 'Mill'")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("lat: 90.1, lon: 0", "4: lat 90.1 is out of range"),
        ("lat: 0, lon: -180.5", "4: lon -180.5 is out of range"),
        ("lat: 4.5", "4: only one of lat and lon"),
        ("lon: 4.5", "4: only one of lat and lon"),
        ("lat: north, lon: 1", "4: lat 'north' is no number"),
        ("lat: .nan, lon: 1", "4: lat '.nan' is no number"),
        ("lat: 1_0, lon: 1", "4: lat '1_0' is no number"),
        ("lat: 1e99, lon: 1", "4: lat 1e99 is out of range"),
        ("kind: vilage", "4: unknown kind 'vilage' in place 'a'; did you mean 'village'?"),
        ("aliases: Faro", "4: aliases of place 'a' is no list"),
        ("aliases: [[Faro]]", "4: aliases of place 'a' is no single value"),
        ("aliases: ['']", "4: aliases of place 'a' is empty"),
        ("names_used_by: [Faro]", "4: names_used_by of place 'a' is no mapping"),
        ("wikidata: 12", "4: '12' is no Wikidata id"),
        ("nmae: B", "4: unknown key 'nmae' in place 'a'; did you mean 'name'?"),
        ("name: B", "4: the key 'name' is there already, in line 4"),
    ],
)
def test_a_wrong_value_of_a_place_is_named(refused, line, problem):
    assert any(found.startswith(problem) for found in refused(places(f"id: a, name: A, {line}")))


@pytest.mark.parametrize(
    ("geometry", "problem"),
    [
        ("{type: Polygon, coordinates: [[[1,2],[3,4],[5,6],[1,3]]]}", "a ring that is not closed"),
        ("{type: Polygon, coordinates: [[[1,2],[3,4],[1,2]]]}", "a ring that is not closed"),
        ("{type: Polygon, coordinates: [[1,2],[3,4],[5,6],[1,2]]}", "a position that is not"),
        ("{type: Polygon, coordinates: []}", "a list of coordinates is missing"),
        ("{type: Polygon, coordinates: [[[1,2],[3,91],[5,6],[1,2]]]}", "coordinates out of range (3, 91)"),
        ("{type: MultiPolygon, coordinates: [[[[181,2],[3,4],[5,6],[181,2]]]]}", "coordinates out of range (181, 2)"),
        ("{type: Point, coordinates: [.nan, 2]}", "a coordinate that is no number"),
        ("{type: Point, coordinates: [nan, 2]}", "coordinates out of range"),
        ("{type: Point, coordinates: [1]}", "a position that is not"),
        ("{type: Point, coordinates: 12}", "a position that is not"),
        ("{type: LineString, coordinates: [[1,2]]}", "a line of a single point"),
        ("{type: MultiLineString, coordinates: [[[1,2],[3,4]],[[1,2]]]}", "a line of a single point"),
        (
            "{type: Polygon, coordinates: [[[0,0],[1,1],[1,0],[0,1],[0,0]]]}",
            "an outline that crosses itself near (0.5, 0.5)",
        ),
        ("{type: Polygon, coordinates: [[[0,0],[2,0],[2,2],[1,0],[0,2],[0,0]]]}", "an outline that touches itself"),
        (
            "{type: Polygon, coordinates: [[[0,0],[1,0],[1,1],[0,0]],[[4,4],[5,4],[5,5],[4,4]]]}",
            "an outline that is not sound (hole",
        ),
        ("{type: MultiPolygon, coordinates: [[[[0,0],[1,1],[1,0],[0,1],[0,0]]]]}", "an outline that crosses itself"),
        ("{type: Polygon, coordinates: [[[7,7],[7,7],[7,7],[7,7]]]}", "an outline that"),
        ("{type: Circle, coordinates: [1, 2]}", "a geometry of type 'Circle'"),
        ("{type: Point}", "a geometry without coordinates"),
        ("{coordinates: [1, 2]}", "zone 'z' has no type"),
        ("{type: Point, coordinates: [1, 2], crs: x}", "unknown key 'crs'"),
        ("Point", "no geometry"),
        ("", "no geometry"),
    ],
)
def test_a_wrong_geometry_is_named(refused, geometry, problem):
    (found,) = refused(f"zones:\n  - {{id: z, name: Z, geometry: {geometry}}}\n")
    assert found.startswith(f"4: {problem}")


def test_an_outline_that_crosses_itself_is_refused_with_its_own_line(refused):
    rings = "[[0,0],[1,0],[1,1],[0,0]]", "[[5,5],[6,6],[6,5],[5,6],[5,5]]"
    shape = "".join(f"        - [{ring}]\n" for ring in rings)
    zone = f"zones:\n  - id: z\n    name: Z\n    geometry:\n      type: MultiPolygon\n      coordinates:\n{shape}"
    (found,) = refused(zone)
    assert found.startswith("10: an outline that crosses itself near (5.5, 5.5) in zone 'z'")


def test_an_outline_that_goes_on_beyond_the_180th_meridian_does_not_cross_itself(refused):
    ring = "[[179,0],[-179,0],[-179,1],[179,1],[179,0]]"
    shape = f"geometry: {{type: Polygon, coordinates: [{ring}]}}"
    assert len(refused(f"zones:\n  - {{id: z, name: Z, nmae: Y, {shape}}}\n")) == 1


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (agreement("number: 1, due: 2033-02-30"), "9: due '2033-02-30' is no date"),
        (agreement("number: 1, due: soon"), "9: due 'soon' is no date"),
        (agreement(more="    signed: 14.09.2033\n"), "8: signed '14.09.2033' is no date"),
        (agreement(more="    effective: 2033-04-04T25:00:00\n"), "8: effective '2033-04-04T25:00:00' is no date"),
        (agreement("number: 1, kind: cease"), "9: unknown kind 'cease' in provision '1'"),
        (agreement("number: 1}\n      - {number: '1'"),
         "10: the point, duty or condition of agreement 'kestry' '1' is there already"),
        (agreement("title: x"), "9: provision has no number"),
        ("timezone: Baku", "3: unknown time zone 'Baku'"),
        ("timezone: ../../etc/passwd", "3: unknown time zone"),
        ("acters: []", "3: unknown key 'acters' in the pack 'ordesh-lumen'; did you mean 'actors'?"),
        ("sides: [{id: a, name: A}, {id: a, name: B}]", "3: the side 'a' is there already, in line 3"),
        (actors("id: a, name: A", "id: a, name: B"), "5: the actor 'a' is there already, in line 4"),
        (actors("name: A"), "4: actor has no id"),
        (actors("id: a"), "4: actor 'a' has no name"),
        (actors("id: 'a b', name: A"), "4: 'a b' cannot be an id"),
        (actors("id: 'found:a', name: A"), "4: 'found:a' cannot be an id"),
        (actors("id: a, name: A, kind: minister"), "4: unknown kind 'minister' in actor 'a'; did you mean 'ministry'?"),
        ("actors: {id: a, name: A}", "3: actors of the pack 'ordesh-lumen' is no list"),
        ("actors: [a]", "3: an entry of actors is no mapping"),
        ("glossary: [{neutral: x}]", "3: glossary term has no term"),
        ("feeds: [{url: 'javascript:alert(1)'}]", "3: 'javascript:alert(1)' is no web address"),
        ("feeds: [{url: 'file:///etc/passwd'}]", "3: 'file:///etc/passwd' is no web address"),
        ("feeds: [{url: 'https://[::1'}]", "3: 'https://[::1' is no web address"),
        ("title: again", "3: the key 'title' is there already, in line 2"),
        ("sides: &s [{id: a, name: A}]", "3: an anchor (&s)"),
        ("sides: [{id: a, name: !!str A}]", "3: a tag (tag:yaml.org,2002:str)"),
        ("? [a]\n: b", "3: a key that is no plain word"),
        (actors(f"id: a, name: {'x' * 4001}"), "4: name of actor 'a' is longer than 4000 characters"),
    ],
)  # fmt: skip
def test_each_wrong_value_is_named_by_its_line(refused, body, problem):
    assert any(found.startswith(problem) for found in refused(body)), refused(body)


def test_aliases_are_refused_before_they_can_multiply(refused):
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    assert any("an alias (*a)" in problem for problem in refused(bomb))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title: x", "1: the pack has no id"),
        ("id: x", "1: the pack 'x' has no title"),
        ("id: X\ntitle: y", "1: 'X' cannot be an id"),
        ("id: a b\ntitle: y", "1: 'a b' cannot be an id"),
        ("id: ''\ntitle: y", "1: id of the pack is empty"),
        ("id: [x]\ntitle: y", "1: id of the pack is no single value"),
        ("id: ~\ntitle: y", "1: the pack has no id"),
    ],
)
def test_a_pack_has_a_stable_id_and_a_title(refused, text, problem):
    (found,) = refused(text, whole=True)
    assert found.startswith(problem)


def test_all_problems_are_named_at_once_in_the_order_of_the_file(refused):
    body = (
        "timezone: Nowhere\n"
        + actors("id: a, name: A, kind: x", "id: b, name: a")
        + places("id: p, name: P, lat: 99, lon: 1")
    )
    assert [int(problem.split(":")[0]) for problem in refused(body)] == [3, 5, 6, 8]
