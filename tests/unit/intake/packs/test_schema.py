"""The schema and the readers say the same, as far as a schema can see."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from truceline.intake import load_pack, pack_schema, shipped_names, shipped_text
from truceline.intake.packs import agreements, duties, loading, marks, schema, sections, zones

ROOT = Path(__file__).parents[4]
FILES = sorted([*ROOT.glob("examples/*/pack.yaml"), *ROOT.glob("tests/evaluation/**/pack.yaml")])
VALIDATOR = Draft7Validator(pack_schema())


class _EditorsLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: days are text, and so are `no` and `on`."""


_EditorsLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool", ":int", ":float"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for kind, pattern, firsts in (
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
):
    _EditorsLoader.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(f"^(?:{pattern})$"), list(firsts))


def refusals(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(yaml.load(text, _EditorsLoader))]


def test_the_schema_is_one() -> None:
    Draft7Validator.check_schema(pack_schema())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_every_pack_of_the_project_keeps_the_schema(path: Path) -> None:
    assert load_pack(str(path)).id
    assert refusals(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", shipped_names())
def test_every_pack_that_ships_keeps_the_schema(name: str) -> None:
    assert refusals(shipped_text(name) or "") == []


def objects(node: Any) -> Iterator[frozenset[str]]:
    if isinstance(node, dict):
        if node.get("type") == "object" and "properties" in node:
            yield frozenset(node["properties"])
        for value in node.values():
            yield from objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from objects(value)


def test_the_schema_and_the_readers_know_the_same_keys() -> None:
    readers = [
        value
        for module in (loading, sections, marks, zones, agreements, duties)
        for name, value in vars(module).items()
        if name.endswith("KEYS") and name not in {"CLOCK_KEYS"}
    ]
    told = set(objects(pack_schema())) - {frozenset({"type", "coordinates"}), frozenset({"text"})}
    assert told == {frozenset(keys) for keys in readers}


def test_a_key_that_only_the_readers_know_is_a_fault_at_once() -> None:
    with pytest.raises(KeyError):
        schema.record(("id", "colour"), {"id": {}}, required=())


HEAD = "id: ordesh-lumen\ntitle: Ordesh and Lumenia\n"
DOT = "geometry: {type: Point, coordinates: [1, 2]}"
CAST = f"sides: [{{id: a, name: A}}]\nactors: [{{id: mod, name: M}}]\nzones: [{{id: z, name: Z, {DOT}}}]\n"
ZONE = "zones: [{id: z, name: Z, %s}]\n"
POINT = CAST + (
    "agreements:\n  - {id: k, title: K, signed: 2033-04-02, versions: [{id: v, title: V}],\n"
    "     provisions: [{number: 1, %s}]}\n"
)
STEP = CAST + (
    "agreements:\n  - {id: k, title: K, provisions: [{number: 1}],\n"
    "     milestones: [{id: m, on: 2033-05-01, text: t, %s}]}\n"
)
RING = "[[[1, 2], [3, 2], [3, 4], [1, 2]]]"


@pytest.mark.parametrize(
    "body",
    [
        "colour: red\n",
        "actors: {id: a}\n",
        "actors: [{id: a}]\n",
        "actors: [{name: a}]\n",
        "actors: [{id: a b, name: A}]\n",
        "actors: [{id: a, name: A, kind: minister}]\n",
        "actors: [{id: a, name: A, aliases: MoD}]\n",
        "actors: [{id: a, name: A, wikidata: 12}]\n",
        "actors: [{id: a, name: A, reliability: [{mark: G, since: 2033-05-01, by: V, why: w}]}]\n",
        "actors: [{id: a, name: A, reliability: [{mark: B, since: 2033-05-01, by: V}]}]\n",
        "actors: [{id: a, name: [A]}]\n",
        f"actors: [{{id: a, name: {'x' * 4001}}}]\n",
        "places: [{id: a, name: A, lat: 91, lon: 1}]\n",
        "places: [{id: a, name: A, lat: north, lon: 1}]\n",
        "places: [{id: a, name: A, names_used_by: [a]}]\n",
        "places: [{id: a, name: A, precision_km: -1}]\n",
        ZONE % "kind: line",
        ZONE % "geometry: {type: Circle, coordinates: [1, 2]}",
        ZONE % "geometry: {type: Point, coordinates: [1]}",
        ZONE % "geometry: {type: Polygon, coordinates: [[[1, 2], [3, 4], [1, 2]]]}",
        ZONE % "geometry: {type: LineString, coordinates: [[1, 2]]}",
        ZONE % f"{DOT}, layers: [{{{DOT}}}]",
        POINT % "kind: truce",
        POINT % "breached_by: [shellings]",
        POINT % "due: soon",
        POINT % "due: 14.09.2033",
        POINT % "within: two weeks",
        POINT % "within: P",
        POINT % "due: 2033-05-01, within: P2W",
        POINT % "due: 2033-05-01, every: P1W",
        POINT % "until: 2033-05-01, lasts: P1W",
        POINT % "form: recurring",
        POINT % "form: once, every: P1W",
        POINT % "renews: {every: P1Y}",
        POINT % "renews: {notice: P1Y}, lasts: P1Y",
        POINT % "renews: yearly, lasts: P1Y",
        POINT % "amounts: [{what: men}]",
        POINT % "amounts: [{what: men, exactly: 5, at_least: 3}]",
        POINT % "amounts: [{what: men, exactly: many}]",
        POINT % "readings: [{version: v}]",
        POINT % "duties: [{id: one}]",
        POINT % "duties: [{id: one, text: t}], due: 2033-05-01",
        STEP % "effect: forgotten",
        STEP % "effect: moved, of: ['1']",
        STEP % "effect: done, of: ['1'], due: 2033-06-01",
        STEP % "effect: done",
        "glossary: [{neutral: x}]\n",
        "feeds: [{url: 'javascript:alert(1)'}]\n",
        "sources: [{id: s, title: S, url: 'example.org'}]\n",
        "sources: [{id: s, title: S, seen: lately}]\n",
        "incompatible: [[aid_access]]\n",
        "incompatible: [[aid_access, closures]]\n",
        "open: [{provision: '1'}]\n",
        "id: A\n",
    ],
)  # fmt: skip
def test_what_the_schema_can_see_is_refused_by_both(refused: Callable[..., list[str]], body: str) -> None:
    whole = body + "title: t\n" if body.startswith("id") else HEAD + body
    assert refusals(whole) != []
    assert refused(whole, whole=True) != []


@pytest.mark.parametrize(
    "body",
    [
        CAST,
        POINT % "due: 2033-05-01 20:00:00 +04:00",
        POINT % "due: '2033-05-01', amounts: [{what: men, at_least: '5', at_most: 7.5}]",
        POINT % "every: P1W, form: recurring, until: 2033-05-01, renews: {every: P6M}",
        POINT % "readings: [{version: v, text: t, due: 2033-05-01}]",
        POINT % "duties: [], due: 2033-05-01",
        STEP % "effect: moved, of: [1], due: 2033-06-01",
        STEP % "effect: ended",
        "actors:\nplaces: ~\nopen: [{text: t}]\n",
        "places: [{id: no, name: No, lat: '-1.5', lon: 1e1, kind: ~, aliases: [12, no, on]}]\n",
        ZONE % f"layers: [{{geometry: {{type: MultiPolygon, coordinates: [{RING}]}}, claimed_by: ~}}]",
    ],
)  # fmt: skip
def test_what_the_readers_take_the_schema_takes(load: Callable[[str], Any], body: str) -> None:
    assert load(body)
    assert refusals(HEAD + body) == []
