from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.incidents.linkage import link


def test_what_is_alike_to_one_member_but_not_to_the_others_stays_out():
    alike = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9, (2, 3): 0.8}
    assert link(4, alike, least=0.5) == [[0, 1, 2], [3]]


def test_two_groups_join_where_their_mean_likeness_reaches_the_least():
    alike = {(0, 1): 0.9, (2, 3): 0.9, (0, 2): 0.6, (0, 3): 0.6, (1, 2): 0.4, (1, 3): 0.4}
    assert link(4, alike, least=0.5) == [[0, 1, 2, 3]]
    assert link(4, alike, least=0.51) == [[0, 1], [2, 3]]


def test_what_is_like_nothing_is_a_group_of_its_own():
    assert link(3, {}, least=0.5) == [[0], [1], [2]]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]),
        st.floats(0, 1),
        max_size=40,
    )
)
def test_every_number_is_in_one_group_whatever_the_order_of_the_pairs(alike):
    groups = link(10, alike, least=0.5)
    assert sorted(n for group in groups for n in group) == list(range(10))
    assert link(10, dict(reversed(alike.items())), least=0.5) == groups


def test_thousands_of_small_groups_are_linked_quickly():
    alike = {(n, n + 1): 0.9 for n in range(0, 20_000, 2)}
    assert len(link(20_000, alike, least=0.5)) == 10_000


@pytest.mark.parametrize("least", [0.0, 0.3, 1.0])
def test_nobody_is_joined_below_the_least(least):
    alike = {(0, 1): 0.29}
    assert link(2, alike, least=least) == ([[0, 1]] if least <= 0.29 else [[0], [1]])
