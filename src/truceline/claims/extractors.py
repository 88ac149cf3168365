"""The seam: extractors by name. `rules` is always there; others register beside it and may be preferred."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from truceline.claims.context import Context
from truceline.claims.rules import NAME, VERSION, Extraction, read_claims
from truceline.model.report import Report

Extractor = Callable[[Report, Context, date | None], Extraction]
_EXTRACTORS: dict[str, tuple[str, Extractor]] = {NAME: (VERSION, read_claims)}


def register_extractor(name: str, version: str, extractor: Extractor) -> None:
    """Make an extractor known; its claims must carry `name/version` in `Claim.extractor`."""
    _EXTRACTORS[name] = (version, extractor)


def extractor_names() -> tuple[str, ...]:
    """`name/version` of every registered extractor, in alphabetical order."""
    return tuple(sorted(f"{name}/{version}" for name, (version, _) in _EXTRACTORS.items()))


def extract_claims(report: Report, context: Context, *, about: date | None = None, extractor: str = NAME) -> Extraction:
    """The claims of one report, found by one extractor. Raises KeyError for a name that nobody registered.

    `about` is the latest day of the theatre's other reports; an undated report is held against it.
    """
    return _EXTRACTORS[extractor][1](report, context, about)
