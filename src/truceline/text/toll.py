"""The record of one count of people killed, wounded or missing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """One count of people killed, wounded, missing, or casualties (killed or wounded, the text does not say which).

    `min` and `max` include themselves, None is an open end. `vague`: no number is given ("several"), `min` is the least
    that it can mean. `part`: counted again within another count of the same statement ("including two children").
    `noun` is whom it counts, in lower case, empty where the text does not say.
    `statement` numbers the statements of the text: counts of one statement that are no parts add up, those of different
    statements may be about the same people. `early`: told as a first report. `who`: child, woman, soldier, civilian.
    """

    start: int
    end: int
    category: str
    min: int | None
    max: int | None
    approx: bool = False
    vague: bool = False
    who: str | None = None
    noun: str = ""
    part: bool = False
    statement: int = 0
    early: bool = False
