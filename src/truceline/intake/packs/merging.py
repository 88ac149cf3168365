"""One pack from several: what is the same becomes one, what contradicts is refused with both lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from truceline.errors import WrongPack
from truceline.intake.packs.loading import ReadPack
from truceline.intake.packs.problems import show
from truceline.intake.packs.register import fold_name
from truceline.intake.packs.renaming import rename
from truceline.model.actor import Actor, Side
from truceline.model.pack import Pack
from truceline.model.place import Place

_SECTIONS = {
    "side": "sides",
    "actor": "actors",
    "place": "places",
    "zone": "zones",
    "agreement": "agreements",
    "source": "sources",
}
_WITHOUT_IDS = ("glossary", "feeds", "incompatible", "open_points")
_UNITED = {"aliases": None, "names_used_by": 0, "reliability": "since"}
_FILLED = frozenset({"side", "actor", "place", "source"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What the merged pack is called, and the zone of its times; None: as in the packs."""

    id: str | None = None
    title: str | None = None
    timezone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """`notes` say what was taken for the same although it has another id, and what was chosen."""

    pack: Pack
    notes: tuple[str, ...]


def merge_packs(packs: Sequence[ReadPack], heading: Heading) -> Merged:
    """Raises WrongPack with a line for each contradiction."""
    merger = _Merger()
    for read in packs:
        merger.add(read)
    first = packs[0]
    timezone = merger.choose_timezone(packs, heading.timezone)
    merger.refuse_shared_names()
    if merger.problems:
        raise WrongPack(first.path, tuple(dict.fromkeys(merger.problems)))
    if heading.id is None and len({read.pack.id for read in packs}) > 1:
        merger.notes.append(f"the merged pack has the id of {first.path}, {show(first.pack.id)}; --id gives it another")
    merged = Pack(
        id=heading.id or first.pack.id,
        title=heading.title or first.pack.title,
        timezone=timezone,
        **{section: tuple(merger.kept[sort].values()) for sort, section in _SECTIONS.items()},
        **{name: tuple(dict.fromkeys(merger.loose[name])) for name in _WITHOUT_IDS},
    )
    return Merged(pack=merged, notes=tuple(merger.notes))


