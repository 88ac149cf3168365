"""Counts in sentences: each figure with its own time, place and doer, or those of the figure before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from truceline.compliance.count_doers import Doer
from truceline.compliance.tallies import Page, Tally
from truceline.model.anchor import Span
from truceline.model.claim import Claim
from truceline.model.event import Polarity
from truceline.model.ids import PlaceId
from truceline.model.period import Period
from truceline.text.sentences import split_sentences
from truceline.text.violation_counts import CountMention, find_counts, find_shares
from truceline.text.violation_units import BREACHES

_NUMBER_REACH = 12
_NEXT_SENTENCE = 4


class _Last(NamedTuple):
    """The count that the sentence before gives, and where that sentence ends."""

    mention: CountMention
    tally: Tally
    end: int


class _Setting(NamedTuple):
    """Where a figure stands, where its own time and doer stand, and the sentence up to what it is set beside."""

    at: Span
    scope: Span
    own: Span


@dataclass(slots=True)
class _Reading:
    """One sentence, half read: `before` is the last figure of it, `taken` starts of times and places that have one;
    `divided` where figures of it name doers of their own."""

    span: Span
    own: Span
    last: _Last | None
    divided: bool
    before: Tally | None = None
    taken: set[int] = field(default_factory=set)


def read_sentences(page: Page) -> Iterator[Tally]:
    """In the order of the text; rows of tables are left out."""
    last: _Last | None = None
    for sentence in split_sentences(page.report.text):
        words = page.report.text[sentence.start : sentence.end]
        if "\t" in words:
            continue
        if last is not None and not 0 <= sentence.start - last.end < _NEXT_SENTENCE:
            last = None
        mentions = find_counts(words)
        if last is not None:
            shares = find_shares(words, last.mention)
            yield from _read_shares(page, shares, sentence, last.tally)
            mentions = [m for m in mentions if not any(m.start < s.end and s.start < m.end for s in shares)]
        for mention, tally in _read_sentence(page, mentions, sentence, last):
            yield tally
            if not mention.compared and not mention.share:
                last = _Last(mention, tally, sentence.end)


def _read_sentence(
    page: Page, mentions: Sequence[CountMention], sentence: Span, last: _Last | None
) -> Iterator[tuple[CountMention, Tally]]:
    beside = next((m.start for m in mentions if m.compared), sentence.end - sentence.start)
    own = Span(sentence.start, sentence.start + beside)
    named = {page.doers.in_words(page.report.text, *_spans(m, sentence)) for m in mentions if not m.compared}
    reading = _Reading(sentence, own, last, divided=len(named - {None}) > 1)
    for mention in mentions:
        tally = _read_mention(page, mention, reading)
        if tally is not None:
            yield mention, tally
            reading.before = tally if not mention.compared else reading.before


def _read_mention(page: Page, mention: CountMention, reading: _Reading) -> Tally | None:
    sentence = reading.span
    scope, at = _spans(mention, sentence)
    claim = page.claim_of(at, sentence)
    if claim is None or (claim.event.polarity is Polarity.DID_NOT and mention.max != 0):
        return None
    if mention.unit not in BREACHES and page.calendar.names_an_hour(sentence):
        return None
    setting = _Setting(at, scope, reading.own)
    before = reading.before
    last = reading.last.tally if reading.last and reading.last.tally.claim.speaker == claim.speaker else None
    period = _period_of(page, mention, setting, claim=claim, reading=reading) or (last.period if last else None)
    if period is None or (mention.compared and before is None):
        return None
    side, accused = _doer(page, setting, claim, reading, last)
    places = _places(page, setting, reading.taken) or (before.places if before else ())
    if before is not None and (mention.compared or mention.share):
        side, accused, places = before.side, before.accused, before.places
    return Tally(
        report=page.report, claim=claim, anchor=page.anchor(at), printed=mention.printed, period=period,
        min=mention.min, max=mention.max, approx=mention.approx, unit=mention.unit, kind=mention.kind, side=side,
        accused=accused, places=places,
    )  # fmt: skip


def _spans(mention: CountMention, sentence: Span) -> tuple[Span, Span]:
    """Its scope and the figure itself, in the report's text."""
    scope = Span(sentence.start + mention.scope.start, sentence.start + mention.scope.end)
    return scope, Span(sentence.start + mention.start, sentence.start + mention.end)


def _doer(page: Page, setting: _Setting, claim: Claim, reading: _Reading, last: Tally | None) -> Doer:
    """Its own words', else the claim's, or the one before's; of the whole of what both did, nobody."""
    own = page.doers.in_words(page.report.text, setting.scope, setting.at)
    if own is not None or reading.divided:
        return own or (None, None)
    stated = page.doers.of_claim(claim)
    if stated != (None, None):
        return stated
    beside = reading.before
    before = beside if beside is not None and beside.claim.speaker == claim.speaker else last
    return (before.side, before.accused) if before is not None else (None, None)


def _period_of(
    page: Page, mention: CountMention, setting: _Setting, *, claim: Claim, reading: _Reading
) -> Period | None:
    at, scope, own = setting
    before = reading.before
    if mention.compared:
        return _compared(page, Span(at.end, scope.end), claim, reading)
    if mention.share and before is not None:
        return before.period
    ahead = page.report.text[scope.start : at.start]
    if page.calendar.is_of_previous(ahead):
        base = before or (reading.last.tally if reading.last else None)
        return page.calendar.before(ahead, base.period) if base else None
    for where in (Span(scope.start, at.start), Span(at.end, scope.end), *(() if before else (own,))):
        stated = page.calendar.stated(where, claim, taken=reading.taken)
        if stated is not None:
            reading.taken.add(stated.start)
            return page.calendar.period_of(stated)
    if before is not None:
        return before.period
    return page.calendar.unstated(claim, own, breaches=mention.unit in BREACHES)


def _compared(page: Page, behind: Span, claim: Claim, reading: _Reading) -> Period | None:
    """When the figure was counted that another is set beside: before the other, or not at all."""
    before = reading.before
    if before is None:
        return None
    words = page.report.text[max(before.anchor.end, behind.start - 60) : behind.end]
    period = page.calendar.before(words, before.period)
    if period is None:
        near = Span(behind.start - _NUMBER_REACH, behind.end)
        stated = page.calendar.stated(near, claim, taken=reading.taken)
        if stated is None:
            return None
        reading.taken.add(stated.start)
        period = page.calendar.period_of(stated)
        if period is not None and stated.start < behind.start:  # "after twelve on Thursday" is no hour
            period = Period.of_day(period.first_day)
    return period if period is not None and period.last_day < before.period.last_day else None


def _places(page: Page, setting: _Setting, taken: set[int]) -> tuple[PlaceId, ...]:
    """The places before the figure, else those behind it; none that an earlier figure of the sentence has."""
    at, scope, _ = setting
    for where in (Span(scope.start, at.start), Span(at.end, scope.end)):
        found = [m for m in page.places_in(where) if m[0] not in taken]
        if found:
            taken.update(start for start, _ in found)
            return tuple(dict.fromkeys(place for _, place in found))
    return ()


def _read_shares(page: Page, shares: Sequence[CountMention], sentence: Span, whole: Tally) -> Iterator[Tally]:
    for share in shares:
        at = Span(sentence.start + share.start, sentence.start + share.end)
        yield replace(
            whole,
            claim=page.claim_of(at, sentence) or whole.claim,
            anchor=page.anchor(at),
            printed=f"{whole.printed}: {share.kind}",
            min=share.min,
            max=share.max,
            approx=share.approx,
            kind=share.kind,
        )
