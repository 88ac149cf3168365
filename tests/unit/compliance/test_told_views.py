"""Whose a view is that a wire service tells, with an invented theatre."""

from __future__ import annotations

import pytest
from tests.evaluation.passages import read_report
from tests.evaluation.verdicts import read_theatre

from truceline.claims import Context
from truceline.claims.rules import read_claims
from truceline.compliance import assess

PACK = read_theatre("verdicts-3.txt")
CONTEXT = Context.of(PACK)


def views_of(sentence: str) -> set[tuple[str, str]]:
    report = read_report("told", f"news | meridian | 2034-05-12 | A wire story\n{sentence}\n")
    claims = read_claims(report, CONTEXT, None).claims
    return {(str(a.assessor), a.status.value) for a in assess(claims, [report], PACK)}


@pytest.mark.parametrize(
    ("sentence", "views"),
    [
        ("For the Uplands Council, Article 4 remains a dead letter.", {("upl-council", "not_fulfilled")}),
        ("The Front considers Article 2 implemented.", {("front", "fulfilled")}),
        ("Mendara's position is that Article 7 is not being implemented.", {("mendara", "not_fulfilled")}),
        ("The Mission lists Article 6 as partially implemented.", {("jvm", "partly")}),
        ("Viktor Haugen was blunt: Article 9 is a dead letter.", {("haugen", "not_fulfilled")}),
        ("In the eyes of the Front, Article 2 has been carried out.", {("front", "fulfilled")}),
        ("Dr Oakes of the Ansel Institute rates Article 9 as unmet.", {("oakes", "not_fulfilled")}),
        (
            "The Front and the Uplands Council both say that Article 8 has been breached.",
            {("front", "not_fulfilled"), ("upl-council", "not_fulfilled")},
        ),
        ("Both sides agree that Article 3 has been implemented.", {("mendara", "fulfilled"), ("front", "fulfilled")}),
        (
            "Sorrel shares the Mission's assessment that Article 8 has been implemented.",
            {("sorrel", "fulfilled"), ("jvm", "fulfilled")},
        ),
        (
            "Mendara holds Article 8 of the Agreement unmet, Foreign Minister Paolo Terrin told reporters on Friday,"
            " because the money came late.",
            {("terrin", "not_fulfilled")},
        ),
        ("Mendara insists that it has complied with Article 4.", {("mendara", "fulfilled")}),
        ("Mendara insists that Article 4 be complied with.", set()),
    ],
)
def test_a_view_told_of_others_is_theirs(sentence: str, views: set[tuple[str, str]]) -> None:
    assert views_of(sentence) == views
