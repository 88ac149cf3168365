"""Judgements in prose on whether something agreed was done."""

from __future__ import annotations

import re
from dataclasses import replace

from truceline.model.agreement import AssessmentStatus
from truceline.model.anchor import Span
from truceline.text.point_numbers import ORDINALS, POINT_NOUN, PointMention
from truceline.text.point_topics import LEADING, Topic, follow_points
from truceline.text.verdict_clauses import content_of, cut_at_points, cut_clauses, is_heading
from truceline.text.verdict_degrees import read_degree
from truceline.text.verdict_doubts import is_disowned, is_uncertified, without_uncertified
from truceline.text.verdict_grammar import compose
from truceline.text.verdict_hedges import (
    EXCEPTING,
    HALVING,
    NOBODY_SAYS,
    NOT_DUE,
    REDEEMING,
    SOFTENED,
    SUPPOSED,
    YET_LACKING,
)
from truceline.text.verdict_idioms import DENIAL, IDIOMS
from truceline.text.verdict_irony import answer_expected, is_ironical, is_others_word
from truceline.text.verdict_lists import find_marks, number_rows
from truceline.text.verdict_turns import (
    CONTRARY,
    is_called_untrue,
    is_excepted,
    is_of_now,
    read_comparison,
    read_recovery,
    refuses_all,
)
from truceline.text.verdict_words import BOTTOM_LINE, EXPLICIT, FAINT, FRAGMENTS, JUDGING, Verdict

__all__ = ["EXPLICIT", "FAINT", "FARTHEST_SUPPOSED", "Verdict", "find_verdicts"]

FARTHEST_SUPPOSED = 120
FARTHEST_ECHO = 30
_Judgement = tuple[AssessmentStatus, int, Span]
_ASIDE = re.compile(
    r"\b(?:along|together|as)\s+with\s+(?:the\s+)?$|\b(?:un)?like\s+(?:the\s+)?$|\bthan\s+(?:the\s+)?$|\bnot\s+(?:as\s+)?(?:of|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"(?:(?:the|much\s+the)\s+same|this|that|so|likewise)\s+(?:is\s+(?:also\s+)?true|goes|holds|applies|can\s+be\s+said|must\s+be\s+said|may\s+be\s+said)\s+(?:also\s+)?(?:of|for|to)\s+(?:the\s+)?$"
    r"|(?:so|as)\s+(?:too\s+)?(?:has|have|is|are|was|were|did|does|do)\s+(?:the\s+)?$|(?P<negative>(?:nor|neither)\s+(?:has|have|is|are|was|were|did|does|do)\s+(?:the\s+)?)$"
    r"|(?:likewise|similarly|ditto),?\s+(?:for\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_RESTATED = re.compile(
    rf"(?<!\w)(?:{POINT_NOUN}|{'|'.join(ORDINALS)})(?:\s+[\w.]+)?(?:\s+of\s+the\s+\w+(?:\s+\w+)?)?\s+(?:says?|said|provides?|provided|reads?|states?|stated|requires?|"
    r"stipulates?|lays?\s+down|forbids?|promises?|obliges?|binds?|demands?|prescribes?|speaks?|allows?|guarantees?)\b[^;]{0,100}$",
    re.IGNORECASE,
)
_CONTRARY = {AssessmentStatus.FULFILLED, AssessmentStatus.NOT_FULFILLED}
_SAME_AFTER = re.compile(
    r"\s*,?\s*(?:(?:has\s+)?(?:fare[sd]?|is|are|does|did|looks?)\s+(?:no|little|hardly\s+any|not\s+much)\s+better|(?:went|goes|has\s+gone)\s+the\s+same\s+way"
    r"|share[sd]?\s+(?:its|that|this|the\s+same|their)\s+fate|(?:as\s+well|too|likewise|ditto|also)(?=\s*[.,;!]|\s*$))",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:[,\s]+(?:then|so|indeed|too|alas|again|both|all|of\s+(?:it|them)|in\s+full|to\s+the\s+(?:letter|full)|late|on\s+time))*\W*$",
    re.IGNORECASE,
)
_NOT_RIGHT_BEFORE = re.compile(r"(?:\b(?:not|never|hardly)|n['’]t)\s+$", re.IGNORECASE)
_NOT_WITHIN = re.compile(r"^(?!not\b|never\b|no\b).*?\b(?:as|it|be|been)\s+(?:not|never)\b", re.IGNORECASE)
_INCLUDING = re.compile(r"\b(?:including|among\s+them|such\s+as|notably|namely|in\s+particular|both)\b", re.IGNORECASE)
_IMPERATIVE = re.compile(r"(?:keep|observe|honou?r|respect|fulfil)\b", re.IGNORECASE)
_INDICATIVE = re.compile(r"(?:has|have|had|is|are|was|were|been)\b", re.IGNORECASE)
_DEED = re.compile(r"viol|broke|breach|flout|infring|trampl|torn|tore|contrav", re.IGNORECASE)
_AFTER_POINT = re.compile(
    r"\s*,?\s*(?:(?:only|too|also|already|now|alone)\s+)?(?P<words>.{0,40}?)(?=[.,;:!]|\s*$|\s+(?:by|in|on|with|only|and|too|to|at|as|because)\b)"
)


