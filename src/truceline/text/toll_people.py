"""People counted in a sentence: "at least ten civilians", "a woman and her two children", "several others"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from truceline.text.lexicon import words
from truceline.text.number_setting import word_before
from truceline.text.numbers import NumberMention, find_numbers
from truceline.text.toll_words import KIN, MANY, ONE, PEOPLE, THINGS, who_of

LONGEST_NOUN_PHRASE = 6

_WORD = re.compile(r"[^\W_][\w’'-]*")
_STOPS = words(
    "and or but of in on at by from to with for when while after before during as that which who whom whose including",
    "were was are is be been being have has had killed injured wounded hurt died dead missing the their",
    "his her its this",
    "these those near inside outside also reportedly under between among such not than then into within due because",
)
_NUMBER = re.compile(r"\d+$|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|dozens)$")
_AGED = re.compile(r"\b\w[\w-]{0,24}[ -](?:year|month|week|day)s?[ -]old\b", re.IGNORECASE)
_UNKNOWN_PLURAL = re.compile(r" (?:[a-z][a-z-]+ )?(?P<noun>[a-z]{2,}[^s\W]s)\b")
_DEAD_OR_HURT = words("killed injured wounded dead missing martyred hurt died deaths death injuries injury fatalities",
                      "fatality martyrs bodies were was have had are reportedly lost sustained suffered",
                      "perished graves coffins corpses")  # fmt: skip
_VAGUE = words("several few dozens dozen hundreds tens scores thousands number")
_OF_THEM = re.compile(r" of (?:the|his|her|their|its|these|those|them|whom|our|my|which)?\b ?")
_INDEFINITE = re.compile(
    r"\b(?P<lead>an? (?:(?:unknown|unspecified|undisclosed|large|small|significant|high|further|certain|huge|great"
    r"|considerable|growing|unconfirmed) ){0,2}number of|(?:large |high )?numbers of|an?|one|another|his"
    r"|her|their|my|our"
    r"|whose|multiple|many|some|numerous|various|other|scores of|(?:some )?others)\b",
    re.IGNORECASE,
)
_POSSESSIVES = words("his her their my our whose")
_SINGULARS = words("a an one another")
_BARE_MANY = re.compile(rf"\b(?:{'|'.join(sorted(MANY, key=lambda w: (-len(w), w)))})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """A count of people. `max` is None for an open end; `vague`: no number is given, `min` is the least it can mean.

    `other` people are told beside those before; `bare` numbers name nobody ("15 in the city") and count people only
    right beside a word for the dead or hurt. `noun` is the head in lower case, empty where there is none.
    """

    start: int
    end: int
    min: int | None
    max: int | None
    approx: bool = False
    vague: bool = False
    other: bool = False
    bare: bool = False
    noun: str = ""

    @property
    def who(self) -> str | None:
        return who_of(self.noun)


@dataclass(frozen=True, slots=True)
class _Head:
    noun: str
    end: int
    other: bool


def find_people(sentence: str) -> list[People]:
    """All counts of people in a sentence, in order, none overlapping; numbers come before words without one."""
    found: list[People] = []
    numbered = [_numbered(sentence, number) for number in find_numbers(sentence)]
    worded = [
        read(sentence, match)
        for pattern, read in ((_INDEFINITE, _unnumbered), (_AGED, _aged), (_BARE_MANY, _plural))
        for match in pattern.finditer(sentence)
    ]
    for people in [*numbered, *worded]:
        if people is not None and not _overlaps(people, found):
            found.append(people)
    return sorted(found, key=lambda people: people.start)


def _overlaps(people: People, found: list[People]) -> bool:
    return any(other.start < people.end and people.start < other.end for other in found)


def _numbered(sentence: str, number: NumberMention) -> People | None:
    if number.unit is not None or _in_brackets(sentence, number):
        return None
    vague = number.max is None and sentence[number.start : number.end].lower().split()[-1] in _VAGUE
    head = _head(sentence, number.end)
    if head is None and number.min == number.max == 0 and sentence[number.start : number.end].lower() != "no":
        head, bare = _Head("nobody", number.end, False), False
    elif head is None:
        head, bare = _unknown_plural(sentence, number.end), True
        if head is None and not _may_be_bare(sentence, number):
            return None
        head = head or _Head("", number.end, False)
    else:
        bare = False
    return People(
        start=number.start,
        end=head.end,
        min=number.min,
        max=number.max,
        approx=number.approx,
        vague=vague,
        other=head.other or bool(re.search(r"\b(?:another|further)\b", sentence[number.start : head.end], re.I)),
        bare=bare,
        noun=head.noun,
    )


def _in_brackets(sentence: str, number: NumberMention) -> bool:
    """A number alone in brackets is an age or a note."""
    return sentence[number.start - 1 : number.start] == "(" and sentence[number.end : number.end + 1] in {")", ","}


def _head(sentence: str, at: int) -> _Head | None:
    """The noun for people that a number or determiner before this place counts."""
    other = False
    opening = _OF_THEM.match(sentence, at)
    at = opening.end() if opening else at
    for _ in range(LONGEST_NOUN_PHRASE):
        match = _WORD.match(sentence, at + (1 if sentence[at : at + 1] in {" ", "“", "‘", '"'} else 0))
        if match is None:
            break
        word = match.group().lower().removesuffix("-in-law")
        if word in {"other", "others", "more", "further", "additional", "another"}:
            other = True
        if word == "others":
            return _Head("others", match.end(), True)
        if word in PEOPLE:
            return _longest_head(sentence, match, other)
        if word in _STOPS or _NUMBER.match(word) or word.endswith(("’s", "'s")):
            break
        at = match.end()
        if sentence[at : at + 1] not in {" ", "’", "”", "‘"}:
            break
    return _Head("", at, True) if other and _ends_phrase(sentence, at) else None


def _unknown_plural(sentence: str, at: int) -> _Head | None:
    """A plural that no list knows and that is no thing: "three roofers", "two young thatchers"."""
    match = _UNKNOWN_PLURAL.match(sentence, at)
    if match is None or match["noun"] in THINGS or _STOPS & set(match.group().split()):
        return None
    return _Head(match["noun"], match.end(), False)


def _longest_head(sentence: str, match: re.Match[str], other: bool) -> _Head:
    """The last of the nouns for people that follow each other: "civilian woman", "family members"."""
    while True:
        following = _WORD.match(sentence, match.end() + 1) if sentence[match.end() : match.end() + 1] == " " else None
        if following is None or following.group().lower() not in PEOPLE:
            return _Head(match.group().lower(), match.end(), other)
        match = following


def _ends_phrase(sentence: str, at: int) -> bool:
    following = _WORD.match(sentence, at + 1)
    return following is None or following.group().lower() in _STOPS


def _may_be_bare(sentence: str, number: NumberMention) -> bool:
    following = _WORD.match(sentence, number.end + 1)
    if following is None or sentence[number.end : number.end + 1] != " ":
        return True
    return following.group().lower() in _STOPS | _DEAD_OR_HURT


def _unnumbered(sentence: str, match: re.Match[str]) -> People | None:
    lead = match["lead"].lower()
    if lead.endswith("others"):
        return People(start=match.start(), end=match.end(), min=2, max=None, vague=True, other=True, noun="others")
    head = _head(sentence, match.end())
    if head is None or not head.noun:
        return None
    if lead in _POSSESSIVES and head.noun not in KIN:
        return None
    if lead in _SINGULARS and head.noun not in ONE:
        return None
    one = head.noun in ONE and (lead in _SINGULARS or lead in _POSSESSIVES)
    return People(
        start=match.start(),
        end=head.end,
        min=1 if one else 2,
        max=1 if one else None,
        vague=not one,
        other=head.other or lead in {"another", "other"},
        noun=head.noun,
    )


def _aged(sentence: str, match: re.Match[str]) -> People | None:
    """One person, whose noun may be missing: "32-year-old Ana", "seven-month-old twin brother"."""
    if sentence[match.end() : match.end() + 1] != " " or word_before(sentence, match.start()) == "the":
        return None
    head = _head(sentence, match.end())
    if head is not None and head.noun in ONE:
        return People(start=match.start(), end=head.end, min=1, max=1, noun=head.noun)
    following = _WORD.match(sentence, match.end() + 1)
    if following is None or not following.group()[0].isupper():
        return None
    return People(start=match.start(), end=following.end(), min=1, max=1)


def _plural(sentence: str, match: re.Match[str]) -> People | None:
    if word_before(sentence, match.start()) in {"the", "these", "those", "all", "of", "and", "or", "family"} or (
        sentence[match.end() : match.end() + 1] in {"’", "'", "-"}
    ):
        return None
    noun = match.group().lower()
    return People(start=match.start(), end=match.end(), min=2, max=None, vague=True, noun=noun, other=noun == "others")
