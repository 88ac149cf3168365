"""Speech acts found in reports: denials, corrections, retractions, admissions, and every way of not answering.

Found from the words alone, whoever found the claims: an act lies on the claim that its words are, or stands by itself
where no claim was made of them ("X did not respond").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from truceline.claims.act_speakers import Doer, find_doers
from truceline.claims.act_words import ActWords, find_act_words, is_partial, scope_of
from truceline.claims.context import Context
from truceline.claims.cues import Act as Cued
from truceline.claims.cues import find_cues
from truceline.claims.discourse import Discourse
from truceline.claims.silence import is_silenced
from truceline.claims.triggers import find_triggers
from truceline.claims.units import Unit, cut_units
from truceline.model.act import DENYING, SILENT, Act, ActKind, ActScope
from truceline.model.actor import Actor
from truceline.model.anchor import Anchor, Span
from truceline.model.claim import Attitude, Claim
from truceline.model.event import Polarity
from truceline.model.ids import ActId, ActorId, ClaimId, ReportId, content_id
from truceline.model.report import Report

_REFUSING = frozenset({Cued.DENY, Cued.REJECT})
_OWN_WORDS = frozenset({ActKind.CORRECTION, ActKind.RETRACTION})
_ON_A_CUE_ONLY = frozenset({ActKind.ADMISSION, ActKind.DENIAL})
_FREE_ADMISSION = re.compile(r"responsibility$|^own|^confess", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acted:
    """Each claim with its act, the acts in reading order, and the speakers that no pack knows."""

    claims: tuple[Claim, ...]
    acts: tuple[Act, ...]
    actors: tuple[Actor, ...]


@dataclass(slots=True)
class _Found:
    acts: list[Act] = field(default_factory=list)
    kinds: dict[ClaimId, ActKind] = field(default_factory=dict)
    actors: dict[ActorId, Actor] = field(default_factory=dict)


def find_acts(claims: Sequence[Claim], reports: Iterable[Report], context: Context) -> Acted:
    """`claims` keep their order. A claim whose act is silent takes no position, whatever its event says."""
    by_report: dict[ReportId, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report].append(claim)
    found = _Found()
    for report in reports:
        _read_report(report, by_report.get(report.id, []), context, found)
    kinds = found.kinds
    told = tuple(replace(c, act=kinds[c.id]) if kinds.get(c.id, c.act) is not c.act else c for c in claims)
    return Acted(claims=told, acts=tuple(found.acts), actors=tuple(found.actors.values()))


def _read_report(report: Report, claims: Sequence[Claim], context: Context, found: _Found) -> None:
    discourse = Discourse.of(report, context)
    ordered = sorted(claims, key=lambda c: (c.content.start, c.content.end, c.id))
    acts: list[Act] = []
    for unit in cut_units(report.text):
        inside = [c for c in ordered if c.content.start < unit.end and unit.start < _first(c, unit)]
        for words in find_act_words(unit.masked):
            acts += _acts_of(
                ActWords(words.start + unit.start, words.end + unit.start, words.kind), unit, inside, discourse, found
            )
        for claim in inside:
            if claim.speaker_anchor is not None:
                person = context.kind_of(claim.speaker) == "person"
                discourse.hear(claim.speaker, claim.speaker_anchor.start, person=person, plural=False)
    marked = {act.claim for act in acts}
    acts += [_denial(c, report, None) for c in ordered if c.attitude is Attitude.DENY and c.id not in marked]
    seen: set[ActId] = set()
    for act in sorted(acts, key=lambda a: (a.cue.start, a.content.start, a.id)):
        if act.id not in seen:
            seen.add(act.id)
            found.acts.append(act)
            if act.claim is not None:
                found.kinds.setdefault(act.claim, act.kind)


def _first(claim: Claim, unit: Unit) -> int:
    return max(claim.content.end, claim.cue.end if claim.cue else 0) if claim.content.start < unit.end else 0


def _acts_of(words: ActWords, unit: Unit, claims: Sequence[Claim], discourse: Discourse, found: _Found) -> list[Act]:
    report = discourse.report
    on = _claims_on(words, claims, report)
    if words.kind in DENYING:
        return [_denial(c, report, words, unit) for c in on if _denies(c)]
    if words.kind in _ON_A_CUE_ONLY:
        cued = [c for c in on if c.cue is not None and _overlap(c.cue.span, words)]
        if cued:
            return [_act(c, words, _doer(c), discourse.report, unit) for c in cued]
        if not _FREE_ADMISSION.search(report.text[words.start : words.end]):
            return []
    cued = [c for c in on if c.cue is not None and _overlap(c.cue.span, words)]
    if cued:
        return [_act(c, words, _doer(c), report, unit) for c in cued]
    claim = min(on, key=lambda c: (c.content.end - c.content.start, c.content.start, c.id), default=None)
    doers = find_doers(words, unit, claim, claims, discourse)
    for doer in doers:
        if doer.found is not None:
            found.actors.setdefault(doer.actor, doer.found)
    return [_act(claim, words, doer, report, unit) for doer in doers]


def _claims_on(words: ActWords, claims: Sequence[Claim], report: Report) -> list[Claim]:
    """The claims that the act's words are: governed by them, or holding them without an event of their own outside."""
    on = []
    for claim in claims:
        cued = claim.cue is not None and _overlap(claim.cue.span, words)
        named = claim.speaker_anchor is not None and _overlap(claim.speaker_anchor.span, words)
        if (
            cued
            or (named and words.kind is ActKind.UNVERIFIED)
            or (_overlap(claim.content.span, words) and _is_the_act(claim, words, report))
        ):  # "unconfirmed reports spoke of ten"
            on.append(claim)
    return on


