"""The seam: extractors by name, each with a version. `rules` is always there; others register beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from truceline.claims import rules
from truceline.claims.context import Context
from truceline.claims.hints import Hints
from truceline.claims.rules import Extraction
from truceline.errors import WrongUsage
from truceline.model.report import Report
from truceline.text.tagger.loading import PACKAGED, load_tagger, tagger_can_run

Read = Callable[[Report, Context, date | None], Extraction]
TAGGER = "tagger"


@dataclass(frozen=True, slots=True)
class Extractor:
    """`ran` names what its claims may carry in `Claim.extractor`, as `name/version`. `read` gives the claims of a
    report; its last argument is the latest day of the theatre's other reports, against which an undated one is held.

    `model` is the SHA-256 of the network used; `note` says why another extractor than the best was taken.
    """

    name: str
    ran: tuple[str, ...]
    read: Read
    model: str | None = None
    note: str | None = None


Opener = Callable[[Path | None], Extractor]


def _open_rules(model: Path | None) -> Extractor:
    if model is not None:
        raise WrongUsage("the extractor `rules` takes no model; leave out the model or take the extractor `tagger`")
    return Extractor(rules.NAME, (rules.LABEL,), rules.read_claims)


def _open_tagger(model: Path | None) -> Extractor:
    """The rules, with the tagger's speakers, words and events where the rules are blind."""
    tagger = load_tagger(model or PACKAGED)
    label = f"{TAGGER}/{tagger.version}"

    def read(report: Report, context: Context, about: date | None) -> Extraction:
        return rules.read_claims(report, context, about, hints=Hints.of(tagger.tag(report.text, names=False), label))

    return Extractor(TAGGER, (rules.LABEL, label), read, tagger.sha256)


_OPENERS: dict[str, Opener] = {rules.NAME: _open_rules, TAGGER: _open_tagger}


def register_extractor(name: str, opener: Opener) -> None:
    """Make an extractor known by name. `opener` gets the folder of a model, or None for the extractor's own."""
    _OPENERS[name] = opener


def extractor_names() -> tuple[str, ...]:
    """The names of every registered extractor, in alphabetical order."""
    return tuple(sorted(_OPENERS))


def open_extractor(name: str | None = None, *, model: Path | None = None) -> Extractor:
    """An extractor, ready to read. Without a name: the tagger, or the rules where the tagger cannot run here.

    Raises WrongUsage for a name that nobody registered or that cannot run here, WrongModel for a damaged model.
    """
    chosen = TAGGER if name is None else name
    if chosen not in _OPENERS:
        raise WrongUsage(f"no extractor {chosen!r}; there are {', '.join(extractor_names())}")
    if chosen != TAGGER or tagger_can_run():
        return _OPENERS[chosen](model)
    missing = "onnxruntime and tokenizers are not installed here"
    if name == TAGGER or model is not None:
        raise WrongUsage(f"{missing}: the extractor `tagger` cannot run; install them, or take the extractor `rules`")
    fallback = _open_rules(None)
    return Extractor(fallback.name, fallback.ran, fallback.read, note=f"{missing}: found by the rules alone")
