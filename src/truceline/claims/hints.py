"""What the tagger adds to the rules: speakers and words that no rule found, and words for events outside the lexicon."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from truceline.claims.attributions import Attribution
from truceline.claims.cues import Act, find_cues
from truceline.claims.discourse import Discourse
from truceline.claims.governed import trim
from truceline.claims.sources import Source, resolve_source
from truceline.claims.triggers import Trigger
from truceline.claims.units import Unit
from truceline.model.actor import Actor
from truceline.model.anchor import Span
from truceline.model.ids import ActorId
from truceline.text.names import slug
from truceline.text.tagger.tagged import Tagged, TaggedAttribution, TaggedEvent

SURE_OF_SPEAKER = 0.5
SURE_OF_EVENT = 0.5
_HINT_WEIGHT = 4
_LEAD = re.compile(r"[\s\"“”„«»'‘’,:;–—-]*(?:that\s+)?[\s\"“”„«»'‘]*", re.IGNORECASE)
_TAIL = re.compile(r"[\s\"“”„«»'’,:;–—-]*$")
_STEMS: tuple[tuple[Act, str], ...] = (
    (Act.OPEN, r"n[o']t (?:rule|exclude)"),
    (Act.DECLINE, r"declin|refus\w* to (?:comment|say|confirm)|no comment|not (?:confirm|comment|verif)"),
    (Act.REJECT, r"reject|dismiss|refut|disput|rebuff|brush"),
    (Act.DENY, r"\bden(?:y|ie|ial)|disown|disavow"),
    (Act.BLAME, r"blam|responsib"),
    (Act.ACCUSE, r"accus|alleg|charg"),
    (Act.DEMAND, r"demand|urg|appeal|call\w* (?:on|for|upon)|request|insist\w* on|order|ask"),
    (Act.WARN, r"warn|threat|caution"),
    (Act.EXPECT, r"expect|hop|predict|promis|pledg|vow|fear|forecast|plan|intend"),
    (Act.CALL, r"\bcall(?!\w* (?:on|for|upon))|describ|brand|term|label|condemn|denounc|regret|welcom|prais|critici"),
    (Act.CONFIRM, r"confirm|acknowledg|admit|admission|conced"),
    (Act.ACCORDING, r"according|in the words|quot\w+ by"),
)
_ACTS = [(act, re.compile(pattern, re.IGNORECASE)) for act, pattern in _STEMS]


@dataclass(frozen=True, slots=True)
class Hints:
    """The tags of one report, to be asked for by unit."""

    attributions: tuple[TaggedAttribution, ...] = ()
    events: tuple[TaggedEvent, ...] = ()

    @classmethod
    def of(cls, tagged: Tagged) -> Hints:
        """Those that the tagger is sure enough of."""
        sure = [a for a in tagged.attributions if a.score >= SURE_OF_SPEAKER and a.source is not None]
        return cls(
            tuple(sorted(sure, key=lambda a: a.cue)), tuple(e for e in tagged.events if e.score >= SURE_OF_EVENT)
        )

    def spoken_in(self, unit: Unit) -> list[TaggedAttribution]:
        """Attributions whose cue stands in the unit."""
        first = bisect_left(self.attributions, unit.start, key=lambda a: a.cue.start)
        last = bisect_left(self.attributions, unit.end, key=lambda a: a.cue.start)
        return list(self.attributions[first:last])

    def events_in(self, unit: Unit) -> list[TaggedEvent]:
        """Events whose words begin in the unit."""
        first = bisect_left(self.events, unit.start, key=lambda e: e.span.start)
        last = bisect_left(self.events, unit.end, key=lambda e: e.span.start)
        return list(self.events[first:last])

    def triggers_in(self, unit: Unit) -> tuple[Trigger, ...]:
        """The events of a unit as triggers, in offsets of the unit's text; lighter than any of the lexicon."""
        return tuple(
            Trigger(e.span.start - unit.start, e.span.end - unit.start, e.type, _HINT_WEIGHT, False)
            for e in self.events_in(unit)
            if e.span.end <= unit.end
        )


def add_tagged(unit: Unit, discourse: Discourse, ruled: list[Attribution], hints: Hints) -> list[Attribution]:
    """The rules' attributions of a unit and those that only the tagger sees, in the order of their cues."""
    added = list(ruled)
    for tagged in hints.spoken_in(unit):
        if not _is_known(tagged, ruled):
            made = _attribution(tagged, unit, discourse)
            if made is not None:
                added.append(made)
                discourse.hear(
                    made.source.actor, made.region.start, person=made.source.person, plural=made.source.plural
                )
    return sorted(added, key=lambda a: a.cue)


def _is_known(tagged: TaggedAttribution, ruled: list[Attribution]) -> bool:
    """A rule has the cue already, or the greater part of the words."""
    for attribution in ruled:
        if attribution.cue.overlaps(tagged.cue):
            return True
        shared = sum(_shared(c, t) for c in attribution.contents for t in tagged.contents)
        if 2 * shared > sum(t.end - t.start for t in tagged.contents):
            return True
    return False


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _attribution(tagged: TaggedAttribution, unit: Unit, discourse: Discourse) -> Attribution | None:
    if tagged.source is None:
        return None
    contents = tuple(c for c in (_bare(unit, content) for content in tagged.contents) if c.end - c.start > 2)
    source = resolve_source(discourse, tagged.source) or _unknown_source(discourse, tagged.source)
    if not contents or source is None:
        return None
    inside = [s for s in (tagged.source, tagged.cue) if s.overlaps(unit.span)]
    region = Span(min(s.start for s in inside), max(s.end for s in inside))
    return Attribution(source=source, cue=tagged.cue, act=_act(unit.cut(tagged.cue)), contents=contents, region=region)


def _bare(unit: Unit, content: Span) -> Span:
    """The words inside the unit, without "that" and without the marks at their edges."""
    start, end = max(content.start, unit.start), min(content.end, unit.end)
    if start >= end:
        return Span(start, start)
    words = unit.cut(Span(start, end))
    lead = _LEAD.match(words)
    tail = _TAIL.search(words)
    begin = start + (lead.end() if lead else 0)
    return trim(unit, Span(begin, max(begin, start + (tail.start() if tail else len(words)))))


def _act(words: str) -> Act:
    cues = find_cues(words)
    if cues and cues[0].act not in {Act.OBSERVE, Act.TOLD_BY, Act.COUNT}:
        return cues[0].act
    return next((act for act, stem in _ACTS if stem.search(words)), Act.SAY)


def _unknown_source(discourse: Discourse, span: Span) -> Source | None:
    """Somebody whom the tagger takes for a speaker although no rule knows what to call him: kept under the text's words."""
    words = re.split(r",| who | which | that ", discourse.report.text[span.start : span.end])[0]
    words = re.sub(r"^(?:the|a|an)\s+|\s+", " ", words, flags=re.IGNORECASE).strip()[:80]
    if not re.search(r"\w{3}", words):
        return None
    where = discourse.report.origin or discourse.report.id
    actor = Actor(id=ActorId(f"unnamed:{slug(words)}:{where}"), name=words, kind="other", known=False)
    return Source(actor.id, span, True, False, actor)
