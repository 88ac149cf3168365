"""A denial is never shown as an admission, an accusation never as a denial, and silence as neither."""

from __future__ import annotations

import time

import pytest

from truceline.claims.act_words import find_act_words
from truceline.claims.silence import find_silences
from truceline.model.claim import Claim

ACCUSED = "The Lumenian defence ministry said on Monday that Ordeshi troops had shelled Sarnbrok. "


def said_of(claims: tuple[Claim, ...], kind: str) -> set[tuple[str, str]]:
    """Who says yes or no to a kind of event behind the accusation."""
    later = [c for c in claims if c.content.start >= len(ACCUSED)]
    return {(c.speaker, c.event.polarity.value) for c in later if c.event.type == kind}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ordesh neither confirmed nor denied the shelling of Sarnbrok.",
        "Ordesh could neither confirm nor deny that Sarnbrok had been shelled.",
        "Ordesh would not confirm or deny the shelling of Sarnbrok.",
        "Neither Ordesh nor Lumenia confirmed the shelling of Sarnbrok.",
        "No Ordeshi official confirmed the shelling of Sarnbrok.",
        "Nobody in the Ministry of Defence of Ordesh would admit that Sarnbrok had been shelled.",
        "Ordesh has not admitted shelling Sarnbrok.",
        "Ordesh refused to admit that its troops had shelled Sarnbrok.",
        "Ordesh has yet to confirm that its troops shelled Sarnbrok.",
        "Ordesh hesitated to confirm the shelling of Sarnbrok.",
        "Ordesh stopped short of confirming that its troops had shelled Sarnbrok.",
        "Ordesh was silent on whether its troops had shelled Sarnbrok.",
        "Ordesh did not respond to claims that its troops had shelled Sarnbrok.",
        "Ordesh was asked to confirm that it had shelled Sarnbrok.",
        "Ordesh said it was not aware of any shelling of Sarnbrok.",
        "Ordesh would not say whether its troops had shelled Sarnbrok.",
        "Ordesh denied nothing.",
        "“Ordesh denied the shelling, as it always does,” the Lumenian defence ministry said.",
        'Lumenia said Ordesh\'s "denial" of the shelling convinced nobody.',
        "Ordesh's denial that it shelled Sarnbrok was dismissed by the Lumenian defence ministry.",
        "It is not true that Ordesh denied shelling Sarnbrok, Colonel Kett said.",
        "Ordesh denied reports that Lumenia had denied the shelling of Sarnbrok.",
        "Ordesh retracted its denial that its troops had shelled Sarnbrok.",
        "The Lumenian defence ministry withdrew its claim that Sarnbrok had been shelled.",
        "Lumenia rejected the denial of the shelling.",
        "Ordesh denied that it had admitted shelling Sarnbrok.",
        "Ordesh said the claim that it had not shelled Sarnbrok was false.",
        "Ordesh challenged Lumenia to prove that it had shelled Sarnbrok.",
        "Ordesh questioned whether Sarnbrok had been shelled at all.",
        "Ordesh distanced itself from the shelling of Sarnbrok.",
        "Lumenia rejected the denial.",
    ],
)
def test_who_does_not_answer_or_only_speaks_of_a_denial_says_neither_yes_nor_no(read, sentence):
    assert said_of(read(ACCUSED + sentence), "shelling") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Ordesh denied that its troops had shelled Sarnbrok.",
        "Ordesh denied having shelled Sarnbrok but acknowledged that its guns had been moved.",
        "Ordesh called the accusation that it had shelled Sarnbrok baseless.",
        "Ordesh called the report that it had shelled Sarnbrok a lie.",
        "Ordesh denied responsibility for the attack that killed five people in Sarnbrok.",
        "Ordesh repeated its denial that its troops had shelled Sarnbrok.",
        "Ordesh issued a denial of the shelling of Sarnbrok.",
        "Ordesh disclaimed responsibility for the shelling of Sarnbrok.",
        "Ordesh contradicted reports that its troops had shelled Sarnbrok.",
        "Ordesh refuses to accept that its troops shelled Sarnbrok.",
        "Ordesh rejected the claim that its army had shelled Sarnbrok.",
        "Contrary to what Lumenia says, no shells fell on Sarnbrok, Ordesh said.",
        "Ordesh rejected the claim that its troops, who had left in May, had shelled Sarnbrok.",
    ],
)
def test_a_denial_says_no_in_the_name_of_who_denies(read, sentence):
    assert said_of(read(ACCUSED + sentence), "shelling") == {("ordesh", "-")}


