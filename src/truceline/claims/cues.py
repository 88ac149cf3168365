"""The lexicon of attribution: words by which somebody is made to say something, and what sort of act they are."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from truceline.claims.triggers import lower
from truceline.text.lexicon import words


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
    COUNT = "count"  # "by Ordesh's count", "in Ordesh's telling"
    OBSERVE = "observe"  # "it had counted 18 of them": a monitor's own finding
    TOLD_BY = "told_by"  # "was told by X that"
    ACCORDING = "according"


class Cue(NamedTuple):
    start: int
    end: int
    act: Act


def _inflected(verbs: str) -> set[str]:
    """Regular verbs in their four forms: "note" gives note, notes, noted, noting."""
    forms: set[str] = set()
    for verb in verbs.split():
        if verb.endswith("e"):
            forms |= {verb, verb + "s", verb + "d", verb[:-1] + "ing"}
        elif verb.endswith("y") and verb[-2] not in "aeou":
            forms |= {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
        elif verb.endswith(("sh", "ch", "ss", "x")):
            forms |= {verb, verb + "es", verb + "ed", verb + "ing"}
        else:
            forms |= {verb, verb + "s", verb + "ed", verb + "ing"}
    return forms


def _any_of(forms: set[str]) -> str:
    return "|".join(sorted(forms, key=lambda form: (-len(form), form)))


_SAID = _inflected(
    "state add report announce claim note stress declare insist explain argue maintain recall repeat estimate remark "
    "suggest indicate allege assert affirm emphasise emphasize inform reveal testify underline contend retort reply "
    "assure reassure remind recount relate disclose divulge tweet joke exclaim shout lament complain grumble "
    "hint imply reckon speculate reiterate assess boast interject elaborate attest notify "
    "mutter whisper murmur quip muse scoff bark radio answer believe"
) - {"radio", "radios", "barks", "bark", "relate", "relates", "relating", "reporting"} | words(
"said says say saying told tells tell telling thinks think thought wrote writes write posted believes reporting "
    "responded responds countered continued signalled signaled admitting swore swears swear swearing recollected "
    "briefed(?=_[^.;,]{3,40}_that) clarified(?=_that) clarifies(?=_that) specified(?=_that) cabled boasts "
    "holds(?=_that) found(?=_that) finds(?=_that) concluded concludes reasoned assumes assumed "
    "suspects(?=_that) suspected(?=_that) documented objected(?=_that) protested(?=_that) established(?=_that) "
    "observed(?=_that) agreed(?=_that) agrees(?=_that) agree(?=_that) determined(?=_that) remembers remembered "
    "shows(?=_that) showed(?=_that) considers(?=_that) felt(?=_that) feels(?=_that) feel(?=_that) reads cried "
    "learned(?=_that)"
)  # fmt: skip
_ASKED = _inflected("demand urge request recommend implore exhort plead instruct entreat beseech") | {"begged", "begs"}
_HOPED = _inflected("expect hope promise pledge vow fear predict forecast anticipate") | words(
    "foresees foresaw undertook undertakes"
)
_JUDGED = _inflected(
    "describe denounce condemn characterise characterize regret welcome deplore decry criticise criticize "
    "praise applaud hail commend lambast castigate ridicule mock deride"
) - {"hails", "mocking"} | words(
    "called calls call calling branded brands branding termed terms labelled labeled labels regarded regards "
    "regarding "
    "viewed views dubbed deemed deems thanked thanks"
)
_NOT = r"(?:(?:did|does|do|would|could|can|had|has|have|will|was|were|is)(?: not|n['’]t)|cannot|can['’]t|won['’]t)"
_LATER = r"(?: yet| even| therefore| independently| currently| immediately| so far| either| at once| only)?"
_SHORT_OF = r"fail(?:ed|s|ing)? to|(?:stopp?)(?:ed|s|ing)? short of|avoid(?:ed|s|ing)?"
_REFUSED_ENTRY = (
    r"(?! [^.;,]{0,60}\b(?:entry|access|passage|permission|visas?|bail|landing|treatment|admission|leave to)\b)"
)
_TALLY = r"number|toll|death toll|figure|count|total|losses|dead|strength|size"
_VIEW = (
    r"count|account|figures|telling|words|version|view|estimation|estimate|reckoning|assessment|opinion|judge?ment|"
    r"reading|calculation|tally"
)

_ROWS: tuple[tuple[Act, str], ...] = (
    (
        Act.OPEN,
        rf"(?:{_NOT}{_LATER}|never|neither|(?:declin|refus)(?:ed|es|ing) to) (?:rule[sd]?|ruling) out"
        rf"(?: the possibility)?(?: that)?|{_NOT} exclude(?: that)?",
    ),
    (
        Act.CONFIRM,
        rf"(?:{_NOT}{_LATER}|no longer|never|stop(?:s|ped)|{_SHORT_OF}) "
        r"(?:disput(?:e[sd]?|ing)|den(?:y|ies|ied|ying)|contest(?:ed|s|ing)?)(?: that)?",
    ),
    (
        Act.DECLINE,
        r"(?:declin|refus)(?:ed|es|ing) (?:either )?to (?:comment|say|confirm|answer|discuss|give|be|specify|name|"
        r"elaborate|admit|acknowledge|concede|speculate|disclose|go into)\w*"
        rf"|{_NOT}{_LATER} (?:confirm\w*|comment\w*|be drawn|say|verify|establish\w*|attribute|tell whether|discuss|"
        r"elaborate|specify|mention|certify|admit(?:ted)?|acknowledged?|conceded?)"
        r"|(?:(?:did|do|does|would|could|can|has|have|had) )?neither "
        r"(?:confirm(?:s|ed|ing)?|admit(?:s|ted)?)(?: nor| or) (?:den(?:y|ies|ied|ying)|disput\w+|rule[sd]? out)"
        rf"|(?:{_SHORT_OF}) (?:confirm|admit|acknowledg|conced)\w*"
        r"|(?:(?:is|was|are|were) (?:not|un) ?|is(?:n['’]t) |was(?:n['’]t) )aware of|knows? nothing (?:of|about)|"
        r"knew nothing (?:of|about)"
        r"|(?:had|has|have) no (?:information|comment|knowledge|details)|made no (?:comment|mention)"
        r"|(?:gave|gives|giving) no (?:details|date|figures?|reasons?|explanation|numbers?|names?)"
        r"|(?:was|were|is|are) (?:unable|not able|not in a position) to (?:say|confirm|verify|tell|comment|establish)"
        r"|(?:kept|keeps|remained|stayed) silent|kept its silence",
    ),
    (
        Act.REJECT,
        r"(?:reject|dismiss|refut|rebuff|rebutt?|repudiat)(?:ed|es|s|ing)|disput(?:ed|es|ing)|"
        r"contest(?:ed|s)(?= (?:the|that|this|any|its|such|his|her|their|whether|\w+s\b))|"
        r"contradict(?:ed|s)(?= (?:the|that|this|these|those|any|its|his|her|their|what|claims|reports|\w+['’]s)\b)|"
        r"(?:brush|wav|laugh|shrugg)ed (?:aside|off|away)|(?:is|are|was|were) rejected(?! (?:as \S+ |\w+ly )?by\b)|"
        r"poured scorn on",
    ),
    (
        Act.DENY,
        rf"den(?:y|ies|ied|ying){_REFUSED_ENTRY}|disown(?:ed|s)|disavow(?:ed|s)|ruled out|rules out|"
        r"disclaim(?:ed|s|ing)|protest(?:ed|s|ing) (?:its|his|her|their) innocence|"
        r"(?:(?:repeat|reiterat|issu|renew|reaffirm|restat|maintain|reissu)(?:ed|es|s|ing)|(?:stood|"
        r"stands|stuck|sticks) (?:by|to)) "
        r"(?:its|his|her|their|an?|the) (?:\w+ )?denials?(?: that)?|"
        rf"(?:{_NOT}{_LATER}|refus(?:ed|es|ing) to) accept(?= that\b)",
    ),
    (
        Act.BLAME,
        r"blam(?:ed|es|ing|e)|h(?:eld|olds?|olding)(?= [^.;]{3,60} responsible)|puts?(?= [^.;]{3,60} down to)|"
        r"(?:put|puts|laid|lays|placed|laying|putting) the blame (?:on|for)|point(?:ed|s) the finger at|"
        r"(?:laid|lays|laying)(?= [^.;]{3,60} at the door of\b)|pin(?:ned|s|ning)(?= [^.;]{3,60} on\b)|"
        r"attribut(?:ed|es|ing)(?= [^.;]{3,90} to\b)|ascrib(?:ed|es)",
    ),
    (Act.ACCUSE, r"accus(?:ed|es|ing|e)|charged(?= [^.;,]{2,50} with)|reproach(?:ed|es)"),
    (
        Act.CALL,
        rf"(?:{_any_of(_JUDGED)}|"
        r"express(?:ed|es)? (?:regret that|(?:\w+ )?(?:regret|sorrow|concern|alarm|condolences|outrage|"
        r"satisfaction))|"
        r"voic(?:ed|es) (?:\w+ )?(?:regret|concern|alarm|doubts?)|(?:sees|saw|see)(?= in [^.;]{3,60} an? |"
        r" [^.;]{3,60} as (?:an?|the) )|"
        r"protest(?:ed|s) (?:against|at|over)|object(?:ed|s) to|complain(?:ed|s) (?:of|about)|apologi[sz](?:ed|"
        r"es) for|"
        r"cast doubt on|took issue with|(?:question|doubt)(?:ed|s)(?= (?:that|whether)\b)|"
        r"distanc(?:ed|es|ing) (?:itself|himself|herself|themselves) from|challeng(?:ed|es)(?= [^.;]{2,50} to prove\b)|"
        r"consider(?:ed|s)(?= [^.;]{3,60} an? ))(?! on\b| upon\b| for\b| up\b)",
    ),
    (
        Act.DEMAND,
        r"(?:call(?:ed|s|ing)? (?:up)?on|call(?:ed|s|ing)? for|"
        rf"(?:{_any_of(_ASKED)})(?: that)?|"
        r"appeal(?:ed|s|ing)? (?:to|for)|insist(?:ed|s)? on|propos(?:ed|es|ing)|press(?:ed|es) for|"
        r"(?:invit|advis|command|direct|want)(?:ed|es|s)(?= (?:[^\s,.;]+ ){1,8}to\b)|told(?= (?:\S+ ){1,3}to [a-z])|"
        r"ask(?:ed|s|ing)?(?: for| that|(?= (?:\S+ ){1,8}to\b| [^.;,\"“]{2,40} for\b(?! [\"“])))|order(?:ed|"
        r"s)(?= (?:\S+ ){1,6}to\b))",
    ),
    (
        Act.WARN,
        r"warn(?:ed|s|ing)?(?: of| against| that)?|threaten(?:ed|s|ing)?(?: to)?|caution(?:ed|s|"
        r"ing)?(?: against| that)?"
        r"|reserv(?:ed|es) the right",
    ),
    (Act.EXPECT, rf"{_any_of(_HOPED)}|express(?:ed|es) (?:the )?(?:hope|confidence)"),
    (
        Act.PUT,
        rf"(?:puts?|gave|gives?)(?= (?:the|its|their) (?:\w+ )?(?:{_TALLY})\b)|"
        r"(?:spoke|speaks?|spoken|speaking|talked|talks|writes|wrote|knows|knew) of|"
        rf"(?:rais|lower|revis)(?:ed|es|s)(?= (?:the|its|their) (?:\w+ )?(?:{_TALLY})\b)|made (?:it|them)(?= \d)|"
        r"gave a figure of|(?:plac|locat)(?:ed|es)(?= [^.;,]{3,60} (?:[\"“]|\d))",
    ),
    (
        Act.CONFIRM,
        r"confirm(?:ed|s|ing)?(?: that)?|acknowledg(?:ed|es|ing|e)|admit(?:ted|s|ting)?|conced(?:ed|es|e|ing)|"
        r"corroborat(?:ed|es)|certif(?:ied|ies)|verif(?:ied|ies)|accept(?:ed|s)(?= that)|recogni[sz](?:ed|"
        r"es)(?= that)",
    ),
    (Act.ACCORDING, rf"according to|in the (?:{_VIEW}) of|as reported by"),
    (Act.TOLD_BY, r"(?:was|were|been) (?:told|informed|assured) by"),
    (
        Act.COUNT,
        rf"(?:by|in) (?:the )?(?:(?-i:[A-Z])[\w'’-]+ ){{1,3}}(?:corrected |official |own |latest )?(?:{_VIEW})"
        rf"|(?:by|in) (?:the )?[a-z]+['’]s? (?:corrected |official |own |latest )?(?:{_VIEW})",
    ),
    (Act.OBSERVE, r"(?:counted|counts|recorded|registered|logged|tallied|observed|heard|seen|saw|sees)(?= |[.,])"),
    (
        Act.SAY,
        rf"(?:was|were|is|are|been) (?:quoted|cited)(?: (?:by|in|on) [^.;,\"“]{{1,50}}?)? as (?:saying|telling|"
        r"claiming|admitting|stating)"
        r"|(?:pointed|points|pointing|point) out|made (?:it )?(?:clear|plain|known)|makes clear|let it be known|"
        r"put it|"
        r"(?:called|rang|telephoned|phoned|wrote|radioed|sent word)(?: [^.;,]{1,50}?)? to say(?: that)?|"
        r"takes? the view|took the view|(?:is|are|was|were) of the (?:view|opinion)|express(?:ed|"
        r"es) the (?:view|opinion|belief)|"
        r"went on to say|goes on to say|issued a (?:clarification|correction)|"
        r"(?:has|have|had) (?:counted|documented|registered|logged|recorded)(?= (?:[\w-]+ ){0,2}(?:\d+|two|three|"
        r"four|five|six|seven|eight|nine|ten|"
        r"eleven|twelve|\w+teen|\w+ty)\b)|"
        rf"{_any_of(_SAID).replace('_', ' ')}",
    ),
)  # fmt: skip
_CAPITAL, _SMALL = "(?-i:[A-Z])", "[a-z]"
_ANY = re.compile(
    r"(?<!\w)(?=[a-z])(?:"
    + "|".join(f"(?P<c{n}>(?:{row.replace(_CAPITAL, _SMALL)})(?![\\w-]))" for n, (_, row) in enumerate(_ROWS))
    + ")"
)
"""For text in lower case, a tenth of the time of a pattern that ignores case."""
_COUNTS = re.compile("|".join(rf"(?:{row})(?![\w-])" for act, row in _ROWS if act is Act.COUNT), re.IGNORECASE)
BARE = frozenset(
    form
    for verbs in (_SAID, _ASKED, _HOPED, _JUDGED)
    for form in verbs
    if form + "s" in verbs or form + "es" in verbs or form[:-1] + "ies" in verbs
) | words("deny blame accuse warn confirm admit acknowledge concede threaten caution")  # fmt: skip


def find_cues(text: str) -> list[Cue]:
    """Cues left to right, none overlapping; a cue is only a candidate until a speaker is found for it."""
    lowered = lower(text)
    found = []
    at = 0
    while match := _ANY.search(lowered, at):
        act = _ROWS[int((match.lastgroup or "c0")[1:])][0]
        start = match.start()
        if act is Act.COUNT:  # tells capitals
            match = _COUNTS.match(text, start)
        if match is None:
            at = start + 1
            continue
        at = match.end()
        found.append(Cue(start, start + len(match.group().rstrip()), act))
    return found
