from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.review.desks import (
    FIRST,
    make_claim,
    make_contents,
    make_desk,
    make_report,
    outcomes,
    read_first,
    read_second,
    shelling,
    signed,
    texts,
    wounded,
)

from truceline.errors import WrongUsage
from truceline.model.actor import Actor
from truceline.model.claim import Attitude, Claim
from truceline.model.decision import BY_HAND, ByHand, claims_made
from truceline.model.ids import ActorId
from truceline.model.recorded import Reading
from truceline.pipeline.recording import compile_contents
from truceline.publish.dossier_file import dossier_json
from truceline.review import deciding
from truceline.review.applying import apply
from truceline.review.desk import Desk
from truceline.review.locating import anchors_of

ONE = make_report()
SHELLING, WOUNDED = shelling(ONE), wounded(ONE)
UNTOUCHED = texts(make_desk())
LONGER = "Correction of yesterday's report.\n\n" + FIRST


def test_without_decisions_the_readings_are_the_very_same() -> None:
    contents = make_contents()
    assert apply(contents.reports, contents.readings, []).readings is contents.readings


def test_an_accepted_claim_stays_as_it_was_read() -> None:
    desk = make_desk(deciding.accept(make_desk(), SHELLING.id, signed()))
    assert desk.claims[SHELLING.id] == SHELLING
    assert (texts(desk), outcomes(desk)) == (UNTOUCHED, ["held"])


def test_a_rejected_claim_leaves_and_its_decision_keeps_it() -> None:
    rejected = deciding.reject(make_desk(), SHELLING.id, signed())
    desk = make_desk(rejected)
    assert SHELLING.id not in desk.claims
    assert desk.applied.rulings[0].decision == rejected
    assert rejected.seen.claim == SHELLING


def test_nothing_is_rejected_without_a_reason() -> None:
    with pytest.raises(WrongUsage, match="say why"):
        deciding.reject(make_desk(), SHELLING.id, signed(why=" "))


def test_a_corrected_claim_stands_in_the_place_of_the_machines() -> None:
    fields = {"speaker": "Lumenian defence ministry", "polarity": "-", "counts": "killed >=2; wounded 5-8"}
    desk = make_desk(deciding.correct(make_desk(), SHELLING.id, fields, signed()))
    claim = desk.claims[SHELLING.id]
    assert (claim.speaker, claim.event.polarity.value) == ("lumen-mod", "-")
    assert claim.speaker_anchor is not None
    assert claim.speaker_anchor.quote == "Lumenian defence ministry"
    assert [(q.what, q.min, q.max) for q in claim.event.quantities] == [("killed", 2, None), ("wounded", 5, 8)]
    assert next(iter(desk.claims)) == SHELLING.id


def test_somebody_whom_no_pack_knows_is_taken_down_with_the_correction() -> None:
    desk = make_desk(deciding.correct(make_desk(), SHELLING.id, {"speaker": "Major Orell"}, signed()))
    assert desk.claims[SHELLING.id].speaker == "found:major-orell"
    assert [actor.name for actor in desk.applied.readings[ONE.id].actors] == ["Major Orell"]


def test_an_added_claim_has_anchors_that_hold_and_says_that_it_was_added() -> None:
    fields = {"words": "a bridge was closed", "type": "infrastructure", "speaker": "Major Orell", "cue": "said"}
    with pytest.raises(WrongUsage, match="unknown"):
        deciding.add(make_desk(), ONE, fields | {"type": "no such type"}, signed())
    added = deciding.add(make_desk(), ONE, fields | {"type": "other"}, signed())
    desk = make_desk(added)
    claim = desk.claims[added.seen.claim.id]
    assert texts(desk) == [*UNTOUCHED[:2], "found:major-orell: a bridge was closed (other)", *UNTOUCHED[2:]]
    assert all(anchor.holds_in(ONE.text) for anchor in anchors_of(claim))
    assert (claim.extractor, claim.attitude) == (BY_HAND, Attitude.ASSERT)


