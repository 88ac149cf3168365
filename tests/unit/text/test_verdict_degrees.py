from __future__ import annotations

import pytest

from truceline.text.verdicts import find_verdicts


def statuses_of(text: str) -> set[str]:
    found = [verdict for verdict in find_verdicts(text) if verdict.about]
    return {v.status.value for v in found if v.weight == max(w.weight for w in found)}


@pytest.mark.parametrize(
    "text",
    [
        "Lumenia's statement that Article 7 has not been fulfilled, which is untrue, was noted.",
        "The statement of the Lumenian ministry that Article 7 is not being observed does not correspond to reality.",
        "Lumenia's claim that Article 7 has been violated is false.",
        "Lumenia's untrue statement that Article 7 has not been fulfilled was repeated yesterday.",
        "Ordesh denies that Article 7 has not been fulfilled.",
        "Contrary to Lumenia's claim that Article 7 has not been honoured, the lorries came.",
        "Lumenia's assertion that Ordesh has fulfilled Article 7 is untrue.",
        "Lumenia's statement that Article 7 has not been fulfilled was noted. It does not correspond to reality.",
    ],
)
def test_a_claim_of_somebody_s_that_is_called_untrue_is_nobody_s_view(text: str) -> None:
    assert statuses_of(text) == set()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("It is not true that Article 7 has not been fulfilled.", "fulfilled"),
        ("Lumenia's claim that we have violated Article 7 is false.", "fulfilled"),
        ("Lumenia does not deny that Article 7 has not been fulfilled.", "not_fulfilled"),
        ("Lumenia's statement that Article 7 has not been fulfilled is correct.", "not_fulfilled"),
    ],
)
def test_what_the_writer_denies_or_confirms_in_so_many_words_is_the_writer_s_view(text: str, status: str) -> None:
    assert statuses_of(text) == {status}


@pytest.mark.parametrize(
    "text",
    [
        "Article 4 has been fulfilled to a very limited extent.",
        "Article 4 is some way from being fulfilled.",
        "Article 4 has been observed where it was easy.",
        "Article 4 has been carried out on paper.",
        "Article 4 has been implemented half-heartedly.",
        "Article 4 is respected up to a point.",
        "Article 4 has been kept, with exceptions.",
        "Article 4 has been fulfilled with one exception.",
        "Article 4 has been implemented, but only barely.",
        "Article 4 has been nominally fulfilled.",
        "Article 4 has been honoured in some respects.",
        "Article 4 has been observed in the north and nowhere else.",
    ],
)
def test_a_degree_after_the_verb_halves_it(text: str) -> None:
    assert statuses_of(text) == {"partly"}


@pytest.mark.parametrize(
    "text",
    [
        "Article 4 has been kept in the brochures and nowhere else.",
        "Article 4 has been observed in name only.",
        "Article 4 is observed on paper only.",
        "Article 4 is kept only in speeches.",
        "Article 4 is a long way from being implemented.",
        "Article 4 has been honoured in words but not in deeds.",
    ],
)
def test_what_is_kept_in_words_alone_is_not_kept(text: str) -> None:
    assert statuses_of(text) == {"not_fulfilled"}


@pytest.mark.parametrize(
    "text",
    [
        "Article 4 has been fulfilled in every respect.",
        "Article 4 has been observed without exception.",
        "Article 4 was carried out on the day named in the paper.",
        "Article 4 has been honoured in word and deed.",
    ],
)
def test_a_degree_that_takes_nothing_away_leaves_it_whole(text: str) -> None:
    assert statuses_of(text) == {"fulfilled"}


@pytest.mark.parametrize(
    "text",
    [
        "There is no indication that Article 3 was violated, but we could not verify this.",
        "There is no sign that Article 3 has been broken, although the mission was unable to certify its fulfilment.",
        "We have no evidence that Article 3 was breached; we could not certify that it was kept.",
        "We cannot certify that Article 3 has been fulfilled.",
        "It is too early to speak of the implementation of Article 5.",
        "Of Article 5 it is too early to speak.",
        "It is too soon to call Article 5 fulfilled.",
        "It is hard to say who is right about Article 5.",
        "On Article 5, who is right is hard to tell.",
    ],
)
def test_what_nobody_could_certify_or_speak_of_yet_is_unclear(text: str) -> None:
    assert statuses_of(text) == {"unclear"}
