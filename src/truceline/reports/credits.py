"""Credits: bylines, closing credits and sign-offs, and the agencies that they name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from truceline.reports.datelines import is_lone_agency
from truceline.reports.draft import Credit
from truceline.reports.names import Names

_VERBS = (
    r"(?:(?:additional |further )?reporting|writing|editing|edited|written|compiled|reported|translat(?:ed|ion)"
    r"|production"
    r"|with (?:additional )?(?:reporting|files|material|inputs?|agencies|information|contributions?))"
)
_BRACKETED = re.compile(rf"\s*[(\[]\s*{_VERBS}\b[^()\[\]]*[)\]]\s*\.?\s*$", re.IGNORECASE)
_CREDIT_LINE = re.compile(rf"\W*{_VERBS}\b(?: (?:by|from|for)\b|[:;,])", re.IGNORECASE)
_CREDIT_TAIL = re.compile(
    r"(?:^|[.;] )(?:edit(?:ing|ed)|writ(?:ing|ten)|additional reporting|compiled) by [^.;]+[.;]?(?: |$)", re.IGNORECASE
)
_LISTED = re.compile(
    r"\(\s*(?:(?:additional )?reporting|writing) (?:by|from)\b[^()]*;\s*(?:[^();]*;\s*)*editing by\b[^()]*\)",
    re.IGNORECASE,
)
_TAIL_NAMES = re.compile(
    r"(?:(?<=[.!?…”\"'’])|(?<=\.\.\.))\s*[-–—/(\[]+\s*(?P<names>[^()\[\]\d.!?]{2,60}?)\s*[)\]/]*\.?$"
)
_INITIALS = re.compile(r"^\(?[a-z]{1,4}(?:\s?[/,+]\s?[a-z]{1,4}){0,3}\)?\s*[/(,–—-]")
_BARE_INITIALS = re.compile(r"^[a-z]{1,3}(?:/[a-z]{1,4}){1,3}$")
_STAFF = re.compile(
    r"\b(?:staff|newsdesk|news ?room|news desk|desk|newsroom|our (?:own |special |staff )?(?:correspondent"
    r"|reporter)s?|correspondents?"
    r"|editors?|editorial (?:board|team)|bureau|reporters?|own|special to|for the)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"^\W*(?:by|from|words|text|report|author of the article|authors?)\b\s*:?\s*", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:[,;·|&/•]|\band\b|\bwith\b|\s[-–—]\s)\s*")
_IN_PLACE = re.compile(r"\s+in\s+[A-Z].*$|\s+reports?\b.*$")
_NAME = re.compile(
    r"(?:(?:Dr|Mr|Mrs|Ms)\.? )?[^\W\d_a-z][\w.’'-]*(?: (?:(?:de|van|von|der|al|el|bin|la|du"
    r"|di)\b ?)*[^\W\d_a-z][\w.’'-]*){1,3}"
)


def agencies_in(text: str, names: Names) -> tuple[str, ...]:
    """Every agency that is named, as printed, in order."""
    found = [text[mention.start : mention.end] for mention in names.mentions(text, frozenset({"agency"}))]
    return tuple(dict.fromkeys(found))


def is_person(text: str) -> bool:
    """Reads as a person's name: two to four capitalised words."""
    return bool(_NAME.fullmatch(text.strip()))


def read_byline(line: str, *, names: Names, outlet: str | None = None, labelled: bool = False) -> Credit | None:
    """The credit in a byline such as "By A B and C D, Corran Press"; None where the line is none.

    Without "By" a line counts only where every part is an agency, the outlet, its staff or a person.
    """
    labelled = labelled or bool(re.match(r"\W*by\b[\s:]", line, re.IGNORECASE)) or bool(_LABELLED.match(line))
    body = _BY.sub("", line.strip())
    if not body.strip(" :"):
        return Credit() if labelled or _LABELLED.match(line) else None
    parts = [_IN_PLACE.sub("", part).strip(" .:") for part in _SPLIT.split(body)]
    agencies: list[str] = []
    persons, own, strange = 0, False, 0
    for part in filter(None, parts):
        if names.agency(part) is not None:
            agencies.append(part)
        elif (
            _STAFF.search(part)
            or (outlet and part.casefold() in outlet.casefold() and len(part) > 3)
            or names.paper(part) is not None
        ):
            own = True
        elif is_person(part):
            persons += 1
        else:
            strange += 1
    if not labelled and (strange or not (agencies or own or persons)):
        return None
    if len(line) > 140 or (labelled and strange > 4):
        return None
    if not labelled and own and not agencies and not persons and len(line.split()) > 6:
        return None
    printed = (line.strip(),) if agencies else ()
    return Credit(agencies=tuple(agencies), byline=body.strip(), own=own, printed=printed)


