from __future__ import annotations

import pytest

from truceline.text.verdicts import find_verdicts


def firm_statuses(text: str) -> set[str]:
    return {verdict.status.value for verdict in find_verdicts(text) if verdict.weight > 1}


@pytest.mark.parametrize(
    "text",
    [
        "Point 3 stands.",
        "The third point has held so far.",
        "Article Four has been lived up to.",
        "Paragraph 3 has been implemented to the full.",
        "Both sides have kept to Article 2.",
        "Ordesh has lived up to clause iii.",
        "We count the third point as kept.",
        "Clause 3 was met on time.",
        "Of the third point there is nothing to complain.",
        "Nobody disputes that article 3 has been carried out.",
        "Article 3 has never once been broken.",
        "Point 4 is being honoured to the letter.",
        "Point six works.",
        "Article 5 is in force and is respected.",
        "The fifth clause has been scrupulously observed by both.",
        "The fourth point was carried out on the appointed day.",
        "Neither side has broken Article 2.",
        "Article 2 has not once been violated.",
        "The sixth article is alive and well.",
        "Point 2 is done.",
        "Nobody has breached point 2.",
        "The first article has been respected since the summer.",
        "No violation of Article 6 has been recorded.",
        "Lumenia has faithfully carried out paragraph 3.",
        "Paragraph 5 can be regarded as fulfilled.",
        "Point 5 may be considered implemented.",
        "The third article is a success.",
        "Article 4 is fully observed.",
        "There have been no breaches of Article 2.",
        "Article 3 may be ticked off.",
        "The Tarsians are at their posts, as Article 4 wanted.",
        "Ordesh has never impeded the observers in their work under Article 5.",
        "Article 4: no objections.",
        "Points three and four I grant you.",
        "Lumenia is implementing Article 1 consistently.",
    ],
)
def test_what_people_say_of_a_point_that_is_kept(text: str) -> None:
    assert firm_statuses(text) == {"fulfilled"}


@pytest.mark.parametrize(
    "text",
    [
        "Point 5 has been kept piecemeal.",
        "Article Five is half done.",
        "The second clause is kept by day and broken by night.",
        "Point 4 is honoured on one bank and broken on the other.",
        "Article 3 limps.",
        "Point 6 leaves much to be desired.",
        "Article 2 has been kept, but not by everyone.",
        "The fifth has not been carried out in full; article 5 needs more.",
        "Article 5: a beginning has been made.",
        "Point 3 has been only partially implemented.",
        "Point 3 was carried out with gaps.",
        "Article 4 is observed when it suits them.",
        "Clause 2 was honoured until August.",
        "Article 6 is kept more often than it is broken.",
        "Point 5 is all but fulfilled.",
        "Point 2 has been kept after a fashion.",
        "The implementation of paragraph 5 is incomplete.",
        "Article 5 has been fulfilled by Ordesh but not by Lumenia.",
        "Article 2 is bent but not broken.",
        "The work on point 3 is under way.",
        "Point 1 is broken by Lumenia and kept by Ordesh.",
        "Point 4 has not been honoured everywhere.",
        "Article 6 is by and large respected.",
        "The fourth article exists by halves.",
        "Of point 5 only half has been done.",
        "Article 5 has been carried out for the most part.",
        "With Article 5 it is a mixed tale.",
        "Article 6 was a success until last week.",
        "Article 5 is upheld wherever Lumenia exercises control.",
        "Point six was kept all summer and has been dead since Wednesday.",
    ],
)
def test_what_people_say_of_a_point_that_is_kept_by_halves(text: str) -> None:
    assert firm_statuses(text) == {"partly"}


