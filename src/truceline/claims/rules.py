"""The extractor `rules`: lexicons and hand-written rules, for English prose, offline and without any model."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from truceline.claims.act_words import is_superseded
from truceline.claims.attributions import Attribution, find_attributions
from truceline.claims.confidence import confidence_of, signs_of
from truceline.claims.context import Context
from truceline.claims.counts import count_quantities
from truceline.claims.cues import Act
from truceline.claims.denied import is_denied_twice, is_of_words, only_tells_of_denying
from truceline.claims.discourse import Discourse
from truceline.claims.drafts import TALK, Draft, Reading
from truceline.claims.hints import Hints, add_tagged
from truceline.claims.located import touching
from truceline.claims.own_voice import SPEAKS_THROUGHOUT, draft_own_voice, is_subheading, row_total
from truceline.claims.places import PlaceReader
from truceline.claims.quoted import draft_attribution
from truceline.claims.roles import actor_of, target_of
from truceline.claims.settling import settle_kind
from truceline.claims.silence import is_silenced
from truceline.claims.stance import attitude_of, polarity_of
from truceline.claims.times import TimeReader
from truceline.claims.triggers import UNSETTLED
from truceline.claims.units import Unit, cut_units
from truceline.model.actor import Actor
from truceline.model.anchor import Anchor, Span
from truceline.model.claim import Claim
from truceline.model.event import Event, Polarity
from truceline.model.ids import ActorId, ClaimId, content_id
from truceline.model.place import Place
from truceline.model.report import Report, ReportKind
from truceline.text.point_numbers import speaks_of_points
from truceline.text.points import find_judgements
from truceline.text.verdict_holders import is_held
from truceline.text.verdicts import Verdict

NAME = "rules"
VERSION = "2"
LABEL = f"{NAME}/{VERSION}"
_MATTER_OF_RECORD = frozenset({"agreement_signed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one report yields: its claims, and the actors and places that no pack knows.

    `signs` says for each claim what its confidence follows from.
    """

    claims: tuple[Claim, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    signs: dict[ClaimId, tuple[str, ...]]


def read_claims(
    report: Report, context: Context, about: date | None = None, *, hints: Hints | None = None
) -> Extraction:
    """Every claim of a report, in reading order; anchors point into `report.text`. `hints` add to what is found."""
    discourse = Discourse.of(report, context)
    places = PlaceReader.of(report, context, discourse.mentions)
    times = TimeReader.of(report, context.tz, about=about)
    speaks = report.kind in SPEAKS_THROUGHOUT
    verdicts = _verdicts_of(report, discourse, speaks=speaks)
    reading = Reading()
    actors: dict[ActorId, Actor] = {}
    last_quoted: Attribution | None = None
    for number, plain in enumerate(cut_units(report.text)):
        if is_subheading(plain, report):
            continue
        unit = plain if hints is None else replace(plain, hints=hints.triggers_in(plain))
        attributions = find_attributions(unit, discourse)
        if hints is not None:
            attributions = add_tagged(unit, discourse, attributions, hints)
        for attribution in attributions:
            if attribution.source.found:
                actors[attribution.source.found.id] = attribution.source.found
            if attribution.contents:
                last_quoted = attribution
        if not attributions and last_quoted and _stands_in_quotes(unit):
            attributions = [_continued(last_quoted, unit)]
        for attribution in attributions:
            for draft in draft_attribution(attribution, number, unit, discourse, reading):
                _weigh(draft, report, attribution, hints)
                _fill(draft, unit, discourse, reading, places, times)
        for draft in draft_own_voice(unit, attributions, number, discourse, reading, verdicts=verdicts):
            _weigh(draft, report, None, hints)
            _fill(draft, unit, discourse, reading, places, times)
    drafts = _without_doubles(reading.drafts)
    return Extraction(
        claims=tuple(_claim(draft, report) for draft in drafts),
        actors=tuple(actors.values()),
        places=tuple(places.found.values()),
        signs={_claim_id(draft, report): draft.signs for draft in drafts},
    )


def _verdicts_of(report: Report, discourse: Discourse, *, speaks: bool) -> list[Verdict]:
    """A text's own verdicts on an agreement's points; of news only those of which it tells whose they are."""
    if not speaks and not speaks_of_points(report.text):
        return []
    verdicts = find_judgements(report.text, discourse.context.pack.agreements, judging=True)
    return verdicts if speaks else [v for v in verdicts if v.about and is_held(report.text, v, discourse.mentions)]


def _weigh(draft: Draft, report: Report, attribution: Attribution | None, hints: Hints | None) -> None:
    """Who found it and how sure that is; asked before the parts that depend on other claims are filled in."""
    if hints is not None:
        draft.found_by = hints.finder_of(attribution, draft.trigger)
    draft.signs = signs_of(draft, report, attribution, hints)
    draft.confidence = confidence_of(draft.signs)


def _stands_in_quotes(unit: Unit) -> bool:
    quoted = sum(min(q.end, unit.end) - max(q.start, unit.start) for q in unit.quotes)
    return quoted >= 0.8 * (unit.end - unit.start)


def _continued(last: Attribution, unit: Unit) -> Attribution:
    """A quotation without a cue of its own goes on in the voice of the last one."""
    inner = tuple(Span(max(q.inner.start, unit.start), min(q.inner.end, unit.end)) for q in unit.quotes)
    return Attribution(
        source=last.source, cue=last.cue, act=Act.SAY, contents=inner, region=Span(unit.start, unit.start), via=last.via
    )


def _fill(
    draft: Draft, unit: Unit, discourse: Discourse, reading: Reading, places: PlaceReader, times: TimeReader
) -> None:
    """Everything about the event, in the order in which the parts need each other; the draft joins the reading."""
    report, context = discourse.report, discourse.context
    words = report.text[draft.content.start : draft.content.end]
    if _is_only_of_words(draft, words):
        draft.type, draft.trigger = "comment", None
    if draft.type in UNSETTLED:
        draft.type = settle_kind(draft.type, report, draft.content.start)
    draft.place, draft.placed = places.place_of(draft, unit, reading)
    draft.time, draft.dated = times.time_of(draft, unit, reading)
    draft.actor = actor_of(draft, discourse, reading)
    draft.target = target_of(draft, discourse)
    if draft.answers is not None:
        draft.place = draft.place if draft.placed else draft.answers.place
        draft.time = draft.time if draft.dated else draft.answers.time or draft.time
        draft.actor = draft.actor or draft.answers.actor
    trigger_at = None
    if draft.trigger:
        trigger_at = (draft.trigger.start - draft.content.start, draft.trigger.end - draft.content.start)
    draft.polarity = polarity_of(draft, words, trigger_at)
    draft.attitude = attitude_of(
        draft,
        words,
        context,
        statement=report.kind is ReportKind.STATEMENT,
        monitor=report.kind is ReportKind.MONITOR and draft.speaker == report.voice,
        editorial=report.kind is ReportKind.EDITORIAL,
    )
    named = (places.mentions, discourse.mentions, times.mentions)
    skip = tuple(Span(m.start, m.end) for known in named for m in touching(known, *draft.content))
    draft.quantities = count_quantities(report.text, draft.content, draft.kind, skip)
    if draft.own_voice and report.kind is ReportKind.MONITOR:
        draft.quantities = row_total(words) or draft.quantities
    if draft.kind == "casualties" and draft.polarity is Polarity.DID_NOT:
        draft.quantities = tuple(q for q in draft.quantities if q.min != 1)
    draft.background = _is_background(draft, times, reading)
    reading.drafts.append(draft)


def _is_only_of_words(draft: Draft, words: str) -> bool:
    """Whether the trigger only names what somebody denies, does not answer or takes back: nothing is said of it."""
    if draft.trigger is None:
        return False
    if (draft.own_voice and is_superseded(words)) or is_denied_twice(words):
        return True
    start = draft.content.start
    if draft.type == "withdrawal" and is_of_words(words, draft.trigger.end - start):
        return True
    if draft.act in {Act.DENY, Act.REJECT, Act.DEMAND} or draft.type in TALK:
        return False
    at = draft.trigger.start - start
    return only_tells_of_denying(words, at) or is_silenced(words, at)


def _is_background(draft: Draft, times: TimeReader, reading: Reading) -> bool:
    if draft.dated:
        return times.is_old(draft.time)
    if draft.own_voice and draft.kind in _MATTER_OF_RECORD:
        return True
    last = reading.drafts[-1] if reading.drafts else None
    carries_on = last is not None and last.background and draft.own_voice and last.unit >= draft.unit - 1
    return times.is_old(draft.time) or bool(carries_on and last and last.paragraph == draft.paragraph)


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """One claim for one speaker, stretch and kind of event."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for draft in drafts:
        key = (draft.content, draft.kind, draft.speaker)
        if key not in seen and draft.content.end > draft.content.start:
            seen.add(key)
            kept.append(draft)
    return kept


def _claim(draft: Draft, report: Report) -> Claim:
    text = report.text
    return Claim(
        id=_claim_id(draft, report),
        report=report.id,
        speaker=draft.speaker,
        via=draft.via,
        speaker_anchor=Anchor.at(text, *draft.speaker_span) if draft.speaker_span else None,
        cue=Anchor.at(text, *draft.cue_span) if draft.cue_span else None,
        content=Anchor.at(text, *draft.content),
        direct=draft.direct,
        attitude=draft.attitude,
        event=Event(
            type=draft.kind,
            polarity=draft.polarity,
            actor=draft.actor,
            target=draft.target,
            place=draft.place,
            time=draft.time,
            quantities=draft.quantities,
        ),
        background=draft.background,
        extractor=draft.found_by or LABEL,
        confidence=draft.confidence,
    )


def _claim_id(draft: Draft, report: Report) -> ClaimId:
    return ClaimId(content_id("c", report.id, draft.content.start, draft.content.end, draft.speaker, draft.kind))