def test_who_denies_his_part_in_an_attack_does_not_deny_its_dead(read):
    claims = read(ACCUSED + "Ordesh denied any part in the attack that killed five people in Sarnbrok.")
    assert said_of(claims, "casualties") == set()


def test_what_only_tells_apart_whom_a_denial_is_about_is_not_denied(read):
    sentence = "Ordesh denied that two of its soldiers, who had been captured in Sarnbrok, had crossed the line."
    claims = read(ACCUSED + sentence)
    assert said_of(claims, "detention") == set()
    assert said_of(claims, "troop_entry") == {("ordesh", "-")}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Ordesh denied that it had not withdrawn from the Cold Saddle.", "withdrawal"),
        ("Ordesh denied that nobody had been killed in Sarnbrok.", "casualties"),
    ],
)
def test_who_denies_that_it_did_not_happen_says_that_it_did(read, sentence, kind):
    assert said_of(read(ACCUSED + sentence), kind) == {("ordesh", "+")}


@pytest.mark.parametrize(
    ("words", "kind", "polarity"),
    [
        ("the Halvern Accord had not been violated", "agreement_breach", "-"),
        ("the truce had never been broken", "agreement_breach", "-"),
        ("the Halvern Accord had been violated", "agreement_breach", "+"),
        ("the Halvern Accord had been violated not once but five times", "agreement_breach", "+"),
        ("the truce has not been honoured", "agreement_breach", "+"),
        ("the terms of the accord have not been kept", "agreement_kept", "-"),
        ("the terms of the accord have been kept", "agreement_kept", "+"),
    ],
)
def test_a_not_within_the_word_for_the_deed_is_heard(read, words, kind, polarity):
    claims = read(f"The Ministry of Defence of Ordesh said on Monday that {words}.")
    assert [(c.event.type, c.event.polarity.value) for c in claims] == [(kind, polarity)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The shelling of Sarnbrok was denied by the Ordeshi government.",
        "Lumenian reports that Ordeshi troops had shelled Sarnbrok were denied by Ordesh.",
        "The charge was rejected by Ordesh.",
        "The claim that Ordeshi troops had shelled Sarnbrok was dismissed as absurd by Ordesh.",
        "The charge has been flatly denied by Ordesh.",
    ],
)
def test_of_a_passive_whoever_denies_is_heard_and_never_whose_claim_it_is(read, sentence):
    assert said_of(read(ACCUSED + sentence), "shelling") == {("ordesh", "-")}


def test_entry_that_is_denied_is_no_statement(read):
    assert all(c.attitude.value != "deny" for c in read("Entry was denied by Ordeshi troops to the observers."))


def test_who_denies_that_it_was_not_broken_says_that_it_was(read):
    claims = read(ACCUSED + "Ordesh denied that the Halvern Accord had not been violated.")
    assert said_of(claims, "agreement_breach") == {("ordesh", "+")}


def test_a_force_that_withdrew_is_told_from_a_claim_that_was_withdrawn(read):
    claims = read("The Ordeshi army withdrew its troops from the Cold Saddle, the Halvern Observer Group said.")
    assert [c.event.type for c in claims] == ["withdrawal"]


def test_fire_that_was_not_returned_is_no_question_left_unanswered():
    assert find_silences("its men had come under fire and had not replied.") == []
    assert find_silences("The soldiers did not return fire.") == []


ENDLESS = ("was not ", "no ", "neither confirmed ", "has not been yet ", "no official ", "withdrew its ", "the its ")


@pytest.mark.parametrize("piece", ENDLESS)
def test_words_without_end_are_read_in_time(piece):
    started = time.process_time()
    find_act_words(piece * (3000 // len(piece)))
    assert time.process_time() - started < 1.0