@pytest.mark.parametrize(
    "text",
    [
        "Point 9 remains on paper.",
        "Article 4 exists only on paper.",
        "The third point is dead.",
        "Clause 5 lies in ruins.",
        "Article Two has been trampled underfoot.",
        "Article 2 is ignored daily.",
        "The fifth point was never begun.",
        "Nothing has come of point 5.",
        "There goes the first point.",
        "So much for Article 3.",
        "Not one line of Article 6 has been carried out.",
        "Neither side has kept article 2.",
        "Nobody has honoured point 5.",
        "Ordesh has torn up Article 2.",
        "Ordesh broke its word on point 4.",
        "Lumenia does not keep to point 4.",
        "Point 2 has become a dead letter.",
        "Point 5 is no longer observed.",
        "Article 1 has been thrown overboard.",
        "Paragraph 6 has been disregarded from the first day.",
        "Point 3 still awaits its implementation.",
        "Article 5 is being sabotaged by Lumenia.",
        "Ordesh is in open breach of Article 2.",
        "The shelling made a mockery of point 1.",
        "Article 4 is honoured only in the breach.",
        "Point 6 is anything but fulfilled.",
        "Ordesh has failed to comply with Article 5.",
        "The sixth clause is still not carried out.",
        "Article 3 went by the board in June.",
        "Point 4 is a fiction.",
        "Article 2 has been flagrantly violated.",
        "This is a breach of Article 3.",
        "The move runs counter to paragraph 2.",
        "Lumenia is in violation of clause 4.",
        "Ordesh refuses to carry out point 5.",
        "On Article 5, nothing has been done.",
        "Article 6 was broken within the week.",
        "Not a step has been taken to carry out point 3.",
        "Point 2 has been broken more often than kept.",
        "Article 4 has fallen into oblivion.",
        "Article 5 has come to nothing.",
        "Point 1 did not last a week.",
        "Point 4 has collapsed.",
        "Nobody who heard the guns will say that Article 1 is still observed.",
        "Article 2 has fared worse.",
        "Article 6 has been rendered meaningless by the closing of the bridge.",
        "Point one: a joke.",
        "Article 2 is in breach on the part of Ordesh.",
        "Lumenia is not observing Article 6.",
    ],
)
def test_what_people_say_of_a_point_that_is_broken_or_undone(text: str) -> None:
    assert firm_statuses(text) == {"not_fulfilled"}


@pytest.mark.parametrize(
    "text",
    [
        "Whether Article 3 has been kept cannot be told.",
        "It remains to be seen whether point 5 will be honoured.",
        "We do not know whether clause 6 has been observed.",
        "On point 3 it is too early to judge.",
        "Point 3 could not be verified.",
        "Of Article 4 nobody can say whether it is kept.",
        "Whether point 2 was kept is anybody's guess.",
        "We reserve judgement on Article 6.",
        "Article 5 is disputed: each side says that the other began.",
        "There is no way of telling whether point 3 has been carried out.",
        "It is impossible to establish whether Article 2 is respected.",
        "We are not in a position to assess compliance with Article 3.",
        "Observance of Article 5 cannot be verified.",
        "As to point 4, the evidence is contradictory.",
        "Whether Article 4 has been fulfilled we cannot say.",
        "Point 6 must be left open.",
        "As regards Article 8, the Ministry reserves its assessment.",
        "Compliance with Article 8 is impossible to verify.",
    ],
)
def test_what_people_say_of_a_point_that_they_cannot_judge(text: str) -> None:
    assert firm_statuses(text) == {"unclear"}


@pytest.mark.parametrize(
    "text",
    [
        "Point 3 must be carried out by spring.",
        "Will Article 4 be kept?",
        "Has point 5 been honoured?",
        "Article 5 says that nobody is held.",
        "Point 5 falls due in December and has not been carried out.",
        "If Article 2 is broken again, we shall act.",
        "The parties discussed point 4 for two hours.",
        "Ordesh demands that Article 3 be implemented.",
        "Point 2 provides that no soldier stands in the Belt.",
        "Article 6 concerns the wells.",
        "Under Article 4 the force was sent to the roads.",
        "Article 5 has not begun to bind; it is not due until May.",
        "We asked about point 3.",
        "The sides met to talk about point 5.",
        "One could have said in June that Article 3 was being kept.",
        "The third article was drafted in a night.",
        "Violations of Article 2 would have consequences.",
        "The second was wounded.",
        "An attempt to break Article 2 would be answered.",
    ],
)
def test_duties_questions_restatements_and_what_is_not_due_judge_no_point(text: str) -> None:
    assert firm_statuses(text) == set()


def test_one_verb_judges_each_point_that_it_has_for_an_object() -> None:
    text = "Point 1 is dead. Ordesh has broken the second with a boat and the third with a platoon."
    assert [(v.status.value, [m.number for m in v.about]) for v in find_verdicts(text)] == [
        ("not_fulfilled", ["1"]),
        ("not_fulfilled", ["2"]),
        ("not_fulfilled", ["3"]),
    ]


def test_points_that_are_named_together_are_judged_together() -> None:
    text = "Articles three to five have been kept, and so has the seventh. The same is true of Article 8."
    assert [[m.number for m in v.about] for v in find_verdicts(text)] == [["3", "4", "5"], ["7"], ["8"]]


def test_idioms_judge_nothing_where_no_point_is_meant() -> None:
    assert find_verdicts("The miller is dead. There goes the ferry. The old pump limps.") == []


def test_what_was_broken_before_its_day_is_broken() -> None:
    assert firm_statuses("Point 5 does not fall due until May, but it has been violated already.") == {"not_fulfilled"}