def test_a_claim_is_split_into_parts_with_words_of_their_own() -> None:
    parts = [{"words": "Two soldiers"}, {"words": "were wounded", "type": "shelling"}]
    split = deciding.split(make_desk(), WOUNDED.id, parts, signed())
    desk = make_desk(split)
    assert texts(desk)[1:3] == ["ordesh-mod: Two soldiers (casualties)", "ordesh-mod: were wounded (shelling)"]
    assert set(claims_made(split)) <= set(desk.claims)


def test_claims_are_merged_over_the_words_of_all() -> None:
    merged = deciding.merge(make_desk(), [SHELLING.id, WOUNDED.id], {}, signed())
    desk = make_desk(merged)
    whole = FIRST[: FIRST.index(", it added")]
    assert texts(desk) == [f"ordesh-mod: {whole} (shelling)", UNTOUCHED[2]]


def test_claims_of_several_reports_are_not_merged() -> None:
    with pytest.raises(WrongUsage, match="one report"):
        deciding.merge(make_desk(), [SHELLING.id, list(make_desk().claims)[2]], {}, signed())


def test_two_people_who_decide_otherwise_are_both_shown_and_neither_is_followed() -> None:
    desk = make_desk()
    mara = deciding.accept(desk, SHELLING.id, signed())
    jon = deciding.reject(desk, SHELLING.id, signed("Jon Adler"))
    after = make_desk(mara, jon)
    assert outcomes(after) == ["contradicted", "contradicted"]
    assert [ruling.against for ruling in after.applied.rulings] == [(jon.id,), (mara.id,)]
    assert texts(after) == UNTOUCHED
    assert "Jon Adler" in str(after.applied.issues[0]) or "Mara Voss" in str(after.applied.issues[0])


def test_two_people_who_decide_alike_are_both_followed() -> None:
    desk = make_desk()
    both = [deciding.reject(desk, SHELLING.id, signed(who)) for who in ("Mara Voss", "Jon Adler")]
    assert outcomes(make_desk(*both)) == ["held", "held"]


def test_whoever_replaces_the_other_decision_is_followed() -> None:
    mara = deciding.accept(make_desk(), SHELLING.id, signed())
    jon = deciding.reject(make_desk(mara), SHELLING.id, signed("Jon Adler", replaces=[mara.id]))
    after = make_desk(mara, jon)
    assert outcomes(after) == ["replaced", "held"]
    assert SHELLING.id not in after.claims


def test_ones_own_later_word_replaces_the_earlier_and_earlier_corrections_go_on() -> None:
    first = deciding.correct(make_desk(), SHELLING.id, {"polarity": "-"}, signed())
    second = deciding.correct(make_desk(first), SHELLING.id, {"attitude": "accuse"}, signed(hour=10))
    after = make_desk(first, second)
    assert outcomes(after) == ["replaced", "held"]
    claim = after.claims[SHELLING.id]
    assert (claim.event.polarity.value, claim.attitude.value) == ("-", "accuse")
    assert second.seen.claim == SHELLING


def test_somebody_else_who_corrects_an_added_claim_contradicts_whoever_added_it() -> None:
    added = deciding.add(make_desk(), ONE, {"words": "a bridge was closed", "type": "other"}, signed())
    name = added.seen.claim.id
    own = deciding.correct(make_desk(added), name, {"polarity": "-"}, signed(hour=10))
    assert make_desk(added, own).claims[name].event.polarity.value == "-"
    theirs = deciding.correct(make_desk(added), name, {"polarity": "-"}, signed("Jon Adler"))
    assert outcomes(make_desk(added, theirs)) == ["contradicted", "contradicted"]
    replacing = deciding.correct(
        make_desk(added), name, {"polarity": "-"}, signed("Jon Adler", replaces=[added.id])
    )  # fmt: skip
    after = make_desk(added, replacing)
    assert (outcomes(after), after.claims[name].event.polarity.value) == (["replaced", "held"], "-")


def test_a_part_can_be_decided_on_and_is_lost_with_the_split() -> None:
    split = deciding.split(make_desk(), WOUNDED.id, [{"words": "Two soldiers"}, {"words": "were wounded"}], signed())
    part = claims_made(split)[0]
    rejected = deciding.reject(make_desk(split), part, signed(hour=10))
    assert part not in make_desk(split, rejected).claims
    theirs = deciding.accept(make_desk(), WOUNDED.id, signed("Jon Adler"))
    after = make_desk(split, rejected, theirs)
    assert outcomes(after) == ["contradicted", "not_found", "contradicted"]
    assert any("another decision made" in str(issue) for issue in after.applied.issues)


