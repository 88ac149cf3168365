"""People's judgements: found again by words, followed against every feature, reported where they cannot be."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.pipeline.theatres import Happening, Telling, Told, gather, theatres, write

from truceline.model.ids import ClaimId, JudgementId
from truceline.model.judgement import Judgement, Outcome, Pointer, Verdict
from truceline.pipeline.judging import Heard, hear_judgements
from truceline.pipeline.weighing import Weighed

SHELLS = Happening(kind="shelling", place="halvern", day=3)
LATER = Happening(kind="shelling", place="halvern", day=9)
DRONE = Happening(kind="drone_strike", place="dosk", day=9)


def judge(verdict: str, a: Pointer, b: Pointer, *, by: str = "Mara", replaces: str | None = None) -> Judgement:
    taken_back = JudgementId(replaces) if replaces else None
    return Judgement.of(Verdict(verdict), (a, b), by=by, on="2031-10-01", why="both name the mill", replaces=taken_back)


def at(told: Told, number: int) -> Pointer:
    return Pointer(claim=told.claims[number].id)


def hear(told: Told, *judgements: Judgement) -> Heard:
    return hear_judgements(judgements, told.claims, told.reports)


def homes(weighed: Weighed) -> dict[str, str | None]:
    return {claim.id: claim.incident for claim in weighed.claims}


TWO_DAYS = gather(
    [
        write("a", "daily", [Telling(what=SHELLS, speaker="ordesh-mod")], day="2031-09-04"),
        write("b", "gazette", [Telling(what=LATER, speaker="lumen-mod")], day="2031-09-10"),
        write("c", "lantern", [Telling(what=SHELLS, speaker="hog")], day="2031-09-05"),
    ]
)


def test_claims_judged_the_same_are_in_one_incident_whatever_their_days() -> None:
    heard = hear(TWO_DAYS, judge("same", at(TWO_DAYS, 0), at(TWO_DAYS, 1)))
    placed = homes(TWO_DAYS.weighed(judged=heard.judged))
    assert homes(TWO_DAYS.weighed())[TWO_DAYS.claims[1].id] != homes(TWO_DAYS.weighed())[TWO_DAYS.claims[0].id]
    assert len(set(placed.values())) == 1


def test_claims_judged_different_are_in_two_incidents_that_both_stand() -> None:
    heard = hear(TWO_DAYS, judge("different", at(TWO_DAYS, 0), at(TWO_DAYS, 2)))
    placed = homes(TWO_DAYS.weighed(judged=heard.judged))
    assert None not in placed.values()
    assert len(set(placed.values())) == 3


def test_the_incident_says_who_judged_when_and_why() -> None:
    heard = hear(TWO_DAYS, judge("same", at(TWO_DAYS, 0), at(TWO_DAYS, 1)))
    reasons = TWO_DAYS.weighed(judged=heard.judged).incidents[0].reasons
    assert [r.text for r in reasons if r.feature == "judgement"] == [
        "kept together by Mara on 2031-10-01: both name the mill"
    ] * 2


def test_the_other_incidents_keep_their_ids() -> None:
    drone = write("d", "daily", [Telling(what=DRONE, speaker="hog")], day="2031-09-10")
    told = TWO_DAYS.and_also(drone)
    before = homes(told.weighed())
    heard = hear(told, judge("same", at(told, 0), at(told, 1)))
    after = homes(told.weighed(judged=heard.judged))
    assert after[drone.claims[0].id] == before[drone.claims[0].id]
    assert after[told.claims[0].id] == before[told.claims[0].id]


def test_words_in_a_report_find_the_claim_again_after_another_extraction() -> None:
    other = Told(
        reports=TWO_DAYS.reports,
        claims=tuple(replace(claim, id=ClaimId(f"c-new-{n}")) for n, claim in enumerate(TWO_DAYS.claims)),
    )
    first, second = (
        Pointer(claim=claim.id, report=f"{name}.txt", words="there  was SHELLING in Halvern")
        for claim, name in zip(TWO_DAYS.claims, ("a-daily", "b-gazette"), strict=False)
    )
    heard = hear(other, judge("same", first, second))
    assert [ruling.found for ruling in heard.rulings] == [(("c-new-0",), ("c-new-1",))]
    assert heard.issues == ()


def test_a_judgement_without_its_claim_is_kept_and_named() -> None:
    lost = judge("same", at(TWO_DAYS, 0), Pointer(report="a-daily.txt", words="nobody said this"))
    heard = hear(TWO_DAYS, lost)
    assert [(r.judgement, r.outcome) for r in heard.rulings] == [(lost, Outcome.NOT_FOUND)]
    assert heard.judged == ()
    assert "“nobody said this”" in heard.issues[0].reason


def test_a_judgement_on_a_report_that_is_not_out_yet_is_no_problem() -> None:
    early = replace(TWO_DAYS, reports=TWO_DAYS.reports[:1], claims=TWO_DAYS.claims[:1])
    judgement = judge("same", at(early, 0), Pointer(report="b-gazette.txt", words="there was shelling"))
    heard = hear_judgements([judgement], early.claims, early.reports, TWO_DAYS.reports[1:])
    assert [ruling.outcome for ruling in heard.rulings] == [Outcome.OUT_OF_VIEW]
    assert heard.issues == ()


def test_judgements_that_contradict_each_other_are_named_and_none_is_followed() -> None:
    chain = [
        judge("same", at(TWO_DAYS, 0), at(TWO_DAYS, 1)),
        judge("same", at(TWO_DAYS, 1), at(TWO_DAYS, 2), by="Ivo"),
        judge("different", at(TWO_DAYS, 0), at(TWO_DAYS, 2), by="Oda"),
    ]
    heard = hear(TWO_DAYS, *chain)
    assert {ruling.outcome for ruling in heard.rulings} == {Outcome.CONTRADICTED}
    assert heard.judged == ()
    assert all(judgement.id in str(heard.issues[0]) for judgement in chain)


def test_a_judgement_that_was_taken_back_is_kept_and_not_followed() -> None:
    first = judge("different", at(TWO_DAYS, 0), at(TWO_DAYS, 2))
    heard = hear(TWO_DAYS, first, judge("same", at(TWO_DAYS, 0), at(TWO_DAYS, 2), replaces=first.id))
    assert [ruling.outcome for ruling in heard.rulings] == [Outcome.REPLACED, Outcome.HELD]


def test_the_id_of_a_judgement_does_not_depend_on_which_claim_is_named_first() -> None:
    a, b = at(TWO_DAYS, 0), at(TWO_DAYS, 1)
    assert judge("same", a, b).id == judge("same", b, a).id != judge("different", a, b).id


@st.composite
def judged_theatres(draw: st.DrawFn) -> tuple[Told, list[Judgement]]:
    told = draw(theatres())
    ids = [claim.id for claim in told.claims]
    some = st.sampled_from([*ids, ClaimId("c-gone")])
    judgements = [
        judge(
            draw(st.sampled_from(["same", "different"])),
            Pointer(claim=draw(some)),
            Pointer(claim=draw(some)),
            by=str(n),
        )
        for n in range(draw(st.integers(1, 5)))
    ]
    return told, judgements


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(judged_theatres())
def test_a_judgement_is_never_lost(case: tuple[Told, list[Judgement]]) -> None:
    told, judgements = case
    heard = hear(told, *judgements)
    placed = homes(told.weighed(judged=heard.judged))
    assert [ruling.judgement for ruling in heard.rulings] == judgements
    for ruling in heard.rulings:
        a, b = (pointer.claim for pointer in ruling.judgement.claims)
        match ruling.outcome:
            case Outcome.HELD if ruling.judgement.verdict is Verdict.SAME and a != b:
                assert placed[a] == placed[b] is not None
            case Outcome.HELD if ruling.judgement.verdict is Verdict.DIFFERENT:
                assert placed[a] is None or placed[a] != placed[b]
            case Outcome.NOT_FOUND:
                assert "c-gone" in (a, b)
            case Outcome.CONTRADICTED:
                assert any(ruling.judgement.id in str(issue) for issue in heard.issues)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(judged_theatres(), st.randoms(use_true_random=False))
def test_the_order_of_judgements_and_claims_changes_nothing(case: tuple[Told, list[Judgement]], random) -> None:
    told, judgements = case
    claims, shuffled = list(told.claims), list(judgements)
    random.shuffle(claims)
    random.shuffle(shuffled)
    other = Told(reports=told.reports, claims=tuple(claims))
    plain, mixed = (
        {i.id: set(i.claims) for i in t.weighed(judged=hear(t, *given_).judged).incidents}
        for t, given_ in ((told, judgements), (other, shuffled))
    )
    assert plain == mixed
