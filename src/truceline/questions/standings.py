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
        if i < j and exclude(a, b) and len({*a.speakers, *b.speakers}) > 1
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
    """Voices heard and who speaks with them; of reprints of one copy an unaligned printer is taken first."""
    heard: dict[str, ActorId] = {}
    for answer in answers:
        for entry in answer.entries:
            voice, speaker = testimony.voice(entry.claim), entry.claim.speaker
            if voice not in heard or (testimony.cast.side(heard[voice]) and not testimony.cast.side(speaker)):
                heard[voice] = speaker
    return heard
