"""Report to claims: who says what, in which words, about which event."""

from truceline.claims.context import Context
from truceline.claims.extractors import extract_claims, extractor_names
from truceline.claims.rules import Extraction

__all__ = ["Context", "Extraction", "extract_claims", "extractor_names"]
