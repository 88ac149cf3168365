"""A model is what its card says or it is refused, with the file and the remedy."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.unit.text.tagger.conftest import SENTENCE

from truceline.errors import WrongModel
from truceline.text.tagger.loading import CARD, NETWORK, PACKAGED, TOKENIZER, Tagger, load_tagger, tagger_can_run

pytestmark = pytest.mark.skipif(not tagger_can_run(), reason="onnxruntime and tokenizers have no wheel here")
REMEDY = "give the folder of a whole model, or leave the choice to the package"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A whole model of one's own to spoil."""
    shutil.copytree(PACKAGED, tmp_path / "model")
    return tmp_path / "model"


def rewrite_card(model: Path, change: Callable[[dict[str, Any]], None]) -> None:
    card = json.loads((model / CARD).read_text("utf-8"))
    change(card)
    (model / CARD).write_text(json.dumps(card), "utf-8")


def refusal(model: Path, name: str) -> WrongModel:
    """The error that names the file and the remedy."""
    with pytest.raises(WrongModel) as refused:
        load_tagger(model)
    assert refused.value.path == str(model / name)
    assert str(refused.value) == f"{refused.value.path}: {refused.value.reason}; {REMEDY}"
    return refused.value


def test_a_whole_copy_elsewhere_is_the_same_model(tagger: Tagger, model: Path) -> None:
    copy = load_tagger(model)
    assert (copy.version, copy.sha256, copy.layout) == (tagger.version, tagger.sha256, tagger.layout)
    assert copy.tag(SENTENCE) == tagger.tag(SENTENCE)


def test_the_loaded_model_tells_its_version_and_the_hash_of_its_network(tagger: Tagger) -> None:
    card = json.loads((PACKAGED / CARD).read_text("utf-8"))
    assert tagger.version == card["version"]
    assert tagger.sha256 == hashlib.sha256((PACKAGED / NETWORK).read_bytes()).hexdigest()
    assert tagger.layout.events == tuple(card["events"])


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere", CARD).reason == "there is no such file"


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model").write_text("no folder", "utf-8")
    assert "cannot be read" in refusal(tmp_path / "model", CARD).reason


@pytest.mark.parametrize("name", [CARD, NETWORK, TOKENIZER])
def test_a_missing_file_is_refused_by_its_name(model: Path, name: str) -> None:
    (model / name).unlink()
    refusal(model, name)


@pytest.mark.parametrize("name", [CARD, NETWORK, TOKENIZER])
def test_a_folder_in_the_place_of_a_file_is_refused(model: Path, name: str) -> None:
    (model / name).unlink()
    (model / name).mkdir()
    refusal(model, name)


@pytest.mark.parametrize("at", [0, 1_000_000, -1])
def test_a_network_with_one_byte_flipped_is_refused(model: Path, at: int) -> None:
    content = bytearray((model / NETWORK).read_bytes())
    content[at] ^= 1
    (model / NETWORK).write_bytes(content)
    assert "damaged or another model's" in refusal(model, NETWORK).reason


@pytest.mark.parametrize("keep", [0, 1000, -1])
def test_a_network_cut_short_is_refused(model: Path, keep: int) -> None:
    (model / NETWORK).write_bytes((model / NETWORK).read_bytes()[:keep])
    assert "damaged or another model's" in refusal(model, NETWORK).reason


def test_another_tokenizer_is_refused(model: Path) -> None:
    words = (model / TOKENIZER).read_text("utf-8")
    (model / TOKENIZER).write_text(words.replace('"lowercase":true', '"lowercase":false', 1), "utf-8")
    assert "damaged or another model's" in refusal(model, TOKENIZER).reason


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b'"card"', b"null", b"{}", b'{"form": 2}'])
def test_what_is_no_card_is_refused(model: Path, content: bytes) -> None:
    (model / CARD).write_bytes(content)
    refusal(model, CARD)


def without(*names: str) -> Callable[[dict[str, Any]], None]:
    def change(card: dict[str, Any]) -> None:
        for name in names[:-1]:
            card = card[name]
        del card[names[-1]]

    return change


