"""Who did it, and what the speaker does by saying so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.claims.conftest import PACK, Reader, report_of

from truceline.claims import Context
from truceline.claims.rules import read_claims
from truceline.model.actor import Actor
from truceline.model.claim import Attitude
from truceline.model.ids import ActorId
from truceline.model.report import ReportKind

DEEDS = [
    # the sentences, the actor and the attitude of the last claim
    ("The Lumenian defence ministry said the artillery of Ordesh shelled Sarnbrok.", "ordesh-army", "accuse"),
    ("Ordesh’s defence ministry said its men had come under mortar fire from a Lumenian patrol boat.",
     "lumenia", "accuse"),
    ("Ordeshi troops held the road. When a lorry came, Lumenia said, the soldiers fired shots into the air.",
     "ordesh-army", "accuse"),
    ("Lumenian guards shelled Sarnbrok. “This is shelling by timetable,” Ordesh’s defence ministry said.",
     "guard", "accuse"),
    ("The Ordeshi army said four mines had been found near Cold Saddle.", None, "assert"),
    ("The Lumenian defence ministry said both states had agreed to meet for talks on Monday.", None, "expect"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actor", "attitude"), DEEDS)
def test_a_deed_is_laid_on_who_did_it(read: Reader, text: str, actor: str | None, attitude: str) -> None:
    last = read(text)[-1]
    assert str(last.attitude) == attitude
    if actor is not None:
        assert last.event.actor == actor


def test_in_a_statement_a_point_is_broken_by_the_other_side(read: Reader) -> None:
    (claim,) = read("Point 3 of the truce has been violated.", kind=ReportKind.STATEMENT, voice="ordesh-mod")
    assert claim.event.actor == "lumenia"
    assert str(claim.attitude) == "accuse"


def test_those_who_are_led_away_are_not_those_who_lead(read: Reader) -> None:
    claims = read("Lumenian guards held the road. The men were taken prisoner near Cold Saddle on Monday.")
    assert claims[-1].event.actor != "guard"


UNNAMED = [
    ("In Sarnbrok, Ordesh had withdrawn its soldiers by Sunday.", "withdrawal", "ordesh-army"),
    ("The army has closed the road to Sarnbrok.", "route_closure", "ordesh-army"),
    ("Four men in the uniform of the Lumenian National Guard seized a baker in Sarnbrok.", "detention", "guard"),
    ("The ferry was towed to Sarnbrok by a patrol boat of the army.", "detention", "ordesh-army"),
]


@pytest.mark.parametrize(("text", "kind", "actor"), UNNAMED)
def test_a_force_is_understood_where_only_its_noun_stands(read: Reader, text: str, kind: str, actor: str) -> None:
    assert {claim.event.type: claim.event.actor for claim in read(text)}[kind] == actor


def test_fire_in_a_statement_of_one_side_is_laid_on_the_other(read: Reader) -> None:
    told = "Single shots were fired at Sarnbrok. Ordesh calls upon Lumenia to answer."
    fired = [c for c in read(told, kind=ReportKind.STATEMENT, voice="ordesh-mod") if c.event.type == "small_arms_fire"]
    assert [claim.event.actor for claim in fired] == ["lumenia"]


def test_fire_in_a_statement_that_names_no_other_side_is_laid_on_nobody(read: Reader) -> None:
    (claim,) = read("Single shots were fired at Sarnbrok.", kind=ReportKind.STATEMENT, voice="ordesh-mod")
    assert claim.event.actor is None


def test_fire_that_a_statement_says_there_was_not_is_laid_on_nobody(read: Reader) -> None:
    (claim,) = read("No shots were fired at Sarnbrok.", kind=ReportKind.STATEMENT, voice="ordesh-mod")
    assert claim.event.actor is None


def test_observers_in_a_monitors_own_report_are_its_own(read: Reader) -> None:
    (claim,) = read("Two observers visited Sarnbrok.", kind=ReportKind.MONITOR, voice="hog")
    assert claim.event.actor == "hog"


def test_whoever_lays_a_thing_at_anothers_door_accuses_the_other(read: Reader) -> None:
    claims = read("Shells hit Sarnbrok on Monday. The Lumenian defence ministry laid the attack at the door of Ordesh.")
    blame = next(c for c in claims if "at the door of Ordesh" in c.content.quote)
    assert (blame.speaker, blame.attitude, blame.event.actor) == ("lumen-mod", Attitude.ACCUSE, "ordesh")


ENTERED = "Ordeshi troops entered Sarnbrok on Monday. "
JUDGED = [
    # what is called a breach, who is said to have broken it, and the attitude
    (f"{ENTERED}Lumenia called it a violation of the ceasefire.", "ordesh", "accuse"),
    (f"{ENTERED}Lumenia described the move as a breach of the agreement.", "ordesh", "accuse"),
    (f"{ENTERED}The Lumenian defence ministry said the move was a violation of the ceasefire.", "ordesh", "accuse"),
    ("Lumenia shelled Cold Saddle on Monday. Ordesh labelled it a violation of the agreement.", "lumenia", "accuse"),
    ("The Lumenian defence ministry branded it a flagrant violation of the ceasefire.", "ordesh", "accuse"),
    ("Colonel Kett said: “We consider this a violation of the ceasefire.”", "lumenia", "accuse"),
    ("“This is a violation of the ceasefire,” said Colonel Kett.", "lumenia", "accuse"),
    ("Lumenia described the attack on its forces as a violation of the ceasefire.", "ordesh", "accuse"),
    ("Lumenia called the Ordeshi landing a breach of the agreement.", "ordesh", "accuse"),
    ("Colonel Kett called it a breach of the truce by the Lumenian National Guard.", "guard", "accuse"),
    (
        "Lumenia returned fire at Varnholt on Monday. It called the attack a violation of the ceasefire.",
        "ordesh",
        "accuse",
    ),
]


@pytest.mark.parametrize(("text", "actor", "attitude"), JUDGED)
def test_who_calls_a_thing_a_breach_lays_it_on_the_other_side(
    read: Reader, text: str, actor: str, attitude: str
) -> None:
    breach = next(c for c in read(text) if c.event.type == "agreement_breach")
    assert (breach.event.actor, str(breach.attitude)) == (actor, attitude)


NOT_LAID = [
    (f"{ENTERED}Ordesh said it was not a violation of the ceasefire.", "ordesh-army"),
    ("Lumenia called the allegations of a ceasefire violation absurd.", "lumenia"),
    ("Lumenia apologised for the violation of the ceasefire.", "lumenia"),
    ("Lumenia said it had violated the ceasefire by mistake.", "lumenia"),
    (f"{ENTERED}The Halvern Observer Group called it a violation of the ceasefire.", "ordesh-army"),
    ("The Halvern Observer Group described the shelling as a violation of the ceasefire.", None),
]


@pytest.mark.parametrize(("text", "actor"), NOT_LAID)
def test_a_breach_owned_denied_or_seen_by_a_third_is_not_laid_on_the_other_side(
    read: Reader, text: str, actor: str | None
) -> None:
    breach = next(c for c in read(text) if c.event.type == "agreement_breach")
    assert breach.event.actor == actor
    assert breach.attitude is not Attitude.ACCUSE


OFFICE = Actor(id=ActorId("office"), name="Lumenian Media Office", kind="government", side="lumen-side")
TOLD_ONLY = [
    "950 trucks entered Halvern Heights, the Lumenian Media Office said.",
    "The Lumenian Media Office: 950 trucks entered Halvern Heights.",
    "The Lumenian Media Office counted 950 trucks entering Halvern Heights.",
    "The Lumenian Media Office recorded the entry of 950 trucks into Halvern Heights.",
]


@pytest.mark.parametrize("text", TOLD_ONLY)
def test_whoever_keeps_count_of_an_entry_did_not_enter(text: str) -> None:
    context = Context.of(replace(PACK, actors=(*PACK.actors, OFFICE)))
    entry = next(
        c for c in read_claims(report_of(text), context).claims if c.event.type in {"aid_access", "troop_entry"}
    )
    assert entry.event.actor is None


def test_a_paper_fires_no_guns(read: Reader) -> None:
    (claim,) = read("The gunmen aimed their guns at Sarnbrok and opened fire.")
    assert (claim.event.type, claim.event.actor) == ("small_arms_fire", None)
