"""Whose keeping a verdict judges."""

from __future__ import annotations

import pytest

from truceline.compliance.holders import index_names
from truceline.compliance.judged import Parties, bound_by
from truceline.model.actor import Actor
from truceline.model.agreement import Agreement, Provision
from truceline.model.ids import ActorId, AgreementId
from truceline.model.pack import Pack
from truceline.text.verdicts import find_verdicts

KALDRA, VESHNA = ActorId("kaldra"), ActorId("veshna")
CAST = (
    Actor(id=KALDRA, name="Kaldra", kind="state", side="west"),
    Actor(id=VESHNA, name="Veshna", kind="state", side="east"),
    Actor(id=ActorId("guard"), name="Kaldran Coast Guard", kind="army", part_of=KALDRA),
    Actor(id=ActorId("post"), name="The Post", kind="outlet", side="west"),
    Actor(id=ActorId("watch"), name="The Watch", kind="monitor"),
)
PACK = Pack(id="ford", title="Ford", actors=CAST)


def judged(text: str, *, speaker: str = "post", bound: tuple[ActorId, ...] = (KALDRA, VESHNA)) -> list[object]:
    """For each verdict its status and whom it is on."""
    parties = Parties.of(CAST, index_names(PACK))
    return [
        (verdict.status.value, *parties.find(verdict, text, speaker=ActorId(speaker), bound=bound))
        for verdict in find_verdicts(text)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Article 3 has been fulfilled by Kaldra completely.", ("fulfilled", "kaldra")),
        ("Kaldra does not observe Article 2.", ("not_fulfilled", "kaldra")),
        ("Veshna, for its part, has not kept Article 2.", ("not_fulfilled", "veshna")),
        ("Article 2 is violated by Veshna's army every day.", ("not_fulfilled", "veshna")),
        ("Article 6 has been violated since 5 October by the Kaldran Coast Guard.", ("not_fulfilled", "kaldra")),
        ("Kaldra's implementation of Article 2 remains incomplete.", ("partly", "kaldra")),
        ("The Watch says that Kaldra has not implemented Article 2.", ("not_fulfilled", "kaldra")),
        ("Article 2 was broken by Kaldra, not by Veshna.", ("not_fulfilled", "kaldra")),
    ],
)
def test_a_verdict_is_on_whoever_its_words_name_as_the_doer(text: str, told: tuple[str, str]) -> None:
    assert judged(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Point 2 carried out in full by Kaldra; Veshna only in part.",
        "Point 2 has been carried out in full by Kaldra, and only in part by Veshna.",
    ],
)
def test_one_sentence_judges_two_parties_apart(text: str) -> None:
    assert judged(text) == [("fulfilled", "kaldra"), ("partly", "veshna")]


@pytest.mark.parametrize(("speaker", "ours", "theirs"), [("post", "kaldra", "veshna"), ("veshna", "veshna", "kaldra")])
def test_we_are_the_side_of_the_speaker_and_the_others_are_not(speaker: str, ours: str, theirs: str) -> None:
    text = "We have observed Article 4 to the letter; the other side violates it daily."
    assert judged(text, speaker=speaker) == [("fulfilled", ours), ("not_fulfilled", theirs)]
    assert judged("Article 4 was broken, and by our own side.", speaker=speaker) == [("not_fulfilled", ours)]


def test_we_of_nobodys_side_names_nobody() -> None:
    assert judged("We have observed Article 4 to the letter.", speaker="watch") == [("fulfilled", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Article 2 has been fulfilled.",
        "Kaldra and Veshna have fulfilled point 2.",
        "Article 2 has been fulfilled by both sides.",
        "According to Veshna, Article 2 is violated.",
        "Kaldra considers Article 2 fulfilled.",
        "Article 2 is broken with guns that were supplied by Kaldra.",
        "Article 2 is observed by The Watch.",
    ],
)
def test_nobody_is_judged_where_all_are_or_where_somebody_only_speaks_or_is_not_bound(text: str) -> None:
    assert [each[1:] for each in judged(text)] == [(None,)]  # type: ignore[index]


@pytest.mark.parametrize("text", ["Point 2 is carried out only by Kaldra.", "Only Kaldra has kept Article 2."])
def test_what_one_alone_has_kept_is_kept_in_part_by_all(text: str) -> None:
    assert judged(text) == [("partly", None)]


def test_whoever_is_alone_bound_is_named_where_the_words_name_them() -> None:
    assert judged("Article 2 was broken by Kaldra.", bound=(KALDRA,)) == [("not_fulfilled", "kaldra")]


def test_those_bound_are_the_points_and_its_duties_own_else_the_parties() -> None:
    point = Provision(number="1", title="", text="", kind="other")
    accord = Agreement(
        id=AgreementId("ford"), title="", signed=None, effective=None, parties=(KALDRA, VESHNA), monitor=None,
        provisions=(point,),
    )  # fmt: skip
    assert bound_by(accord, point) == (KALDRA, VESHNA)
    assert bound_by(accord, Provision(number="2", title="", text="", kind="other", binds=(VESHNA,))) == (VESHNA,)
