"""What kind of report it is: whose voice speaks, and whether it judges or tells."""

from __future__ import annotations

import re

from truceline.model.ids import ActorId
from truceline.model.report import ReportKind
from truceline.reports.boilerplate import count_words
from truceline.reports.draft import Draft
from truceline.reports.issuers import is_monitor
from truceline.reports.names import Names

_SECTION = re.compile(
    r"\b(?:opinions?|editorials?|leaders?|leading article|comment|commentary|columns?|op-?ed|view(?:s|point)?"
    r"|our view|the .{1,30} view)\b",
    re.IGNORECASE,
)
_OWN_VIEW = re.compile(r"(?:['’]s view$|^(?:our|the) view\b|editorial (?:board|comment)|^leader\b)", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]")
_JUDGING = re.compile(
    r"\b(?:should|ought|must(?: be)?|it should be noted|unfortunately|regrettably|of course|needless to say"
    r"|obviously|hypocri\w+|hysteri\w+"
    r"|glorious\w*|shameful\w*|disgrace\w*|absurd\w*|so-called|we (?:believe|think|call|hope|say)|in our (?:view"
    r"|opinion)|it is (?:not )?a"
    r"|let us|why not|in (?:brief|other words|short)|no choice but|deserves?|victorious|heroic|trying to mislead)\b",
    re.IGNORECASE,
)
_POINT = re.compile(
    r"^(?:[•*–-]\s*)?(?:points?|articles?|paragraphs?|items?|clauses?|provisions?)\s+(?:\d+|one|two|three|four"
    r"|five|six|seven|eight|nine|ten)\b"
    r"|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve),|^\d{1,2}[.)]\s",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"\b(?:fulfilled|kept|broken|completed|carried out|not (?:been )?(?:met|done|begun|kept)|half (?:done|kept)"
    r"|achieved|implemented|violated"
    r"|honoured|honored|observed|delivered)\b",
    re.IGNORECASE,
)
_ATTRIBUTING = re.compile(
    r"\b(?:said|says|told|according to|reported|stated|added|announced|claimed|denied|confirmed)\b", re.IGNORECASE
)
_HOUSE_WORK = re.compile(
    r"\b(?:our (?:own |special )?(?:correspondent|reporter)s?|this (?:newspaper|newsroom|website)|told us\b)",
    re.IGNORECASE,
)


def choose_kind(draft: Draft, voice: ActorId, agencies: tuple[ActorId, ...], names: Names) -> ReportKind:
    """Poster, issuer, opinion, agency copy, and news where nothing else fits."""
    if draft.poster is not None:
        return ReportKind.POST
    if draft.issuer is not None:
        return (
            ReportKind.MONITOR
            if is_monitor(voice, f"{draft.issuer} {draft.headline or ''}", names)
            else ReportKind.STATEMENT
        )
    if is_editorial(draft):
        return ReportKind.EDITORIAL
    if agencies and not draft.credit.own and not adds_own_work(draft, voice, agencies):
        return ReportKind.WIRE
    return ReportKind.NEWS


def is_editorial(draft: Draft) -> bool:
    """By section or byline; else by its words: it judges more than it attributes, or marks an agreement's points."""
    section = draft.section or ""
    if section and _SECTION.search(section):
        return True
    if draft.credit.byline and _OWN_VIEW.search(draft.credit.byline):
        return True
    own_words = _QUOTED.sub(" ", draft.text)
    words = max(1, count_words(own_words))
    judged = 1000 * len(_JUDGING.findall(own_words)) / words
    attributed = 1000 * len(_ATTRIBUTING.findall(own_words)) / words
    paragraphs = own_words.split("\n\n")
    points = sum(bool(_POINT.match(paragraph)) for paragraph in paragraphs)
    verdicts = sum(bool(_VERDICT.search(paragraph)) for paragraph in paragraphs)
    if points >= 4 and verdicts >= 4 and attributed < 12:
        return True
    return words >= 150 and judged >= 12 and judged > attributed * 2


def adds_own_work(draft: Draft, voice: ActorId, agencies: tuple[ActorId, ...]) -> bool:
    """The outlet that prints an agency's copy says that somebody spoke to it or saw something for it."""
    if voice in agencies:
        return False
    if _HOUSE_WORK.search(draft.text):
        return True
    if not draft.outlet:
        return False
    words = [word for word in re.findall(r"[^\W\d_]+", draft.outlet) if word.casefold() != "the"]
    names = {" ".join(words), words[-1]} if words else set()
    return any(re.search(rf"\btold (?:the )?{re.escape(name)}\b", draft.text, re.IGNORECASE) for name in names)
