"""What a denial denies, and what it leaves standing.

Denied is the statement that the denying verb governs. What only tells people or deeds in it apart ("the attack that
killed five", "two soldiers, who had been captured, …") is not denied, a denial may itself be what is denied, and who
denies that something did not happen says that it did.
"""

from __future__ import annotations

import re

from truceline.claims.triggers import Trigger, find_triggers

_RELATIVE = re.compile(
    r",\s(?:who|which|whose|whom|where|when|in which)\b[^,;]*(?:,|$)"
    r"|\s(?:that|which|who) (?:(?:had|has|have|is|was|were|are) )?(?:\w+ly )?"
    r"(?:kill|wound|injur|destroy|damag|left|hit|struck|claim|cost|caus|set|took|took place|happen|"
    r"occur|hous)\w*\b[^,;]*",
    re.IGNORECASE,
)
_DISTANCED = re.compile(
    r"\b(?:responsib\w+|involve\w+|involvement|complicity|culpability|guilt|liability|(?:any |a |its |"
    r"their )?(?:part|role|"
    r"hand|share) in|(?:any )?(?:link|connection)s? (?:to|with)|being behind|anything to do with|having to do with)\b",
    re.IGNORECASE,
)
_ACCOUNT = (
    r"(?:accusations?|allegations?|charges?|claims?|reports?|statements?|stor(?:y|ies)|accounts?|announcements?|"
    r"assertions?|suggestions?|rumou?rs?|versions?|denials?|remarks?|articles?|posts?|figures?|complaints?)"
)
_DENIAL = re.compile(
    r"^(?:den\w+ )?(?:\S+ ){0,3}that (?:\S+ ){1,6}den(?:ied|ies|y|ying)\b"
    r"|^(?:(?:reject|dismiss|refut|rebuff|disput|contest|den|repudiat|disbeliev)\w*\s+)?"
    r"(?:(?:the|that|this|these|such|any|all|its|his|her|their|repeated|[\w-]+['’]s?)\s+){0,3}(?:\w+\s+)?"
    r"[\"“'‘]?denials?\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"^(?:den\w+ )?(?:that )?(?:[\w'’]+ ){0,4}?(?:(?:had|has|have|having) (?:(?:ever|already|earlier|previously) )*"
    r"(?:admitted|acknowledged|confirmed|conceded|claimed|confessed|said|stated|promised|agreed)"
    r"|(?:admit|acknowledg|confirm|conced|claim|confess)ing)\b",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"\b(?:(?:utterly|completely|entirely|simply|plainly|totally|wholly) )?[\"“'‘]?(?:(?:an? )?(?:\w+ )?(?:lies?|"
    r"fabrications?|falsehoods?|hoax|fairy tale)|false|untrue|baseless|groundless|unfounded|fabricated|fictitious)"
    r"[\"”'’]?(?:\s+(?:and|or)\s+\w+)?\s*$",
    re.IGNORECASE,
)
_SOMEBODYS_ACCOUNT = re.compile(rf"\b{_ACCOUNT}\b", re.IGNORECASE)
_OBJECT_ACCOUNT = re.compile(
    r"(?:\s+(?:its|the|his|her|their|that|this|an?|all|any|earlier|previous|original|own|"
    rf"\w+['’]s?)){{0,4}}\s+(?:\w+\s+)?{_ACCOUNT}\b",
    re.IGNORECASE,
)
_NEGATED_VERB = re.compile(
    r"\b(?:had|has|have|was|were|is|are|did|does|do|would|will|could|can)(?: not\b(?! only)| never\b|n['’]t\b)"
    r"|\b(?:not|never) having\b|\bhaving (?:not|never)\b|\b(?:failed|failing|refused|refusing) to\b|"
    r"^(?:that )?(?:no|nobody|none)\b",
    re.IGNORECASE,
)
_TELLS_OF_DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)(?! (?:\S+ ){0,6}?(?:entry|access|passage|permission|visas?))|denials?)\b",
    re.IGNORECASE,
)
_TWICE = re.compile(
    r"\b(?:not|never|n['’]t)\b(?:(?!\b(?:and|but|as|because|since|for|while)\b)[^,.;:])*"
    r"\b(?:is|was|are|were|be|as) (?:\w+ly )?(?:false|untrue|baseless|groundless|unfounded|a lie|wrong)\b",
    re.IGNORECASE,
)
_NOT = r"(?:\b(?:not|never|(?:in )?no way|by no means)|n['’]t)(?: (?:yet|once|ever|even|been|being|\w+ly(?<!only)))* "
_UNDONE = {
    "agreement_breach": re.compile(
        rf"{_NOT}(?:violat|breach|brok|infring|contraven|flout|disregard|trampl|torn up|tore|sabotag|undermin|ignor|"
        r"betray|abrogat|annull|suspend|scrapp|renounc|wreck|derail|collaps|unravel|mock|def[iy]|dead\b)",
        re.IGNORECASE,
    ),
    "agreement_kept": re.compile(
        rf"{_NOT}(?:kept|keep|observ|honou?r|respect|implement|fulfil|carried|carry|compl[iy]|adher|held|hold|met\b|meet|"
        r"deliver|last|stuck|stick|liv)",
        re.IGNORECASE,
    ),
}
_CLAUSE_END = re.compile(r"[;:]|,(?= (?:and|but|while|yet)\b)|\b(?:and|but|while|yet) (?!\w+ing\b)", re.IGNORECASE)