def _is_the_act(claim: Claim, words: ActWords, report: Report) -> bool:
    if claim.event.type in {"comment", "other"} or words.kind not in SILENT:
        return True
    content = claim.content
    if words.kind is ActKind.UNVERIFIED and report.text[words.start : words.end].lower().startswith("un"):
        return claim.speaker_anchor is None
    triggers = [t for t in find_triggers(content.quote) if t.type == claim.event.type]
    return bool(triggers) and all(is_silenced(content.quote, t.start) for t in triggers)


def _denies(claim: Claim) -> bool:
    """Whether the claim is a denial, that of a denial or of a "not" included, which say nothing negative."""
    if claim.attitude is Attitude.DENY:
        return True
    return claim.cue is not None and any(cue.act in _REFUSING for cue in find_cues(claim.cue.quote))


def _denial(claim: Claim, report: Report, words: ActWords | None, unit: Unit | None = None) -> Act:
    """A denial by a claim; its cue is the denying words, or the content where it denies without them."""
    cue = claim.cue or (Anchor.at(report.text, words.start, words.end) if words is not None else claim.content)
    said = f"{cue.quote} {claim.content.quote}" if not claim.content.span.contains(cue.span) else claim.content.quote
    after = report.text[claim.content.end : max(unit.end, claim.content.end)] if unit is not None else ""
    kind = ActKind.PARTIAL_DENIAL if is_partial(claim.content.quote, after) else ActKind.DENIAL
    if claim.event.polarity is Polarity.HAPPENED and claim.event.type not in {"comment", "other"}:
        scope = ActScope.EVENT
    else:
        scope = scope_of(said)
    return _made(claim, kind, scope, cue, report, doer=_doer(claim))


def _act(claim: Claim | None, words: ActWords, doer: Doer, report: Report, unit: Unit) -> Act:
    cue = Anchor.at(report.text, words.start, words.end)
    said = claim.content.quote if claim is not None else unit.text
    scope = scope_of(said) if words.kind in _OWN_WORDS else ActScope.EVENT
    content = claim.content if claim is not None else Anchor.at(report.text, *_tidy(unit))
    if claim is not None and not (content.start <= cue.start and cue.end <= content.end):
        content = Anchor.at(report.text, min(content.start, cue.start), max(content.end, cue.end))
    return _made(claim, words.kind, scope, cue, report, doer=doer, content=content)


def _made(
    claim: Claim | None,
    kind: ActKind,
    scope: ActScope,
    cue: Anchor,
    report: Report,
    *,
    doer: Doer,
    content: Anchor | None = None,
) -> Act:
    content = content or (claim.content if claim is not None else cue)
    anchor = Anchor.at(report.text, *doer.span) if doer.span is not None else None
    return Act(
        id=ActId(content_id("s", report.id, cue.start, cue.end, doer.actor, kind.value, claim.id if claim else None)),
        report=report.id,
        speaker=doer.actor,
        speaker_anchor=anchor,
        cue=cue,
        content=content,
        kind=kind,
        scope=scope,
        claim=claim.id if claim is not None else None,
    )


def _doer(claim: Claim) -> Doer:
    return Doer(claim.speaker, claim.speaker_anchor.span if claim.speaker_anchor is not None else None)


def _overlap(span: Span, words: ActWords) -> bool:
    return span.start < words.end and words.start < span.end


def _tidy(unit: Unit) -> Span:
    words = unit.text
    return Span(unit.start + len(words) - len(words.lstrip()), unit.start + len(words.rstrip()))