def test_a_decision_whose_words_are_gone_is_kept_and_told() -> None:
    rejected = deciding.reject(make_desk(), SHELLING.id, signed())
    other = "It was quiet near Serrapont, the Ordeshi defence ministry said."
    desk = make_desk(rejected, first=other, readings={})
    assert outcomes(desk) == ["not_found"]
    assert "Shells fell near Serrapont" in str(desk.applied.issues[0])


def test_a_decision_follows_its_words_into_a_later_version() -> None:
    corrected = deciding.correct(make_desk(), SHELLING.id, {"polarity": "-", "cue": ""}, signed())
    later = make_report(LONGER)
    desk = Desk.of(make_contents([corrected], first=LONGER, readings={later.id: read_first(later)}))
    claim = desk.claims[shelling(later).id]
    assert (claim.event.polarity.value, claim.cue, claim.report) == ("-", None, later.id)
    assert all(anchor.holds_in(LONGER) for anchor in anchors_of(claim))


def test_a_claim_that_the_machine_reads_beside_the_decided_one_is_left_alone() -> None:
    """Two events in the same words: deciding on one says nothing of the other, whatever a later run finds."""
    beside = make_claim(ONE, SHELLING.content.quote, "troop_entry")
    told = Reading(ran=("rules/1",), claims=(SHELLING, beside), actors=(), places=())
    rejected = deciding.reject(Desk.of(make_contents(readings={ONE.id: told})), SHELLING.id, signed())
    only_beside = replace(told, claims=(beside,))
    assert list(Desk.of(make_contents([rejected], readings={ONE.id: only_beside})).claims) == [beside.id]


def test_a_later_run_that_finds_what_somebody_added_does_not_double_it() -> None:
    added = deciding.add(
        make_desk(), ONE, {"words": "a bridge was closed", "type": "other", "speaker": "Major Orell"}, signed()
    )
    found = make_claim(ONE, "a bridge was closed", "other", speaker="found:major-orell", named="Major Orell")
    told = replace(read_first(ONE), claims=(*read_first(ONE).claims, found))
    desk = Desk.of(make_contents([added], readings={ONE.id: told}))
    assert [claim.id for claim in desk.claims.values() if claim.event.type == "other"] == [added.seen.claim.id]


def test_corrections_reach_incidents_and_questions() -> None:
    def holders(*decisions: ByHand) -> set[str]:
        asked = compile_contents(make_contents(decisions)).questions
        return {s for q in asked for p in q.positions for s in p.speakers if SHELLING.id in p.claims}

    corrected = deciding.correct(make_desk(), SHELLING.id, {"speaker": "Major Orell"}, signed())
    assert "found:major-orell" not in holders()
    assert "found:major-orell" in holders(corrected)


@st.composite
def several(draw: st.DrawFn) -> list:
    """Decisions of several people, each made on the desk as the machine left it, or as the ones before left it."""
    made: list = []
    for hour in range(draw(st.integers(1, 5))):
        desk = Desk.of(make_contents(made)) if draw(st.booleans()) else make_desk()
        who = signed(draw(st.sampled_from(["Mara Voss", "Jon Adler"])), hour=hour)
        claim = draw(st.sampled_from(sorted(desk.claims) or [SHELLING.id]))
        kind = draw(st.sampled_from(["accept", "reject", "correct", "split", "merge", "add"]))
        try:
            match kind:
                case "accept":
                    made.append(deciding.accept(desk, claim, who))
                case "reject":
                    made.append(deciding.reject(desk, claim, who))
                case "correct":
                    made.append(deciding.correct(desk, claim, {"type": "troop_entry", "polarity": "-"}, who))
                case "split":
                    made.append(deciding.split(desk, claim, [{"type": "other"}, {"type": "shelling"}], who))
                case "merge":
                    made.append(deciding.merge(desk, [SHELLING.id, WOUNDED.id], {}, who))
                case "add":
                    made.append(deciding.add(desk, ONE, {"words": "a bridge was closed", "type": "other"}, who))
        except WrongUsage:
            continue
    return made


