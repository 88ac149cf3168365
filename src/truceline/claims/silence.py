"""The words of not answering: by them nobody says yes, and nobody says no."""

from __future__ import annotations

import re
from typing import NamedTuple

from truceline.claims.triggers import lower
from truceline.model.act import ActKind

_NOT = (
    r"(?:(?:did|does|do|would|could|can|had|has|have|will|was|were|is|are)(?: not| never|n['’]t)|cannot|can "
    r"not|can['’]t|won['’]t)"
)
_SOON = (
    r"(?: (?:immediately|yet|even|so far|publicly|officially|directly|independently|initially|at first|currently|"
    r"itself|himself|herself|be able to|been able to|able to|have|to date|at once|therefore|now|only|either|"
    r"formally|fully|explicitly|clearly))*"
)
_REFUSES = r"(?:declin(?:e[sd]?|ing)|refus(?:e[sd]?|ing))(?: (?:either|repeatedly|again|flatly))? to"
_NOBODY = (
    r"(?:neither|nobody|no one|no-one|none|no(?! (?:longer|doubt|sooner|later|less|more|fewer))(?= [\w-]+ "
    r"(?:\w+ )?\w+))"
)
_UNABLE = r"(?:(?:was|were|is|are|been|be|being|remain(?:s|ed)?) )?(?:unable|not able|not in a position|powerless) to"
_SHORT_OF = (
    r"(?:fail(?:s|ed|ing)? to|(?:stopp?)(?:s|ed|ing)? short of|avoid(?:s|ed|ing)?|hesitat(?:es|ed|ing) to|"
    r"(?:ha(?:s|ve|d)|is|are) yet to|(?:was|were|is|are) (?:reluctant|unwilling|slow) to|without)"
)
_CONFIRM = r"(?:confirm\w*|corroborat\w*)"
_ADMIT = r"(?:admit(?:s|ted|ting)?|acknowledg\w+|conced\w+|own(?:ed|s)? (?:up|to)|recogni[sz]e[sd]?(?= that| any))"
_DENY = (
    r"(?:den(?:y|ies|ied|ying)|disput(?:e[sd]?|ing)|contest(?:s|ed|ing)?|challenge[sd]?(?= the (?:account|"
    r"claim|figure|report|version)s?))"
)
_CHECK = (
    r"(?:verif(?:y|ied|ies|ying)|authenticat\w+|substantiat\w+|check(?:ed)?(?= (?:the|this|that|these|those|"
    r"any|either|\w+['’]s)|$))"
)
_RESPOND = (
    r"(?:respond(?:ed|ing)?|repl(?:y|ied|ying)|answer(?:ed|ing)?(?! (?:fire|the fire|shots?))|react(?:ed)?|"
    r"return(?:ed)? (?:\w+ ){0,4}?(?:calls?|messages?|e-?mails?|requests?)|reply)"
)
_PRESS = (
    r"(?:requests?|questions?|quer(?:y|ies)|inquir(?:y|ies)|enquir(?:y|ies)|calls?|messages?|e-?mails?|letters?|"
    r"appeals?|invitations?)"
)
_ASKED_FOR_WORDS = (
    r"(?: (?:to|on|about|for|by|when|before|within|until|at|in|from|either|publicly|officially)\b(?! "
    r"(?:fire|force|the fire|"
    rf"the shelling|the attack|shots?|gunfire|it with)\b)| {_PRESS}| (?:seeking|asking)\b|[.,;:\"”)]|$| "
    r"(?:our|the|his|her|"
    rf"their|any|\w+['’]s) (?:\w+ )?{_PRESS})"
)
_WORD = r"(?:comment|response|reply|answer|reaction|statement|word|explanation|denial)"
_WH = r"(?:who|what|when|where|why|how|whether|which|whose|if)"

