"""Telling words: names and things that only one incident's claims speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from truceline.incidents.draft import Draft
from truceline.incidents.words import Reader
from truceline.model.claim import Claim


class Vocabulary:
    """Which names and telling words belong to one draft alone."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._names: dict[str, Draft | None] = {}
        self._words: dict[str, Draft | None] = {}
        self._retold: frozenset[str] = frozenset()

    def learn(self, drafts: Sequence[Draft]) -> None:
        """Forgets what it knew and reads the drafts' claims."""
        self._names, self._words = {}, {}
        reports: dict[tuple[str, int], set[str]] = defaultdict(set)
        for draft in drafts:
            for frame in draft.members:
                for name in self._reader.names(frame.claim):
                    self._names[name] = draft if self._names.get(name, draft) is draft else None
                for word in self._reader.words(frame.claim):
                    self._words[word] = draft if self._words.get(word, draft) is draft else None
                    reports[word, id(draft)].add(frame.claim.report)
        self._retold = frozenset(word for (word, _), seen in reports.items() if len(seen) > 1)

    def drafts_named_in(self, claim: Claim) -> list[Draft]:
        return [draft for name in self._reader.names(claim) if (draft := self._names.get(name)) is not None]

    def shared_names(self, claim: Claim, draft: Draft) -> list[str]:
        return [name for name in self._reader.names(claim) if self._names.get(name) is draft]

    def shared_words(self, claim: Claim, draft: Draft) -> list[str]:
        """Words that at least two reports of the draft use, and no other draft."""
        return [word for word in self._reader.words(claim) if word in self._retold and self._words.get(word) is draft]
