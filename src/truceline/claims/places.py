"""Where it happened: the place that a clause names, refers to, or takes over from the words before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from truceline.claims.context import Context
from truceline.claims.datelines import find_dateline
from truceline.claims.drafts import POSTURE, TALK, VIOLENT, Draft, Reading
from truceline.claims.located import within
from truceline.claims.place_words import (
    AGREEMENT_NAME,
    AT_NAME,
    AWAY,
    BESIDE,
    BY_WHAT,
    DESIGNATED,
    FACILITY,
    HEADING,
    LOCATED,
    NOT_PLACES,
    NOUNS,
    PEACEKEEPERS_ZONE,
    RANK,
    REFERENCE,
    ROAD,
    RUN_IN,
    TREATED,
    WITHDRAWING,
    guns_stand,
)  # fmt: skip
from truceline.claims.units import Unit
from truceline.model.ids import PlaceId
from truceline.model.place import Place
from truceline.model.report import Report, ReportKind
from truceline.text.names import Mention, slug
from truceline.text.point_numbers import find_point_mentions

_LEAVINGS = frozenset({"withdrawal", "displacement"})
_ON_ROADS = frozenset({"route_closure", "route_opening"})
_NEAR = 600  # characters: how far back in a paragraph a place is still spoken of
_LONGEST_DATELINE = 120  # characters
_FAR = 6000  # characters: "the village" does not reach further back


def _in_dateline(text: str, at: int) -> bool:
    """A name and a full stop are a dateline where the text begins; further down they head a paragraph."""
    line = text.rfind("\n", 0, at) + 1
    end = find_dateline(text, line, line + _LONGEST_DATELINE)
    if end is None or at >= end:
        return False
    printed = text[line:end]
    return not (printed.rstrip().endswith(".") and "(" not in printed and text[:line].strip())


def _names_of(place: Place) -> str:
    return " ".join((place.name, *place.aliases)).lower()


@dataclass(slots=True)
class PlaceReader:
    """Reads the places of one report; `found` are those that no pack knows."""

    context: Context
    report: Report
    mentions: list[Mention]
    found: dict[PlaceId, Place]
    focus: PlaceId | None
    headings: list[tuple[int, PlaceId | None]]

    @classmethod
    def of(cls, report: Report, context: Context, actor_mentions: list[Mention]) -> PlaceReader:
        mentions = [
            m
            for m in context.place_names.find(report.text)
            if not any(
                a.start <= m.start and m.end <= a.end and a.end - a.start > m.end - m.start for a in actor_mentions
            )
            and not AGREEMENT_NAME.match(report.text, m.end)
            and not _in_dateline(report.text, m.start)
        ]
        reader = cls(context, report, mentions, {}, None, [])
        reader._find_described()
        reader._find_new(actor_mentions)
        reader.focus = reader._focus()
        reader.headings = reader._headings()
        return reader

    def _find_described(self) -> None:
        """The pack's one zone of the peacekeepers, where the words tell it by them and not by its name."""
        zones = [p for p in self.context.places.values() if p.kind == "zone" and "peacekeep" in _names_of(p)]
        if len(zones) != 1:
            return
        for match in PEACEKEEPERS_ZONE.finditer(self.report.text):
            if not within(self.mentions, match.start(), match.end()):
                self.mentions.append(Mention(match.start(), match.end(), zones[0].id))
        self.mentions.sort()

    def _find_new(self, actor_mentions: list[Mention]) -> None:
        taken = [(m.start, m.end) for m in (*self.mentions, *actor_mentions)]
        patterns = [DESIGNATED] if self.context.places else [DESIGNATED, AT_NAME]
        for pattern in patterns:
            for match in pattern.finditer(self.report.text):
                group = match.lastindex or 1
                start, end = match.span(group)
                name = match.group(group)
                if name.split()[0].lower() in NOT_PLACES or any(start < e and s < end for s, e in taken):
                    continue
                kind = match.group(1).lower() if group == 2 else "other"
                place = Place(
                    id=PlaceId(f"found:{slug(name)}"), name=name, kind=kind if kind in RANK else "other", known=False
                )
                self.found.setdefault(place.id, place)
                taken.append((start, end))
                self.mentions.append(Mention(start, end, place.id))
        self.mentions.sort()

    def _headings(self) -> list[tuple[int, PlaceId | None]]:
        """Short lines without a full stop that name one place: the lines below are about it until the next heading."""
        found: list[tuple[int, PlaceId | None]] = []
        text = self.report.text
        for line in HEADING.finditer(text):
            if "\t" in line.group() or re.search(r"\s{3}|[,;]$", line.group()):
                continue
            named = [PlaceId(m.id) for m in self.mentions if line.start() <= m.start and m.end <= line.end()]
            if named:
                found.append((line.end(), named[0]))
            elif found:
                found.append((line.end(), None))
        return sorted([*found, *self._run_in_headings()], key=lambda heading: heading[0])

    def _run_in_headings(self) -> list[tuple[int, PlaceId | None]]:
        """ "Ashen. Two shots were heard": a name that is a paragraph's first sentence heads that paragraph only."""
        found: list[tuple[int, PlaceId | None]] = []
        text = self.report.text
        for mention in self.mentions:
            begins = mention.start == 0 or text[mention.start - 1] == "\n"
            if begins and RUN_IN.match(text, mention.end):
                end = text.find("\n", mention.end)
                found += [(mention.end, PlaceId(mention.id)), (end if end > 0 else len(text), None)]
        return found

    def _focus(self) -> PlaceId | None:
        """The place that a report is about: the most specific in its headline, else the one it names most."""
        named = [PlaceId(m.id) for m in self.context.place_names.find(self.report.headline or "")]
        named = [p for p in named if self._rank(p) > 2 and p not in self.context.capitals] or [
            p for p in named if self._rank(p) > 1
        ]
        if named:
            return max(named, key=self._rank)
        counts: dict[PlaceId, int] = {}
        for mention in self.mentions:
            if self._rank(PlaceId(mention.id)) >= 3 and mention.id not in self.context.capitals:
                counts[PlaceId(mention.id)] = counts.get(PlaceId(mention.id), 0) + 1
        return max(counts, key=lambda p: (counts[p], self._rank(p), p)) if counts else None

    def _rank(self, place: PlaceId) -> int:
        known = self.context.places.get(place) or self.found.get(place)
        return RANK.get(known.kind, 3) if known else 0

    def place_of(self, draft: Draft, unit: Unit, reading: Reading) -> tuple[PlaceId | None, bool]:
        """The place, and whether the sentence itself gives it (not taken over from the words before)."""
        here = self._best(draft.content.start, draft.content.end, draft)
        under = self._under(draft.content.start)
        if here and under and self._lies_in(under, here):
            return under, True
        road = self._road(draft) if draft.kind in _ON_ROADS else None
        if road:
            return road, True
        if here:
            return here, True
        referred = self._referred(draft.content.start, draft.content.end)
        if referred:
            return referred, True
        done = self._by_what(draft, unit) or self._by_point(draft)
        if done:
            return done, True
        around = self._around(draft, unit)
        if around:
            return around, True
        return self._taken_over(draft, reading), False

    def _road(self, draft: Draft) -> PlaceId | None:
        """ "The only road across the valley was closed": the road that was or will be named, not the valley."""
        start, end = draft.content.start, draft.content.end
        named = [PlaceId(m.id) for m in within(self.mentions, start, end)]
        if any(self._rank(p) >= RANK["corridor"] for p in named) or not ROAD.search(self.report.text, start, end):
            return None
        near = within(self.mentions, max(0, start - _FAR), min(len(self.report.text), end + _NEAR))
        roads = [m for m in near if self._kind(PlaceId(m.id)) == "corridor"]
        return PlaceId(min(roads, key=lambda m: abs(m.start - start)).id) if roads else None

    def _kind(self, place: PlaceId) -> str | None:
        known = self.context.places.get(place) or self.found.get(place)
        return known.kind if known else None

    def _by_what(self, draft: Draft, unit: Unit) -> PlaceId | None:
        """ "… violated the accord by entering the zone": a breach is where the deed is that makes it one."""
        end = draft.content.end
        if draft.kind != "agreement_breach" or not BY_WHAT.match(self.report.text, end, unit.end):
            return None
        return self._best(end, unit.end, draft) or self._referred(end, unit.end)

    def _by_point(self, draft: Draft) -> PlaceId | None:
        """ "Point 5 has been trampled upon": the one place that the pack says that the point is about."""
        if draft.kind not in {"agreement_breach", "agreement_kept"}:
            return None
        named = {m.number for m in find_point_mentions(self.report.text[draft.content.start : draft.content.end])}
        agreements = self.context.pack.agreements if len(named) == 1 else ()
        places = {tuple(p.places) for a in agreements for p in a.provisions if p.number in named}
        return next(iter(places))[0] if len(places) == 1 and all(len(of) == 1 for of in places) else None

    def _around(self, draft: Draft, unit: Unit) -> PlaceId | None:
        """A place elsewhere in the sentence, but not where somebody stood when he said it."""
        if not draft.own_voice:
            return None
        apart = [s for s in (draft.speaker_span, draft.cue_span) if s]
        for mention in within(self.mentions, unit.start, unit.end):
            if self._rank(PlaceId(mention.id)) < 3:
                continue
            if mention.id in self.context.capitals or any(s.start - 5 <= mention.start <= s.end + 40 for s in apart):
                continue
            if not self._is_away(mention, unit.start, draft):
                return PlaceId(mention.id)
        return None

    def _named_before(self, draft: Draft) -> PlaceId | None:
        """The place that the paragraph's earlier sentences name, though no claim is made there."""
        start = self.report.text.rfind("\n", 0, draft.content.start) + 1
        for mention in reversed(within(self.mentions, max(start, draft.content.start - _NEAR), draft.content.start)):
            here = self._rank(PlaceId(mention.id)) >= 3 and mention.id not in self.context.capitals
            if here and not self._is_away(mention, start, draft):
                return PlaceId(mention.id)
        return None

    def _under(self, at: int) -> PlaceId | None:
        """The place that the heading above a line names."""
        above = [h for h in self.headings if h[0] <= at]
        return above[-1][1] if above else None

    def _best(self, start: int, end: int, draft: Draft) -> PlaceId | None:
        trigger = draft.trigger.start if draft.trigger else start
        scored = []
        for mention in within(self.mentions, start, end):
            rank = self._rank(PlaceId(mention.id))
            if rank <= 1 or self._speaks(mention, start):
                continue
            near = BESIDE.search(self.report.text, start, mention.start)
            distance = -(mention.start - start) if draft.kind.startswith("utility") else -abs(mention.start - trigger)
            weight = 3.0 if draft.kind.startswith("utility") else rank - (2.5 if near else 0)
            scored.append((not self._is_away(mention, start, draft), weight, distance, mention.id))
        if not scored or not max(scored)[0]:
            return None
        return PlaceId(max(scored)[3])

    def _is_away(self, mention: Mention, start: int, draft: Draft) -> bool:
        """Whether somebody comes from there or goes there. Who withdraws from a place does it there; fire
        towards a place is told of that place."""
        before = self.report.text[max(start, mention.start - 60) : mention.start]
        if draft.kind in VIOLENT and guns_stand(before):
            return True
        if draft.kind == "casualties" and TREATED.search(before):
            return True
        match = AWAY.search(before)
        if match is None or (match["out"] and draft.kind in _LEAVINGS):
            return False
        return not ((match["to"] or match["at"]) and draft.kind in VIOLENT)

    def _speaks(self, mention: Mention, start: int) -> bool:
        """A capital that stands for its government ("the announcement by X", "In X they insist"), not for a place."""
        known = self.context.places.get(PlaceId(mention.id))
        if mention.id not in self.context.capitals or known is None or known.kind == "region":
            return False
        if FACILITY.match(self.report.text, mention.end):
            return False
        before = self.report.text[start : mention.start]
        return not before.strip() or before.strip().lower() in {"in", "but in"} or not LOCATED.search(before)

    def _lies_in(self, inner: PlaceId, outer: PlaceId) -> bool:
        seen: set[PlaceId] = set()
        place = self.context.places.get(inner)
        while place and place.within and place.within not in seen:
            if place.within == outer:
                return True
            seen.add(place.within)
            place = self.context.places.get(place.within)
        return False

    def _referred(self, start: int, end: int) -> PlaceId | None:
        match = None
        for match in REFERENCE.finditer(self.report.text, start, end):
            noun = match[1].lower()
            near = within(self.mentions, max(0, match.start() - _FAR), match.start())
            fitting = [m for m in near if self._answers_to(PlaceId(m.id), noun)]
            if fitting:
                return PlaceId(fitting[-1].id)
        if match and self.focus and self._answers_to(self.focus, match[1].lower()):
            return self.focus
        return None

    def _answers_to(self, place: PlaceId, noun: str) -> bool:
        known = self.context.places.get(place) or self.found.get(place)
        if known is None:
            return False
        if known.kind == noun:
            return True
        return known.kind in NOUNS[noun] and (
            noun in _names_of(known) or known.kind not in {"other", "facility", "region"}
        )

    def _taken_over(self, draft: Draft, reading: Reading) -> PlaceId | None:
        if under := self._under(draft.content.start):
            return under
        placed = [d for d in reading.recent if d.place and d.unit <= draft.unit and not d.background]
        words = self.report.text[draft.content.start : draft.content.end]
        if draft.kind == "withdrawal" or (draft.kind == "demand" and WITHDRAWING.search(words)):
            entered = [d for d in placed if d.kind in POSTURE]
            if entered:
                return entered[-1].place
        same = [d for d in placed if d.paragraph == draft.paragraph]
        if same:
            return same[-1].place
        if named := self._named_before(draft):
            return named
        alike = [d for d in placed if d.type == draft.type and draft.type not in TALK]
        if alike:
            return alike[-1].place
        if self.report.kind is ReportKind.EDITORIAL:
            return self.focus
        return placed[-1].place if placed else self.focus
