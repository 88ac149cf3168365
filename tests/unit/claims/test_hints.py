"""What the tagger's findings add to the rules, and what they never touch. The tags here are written by hand."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.claims.conftest import report_of

from truceline.claims import Context, Extraction
from truceline.claims.hints import HINT_WEIGHT, SURE_OF_EVENT, SURE_OF_SPEAKER, Hints
from truceline.claims.rules import LABEL, read_claims
from truceline.claims.triggers import lexicon
from truceline.claims.units import cut_units
from truceline.model.anchor import Span
from truceline.model.event import Polarity
from truceline.model.report import ReportKind
from truceline.text.tagger.tagged import Tagged, TaggedAttribution, TaggedEvent

FOUND_BY = "tagger/9"
BLIND = "Lumenia crowed that the orchard lay fallow."


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def heard(text: str, source: str | None, cue: str, *contents: str, score: float = 0.9) -> TaggedAttribution:
    named = place(text, source) if source else None
    return TaggedAttribution(place(text, cue), named, tuple(place(text, words) for words in contents), score)


def event(text: str, kind: str, words: str, *, stance: str = "+", score: float = 0.9) -> TaggedEvent:
    return TaggedEvent(kind, stance, place(text, words), score)


def read(
    context: Context,
    text: str,
    *found: TaggedAttribution | TaggedEvent,
    kind: ReportKind = ReportKind.NEWS,
    **keys: str,
) -> Extraction:
    tagged = Tagged(
        attributions=tuple(f for f in found if isinstance(f, TaggedAttribution)),
        events=tuple(f for f in found if isinstance(f, TaggedEvent)),
    )
    return read_claims(report_of(text, kind=kind, **keys), context, hints=Hints.of(tagged, FOUND_BY))


def test_a_speaker_whom_no_rule_sees_is_added_under_the_taggers_name(context: Context) -> None:
    plain = read_claims(report_of(BLIND), context)
    assert "lumenia" not in {claim.speaker for claim in plain.claims}, "a rule has learnt this cue: take another"
    (claim,) = read(context, BLIND, heard(BLIND, "Lumenia", "crowed", "that the orchard lay fallow")).claims
    assert (claim.speaker, claim.content.quote, claim.extractor) == ("lumenia", "the orchard lay fallow", FOUND_BY)
    assert claim.cue is not None
    assert claim.cue.quote == "crowed"
    assert claim.speaker_anchor is not None
    assert claim.speaker_anchor.quote == "Lumenia"


SENTENCES = [
    "The Halvern Observer Group said mortar rounds hit Sarnbrok on Monday.",
    "Lumenia denied that its army had shelled the village of Sarnbrok.",
    "“No unit of ours fired a single shot,” said Colonel Mara Kett, a spokeswoman.",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_without_hints_every_claim_is_the_rules_own(context: Context, text: str) -> None:
    claims = read_claims(report_of(text), context).claims
    assert claims
    assert {claim.extractor for claim in claims} == {LABEL}


@pytest.mark.parametrize("text", SENTENCES)
def test_hints_that_find_nothing_change_no_words_speaker_or_event(context: Context, text: str) -> None:
    plain, hinted = read_claims(report_of(text), context).claims, read(context, text).claims
    assert [(c.id, c.content, c.event, c.extractor) for c in hinted] == [
        (c.id, c.content, c.event, c.extractor) for c in plain
    ]


def test_what_a_rule_found_already_stays_the_rules_own(context: Context) -> None:
    text = SENTENCES[0]
    (claim,) = read(context, text, heard(text, "Halvern", "said", "rounds hit Sarnbrok on Monday")).claims
    assert (claim.speaker, claim.content.quote) == ("hog", "mortar rounds hit Sarnbrok on Monday")
    assert claim.extractor == LABEL


def test_words_that_a_rule_gave_to_a_speaker_are_not_given_to_another_as_well(context: Context) -> None:
    text = SENTENCES[0]
    claims = read(context, text, heard(text, "Sarnbrok", "hit", "mortar rounds hit Sarnbrok on Monday")).claims
    assert [claim.speaker for claim in claims] == ["hog"]


@pytest.mark.parametrize(("score", "count"), [(SURE_OF_SPEAKER, 1), (SURE_OF_SPEAKER - 0.01, 0)])
def test_only_sure_speakers_count(context: Context, score: float, count: int) -> None:
    claims = read(context, BLIND, heard(BLIND, "Lumenia", "crowed", "the orchard lay fallow", score=score)).claims
    assert sum(claim.speaker == "lumenia" for claim in claims) == count


def test_words_without_a_speaker_are_nobodys(context: Context) -> None:
    plain = read_claims(report_of(BLIND), context).claims
    found = read(context, BLIND, heard(BLIND, None, "crowed", "the orchard lay fallow")).claims
    assert [(c.speaker, c.content) for c in found] == [(c.speaker, c.content) for c in plain]


def test_an_event_outside_the_lexicon_is_told_under_the_taggers_name(context: Context) -> None:
    text = "Lumenia said that the orchard lay fallow."
    (plain,) = read_claims(report_of(text), context).claims
    (claim,) = read(context, text, event(text, "withdrawal", "lay fallow")).claims
    assert (plain.event.type, plain.extractor) == ("other", LABEL)
    assert (claim.event.type, claim.extractor) == ("withdrawal", FOUND_BY)
    assert (claim.speaker, claim.content) == (plain.speaker, plain.content)


@pytest.mark.parametrize(("score", "kind"), [(SURE_OF_EVENT, "withdrawal"), (SURE_OF_EVENT - 0.01, "other")])
def test_only_sure_events_count(context: Context, score: float, kind: str) -> None:
    text = "Lumenia said that the orchard lay fallow."
    (claim,) = read(context, text, event(text, "withdrawal", "lay fallow", score=score)).claims
    assert claim.event.type == kind


def test_where_the_lexicon_knows_the_words_it_is_heard_and_the_tagger_is_not(context: Context) -> None:
    text = SENTENCES[0]
    (claim,) = read(context, text, event(text, "withdrawal", "mortar rounds hit")).claims
    assert (claim.event.type, claim.extractor) == ("shelling", LABEL)


def test_every_row_of_the_lexicon_outweighs_a_hint() -> None:
    assert min(row.weight for row in lexicon()) > HINT_WEIGHT


def test_the_marks_and_the_that_around_tagged_words_are_left_out(context: Context) -> None:
    text = "Lumenia crowed: that “the orchard lay fallow”."
    (claim,) = read(context, text, heard(text, "Lumenia", "crowed", ": that “the orchard lay fallow”.")).claims
    assert claim.content.quote == "the orchard lay fallow"


REFUSALS = ["was unable to vouch", "could not vouch", "would never vouch"]


@pytest.mark.parametrize("cue", REFUSALS)
def test_who_does_not_say_something_is_no_witness_for_it(context: Context, cue: str) -> None:
    text = f"Lumenia {cue} for the number of wounded."
    found = read(context, text, heard(text, "Lumenia", cue, "for the number of wounded"))
    (claim,) = [c for c in found.claims if c.speaker == "lumenia"]
    assert (claim.event.type, claim.event.polarity) == ("comment", Polarity.DID_NOT)
    assert "vouch for the number of wounded" in claim.content.quote


NOBODY = ["Nobody", "Neither", "Which", "No one", "The figures", "There", "It", "…", "no"]


@pytest.mark.parametrize("source", NOBODY)
def test_what_is_nobody_is_made_no_speaker(context: Context, source: str) -> None:
    text = f"{source} crowed that the orchard lay fallow."
    found = read(context, text, heard(text, source, "crowed", "that the orchard lay fallow"))
    assert {claim.speaker for claim in found.claims} <= {"mirror"}
    assert found.actors == ()


def test_an_unknown_speaker_is_kept_under_the_words_of_the_text(context: Context) -> None:
    text = "The wheelwright, who had seen it, crowed that the orchard lay fallow."
    found = read(context, text, heard(text, "The wheelwright, who had seen it,", "crowed", "the orchard lay fallow"))
    (claim,) = found.claims
    (actor,) = found.actors
    assert (claim.speaker, actor.name, actor.known) == (actor.id, "wheelwright", False)


def test_two_unknown_speakers_with_names_in_another_script_are_two(context: Context) -> None:
    text = "Чавдар crowed that the orchard lay fallow.\n\nМилен boasted that the mill was shut."
    found = read(
        context,
        text,
        heard(text, "Чавдар", "crowed", "the orchard lay fallow"),
        heard(text, "Милен", "boasted", "the mill was shut"),
    )
    speakers = [claim.speaker for claim in found.claims]
    assert len(set(speakers)) == 2
    assert {actor.name for actor in found.actors} == {"Чавдар", "Милен"}


@pytest.mark.parametrize("kind", [ReportKind.STATEMENT, ReportKind.MONITOR])
def test_what_a_body_says_of_itself_in_its_own_text_is_its_own_voice(context: Context, kind: ReportKind) -> None:
    voice, name = ("lumen-mod", "The Lumenian defence ministry") if kind is ReportKind.STATEMENT else ("hog", "HOG")
    text = f"{name} crowed that mortar rounds hit Sarnbrok."
    plain = read_claims(report_of(text, kind=kind, voice=voice), context).claims
    found = read(context, text, heard(text, name, "crowed", "mortar rounds hit Sarnbrok"), kind=kind, voice=voice)
    assert [(c.speaker, c.extractor) for c in found.claims] == [(c.speaker, c.extractor) for c in plain]


def test_a_pronoun_behind_a_tagged_speaker_means_that_speaker(context: Context) -> None:
    """The discourse hears whom the tagger hears."""
    text = "Ordesh said the road was shut.\n\nLumenia crowed that the orchard lay fallow. It said shells hit Varnholt."
    found = read(context, text, heard(text, "Lumenia", "crowed", "the orchard lay fallow")).claims
    assert [c.speaker for c in found if "Varnholt" in c.content.quote] == ["lumenia"]


def test_hints_are_asked_for_by_unit_and_none_is_lost_or_doubled() -> None:
    text = "Lumenia crowed so. Ordesh crowed too.\n\n" + "The guard crowed again. " * 3
    cues = [Span(at, at + 6) for at in range(len(text)) if text.startswith("crowed", at)]
    tagged = Tagged(
        attributions=tuple(TaggedAttribution(cue, Span(0, 7), (Span(15, 17),), 0.9) for cue in reversed(cues)),
        events=tuple(TaggedEvent("other", "+", cue, 0.9) for cue in cues),
    )
    hints = Hints.of(tagged, FOUND_BY)
    units = cut_units(text)
    assert len(units) == len(cues) == 5
    assert [a.cue for unit in units for a in hints.spoken_in(unit)] == cues
    assert [e.span for unit in units for e in hints.events_in(unit)] == cues
    assert [unit.text[t.start : t.end] for unit in units for t in hints.triggers_in(unit)] == ["crowed"] * 5


def test_an_event_that_runs_out_of_its_unit_is_no_trigger() -> None:
    text = "It fell. It rose."
    tagged = Tagged(events=(TaggedEvent("other", "+", Span(3, 11), 0.9),))
    assert [Hints.of(tagged, FOUND_BY).triggers_in(unit) for unit in cut_units(text)] == [(), ()]


@pytest.mark.parametrize(
    ("words", "heard_there"),
    [(Span(0, 10), True), (Span(5, 15), False), (Span(4, 14), True), (Span(10, 20), False), (Span(0, 40), True)],
)
def test_somebody_is_heard_where_the_greater_part_of_the_words_is_anothers(words: Span, heard_there: bool) -> None:
    contents = (Span(0, 10), Span(20, 36))
    tagged = Tagged((TaggedAttribution(Span(11, 15), Span(16, 18), contents, 0.9),))
    hints = Hints.of(tagged, FOUND_BY)
    shared = sum(max(0, min(c.end, words.end) - max(c.start, words.start)) for c in contents)
    assert hints.hear_speaker(words) is (2 * shared > words.end - words.start) is heard_there


def test_the_attribution_at_a_cue_is_the_one_that_shares_its_words() -> None:
    found = tuple(TaggedAttribution(Span(at, at + 4), Span(0, 2), (Span(90, 95),), 0.9) for at in (10, 20, 30))
    hints = Hints.of(Tagged(found), FOUND_BY)
    assert hints.heard_at(Span(22, 30)) is found[1]
    assert hints.heard_at(Span(14, 20)) is None
    assert hints.heard_at(Span(0, 11)) is found[0]
    assert hints.heard_at(Span(0, 10)) is None


PROSE = (
    "VARNHOLT — Lumenia crowed that the orchard lay fallow. “It is so. We saw it,” she said, and left.\n\n"
    "Ordesh's ministry denied it; 14 soldiers, it added, were “resting”.\n- The guard: no comment."
)


@st.composite
def tags(draw: st.DrawFn) -> Tagged:
    """Any well-formed tags of PROSE, however foolish."""
    cuts = sorted(draw(st.sets(st.integers(0, len(PROSE)), max_size=24)))
    spans = [Span(a, b) for a, b in itertools.pairwise(cuts)]
    attributions = []
    while len(spans) >= 3:
        count = draw(st.integers(1, 2))
        parts = [spans.pop(draw(st.integers(0, len(spans) - 1))) for _ in range(2)]
        contents = tuple(sorted(spans.pop(0) for _ in range(min(count, len(spans)))))
        source = parts[1] if draw(st.booleans()) else None
        attributions.append(TaggedAttribution(parts[0], source, contents, draw(st.floats(0, 1))))
    events = tuple(
        TaggedEvent(draw(st.sampled_from(["shelling", "withdrawal", "other", "demand"])), "+", Span(a, b), 0.9)
        for a, b in itertools.pairwise(cuts[::2])
    )
    return Tagged(tuple(sorted(attributions, key=lambda a: a.cue)), (), events)


@settings(max_examples=150)
@given(tagged=tags())
def test_whatever_is_tagged_every_anchor_holds(context: Context, tagged: Tagged) -> None:
    report = report_of(PROSE)
    found = read_claims(report, context, hints=Hints.of(tagged, FOUND_BY))
    anchors = [a for c in found.claims for a in (c.content, c.cue, c.speaker_anchor) if a is not None]
    assert all(anchor.holds_in(PROSE) for anchor in anchors)
    assert {claim.extractor for claim in found.claims} <= {LABEL, FOUND_BY}
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    known = {actor.id for actor in found.actors} | set(context.actors)
    assert {claim.speaker for claim in found.claims} <= known
