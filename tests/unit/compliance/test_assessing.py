from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from truceline.compliance import assess
from truceline.model.agreement import Assessment, AssessmentBasis
from truceline.model.claim import Attitude, Claim
from truceline.model.ids import ActorId, OriginId, content_id
from truceline.model.pack import Pack
from truceline.model.report import Report, ReportKind

MakeReport = Callable[..., Report]
MakeClaim = Callable[..., Claim]
VOICE = "kestry-standard"


def views(found: list[Assessment]) -> list[tuple[str, str, str]]:
    return [(a.provision, a.assessor, a.status.value) for a in found]


def own_claims(report: Report, claim: MakeClaim) -> list[Claim]:
    """One claim in the report's own voice for each sentence of it."""
    sentences = [s.strip() for line in report.text.split("\n") for s in line.replace(". ", ".|").split("|")]
    return [claim(report, sentence.rstrip(".")) for sentence in sentences if sentence]


WALK = (
    "One, the cessation of fire. It has not been kept. Shells fell on Sunday.\n"
    "Two, the Middle Belt. The retreat was carried out in May, and then undone. The point stands broken.\n"
    "Three, heavy guns. The goal has been achieved. However, it is unclear what became of the rockets.\n"
    "Four, the force. Kept late.\n"
    "Five, the prisoners. Although the point was met, Lumenia believes that Ordesh must return nine more.\n"
    "Six, the wells. They were open until June. Since then they are shut."
)


def test_an_editorial_that_goes_through_the_points_holds_a_view_on_each(
    pack: Pack, report: MakeReport, claim: MakeClaim
) -> None:
    editorial = report(WALK)
    claims = own_claims(editorial, claim)
    claims = [c for c in claims if "Lumenia" not in c.content.quote]
    claims += [
        claim(editorial, "Although the point was met"),
        claim(editorial, "Ordesh must return nine more", "lumenia", Attitude.DEMAND),
    ]
    assert views(assess(claims, [editorial], pack)) == [
        ("1", VOICE, "not_fulfilled"),
        ("2", VOICE, "not_fulfilled"),
        ("3", VOICE, "fulfilled"),
        ("3", VOICE, "unclear"),
        ("4", VOICE, "partly"),
        ("5", VOICE, "fulfilled"),
        ("5", "lumenia", "partly"),
        ("6", VOICE, "partly"),
    ]


def test_each_view_rests_on_a_claim_of_its_assessor_that_holds_the_judging_words(
    pack: Pack, report: MakeReport, claim: MakeClaim
) -> None:
    editorial = report(WALK)
    claims = own_claims(editorial, claim)
    by_id = {c.id: c for c in claims}
    found = assess(claims, [editorial], pack)
    assert all(by_id[a.claim].speaker == a.assessor for a in found)
    assert by_id[found[0].claim].content.quote == "It has not been kept"
    assert {a.as_of for a in found} == {"2033-10-09"}


def test_a_verdict_that_no_claim_covers_is_nobodys(pack: Pack, report: MakeReport, claim: MakeClaim) -> None:
    editorial = report(WALK)
    assert views(assess([claim(editorial, "It has not been kept")], [editorial], pack)) == [
        ("1", VOICE, "not_fulfilled")
    ]


def test_an_accusation_that_names_a_point_is_its_speakers_view(
    pack: Pack, report: MakeReport, claim: MakeClaim
) -> None:
    news = report("Lumenia called the landing a gross violation of point 2 of the Protocol.", ReportKind.NEWS)
    accusation = claim(news, "the landing a gross violation of point 2 of the Protocol", "lumenia", Attitude.ACCUSE)
    assert views(assess([accusation], [news], pack)) == [("2", "lumenia", "not_fulfilled")]


@pytest.mark.parametrize(
    ("words", "status"),
    [("its men had violated point 2", "fulfilled"), ("point 2 had been fulfilled", "not_fulfilled")],
)
def test_a_denial_holds_the_opposite(pack: Pack, report: MakeReport, claim: MakeClaim, words: str, status: str) -> None:
    news = report(f"Ordesh denied that {words}.", ReportKind.NEWS)
    denial = claim(news, words, "ordesh", Attitude.DENY)
    assert views(assess([denial], [news], pack)) == [("2", "ordesh", status)]


def test_that_a_matter_does_not_reach_a_point_is_a_view_of_the_one_who_is_quoted(
    pack: Pack, report: MakeReport, claim: MakeClaim
) -> None:
    text = (
        "Point 4 has been fulfilled.\nPoint 5 has been fulfilled. Tarsia says that the nine do not fall under point 5."
        "\nPoint 6 has been broken."
    )
    editorial = report(text)
    claims = [
        *(c for c in own_claims(editorial, claim) if "Tarsia" not in c.content.quote),
        claim(editorial, "the nine do not fall under point 5", "tarsia", Attitude.DENY),
    ]
    assert ("5", "tarsia", "fulfilled") in views(assess(claims, [editorial], pack))
    own = own_claims(editorial, claim)
    assert len(assess(own, [editorial], pack)) == 3


