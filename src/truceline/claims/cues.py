"""The lexicon of attribution: words by which somebody is made to say something, and what sort of act they are."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple


class Act(StrEnum):
    """What a cue does with the words it governs."""

    SAY = "say"
    CONFIRM = "confirm"
    DENY = "deny"  # "denied that", "denied doing"
    REJECT = "reject"  # "rejected the claim that", "dismissed", "refuted"
    CALL = "call"  # "called the report a provocation"
    ACCUSE = "accuse"  # "accused X of doing"
    BLAME = "blame"  # "blamed X on Y", "holds X responsible for"
    DEMAND = "demand"
    WARN = "warn"
    EXPECT = "expect"
    OPEN = "open"  # "did not rule out that"
    DECLINE = "decline"  # "would not confirm", "declined to comment"
    PUT = "put"  # "put the number of dead at three", "spoke of three"
    COUNT = "count"  # "by Ordesh's count"
    OBSERVE = "observe"  # "it had counted 18 of them": a monitor's own finding
    TOLD_BY = "told_by"  # "was told by X that"
    ACCORDING = "according"


class Cue(NamedTuple):
    start: int
    end: int
    act: Act


_NOT = r"(?:(?:did|does|do|would|could|can|had|has|have|will|was|were|is)(?: not|n['’]t)|cannot|can['’]t|won['’]t)"
_LATER = r"(?: yet| even| immediately| so far| either| at once| only)?"

_ROWS: tuple[tuple[Act, str], ...] = (
    (Act.OPEN, rf"{_NOT}{_LATER} (?:rule|ruled) out(?: the possibility)?(?: that)?"),
    (Act.CONFIRM, rf"{_NOT}{_LATER} (?:dispute|deny|contest)(?: that)?"),
    (
        Act.DECLINE,
        r"(?:declin|refus)(?:ed|es|ing) to (?:comment|say|confirm|answer|discuss|give|be)\w*"
        rf"|{_NOT}{_LATER} (?:confirm\w*|comment\w*|be drawn|say|verify|establish\w*|attribute|tell whether)"
        r"|(?:had|has|have) no (?:information|comment|knowledge|details)|made no comment|gave no details",
    ),
    (
        Act.REJECT,
        r"(?:reject|dismiss|refut|rebuff|rebutt?)(?:ed|es|s|ing)|disput(?:ed|es|ing)|brushed (?:aside|off)"
        r"|(?:is|are|was|were) rejected|waved away",
    ),
    (Act.DENY, r"den(?:y|ies|ied|ying)"),
    (
        Act.BLAME,
        r"blam(?:ed|es|ing|e)|h(?:eld|olds?|olding)(?= [^.;]{3,60} responsible)|puts?(?= [^.;]{3,60} down to)",
    ),
    (Act.ACCUSE, r"accus(?:ed|es|ing|e)|charged(?= [^.;,]{2,50} with)"),
    (
        Act.CALL,
        r"(?:call(?:ed|s|ing)|describ(?:ed|es|ing)|brand(?:ed|s|ing)|term(?:ed|s)|label(?:led|ed|s)|regard(?:ed|s|ing)"
        r"|denounc(?:ed|es|ing)|condemn(?:ed|s|ing)|view(?:ed|s)|characteri[sz](?:ed|es)|regrets?|regretted"
        r"|express(?:ed|es) regret that|welcom(?:ed|es))(?! on\b| upon\b| for\b)",
    ),
    (
        Act.DEMAND,
        r"(?:call(?:ed|s|ing) (?:up)?on|call(?:ed|s|ing) for|demand(?:ed|s|ing)?(?: that)?|urg(?:ed|es|ing)|"
        r"appeal(?:ed|s|ing) (?:to|for)|request(?:ed|s|ing)(?: that)?|insist(?:ed|s) on|propos(?:ed|es|ing)|"
        r"ask(?:ed|s|ing)(?: for| that|(?= (?:\S+ ){1,8}to\b))|order(?:ed|s)(?= (?:\S+ ){1,6}to\b))",
    ),
    (Act.WARN, r"warn(?:ed|s|ing)?(?: of| against| that)?|threaten(?:ed|s|ing)(?: to)?"),
    (
        Act.EXPECT,
        r"expect(?:ed|s)|hop(?:ed|es)|predict(?:ed|s|ing)|promis(?:ed|es|ing)|pledg(?:ed|es|ing)|vow(?:ed|s|ing)|"
        r"fear(?:ed|s)|forecasts?",
    ),
    (
        Act.PUT,
        r"put(?:s)?(?= (?:the|its) (?:number|toll|death toll|figure|count|total|losses)\b)|"
        r"(?:spoke|speaks?|spoken|speaking) of|rais(?:ed|es)(?= (?:the|its) (?:number|toll|figure|count)\b)|"
        r"lower(?:ed|s)(?= (?:the|its) (?:number|toll|figure|count)\b)|made (?:it|them)(?= \d)|gave a figure of",
    ),
    (Act.CONFIRM, r"confirm(?:ed|s|ing)?(?: that)?|acknowledg(?:ed|es|ing)|admit(?:ted|s|ting)|conced(?:ed|es)"),
    (Act.ACCORDING, r"according to|in the words of|in the view of"),
    (Act.TOLD_BY, r"(?:was|were|been) (?:told|informed|assured) by"),
    (Act.COUNT, r"by (?:the )?(?:(?-i:[A-Z])[\w'’-]+ ){1,3}(?:corrected |official |own |latest )?(?:count|"
        r"account|figures)"),
    (Act.OBSERVE, r"(?:counted|counts|recorded|registered|observed|heard|seen|saw|sees)(?= )"),
    (
        Act.SAY,
        r"said|says?|saying|told|tells?|telling|stat(?:ed|es|ing)|add(?:ed|s|ing)|report(?:ed|s|ing)|announc(?:ed|es|ing)|"
        r"claim(?:ed|s|ing)|not(?:ed|es|ing)|stress(?:ed|es|ing)|declar(?:ed|es|ing)|insist(?:ed|s|ing)|"
        r"explain(?:ed|s|ing)|argu(?:ed|es|ing)|maintain(?:ed|s|ing)|recall(?:ed|s|ing)|repeat(?:ed|s|ing)|"
        r"believ(?:ed|es?|ing)|think(?:s|ing)?|thought|estimat(?:ed|es|ing)|wrote|writes|posted|repl(?:ied|ies|ying)|"
        r"respond(?:ed|s)|continued|suggest(?:ed|s|ing)|indicat(?:ed|es|ing)|alleg(?:ed|es|ing)|assert(?:ed|s|ing)|"
        r"affirm(?:ed|s|ing)|emphasi[sz](?:ed|es|ing)|inform(?:ed|s|ing)|reveal(?:ed|s|ing)|testif(?:ied|ies)|"
        r"underlin(?:ed|es|ing)|remark(?:ed|s)|observed(?= that)|conclud(?:ed|es)(?= that)|pointed out|made clear|"
        r"let it be known|answer(?:ed|s)(?= )|"
        r"agree[ds]?(?= that)",
    ),
)  # fmt: skip
_ANY = re.compile("|".join(f"(?P<c{n}>\\b(?:{pattern})(?![\\w-]))" for n, (_, pattern) in enumerate(_ROWS)), re.I)


def find_cues(text: str) -> list[Cue]:
    """Cues left to right, none overlapping; a cue is only a candidate until a speaker is found for it."""
    found = []
    for match in _ANY.finditer(text):
        group = match.lastgroup or "c0"
        end = match.start() + len(match.group().rstrip())
        found.append(Cue(match.start(), end, _ROWS[int(group[1:])][0]))
    return found
