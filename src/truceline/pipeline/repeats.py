"""Which claims only hand on what another report of the same origin already says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from truceline.model.claim import Claim
from truceline.model.report import Report
from truceline.text.names import fold_word

_ALIKE = 0.7
_UNDATED = "9999"


def mark_repeats(claims: Iterable[Claim], reports: Sequence[Report]) -> list[Claim]:
    """Each claim with `repeats` set to the one it hands on: same origin, speaker and event, nearly the same words.

    The earliest dated report of an origin tells first; of two of one date the first by input and item does. What
    reports state in their own voices counts as one speaker, for reprints do so in the copy's words.
    """
    order = sorted(reports, key=lambda report: (report.published or _UNDATED, report.input, report.item))
    rank = {report.id: place for place, report in enumerate(order)}
    origin_of = {report.id: report.origin for report in reports}
    told: dict[Hashable, list[tuple[Claim, frozenset[str]]]] = defaultdict(list)
    repeated: dict[str, Claim] = {}
    claims = list(claims)
    for claim in sorted(claims, key=lambda claim: (rank[claim.report], claim.content.start, claim.id)):
        origin = origin_of[claim.report]
        if origin is None:
            continue
        words = frozenset(fold_word(word) for word in claim.content.quote.split())
        earlier = told[(origin, *_gist(claim))]
        first = next((one for one, others in earlier if one.report != claim.report and _alike(words, others)), None)
        if first is None:
            earlier.append((claim, words))
        else:
            repeated[claim.id] = first
    return [replace(claim, repeats=repeated[claim.id].id) if claim.id in repeated else claim for claim in claims]


def _gist(claim: Claim) -> tuple[Hashable, ...]:
    speaker = claim.speaker if claim.speaker_anchor is not None else None
    return speaker, claim.event.type, claim.event.polarity, claim.event.quantities


def _alike(words: frozenset[str], others: frozenset[str]) -> bool:
    return len(words & others) >= _ALIKE * len(words | others)
