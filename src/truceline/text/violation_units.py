"""What a source says that it counts: the units of ceasefire counts, as printed and in one form each."""

from __future__ import annotations

import re

_WEAPONS = (
    r"mortars?|artillery|howitzer|rockets?|tanks?|sniper|rifle|machine[- ]gun|automatic|gun|cannon|grenade|drone|uav"
    r"|air|aerial|missile|small[- ]arms|heavy[- ]weapons?|infantry|anti[- ]aircraft|multiple[- ]launch|mlrs|phosphorus"
    r"|cluster"
)
_CALIBRE = r"\d{1,3}(?:\.\d{1,2})?[ -]?mm"
_MODIFIERS = (
    rf"(?:rocket-propelled|{_WEAPONS}|{_CALIBRE}|ceasefire|cease-fire|truce|armistice|single|separate|individual"
    r"|alleged|apparent|suspected"
    r"|recorded|registered|undetermined|heavy|light|large|live|new|such|more|further|additional|outgoing|incoming|armed"
    r"|and|or|gross|serious|minor|loud|distant|long|short|reported|documented|provocative|nightly|daytime|hostile"
    r"|combat|reconnaissance|unauthori[sz]ed|illegal|firing|shelling|unmanned|aircraft)"
)
_RULE = (
    r"(?:cease-?fire|truce|armistice|hostilities|silence|agreements?|accords?|protocols?|arrangements?|understandings?"
    r"|memorand(?:um|a)|statement|deal|regime of (?:the )?[\w-]+|regime|lull|pledge|commitments?|terms"
    r"|provisions|regulations|resolution|zone|line"
    r"|airspace|air space)"
)
_OF_RULE = rf"(?: (?:of|against|in|to) (?:the |its |their )?(?:[\w-]+ ){{0,3}}?{_RULE})"
_FIRE = r"(?:violations?|breach\w*|fire|firing|shelling|shooting|gunfire|provocations?|bombardments?|fighting|sniping)"

_NOUNS: tuple[tuple[str, str], ...] = (
    ("airspace violations", r"(?:violations? of (?:the |its |our )?air ?space|air ?space violations?)"),
    ("violations", rf"(?:violations?|breach(?:es)?|infringements?|infractions?)(?! report){_OF_RULE}?"),
    ("incidents", rf"incidents?(?: (?:contrary to|in (?:violation|breach) of) (?:[\w-]+ ){{0,3}}?{_RULE}"
     rf"| of (?:[\w-]+ ){{0,2}}?{_FIRE}{_OF_RULE}?)?"),
    ("cases", rf"cases of (?:[\w-]+ ){{0,3}}?{_FIRE}{_OF_RULE}?"),
    ("instances", rf"instances of (?:[\w-]+ ){{0,3}}?{_FIRE}{_OF_RULE}?"),
    ("shots", r"(?:gun)?shots?"),
    ("rounds", rf"rounds?(?! of (?!ammunition|{_CALIBRE}|{_FIRE}|(?:{_WEAPONS})\b))"),
    ("shells", r"shells?(?! casings?)"),
    ("projectiles", r"projectiles?"),
    ("bombs", r"bombs?"),
    ("rockets", r"rockets?(?! (?:launch|forc|fuel))"),
    ("missiles", r"missiles?(?! (?:launch|forc|defen))"),
    ("grenades", r"grenades?(?! launch)"),
    ("bullets", r"bullets?"),
    ("drones", r"(?:drones?|uavs?|unmanned aerial vehicles?)"),
    ("explosions", r"(?:explosions?|blasts?|detonations?)"),
    ("bursts", r"bursts?"),
    ("volleys", r"(?:volleys?|salvos?|salvoes)"),
    ("strikes", r"(?:air ?)?strikes?"),
    ("attacks", r"attacks?"),
    ("shellings", r"(?:shellings?|bombardments?)"),
    ("flights", r"(?:over)?flights?"),
    ("sorties", r"sorties?"),
    ("incursions", r"incursions?"),
    ("provocations", r"provocations?"),
)  # fmt: skip
_WORD_END = r"(?![\w-]|['’]s)"
_UNITS = tuple((unit, re.compile(rf"(?P<noun>{noun}){_WORD_END}", re.IGNORECASE)) for unit, noun in _NOUNS)
_LEAD = re.compile(rf"[ \t]?(?:{_MODIFIERS}[ -]|[,/] ?){{0,5}}", re.IGNORECASE)
_HEADING = r"(?:total |all |number of |of which |no\. of )?"
_WHOLE = tuple(
    (unit, re.compile(rf"{_HEADING}(?:{_MODIFIERS}[ -])?(?:{noun})", re.IGNORECASE)) for unit, noun in _NOUNS
)
_BARE = re.compile(rf"{_HEADING}(?P<unit>incidents|cases|instances)", re.IGNORECASE)
_OF_FIRE = re.compile(r"\b(?:cease-?fire|truce|shooting|firing|fire|shelling|armed|sniping)[ -]$", re.IGNORECASE)
_CALIBRE_AFTER = re.compile(rf" of {_CALIBRE}(?: calib(?:re|er))?| of (?:{_WEAPONS}) fire\b", re.IGNORECASE)
_WEAPON = re.compile(rf"\b(?:{_WEAPONS})\b", re.IGNORECASE)
_HARM = re.compile(r"\b(?:kill|dead\b|deaths?\b|died\b|wound|injur|hurt\b|casualt|victims?\b|toll\b)", re.IGNORECASE)
_TOLD = re.compile(
    r"(?:\s\(|(?::|\b(?:was|were|stood at|stands at|c[oa]me to|reached|numbered|total(?:l?ed)?"
    r"|(?:rose|risen|fell|fallen|grew|increased|decreased|dropped|declined|went (?:up|down))"
    r"(?: from (?:[^.;]{1,40}))? (?:to|from)))\s)(?:about |some |only |just |the )?$",
    re.IGNORECASE,
)