def test_that_a_point_was_not_violated_is_no_word_on_what_is_still_to_be_done(
    pack: Pack, report: MakeReport, claim: MakeClaim
) -> None:
    def views(point: str) -> list[str]:
        text = f"Point {point} has not been violated."
        told = report(text, kind=ReportKind.STATEMENT)
        return [a.status.value for a in assess([claim(told, text, speaker="ordesh")], [told], pack)]

    assert views("1") == ["fulfilled"]
    assert views("5") == []


def test_demands_and_expectations_are_no_views(pack: Pack, report: MakeReport, claim: MakeClaim) -> None:
    news = report("Ordesh expects that point 2 is kept.", ReportKind.NEWS)
    assert assess([claim(news, "point 2 is kept", "ordesh", Attitude.EXPECT)], [news], pack) == []


def test_contrary_verdicts_on_one_point_make_it_partly_kept(pack: Pack, report: MakeReport, claim: MakeClaim) -> None:
    text = (
        "Point 4 is kept.\nPoint 5. In the north it has been fulfilled. In the south it was broken.\nPoint 6 is kept."
    )
    editorial = report(text)
    found = views(assess(own_claims(editorial, claim), [editorial], pack))
    assert found[1] == ("5", VOICE, "partly")


def test_a_reprint_adds_no_view_and_a_later_report_does(pack: Pack, report: MakeReport, claim: MakeClaim) -> None:
    text = "Point 2 has been violated."
    first, reprint, later = (replace(report(text, name=n), origin=OriginId(o)) for n, o in ("ax", "bx", "cy"))
    claims = [claim(r, "Point 2 has been violated") for r in (first, reprint, later)]
    found = assess(claims, [first, reprint, later], pack)
    assert [a.claim for a in found] == [claims[0].id, claims[2].id]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("It is not true that point 2 has been violated.", "fulfilled"),
        ("Allegations that we are in breach of point 2 are without foundation.", "fulfilled"),
        ("There is no sign of point 2 being implemented.", "not_fulfilled"),
        ("Point 2 was broken in May and is kept now.", "fulfilled"),
        ("Nothing has been kept with as little care as point 2.", "not_fulfilled"),
        ("Point 2 was kept in spring, and has been flouted ever since.", "not_fulfilled"),
    ],
)
def test_a_judgement_that_is_turned_round_is_read_to_its_end(
    pack: Pack, report: MakeReport, claim: MakeClaim, text: str, held: str
) -> None:
    editorial = report(text)
    assert views(assess([claim(editorial, text.rstrip("."))], [editorial], pack)) == [("2", VOICE, held)]


def test_all_but_the_points_named_are_judged_too(pack: Pack, report: MakeReport, claim: MakeClaim) -> None:
    editorial = report("With the exception of points 3 and 5, the Protocol is being kept.")
    found = views(assess([claim(editorial, editorial.text[:-1])], [editorial], pack))
    assert sorted(found) == [
        (n, VOICE, "not_fulfilled" if n in {"3", "5"} else "fulfilled") for n in ("1", "2", "3", "4", "5", "6")
    ]


def test_a_view_that_a_report_tells_of_somebody_is_theirs_and_says_so(
    pack: Pack, report: MakeReport, claim: MakeClaim
) -> None:
    news = report("Lumenia considers point 2 fulfilled.", ReportKind.NEWS)
    (found,) = assess([claim(news, "Lumenia considers point 2 fulfilled")], [news], pack)
    assert (found.assessor, found.status, found.basis) == ("lumenia", "fulfilled", AssessmentBasis.TOLD)


def test_a_sentence_that_is_nothing_but_its_judgement_is_the_last_word(
    pack: Pack, report: MakeReport, claim: MakeClaim
) -> None:
    editorial = report(
        "Point 1. The guns fell silent. Kept.\nPoint 2. The belt was respected until last week. Broken, then."
        "\nPoint 3. Not kept."
    )
    found = views(assess(own_claims(editorial, claim), [editorial], pack))
    assert ("2", VOICE, "not_fulfilled") in found
    assert ("1", VOICE, "fulfilled") in found


def test_one_assessor_holds_different_views_of_different_parties(
    pack: Pack, report: MakeReport, claim: MakeClaim
) -> None:
    editorial = report("Point 1 has been carried out in full by Lumenia, and only in part by Ordesh.")
    claims = [claim(editorial, editorial.text.rstrip("."))]
    found = assess(claims, [editorial], pack)
    assert [(a.status.value, a.of) for a in found] == [("fulfilled", "lumenia"), ("partly", "ordesh")]
    assert len({a.id for a in found}) == 2


def test_an_assessment_of_nobody_in_particular_keeps_the_id_it_had(
    pack: Pack, report: MakeReport, claim: MakeClaim
) -> None:
    editorial = report("Point 1 has been carried out in full.")
    (made,) = assess([claim(editorial, editorial.text.rstrip("."))], [editorial], pack)
    assert made.of is None
    parts = (made.agreement, made.provision, made.assessor, made.status.value, made.claim, made.as_of, made.entry)
    assert made.id == content_id("as", *parts)
    assert replace(made, of=ActorId("ordesh")).id != made.id
