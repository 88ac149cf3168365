"""MEANTIME (NewsReader, CC BY 4.0): named entities, dates and values of its Wikinews articles.

Only the first six sentences of an article (headline and date line among them) are marked in full, so only they are
read, and only from `intra-doc_annotation`: the other folder holds the same articles. The corpus has tokens but no
text; blanks are put between tokens as English writes them. A length of time is a quantity here, as it is with GUM.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from training.corpora.names import TITLES, split_words
from training.corpora.spans import keep_longest
from training.examples import ENTITY, Example

_FOLDER = "intra-doc_annotation"
_SENTENCES = 6
_LABELS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_TIMES = {"DATE": "date", "TIME": "date", "DURATION": "quantity"}
_NOT_BEFORE = re.compile(r"(?:[.,;:!?%)\]]|''|'s|'re|'ve|'ll|'m|'d|n't|\.\.\.|”|’s|Inc\.,)$")
_NOT_AFTER = re.compile(r"(?:[(\[$£€“#]|``|(?:US|CA|AU)\$)$")
_DEMONYM = re.compile(r"[A-Z][a-z]+(?:ian|ean|can|man|ish|ese|eek|ench|iss|utch|aqi|eli|ani|asi)$")
_DESCRIPTION = re.compile(r"[a-z(]|[^\w&.'-]")
_ARTICLES = split_words("the a an its their his her our on")
_PRONOUNS = split_words("i he she it we you they who which that this these those one some most all many few")
_OFFICES = TITLES | split_words("ceo cfo coo chief executive officer founder co-founder spokesman spokeswoman")
_ENDS_COUNTED = split_words("of in at for from on to by with and or that which who , ( - -- ; : 's")
_TELLS_DATE = re.compile(
    r"\d|\b(?:yesterday|today|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|"
    r"may|june|july|august|september|october|november|december|ago|"
    r"(?:last|next|this|previous|past|earlier|later) \w+)\b",
    re.IGNORECASE,
)

_COUNTS = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|"
    r"nine)ty|half|quarter|third|dozens?|hundreds?|thousands?|millions?|billions?)\b",
    re.IGNORECASE,
)
_TELLING = {"date": _TELLS_DATE, "quantity": _COUNTS}

_Span = tuple[int, int]


def read_meantime(folder: Path) -> Iterator[Example]:
    """The articles in the order of their file names."""
    for path in sorted((folder / _FOLDER).glob("*/*.xml")):
        yield _read_article(path)


def _read_article(path: Path) -> Example:
    root = etree.parse(path, etree.XMLParser(resolve_entities=False)).getroot()
    text, places = _lay_out(root)
    labels = _entity_labels(root)
    phrases = [run for mention in root.iterfind("Markables/ENTITY_MENTION") if (run := _anchored(mention, places))]
    spans: list[tuple[int, int, str]] = []
    for markable in root.iterfind("Markables/*"):
        run = _anchored(markable, places)
        label = _label(markable, labels) if run else None
        if markable.tag == "VALUE":
            run = _with_counted(text, run, phrases)
        span = _cut(text, run, label, markable) if label else None
        telling = _TELLING.get(label or "")
        if span and label and (not telling or telling.search(text[slice(*span)])):
            spans.append((*span, _refine(text, span, label)))
    return Example(root.get("doc_name") or path.stem, text, keep_longest(spans), frozenset({ENTITY}))


def _lay_out(root: etree._Element) -> tuple[str, dict[str, _Span]]:
    """The text, sentence by sentence, and the offsets of every token by its id."""
    text, places, last, quoted = "", dict[str, _Span](), 0, False
    for token in root.iterfind("token"):
        form, sentence = token.text or "", int(token.get("sentence") or 0)
        if sentence >= _SENTENCES:
            break
        written = {"``": '"', "''": '"'}.get(form, form)
        if sentence != last:
            text, quoted = text.rstrip() + ("\n\n" if sentence <= 2 else " "), False
        elif _NOT_BEFORE.match(form) or (form == '"' and quoted):
            text = text.rstrip(" ")
        quoted = not quoted if form == '"' else quoted
        places[token.get("t_id") or ""] = (len(text), len(text) + len(written))
        text += written if _NOT_AFTER.match(form) or (form == '"' and quoted) else written + " "
        last = sentence
    return text.rstrip(), places


def _entity_labels(root: etree._Element) -> dict[str, str]:
    """Mention id to entity type, over the corpus's `REFERS_TO` relations."""
    types = {entity.get("m_id"): entity.get("ent_type") or "" for entity in root.iterfind("Markables/ENTITY")}
    return {
        source.get("m_id") or "": types.get(target.get("m_id"), "")
        for relation in root.iterfind("Relations/REFERS_TO")
        for target in relation.iterfind("target")
        for source in relation.iterfind("source")
    }


