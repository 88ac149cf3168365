"""The words of taking back, setting right and owning up, and how much of what was said a denial is directed at."""

from __future__ import annotations

import re
from typing import NamedTuple

from truceline.claims.silence import find_silences
from truceline.claims.triggers import lower
from truceline.model.act import ActKind, ActScope

_OWN = (
    r"(?:(?:its|his|her|their|the|that|this|an?|all|some|earlier|previous|original|initial|own|first|false|"
    r"\w+['’]s?) ){0,4}(?:\w+ )?"
)
_ACCOUNT = (
    r"(?:claims?|statements?|reports?|allegations?|accusations?|denials?|announcements?|assertions?|"
    r"stor(?:y|ies)|articles?|"
    r"posts?(?! (?:at|on|in|near|from|of)\b)|tweets?|messages?|remarks?|comments?|version|account|"
    r"figures?|toll|count|communiqu[eé]s?|bulletins?|complaints?|charges?|"
    r"offer of proof|confession|testimony)"
)
_TALLY = r"(?:number|figures?|toll|death toll|count|total|estimate|tally|casualty figures?|losses)"
_CORRECTED = (
    rf"correct(?:ed|s|ing)(?: (?:itself|himself|herself|themselves)\b| {_OWN}(?:{_TALLY}|{_ACCOUNT}|date|"
    r"time|name|spelling|place)\b)"
    rf"|corrected (?:{_TALLY}|version)\b"
    r"|(?:issu|publish|print|post|carri|releas|sen[dt]|ran|r[au]n)(?:ed|es|s)? (?:an? )?(?:\w+ "
    r")?(?:corrections?|clarifications?|errat(?:um|a)|corrigend(?:um|a))\b"
    r"|an? (?:earlier|previous) version of (?:this|the|our|its) (?:article|report|story|text|bulletin|"
    r"dispatch|statement)\b(?: \w+){0,2}? (?:said|stated|gave|misstated|put|named|misnamed|"
    r"misspelled|misidentified|wrongly|incorrectly|mistakenly|erroneously)"
    rf"|(?:revis|updat|adjust|amend)(?:ed|es|s|ing)? {_OWN}(?:{_TALLY})\b"
    r"|(?:rais|lower|cut|reduc)(?:ed|es|s|ing)? (?:its|the|their|his|her) (?:\w+ )?(?:toll|figures?|"
    r"estimate|tally|count|"
    r"number of (?:the )?(?:dead|killed|wounded|injured|casualties|victims|missing|losses))\b"
    r"|has been (?:corrected|clarified|updated|amended) to (?:reflect|show|state|say|remove)"
    r"|clarifi(?:ed|es) (?:that|its|his|her|their|the|an)\b|set the record straight|(?:stated|said|"
    r"reported|wrote|given|gave|told|put it) (?:wrongly|incorrectly|mistakenly|in error|erroneously)"
    r"|(?:wrongly|incorrectly|mistakenly|erroneously) (?:said|stated|reported|gave|put|named|wrote|claimed)"
)  # fmt: skip
_TAKEN_BACK = (
    rf"(?:retract|recant|rescind|disown|repudiat)(?:ed|s|ing|es) {_OWN}{_ACCOUNT}\b|recant(?:ed|s)\b|"
    rf"(?:took|takes|taken|taking) back {_OWN}{_ACCOUNT}\b"
    r"|(?:withdrew|withdraws|withdrawn|withdrawing|pulled|scrapped|deleted|deletes|removed|took down|"
    rf"taken down) {_OWN}{_ACCOUNT}\b|(?:deleted|deletes|took down|taken down) {_OWN}posts?\b"
    rf"|(?:walked|rowed|rolled) (?:it |this |that )?back(?: (?:on|from))? {_OWN}{_ACCOUNT}\b|"
    r"(?:back(?:ed|s) (?:away|off|down)|backtrack(?:ed|s)|retreat(?:ed|s)) (?:from|on) "
    rf"{_OWN}{_ACCOUNT}\b"
    rf"|{_ACCOUNT} (?:(?:has|have|had|was|were|is|are) (?:since |later |now |quietly )?(?:been "
    r")?)(?:retracted|withdrawn|deleted|taken down|removed|taken back)\b"
    r"|no longer (?:claims?|maintains?|insists?|says?|stands? by|believes?|alleges?|asserts?)\b|issued "
    r"a retraction|published a retraction"
)
_OWNED = (
    r"(?:acknowledg(?:ed|es|ing)|admit(?:s|ted|ting)|conced(?:ed|es|ing)|confess(?:ed|es|ing)(?: to)?|"
    r"owned up to|owns up to|"
    r"(?:claim|accept|took|take|assum|admitt)(?:ed|s|en|ing)? (?:full )?responsibility|granted that|"
    r"recogni[sz](?:ed|es) that|"
    r"accept(?:ed|s) that)"
)
_DENIED = (
    r"den(?:y|ies|ied|ying)(?! (?:\S+ ){0,6}?(?:entry|access|passage|permission|visas?|bail|leave))|"
    r"issued? a denial|(?:reject|dismiss|refut|rebuff|rebutt?|repudiat)(?:ed|es|s|ing)|"
    r"disput(?:ed|es|ing)|contest(?:ed|s)|disown(?:ed|s)|disavow(?:ed|s)|ruled out|rules out|(?:brush|"
    r"wav|laugh|shrugg)ed (?:aside|off|away)"
)  # fmt: skip
_ROWS = (
    (ActKind.CORRECTION, _CORRECTED),
    (ActKind.RETRACTION, _TAKEN_BACK),
    (ActKind.ADMISSION, _OWNED),
    (ActKind.DENIAL, _DENIED),
)
_ANY = re.compile(r"\b(?:" + "|".join(f"(?P<a{n}>(?:{row})(?![\\w-]))" for n, (_, row) in enumerate(_ROWS)) + ")")
_HEADED = re.compile(
    r"^\s*(?:correction|clarification|erratum|corrigendum)\s*(?:\([^)\n]{0,60}\))?\s*[:.–—]",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"(?:\b(?:not|never|without|nobody|no one|neither|refused to|declined to|failed to|yet to|asked to|"
    r"urged to|should|must|to)|n['’]t)(?: \w+ly)?\s*$",
    re.IGNORECASE,
)
_NOT_BUT = re.compile(
    r"\b(?:not|no)\b[^.;]{2,120}?,? but (?!not\b|no\b|denied|did not)|\bonly\b|\brather than\b|\binstead of\b",
    re.IGNORECASE,
)
_CONCEDES = re.compile(
    r"\b(?:but|though|although|while|yet) (?:\w+ ){0,3}?(?:acknowledg|admit|conced|confirm)\w+"
    r"|\b(?:saying|adding|insisting|said|says)\b[^.;]{0,60}\b(?:only|merely|solely)\b",
    re.IGNORECASE,
)
_SUPERSEDED = re.compile(r"\b(?:earlier|previous) versions? of (?:this|the|our|its)\b", re.IGNORECASE)
_PAPER = (
    r"(?:reports?|articles?|stor(?:y|ies)|publications?|broadcasts?|coverage|tweets?|footage|videos?|"
    r"(?:forum|blog|telegram|social media|online) posts?|pictures?|bulletin|rumou?rs?)"
)
_WORDS = (
    r"(?:statements?|versions?|claims?|allegations?|accusations?|charges?|accounts?|announcements?|"
    r"assertions?|complaints?|denials?|bulletin|communiqu[eé]s?|narrative|note)"
)
_GOES_ON = r"(?! (?:that|of|about|on|over|concerning|regarding|alleging|saying|claiming|which)\b)"
_OF_PAPER = re.compile(
    rf"\b(?:the|this|that|these|those|such|any|all|media|press|its|their|\w+['’]s?)(?: [\w-]+){{0,3}}? "
    rf"{_PAPER}\b{_GOES_ON}",
    re.IGNORECASE,
)
_OF_WORDS = re.compile(
    rf"\b(?:the|this|that|these|those|such|any|all|its|their|\w+['’]s?)(?: [\w-]+){{0,3}}? {_WORDS}\b{_GOES_ON}",
    re.IGNORECASE,
)


