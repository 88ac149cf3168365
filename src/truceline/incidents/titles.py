"""Titles in our own plain words: what kind of event, where, when. They decide nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

_NOUNS = {
    "armed_clash": "fighting",
    "small_arms_fire": "small-arms fire",
    "shelling": "shelling",
    "air_strike": "air strike",
    "drone_strike": "drone strike",
    "explosive_device": "explosion of a mine or device",
    "attack_on_civilians": "attack on civilians",
    "casualties": "casualties",
    "infrastructure_damage": "damage",
    "troop_entry": "entry of forces",
    "withdrawal": "withdrawal of forces",
    "control_of_place": "control of the place",
    "fortification": "military works",
    "troop_buildup": "build-up of forces",
    "overflight": "overflight",
    "peacekeeper_deployment": "movement of peacekeepers or monitors",
    "detention": "people detained",
    "prisoner_release": "release of people held",
    "displacement": "displacement of people",
    "return_of_displaced": "return of displaced people",
    "aid_access": "passage of aid",
    "route_closure": "closure of a route",
    "route_opening": "opening of a route",
    "utility_cutoff": "supply cut",
    "utility_restoration": "supply restored",
    "monitor_obstruction": "monitors hindered",
}


def title(event_types: Sequence[str], place: str | None, days: tuple[date, date] | None, *, denied: bool) -> str:
    """ "Shelling at Halvern, 13 September 2031". At most two types; "reported" where somebody denies the first."""
    nouns = [_NOUNS.get(kind, kind.replace("_", " ")) for kind in event_types[:2]] or ["event"]
    what = " and ".join(nouns)
    what = f"reported {what}" if denied else what
    where = f" at {place}" if place else ""
    when = f", {say_days(*days, year=True)}" if days else ""
    return f"{what[0].upper()}{what[1:]}{where}{when}"


def say_days(first: date, last: date, *, year: bool = False) -> str:
    """ "13 September", "14–18 September", "30 September – 2 October"; with `year`, years where they are needed."""
    tail = f" {last.year}" if year else ""
    if first == last:
        return f"{_day(first)}{tail}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}{tail}"
    head = f" {first.year}" if year and first.year != last.year else ""
    return f"{_day(first)}{head} – {_day(last)}{tail}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
