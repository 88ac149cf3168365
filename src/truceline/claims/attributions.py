"""Attributions: who is made to say which words of a unit, by which cue.

A cue is a candidate; it stands when the words before it (or, inverted, after it) name somebody who can speak. The
words that it governs run to the right ("X said that …"), to the left ("…, X said") or both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from truceline.claims.cues import BARE, Act, Cue, find_cues
from truceline.claims.discourse import Discourse
from truceline.claims.governed import CLOSED_LEFT, ENDS, PASSIVE, Candidate, governed_words
from truceline.claims.silence import find_silences
from truceline.claims.sources import Source, resolve_source
from truceline.claims.speakers import source_before, source_in, subject_of
from truceline.claims.units import Unit
from truceline.model.anchor import Span
from truceline.model.ids import ActorId

_AUXILIARIES = re.compile(
    r"(?:^|\s+)(?:(?:has|have|had|also|later|then|only|again|still|now|earlier|first|reportedly|publicly|would|did|"
    r"does|do|not|never|itself|himself|herself|repeatedly|flatly|immediately|since|yesterday|today|meanwhile|"
    r"separately|previously|already|even|just|in turn|always|there|will|must|though|however|"
    r"(?:(?:late|early|later|earlier) )?on \w+day(?: (?:morning|afternoon|evening|night))?)\s*)+$",
    re.IGNORECASE,
)
_SHARED = re.compile(r"(?:^|[,;]\s*|\s)(?:and|but|then|or)(?: (?:also|then|later|again))?\s*$", re.IGNORECASE)
_DETERMINED = re.compile(
    r"\b(?:without|prior|advance|further|for|with|by|from|in|at|under|against|into|the|a|an|its|their|his|her|"
    r"this|that|these|those|no|any|of|to)\s*$",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"\s+((?:the|a|an|its|his|her|their|one|two|three|(?-i:[A-Z]))[^;.\"“”]*?)"
    r"(?=$|[;.\"“”]| (?:who|whom|whose)\b| at a \w+ conference|,\s(?:who|whose|which|and|but|in|on|at|with|"
    r"during|after|when|as)\b| (?:in a statement|on \w+day|"
    r"in an interview)\b)",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|would|will|could|did|does|can|(?!wounded|armed|united|allied|"
    r"so-called)\w{3,}ed)\b"
)
_MOST_CUES = 40
_THEY = frozenset({"they", "it", "he", "she"})
_NOT_SAID = re.compile(r"\b(?:not|never|was|were|been|being|is|are|be)\s*$|n['’]t\s*$", re.IGNORECASE)
_ASKED_FOR_COVER = re.compile(
    r"ask(?:ed|s|ing)(?: for)? (?:not to be|to remain|that (?:his|her|their|its) \w*\s?names?|anonymity|"
    r"to be named only)",
    re.IGNORECASE,
)
_WHAT = re.compile(r"\b(?:what|which|whom)\s+(?:[\w'’]+\s+){0,3}[\w'’]+\s*$", re.IGNORECASE)
_PLURAL_BEFORE = re.compile(
    r"(?:\b(?:we|they|i|you|who|which|people|police|women|men|children|both|all|some|many|most|others|media|"
    r"would|will|could|can|must|may|might|did|do|does|not|to|(?-i:\w+s)(?<!['’]s))|n['’]t)(?:\s+\w+ly|"
    r"\s+(?:also|still|now|"
    r"then|only|even))*\s*$",
    re.IGNORECASE,
)
_TALLIED = re.compile(r"ha(?:s|ve|d) ", re.IGNORECASE)
_TALLYING = frozenset({"counted", "recorded", "registered", "logged", "tallied"})
_SO_MANY = re.compile(
    r"\s+(?:(?:about|around|some|only|just|at least|at most|nearly|almost|a total of|(?:more|fewer|less) than|over"
    r"|up to|another|as many as)\s+)*(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty"
    r"|dozens|scores|hundreds|thousands)\b)",
    re.IGNORECASE,
)
_NEVER_NOUNS = frozenset({"say", "insist", "believe", "think", "argue", "allege", "deny", "maintain", "swear", "tell"})
_TURNED = frozenset({Act.SAY, Act.WARN, Act.EXPECT, Act.CONFIRM})
_OUGHT_TO = re.compile(r"\b(?:should|must|ought to|needs? to|ha(?:s|ve) to)\s*$", re.IGNORECASE)
_NEGATED = re.compile(r"(?:\b(?:not|never)|n['’]t)\s*$", re.IGNORECASE)
_TOLD_TO = re.compile(r"\s+(?:(?:him|her|it|them|us|me) )?to\s+[a-z]")
_BY = re.compile(r"\s+(?:(?:as|for being) (?:an? )?[\w-]+ |\w+ly )?(?=by\s)by\s+", re.IGNORECASE)
_BY_SOMEBODY = re.compile(
    r"\s+by\s+(?!(?:tele)?phone|e-?mail|letter|post|fax|radio|text|video|then|now|way|saying\b|\w+ing\b)", re.IGNORECASE
)
_BY_WHOM_ENDS = re.compile(
    r"[,;:.\"“”]| (?:who|which|that|as|when|while|and|but|after|at a|in an?|on \w+day|late|early|to) |$", re.IGNORECASE
)
_LET_NOBODY_IN = re.compile(
    r"\b(?:entry|access|passage|permission|visas?|asylum|leave|bail|nobody|one|who)\s*$", re.IGNORECASE
)
_SUBJECT_STARTS = re.compile(r"[;:]\s*|,\s+(?:and|but|while|yet)\s+|\b(?:and|but|while) (?=(?:the|that|this|it)\b)")
_ACCOUNT_THAT = re.compile(
    r"\s*(?:(?:the|any|all|those|these|such|media|press|\w+['’]s?) ){0,3}(?:reports?|claims?|suggestions?|allegations?|"
    r"rumou?rs?|stor(?:y|ies)|statements?|assertions?)(?: \w+){0,3} that\b(?:(?!\b(?:and|but)\b)[^.;\"“”])*$",
    re.IGNORECASE,
)
_UNTRUE_THAT = re.compile(
    r"\b(?:not true|untrue|false|wrong|incorrect|no truth)\b(?: to say| to claim)? that\b[^.;,\"“”]*$", re.IGNORECASE
)
_WIDEST_LIST_ITEM = 90
_HAVING_SAID = re.compile(
    r"\s*(?:that\s+)?(?:(?:it|he|she|they|its|his|her|their|the|any|\w+ian|[\w'’]+)\s+){0,4}"
    r"(?:had|has|have|having|ever|was|were|is|are)\s+(?:(?:ever|already|earlier|previously|been)\s+)*$",
    re.IGNORECASE,
)
_CONTRARY = re.compile(
    r"\b(?:contrary to|despite|unlike|in contrast to|regardless of|"
    r"whatever)\s+(?:what\s+)?(?:[\w'’]+\s+){0,4}$",
    re.IGNORECASE,
)
_SUPERSEDED = re.compile(
    r"\b(?:earlier|previous) version of (?:this|the|our|its) (?:\w+ ){1,2}(?:\w+ly )?$", re.IGNORECASE
)
_ANSWERING = frozenset({Act.SAY, Act.CONFIRM, Act.DENY, Act.REJECT, Act.ACCUSE})
_NOT_DONE = re.compile(
    r"\b(?:asked|urged|pressed|invited|expected|supposed|hesitat\w+|reluctant|unwilling|yet|wait\w*|"
    r"wants?|tr(?:y|ies|ied)|likely|"
    r"ready|prepared) (?:\w+ly )?to\s*$",
    re.IGNORECASE,
)
_FINITE_ACTS = frozenset({Act.SAY, Act.WARN, Act.EXPECT})
_NOUN_LIKE = frozenset(
    {"reports", "claims", "demands", "states", "estimates", "notes", "report", "claim", "demand", "answers"}
)
_NOUN_GOES_ON = re.compile(
    r"\s+(?:of|from|about|on|by|can|could|may|are|were|was|is|have|has|spread|concerning|in)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker, the cue, and the words governed. `contents` are report offsets; `via` are those who hand it on.

    `tagged` is the tagger's score where no rule but the tagger found it.
    """

    source: Source
    cue: Span
    act: Act
    contents: tuple[Span, ...]
    region: Span
    via: tuple[ActorId, ...] = ()
    shared: bool = False
    tagged: float | None = None


