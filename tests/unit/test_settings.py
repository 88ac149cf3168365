"""What the environment says."""

import pytest

from truceline.settings import Settings


@pytest.mark.parametrize(("value", "debug"), [("1", True), ("yes", True), ("TRUE", True), ("", False), ("0", False)])
def test_debugging_is_on_only_when_asked_for(value: str, debug: bool) -> None:
    assert Settings.from_environment({"TRUCELINE_DEBUG": value}).debug is debug


def test_an_empty_environment_is_enough() -> None:
    assert Settings.from_environment({}) == Settings(debug=False)
