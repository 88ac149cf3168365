"""GUM (the Georgetown University Multilayer corpus): named entities, dates and counts out of its entity layer.

Source: https://github.com/amir-zeldes/gum, annotations CC BY 4.0. GUM marks every noun phrase; kept are names, dates
and counted things, cut to the words that a reader would underline. A bare length of time ("three days") is a quantity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from training.corpora.conllu import Document, Mention, Token, read_documents
from training.corpora.names import find_name, head_of, split_words
from training.corpora.spans import keep_longest
from training.examples import ENTITY, Example

_LABELS = {"person": "person", "organization": "organisation", "place": "place", "event": "event"}
_UNITS = split_words("second minute hour day night week weekend month year decade century")
_DEICTIC = split_words("yesterday today tomorrow tonight")
_ANCHORS = split_words("last next this previous following past coming ago earlier later early late mid same")
_PARTS_OF_DAY = split_words("morning afternoon evening night noon midnight")
_CALENDAR = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?$|(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\.?$|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)$|"
    r"(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\.?$",
    re.IGNORECASE,
)
_APPROXIMATE = split_words(
    "about around nearly almost over some approximately roughly least most more less than up only just fewer exactly"
)
_MULTITUDES = split_words("dozen hundred thousand million billion score ten")
_CURRENCY = re.compile(r"[$€£¥]")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_DEMONYM = re.compile(r"[A-Z][a-z]{2,}$")
_DEMONYM_ENDING = re.compile(r"(?:an|ish|ese|i|ch|ic|ek|iss|im|ist|du|it|ab|viet|ant|ox)$")
_STAYING = frozenset({"this", "that", "these", "those", "every", "each"})


def read_gum(folder: Path, *, part: str) -> Iterator[Example]:
    """The documents of `part` ("train" or "dev"; `dev.txt` names the dev documents), in the order of their names."""
    dev = frozenset((folder / "dev.txt").read_text("utf-8").split())
    for path in sorted(folder.glob("*.conllu")):
        if (path.stem in dev) == (part == "dev"):
            with path.open(encoding="utf-8") as lines:
                yield from (example_of(document) for document in read_documents(lines))


def example_of(document: Document) -> Example:
    """The document with its entity marks; they do not overlap."""
    dates = _dates(document)
    names = [*_names(document), *_demonyms(document)]
    taken = frozenset(place for first, last in dates for place in range(first, last + 1))
    named = frozenset(place for first, last, _ in names for place in range(first, last + 1))
    spans = [
        *names,
        *((first, last, "date") for first, last in dates),
        *((first, last, "quantity") for first, last in _quantities(document, taken | named)),
    ]
    tokens = document.tokens
    marks = keep_longest((tokens[first].start, tokens[last].end, label) for first, last, label in spans)
    return Example(document.name, document.text, marks, frozenset({ENTITY}))


def _names(document: Document) -> Iterator[tuple[int, int, str]]:
    for mention in document.mentions:
        label = _LABELS.get(mention.kind)
        span = find_name(document, mention) if label else None
        if label and span:
            people = label == "person" and span[0] == span[1] and _is_people(document, mention, span[0])
            yield (*span, "group" if people else label)


def _is_people(document: Document, mention: Mention, place: int) -> bool:
    """A plural ("Osteans"), or a single word after an article ("the Ostean")."""
    begins = document.tokens[mention.first].form.lower()
    return document.tokens[place].xpos == "NNPS" or (begins == "the" and place == mention.first + 1 == mention.last)


def _demonyms(document: Document) -> Iterator[tuple[int, int, str]]:
    """Adjectives that are capitalised in the dictionary too: of a nation, a faith, a party."""
    for place, token in enumerate(document.tokens):
        proper = token.upos == "ADJ" and token.xpos == "JJ" and token.lemma[:1].isupper()
        if proper and _DEMONYM.match(token.form) and _DEMONYM_ENDING.search(token.form):
            yield place, place, "group"


def _dates(document: Document) -> list[tuple[int, int]]:
    """Dates of time mentions, and words like "today" anywhere; "Friday" and "July 21" are one if a comma apart."""
    tokens = document.tokens
    found = {span for mention in document.mentions if mention.kind == "time" and (span := _date(document, mention))}
    found |= {(place, place) for place, token in enumerate(tokens) if token.form.lower() in _DEICTIC}
    merged: list[tuple[int, int]] = []
    for first, last in sorted(found, key=lambda span: (span[0], -span[1])):
        weekday = bool(merged) and merged[-1][1] == first - 2 and tokens[first - 2].form.lower().endswith("day")
        if weekday and tokens[first - 1].form == "," and tokens[first].form.lower() not in _DEICTIC:
            merged[-1] = (merged[-1][0], last)
        else:
            merged.append((first, last))
    return merged


def _date(document: Document, mention: Mention) -> tuple[int, int] | None:
    first, last = mention.first, mention.last
    tokens = document.tokens
    if last + 1 < len(tokens) and tokens[last + 1].form.lower() == "ago":
        last += 1
    head = head_of(document, mention)
    last = next((place for place in range(head + 1, last + 1) if _leaves_date(tokens, place, last)), last + 1) - 1
    while first < last and tokens[first].upos in ("DET", "PRON") and tokens[first].form.lower() not in _STAYING:
        first += 1
    while (
        first < last
        and tokens[last].upos in ("PUNCT", "ADP", "ADV", "PART")
        and tokens[last].form.lower() not in _ANCHORS
    ):
        last -= 1
    words = tokens[first : last + 1]
    return (first, last) if words and _is_date(words, tokens[head]) else None


def _leaves_date(tokens: tuple[Token, ...], place: int, last: int) -> bool:
    """Whether the date's noun is over here: a clause, an apposition, or a preposition that leads to no other date."""
    token = tokens[place]
    if token.upos in ("VERB", "AUX", "SCONJ", "PRON") or token.form in ("(", ";", ":", "—", '"'):
        return True
    ahead = tokens[place + 1 : min(place + 4, last + 1)]
    dated = any(_tells_day(other) or other.lemma.lower() in _UNITS | _PARTS_OF_DAY for other in ahead)
    return token.upos in ("ADP", "CCONJ", "PUNCT") and not dated and token.form not in ("-", "–", "/", "'")


