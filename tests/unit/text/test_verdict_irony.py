from __future__ import annotations

import pytest

from truceline.text.verdicts import find_verdicts


def status_of(text: str) -> str | None:
    heaviest = max(find_verdicts(text), key=lambda v: v.weight, default=None)
    return heaviest.status.value if heaviest else None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Who would claim that Article 4 has been honoured?", "not_fulfilled"),
        ("Who would deny that Article 4 has been honoured?", "fulfilled"),
        ("Can anybody seriously say that Article 4 is being respected?", "not_fulfilled"),
        ("They call Article 4 implemented; I call it a lie.", "not_fulfilled"),
        ("Some implementation of Article 4 this is.", "not_fulfilled"),
        ("Article 4 is being implemented so faithfully that not one lorry has passed.", "not_fulfilled"),
        ("The ministry says Article 4 is kept. It is nothing of the kind.", "not_fulfilled"),
        ("Contrary to the assertions of the rebels, Article 4 has been implemented.", "fulfilled"),
    ],
)
def test_irony_and_questions_that_ask_for_no_answer_are_judged_by_what_they_mean(text: str, status: str) -> None:
    assert find_verdicts(text)[-1].status.value == status


@pytest.mark.parametrize("text", ["Has Article 4 been respected?", "They call Article 4 implemented."])
def test_what_is_asked_in_earnest_or_said_by_others_is_no_judgement_of_the_text(text: str) -> None:
    assert status_of(text) is None
