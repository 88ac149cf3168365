"""Tying single claims to drafts: what follows from an event, what could not be placed, and what is said about it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from truceline.incidents.drafts import Draft
from truceline.incidents.families import Role
from truceline.incidents.features import (
    APART,
    APART_BUT_MOVING,
    APART_IN_WORDS,
    Days,
    Evidence,
    by_aftermath,
    by_copy,
    by_days,
    by_kind,
    by_neighbours,
    by_numbers,
    by_place,
    by_provision,
    by_publication,
    by_shared_names,
    by_shared_words,
)
from truceline.incidents.frames import Frame
from truceline.incidents.geography import Geography, Relation
from truceline.incidents.kindred import Kindred
from truceline.incidents.provisions import Provisions
from truceline.incidents.strands import days_of
from truceline.incidents.vocabulary import Vocabulary
from truceline.model.ids import ClaimId, PlaceId, ReportId
from truceline.model.pack import Pack

_ENOUGH = {Role.EVENT: 4.0, Role.AFTERMATH: 3.0, Role.WORDS: 2.5}
_REACH = 2
_NEAR_DAYS = 7
_ON_THE_AGREEMENT = frozenset({"agreement_breach", "agreement_kept", "agreement_signed"})
_ON_WHAT_WAS_SAID = frozenset({"comment", "demand", "accusation"})
_SHORTEST_COPY = 4
_ANY_WEEK = -1


class Attachment:
    """Grows with every claim it ties; what a claim's neighbours belong to is evidence for the claim itself."""

    def __init__(self, pack: Pack, geography: Geography, frames: Sequence[Frame]) -> None:
        self._geography = geography
        self._kindred = Kindred(pack)
        self._provisions = Provisions(pack)
        self._drafts: list[Draft] = []
        self._draft_of: dict[ClaimId, Draft] = {}
        self._told: dict[ReportId, list[Frame]] = defaultdict(list)
        self._spots: dict[tuple[PlaceId | None, int], list[Draft]] = defaultdict(list)
        self._copies: dict[tuple[str, str], Draft] = {}
        self._vocabulary: Vocabulary | None = None
        for frame in frames:
            self._told[frame.claim.report].append(frame)

    def open(self, drafts: Iterable[Draft]) -> None:
        """Takes drafts in; their founders count as tied."""
        for draft in drafts:
            self._drafts.append(draft)
            for frame in draft.founders:
                self._note(frame, draft)
            for place in {spot for p in draft.places for spot in self._geography.chain(p)} | {None}:
                for week in {_ANY_WEEK, *_weeks(draft.days)}:
                    self._spots[place, week].append(draft)

    def read(self, vocabulary: Vocabulary) -> None:
        """From here on telling words count."""
        self._vocabulary = vocabulary

    def tie(self, frames: Iterable[Frame]) -> list[Frame]:
        """Ties each frame to the draft that most speaks for, and gives back those that nothing ties anywhere."""
        left = []
        for frame in frames:
            scored = [(sum(e.weight for e in self.evidence(frame, d)), d) for d in self._candidates(frame)]
            best = max(scored, key=lambda pair: pair[0], default=None)
            if best is None or best[0] < _ENOUGH[frame.family.role]:
                left.append(frame)
                continue
            best[1].tied.append(frame)
            self._note(frame, best[1])
        return left

    def evidence(self, frame: Frame, draft: Draft) -> list[Evidence]:
        """All that speaks for or against the claim's being about the draft's event."""
        said = frame.family.role is Role.WORDS
        place, days = self._place(frame, draft), self._days(frame, draft)
        found = [
            place,
            days,
            None if said else by_kind(frame.family, draft.families, alone=place is None and days is None),
            self._neighbours(frame, draft),
            self._main_subject(frame, draft) if said else None,
            self._actors(frame, draft),
            by_copy(self._is_copy(frame, draft)),
            None if said else by_numbers(_shared_numbers(frame, draft)),
            self._provision(frame, draft) if said else None,
            _plainness(frame) if said else None,
        ]
        if self._vocabulary is not None:
            found.append(by_shared_names(self._vocabulary.shared_names(frame.claim, draft)))
            found.append(by_shared_words(self._vocabulary.shared_words(frame.claim, draft)))
        return [evidence for evidence in found if evidence is not None]

    def _note(self, frame: Frame, draft: Draft) -> None:
        self._draft_of[frame.claim.id] = draft
        key = _copy_key(frame)
        if key is not None:
            self._copies.setdefault(key, draft)

    def _candidates(self, frame: Frame) -> list[Draft]:
        found = [self._draft_of[f.claim.id] for f in self._tied_nearby(frame, reach=_REACH)]
        if frame.family.role is not Role.WORDS or frame.place is not None:
            days = days_of(frame)
            if days is None and frame.published is not None:
                days = Days(frame.published, frame.published)
            chain = self._geography.chain(frame.place) if frame.place is not None else (None,)
            found += [draft for spot in chain for week in _weeks(days) for draft in self._spots.get((spot, week), ())]
        found += self._subjects(frame)
        copied = self._copies.get(_copy_key(frame) or ("", ""))
        if copied is not None:
            found.append(copied)
        if frame.claim.repeats in self._draft_of:
            found.append(self._draft_of[frame.claim.repeats])
        if self._vocabulary is not None:
            found += self._vocabulary.drafts_named_in(frame.claim)
        return sorted({id(d): d for d in found}.values(), key=lambda d: d.order)

    def _tied_nearby(self, frame: Frame, *, reach: int) -> list[Frame]:
        return [
            f
            for f in self._told[frame.claim.report]
            if f is not frame and f.claim.id in self._draft_of and f.distance(frame) <= reach
        ]

    def _subjects(self, frame: Frame) -> list[Draft]:
        tied = [self._draft_of.get(f.claim.id) for f in self._told[frame.claim.report]]
        return list({id(d): d for d in tied if d is not None}.values())

    def _place(self, frame: Frame, draft: Draft) -> Evidence | None:
        apart = APART_BUT_MOVING if frame.family.moves else APART
        if frame.family.role is Role.WORDS:
            apart = APART_IN_WORDS
        found = [by_place(self._geography, frame.place, place, apart=apart) for place in draft.places]
        return max((e for e in found if e is not None), key=lambda e: e.weight, default=None)

    def _days(self, frame: Frame, draft: Draft) -> Evidence | None:
        days = days_of(frame)
        if days is None:
            return by_publication(frame.published, draft.days) if frame.place is not None else None
        if frame.family.role is Role.WORDS:
            return by_aftermath(days, draft.days)
        return by_days(days, draft.days, lasting=max(f.lasting for f in [frame.family, *draft.families]))

    def _neighbours(self, frame: Frame, draft: Draft) -> Evidence | None:
        near = [f for f in self._tied_nearby(frame, reach=_REACH) if self._draft_of[f.claim.id] is draft]
        found = [by_neighbours(f.distance(frame), before=_stands_before(f, frame)) for f in near]
        return max((e for e in found if e is not None), key=lambda e: e.weight, default=None)

    def _main_subject(self, frame: Frame, draft: Draft) -> Evidence | None:
        """What a report that is mostly about one event says besides is likely about it too."""
        told = self._told[frame.claim.report]
        tied = [
            d for f in told if f.family.role is not Role.WORDS and (d := self._draft_of.get(f.claim.id)) is not None
        ]
        about_it = sum(d is draft for d in tied)
        if 3 * about_it < 2 * len(tied) or 3 * about_it < len(told):
            return None
        return Evidence("subject", 1.0, "its report is mostly about this event")

    def _actors(self, frame: Frame, draft: Draft) -> Evidence | None:
        event = frame.claim.event
        named = [actor for actor in (event.actor, event.target) if actor is not None]
        evidence = self._kindred.evidence(named, draft.actors)
        if evidence is None or evidence.weight < 0:
            return None
        return evidence._replace(weight=0.5)

    def _provision(self, frame: Frame, draft: Draft) -> Evidence | None:
        provision = self._provisions.named_in(frame.claim.content.quote)
        types = {f.claim.event.type for f in draft.founders}
        if provision is None or not types & {*provision.breached_by, *provision.fulfilled_by}:
            return None
        close = (Relation.SAME, Relation.WITHIN)
        found = (self._geography.relation(p, place) in close for p in provision.places for place in draft.places)
        return by_provision(provision.number, at_its_place=any(found))

    def _is_copy(self, frame: Frame, draft: Draft) -> bool:
        repeated = self._draft_of.get(frame.claim.repeats) if frame.claim.repeats else None
        return repeated is draft or self._copies.get(_copy_key(frame) or ("", "")) is draft


