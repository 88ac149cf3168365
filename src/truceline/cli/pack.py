"""`truceline pack check`."""

from __future__ import annotations

from truceline.cli import exits
from truceline.cli.talk import printable
from truceline.intake import load_pack


def check_pack(path: str) -> int:
    """Raises WrongPack, with a line for each problem."""
    pack = load_pack(path)
    counts = (
        (len(pack.sides), "sides"),
        (len(pack.actors), "actors"),
        (len(pack.places), "places"),
        (len(pack.zones), "zones"),
        (len(pack.agreements), "agreements"),
        (sum(len(agreement.provisions) for agreement in pack.agreements), "provisions"),
    )
    held = ", ".join(f"{count} {noun[:-1] if count == 1 else noun}" for count, noun in counts)
    print(printable(f"{path}: a good pack ({pack.id}: {held})"))
    return exits.DONE