@settings(max_examples=40, deadline=None)
@given(several(), st.randoms(use_true_random=False))
def test_the_order_of_decisions_makes_no_difference(made: list, random) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)
    one, other = Desk.of(make_contents(made)), Desk.of(make_contents(shuffled))
    assert list(one.claims.items()) == list(other.claims.items())
    assert {r.decision.id: r for r in one.applied.rulings} == {r.decision.id: r for r in other.applied.rulings}


@settings(max_examples=40, deadline=None)
@given(several())
def test_anchors_hold_whatever_is_decided_and_ids_are_borne_once(made: list) -> None:
    contents = make_contents(made)
    applied = apply(contents.reports, contents.readings, made)
    reports = {report.id: report for report in contents.reports}
    claims = [claim for reading in applied.readings.values() for claim in reading.claims]
    assert all(anchor.holds_in(reports[claim.report].text) for claim in claims for anchor in anchors_of(claim))
    assert len({claim.id for claim in claims}) == len(claims)
    assert len(applied.rulings) == len(made)


def told_now(*claims: Claim) -> Reading:
    return Reading(ran=("rules/2",), claims=claims, actors=(), places=())


@settings(max_examples=25, deadline=None)
@given(
    several(),
    st.sampled_from([FIRST, LONGER, FIRST.replace("Two soldiers", "Three soldiers"), FIRST * 2]),
    st.booleans(),
)
def test_anchors_hold_and_nothing_is_doubled_whatever_the_source_and_the_reading_become(
    made: list, text: str, otherwise: bool
) -> None:
    report = make_report(text)
    told = [shelling(report)]
    if otherwise:
        told = [make_claim(report, "Shells fell", "troop_entry"), make_claim(report, "near Serrapont", "shelling")]
    contents = make_contents(made, first=text, readings={report.id: told_now(*told)})
    applied = apply(contents.reports, contents.readings, made)
    texts_ = {each.id: each.text for each in contents.reports}
    claims = [claim for reading in applied.readings.values() for claim in reading.claims]
    assert all(anchor.holds_in(texts_[claim.report]) for claim in claims for anchor in anchors_of(claim))
    assert len({claim.id for claim in claims}) == len(claims)
    assert [ruling.decision for ruling in applied.rulings] == made
    told_of = {issue.path for issue in applied.issues}
    for ruling in applied.rulings:
        if ruling.outcome.value == "not_found":
            assert any(ruling.decision.id in path for path in told_of)
    assert len(compile_contents(contents).decisions) == len(made)


@settings(max_examples=10, deadline=None)
@given(several())
def test_a_dossier_can_be_made_whatever_is_decided(made: list) -> None:
    """All checks of a finished record hold; without the decisions it is the machine's again."""
    assert len(compile_contents(make_contents(made)).decisions) == len(made)
    assert dossier_json(compile_contents(make_contents())) == dossier_json(compile_contents(make_contents([])))


def test_what_the_second_report_says_is_untouched_by_decisions_on_the_first() -> None:
    two = make_contents().reports[1]
    desk = make_desk(deciding.reject(make_desk(), SHELLING.id, signed()))
    assert desk.applied.readings[two.id] == read_second(two)


def test_whom_a_decision_names_outlives_a_run_that_no_longer_meets_them() -> None:
    orell = Actor(id=ActorId("found:major-orell"), name="Major Orell", kind="person", known=False)
    told = make_claim(ONE, "a bridge was closed", "other", speaker="found:major-orell", named="Major Orell")
    reading = Reading(ran=("rules/1",), claims=(told,), actors=(orell,), places=())
    accepted = deciding.accept(Desk.of(make_contents(readings={ONE.id: reading})), told.id, signed())
    nothing = replace(reading, claims=(), actors=())
    later = Desk.of(make_contents([accepted], readings={ONE.id: nothing}))
    assert later.claims[told.id] == told
    assert later.applied.readings[ONE.id].actors == (orell,)
