"""Training can be stopped and goes on where it was; what it makes is measured as the package will read it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="training needs torch, which the package does not", exc_type=ImportError)
pytest.importorskip("safetensors", reason="training needs safetensors", exc_type=ImportError)

from tests.unit.training.marked import EXAMPLE, LAYOUT, TEXT, pieces_for  # noqa: E402
from training.batches import prepare  # noqa: E402
from training.course import Stage  # noqa: E402
from training.loop import Run, train_stage  # noqa: E402
from training.measuring import tie_weights  # noqa: E402
from training.network import Network, WrongWeights, cut_off  # noqa: E402

from truceline.text.tagger.labels import DISTANCE_STEPS  # noqa: E402

STAGE = Stage("brief", {"one": 1}, exits=(1,), epochs=2, fall=2, rate=1e-3)
TEXTS = [prepare(EXAMPLE, pieces_for(TEXT), times=2, layout=LAYOUT)]


class Stopped(Exception):
    pass


def network_of(seed: int = 3) -> Network:
    torch.manual_seed(seed)
    network = Network(LAYOUT, exits=(1,))
    network.words.requires_grad_(False)
    network.positions.requires_grad_(False)
    return network


def train(
    folder: Path, *, stage: Stage = STAGE, seed: int = 3, say: Callable[[str], None] = lambda line: None
) -> Network:
    network = network_of(seed)
    train_stage(Run(network, folder, "cpu", say), stage, TEXTS)
    return network


def weights(network: Network) -> dict[str, Any]:
    return {name: value.clone() for name, value in network.state_dict().items()}


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return one.keys() == other.keys() and all(torch.equal(one[name], other[name]) for name in one)


@pytest.mark.slow
def test_training_that_was_stopped_goes_on_to_the_same_network(tmp_path: Path) -> None:
    straight = weights(train(tmp_path / "straight"))

    def stop(line: str) -> None:
        if "epoch 1 done" in line:
            raise Stopped

    with pytest.raises(Stopped):
        train(tmp_path / "stopped", say=stop)
    said: list[str] = []
    assert same(weights(train(tmp_path / "stopped", seed=99, say=said.append)), straight)
    assert "goes on from" in said[0]
    said.clear()
    assert same(weights(train(tmp_path / "stopped", seed=98, say=said.append)), straight), (
        "a finished stage is only loaded"
    )
    assert not any("batch" in line for line in said)
    assert not same(weights(network_of()), straight)


def test_a_checkpoint_of_another_course_is_refused(tmp_path: Path) -> None:
    other = Stage("brief", {"one": 1}, exits=(1,), epochs=1, fall=1, rate=2e-3)
    train(tmp_path, stage=other)
    with pytest.raises(SystemExit, match=r"brief\.pt: made by another course"):
        train(tmp_path)


def test_a_network_that_is_cut_off_answers_as_before_at_the_depths_that_it_keeps() -> None:
    torch.manual_seed(1)
    deep = Network(LAYOUT, exits=(1, 2)).eval()
    shallow = cut_off(deep, (1,)).eval()
    ids, shapes = torch.tensor([[101, 2002, 2056, 102]]), torch.tensor([[4, 1, 0, 4]])
    with torch.no_grad():
        whole, part = deep(ids, shapes), shallow(ids, shapes)
    assert set(part) == {1}
    assert torch.equal(whole[1], part[1])


def test_the_pointers_own_numbers_are_read_at_one_depth() -> None:
    ties = tie_weights(network_of(), 1)
    assert len(ties.content_cue) == len(ties.cue_source) == DISTANCE_STEPS
    assert ties.no_source == 0.0


def test_padding_changes_no_answer() -> None:
    network = network_of().eval()
    ids, shapes = torch.tensor([[101, 2002, 2056, 102]]), torch.tensor([[4, 1, 0, 4]])
    padded, wide = torch.cat([ids, torch.zeros_like(ids)], 1), torch.cat([shapes, torch.zeros_like(shapes)], 1)
    hidden = torch.tensor([[[[0.0] * 4 + [-1e4] * 4]]])
    with torch.no_grad():
        alone, among = network(ids, shapes)[1], network(padded, wide, hidden)[1][:, :4]
    assert torch.allclose(alone, among, atol=1e-5)


def test_other_weights_than_the_published_ones_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(WrongWeights, match="SHA-256"):
        network_of().load_published(tmp_path / "model.safetensors")