def with_value(*names: str, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(card: dict[str, Any]) -> None:
        for name in names[:-1]:
            card = card[name]
        card[names[-1]] = value

    return change


PARTS = [
    ("form",),
    ("version",),
    ("events",),
    ("ties",),
    ("ties", "content_cue"),
    ("ties", "cue_source"),
    ("ties", "no_source"),
]


@pytest.mark.parametrize("names", PARTS, ids=".".join)
def test_a_card_that_lacks_a_part_is_refused(model: Path, names: tuple[str, ...]) -> None:
    rewrite_card(model, without(*names))
    reason = refusal(model, CARD).reason
    assert names[-1] in reason


@pytest.mark.parametrize("names", [("sha256",), ("sha256", NETWORK), ("sha256", TOKENIZER)], ids=".".join)
def test_a_card_without_a_hash_is_refused_at_the_file_that_it_does_not_vouch_for(
    model: Path, names: tuple[str, ...]
) -> None:
    rewrite_card(model, without(*names))
    refusal(model, TOKENIZER if names[-1] == TOKENIZER else NETWORK)


WRONG = [
    (("form",), "1"),
    (("events",), None),
    (("events",), 7),
    (("ties",), None),
    (("ties",), []),
    (("ties", "content_cue"), [0.5] * 19),
    (("ties", "content_cue"), ["x"] * 20),
    (("ties", "cue_source"), None),
    (("ties", "cue_source"), [[0.5]] * 20),
    (("ties", "no_source"), "x"),
    (("ties", "no_source"), None),
    (("ties", "no_source"), [0.5]),
]


@pytest.mark.parametrize(("names", "value"), WRONG)
def test_a_card_that_misstates_a_part_is_refused(model: Path, names: tuple[str, ...], value: Any) -> None:
    rewrite_card(model, with_value(*names, value=value))
    refusal(model, CARD)


@pytest.mark.parametrize("value", ["abc", [], None, 7])
def test_a_card_whose_hashes_are_no_table_is_refused(model: Path, value: Any) -> None:
    rewrite_card(model, with_value("sha256", value=value))
    with pytest.raises(WrongModel):
        load_tagger(model)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_card_with_numbers_that_are_none_is_refused(model: Path, value: float) -> None:
    rewrite_card(model, with_value("ties", "no_source", value=value))
    with pytest.raises(WrongModel):
        load_tagger(model)


@pytest.mark.parametrize("change", [lambda events: events[:-1], lambda events: [*events, events[0]]])
def test_a_card_for_other_columns_is_refused_at_the_network(model: Path, change: Callable[[list[str]], Any]) -> None:
    rewrite_card(model, lambda card: card.update(events=change(card["events"])))
    assert "columns" in refusal(model, NETWORK).reason


@pytest.mark.parametrize("value", [[1] * 34, ["parade"] * 34])
def test_a_card_with_types_of_events_that_nobody_knows_is_refused(model: Path, value: list[Any]) -> None:
    rewrite_card(model, lambda card: card.update(events=(value * 99)[: len(card["events"])]))
    with pytest.raises(WrongModel):
        load_tagger(model)


@pytest.mark.parametrize("name", [NETWORK, TOKENIZER])
def test_what_the_card_vouches_for_but_cannot_be_opened_is_refused(model: Path, name: str) -> None:
    (model / name).write_bytes(b"no model at all")
    digest = hashlib.sha256(b"no model at all").hexdigest()
    rewrite_card(model, lambda card: card["sha256"].update({name: digest}))
    with pytest.raises(WrongModel, match="cannot be opened") as refused:
        load_tagger(model)
    assert refused.value.path.startswith(str(model))
    assert REMEDY in str(refused.value)


def test_the_card_is_read_before_the_network_so_that_another_form_is_told_as_such(model: Path) -> None:
    rewrite_card(model, with_value("form", value=99))
    (model / NETWORK).unlink()
    assert "form" in refusal(model, CARD).reason
