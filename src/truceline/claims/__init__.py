"""Report to claims: who says what, in which words, about which event."""

from truceline.claims.acts import find_acts
from truceline.claims.context import Context
from truceline.claims.extractors import Extractor, extractor_names, open_extractor, register_extractor
from truceline.claims.rules import Extraction
from truceline.claims.undated import held_against

__all__ = [
    "Context",
    "Extraction",
    "Extractor",
    "extractor_names",
    "find_acts",
    "held_against",
    "open_extractor",
    "register_extractor",
]