def _anchored(markable: etree._Element, places: dict[str, _Span]) -> list[_Span]:
    """The offsets of a markable's tokens; none if it lies in sentences that are not read, or has a gap."""
    anchors = [anchor.get("t_id") or "" for anchor in markable.iterfind("token_anchor")]
    numbers = sorted(int(anchor) for anchor in anchors)
    whole = bool(numbers) and numbers == list(range(numbers[0], numbers[-1] + 1))
    return [places[str(n)] for n in numbers] if whole and all(str(n) in places for n in numbers) else []


def _label(markable: etree._Element, entity_labels: dict[str, str]) -> str | None:
    if markable.tag == "TIMEX3":
        return _TIMES.get(markable.get("type") or "")
    if markable.tag == "VALUE":
        return "quantity"
    named = markable.tag == "ENTITY_MENTION" and (markable.get("syntactic_type") or "") in ("NAM", "PRE.NAM", "", "APP")
    return _LABELS.get(entity_labels.get(markable.get("m_id") or "", "")) if named else None


def _with_counted(text: str, run: list[_Span], phrases: list[list[_Span]]) -> list[_Span]:
    """A number and the noun it counts, where a marked noun phrase begins with the number."""
    longer = [phrase for phrase in phrases if run and phrase[0] in run and run[-1] in phrase[:-1]]
    for phrase in sorted(longer, key=len):
        added = phrase[phrase.index(run[-1]) + 1 :]
        ends = (place for place, (start, end) in enumerate(added) if text[start:end] in _ENDS_COUNTED)
        counted = added[: next(ends, len(added))]
        if len(counted) <= 4:
            return [*run, *counted]
    return run


def _cut(text: str, run: list[_Span], label: str | None, markable: etree._Element) -> _Span | None:
    """What is left of the mention without article, description and apposition; None if that is no name."""
    words = [text[start:end] for start, end in run]
    first, last = 0, len(words)
    while first < last and words[first].lower() in _ARTICLES:
        first += 1
    if markable.tag == "ENTITY_MENTION":
        last = next((place for place in range(first + 1, last) if words[place] in (",", "(", "-", "'s", "'")), last)
        sure = markable.get("syntactic_type") in ("NAM", "PRE.NAM")
        named = _first_of_name(words[:last], first, sure=sure, person=label == "person")
        if named is None:
            return None
        first = named
    return (run[first][0], run[last - 1][1]) if first < last else None


def _first_of_name(words: list[str], first: int, *, sure: bool, person: bool) -> int | None:
    """Where the name begins that ends the words; None if they end in no name or may be no name at all."""
    places = range(first, len(words))
    described = [place for place in places if not _in_name(words, place)]
    if described and (not sure or (person and words[described[-1]].lower() in _ENDS_COUNTED | _ARTICLES)):
        return None
    first = described[-1] + 1 if described else first
    offices = [place for place in places if words[place].lower().rstrip(".") in _OFFICES]
    if not person and "president" in (words[place].lower() for place in offices):
        return None
    first = max(first, offices[-1] + 1) if offices and person else first
    name = words[first:]
    proper = bool(name) and name[0][:1].isupper() and "and" not in name and name[0].lower() not in _PRONOUNS
    return first if proper else None


def _in_name(words: list[str], place: int) -> bool:
    linked = words[place] in ("of", "and", "&", "the", "for") and 0 < place < len(words) - 1
    return not _DESCRIPTION.match(words[place]) or (linked and words[place - 1][:1].isupper())


def _refine(text: str, span: _Span, label: str) -> str:
    return "group" if label == "place" and _DEMONYM.match(text[slice(*span)]) else label