class _Merger:
    """`kept` are the records so far by sort and id, `where` says in which file and line each stood first."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, Any]] = {sort: {} for sort in _SECTIONS}
        self.loose: dict[str, list[Any]] = {name: [] for name in _WITHOUT_IDS}
        self.where: dict[tuple[str, str], str] = {}
        self.problems: list[str] = []
        self.notes: list[str] = []

    def add(self, read: ReadPack) -> None:
        names = self.find_same(read)
        pack = rename(read.pack, names)
        for name in _WITHOUT_IDS:
            self.loose[name] += getattr(pack, name)
        for sort, section in _SECTIONS.items():
            old_ids = {new: old for old, new in names.get(sort, {}).items()}
            for record in getattr(pack, section):
                here = f"{read.path}:{read.lines.get(sort, {}).get(old_ids.get(record.id, record.id), 1)}"
                self.keep(sort, record, here=here)

    def keep(self, sort: str, record: Any, *, here: str) -> None:
        there = self.where.setdefault((sort, record.id), here)
        kept = self.kept[sort].setdefault(record.id, record)
        if kept == record:
            return
        changes: dict[str, Any] = {}
        for field in fields(record):
            old, new = getattr(kept, field.name), getattr(record, field.name)
            if old != new:
                self.settle(sort, field.name, (old, new), changes, between=(record.id, there, here))
        self.kept[sort][record.id] = replace(kept, **changes)

    def settle(
        self, sort: str, field: str, values: tuple[Any, Any], changes: dict[str, Any], *, between: tuple[str, str, str]
    ) -> None:
        """Lists of names are united and gaps filled; all else contradicts."""
        old, new = values
        own, there, here = between
        if field in _UNITED:
            united = _unite(old, new, key=_UNITED[field])
            if united is not None:
                changes[field] = united
                return
        elif field == "name" and fold_name(old) == fold_name(new):
            return
        elif sort in _FILLED and (_is_gap(old, field) or _is_gap(new, field)):
            changes[field] = new if _is_gap(old, field) else old
            return
        said = f": {_brief(old)} and {_brief(new)}" if isinstance(old, str | float | int | None) else ""
        remedy = "let both say the same, or give one of the two another id"
        self.problems.append(f"{here}: the {sort} {show(own)} has another {field} in {there}{said}; {remedy}")

    def find_same(self, read: ReadPack) -> dict[str, dict[str, str]]:
        """The ids in this pack of what has another id in those before: of one name and kind, and nothing against it."""
        names: dict[str, dict[str, str]] = {}
        for sort in ("side", "actor", "place"):
            records = getattr(rename(read.pack, names), _SECTIONS[sort])
            taken = {record.id for record in records}
            known = {_likeness(each): each for each in self.kept[sort].values()}
            for record in records:
                same = known.get(_likeness(record))
                if same is None or same.id == record.id or record.id in self.kept[sort] or same.id in taken:
                    continue
                if _may_be_one(same, record):
                    names.setdefault(sort, {})[record.id] = same.id
                    there = self.where[sort, same.id]
                    self.notes.append(f"the {sort} {show(record.id)} of {read.path} is {show(same.id)} of {there}")
        return names

    def refuse_shared_names(self) -> None:
        for sort in ("actor", "place"):
            owners: dict[str, str] = {}
            for record in self.kept[sort].values():
                for name in dict.fromkeys(map(fold_name, _names(record))):
                    owner = owners.setdefault(name, record.id)
                    if owner != record.id:
                        here, there = self.where[sort, record.id], self.where[sort, owner]
                        reason = (
                            f"the {sort} {show(record.id)} shares the name {show(name)} with {show(owner)} in {there}"
                        )
                        self.problems.append(f"{here}: {reason}; leave it to one of them, or give both one id")

    def choose_timezone(self, packs: Sequence[ReadPack], chosen: str | None) -> str | None:
        zones = list(dict.fromkeys(read.pack.timezone for read in packs if read.pack.timezone))
        if chosen is not None or len(zones) == 1:
            if chosen is None and any(read.pack.timezone is None for read in packs):
                self.notes.append(f"the days of packs without a time zone are now read in {zones[0]}")
            return chosen or zones[0]
        if zones:
            told = ", ".join(f"{read.pack.timezone} in {read.path}" for read in packs if read.pack.timezone)
            self.problems.append(f"{packs[-1].path}:1: different time zones: {told}; choose one with --timezone")
        return None


def _unite(old: tuple[Any, ...], new: tuple[Any, ...], *, key: object) -> tuple[Any, ...] | None:
    """None where two say different things of the same (a side's name for a place, the mark since one day)."""
    united = tuple(dict.fromkeys((*old, *new)))
    if key is None:
        return united
    of = [each[key] if isinstance(key, int) else getattr(each, str(key)) for each in united]
    if len(set(of)) < len(of):
        return None
    return united if isinstance(key, int) else tuple(sorted(united, key=lambda mark: mark.since))


def _is_gap(value: object, field: str) -> bool:
    """A missing side is none: it says that somebody belongs to no side."""
    return (value is None and field != "side") or (field == "kind" and value == "other")


def _likeness(record: Side | Actor | Place) -> tuple[str, str]:
    return fold_name(record.name), "" if isinstance(record, Side) else record.kind


def _may_be_one(one: Any, other: Any) -> bool:
    if getattr(one, "side", None) != getattr(other, "side", None):
        return False
    pairs = ((getattr(one, name, None), getattr(other, name, None)) for name in ("wikidata", "lat", "lon"))
    return all(a is None or b is None or a == b for a, b in pairs)


def _names(record: Actor | Place) -> Iterator[str]:
    yield record.name
    yield from record.aliases
    if isinstance(record, Place):
        yield from (name for _, name in record.names_used_by)


def _brief(value: object) -> str:
    return "nothing" if value is None else show(str(value))