_ROWS: tuple[tuple[ActKind, str], ...] = (
    (
        ActKind.NO_CONFIRMATION,
        r"(?:(?:did|do|does|would|could|can|has|have|had|will) )?neither (?:confirm\w*|admit\w*)(?: nor| or) "
        rf"(?:{_DENY}|rule[sd]? out)|neither (?:den(?:y|ied|ies)) nor {_CONFIRM}"
        rf"|(?:{_NOT}{_SOON}|{_REFUSES}) {_CONFIRM} or {_DENY}|{_NOBODY} (?:side|government|party) {_CONFIRM}",
    ),
    (
        ActKind.LEFT_OPEN,
        rf"(?:{_NOT}{_SOON}|{_REFUSES}|never|{_UNABLE}) (?:rule[sd]?|ruling) out(?! of)|(?:{_NOT}{_SOON}|"
        rf"{_REFUSES}) exclude"
        r"|le(?:ft|aves?|aving) (?:it )?open (?:whether|the (?:question|possibility))|reserved? (?:its |"
        r"his |her |their )?judge?ment",
    ),
    (
        ActKind.NOT_DENIED,
        rf"(?:{_NOT}{_SOON}|never|no longer|{_SHORT_OF}|stop(?:s|ped)|ceased?|declin\w+ to|refus\w+ to|"
        rf"unable to|cannot) {_DENY}"
        r"|(?:denied|denies|disputes?|disputed) (?:nothing|none of)|(?:neither|none of|no (?=\w+ "
        rf"(?:official|spokes)|official|spokes))(?: \w+){{0,4}} {_DENY}",
    ),
    (
        ActKind.UNVERIFIED,
        rf"(?:could|can|ha(?:s|ve|d)|was|were|is|are)(?: ?not|n['’]t){_SOON}(?: be| been)?{_SOON} "
        rf"(?:{_CHECK}|{_CONFIRM}(?= by\b|[.,;)]| independently|$))"
        rf"|(?:could|can|ha(?:s|ve|d))(?: ?not|n['’]t){_SOON} be(?:en)?{_SOON} {_CONFIRM}|"
        rf"cannot{_SOON}(?: be)?{_SOON} (?:{_CHECK}|{_CONFIRM})"
        rf"|could(?: not|n['’]t){_SOON} {_CONFIRM}|(?:{_UNABLE}|not possible to|impossible to|no way "
        rf"to)(?: independently)? (?:{_CHECK}|{_CONFIRM})"
        r"|no independent (?:confirmation|verification|corroboration)|(?:not|never|yet to be)(?: been)? "
        r"independently (?:verified|confirmed)"
        r"|(?:is|are|was|were|remain(?:s|ed)?|as yet|still) (?:unverified|unconfirmed)|(?:unverified|"
        r"unconfirmed)(?= (?:\w+ )?(?:reports?|claims?|video|footage|"
        r"accounts?|figures?|images?|rumou?rs?|information)\b)|yet to be (?:verified|confirmed)|difficult to verify"
        rf"|(?:{_NOT}{_SOON}|yet to) (?:be )?independently {_CHECK}|(?:neither|no|none of (?:the|these|"
        rf"those|its|their)) (?:[\w'’]+ ){{1,4}}?"
        r"(?:could|can|has|have) (?:be|been) (?:independently )?(?:verified|confirmed|corroborated)",
    ),
    (
        ActKind.NO_CONFIRMATION,
        rf"(?:{_NOT}{_SOON}|{_REFUSES}|{_SHORT_OF}|never) (?:{_CONFIRM}|{_ADMIT})|(?:there (?:was|is) "
        r")?no (?:official |"
        r"immediate |further )*confirmation(?: (?:from|by)\b)?"
        rf"|{_NOBODY} [^.;,]{{0,70}}?\b(?:(?:ha[sd]|have|would|could|was willing to|were willing to) "
        rf")?(?:{_CONFIRM}|{_ADMIT})",
    ),
    (
        ActKind.NO_ANSWER,
        rf"(?:{_NOT}{_SOON}|{_SHORT_OF}) {_RESPOND}(?={_ASKED_FOR_WORDS})|{_SHORT_OF} comment"
        rf"|never (?:answered|replied|responded)(?={_ASKED_FOR_WORDS})|(?:was|were|been) not (?:answered|returned)\b"
        rf"|{_NOBODY} [^.;,]{{0,70}}?\b(?:would|did|had|has) (?:respond|repl|answer)\w*(?={_ASKED_FOR_WORDS})"
        rf"|(?:could|can)(?: not|n['’]t){_SOON} be (?:reached|contacted)|(?:was|were|is|are)(?: not|"
        rf"n['’]t){_SOON} (?:available|reachable)(?= for| to|[.,;]|$)"
        r"|(?:was|were) unavailable for (?:\w+ )?comment|unreachable for comment"
        r"|(?:went|gone|go|remain(?:s|ed)?|was|were|been|left|has|have)(?: been| gone)? "
        r"(?:un(?:answered|returned)|without (?:an? )?(?:answer|reply|response))"
        r"|(?:received|receives|had|has|have|got|gotten|came|getting|given|with|been) no (?:immediate |"
        r"official |such )*(?:reply|answer|response|word)s?"
        r"|no (?:immediate |official |public )*(?:reply|answer|response|reaction) (?:has been|was|had "
        r"been|has come|came|had come|arrived|is|from|to)"
        r"|(?:there (?:was|is|has been|had been)|with) no (?:immediate |official |public |further |"
        rf"independent )*{_WORD}(?: (?:as yet|so far|yet|on [A-Z]\w+))* (?:from|by)"
        rf"|no (?:immediate |official |public )+{_WORD} (?:from|by|on)",
    ),
    (
        ActKind.REFUSAL,
        rf"{_REFUSES} (?:comment|answer|discuss|be drawn|be interviewed|say|elaborate|give|provide|speak|"
        r"talk|specify|name|speculate|disclose|"
        r"go into|explain|take questions|identify|respond|reply|share|reveal|release|address)"
        rf"|(?:declin(?:ed|es)|refused|turned down) (?:\w+ ){{0,3}}?(?:requests? for (?:\w+ )?(?:comment|"
        r"interviews?|information)|to comment|comment|interviews?)"
        rf"|(?:{_NOT}{_SOON}|{_NOBODY} (?:\w+ ){{0,3}}?(?:would|wanted to|was willing to|were willing "
        r"to)) (?:comment\w*|be drawn|discuss|elaborate|answer(?! fire)|speak|talk about|"
        r"specify|be interviewed)|(?:would|will)(?: not|n['’]t) (?:say|name|disclose|go into|give "
        r"(?:any |a |its |his |her )?(?:\w+ )?(?:details?|figures?|numbers?|names?|reasons?|date))|"
        rf"{_NOBODY} (?:\w+ )?commented"
        r"|(?:made|makes|had|has|have|offered|was) no (?:immediate |further |public |official "
        r")*(?:comment|mention|statement)s?(?! from| by)"
        r"|(?:gave|gives|giving|offered) no (?:details|date|figures?|reasons?|explanation|numbers?|names?|comment)"
        r"|(?:kept|keeps|keeping|remained|remains|stayed|stays|fell|went|was|were|is|are|has been|have "
        r"been) (?:conspicuously |largely |so far )?silent(?: on| about|"
        r"(?= as to| over|[.,;]|$| when|(?: so far)?(?: on)? \w+day))|(?:kept|keeps|keeping|broke no|"
        r"maintained) (?:its|his|her|their|a|the) silence"
        r"|hung up|walked away|waved (?:\w+ ){0,2}(?:questions|reporters) (?:away|aside)|(?:with|said|"
        r"answered|replied) ?:? "
        r"?[\"“]no comment[\"”.,]|no comment(?! from)",
    ),
    (
        ActKind.NO_INFORMATION,
        r"(?:had|has|have|having|possess\w*|received|with) no (?:\w+ )?(?:information|knowledge|"
        r"details?|data|figures|record|reports?|indications?|evidence)\b(?! of its own)"
        r"|(?:has|have|had|did|does|do)(?: not|n['’]t)(?: yet)? (?:have|receive|received|got) (?:any "
        r")?(?:\w+ )?(?:information|knowledge|details|reports?|data)"
        r"|(?:(?:was|were|is|are)(?: not|n['’]t)(?: yet| immediately)? aware|unaware|(?:knew|knows?|"
        r"know) nothing) (?:of|about|that)"
        r"|(?:did|do|does)(?: not|n['’]t)(?: yet)? know(?<!you do not know)(?<!you don['’]t know)(?= "
        rf"{_WH}| of\b| about\b|[.,;]|$)|no "
        r"(?:immediate |further )*(?:information|details|word)(?: (?:was|were|is|has been))? (?:on|"
        r"about|as to|available|given)"
        rf"|(?:{_NOT}{_SOON}|{_UNABLE}|impossible to|not possible to) (?:say|(?:be |been )?(?:"
        r"establish\w*|determin\w+|ascertain\w*|identif\w+|attribut\w+|settle[d]?|assess\w*|"
        r"judged?|certif\w+|see(?= wh)))"
        rf"|{_NOBODY} [^.;,]{{0,70}}?\b(?:knows?|knew|(?:can|could|would) (?:say|tell|establish|"
        rf"determine))(?= {_WH}|[.,;]|$)"
        r"|(?:is|was|were|are|remain(?:s|ed)?|still)(?: yet)? (?:un(?:clear|known)|not(?: immediately| "
        r"yet)? (?:known|clear))"
        rf"(?= {_WH}|[.,;]|$)|(?:isn|wasn)['’]t(?: immediately| yet)? (?:known|clear)(?= {_WH}|[.,;]|$)",
    ),
)  # fmt: skip
_SMALL = (row.replace("[A-Z]", "[a-z]") for _, row in _ROWS)
_ANY = re.compile(r"\b(?:" + "|".join(f"(?P<s{n}>(?:{row})(?![\\w-]))" for n, row in enumerate(_SMALL)) + ")")
"""For text in lower case: a pattern that ignores case takes several times as long."""
_STEMS = re.compile(
    r"\b(?:no|not|never|neither|nobody|none|cannot|without|un\w+|declin|refus|den[yi]|fail|avoid|stop|"
    r"hesitat|silen|silence|"
    r"left open|leave|hung|walked|waved|yet to|reluctant|impossible|difficult|turned|reserve|ceased)|n['’]t\b|n['’]t"
)
_ONCE_MORE = re.compile(
    r"\b(?:not (?:true|the case|correct)|untrue|false|wrong|never said|did not say) (?:to say )?that\b[^.;]*$"
    r"|\b(?:if|unless|should|whether) (?:\S+ ){0,4}$",
    re.IGNORECASE,
)
_FIRED_ON = re.compile(r"\b(?:under (?:\w+[ -])*(?:fire|attack)|fired (?:on|at)|shot at|shelled)\b", re.IGNORECASE)
_ASKED = re.compile(
    r"\basked (?:\S+ ){0,3}?(?:to (?:confirm|deny|comment|say|explain)\b|whether\b|if\b)|\b(?:did|does|"
    r"do) not say (?:whether|if)\b",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"un\w+$", re.IGNORECASE)