def find_verdicts(text: str, *, on_point: bool = False) -> list[Verdict]:
    """Judgements in a text that speaks of an agreement or its points, in order, at most one for each clause.

    Elsewhere many of these words judge nothing ("the meeting was completed"): ask only about sentences or passages of
    which it is known what they speak of. What must, will or should be done, what is only supposed or asked, and what
    is not yet due, is no judgement. `on_point` says that all of the text is about one point, named or not: then idioms
    judge too ("It limps.").
    """
    topics = follow_points(text)
    verdicts: list[Verdict] = []
    for index, topic in enumerate(topics):
        found = _verdicts_in(text, topic, verdicts[-1] if verdicts else None, on_point=on_point)
        if topic.question:
            verdicts += _expected(text, found, topic.sentence)
            continue
        found = [v for v in found if not _is_early(text, v, topics, index)]
        before = topics[index - 1].sentence if index else None
        judged_before = bool(verdicts) and before is not None and verdicts[-1].end > before.start
        if found and before is not None and not judged_before and is_heading(text, before, topic.sentence):
            found[0] = replace(found[0], start=before.start)
        verdicts += found
    marked = [m for m in find_marks(text) if not any(v.start < m.end and m.start < v.end for v in verdicts)]
    return number_rows(text, sorted([*verdicts, *marked], key=lambda v: v.start) if marked else verdicts)


def _expected(text: str, found: list[Verdict], sentence: Span) -> list[Verdict]:
    """What a question judges that asks for no answer."""
    answers = [
        (v, answer_expected(text[slice(*sentence)], v.status)) for v in found if v.about and v.weight >= EXPLICIT
    ]
    return [replace(v, status=status) for v, status in answers if status is not None][:1]


def _verdicts_in(text: str, topic: Topic, before: Verdict | None, *, on_point: bool) -> list[Verdict]:
    verdicts: list[Verdict] = []
    for clause in cut_clauses(text, topic.sentence):
        start: int | None = None
        last: _Judgement | None = None
        for part in cut_at_points(text, clause, topic.named):
            whole = part if start is None else Span(start, part.end)
            judged = _judge(text, whole, topic, on_point=on_point) or _same_as(
                text, whole, topic, last, verdicts[-1] if verdicts else before
            )
            if judged is None:
                start = whole.start
                continue
            if is_disowned(text, judged[2], topic.sentence):
                start, last = None, None
                continue
            start, last = None, judged
            verdicts.append(_verdict(text, whole, topic, judged))
    return _merge_same_span(without_uncertified(text, verdicts, topic.sentence))


def _verdict(text: str, clause: Span, topic: Topic, judged: _Judgement) -> Verdict:
    status, weight, cue = judged
    span = content_of(text, clause, topic.sentence)
    about = _about(text, topic, clause, cue)
    rest = None
    turned = status in CONTRARY and is_called_untrue(text, cue, topic.sentence)
    if status in CONTRARY and about and is_excepted(text, about[0].start, clause):
        status, rest = CONTRARY[status], status
    return Verdict(
        start=span.start,
        end=span.end,
        status=CONTRARY[status] if turned else status,
        cue=cue,
        weight=weight,
        about=about,
        rest=rest,
        now=is_of_now(text, cue, clause),
        turned=turned,
    )


