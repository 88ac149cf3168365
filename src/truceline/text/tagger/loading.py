"""A model from its folder: refused unless it is, byte for byte, the one that its card describes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from truceline.errors import WrongModel
from truceline.model.event import event_types
from truceline.text.tagger.decode import Floats, TieWeights
from truceline.text.tagger.labels import DISTANCE_STEPS, Layout
from truceline.text.tagger.pieces import cut_pieces
from truceline.text.tagger.tagged import Tagged, tag_pieces
from truceline.text.tagger.windows import Window

PACKAGED = Path(__file__).parent / "weights"
CARD, NETWORK, TOKENIZER = "card.json", "network.onnx", "tokenizer.json"
FORM = 1
_MOST_BYTES = 200_000_000
_REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class Tagger:
    """A loaded model. `version` is what its card says, `sha256` the hash of its network.

    `remembered` holds the columns of the last windows read, so that a reprinted passage is read once.
    """

    version: str
    sha256: str
    layout: Layout
    weights: TieWeights
    session: Any
    tokenizer: Any
    remembered: dict[tuple[bytes, bytes], Floats] = field(default_factory=dict)

    def tag(self, text: str, *, names: bool = True) -> Tagged:
        """The tags of a text; the same for the same text, whatever was read before. Without `names`, no entities."""
        return tag_pieces(cut_pieces(text, self.tokenizer), self.forward, self.layout, self.weights, names=names)

    def forward(self, window: Window) -> Floats:
        """The columns of one window, (n, columns), remembered or from the network."""
        key = window.ids.tobytes(), window.shapes.tobytes()
        if key not in self.remembered:
            while len(self.remembered) >= _REMEMBERED:
                del self.remembered[next(iter(self.remembered))]
            self.remembered[key] = self.run(window)
        return self.remembered[key]

    def run(self, window: Window) -> Floats:
        """The same from the network itself."""
        answer: Floats = self.session.run(None, {"ids": window.ids[None], "shapes": window.shapes[None]})[0][0]
        return answer


def tagger_can_run() -> bool:
    """Whether onnxruntime and tokenizers are installed here; there are machines that they have no wheel for."""
    try:
        import onnxruntime  # noqa: F401
        import tokenizers  # noqa: F401
    except ImportError:
        return False
    return True


def load_tagger(folder: Path = PACKAGED) -> Tagger:
    """The model in a folder: card.json, network.onnx and tokenizer.json.

    Raises WrongModel, with the remedy, where a file is missing, damaged, of another form, or not the one of the card.
    """
    card = _card(folder)
    digest = _check_hash(folder, NETWORK, card)
    _check_hash(folder, TOKENIZER, card)
    try:
        layout = Layout(tuple(card["events"]))
        if unknown := [event for event in layout.events if event not in event_types()]:
            raise ValueError(f"the event types {unknown[:3]}")
        ties = card["ties"]
        weights = TieWeights(_row(ties["content_cue"]), _row(ties["cue_source"]), float(_finite(ties["no_source"])))
        version = str(card["version"])
    except (KeyError, TypeError, ValueError) as wrong:
        raise WrongModel(str(folder / CARD), f"its card lacks or misstates {wrong}") from wrong
    session, tokenizer = _open(folder)
    if session.get_outputs()[0].shape[-1] != sum(layout.sizes.values()):
        raise WrongModel(str(folder / NETWORK), "its columns are not those that the card lists")
    return Tagger(version, digest, layout, weights, session, tokenizer)


def _open(folder: Path) -> tuple[Any, Any]:
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as refusals
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False
    unfit = (
        refusals.Fail,
        refusals.InvalidArgument,
        refusals.InvalidGraph,
        refusals.InvalidProtobuf,
        refusals.NoSuchFile,
        refusals.NotImplemented,
        refusals.RuntimeException,
        ValueError,
    )
    try:
        session = onnxruntime.InferenceSession(str(folder / NETWORK), options, providers=["CPUExecutionProvider"])
        written = (folder / TOKENIZER).read_text("utf-8")
        json.loads(written)
        tokenizer = Tokenizer.from_str(written)
    except unfit as wrong:
        raise WrongModel(str(folder), f"it cannot be opened: {wrong}") from wrong
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.encode_special_tokens = True
    return session, tokenizer


def _card(folder: Path) -> dict[str, Any]:
    path = folder / CARD
    try:
        card = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as wrong:
        raise WrongModel(str(path), "there is no such file") from wrong
    except (OSError, ValueError) as wrong:
        raise WrongModel(str(path), f"it cannot be read: {wrong}") from wrong
    if not isinstance(card, dict) or card.get("form") != FORM:
        raise WrongModel(str(path), f"its form is not {FORM}, the one that this version reads")
    return card


def _check_hash(folder: Path, name: str, card: dict[str, Any]) -> str:
    path = folder / name
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= _MOST_BYTES else b""
    except OSError as wrong:
        raise WrongModel(str(path), f"it cannot be read: {wrong.strerror}") from wrong
    digest = hashlib.sha256(content).hexdigest()
    hashes = card.get("sha256")
    wanted = hashes.get(name) if isinstance(hashes, dict) else None
    if digest != wanted:
        raise WrongModel(
            str(path), f"its SHA-256 is {digest}, the card says {wanted}: it is damaged or another model's"
        )
    return digest


def _finite(values: Any) -> Floats:
    numbers = np.array(values, dtype=np.float32)
    if not np.isfinite(numbers).all():
        raise ValueError("numbers that are none")
    return numbers


def _row(values: Any) -> Floats:
    row = _finite(values)
    if row.shape != (DISTANCE_STEPS,):
        raise ValueError(f"{DISTANCE_STEPS} numbers, not {row.shape}")
    return row