def _tells_day(token: Token) -> bool:
    calendar = token.upos == "PROPN" and _CALENDAR.match(token.form)
    return token.upos == "NUM" or token.form.lower() in _DEICTIC or bool(calendar)


def _is_date(words: tuple[Token, ...], head: Token) -> bool:
    forms = {word.form.lower() for word in words}
    lemmas = {word.lemma.lower() for word in words}
    if len(words) > 10 or any(word.form == "-" and word.deprel == "punct" for word in words[1:2]):
        return False
    numbered = any(word.upos == "NUM" for word in words)
    if lemmas & (_UNITS | _PARTS_OF_DAY):
        return bool(forms & (_ANCHORS | _DEICTIC)) or any(_CALENDAR.match(w.form) or _YEAR.match(w.form) for w in words)
    return numbered or head.upos == "PROPN" or any(_tells_day(word) for word in words)


def _quantities(document: Document, taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    for place, token in enumerate(document.tokens):
        if place not in taken:
            span = _counted(document, place) if token.upos == "NUM" else _multitude(document, place)
            if span:
                yield _cut(document, span, place, taken)


def _counted(document: Document, place: int) -> tuple[int, int] | None:
    """A number with what it counts: tokens "three soldiers", "40 wooden houses", "$ 5 million", "12 percent"."""
    tokens = document.tokens
    token = tokens[place]
    if token.deprel == "nummod":
        head = tokens[token.head]
        if place < token.head <= place + 4 and head.xpos != "NNP" and not _broken(tokens[place + 1 : token.head]):
            return _leftmost_number(tokens, place), token.head
        if token.head < place and _CURRENCY.search(head.form):
            return token.head, place
        return None
    alone = token.deprel in ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj", "root")
    counted = alone and token.xpos == "CD" and not _YEAR.match(token.form) and token.form.lower() != "one"
    return (_leftmost_number(tokens, place), place) if counted else None


def _leftmost_number(tokens: tuple[Token, ...], place: int) -> int:
    """The first word of "1.5 million", "two hundred and fifty", "twenty-six", "a hundred"."""
    while place > 0:
        form = tokens[place - 1].form.lower()
        joined = form in ("and", "-") and place > 1 and tokens[place - 2].upos == "NUM" and tokens[place].upos == "NUM"
        if not joined and tokens[place - 1].upos != "NUM" and not (form == "a" and tokens[place].lemma in _MULTITUDES):
            break
        place -= 1
    return place


def _broken(between: tuple[Token, ...]) -> bool:
    return any(token.upos == "PUNCT" or token.xpos == "POS" for token in between)


def _multitude(document: Document, place: int) -> tuple[int, int] | None:
    """The plural in "hundreds of people", with the noun that its "of" leads to."""
    tokens = document.tokens
    if tokens[place].lemma not in _MULTITUDES or tokens[place].xpos != "NNS":
        return None
    for other in range(place + 2, min(place + 6, len(tokens))):
        if tokens[place + 1].form.lower() == "of" and tokens[other].head == place and tokens[other].deprel == "nmod":
            return place, other
    return place, place


def _cut(document: Document, span: tuple[int, int], place: int, taken: frozenset[int]) -> tuple[int, int]:
    """Take in "about", "at least"; end before a name or a date that the counted words run into."""
    first, last = span
    tokens = document.tokens
    while first > 0 and first - 1 not in taken and _hedges(tokens, first - 1):
        first -= 1
    reached = next((other for other in range(place, last + 1) if other in taken), last + 1)
    return first, reached - 1


def _hedges(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether the word says how exact the number after it is ("about", "at least", "up to")."""
    form, before = tokens[place].form.lower(), tokens[place - 1].form.lower()
    if form == "to":
        return before == "up"
    if form == "at":
        return tokens[place + 1].form.lower() in ("least", "most")
    return form in _APPROXIMATE and tokens[place].upos != "SCONJ"