_LABELLED = re.compile(r"\W*(?:author of the article|authors?|words|text|report by|reporting by)\s*:", re.IGNORECASE)


def cut_credit(paragraph: str, names: Names) -> tuple[str, Credit | None]:
    """The paragraph without the credit it ends with (or consists of), and that credit; None where it has none."""
    bracketed = _BRACKETED.search(paragraph)
    if bracketed:
        return paragraph[: bracketed.start()].rstrip(), _closing(bracketed.group(), names)
    if len(paragraph) <= 200 and (_CREDIT_LINE.match(paragraph) or _CREDIT_TAIL.search(paragraph)):
        return "", _closing(paragraph, names)
    tail = _TAIL_NAMES.search(paragraph)
    if tail:
        parts = _names_listed(tail.group("names"), names, strict=True)
        if parts is not None:
            return paragraph[: tail.start()].rstrip(), replace(parts, printed=(tail.group().strip(),))
    return paragraph, None


def credit_amid(found: Sequence[Credit], names: Names) -> Credit:
    """What the credits of single paragraphs and list items, while more is to come, say of the whole.

    One agency that is known, each time the same, is the story's. Several, or one that nobody knows, are where single
    items of a digest were found, and credit nothing.
    """
    said = {credit.agencies for credit in found if credit.agencies}
    one = len(said) == 1 and all(names.agency(name) is not None for name in next(iter(said)))
    joined = Credit()
    for credit in found:
        joined = joined.joined_with(credit if one else replace(credit, agencies=(), printed=()))
    return joined


def _closing(text: str, names: Names) -> Credit:
    own = bool(
        re.search(r"\bwith (?:additional )?(?:files|material|inputs?|agencies|information)\b", text, re.IGNORECASE)
    )
    agencies, signed = agencies_in(text, names), bool(_LISTED.search(text))
    return Credit(agencies=agencies, own=own, printed=(text.strip(),) if agencies or signed else (), signed=signed)


def read_sign_off(line: str, *, names: Names, outlet: str | None) -> Credit | None:
    """A line under the text that is nothing but agencies, outlets and initials: "Corran Press", "mm/wd (AFP)"."""
    bare = line.strip(" .–—-*/")
    if not bare or len(bare.split()) > 8:
        return None
    if _BARE_INITIALS.fullmatch(bare):
        return Credit(own=True)
    initials = _INITIALS.match(bare)
    rest = bare[initials.end() :] if initials else bare
    credit = _names_listed(rest.strip(" ()[]/"), names, strict=False, outlet=outlet)
    if credit is None:
        return None
    printed = (line.strip(),) if credit.agencies else ()
    return Credit(agencies=credit.agencies, own=credit.own or bool(initials), printed=printed)


def _names_listed(text: str, names: Names, *, strict: bool, outlet: str | None = None) -> Credit | None:
    agencies: list[str] = []
    own = False
    parts = [part.strip(" .") for part in _SPLIT.split(text) if part.strip(" .")]
    for part in parts:
        if names.agency(part) is not None or (strict and is_lone_agency(part)):
            agencies.append(part)
        elif _STAFF.search(part) or names.paper(part) is not None or (outlet and part.casefold() == outlet.casefold()):
            own = True
        else:
            return None
    if not parts or (strict and not agencies):
        return None
    return Credit(agencies=tuple(agencies), own=own)
