"""Zones and lines as a pack draws them: one layer for each claimant and time."""

from __future__ import annotations

from truceline.intake.packs.fields import Fields
from truceline.intake.packs.geometry import read_geometry
from truceline.intake.packs.sections import Desk
from truceline.intake.packs.yaml_lines import Mapping
from truceline.model.ids import ActorId
from truceline.model.place import Layer, Zone

LAYER_KEYS = ("geometry", "claimed_by", "since", "until", "precision_km", "source")
ZONE_KEYS = ("id", "name", "kind", "layers", *LAYER_KEYS)


def read_zone(mapping: Mapping, desk: Desk) -> Zone:
    """Either `layers`, or the keys of a single layer in the zone itself."""
    fields = desk.open(mapping, what="zone", known=ZONE_KEYS)
    layers = [_read_layer(desk.open(each, what=f"layer of {fields.what}", known=LAYER_KEYS), desk)
              for each in fields.records("layers")]  # fmt: skip
    if not layers:
        layers = [_read_layer(fields, desk)]
    elif any(key in fields.values for key in LAYER_KEYS):
        own = next(key for key in LAYER_KEYS if key in fields.values)
        fields.misfit(own, f"{own} beside layers", "say it of the layer that it is about")
    return Zone(
        id=desk.define(fields, "zone"),
        name=fields.required("name"),
        kind=fields.text("kind") or "other",
        layers=tuple(layer for layer in layers if layer is not None),
    )


def _read_layer(fields: Fields, desk: Desk) -> Layer | None:
    geometry = fields.values.get("geometry")
    shape = None
    if not isinstance(geometry, Mapping):
        fields.misfit("geometry", "no geometry", "write it as {type: Polygon, coordinates: [...]}")
    else:
        shape = read_geometry(geometry, what=fields.what, problems=desk.problems)
    claimant = desk.refer(fields, "actor", key="claimed_by")
    since, until = fields.day("since"), fields.day("until")
    if since is not None and until is not None and until < since:
        fields.misfit("until", f"until {until} is before since {since}", "swap them")
    return (
        None
        if shape is None
        else Layer(
            geometry=shape,
            claimed_by=ActorId(claimant) if claimant else None,
            since=since,
            until=until,
            precision_km=fields.number("precision_km"),
            source=desk.refer(fields, "source", key="source"),
        )
    )