def find_attributions(unit: Unit, discourse: Discourse) -> list[Attribution]:
    """Attributions of a unit, left to right. The discourse hears each speaker."""
    candidates: list[Candidate] = []
    silences = find_silences(unit.masked)
    for cue in find_cues(unit.masked)[:_MOST_CUES]:
        if cue.act in _ANSWERING and any(s.start + (cue.act is not Act.DENY) <= cue.start < s.end for s in silences):
            continue
        at = Cue(cue.start + unit.start, cue.end + unit.start, cue.act)
        candidate = _candidate(unit, discourse, at, candidates)
        if candidate is not None:
            candidates.append(candidate)
            source = candidate.source
            discourse.hear(source.actor, candidate.begin, person=source.person, plural=source.plural)
    candidates = _under_the_last(unit, candidates)
    attributions: list[Attribution] = []
    floor = unit.start
    for n, candidate in enumerate(candidates):
        ceiling = candidates[n + 1].begin if n + 1 < len(candidates) else unit.end
        contents = governed_words(unit, candidate, floor=floor, ceiling=ceiling)
        attribution = Attribution(
            source=candidate.source,
            cue=Span(candidate.cue.start, candidate.cue.end),
            act=candidate.cue.act,
            contents=contents,
            region=Span(candidate.begin, candidate.right_of),
            shared=candidate.shared,
        )
        if attributions and not candidate.shared and _nested(unit, attributions[-1], candidate):
            chain = (attributions[-1].source.actor, *attributions[-1].via)
            attribution = replace(attribution, via=tuple(a for a in chain if a != candidate.source.actor))
        attributions.append(attribution)
        floor = max([candidate.right_of, *(c.end for c in contents)])
    return attributions