def _judge(text: str, clause: Span, topic: Topic, *, on_point: bool) -> _Judgement | None:
    """The clause's judgement: its heaviest, then the one that the order of the lexicon puts first."""
    named = [m for m in topic.named if m.start < clause.end]
    inside = any(m.start >= clause.start for m in named)
    best = (
        _fragment(text, clause, topic.sentence) or _after_mention(text, clause, named) or _compare(text, clause, named)
    )
    if best is None:
        for held, weight, pattern in (*JUDGING, *(IDIOMS if named or topic.meant or on_point else ())):
            if pattern is DENIAL and not inside:
                continue
            for match in pattern.finditer(text, clause.start, clause.end):
                before = max(clause.start, match.start() - FARTHEST_SUPPOSED)
                if match.start() == clause.start and _IMPERATIVE.match(match.group()):
                    continue
                end = _after_auxiliary(text, match)
                restated = _RESTATED.search(text, before, end)
                idle = bool(_is_supposed(text, Span(before, end), match) or restated)
                idle = idle or is_others_word(text, clause, Span(*match.span()))
                status = held
                if held is AssessmentStatus.FULFILLED and _is_refused(text, Span(before, match.start()), match):
                    status, idle = AssessmentStatus.NOT_FULFILLED, False
                if (not idle or (status is AssessmentStatus.UNCLEAR and not restated)) and (
                    best is None or weight > best[1]
                ):
                    best = (status, weight, Span(*match.span()))
    if (best is None or best[1] < EXPLICIT) and (named or topic.meant or on_point):
        composed = compose(text, clause)
        best = composed if composed is not None and (best is None or composed[1] > best[1]) else best
    return None if best is None else _qualify(text, clause, topic, best)


def _qualify(text: str, clause: Span, topic: Topic, best: _Judgement) -> _Judgement:
    """What the words around a judgement leave of it."""
    status, weight, cue = best
    named = [m for m in topic.named if m.start < clause.end]
    if status in CONTRARY and is_uncertified(text, cue, clause):
        return AssessmentStatus.UNCLEAR, weight, cue
    if status is AssessmentStatus.FULFILLED and is_ironical(text, cue, topic.sentence):
        return AssessmentStatus.NOT_FULFILLED, weight, cue
    if status is AssessmentStatus.NOT_FULFILLED and (recovered := read_recovery(text, cue, clause)) is not None:
        return AssessmentStatus.FULFILLED, weight, recovered
    if status is AssessmentStatus.FULFILLED and refuses_all(text, cue, clause):
        return AssessmentStatus.NOT_FULFILLED, weight, cue
    tail = Span(clause.start, min(topic.sentence.end, clause.end + 1))
    degree = read_degree(text, status, cue, tail, topic.sentence.end)
    if degree is not status:
        return degree, weight, cue
    excepting = EXCEPTING.search(text, *tail) and not any(is_excepted(text, m.start, clause) for m in named)
    halved = best[0] is AssessmentStatus.FULFILLED and (
        HALVING.search(text, *tail) or excepting or YET_LACKING.search(text, best[2].end, topic.sentence.end)
    )
    if halved or (
        best[0] is AssessmentStatus.NOT_FULFILLED
        and (REDEEMING.search(text, best[2].end, tail.end) or SOFTENED.match(text, best[2].end))
    ):
        return AssessmentStatus.PARTLY, best[1], best[2]
    return best


def _is_refused(text: str, before: Span, match: re.Match[str]) -> bool:
    """Whether "fulfilled" is what somebody does not hold it to be: "rate it as not implemented"."""
    return bool(
        NOBODY_SAYS.search(text, *before)
        or _NOT_RIGHT_BEFORE.search(text, *before)
        or _NOT_WITHIN.search(match.group())
    )


def _is_supposed(text: str, before: Span, match: re.Match[str]) -> bool:
    """Whether it is only asked for or assumed; "insists that it is kept" is a view, "insists that it be kept" none."""
    supposed = SUPPOSED.search(text, *before)
    if supposed is None:
        return False
    return not (supposed.group().lower().startswith("insist") and _INDICATIVE.match(match.group()))


def _fragment(text: str, clause: Span, sentence: Span) -> _Judgement | None:
    """A clause without a subject that opens with its judgement: "Done.", "Half kept.", "Broken, and by us."."""
    leading = LEADING.match(text, clause.start, clause.end)
    at = leading.end() if leading else clause.start
    for status, pattern in FRAGMENTS:
        match = pattern.match(text, at, clause.end)
        if match is not None:
            whole = clause.start == sentence.start and _WHOLE.match(text, match.end(), sentence.end)
            return status, BOTTOM_LINE if whole else EXPLICIT, Span(*match.span())
    return None


