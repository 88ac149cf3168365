"""CoNLL-U documents as a text with token offsets, and the bracketed mentions of GUM's `Entity` field.

Sources: https://universaldependencies.org/format.html, https://wiki.gucorpling.org/gum/conllu
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_BRACKET = re.compile(
    r"\((?P<opened>\d+)(?:\[[^\]]*\])?-(?P<kind>[a-z]+)[^()]*(?P<closes>\)?)|(?P<closed>\d+)(?:\[[^\]]*\])?\)"
)
_FORM, _LEMMA, _UPOS, _XPOS, _HEAD, _DEPREL, _MISC = 1, 2, 3, 4, 6, 7, 9


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word. `start` and `end` point into the document's text, `head` into its tokens (-1 at a root)."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `first` to `last`, both included; each piece of a mention in several pieces is one of its own."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text rebuilt from its tokens: sentences are joined by a blank, paragraphs by an empty line."""

    name: str
    text: str
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]


@dataclass(slots=True)
class _Builder:
    name: str = ""
    text: str = ""
    tokens: list[Token] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    opened: dict[str, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))

    def add_sentence(self, rows: list[list[str]], *, opens_paragraph: bool) -> None:
        if self.text:
            self.text += "\n\n" if opens_paragraph else " "
        base, following = len(self.tokens), iter(rows)
        for row in following:
            words = [row]
            if "-" in row[0]:
                first, last = (int(number) for number in row[0].split("-"))
                words = [next(following) for _ in range(first, last + 1)]
            self._add_words(row[_FORM], words, base)
            self.text += "" if "SpaceAfter=No" in row[_MISC].split("|") else " "
        self.text = self.text.rstrip()

    def _add_words(self, surface: str, words: list[list[str]], base: int) -> None:
        offset, place = len(self.text), 0
        self.text += surface
        for number, word in enumerate(words, start=1):
            found = surface.find(word[_FORM], place)
            start = place if found < 0 else found
            place = len(surface) if number == len(words) else min(start + len(word[_FORM]), len(surface))
            head = int(word[_HEAD])
            self._add_brackets(word[_MISC])
            self.tokens.append(
                Token(
                    form=word[_FORM],
                    lemma=word[_LEMMA],
                    upos=word[_UPOS],
                    xpos=word[_XPOS],
                    head=base + head - 1 if head else -1,
                    deprel=word[_DEPREL],
                    start=offset + start,
                    end=offset + place,
                )
            )

    def _add_brackets(self, misc: str) -> None:
        here = len(self.tokens)
        brackets = next((entry[len("Entity=") :] for entry in misc.split("|") if entry.startswith("Entity=")), "")
        for bracket in _BRACKET.finditer(brackets):
            kind, closed = bracket["kind"], bracket["closed"]
            if closed:
                kind, first = self.opened[closed].pop()
                self.mentions.append(Mention(kind, first, here))
            elif bracket["closes"]:
                self.mentions.append(Mention(kind, here, here))
            else:
                self.opened[bracket["opened"]].append((kind, here))

    def build(self) -> Document:
        return Document(self.name, self.text, tuple(self.tokens), tuple(self.mentions))


def read_documents(lines: Iterable[str]) -> Iterator[Document]:
    """One document for every `# newdoc`; a bracket that closes what was never opened raises IndexError."""
    builder, rows, opens_paragraph = _Builder(), list[list[str]](), False
    for line in (*lines, ""):
        text = line.rstrip("\r\n")
        if text.startswith("# newdoc"):
            if builder.tokens:
                yield builder.build()
            builder = _Builder(text.partition("=")[2].strip())
        elif text.startswith("# newpar"):
            opens_paragraph = True
        elif text and not text.startswith("#"):
            columns = text.split("\t")
            if "." not in columns[0]:
                rows.append(columns)
        elif not text and rows:
            builder.add_sentence(rows, opens_paragraph=opens_paragraph)
            rows, opens_paragraph = [], False
    if builder.tokens:
        yield builder.build()