class ActWords(NamedTuple):
    """Words that do something, in the offsets of the text searched."""

    start: int
    end: int
    kind: ActKind


def find_act_words(words: str) -> list[ActWords]:
    """Left to right, none overlapping: silence first, for "did not admit" admits nothing and "did not deny" denies
    nothing."""
    found = [ActWords(*silence) for silence in find_silences(words)]
    heading = _HEADED.match(words)
    if heading is not None and not re.search(_CORRECTED, words[heading.end() :], re.IGNORECASE):
        found.append(
            ActWords(heading.start() + len(heading[0]) - len(heading[0].lstrip()), heading.end(), ActKind.CORRECTION)
        )
    for match in _ANY.finditer(lower(words)):
        kind = _ROWS[int((match.lastgroup or "a0")[1:])][0]
        if _NEGATED.search(words[: match.start()]) or any(
            f.start < match.end() and match.start() < f.end for f in found
        ):
            continue
        found.append(ActWords(match.start(), match.end(), kind))
    return sorted(found)


def is_partial(words: str, after: str = "") -> bool:
    """ "not eleven but four", "had only returned fire": part of what was said is left standing.

    `after` is what the sentence goes on with behind the denied words.
    """
    return bool(_NOT_BUT.search(words) or _CONCEDES.search(after))


def is_superseded(words: str) -> bool:
    """ "An earlier version of this report said": nobody says it any more."""
    return bool(_SUPERSEDED.search(words))


def scope_of(words: str) -> ActScope:
    """What a denial is directed at: "the report is false", "rejected the allegations", or one event."""
    if _OF_PAPER.search(words):
        return ActScope.REPORT
    return ActScope.STATEMENT if _OF_WORDS.search(words) else ActScope.EVENT
