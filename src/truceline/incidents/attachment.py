"""Tying single claims to drafts: what follows from an event, what could not be placed, and what is said about it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from truceline.incidents.draft import Draft, Number, numbers_of
from truceline.incidents.families import ON_THE_AGREEMENT, Role, causes_of
from truceline.incidents.features import (
    APART,
    APART_BUT_MOVING,
    APART_IN_WORDS,
    Days,
    Evidence,
    by_aftermath,
    by_copy,
    by_days,
    by_hours,
    by_kind,
    by_neighbours,
    by_numbers,
    by_other_toll,
    by_place,
    by_provision,
    by_publication,
    by_shared_names,
    by_shared_words,
    by_type,
)
from truceline.incidents.frames import Frame
from truceline.incidents.geography import Geography, Relation
from truceline.incidents.kindred import Kindred
from truceline.incidents.settling import copy_key, days_of_one_news
from truceline.incidents.strands import days_of, hour_of
from truceline.incidents.vocabulary import Vocabulary
from truceline.incidents.whereabouts import Whereabouts
from truceline.incidents.words import Reader
from truceline.model.ids import ClaimId, ReportId
from truceline.model.pack import Pack
from truceline.text.provisions import Provisions

_ENOUGH = {Role.EVENT: 4.0, Role.AFTERMATH: 3.0, Role.WORDS: 1.5}
_CLEAR_BY = 0.5
_REACH = 2
_ON_WHAT_WAS_SAID = frozenset({"comment", "demand", "accusation"})


_ALIKE = Evidence("reports", 1.0, "its report is much like one that is mostly about this event")
_MAIN_SUBJECT = Evidence("subject", 1.0, "its report is mostly about this event")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surroundings:
    """What its report tells near a claim: by id of the draft, what its nearest neighbour weighs; all drafts it speaks
    of, and the one that it is mostly about; drafts in which the same words recur."""

    neighbours: dict[int, Evidence]
    subjects: tuple[Draft, ...]
    main_subject: Draft | None
    alike: tuple[Draft, ...]
    copied: tuple[Draft, ...]


class Attachment:
    """Grows with every claim it ties; what a claim's neighbours belong to is evidence for the claim itself."""

    def __init__(
        self,
        pack: Pack,
        geography: Geography,
        *,
        reader: Reader,
        frames: Sequence[Frame],
        alike: Mapping[ReportId, Sequence[ReportId]],
    ) -> None:
        self._alike = alike
        self._geography = geography
        self._kindred = Kindred(pack)
        self._provisions = Provisions(pack.agreements[0] if len(pack.agreements) == 1 else None)
        self._draft_of: dict[ClaimId, Draft] = {}
        self._told: dict[ReportId, list[Frame]] = defaultdict(list)
        self._whereabouts = Whereabouts(geography)
        self._copies: dict[tuple[str, str], dict[date | None, dict[int, tuple[Draft, set[ClaimId]]]]] = {}
        self._vocabulary = Vocabulary(reader)
        for frame in frames:
            self._told[frame.claim.report].append(frame)

    def open(self, drafts: Iterable[Draft]) -> None:
        """Takes drafts in; their founders count as tied."""
        for draft in drafts:
            for frame in draft.founders:
                self._note(frame, draft)
            self._whereabouts.add(draft)

    def learn_words(self, drafts: Sequence[Draft]) -> None:
        """From here on words that only one of these drafts has tell for it."""
        self._vocabulary.learn(drafts)

    def tie(self, frames: Iterable[Frame]) -> list[Frame]:
        """Ties each frame to the draft that most speaks for, and gives back those that nothing ties anywhere.

        What is left is tried once more: by then its neighbours may have been tied.
        """
        left = [frame for frame in frames if not self._tie_one(frame)]
        return [frame for frame in left if not self._tie_one(frame)]

    def _tie_one(self, frame: Frame) -> bool:
        around = self._look_around(frame)
        scored = [(sum(e.weight for e in self._weigh(frame, d, around)), d) for d in self._candidates(frame, around)]
        best = _clear_best(scored, by=_CLEAR_BY if frame.place is None else 0.0)
        if best is None or best[0] < _ENOUGH[frame.family.role]:
            return False
        best[1].tie(frame)
        self._note(frame, best[1])
        return True

    def put(self, frame: Frame, draft: Draft) -> None:
        """Ties a frame that a person's judgement puts there, or that goes along with one."""
        draft.tie(frame)
        self._note(frame, draft)

    def release(self, frame: Frame) -> None:
        """From here on the frame belongs nowhere."""
        self._draft_of.pop(frame.claim.id, None)

    def evidence(self, frame: Frame, draft: Draft) -> list[Evidence]:
        """All that speaks for or against the claim's being about the draft's event."""
        return self._weigh(frame, draft, self._look_around(frame))

    def _weigh(self, frame: Frame, draft: Draft, around: _Surroundings) -> list[Evidence]:
        said = frame.family.role is Role.WORDS
        place, days = self._place(frame, draft), self._days(frame, draft)
        others = self._numbers_of_others(frame, draft)
        said_too = numbers_of(frame) & others
        found = [
            place,
            days,
            None if said else by_kind(frame.family, draft.families, alone=place is None and days is None),
            None if said else by_type(frame.claim.event.type, draft.types),
            around.neighbours.get(id(draft)),
            _ALIKE if any(draft is told for told in around.alike) else None,
            _MAIN_SUBJECT if said and around.main_subject is draft else None,
            self._actors(frame, draft),
            by_copy(any(copied is draft for copied in around.copied)),
            None if said else by_numbers(_in_words(said_too)),
            None if said else by_other_toll(_killed(numbers_of(frame)), _killed(others)),
            None if said or frame.family.lasting else by_hours(hour_of(frame), _hours_on_its_day(frame, draft)),
            self._provision(frame, draft) if said else None,
            _plainness(frame) if said else None,
            by_shared_names(self._vocabulary.shared_names(frame.claim, draft)),
            by_shared_words(self._vocabulary.shared_words(frame.claim, draft)),
        ]
        return [evidence for evidence in found if evidence is not None]

    def _note(self, frame: Frame, draft: Draft) -> None:
        self._draft_of[frame.claim.id] = draft
        key = copy_key(frame.claim)
        if key is not None:
            of_day = self._copies.setdefault(key, {}).setdefault(frame.published, {})
            of_day.setdefault(id(draft), (draft, set()))[1].add(frame.claim.id)

    def _look_around(self, frame: Frame) -> _Surroundings:
        """What the report says of other claims' events before and after this one, gathered once for each claim."""
        neighbours: dict[int, Evidence] = {}
        subjects: list[Draft] = []
        counted: Counter[int] = Counter()
        told = self._told[frame.claim.report]
        for other in told:
            draft = self._draft_of.get(other.claim.id)
            if draft is None:
                continue
            subjects.append(draft)
            if other.family.role is not Role.WORDS:
                counted[id(draft)] += 1
            if abs(other.sentence - frame.sentence) > _REACH or other is frame:
                continue
            found = by_neighbours(frame.distance(other), before=_stands_before(other, frame))
            if found is not None and (id(draft) not in neighbours or found.weight > neighbours[id(draft)].weight):
                neighbours[id(draft)] = found
        return _Surroundings(
            neighbours=neighbours,
            subjects=tuple({id(d): d for d in subjects}.values()),
            main_subject=_main_subject(subjects, counted, len(told)),
            alike=self._subjects_alike(frame),
            copied=self._copies_of(frame),
        )

    def _subjects_alike(self, frame: Frame) -> tuple[Draft, ...]:
        """What the reports that are much like this claim's are mostly about; only where no place is known."""
        if frame.place is not None or frame.family.role is Role.WORDS:
            return ()
        found: dict[int, Draft] = {}
        for report in self._alike.get(frame.claim.report, ()):
            told = self._told.get(report, ())
            subjects = [draft for other in told if (draft := self._draft_of.get(other.claim.id)) is not None]
            main = _main_subject(subjects, Counter(id(draft) for draft in subjects), len(told))
            if main is not None:
                found[id(main)] = main
        return tuple(found.values())

    def _copies_of(self, frame: Frame) -> tuple[Draft, ...]:
        found = [self._draft_of[frame.claim.repeats]] if frame.claim.repeats in self._draft_of else []
        told = self._copies.get(copy_key(frame.claim) or ("", ""), {})
        for day in days_of_one_news(frame.published):
            found += [draft for draft, copies in told.get(day, {}).values() if copies != {frame.claim.id}]
        return tuple({id(draft): draft for draft in found}.values())

    def _candidates(self, frame: Frame, around: _Surroundings) -> list[Draft]:
        found = [*around.subjects, *around.copied, *around.alike]
        days = days_of(frame)
        if frame.place is not None:
            told = Days(frame.published, frame.published) if frame.published is not None else None
            family = frame.family if frame.family.role is Role.EVENT else None
            found += self._whereabouts.near(frame.place, days or told, family=family)
        elif frame.family.role is not Role.WORDS and days is not None:
            found += [draft for family in causes_of(frame.family) for draft in self._whereabouts.of_kind(family, days)]
        found += self._vocabulary.drafts_named_in(frame.claim)
        return sorted({id(d): d for d in found}.values(), key=lambda d: d.order)

    def _place(self, frame: Frame, draft: Draft) -> Evidence | None:
        apart = APART_BUT_MOVING if frame.family.moves else APART
        if frame.family.role is Role.WORDS:
            apart = APART_IN_WORDS
        if frame.place in draft.places:
            return by_place(self._geography, frame.place, frame.place)
        found = [by_place(self._geography, frame.place, place, apart=apart) for place in draft.places]
        return max((e for e in found if e is not None), key=lambda e: e.weight, default=None)

    def _days(self, frame: Frame, draft: Draft) -> Evidence | None:
        days = days_of(frame)
        if days is None:
            return by_publication(frame.published, draft.days) if frame.place is not None else None
        if frame.family.role is Role.WORDS:
            return by_aftermath(days, draft.days)
        return by_days(days, draft.days, lasting=max(f.lasting for f in [frame.family, *draft.families]))

    def _actors(self, frame: Frame, draft: Draft) -> Evidence | None:
        event = frame.claim.event
        named = frozenset(actor for actor in (event.actor, event.target) if actor is not None)
        evidence = self._kindred.evidence(named, draft.actors)
        if evidence is None or (evidence.weight < 0 and frame.family.role is Role.WORDS):
            return None
        return evidence._replace(weight=evidence.weight / 2)

    def _numbers_of_others(self, frame: Frame, draft: Draft) -> set[Number]:
        """What other claims of the draft count; empty where this claim counts nothing."""
        if not frame.claim.event.quantities:
            return set()
        own = numbers_of(frame) if self._draft_of.get(frame.claim.id) is draft else set()
        return {number for number, told in draft.numbers.items() if told > (number in own)}

    def _provision(self, frame: Frame, draft: Draft) -> Evidence | None:
        provision = self._provisions.named_in(
            frame.claim.content.quote, about_it=frame.claim.event.type in ON_THE_AGREEMENT
        )
        if provision is None or not draft.types & {*provision.breached_by, *provision.fulfilled_by}:
            return None
        close = (Relation.SAME, Relation.WITHIN)
        found = (self._geography.relation(p, place) in close for p in provision.places for place in draft.places)
        return by_provision(provision.number, at_its_place=any(found))


