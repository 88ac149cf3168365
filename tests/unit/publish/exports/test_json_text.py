"""JSON of records: each on a line, and nothing in them takes the place of another."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.publish.exports.json_text import RECORDS, finite, json_bytes, without_nothing

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
    | st.sampled_from([RECORDS, "\ud83d", "a\nb", '"']),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip


@given(VALUES, st.lists(st.dictionaries(st.text(max_size=4), VALUES, max_size=3), max_size=3))
def test_whatever_the_head_and_the_records_hold_comes_back(title: Any, records: list[dict[str, Any]]) -> None:
    written = json_bytes({"title": title, "first": {"label": title, "items": RECORDS}}, records)
    assert json.loads(written.decode("utf-8")) == {"title": title, "first": {"label": title, "items": records}}


def test_each_record_has_a_line_of_its_own() -> None:
    assert json_bytes({"a": RECORDS}, [{"b": 1}, {"c": "é\ud83d"}]).decode("utf-8").splitlines() == [
        '{"a": [',
        '{"b": 1},',
        '{"c": "é\\ud83d"}',
        "]}",
    ]
    assert json_bytes({"a": RECORDS}, []) == b'{"a": []}\n'


def test_a_number_without_end_is_never_written() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_bytes({"a": RECORDS}, [{"b": math.inf}])
    assert (finite(math.inf), finite(None), finite(0.0)) == (None, None, 0.0)


def test_nothing_is_left_out_but_nothing() -> None:
    assert without_nothing({"a": None, "b": "", "c": [], "d": {}, "e": 0, "f": False}) == {"e": 0, "f": False}
