"""Judgements on an agreement's points in running prose: by number, by what was named before, or by subject."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from truceline.model.agreement import Agreement
from truceline.model.anchor import Span
from truceline.text.point_topics import LEADING, MEANS_IT, THE_POINT, Topic, follow_points
from truceline.text.point_walks import LEAST_WALK, OPENING, FoundBy, PointPassage
from truceline.text.subjects import Subjects, choose_agreement, names_other_text, stems
from truceline.text.verdict_hints import shifted, weigh_description
from truceline.text.verdicts import EXPLICIT, FAINT, Verdict, find_verdicts

PROVISIONS_ON = re.compile(
    r"\b(?:provisions?|clauses?|articles?|points?|paragraphs?|commitments?|obligations?|undertakings?|promises?)\s+"
    r"(?:on|about|concerning|regarding|relating\s+to|as\s+to)\s+(?P<subjects>[^.;:]{3,160})",
    re.IGNORECASE,
)
_AND_ON = re.compile(r",|\band\b", re.IGNORECASE)
_BREAK = re.compile(r"[,;:(]\s")


def find_in_prose(
    text: str,
    agreements: Sequence[Agreement],
    main: Agreement | None,
    verdicts: Sequence[Verdict],
    *,
    walk: Sequence[PointPassage],
    judging: bool,
) -> list[PointPassage]:
    """A passage for each verdict outside the `walk`'s passages on the same point."""
    topics = follow_points(text)
    passages = [
        passage
        for verdict in verdicts
        for passage in _named(text, verdict, topics, agreements, main)
        if (judging or passage.start <= verdict.about[0].start or THE_POINT.search(text, *verdict.span))
        and not _within(verdict, walk, passage.provision)
    ]
    if main is None:
        return passages
    passages += _swept(text, verdicts, topics, main, passages)
    passages += _by_named_subject(text, verdicts, topics, main)
    if judging and not walk:
        passages += _all_by_subject(text, verdicts, topics, main, passages)
    if len({p.provision for p in passages if p.agreement == main.id}) >= LEAST_WALK:
        passages = [replace(passage, walk=True) for passage in passages]
        passages += _described(text, topics, main, passages=[*passages, *walk])
    return passages


def resolve(number: str, numbers: Sequence[str]) -> str:
    """The number of a point that is counted from the end; others as they are."""
    return numbers[int(number)] if number.startswith("-") and -int(number) <= len(numbers) else number


def _named(
    text: str, verdict: Verdict, topics: Sequence[Topic], agreements: Sequence[Agreement], main: Agreement | None
) -> list[PointPassage]:
    sentence = _topic_at(topics, verdict.cue.start).sentence
    passages = []
    for mention in verdict.about:
        if mention.start < sentence.start and verdict.weight < EXPLICIT:
            continue
        end = _topic_at(topics, mention.start).sentence.end
        after = _BREAK.split(text[mention.end : end], maxsplit=1)[0]
        named = choose_agreement(after, agreements) if len(agreements) > 1 else None
        agreement = named or main
        if agreement is None or names_other_text(after, agreement):
            continue
        numbers = [provision.number for provision in agreement.provisions]
        number = resolve(mention.number, numbers)
        if number in numbers:
            passages.append(_passage(sentence, agreement, number, found_by=FoundBy.NUMBER, verdict=verdict))
    return passages


def _swept(
    text: str, verdicts: Sequence[Verdict], topics: Sequence[Topic], main: Agreement, passages: Sequence[PointPassage]
) -> list[PointPassage]:
    """The points that a judgement on all but some leaves to be judged alike: "all but the third are kept"."""
    found = []
    for verdict in verdicts:
        if verdict.rest is None:
            continue
        sentence = _topic_at(topics, verdict.cue.start).sentence
        numbers = [provision.number for provision in main.provisions]
        named = {p.provision for p in passages if p.verdicts[0] is verdict}
        swept = replace(verdict, status=verdict.rest, about=())
        found += [
            _passage(sentence, main, number, found_by=FoundBy.NUMBER, verdict=swept)
            for number in numbers
            if named and number not in named
        ]
    return found


def _by_named_subject(
    text: str, verdicts: Sequence[Verdict], topics: Sequence[Topic], main: Agreement
) -> list[PointPassage]:
    """Points that are called by their subjects: "the provisions on the causeway and on the prisoners are observed"."""
    subjects = Subjects(main)
    found = []
    for verdict in verdicts:
        match = None if verdict.about else PROVISIONS_ON.search(text, verdict.start, verdict.cue.start)
        if match is None:
            continue
        named = {subjects.best(stems(part)) for part in _AND_ON.split(match.group("subjects"))}
        sentence = _topic_at(topics, verdict.cue.start).sentence
        found += [
            _passage(sentence, main, number, found_by=FoundBy.SUBJECT, verdict=verdict)
            for number in subjects.numbers
            if number in named and subjects.titles[number] & stems(match.group("subjects"))
        ]
    return found


