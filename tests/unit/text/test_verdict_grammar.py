from __future__ import annotations

import pytest

from truceline.text.verdicts import find_verdicts


def status_of(text: str) -> str | None:
    heaviest = max(find_verdicts(text), key=lambda v: v.weight, default=None)
    return heaviest.status.value if heaviest else None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The rebels have discharged every one of their obligations under Article 3.", "fulfilled"),
        ("The army has not once lived up to Article 3.", "not_fulfilled"),
        ("The ministry refuses to give effect to Article 3.", "not_fulfilled"),
        ("The council sidesteps Article 3 whenever it can.", "not_fulfilled"),
        ("Neither government has ever betrayed Article 3.", "fulfilled"),
        ("The parties do not consistently uphold Article 3.", "partly"),
        ("Compliance with Article 3 has been “excellent”.", "fulfilled"),
        ("The Mission rated progress under Article 3 as negligible.", "not_fulfilled"),
        ("Article 3 moves from “not implemented” to “partially implemented”.", "partly"),
        ("The Mission is not yet in a position to reach a conclusion on Article 3.", "unclear"),
        ("The law that Article 3 asks for has got nowhere.", "not_fulfilled"),
        ("No serious steps towards the police of Article 3 have been taken.", "not_fulfilled"),
        ("Salaries under Article 3 were paid on schedule.", "fulfilled"),
    ],
)
def test_wording_is_composed_of_classes_of_words(text: str, status: str) -> None:
    assert status_of(text) == status


@pytest.mark.parametrize(
    "text",
    [
        "The delegations met to discuss Article 3.",
        "The envoy urged the army to live up to its obligations under Article 3.",
        "Respect Article 3!",
        "The repair of a bridge does not breach Article 3.",
        "The sides promised that they would give effect to Article 3.",
    ],
)
def test_what_is_asked_promised_or_beside_the_point_is_no_judgement(text: str) -> None:
    assert status_of(text) is None