def main_trigger(words: str, found: Trigger | None) -> Trigger | None:
    """The trigger of what is denied: `found`, unless that stands in words that only tell apart who or which is meant.

    None where nothing but such words names an event. Offsets are those of `words`.
    """
    if found is None:
        return None
    aside = [match.span() for match in _RELATIVE.finditer(words)]
    if not any(start <= found.start < end for start, end in aside):
        return found
    blank = list(words)
    for start, end in aside:
        blank[start:end] = " " * (end - start)
    return next(iter(find_triggers("".join(blank))), None)


def is_distanced(words: str) -> bool:
    """ "denied any part in …": whose hand it was is denied, not what happened."""
    return bool(_DISTANCED.search(words))


def is_of_a_denial(words: str) -> bool:
    """ "rejected the denial": who denies that keeps to what was denied, and says nothing new of what happened."""
    return bool(_DENIAL.search(words))


def is_of_saying(words: str) -> bool:
    """ "denied that it had admitted it": what is denied is words, and nothing is said of what they were about."""
    return bool(_SAID.search(words))


def calls_it_false(words: str) -> bool:
    """ "called the accusation that … baseless": as good as a denial of what the account says."""
    return bool(_FALSE.search(words)) and bool(_SOMEBODYS_ACCOUNT.search(words))


def negates_what_it_denies(words: str, trigger_at: int) -> bool:
    """ "denied that it had not withdrawn": who says so says that it did."""
    return bool(_NEGATED_VERB.search(_CLAUSE_END.split(words[:trigger_at])[-1]))


def says_it_was_not(kind: str, trigger: str) -> bool:
    """ "the truce had not been broken": the trigger spans the "not" of its own verb. ("had not been honoured", where a
    breach is told of, is the breach itself.)"""
    undone = _UNDONE.get(kind)
    return undone is not None and bool(undone.search(trigger))


def is_of_words(words: str, trigger_end: int) -> bool:
    """ "withdrew its claim": what was withdrawn is no force."""
    return bool(_OBJECT_ACCOUNT.match(words, trigger_end))


def is_denied_twice(words: str) -> bool:
    """ "the claim that it had not fired was false": too close to a yes and to a no to be taken for either."""
    return bool(_TWICE.search(words))


def only_tells_of_denying(words: str, trigger_at: int) -> bool:
    """Whether the event stands behind somebody's denying it, in the words of somebody else: nobody says here that it
    happened, nor that it did not ("its denial that it had fired convinced nobody")."""
    return bool(_TELLS_OF_DENYING.search(_CLAUSE_END.split(words[:trigger_at])[-1]))
