"""A record as a whole: begun, opened, given another pack, rid of an item."""

from __future__ import annotations

from truceline import intake
from truceline.errors import NotInRecord, WrongUsage
from truceline.model.listed import Holdings
from truceline.pipeline.adding import Hand
from truceline.store import engine, items, listing, lookup, records
from truceline.store.records import PackFile


def begin_record(url: str, pack_path: str | None, *, hand: Hand) -> str:
    """The alias of a new record. Raises WrongPack before anything is made, NoRecord where there is one already."""
    pack = read_pack_file(pack_path) if pack_path is not None else None
    return records.begin(url, pack, by=hand.by, now=hand.now)


def open_record(url: str) -> str:
    """Raises NoRecord where there is none."""
    return records.open_record(url)


def change_pack(record: str, pack_path: str, *, hand: Hand) -> bool:
    """The pack that the record is read with from now on. False where it was that one before. Raises WrongPack."""
    wanted = read_pack_file(pack_path)
    live = records.load_pack_text(record)
    if live is not None and live.text == wanted.text:
        return False
    records.set_pack(record, wanted, by=hand.by, why=hand.why, now=hand.now)
    return True


def read_pack_file(named: str) -> PackFile:
    """A file, or one that ships, held against the contract of packs."""
    text = intake.shipped_text(named) or intake.read_pack_text(named)
    intake.parse_pack(text, path=named)
    return PackFile(name=named, text=text)


def withdraw(record: str, name: str, *, hand: Hand) -> tuple[str, int]:
    """The path of the item that was meant, and the number of the entry that ends it. Nothing is deleted.

    Raises WrongUsage without a reason; NotInRecord where there is no such item, or several.
    """
    if not hand.why.strip():
        raise WrongUsage("no reason; say with --why why it is withdrawn")
    found = list(dict.fromkeys(each for kind, each in lookup.find_names(record, name) if kind == "item"))
    live = [path for path in found if items.load_live(record, path) is not None]
    if not found:
        raise NotInRecord(f"{name}: no item in the record; `truceline list items` names them")
    if len(live) > 1:
        raise NotInRecord(f"{name}: several items are called so: {', '.join(live)}; give the whole path")
    number = items.withdraw(record, live[0], by=hand.by, why=hand.why, now=hand.now) if live else 0
    if number == 0:
        raise NotInRecord(f"{found[0]}: is withdrawn already; `truceline show` says by whom and why")
    return live[0], number


def count_holdings(record: str) -> Holdings:
    return listing.count_holdings(record)


def close_record(record: str) -> None:
    engine.close_database(record)


def place_of(record: str) -> str:
    """Where it lies, for people."""
    return engine.place_of(record)
