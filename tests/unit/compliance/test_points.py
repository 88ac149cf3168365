from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from truceline.compliance import FoundBy, PointPassage, find_point_passages
from truceline.model.pack import Pack
from truceline.model.report import Report

MakeReport = Callable[..., Report]


def told(passages: list[PointPassage]) -> list[tuple[str, list[str]]]:
    return [(p.provision, [v.status.value for v in p.verdicts if v.weight > 1]) for p in passages]


def test_headings_with_numbers_carry_what_stands_below_them(pack: Pack, report: MakeReport) -> None:
    text = (
        "Here is how the points are being kept.\nPoint 1:\n• An end to all fire. This was completed.\n• A halt. This "
        "did not occur.\nPoint 2:\n• The Belt is to be empty. It has not been fulfilled.\nPoint 3:\n• The guns. "
        "Carried out.\nThe mandate of the force ends in spring, and nothing has been done about it."
    )
    passages = find_point_passages(report(text), pack.agreements)
    assert told(passages) == [("1", ["fulfilled", "not_fulfilled"]), ("2", ["not_fulfilled"]), ("3", ["fulfilled"])]
    assert text[passages[0].start : passages[0].end].endswith("This did not occur.")
    assert passages[2].end < text.index("The mandate")


def test_paragraphs_that_open_with_a_point_end_with_it(pack: Pack, report: MakeReport) -> None:
    text = (
        "Point 2 is being carried out. Nobody stands in the Belt.\nAs regards point 3, the guns were moved in May. The "
        "move has been completed.\nThe implementation of point 5 cannot be assessed.\nThe ministry regrets all this."
    )
    passages = find_point_passages(report(text), pack.agreements)
    assert told(passages) == [("2", ["fulfilled"]), ("3", ["fulfilled"]), ("5", ["unclear"])]


@pytest.mark.parametrize(
    "numerals",
    [("One,", "Two,", "Three,"), ("1.", "2.", "3."), ("(1)", "(2)", "(3)"), ("First,", "Second,", "Third,")],
)
def test_numerals_that_open_paragraphs_are_points(pack: Pack, report: MakeReport, numerals: tuple[str, ...]) -> None:
    subjects = ("the cessation of fire. Kept.", "the Middle Belt. Broken, and by us.", "heavy guns. Half done.")
    text = "\n".join(f"{numeral} {subject}" for numeral, subject in zip(numerals, subjects, strict=True))
    assert told(find_point_passages(report(text), pack.agreements)) == [
        ("1", ["fulfilled"]),
        ("2", ["not_fulfilled"]),
        ("3", ["partly"]),
    ]


def test_a_numbered_list_about_other_things_is_no_walk(pack: Pack, report: MakeReport) -> None:
    text = "What to bring:\n1. A lamp. Done.\n2. Warm socks. Not yet.\n3. Patience. Kept."
    assert find_point_passages(report(text), pack.agreements) == []


def test_a_list_without_numbers_is_read_in_the_order_of_the_points(pack: Pack, report: MakeReport) -> None:
    paragraphs = (
        "We have read the Protocol again.",
        "The fire has not ceased. Three shells fell on Sunday.",
        "The Belt is empty. That is something, and the point is fulfilled.",
        "Guns and rockets went back in May: completed.",
        "The force came, and stands where it should. Fulfilled.",
        "The prisoners: half kept. Nine are missing.",
        "Of the wells we can say nothing for certain.",
        "Not a good report.",
    )
    passages = find_point_passages(report("\n".join(paragraphs)), pack.agreements)
    assert [(p.provision, p.found_by) for p in passages] == [(str(n), FoundBy.ORDER) for n in range(1, 7)]
    assert [told([p])[0][1] for p in passages[1:]] == [
        ["fulfilled"],
        ["fulfilled"],
        ["fulfilled"],
        ["partly"],
        ["unclear"],
    ]


def test_points_without_numbers_or_order_are_found_by_their_subject(pack: Pack, report: MakeReport) -> None:
    text = (
        "Half a year of the Protocol.\nThe wells have not been reopened.\nThe heavy guns have been carried off? No: "
        "the heavy guns part of it was kept.\nThe prisoners clause has been broken twice.\nThe weather was fine."
    )
    passages = find_point_passages(report(text), pack.agreements)
    assert [(p.provision, p.found_by) for p in passages] == [
        ("6", FoundBy.SUBJECT),
        ("3", FoundBy.SUBJECT),
        ("5", FoundBy.SUBJECT),
    ]


def test_a_point_named_in_passing_takes_its_verdict_from_its_own_sentence(pack: Pack, report: MakeReport) -> None:
    text = "The envoy called the landing a gross violation of points 2 and 3 of the Protocol. The talks were completed."
    assert told(find_point_passages(report(text), pack.agreements)) == [
        ("2", ["not_fulfilled"]),
        ("3", ["not_fulfilled"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "This is a violation of Article 5 of the UN Charter.",
        "Point 9 of the Protocol has been broken.",
        "Point 2 says that nobody stands in the Belt. The bridge was closed.",
        "The meeting was completed at this point 5 hours late.",
    ],
)
def test_other_texts_unknown_points_and_mere_mentions_give_nothing(pack: Pack, report: MakeReport, text: str) -> None:
    assert find_point_passages(report(text), pack.agreements) == []


def test_the_agreement_that_is_named_beside_the_point_is_meant(pack: Pack, report: MakeReport) -> None:
    other = replace(pack.agreements[0], id="grenmark", title="Grenmark Accord")
    text = "Miravel violated point 2 of the Grenmark Accord, and it violated point 3 of the Kestry Protocol."
    passages = find_point_passages(report(text), (*pack.agreements, other))
    assert {(p.agreement, p.provision) for p in passages} == {("grenmark", "2"), ("kestry", "3")}