def _compare(text: str, clause: Span, named: list[PointMention]) -> _Judgement | None:
    for mention in named:
        status = read_comparison(text, clause, mention.start)
        if status is not None:
            return status, EXPLICIT, Span(mention.start, mention.end)
    return None


def _after_mention(text: str, clause: Span, named: list[PointMention]) -> _Judgement | None:
    """A judgement right after the point that opens the clause: "point 5 broken", "the third only half kept"."""
    for mention in named:
        lead = text[clause.start : mention.start].strip().lower() if mention.start >= clause.start else None
        if lead not in {"", "the", "and the", "and"}:
            continue
        after = _AFTER_POINT.match(text, mention.end, clause.end)
        if after is None:
            continue
        for status, pattern in FRAGMENTS:
            match = pattern.fullmatch(text, after.start("words"), after.end("words"))
            if match is not None:
                return status, EXPLICIT, Span(*match.span())
    return None


def _same_as(
    text: str, clause: Span, topic: Topic, last: _Judgement | None, before: Verdict | None
) -> _Judgement | None:
    """The judgement that a clause takes over: "… and the third with a platoon", "The same is true of point 5."."""
    mention = next((m for m in topic.named if clause.start <= m.start < clause.end), None)
    if mention is None:
        return None
    cue = Span(mention.start, mention.end)
    if last is not None:
        return last[0], last[1], cue
    match = _SAME.search(text, clause.start, mention.start)
    after = _SAME_AFTER.match(text, mention.end, topic.sentence.end)
    if before is None or (after is None and (match is None or clause.end - mention.end > FARTHEST_ECHO)):
        return None
    if match is not None and match.group("negative") and before.status is not AssessmentStatus.NOT_FULFILLED:
        return None
    return before.status, before.weight, cue


def _about(text: str, topic: Topic, clause: Span, cue: Span) -> tuple[PointMention, ...]:
    """The points that a verdict is about: those nearest to it in its clause, else those named or meant before it."""
    named = [m for m in topic.named if not _ASIDE.search(text, topic.sentence.start, m.start)]
    inside = [m for m in named if clause.start <= m.start < clause.end]
    if not inside and text[clause.end : clause.end + 1] == ":":
        inside = [m for m in named if 0 <= m.start - clause.end < 8]
    before = [m for m in named if m.end <= clause.start]
    if inside:
        closest = min(inside, key=lambda m: max(0, cue.start - m.end, m.start - cue.end))
    elif before:
        closest = before[-1]
    else:
        return topic.meant
    if _INCLUDING.search(text, cue.end, max(cue.end, closest.start)):
        return tuple(m for m in inside if m.start >= closest.start)
    return tuple(m for m in named if (m.start, m.end) == (closest.start, closest.end))


def _is_early(text: str, verdict: Verdict, topics: list[Topic], index: int) -> bool:
    """What is not yet due is not unfulfilled; but what was broken before its day is broken."""
    if verdict.status is not AssessmentStatus.NOT_FULFILLED or _DEED.search(text, *verdict.cue):
        return False
    following = [topic.sentence for topic in topics[index + 1 : index + 2] if topic.meant]
    return any(NOT_DUE.search(text, *sentence) for sentence in (topics[index].sentence, *following))


def _after_auxiliary(text: str, match: re.Match[str]) -> int:
    """Where the judging words' own "be" ends, so that "must be fulfilled" is seen as a duty."""
    be = re.match(r"be\b", text[match.start() : match.end()], re.IGNORECASE)
    return match.start() + (be.end() if be else 0)


def _merge_same_span(verdicts: list[Verdict]) -> list[Verdict]:
    """A short sentence whose clauses both judge it keeps the heavier verdict, then the more careful one."""
    kept: list[Verdict] = []
    for verdict in verdicts:
        if kept and kept[-1].span == verdict.span and kept[-1].about == verdict.about:
            if verdict.weight > kept[-1].weight:
                kept[-1] = verdict
            elif verdict.weight == kept[-1].weight and {verdict.status, kept[-1].status} == _CONTRARY:
                kept[-1] = replace(kept[-1], status=AssessmentStatus.PARTLY)
            continue
        kept.append(verdict)
    return kept
