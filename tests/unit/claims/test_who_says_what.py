from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.claims.conftest import PACK, Reader, report_of

from truceline.claims import Context
from truceline.claims.rules import read_claims
from truceline.model.report import ReportKind

CASES = [
    # the sentence, the speaker, the words, attitude, event type, polarity
    (
        "Ordesh's defence ministry said Lumenian forces had shelled Sarnbrok on Monday.",
        ("ordesh-mod", "Lumenian forces had shelled Sarnbrok on Monday", "accuse", "shelling", "+"),
    ),
    (
        "Mortar rounds hit Sarnbrok on Monday, the Halvern Observer Group said.",
        ("hog", "Mortar rounds hit Sarnbrok on Monday", "assert", "shelling", "+"),
    ),
    (
        "According to the Lumenian defence ministry, Ordeshi troops entered the Middle Belt.",
        ("lumen-mod", "Ordeshi troops entered the Middle Belt", "accuse", "troop_entry", "+"),
    ),
    (
        "“No unit of ours fired a single shot,” said Colonel Mara Kett, a spokeswoman.",
        ("kett", "No unit of ours fired a single shot", "deny", "small_arms_fire", "-"),
    ),
    (
        "Lumenia denied that its army had shelled the village of Sarnbrok.",
        ("lumenia", "its army had shelled the village of Sarnbrok", "deny", "shelling", "-"),
    ),
    (
        "Ordesh accused Lumenia of violating the truce.",
        ("ordesh", "Lumenia of violating the truce", "accuse", "agreement_breach", "+"),
    ),
    (
        "The Lumenian defence ministry called on Ordesh to withdraw its troops from Cold Saddle.",
        ("lumen-mod", "Ordesh to withdraw its troops from Cold Saddle", "demand", "demand", "+"),
    ),
    (
        "The Tarsian peacekeepers would not confirm any number.",
        ("force", "would not confirm any number", "assert", "comment", "-"),
    ),
    (
        "Lumenia did not rule out that its troops would leave Cold Saddle on Friday.",
        ("lumenia", "its troops would leave Cold Saddle on Friday", "expect", "withdrawal", "+"),
    ),
    (
        "The Lumenian National Guard fired mortars at Sarnbrok, Colonel Kett told reporters in Varnholt.",
        ("kett", "The Lumenian National Guard fired mortars at Sarnbrok", "accuse", "shelling", "+"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_sentence_gives_its_speaker_words_and_act(read: Reader, text: str, expected: tuple[str, ...]) -> None:
    found = {(c.speaker, c.content.quote, str(c.attitude), c.event.type, str(c.event.polarity)) for c in read(text)}
    assert expected in found


def test_it_added_goes_on_with_the_same_body(read: Reader) -> None:
    claims = read("The Lumenian defence ministry said shells fell on Sarnbrok. It added that two people were killed.")
    assert [c.speaker for c in claims] == ["lumen-mod", "lumen-mod"]
    assert claims[1].event.type == "casualties"


def test_he_is_the_person_named_last(read: Reader) -> None:
    claims = read("Mara Kett spoke in Varnholt on Monday. “Nobody crossed the line,” she said.")
    assert claims[-1].speaker == "kett"
    assert claims[-1].direct


def test_a_source_who_was_not_named_is_nobody_of_the_pack(read: Reader) -> None:
    (claim,) = read("Two diplomats in Varnholt said the troops had left Cold Saddle.")
    assert claim.speaker.startswith("unnamed:")
    assert claim.speaker_anchor is not None
    assert claim.speaker_anchor.quote.startswith("Two diplomats")


def test_a_person_whom_no_pack_knows_is_found_and_named(context: Context) -> None:
    extraction = read_claims(
        report_of("Oskar Lindh, a miller of 61, told the Mirror that shells fell on Sarnbrok."), context
    )
    assert [a.name for a in extraction.actors] == ["Oskar Lindh"]
    assert extraction.claims[0].speaker == extraction.actors[0].id


def test_what_the_report_states_itself_has_no_cue(read: Reader) -> None:
    (claim,) = read("Ordeshi troops entered the Middle Belt on Monday.")
    assert claim.speaker == "mirror"
    assert claim.cue is None
    assert claim.speaker_anchor is None
    assert str(claim.attitude) == "report"


def test_a_nested_speaker_is_the_inner_one_and_the_outer_hands_it_on(read: Reader) -> None:
    claims = read("Lumenia's defence ministry said the Halvern Observer Group had told it that mortars hit Sarnbrok.")
    assert claims
    inner = claims[-1]
    assert inner.event.type == "shelling"
    assert inner.speaker in {"hog", "lumen-mod"}


def test_a_quotation_that_stands_alone_belongs_to_the_speaker_before(read: Reader) -> None:
    claims = read("“We did not fire,” said Mara Kett. “No troops of ours entered the Middle Belt.”")
    assert {c.speaker for c in claims} == {"kett"}
    assert len(claims) == 2


def test_one_sentence_about_two_events_gives_two_claims(read: Reader) -> None:
    claims = read("The Lumenian defence ministry said two people were killed when mortar shells hit Sarnbrok.")
    assert {c.event.type for c in claims} == {"casualties", "shelling"}


def test_a_denial_without_an_event_answers_the_other_sides_claim(read: Reader) -> None:
    claims = read("Lumenia's defence ministry said Ordeshi troops had entered the Middle Belt. Ordesh denied it.")
    denial = claims[-1]
    assert denial.speaker == "ordesh"
    assert denial.event.type == "troop_entry"
    assert str(denial.event.polarity) == "-"
    assert str(denial.attitude) == "deny"


def test_in_a_ministrys_own_statement_the_ministry_speaks(read: Reader) -> None:
    claims = read(
        "The Lumenian National Guard fired mortars at posts near Cold Saddle. The Ministry demands an end to it.",
        kind=ReportKind.STATEMENT,
        voice="ordesh-mod",
    )
    assert {c.speaker for c in claims} == {"ordesh-mod"}
    assert str(claims[0].attitude) == "accuse"
    assert claims[-1].event.type == "demand"


def test_a_dateline_is_not_a_place_of_the_event(read: Reader) -> None:
    (claim,) = read(
        "VARNHOLT, Ordesh, Oct 4 (Corran) - Mortars hit a village on Monday.", headline="Shells on Sarnbrok"
    )
    assert claim.event.place == "sarn"


def test_fire_comes_from_elsewhere_than_where_it_lands(read: Reader) -> None:
    (claim,) = read("The Lumenian defence ministry said shells fired from positions near Cold Saddle hit Sarnbrok.")
    assert claim.event.place == "sarn"


def test_the_village_is_the_one_named_before(read: Reader) -> None:
    claims = read("Shells hit Sarnbrok on Monday. The Halvern Observer Group said mortars struck the village again.")
    assert {c.event.place for c in claims} == {"sarn"}


def test_an_older_event_is_background(read: Reader) -> None:
    claims = read("Shells hit Sarnbrok on Monday. Three people were killed there by mortar fire in March.")
    assert [c.background for c in claims] == [False, True]


def test_what_an_older_event_did_is_background_with_it(read: Reader) -> None:
    claims = read("The two sides fought a war in 2030, killing 640 people. A mine went off near Sarnbrok on Monday.")
    assert [c.background for c in claims] == [True, True, False]


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from(list("“”\"'.,:;()-\n\t said that the Ordesh denied killed 12 Sarnbrok\u202e\u0301")),
        max_size=300,
    )
)
def test_every_anchor_holds_in_any_text(text: str) -> None:
    context = Context.of(PACK)
    for claim in read_claims(report_of(text), context).claims:
        for anchor in (claim.content, claim.cue, claim.speaker_anchor):
            assert anchor is None or anchor.holds_in(text)


def test_without_a_pack_speakers_and_places_are_found_all_the_same() -> None:
    from truceline.model.pack import Pack

    extraction = read_claims(
        report_of("Oskar Lindh said shells fell near Brambeck on Monday.", voice="found:paper"),
        Context.of(Pack.empty()),
    )
    assert [a.name for a in extraction.actors] == ["Oskar Lindh"]
    assert [p.name for p in extraction.places] == ["Brambeck"]
    assert extraction.claims[0].event.place == extraction.places[0].id


def test_each_part_of_a_sentence_has_its_own_actor(read: Reader) -> None:
    claims = read(
        "Ordesh's defence ministry said Lumenia had violated the truce by sending its troops into the Middle Belt "
        "but that Ordeshi troops had withdrawn from Cold Saddle."
    )
    assert [(c.event.type, c.event.actor) for c in claims][-1] == ("withdrawal", "ordesh-army")
    assert claims[0].event.actor == "lumenia"


def test_a_zone_policed_by_somebody_was_not_entered_by_him(read: Reader) -> None:
    claims = read("Ordesh said Lumenian troops had entered an area policed by the Tarsian peacekeepers on Monday.")
    assert claims[0].event.actor == "guard"


def test_a_monitor_who_found_a_trench_did_not_dig_it(read: Reader) -> None:
    claims = read(
        "Ordeshi troops entered the Middle Belt on Monday. A patrol of the Halvern Observer Group reached Cold Saddle. "
        "It found trenches there."
    )
    assert claims[-1].event.type == "fortification"
    assert claims[-1].event.actor != "hog"


TALLIES = [
    # the sentence, who counted, and what
    ("In 2033 Ordesh counted 2,406 violations of the ceasefire.", "ordesh", "2,406 violations of the ceasefire"),
    ("Ordesh counted at least 40 violations on Monday.", "ordesh", "at least 40 violations on Monday"),
    ("In September 2033 Lumenia recorded 14 violations by Ordesh.", "lumenia", "14 violations by Ordesh"),
    ("By May, Lumenia logged 14 violations by Ordesh.", "lumenia", "14 violations by Ordesh"),
    ("On Monday the Lumenian defence ministry tallied nine breaches of the truce.", "lumen-mod",
     "nine breaches of the truce"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "content"), TALLIES)
def test_a_count_is_of_the_party_that_counted(read: Reader, text: str, speaker: str, content: str) -> None:
    (claim,) = read(text)
    assert (claim.speaker, claim.content.quote) == (speaker, content)
    assert claim.event.type == "agreement_breach"
    assert claim.event.actor != speaker


@pytest.mark.parametrize("text", ["Villagers counted 14 shells on Monday.", "The villagers heard two shots on Monday."])
def test_what_people_on_the_spot_heard_is_told_by_the_report(read: Reader, text: str) -> None:
    (claim,) = read(text)
    assert claim.speaker == "mirror"
