"""What the tagger adds to the rules: speakers and words that no rule found, and events outside the lexicon."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from truceline.claims.attributions import Attribution
from truceline.claims.cues import Act, find_cues
from truceline.claims.discourse import Discourse
from truceline.claims.governed import trim
from truceline.claims.own_voice import SPEAKS_THROUGHOUT
from truceline.claims.sources import Source, resolve_source
from truceline.claims.triggers import Trigger
from truceline.claims.units import Unit
from truceline.model.actor import Actor
from truceline.model.anchor import Span
from truceline.model.ids import ActorId
from truceline.text.names import slug
from truceline.text.tagger.tagged import Tagged, TaggedAttribution, TaggedEvent

SURE_OF_SPEAKER = 0.5
SURE_OF_EVENT = 0.6
SURE_IN_OWN_PAPER = 0.8
"""In a statement, a bulletin or an editorial most words are the author's own."""
HINT_WEIGHT = 0
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
_IMPERSONAL = re.compile(
    r"\W*(?:neither|nobody|no one|none|nothing|one|no|nor|few|(?:all )?available|which|who|that|this|these|those|there|"
    r"what|(?:the )?(?:data|evidence|facts|findings|information|experience|history|figures|pictures|images))\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\W*(?:the|its|their|our|his|her)\s+(?:\w+ ){0,2}(?:ministry|administration|office|desk|service|command|"
    r"headquarters|staff|council|authorit(?:y|ies)|government|mission|commission|centre|center|army|navy|guard|bureau|"
    r"department|agency|directorate|spokes\w+)\W*$",
    re.IGNORECASE,
)
_NO_SAYING = re.compile(
    r"\b(?:should|ought|must|citing|show\w*|agree[ds]?|count(?:ed|s)?|saw|seen|sees?|heard|hears?|sign\w*|"
    r"abid\w+|(?:was|were|is|are|been|being) (?:asked|told|ordered|urged|warned|invited))\b",
    re.IGNORECASE,
)
"""Deeds, perceptions, opinions of what somebody ought to say, and people who are spoken to."""
_UNSAID = re.compile(r"n['’]t\b|\b(?:not|unable|never|cannot|no|declin|refus)\b", re.IGNORECASE)
_ACTS = [(act, re.compile(pattern, re.IGNORECASE)) for act, pattern in _STEMS]


