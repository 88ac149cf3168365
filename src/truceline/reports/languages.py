"""Which language a text is in."""

from __future__ import annotations

from functools import cache
from typing import Any

from truceline.reports.boilerplate import count_words

_SURE = 0.6
_SHORTEST = 6
_LONGEST = 2000


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def name_language(text: str, stated: str | None = None) -> str:
    """A two-letter code; what the page states decides where the words do not, and "und" where nothing does."""
    if count_words(text) >= _SHORTEST:
        language, probability = _identifier().classify(text[:_LONGEST])
        if probability >= _SURE:
            return str(language)
    return stated.split("-")[0].split("_")[0].strip().lower() or "und" if stated else "und"