def _under_the_last(unit: Unit, candidates: list[Candidate]) -> list[Candidate]:
    """ "They had asked …, the notice said": what "they" did before is told by whoever the sentence ends with."""
    if len(candidates) < 2 or candidates[-1].shared or candidates[-1].source.found:
        return candidates
    *earlier, last = candidates
    rest = unit.cut_masked(Span(last.right_of, unit.end)).strip(ENDS + '."”’')
    if rest or not CLOSED_LEFT.search(unit.cut_masked(Span(unit.start, last.begin))):
        return candidates
    return [
        replace(c, source=replace(c.source, actor=last.source.actor, found=last.source.found))
        if unit.cut(c.source.span).lower() in _THEY
        else c
        for c in earlier
    ] + [last]


def _nested(unit: Unit, outer: Attribution, inner: Candidate) -> bool:
    """The inner speaker stands right behind the outer cue: "A said that B had promised …"."""
    between = unit.cut_masked(Span(outer.cue.end, max(outer.cue.end, inner.begin)))
    return len(between.replace("that", "").strip(ENDS)) < 3 and not re.search(r"[.;]", between)


def _candidate(unit: Unit, discourse: Discourse, cue: Cue, before: list[Candidate]) -> Candidate | None:
    floor = before[-1].right_of if before else unit.start
    if cue.start < floor or _is_itself_denied(unit, cue, before):
        return None
    be = PASSIVE.search(unit.cut_masked(Span(floor, cue.start))) if cue.act in {Act.DENY, Act.REJECT} else None
    if be is not None or cue.act in {Act.ACCORDING, Act.COUNT, Act.TOLD_BY}:
        subject = Span(floor, floor + be.start()) if be else None
        return _denied_by(unit, discourse, cue, subject) if subject else _named_after(unit, discourse, cue)
    left = unit.cut_masked(Span(floor, cue.start))
    stripped = _AUXILIARIES.sub("", left).rstrip()
    words = unit.cut_masked(Span(cue.start, cue.end))
    negated = cue.act in _FINITE_ACTS and bool(_NEGATED.search(left))
    if before and not negated and _goes_on(unit, discourse, floor, stripped, words):
        return Candidate(cue, before[-1].source, cue.start, cue.end, shared=True)
    if inverted := _inverted(unit, discourse, cue, left):
        return inverted
    if _is_no_cue(cue, left, words, unit.cut_masked(Span(cue.end, unit.end))):
        return None
    found = source_before(unit, discourse, floor, stripped, described=_may_be_anybody(cue, words))
    if found is None:
        shared = subject_of(unit, discourse) if not before and _SHARED.search(stripped) else None
        return Candidate(cue, shared, cue.start, cue.end, shared=True) if shared else None
    source, begin = found
    if words.lower() == "heard" and _ends_the_sentence(unit, cue, left):
        return Candidate(cue._replace(act=Act.SAY), source, begin, cue.end)
    observer = discourse.context.kind_of(source.actor) in {"peacekeepers", "monitor"}
    if _TALLIED.match(words):
        if before:
            return None
        cue = cue._replace(act=Act.OBSERVE) if observer else cue
    if cue.act is Act.OBSERVE and not observer and _keeps_count(unit, discourse, cue, source, before):
        cue = cue._replace(act=Act.SAY)
    if cue.act is Act.OBSERVE and (not observer or (before and before[-1].source.actor == source.actor)):
        return None
    return Candidate(cue, source, begin, cue.end)


