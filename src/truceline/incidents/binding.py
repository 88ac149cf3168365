"""Binding: which strands belong together as one incident."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from truceline.incidents.draft import Draft
from truceline.incidents.families import Family, kinship
from truceline.incidents.features import APART, APART_BUT_MOVING, APART_IF_LENT, Evidence, by_days, by_kind, by_place
from truceline.incidents.geography import Geography
from truceline.incidents.kindred import Kindred
from truceline.incidents.likeness import Likeness
from truceline.incidents.strands import LONGEST_DAYS, Strand
from truceline.incidents.whereabouts import Whereabouts
from truceline.model.ids import ActorId, PlaceId

BOND = 3.5
"""What two strands, or a strand and a draft, must weigh together to be one incident."""
_CLEAR_BY = 0.5
_NEAR_DAYS = 5


class Binder:
    """Joins strands to drafts by the weight of what speaks for it."""

    def __init__(self, geography: Geography, kindred: Kindred, likeness: Likeness) -> None:
        self._geography = geography
        self._kindred = kindred
        self._likeness = likeness

    def bind(self, strands: Sequence[Strand]) -> list[Draft]:
        """Spots by the strongest bonds; then each wider area's strand joins the one draft that it clearly fits.

        At last, drafts that were told next to each other are weighed as wholes.
        """
        fine = [Draft([s]) for s in strands if s.place is None or not self._geography.is_coarse(s.place)]
        coarse = [s for s in strands if s.place is not None and self._geography.is_coarse(s.place)]
        drafts = self._join(fine, self._candidates([d.strands[0] for d in fine]))
        drafts += self._place_coarse(coarse, drafts)
        drafts = self._join(drafts, self._told_pairs(strands))
        return sorted(drafts, key=lambda d: d.order)

    def _join(self, drafts: Sequence[Draft], pairs: Iterable[tuple[Strand, Strand]]) -> list[Draft]:
        draft_of = {id(s): d for d in drafts for s in d.strands}
        bonds = []
        for a, b in pairs:
            first, second = draft_of[id(a)], draft_of[id(b)]
            weight = self._weigh(first.strands, second.strands) if first is not second else 0.0
            if weight >= BOND:
                bonds.append((weight, a, b))
        for _, a, b in sorted(bonds, key=lambda bond: (-bond[0], bond[1].order, bond[2].order)):
            first, second = draft_of[id(a)], draft_of[id(b)]
            if first is second or _are_two_events(first.strands, second.strands):
                continue
            joined = Draft([*first.strands, *second.strands])
            for strand in joined.strands:
                draft_of[id(strand)] = joined
        return list({id(d): d for d in draft_of.values()}.values())

    def _candidates(self, strands: Sequence[Strand]) -> list[tuple[Strand, Strand]]:
        """Pairs told next to each other, and pairs near in place and days; never all pairs."""
        by_spot: dict[PlaceId, list[Strand]] = defaultdict(list)
        for strand in strands:
            if strand.place is not None and strand.days is not None:
                for spot in self._geography.chain(strand.place):
                    if not self._geography.is_coarse(spot):
                        by_spot[spot].append(strand)
        moving: dict[Family, list[Strand]] = defaultdict(list)
        for strand in strands:
            if strand.family.moves and strand.days is not None:
                moving[strand.family].append(strand)
        pairs = set(self._told_pairs(strands))
        for group in moving.values():
            pairs.update(_near_in_time(sorted(group, key=lambda s: s.order), within=0))
        for group in by_spot.values():
            pairs.update(_near_in_time(sorted(group, key=lambda s: s.order)))
        return sorted(pairs, key=lambda pair: (pair[0].order, pair[1].order))

    def _told_pairs(self, strands: Sequence[Strand]) -> list[tuple[Strand, Strand]]:
        ids = {id(s) for s in strands}
        told = (
            sorted(pair, key=lambda s: s.order) for pair in self._likeness.told_pairs if all(id(s) in ids for s in pair)
        )
        return sorted(((a, b) for a, b in told), key=lambda pair: (pair[0].order, pair[1].order))

    def _weigh(self, ours: Sequence[Strand], others: Sequence[Strand]) -> float:
        """Place, day and kind of the pair of strands that goes together best, and the rest over all of them."""
        pairs = [(a, b) for a in ours for b in others]
        core = max((self._compare(a, b) for a, b in self._by_spots(pairs)), key=_total)
        where = next((e for e in core if e.feature == "place"), None)
        who = self._kindred.evidence(_actors(ours), _actors(others))
        if where is not None and where.weight < 0 and who is not None:
            who = None if who.weight > 0 else who  # one side may do the same at many places in a day
        found: list[Evidence | None] = [
            *core,
            self._likeness.told_together(pairs),
            self._likeness.share_words(pairs),
            self._likeness.share_numbers(pairs),
            who,
        ]
        return sum(evidence.weight for evidence in found if evidence is not None)

    def _compare(self, a: Strand, b: Strand) -> list[Evidence]:
        found = (
            by_place(self._geography, a.place, b.place, apart=_apart(a, b)),
            by_days(a.days, b.days, lasting=_lasting(a, b), said=bool(a.dated_in and b.dated_in)),
            by_kind(a.family, (b.family,)),
        )
        return [evidence for evidence in found if evidence is not None]

    def _by_spots(self, pairs: Sequence[tuple[Strand, Strand]]) -> Sequence[tuple[Strand, Strand]]:
        """Pairs of spots where there are any: that two spots lie in one area does not bring them together."""
        fine = [(a, b) for a, b in pairs if self._is_spot(a) and self._is_spot(b)]
        return fine or pairs

    def _is_spot(self, strand: Strand) -> bool:
        return strand.place is not None and not self._geography.is_coarse(strand.place)

    def _place_coarse(self, strands: Sequence[Strand], drafts: Sequence[Draft]) -> list[Draft]:
        """Adds each strand to the one draft that it clearly fits, and gives back drafts of those that fit none."""
        whereabouts = Whereabouts(self._geography)
        for draft in drafts:
            whereabouts.add(draft)
        alone = []
        for strand in strands:
            reached = whereabouts.reached_from(strand.place, strand.days) if strand.place is not None else []
            open_drafts = [draft for draft in reached if not _are_two_events([strand], draft.strands)]
            weighed = [(self._weigh([strand], draft.strands), draft) for draft in open_drafts]
            good = sorted((pair for pair in weighed if pair[0] >= BOND), key=lambda pair: (-pair[0], pair[1].order))
            if good and (len(good) == 1 or good[0][0] - good[1][0] >= _CLEAR_BY):
                good[0][1].take([strand])
            else:
                alone.append(Draft([strand]))
                whereabouts.add(alone[-1])
        return alone


def _near_in_time(strands: Sequence[Strand], *, within: int = _NEAR_DAYS) -> Iterable[tuple[Strand, Strand]]:
    """Pairs that lie at most so many days apart, of strands in the order of their days."""
    for i, strand in enumerate(strands):
        for other in strands[i + 1 :]:
            if strand.days and other.days and (other.days.first - strand.days.last).days > within:
                break
            if kinship(strand.family, other.family) >= 0:
                yield strand, other


def _are_two_events(first: Sequence[Strand], second: Sequence[Strand]) -> bool:
    """Two point events of one kind on different days are never one incident, whatever lies between them.

    Days next to each other may be a night that some date a day later, unless one report puts events on both; where a
    day is not told in so many words, it may be two. Nor does any incident go on for longer than `LONGEST_DAYS`.
    """
    spans = [s.days for s in (*first, *second) if s.days is not None]
    if spans and (max(d.last for d in spans) - min(d.first for d in spans)).days > LONGEST_DAYS:
        return True
    for a in first:
        for b in second:
            if a.family != b.family or a.family.lasting or a.days is None or b.days is None:
                continue
            gap = a.days.gap(b.days)
            if gap > (1 if a.dated_in and b.dated_in else 2) or (gap == 1 and a.dated_in & b.dated_in):
                return True
    return False


def _apart(a: Strand, b: Strand) -> float:
    if not (a.says_place and b.says_place):
        return APART_IF_LENT
    return APART_BUT_MOVING if a.family == b.family and a.family.moves else APART


def _actors(strands: Sequence[Strand]) -> frozenset[ActorId]:
    return frozenset(actor for strand in strands for actor in strand.actors)


def _lasting(a: Strand, b: Strand) -> int:
    """A state that lasts bridges days to its own kind and to what follows from it, not to strangers."""
    return max(a.family.lasting, b.family.lasting) if kinship(a.family, b.family) > 0 else 0


def _total(found: Iterable[Evidence]) -> float:
    return sum(evidence.weight for evidence in found)