BREACHES = frozenset(
    {"violations", "airspace violations", "incidents", "cases", "instances", "provocations", "incursions"}
)
HAPPENINGS = frozenset(
    {"explosions", "bursts", "volleys", "strikes", "attacks", "shellings", "flights", "sorties", "incursions"}
)
"""Units that count what breaks an agreement, and units that count what happened; the rest are things that are fired."""

_MEANINGS = {
    "violations": "what breaks the agreement, by the source's own rule for what is one",
    "airspace violations": "flights into airspace that the source holds to be closed",
    "incidents": "events of any length; one may hold many shots",
    "cases": "events of any length; one may hold many shots",
    "instances": "events of any length; one may hold many shots",
    "times": "times that fire was opened, however much was fired",
    "shots": "single shots",
    "rounds": "rounds fired or come down",
    "shells": "shells fired or come down",
    "explosions": "explosions seen or heard",
    "flights": "flights seen or heard",
    "strikes": "strikes, each of any number of weapons",
}  # fmt: skip


def meaning_of(unit: str) -> str:
    """What one of the unit is, in plain words; of most units no more can be said than their name."""
    return _MEANINGS.get(unit, f"{unit}, as the source counts them")


def unit_after(text: str, at: int) -> tuple[str, int, str | None] | None:
    """The unit of the number that ends at this place: its one form, where its words end, and the weapon that they name.

    None where something else is counted.
    """
    lead = _LEAD.match(text, at)
    if lead is None:
        return None
    for start in _starts(text, at, lead.end()):
        for unit, pattern in _UNITS:
            match = pattern.match(text, start)
            if match and not _is_bare_incident(unit, match, text[at:start]):
                tail = _CALIBRE_AFTER.match(text, match.end())
                end = tail.end() if tail else match.end()
                weapons = dict.fromkeys(_plain(each) for each in _WEAPON.findall(text[at:start]))
                return unit, end, " and ".join(weapons) or None
    return None


def _starts(text: str, at: int, end: int) -> list[int]:
    """Where the noun may begin: after all modifiers, then after fewer of them, since "rocket" may be either."""
    found = [m.end() for m in re.finditer(r"[ ,/-]+", text[at:end])]
    return [at + each for each in reversed(found)]


def unit_before(text: str, end: int) -> tuple[str, str] | None:
    """The unit of a number that follows its noun ("violations rose to 45", "Explosions: 12"), and its words."""
    told = _TOLD.search(text[max(0, end - 100) : end])
    if told is None:
        return None
    ahead = text[max(0, end - 100) : end][: told.start()]
    found = [
        (each.end(), each.start(), unit, each["noun"])
        for unit, pattern in _UNITS
        for each in pattern.finditer(ahead)
        if each["noun"].split()[0].lower().endswith("s") and (unit != "incidents" or " " in each["noun"])
    ]
    if not found:
        return None
    at, _, unit, noun = max(found, key=lambda each: (each[0], -each[1]))
    between = ahead[at:]
    if re.search(r"[,;:()]", between) or (told.group().strip().startswith("(") and between.strip()):
        return None
    return None if _HARM.search(ahead) else (unit, noun)


def unit_named(words: str) -> str | None:
    """The unit that is all that a heading names ("Total violations", "Explosions"); None for anything else."""
    plain = " ".join(words.split())
    if len(plain) > 60:
        return None
    bare = _BARE.fullmatch(plain)
    if bare:
        return bare["unit"].lower()
    return next((unit for unit, pattern in _WHOLE if pattern.fullmatch(plain)), None)


def unit_within(words: str) -> str | None:
    """The first unit that a caption names ("Violations by sector, 13 April")."""
    found = [(match.start(), unit) for unit, pattern in _UNITS if (match := pattern.search(words[:200]))]
    return min(found)[1] if found else None


def _is_bare_incident(unit: str, match: re.Match[str], lead: str) -> bool:
    """ "Five incidents" may be anything; "five shooting incidents" and "five incidents of shelling" are not."""
    return unit == "incidents" and " " not in match["noun"] and not _OF_FIRE.search(lead)


def _plain(weapon: str) -> str:
    singular = weapon.lower().replace("-", " ")
    return singular if singular.endswith(("arms", "mlrs", "phosphorus")) else singular.removesuffix("s")