def _keeps_count(unit: Unit, discourse: Discourse, cue: Cue, source: Source, before: list[Candidate]) -> bool:
    """ "Ordesh counted 40 violations": a known body's own figure, and not what a villager heard."""
    if before or source.person or source.actor not in discourse.context.actors:
        return False
    words = unit.cut_masked(Span(cue.start, cue.end)).lower()
    return words in _TALLYING and bool(_SO_MANY.match(unit.cut_masked(Span(cue.end, unit.end))))


def _denied_by(unit: Unit, discourse: Discourse, cue: Cue, subject: Span) -> Candidate | None:
    """ "The charge was rejected by X": X denies. Of a passive without X nobody is heard, least of all its subject."""
    words = unit.cut_masked(subject)
    by = _BY.match(unit.cut_masked(Span(cue.end, unit.end)))
    if by is None or _LET_NOBODY_IN.search(words):
        return None
    begin = cue.end + by.end()
    stop = _BY_WHOM_ENDS.search(unit.cut_masked(Span(begin, unit.end)))
    whom = Span(begin, begin + stop.start() if stop else unit.end)
    source = source_in(discourse, whom)
    starts = [match.end() for match in _SUBJECT_STARTS.finditer(words)]
    at = subject.start + (starts[-1] if starts else 0)
    return Candidate(cue, source, at, whom.end, inverted=True) if source else None


def _is_itself_denied(unit: Unit, cue: Cue, before: list[Candidate]) -> bool:
    """ "denied reports that X had admitted it", "it is not true that X denied it", "contrary to what X says": X is not
    heard here."""
    left = unit.cut_masked(Span(unit.start, cue.start))
    if cue.act in _ANSWERING and _CONTRARY.search(left):
        return True
    if before and before[-1].cue.act in {Act.DENY, Act.REJECT}:
        between = unit.cut_masked(Span(before[-1].right_of, max(before[-1].right_of, cue.start)))
        if _ACCOUNT_THAT.match(between) or (cue.act in _ANSWERING and _HAVING_SAID.match(between)):
            return True
    return bool(_SUPERSEDED.search(left) or _UNTRUE_THAT.search(left))


def _ends_the_sentence(unit: Unit, cue: Cue, left: str) -> bool:
    """ "Six are to go home today, the harbour master had heard." """
    rest = unit.cut_masked(Span(cue.end, unit.end)).strip(ENDS + ".")
    return not rest and "," in left


def _goes_on(unit: Unit, discourse: Discourse, floor: int, left: str, words: str) -> bool:
    """A further verb of the same speaker: "… and called", ", adding", or the next in a list of verbs."""
    if _SHARED.search(left) or (left.endswith(",") and words.lower().split()[0].endswith("ing")):
        return True
    listed = left.endswith(",") and not words.lower().endswith("ing") and len(left) < _WIDEST_LIST_ITEM
    return listed and source_before(unit, discourse, floor, left) is None


