from __future__ import annotations

import pytest

from truceline.text.tagger.labels import DISTANCE_STEPS, DISTANCES, ENTITIES, ROLES, Layout, tag


@pytest.mark.parametrize("events", [(), ("shelling",), ("shelling", "withdrawal", "other")])
def test_the_heads_share_out_all_columns_without_a_gap(events: tuple[str, ...]) -> None:
    layout = Layout(events)
    taken = [n for head in layout.sizes for n in range(*layout.columns(head).indices(10**6))]
    assert taken == list(range(sum(layout.sizes.values())))
    assert all(layout.columns(head).stop - layout.columns(head).start == size for head, size in layout.sizes.items())


@pytest.mark.parametrize("labels", [ROLES, ENTITIES])
def test_every_label_and_edge_has_a_column_of_its_own_and_zero_is_none(labels: tuple[str, ...]) -> None:
    columns = [tag(n, edge) for n in range(len(labels)) for edge in "BIES"]
    assert columns == list(range(1, 1 + 4 * len(labels)))


def test_each_step_of_distance_counts_once_for_either_side() -> None:
    assert sorted(set(DISTANCES)) == list(DISTANCES)
    assert 2 * (len(DISTANCES) + 1) == DISTANCE_STEPS
