"""What the words of a denial are aimed at: the thing itself, or somebody's hand in it."""

from __future__ import annotations

import re

_SEEN = (
    r"shots?|rounds?|shells?|bullets?|bursts?|fire|firing|shooting|gunfire|shelling|bombardment|explosions?|blasts?|"
    r"detonations?|strikes?|raids?|attacks?|fighting|clash(?:es)?|battles?|flights?|overflights?|outages?|cuts?|incidents?"
)
_WAS = r"(?:was|were|has|have|had|is|are|took|ever|did|fell|came|landed|went|hit|occurred|happened)"
_ACCOUNT = r"(?:accounts?|stor(?:y|ies)|versions?|tales?|narratives?|reports?|news|information|rumou?rs?|statements?)"
_UNTRUE = (
    r"(?:untrue|false|fals\w+|not true|invented|invention|fabricat\w*|fairy[ -]tales?|fiction|fictitious|nonsense|"
    r"a lie|lies|made up|a myth|disinformation|fakes?|(?:does|do|did) not (?:correspond|reflect|match))"
)
_THING = re.compile(
    rf"\b(?:not (?:a single|one)|no|never an?y?)(?: [\w-]+){{0,2}}? (?:{_SEEN})\b(?: [\w-]+){{0,3}}? {_WAS}\b"
    r"(?!.*\b(?:by|from) (?:our|its|the|his|any)\b)"
    rf"|\bthere (?:was|were|had been|has been|have been|is|are)(?: (?:no|never|not|nothing)\b|n[o’']t\b)"
    r"|\b(?:did not|didn[’']t|never) (?:happen|take place|occur|exist)"
    r"|\b(?:nothing (?:of the (?:kind|sort)|happened|occurred|took place)|no such (?:thing|incident|attack|event))\b"
    rf"|\b{_ACCOUNT}\b.{{0,60}}?\b{_UNTRUE}\b",
    re.IGNORECASE | re.DOTALL,
)
_BARE = re.compile(
    r"\W*(?:(?:has |have |had )?(?:denie[sd]|denied|denies|rejects?(?:ed)?|dismiss(?:es|ed)?|disputes?d?) )?"
    r"(?:it|this|that|them|so|(?:the|this|that|these|those) (?:claims?|reports?|charges?|allegations?|"
    r"accusations?))\W*",
    re.IGNORECASE,
)


_CHANCE = (
    r"accident\w*|misfir\w+|malfunction\w*|lightning|storms?|heavy seas|gales?|floods?|landslides?|avalanches?|"
    r"short[- ]circuit\w*|overload\w*|technical (?:fault|failure|reasons?)|wear and tear"
)
_BLAST = r"detonat\w+|explod\w+|blew up|blown up|went off|caught fire|burn\w* down|collaps\w+|staged"
_BY_CHANCE = re.compile(rf"\b(?:{_CHANCE})\b", re.IGNORECASE)
_OTHERWISE = re.compile(rf"\b(?:{_CHANCE}|{_BLAST})\b", re.IGNORECASE)


def denies_the_thing(words: str) -> bool:
    """ "Not a single shot was fired", "the story is a fairy tale": nothing of the kind happened, by anybody's hand."""
    return _THING.search(words) is not None


def is_bare(words: str) -> bool:
    """ "Denied it": the words alone do not say what is denied."""
    return _BARE.fullmatch(words) is not None


def tells_of_chance(words: str) -> bool:
    """ "Lightning", "a technical fault": it was nobody's act."""
    return _BY_CHANCE.search(words) is not None


def tells_another_story(words: str) -> bool:
    """ "A store of ammunition blew up": what happened, where what others say is denied."""
    return _OTHERWISE.search(words) is not None
