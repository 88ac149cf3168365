"""Who is quoted in each text: the last step from reports to those who stand behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from truceline.model.anchor import Span
from truceline.model.claim import Claim
from truceline.model.ids import ActorId
from truceline.model.lineage import Debt, Originator, Part, Text


def name_quoted(texts: Sequence[Text], claims: Iterable[Claim]) -> tuple[Text, ...]:
    """The texts with everybody whose words they hand on first, proven by claims.

    What a claim only repeats, and what stands in copy taken from another text, is that text's. A body that issued a
    text itself is not quoted in it.
    """
    said: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.speaker_anchor is not None and claim.repeats is None:
            said[claim.report].append(claim)
    return tuple(_with_quoted(text, [c for carrier in text.carriers for c in said[carrier.report]]) for text in texts)


def _with_quoted(text: Text, claims: Sequence[Claim]) -> Text:
    taken: dict[str, list[Span]] = defaultdict(list)
    for ground in text.rests_on:
        for passage in ground.passages if ground.how is Debt.ADDS else ():
            taken[passage.b].append(Span(passage.b_start, passage.b_end))
    authors = {originator.actor for originator in text.originators if originator.part is Part.ISSUED}
    by_speaker: dict[ActorId, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.speaker not in authors and not any(span.contains(claim.content.span) for span in taken[claim.report]):
            by_speaker[claim.speaker].append(claim)
    quoted = (
        Originator(actor=speaker, part=Part.QUOTED, report=told[0].report, claims=tuple(claim.id for claim in told))
        for speaker, told in sorted(by_speaker.items())
    )
    return replace(text, originators=(*text.originators, *quoted))