def _within(verdict: Verdict, walk: Sequence[PointPassage], provision: str) -> bool:
    return any(passage.provision == provision and passage.start <= verdict.start < passage.end for passage in walk)


def _all_by_subject(
    text: str,
    verdicts: Sequence[Verdict],
    topics: Sequence[Topic],
    main: Agreement,
    passages: Sequence[PointPassage],
) -> list[PointPassage]:
    """Nothing unless the text goes through several points, or its subjects may as well be those of the news."""
    subjects = Subjects(main)
    judged = {p.provision for p in passages if p.agreement == main.id and p.verdicts[0].weight >= EXPLICIT}
    if not judged and not subjects.named_in(text):
        return []
    bare = [v for v in verdicts if v.weight >= EXPLICIT and not v.about]
    if subjects.named_in(text):
        bare += _on_subjects(text, verdicts, topics, subjects)
    found = [passage for v in bare for passage in _by_subject(text, v, topics, main, subjects)]
    return found if len(judged | {p.provision for p in found}) >= LEAST_WALK else []


def _on_subjects(text: str, verdicts: Sequence[Verdict], topics: Sequence[Topic], subjects: Subjects) -> list[Verdict]:
    """What the sentences that begin with a point's subject say of it in idioms, where they judge in no other words."""
    found = []
    for topic in topics:
        start, end = topic.sentence
        if topic.question or topic.named or any(start <= v.start < end and v.weight >= EXPLICIT for v in verdicts):
            continue
        if subjects.best(stems(text[start : min(end, start + OPENING)])) is not None:
            judged = find_verdicts(text[start:end], on_point=True)
            found += [shifted(v, start) for v in judged if v.weight > FAINT and not v.about]
    return found


def _by_subject(
    text: str, verdict: Verdict, topics: Sequence[Topic], main: Agreement, subjects: Subjects
) -> list[PointPassage]:
    """The point whose subject stands before the judging words, or in the sentence before where they say "It"."""
    topic = _topic_at(topics, verdict.cue.start)
    words = text[verdict.start : verdict.cue.end]
    number = subjects.best(stems(words))
    if number is None and _says_it(text, verdict.span):
        words = text[topic.sentence.start : verdict.cue.end]
        number = subjects.best(stems(words))
    if number is None and _says_it(text, topic.sentence):
        place = topics.index(topic)
        before = topics[place - 1] if place and topics[place - 1].paragraph == topic.paragraph else None
        words = text[before.sentence.start : before.sentence.end] if before is not None else ""
        number = subjects.best(stems(words))
    if number is None or not subjects.titles[number] & stems(words):
        return []
    return [_passage(topic.sentence, main, number, found_by=FoundBy.SUBJECT, verdict=verdict)]


def _says_it(text: str, sentence: Span) -> bool:
    leading = LEADING.match(text, *sentence)
    return bool(MEANS_IT.match(text, leading.end() if leading else sentence.start, sentence.end))


def _described(
    text: str, topics: Sequence[Topic], main: Agreement, *, passages: Sequence[PointPassage]
) -> list[PointPassage]:
    """In a text that judges several points: sentences that name another, with how things stand there."""
    judged = {p.provision for p in passages}
    numbers = [provision.number for provision in main.provisions]
    found = []
    for topic in topics:
        named = {resolve(m.number, numbers) for m in topic.named}
        if topic.question or len(named) != 1 or named & judged or not named & set(numbers):
            continue
        hint = weigh_description(text[topic.sentence.start : topic.sentence.end])
        if hint is not None:
            verdict = shifted(hint, topic.sentence.start)
            passage = _passage(topic.sentence, main, named.pop(), found_by=FoundBy.NUMBER, verdict=verdict)
            found.append(replace(passage, walk=True))
    return found


def _passage(sentence: Span, agreement: Agreement, number: str, *, found_by: FoundBy, verdict: Verdict) -> PointPassage:
    return PointPassage(
        start=min(sentence.start, verdict.start),
        end=sentence.end,
        agreement=agreement.id,
        provision=number,
        found_by=found_by,
        walk=False,
        verdicts=(verdict,),
    )


def _topic_at(topics: Sequence[Topic], place: int) -> Topic:
    return topics[max(0, bisect_right([t.sentence.start for t in topics], place) - 1)]
