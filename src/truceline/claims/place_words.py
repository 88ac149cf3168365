"""The words around a place: what moves away from it, what stands for it, what kind of place it is."""

from __future__ import annotations

import re

from truceline.text.calendar_words import CALENDAR_NAMES
from truceline.text.lexicon import words

RANK = {
    "facility": 6, "village": 6, "town": 6, "other": 6, "city": 5, "line": 4, "corridor": 5, "zone": 4, "district": 3,
    "region": 2, "country": 1,
}  # fmt: skip
_STANDS = (
    r"(?:posts?|positions?|bases?|checkpoints?|barracks|batter(?:y|ies)|trench(?:es)?|guns?|side|bank|shore|coast)"
)
AWAY = re.compile(
    r"\b(?:(?P<out>from|left|leaving|departed)|(?P<to>towards?|in the direction of)|bound for|heading for|back to"
    r"|returned to|base in|launched (?:near|(?P<at>at)|in)|report(?:ers|ed) in|told \w+ in"
    r"|treatment in|hospital in|taken to"
    r"|(?:road|route|highway|track|path|way|line|bus|train) from(?:\s+(?-i:[A-Z])[\w-]+){1,2} to)"
    rf"(?:\s+(?!on\b|in\b|at\b|to\b)[\w-]+){{0,3}}?(?:\s+{_STANDS}\s+(?:on|in|at|of))?(?:\s+(?:near|at|outside))?"
    r"\s*(?:the\s*)?(?-i:[A-Z]\w+\s+)?(?:(?:town|village|city|settlement|port)\s+of\s*)?$",
    re.IGNORECASE,
)
"""Before a place that somebody or something comes from or goes to: it happened elsewhere."""
TREATED = re.compile(
    r"\b(?:di(?:ed|es)|dying|succumbed|treated|recovering|li(?:e|es)|lay|being cared for)\b[^.;]{0,40}\b"
    r"(?:hospital|clinic|infirmary|medical cent(?:re|er)|aid post|ward|ambulance)\s(?:in|at|of|near)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Before a place where somebody was treated or died of what was done to him elsewhere."""
_GUNS = re.compile(
    r"\b(?:batter(?:y|ies)|launchers?|howitzers?|mortars?|artillery|guns?|gunners|firing positions?)\s+"
    r"(?P<between>(?:(?!fire\b|shell|round|attack|strike|bomb|land|f[ae]ll|hit|struck|pound|explo|rain|impact|crash|damag"
    r"|destroy|kill|wound|target)[\w-]+\s){0,3}?)"
    r"(?:(?:north|south|east|west)[\w-]*(?: of)?|in|at|on|near|behind|outside)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_STATIONED = re.compile(
    r"\b(?:stationed|deployed|positioned|based|placed|emplaced|sited|located|dug in|hidden|massed|mounted|parked"
    r"|standing|set up)\b",
    re.IGNORECASE,
)
_SENT_OFF = re.compile(
    r"\b(?:fir(?:e|ed|es|ing)|launch(?:ed|es|ing)?|lobb(?:ed|ing)|shot|threw|rained|aim(?:ed|s|ing)|train(?:ed|s|ing)"
    r"|turn(?:ed|s|ing)|point(?:ed|s|ing)|direct(?:ed|s|ing)|us(?:e|ed|es|ing)|employ(?:ed|ing)"
    r"|(?:attack|shell|bomb|bombard|pound|target)(?:ed|s|ing)?(?= with)|(?:hit|struck|strikes?)(?= with))"
    r"\s+(?:(?!from\b|at\b|on\b|by\b|near\b|and (?:the|its|their)\b)[\w-]+\s+){0,5}$",
    re.IGNORECASE,
)


def guns_stand(before: str) -> bool:
    """Whether the words before a place tell that guns stand there which fire elsewhere ("a battery near …"); not where
    they tell what was fired at it ("fired two mortars at …") or where that came down ("mortars fell in …")."""
    match = _GUNS.search(before)
    if match is None:
        return False
    between = match["between"]
    if _STATIONED.search(between):
        return True
    fired = re.search(r"\b(?:fired|launched|lobbed|aimed)\b", between, re.IGNORECASE)
    return not fired and _SENT_OFF.search(before, 0, match.start()) is None


NOUNS = {
    "village": ("village",), "town": ("town",), "city": ("city",), "settlement": ("village", "town"),
    "islet": ("other",), "island": ("region", "other"), "pass": ("other",), "shoal": ("other",), "bank": ("other",),
    "bridge": ("facility",), "road": ("corridor",), "highway": ("corridor",), "corridor": ("corridor",),
    "lane": ("corridor",), "channel": ("corridor",), "height": ("other",), "hill": ("other",), "strip": ("zone",),
    "zone": ("zone",), "area": ("zone",), "valley": ("region",), "district": ("district",), "region": ("region",),
    "enclave": ("region",), "territory": ("region",),
    "post": ("facility",), "line": ("line",), "plant": ("facility",), "station": ("facility",),
    "crossing": ("facility", "corridor"), "port": ("facility", "town"), "dam": ("facility",), "mine": ("facility",),
    "camp": ("facility",), "airport": ("facility",), "monastery": ("facility",), "school": ("facility",),
}  # fmt: skip
"""The kinds of place that a common noun may stand for."""
REFERENCE = re.compile(rf"\b(?:the|that|this|same|its)\s+(?:[a-z-]+\s+){{0,2}}?({'|'.join(NOUNS)})\b", re.IGNORECASE)
DESIGNATED = re.compile(
    r"\b(village|town|city|settlement|district|island|islet|height|hill|region|port|"
    r"valley) of ((?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)?)"
)
AT_NAME = re.compile(r"\b(?:in|near|at|outside|around|off) ((?:[A-Z][\w’-]+)(?: [A-Z][\w’-]+)?)")
NOT_PLACES = CALENDAR_NAMES | words("god english parliament")
AGREEMENT_NAME = re.compile(
    r"\s+(?:Arrangement|Accord|Agreement|Protocol|Treaty|Declaration|Memorandum|Process|Pact)\b"
)
LOCATED = re.compile(
    r"\b(?:in|at|near|on|outside|around|hit|struck|shelled|of)\s+(?:the (?:city|town|capital|port) of )?$",
    re.IGNORECASE,
)
FACILITY = re.compile(
    r"\s+(?:hospital|market|airport|port|harbour|harbor|school|station|bridge|barracks|prison|clinic|bazaar)\b"
)
BESIDE = re.compile(r"\b(?:near|outside|off|short of|close to)\s+(?:the \w+ of )?$")
HEADING = re.compile(r"^(?:\d+[.)]\s*)?[^\n.!?]{2,70}$", re.MULTILINE)
RUN_IN = re.compile(r"\s?(?:\([^)\n]{2,30}\))?[.:]\s+(?=[A-Z“\"])")
PEACEKEEPERS_ZONE = re.compile(r"\b(?:zone|area|sector)\b(?:\s(?!and\b|or\b)[\w’'-]+){1,8}?\speacekeep\w+")
"""A zone that is told by who keeps it: "a zone that is the responsibility of … peacekeepers"."""
BY_WHAT = re.compile(r"\s*,?\s(?:by|when|in that|through)\s", re.IGNORECASE)
WITHDRAWING = re.compile(r"\b(?:withdr\w+|pull\w* (?:out|back)|remov\w+|leave|evacuat\w+)\b", re.IGNORECASE)
ROAD = re.compile(r"\b(?:road|highway|route|lane|motorway|track)\b", re.IGNORECASE)