def _is_no_cue(cue: Cue, left: str, words: str, follows: str) -> bool:
    """A noun, an infinitive or a passive: "the reports of", "was told to wait", "had not answered"."""
    if _OUGHT_TO.search(left) or (cue.act in {Act.CONFIRM, Act.DENY, Act.REJECT} and _NOT_DONE.search(left)):
        return True
    if words.lower().endswith("ed") and _BY_SOMEBODY.match(follows):
        return True
    if cue.act is Act.CALL and re.search(r"(?:^|\s)(?:we|i)\s*$", left, re.IGNORECASE):
        return True
    if _is_noun(left, words, follows) or (words.lower() in BARE - _NEVER_NOUNS and not _PLURAL_BEFORE.search(left)):
        return True
    if _ASKED_FOR_COVER.match(words + follows) or (cue.act in {Act.CALL, Act.CONFIRM} and _WHAT.search(left)):
        return True
    passive = bool(_NOT_SAID.search(left.rstrip()))
    return cue.act in _FINITE_ACTS and (passive or (cue.act is not Act.EXPECT and bool(_TOLD_TO.match(follows))))


def _may_be_anybody(cue: Cue, words: str) -> bool:
    return (cue.act is not Act.OBSERVE or words.lower() == "heard") and words.lower() not in _NOUN_LIKE


def _is_noun(left: str, words: str, follows: str) -> bool:
    """The "cue" is a noun or an infinitive here: "the report", "its demands", "to deny"."""
    if " " in words:
        return False
    if words[:1].isupper() and left.strip():
        return True
    return bool(_DETERMINED.search(left)) or (words.lower() in _NOUN_LIKE and bool(_NOUN_GOES_ON.match(follows)))


def _named_after(unit: Unit, discourse: Discourse, cue: Cue) -> Candidate | None:
    """ "According to X", "by X's count", "was told by X that"."""
    if cue.act is Act.COUNT:
        span = Span(cue.start, cue.end)
        source = resolve_source(discourse, _count_owner(unit, cue))
        return Candidate(cue, source, span.start, span.end, inverted=True) if source else None
    rest = unit.cut_masked(Span(cue.end, unit.end))
    apposed = re.match(r"[^,]*,\s(?:(?:Mr|Mrs|Ms|Dr|[A-Z]\w+)\.? ){1,3}[A-Z]\w+(?=[,.]|$)", rest)
    stop = re.compile(r"[,;.\"“”]| (?:who|which|that)\b|$").search(rest, apposed.end() if apposed else 0)
    end = cue.end + (stop.start() if stop else len(rest))
    source = source_in(discourse, Span(cue.end, end))
    if source is None:
        return None
    if cue.act is Act.TOLD_BY:
        that = re.search(r"\bthat\b", rest)
        act_cue = Cue(cue.start, cue.end, Act.SAY)
        return Candidate(act_cue, source, cue.start, cue.end + that.start()) if that else None
    return Candidate(cue, source, cue.start, end, inverted=True)


def _count_owner(unit: Unit, cue: Cue) -> Span:
    words = unit.cut_masked(Span(cue.start, cue.end))
    start = re.match(r"(?:by|in) (?:the )?", words)
    owner = re.sub(r"(?:['’]s)?(?: (?:corrected|official|own|first|latest))? [a-z]+$", "", words)
    return Span(cue.start + (start.end() if start else 0), cue.start + len(owner))


def _inverted(unit: Unit, discourse: Discourse, cue: Cue, left: str) -> Candidate | None:
    words = unit.cut_masked(Span(cue.start, cue.end)).lower()
    if cue.act not in _TURNED or words.startswith(("told", "tell", "inform")):
        return None
    if not CLOSED_LEFT.search(left) or not left.strip():
        return None
    match = _INVERTED.match(unit.cut_masked(Span(cue.end, unit.end)))
    if not match or len(match[1]) > 120 or _FINITE.search(match[1]):
        return None
    if cue.act is not Act.SAY and not re.match(r"[.,;]|$", unit.cut_masked(Span(cue.end + match.end(1), unit.end))):
        return None
    source = source_in(discourse, Span(cue.end + match.start(1), cue.end + match.end(1)))
    return Candidate(cue, source, cue.start, cue.end + match.end(1), inverted=True) if source else None
