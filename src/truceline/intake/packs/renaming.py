"""Other ids for sides, actors and places, wherever a pack refers to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from truceline.model.actor import Actor, Side
from truceline.model.agreement import Agreement, Provision
from truceline.model.duty import Duty, Milestone, Renewal
from truceline.model.pack import FeedSource, GlossaryTerm, Pack
from truceline.model.place import Layer, Place

REFERRING: dict[tuple[type, str], str] = {
    (Side, "id"): "side",
    (Actor, "id"): "actor",
    (Actor, "side"): "side",
    (Actor, "part_of"): "actor",
    (Place, "id"): "place",
    (Place, "within"): "place",
    (Layer, "claimed_by"): "actor",
    (Agreement, "parties"): "actor",
    (Agreement, "monitor"): "actor",
    (Provision, "binds"): "actor",
    (Provision, "places"): "place",
    (Duty, "binds"): "actor",
    (Duty, "places"): "place",
    (Renewal, "objectors"): "actor",
    (Milestone, "says"): "actor",
    (Milestone, "denies"): "actor",
    (GlossaryTerm, "used_by"): "side",
    (FeedSource, "outlet"): "actor",
}


def rename(pack: Pack, names: Mapping[str, Mapping[str, str]]) -> Pack:
    """`names` has for each sort ("side", "actor", "place") the new id of each old one."""
    if not any(names.values()):
        return pack
    renamed: Pack = _walk(pack, names)
    return renamed


def _walk(node: Any, names: Mapping[str, Mapping[str, str]]) -> Any:
    if isinstance(node, tuple):
        return tuple(_walk(each, names) for each in node)
    if not is_dataclass(node) or isinstance(node, type):
        return node
    return replace(node, **{field.name: _renamed(node, field.name, names) for field in fields(node)})


def _renamed(node: Any, field: str, names: Mapping[str, Mapping[str, str]]) -> Any:
    value = getattr(node, field)
    sort = REFERRING.get((type(node), field))
    if sort is not None:
        known = names.get(sort, {})
        return tuple(known.get(each, each) for each in value) if isinstance(value, tuple) else known.get(value, value)
    if isinstance(node, Place) and field == "names_used_by":
        return tuple((names.get("side", {}).get(side, side), name) for side, name in value)
    return _walk(value, names)
