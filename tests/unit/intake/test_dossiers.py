"""Dossier files of others: read as far as they keep the contract, refused with the place where not."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from truceline.errors import UnusableInput
from truceline.intake import parse_outline, read_outline

PLAIN: dict[str, Any] = {
    "schema": "truceline-dossier/1",
    "as_of": None,
    "actors": [{"id": "mod", "name": "Ministry"}],
    "reports": [
        {
            "id": "r-1",
            "input": "a.txt",
            "item": 0,
            "headline": None,
            "outlet": "Daily",
            "published": None,
            "text": "Words.",
        }
    ],
    "claims": [
        {
            "id": "c-1",
            "report": "r-1",
            "speaker": "mod",
            "attitude": "assert",
            "content": {"start": 0, "end": 5, "quote": "Words"},
            "event": {"type": "shelling", "polarity": "+"},
        }
    ],
    "incidents": [{"id": "i-1", "title": "Shelling", "claims": ["c-1"]}],
    "questions": [
        {
            "id": "q-1",
            "incident": "i-1",
            "kind": "occurrence",
            "text": "Was there shelling?",
            "status": "single_source",
            "positions": [{"answer": "yes", "claims": ["c-1"]}],
        }
    ],
}


def test_the_contracts_keys_are_enough() -> None:
    outline = parse_outline(json.dumps(PLAIN), name="theirs")
    assert outline.claims["c-1"].words == "Words"
    assert outline.questions["q-1"].positions[0].claims == ("c-1",)


def test_a_folder_stands_for_the_dossier_in_it(tmp_path: Path) -> None:
    (tmp_path / "dossier.json").write_text(json.dumps(PLAIN), encoding="utf-8")
    assert read_outline(str(tmp_path)).reports == parse_outline(json.dumps(PLAIN), name="x").reports


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (("schema",), "other/2", "its schema is other/2"),
        (("claims",), None, "`claims` is no list"),
        (("claims", 0, "content"), [], r"claims\[0\] has no content"),
        (("claims", 0, "report"), "r-9", "claim c-1 is of a report that is not there"),
        (("claims", 0, "content", "quote"), 5, "`quote` of"),
        (("reports", 0, "text"), None, r"`text` of reports\[0\] is no text"),
        (("incidents", 0, "claims"), ["c-9"], "names the claim c-9, which is not there"),
        (("questions", 0, "incident"), "i-9", "about an incident that is not there"),
        (("questions", 0, "positions"), "yes", "`positions` of"),
        (("incidents", 0, "id"), 7, r"incidents\[0\] has no id"),
    ],
)
def test_a_damaged_file_is_refused_with_the_place(place: tuple[Any, ...], value: Any, said: str) -> None:
    broken = copy.deepcopy(PLAIN)
    holder: Any = broken
    for key in place[:-1]:
        holder = holder[key]
    holder[place[-1]] = value
    with pytest.raises(UnusableInput, match=said):
        parse_outline(json.dumps(broken), name="theirs")


@pytest.mark.parametrize("text", ["", "[]", "{", "null", "[" * 100_000, '{"schema": 1}'])
def test_what_is_no_dossier_is_refused(text: str) -> None:
    with pytest.raises(UnusableInput):
        parse_outline(text, name="theirs")


def test_a_missing_file_and_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_bytes(b"\xff\xfe\x00")
    for path in ("missing.json", "odd.json"):
        with pytest.raises(UnusableInput):
            read_outline(str(tmp_path / path))


CLOCK = {"agreement": "kestry", "provision": "3", "duty": "3.guns", "state": "overdue", "due": "2033-05-15"}


def test_the_clocks_of_duties_are_read_with_the_words_of_the_agreement() -> None:
    agreed = {
        "id": "kestry",
        "title": "Kestry Protocol",
        "provisions": [{"number": "3", "title": "Guns", "duties": [{"id": "3.guns", "text": "Guns go back."}]}],
    }
    outline = parse_outline(json.dumps({**PLAIN, "agreements": [agreed], "clocks": [CLOCK]}), name="theirs")
    (line,) = outline.clocks.values()
    assert (line.state, line.due, line.ends, line.term) == ("overdue", "2033-05-15", None, None)
    assert (line.title, line.text) == ("Kestry Protocol", "Guns go back.")


@pytest.mark.parametrize(
    ("clocks", "said"),
    [
        ({}, "`clocks` is no list"),
        (["overdue"], r"clocks\[0\] is no clock"),
        ([{**CLOCK, "state": None}], r"`state` of clocks\[0\] is no text"),
        ([CLOCK, CLOCK], "two records bear the id kestry 3.guns"),
    ],
)
def test_damaged_clocks_are_refused_with_the_place(clocks: Any, said: str) -> None:
    with pytest.raises(UnusableInput, match=said):
        parse_outline(json.dumps({**PLAIN, "clocks": clocks}), name="theirs")


def test_views_are_read_with_whose_keeping_they_judge() -> None:
    held = {"statuses": ["partly"], "since": "2033-05-15", "assessments": ["as-1", "as-gone"]}
    history = {"assessor": "ordesh", "of": "lumenia", "held": held}
    judged = {"agreement": "kestry", "provision": "2", "assessors": [history, {"assessor": "hog", "held": None}]}
    made = {"id": "as-1", "claim": "c-nobody-has", "words": "half done"}
    document = {**PLAIN, "views": [judged], "assessments": [made]}
    outline = parse_outline(json.dumps(document), name="theirs")
    (line,) = outline.views.values()
    assert (line.assessor, line.of, line.statuses, line.claims, line.words) == (
        "ordesh", "lumenia", ("partly",), (), "half done",
    )  # fmt: skip
    assert outline.judged == {"kestry"}


@pytest.mark.parametrize(("views", "said"), [({}, "`views` is no list"), (["partly"], r"views\[0\] is no view")])
def test_damaged_views_are_refused_with_the_place(views: Any, said: str) -> None:
    with pytest.raises(UnusableInput, match=said):
        parse_outline(json.dumps({**PLAIN, "views": views}), name="theirs")
