"""Training that can be stopped at any moment and goes on where it was."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch.optim import AdamW

from training.batches import Prepared, collate, epoch_batches
from training.course import BUDGET, HEAD_RATE, SEED, Stage
from training.losses import loss_of
from training.network import Network

WARM_UP = 0.06
SAVE_EVERY = 300.0
"""Seconds between two checkpoints."""


@dataclass(slots=True)
class Place:
    """How far training is: epochs and batches done within a stage."""

    stage: str
    epoch: int = 0
    batch: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """What a stage works on. `say` gets a line of progress now and then."""

    network: Network
    checkpoint: Path
    device: str
    say: Callable[[str], None]


def train_stage(run: Run, stage: Stage, prepared: Sequence[Prepared], *, seed: int = SEED) -> None:
    """Train one stage to its end, from its checkpoint if there is one; a finished stage is only loaded."""
    network = run.network.to(run.device)
    seed = seed + int(hashlib.sha256(stage.name.encode()).hexdigest()[:6], 16)
    sizes = [len(epoch_batches(prepared, seed=seed + n, budget=BUDGET)) for n in range(stage.fall)]
    optimiser = _optimiser(network, stage.rate)
    place = _load(run, stage, optimiser)
    saved, said, seen, began = time.monotonic(), 0.0, 0, time.monotonic()
    losses: list[float] = []
    while place.epoch < stage.epochs:
        groups = epoch_batches(prepared, seed=seed + place.epoch, budget=BUDGET)
        network.train()
        while place.batch < len(groups):
            done = sum(sizes[: place.epoch]) + place.batch
            _set_rate(optimiser, stage.rate * _share(done / sum(sizes)))
            torch.manual_seed(seed + done)
            batch = collate(groups[place.batch]).to(run.device)
            loss = loss_of(network, batch)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            losses.append(float(loss.detach()))
            seen += int(batch.mask.sum())
            place.batch += 1
            if time.monotonic() - said > 30:
                said, pace = time.monotonic(), seen / (time.monotonic() - began)
                mean = sum(losses[-100:]) / len(losses[-100:])
                run.say(
                    f"{stage.name}: epoch {place.epoch + 1}/{stage.epochs}, batch {place.batch}/{len(groups)}, "
                    f"loss {mean:.3f}, {pace:.0f} pieces/s"
                )
            if time.monotonic() - saved > SAVE_EVERY:
                saved = time.monotonic()
                _save(run, stage, optimiser, place)
        place.epoch, place.batch = place.epoch + 1, 0
        _save(run, stage, optimiser, place)
        run.say(f"{stage.name}: epoch {place.epoch} done after {time.monotonic() - began:.0f} s")


def _optimiser(network: Network, rate: float) -> AdamW:
    fast, slow, plain = [], [], []
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith(("heads", "shapes", "content_cue", "cue_source", "no_source")):
            fast.append(parameter)
        elif parameter.ndim > 1:
            slow.append(parameter)
        else:
            plain.append(parameter)
    return AdamW(
        [
            {"params": fast, "lr": rate * HEAD_RATE, "times": HEAD_RATE, "weight_decay": 0.0},
            {"params": slow, "lr": rate, "times": 1.0, "weight_decay": 0.01},
            {"params": plain, "lr": rate, "times": 1.0, "weight_decay": 0.0},
        ],
        betas=(0.9, 0.98),
    )


def _share(done: float) -> float:
    """Up to the highest rate in the first steps, then down in a straight line."""
    return done / WARM_UP if done < WARM_UP else max(0.02, (1 - done) / (1 - WARM_UP))


def _set_rate(optimiser: AdamW, rate: float) -> None:
    for group in optimiser.param_groups:
        group["lr"] = rate * group["times"]


def _path(run: Run, stage: Stage) -> Path:
    return run.checkpoint / f"{stage.name}.pt"


def _save(run: Run, stage: Stage, optimiser: AdamW, place: Place) -> None:
    """Written beside and moved into place, so that a kill leaves the old one or the new one."""
    path = _path(run, stage)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    state = {"network": run.network.state_dict(), "place": asdict(place), "stage": json.dumps(asdict(stage))}
    if place.epoch < stage.epochs:
        state["optimiser"] = optimiser.state_dict()
    torch.save(state, beside)
    beside.replace(path)


def _load(run: Run, stage: Stage, optimiser: AdamW) -> Place:
    path = _path(run, stage)
    if not path.exists():
        return Place(stage.name)
    state = torch.load(path, map_location=run.device, weights_only=True)
    if state["stage"] != json.dumps(asdict(stage)):
        raise SystemExit(f"{path}: made by another course of training; move it away to begin anew")
    run.network.load_state_dict(state["network"])
    if "optimiser" in state:
        optimiser.load_state_dict(state["optimiser"])
    run.say(f"{stage.name}: goes on from {path}")
    return Place(**state["place"])