@dataclass(frozen=True, slots=True)
class Hints:
    """The tags of one report, to be asked for by unit. `found_by` names the tagger, as `name/version`."""

    found_by: str
    attributions: tuple[TaggedAttribution, ...] = ()
    events: tuple[TaggedEvent, ...] = ()
    contents: tuple[Span, ...] = ()

    @classmethod
    def of(cls, tagged: Tagged, found_by: str) -> Hints:
        """Those that the tagger is sure enough of."""
        sure = [a for a in tagged.attributions if a.score >= SURE_OF_SPEAKER and a.source is not None]
        events = tuple(e for e in tagged.events if e.score >= SURE_OF_EVENT)
        contents = tuple(sorted(c for a in sure for c in a.contents))
        return cls(found_by, tuple(sorted(sure, key=lambda a: a.cue)), events, contents)

    def finder_of(self, attribution: Attribution | None, trigger: Trigger | None) -> str | None:
        """The tagger's name where the words or the event are its finding; None where the rules saw both."""
        tagged = attribution is not None and attribution.tagged is not None
        return self.found_by if tagged or (trigger is not None and trigger.weight == HINT_WEIGHT) else None

    def spoken_in(self, unit: Unit) -> list[TaggedAttribution]:
        """Attributions whose cue stands in the unit."""
        first = bisect_left(self.attributions, unit.start, key=lambda a: a.cue.start)
        last = bisect_left(self.attributions, unit.end, key=lambda a: a.cue.start)
        return list(self.attributions[first:last])

    def heard_at(self, cue: Span) -> TaggedAttribution | None:
        """The attribution whose cue shares words with this one."""
        at = bisect_left(self.attributions, cue.end, key=lambda a: a.cue.start) - 1
        return self.attributions[at] if at >= 0 and self.attributions[at].cue.end > cue.start else None

    def hear_speaker(self, words: Span) -> bool:
        """Whether somebody is made to say the greater part of these words."""
        first = bisect_left(self.contents, words.start, key=lambda c: c.end)
        shared = 0
        for content in self.contents[first:]:
            if content.start >= words.end:
                break
            shared += _shared(content, words)
        return 2 * shared > words.end - words.start

    def events_in(self, unit: Unit) -> list[TaggedEvent]:
        """Events whose words begin in the unit."""
        first = bisect_left(self.events, unit.start, key=lambda e: e.span.start)
        last = bisect_left(self.events, unit.end, key=lambda e: e.span.start)
        return list(self.events[first:last])

    def triggers_in(self, unit: Unit) -> tuple[Trigger, ...]:
        """The events of a unit as triggers, in offsets of the unit's text; lighter than any of the lexicon."""
        return tuple(
            Trigger(e.span.start - unit.start, e.span.end - unit.start, e.type, HINT_WEIGHT, False)
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
    if tagged.source is None or _IMPERSONAL.match(_words(discourse, tagged.source)):
        return None
    # What a ministry, a monitor or a paper says of itself in its own text is its own voice; the rules read that.
    own_paper = discourse.report.kind in SPEAKS_THROUGHOUT
    if _NO_SAYING.search(unit.cut(tagged.cue)) or (own_paper and tagged.score < SURE_IN_OWN_PAPER):
        return None
    contents = tuple(c for c in (_bare(unit, content) for content in tagged.contents) if c.end - c.start > 2)
    source = resolve_source(discourse, tagged.source)
    if source is None or source.found is not None:
        source = _body_spoken_of(discourse, tagged.source) or source or _unknown_source(discourse, tagged.source)
    if not contents or source is None or (own_paper and source.actor == discourse.report.voice):
        return None
    act = _act(unit.cut(tagged.cue))
    if act is Act.DECLINE:
        contents = (Span(max(tagged.cue.start, unit.start), max(c.end for c in (tagged.cue, *contents))),)
    inside = [s for s in (tagged.source, tagged.cue) if s.overlaps(unit.span)]
    region = Span(min(s.start for s in inside), max(s.end for s in inside))
    return Attribution(
        source=source,
        cue=tagged.cue,
        act=act,
        contents=contents,
        region=region,
        tagged=tagged.score,
    )


def _body_spoken_of(discourse: Discourse, span: Span) -> Source | None:
    """ "the administration", "its press desk": the body that the text spoke of last."""
    words = _words(discourse, span)
    if not _BODY.match(words):
        return None
    body = discourse.meant_by_body(words, span.start) or discourse.meant_by_pronoun("it", span.start)
    return Source(body, span, False, False) if body else None


def _words(discourse: Discourse, span: Span) -> str:
    return discourse.report.text[span.start : span.end]


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
    if _UNSAID.search(words) and not re.search(r"rule|exclude|\bden|dispute", words, re.IGNORECASE):
        return Act.DECLINE
    cues = find_cues(words)
    if cues and cues[0].act not in {Act.OBSERVE, Act.TOLD_BY, Act.COUNT}:
        return cues[0].act
    return next((act for act, stem in _ACTS if stem.search(words)), Act.SAY)


def _unknown_source(discourse: Discourse, span: Span) -> Source | None:
    """Somebody whom the tagger takes for a speaker although no rule knows what to call him: named as the text does."""
    words = re.split(r",| who | which | that ", _words(discourse, span))[0]
    words = re.sub(r"^(?:the|a|an)\s+|\s+", " ", words, flags=re.IGNORECASE).strip()[:80]
    if not re.search(r"\w{3}", words):
        return None
    where = discourse.report.origin or discourse.report.id
    actor = Actor(id=ActorId(f"unnamed:{slug(words)}:{where}"), name=words, kind="other", known=False)
    return Source(actor.id, span, True, False, actor)
