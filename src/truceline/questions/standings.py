"""Standings: disputed, agreed, one-sided or single-source. Decided by who says what, never by who is right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from truceline.model.ids import ActorId
from truceline.model.question import Agreed, Disputed, OneSided, SingleSource, Standing
from truceline.questions.testimony import Answer, Testimony

Exclusion = Callable[[Answer, Answer], bool]


def standing(answers: Sequence[Answer], testimony: Testimony, exclude: Exclusion) -> Standing:
    """A dispute needs two speakers on answers that exclude each other; agreement needs two sides, or one side and
    somebody unaligned, on answers that do not."""
    apart = tuple(
        (i, j)
        for i, a in enumerate(answers)
        for j, b in enumerate(answers)
        if i < j and exclude(a, b) and len(testimony.tellers(a, b)) > 1
    )
    if apart:
        return Disputed(apart=apart)
    voices = _voices(answers, testimony)
    if len(set(voices.values())) == 1:
        return SingleSource(speaker=next(iter(voices.values())))
    sides = {speaker: testimony.cast.side(speaker) for speaker in voices.values()}
    aligned = sorted({side for side in sides.values() if side is not None})
    if not aligned or (len(aligned) == 1 and None not in sides.values()):
        return OneSided(side=aligned[0] if aligned else None)
    unaligned = [speaker for speaker, side in sides.items() if side is None]
    return Agreed(between=(*aligned, *unaligned))


def _voices(answers: Sequence[Answer], testimony: Testimony) -> dict[str, ActorId]:
    """Voices heard and who speaks with them: of the reprints of one copy whoever printed it first, so that one more
    reprint changes nothing; of those of one moment an unaligned printer."""
    heard: dict[str, tuple[tuple[bool, str, bool], ActorId]] = {}
    for answer in answers:
        for entry in answer.entries:
            voice, speaker = testimony.voice(entry.claim), entry.claim.speaker
            published = testimony.published(entry.claim)
            order = (not published, published, testimony.cast.side(speaker) is not None)
            if voice not in heard or order < heard[voice][0]:
                heard[voice] = (order, speaker)
    return {voice: speaker for voice, (_, speaker) in heard.items()}