_THINGS = re.compile(
    r"\b(?:guns?|batter\w+|artillery|weapons?|mortars?|front|line|streets?|village|town|sirens?|radios?|phones?|"
    r"telephones?|engines?|sky|skies|generators?)\s*$",
    re.IGNORECASE,
)
_PREDICATE = re.compile(r"(?:could|can|cannot|ha[sd]|have|was|were|is|are|remain\w*)\b", re.IGNORECASE)
_JOINS = re.compile(r"[,;:]|\b(?:and|but|which|although|though|while|yet)\b", re.IGNORECASE)
_ENDS_CLAUSE = re.compile(
    r"[;:]|,\s(?:and|but|while|yet|though|although)\b|\b(?:but|while|although|though) (?!\w+ing\b)"
)


class Silence(NamedTuple):
    """Words of not answering, in the offsets of the text searched."""

    start: int
    end: int
    kind: ActKind


def find_silences(words: str) -> list[Silence]:
    """Left to right, none overlapping. What is itself denied or only supposed ("if it does not answer") is none."""
    lowered = lower(words)
    if not _STEMS.search(lowered):
        return []
    found = []
    for match in _ANY.finditer(lowered):
        kind = _ROWS[int((match.lastgroup or "s0")[1:])][0]
        before = words[: match.start()]
        if _ONCE_MORE.search(before) or (kind is ActKind.NO_ANSWER and _FIRED_ON.search(before)):
            continue
        if _THINGS.search(before) and "silent" in match.group().lower():
            continue
        found.append(Silence(match.start(), match.end(), kind))
    return found


def _is_unverified(words: str, silence: Silence, trigger_at: int) -> bool:
    """ "The shelling of X could not be verified": the event is the subject of not being known."""
    if silence.kind is not ActKind.UNVERIFIED or silence.start <= trigger_at:
        return False
    return bool(_PREDICATE.match(words, silence.start)) and not _JOINS.search(words[trigger_at : silence.start])


def is_silenced(words: str, trigger_at: int) -> bool:
    """Whether an event is only what somebody does not answer for: it stands behind such words, in one clause.

    "did not respond to claims that its troops had shelled it" says neither that they had nor that they had not.
    """
    if any(_is_unverified(words, silence, trigger_at) for silence in find_silences(words)):
        return True
    before = words[:trigger_at]
    ends = [s.end for s in find_silences(before + " ") if not _ADJECTIVE.match(words[s.start : s.end])]
    ends += [match.end() for match in _ASKED.finditer(before)]
    return any(not _ENDS_CLAUSE.search(before[end:]) for end in ends)