def _plainness(frame: Frame) -> Evidence | None:
    """Talk of the agreement without a place is often of the whole; a bare comment is about what was just told."""
    if frame.place is not None or frame.time is not None:
        return None
    if frame.claim.event.type in _ON_THE_AGREEMENT:
        return Evidence("general", -1.0, "speaks of the agreement without a place")
    if frame.claim.event.type in _ON_WHAT_WAS_SAID:
        return Evidence("comment", 0.5, "a comment or demand that names nothing else")
    return None


def _shared_numbers(frame: Frame, draft: Draft) -> list[str]:
    told = {(q.what, q.min, q.max) for f in draft.founders for q in f.claim.event.quantities}
    return [
        f"{quantity.min} {quantity.what}"
        for quantity in frame.claim.event.quantities
        if quantity.min is not None and quantity.what != "other" and (quantity.what, quantity.min, quantity.max) in told
    ]


def _stands_before(frame: Frame, other: Frame) -> bool:
    return frame.claim.content.start <= other.claim.content.start


def _weeks(days: Days | None) -> range:
    """Numbers of the weeks that the days and the week before and after touch; `_ANY_WEEK` for the undated."""
    if days is None:
        return range(_ANY_WEEK, _ANY_WEEK + 1)
    first, last = days.first.toordinal(), min(days.last.toordinal(), days.first.toordinal() + 60)
    return range((first - _NEAR_DAYS) // 7, (last + _NEAR_DAYS) // 7 + 1)


def _copy_key(frame: Frame) -> tuple[str, str] | None:
    """Speaker and words, where there are enough words to tell a copy from a phrase that anybody uses."""
    folded = re.findall(r"\w+", frame.claim.content.quote.lower())
    return (frame.claim.speaker, " ".join(folded)) if len(folded) >= _SHORTEST_COPY else None