def _clear_best(scored: Sequence[tuple[float, Draft]], *, by: float) -> tuple[float, Draft] | None:
    """The heaviest, the first of equals; None where another comes closer than `by`."""
    ranked = sorted(scored, key=lambda pair: -pair[0])
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < by:
        return None
    return ranked[0] if ranked else None


def _plainness(frame: Frame) -> Evidence | None:
    """Talk of the agreement without a place is often of the whole; a bare comment is about what was just told."""
    if frame.place is not None or frame.time is not None:
        return None
    if frame.claim.event.type in ON_THE_AGREEMENT:
        return Evidence("general", -1.0, "speaks of the agreement without a place")
    if frame.claim.event.type in _ON_WHAT_WAS_SAID:
        return Evidence("comment", 0.5, "a comment or demand that names nothing else")
    return None


def _main_subject(subjects: Sequence[Draft], counted: Counter[int], told: int) -> Draft | None:
    """What a report that is mostly about one event says besides is likely about it too."""
    if not counted:
        return None
    most, about_it = counted.most_common(1)[0]
    if 3 * about_it < 2 * counted.total() or 3 * about_it < told:
        return None
    return next(draft for draft in subjects if id(draft) == most)


def _in_words(numbers: Iterable[Number]) -> list[str]:
    return sorted(f"{low if low is not None else high} {what}" for what, low, high in numbers)


def _killed(numbers: Iterable[Number]) -> frozenset[int]:
    """Exact numbers of dead."""
    return frozenset(low for what, low, high in numbers if what == "killed" and low is not None and low == high)


def _hours_on_its_day(frame: Frame, draft: Draft) -> list[float]:
    """Clock times that the draft's other founders give for the day of this claim."""
    if frame.time is None:
        return []
    day = frame.time.first_day
    others = (f for f in draft.founders if f is not frame and f.time is not None and f.time.first_day == day)
    return [hour for f in others if (hour := hour_of(f)) is not None]


def _stands_before(frame: Frame, other: Frame) -> bool:
    return frame.claim.content.start <= other.claim.content.start
