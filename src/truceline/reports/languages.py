"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from truceline.reports.boilerplate import count_words
from truceline.text.lexicon import words

_SURE = 0.6
_SHORTEST = 6
_LONGEST = 2000
_ENGLISH = words("the and that of to in said with for from has have were was had been by which their on at")
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH_WORDS = 40
_ENGLISH_SHARE, _ARTICLE_SHARE = 0.25, 0.03


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def name_language(text: str, stated: str | None = None) -> str:
    """A two-letter code; what the page states decides where the words do not, and "und" where nothing does."""
    if _is_plainly_english(text[:_LONGEST]):
        return "en"
    if count_words(text) >= _SHORTEST:
        language, probability = _identifier().classify(text[:_LONGEST])
        if probability >= _SURE:
            return str(language)
    return stated.split("-")[0].split("_")[0].strip().lower() or "und" if stated else "und"


def _is_plainly_english(text: str) -> bool:
    """No other language has so many of these words; it spares most runs the second that the model takes to load."""
    used = [word.lower() for word in _WORD.findall(text)]
    if len(used) < _ENOUGH_WORDS:
        return False
    common = sum(word in _ENGLISH for word in used)
    return common >= _ENGLISH_SHARE * len(used) and used.count("the") >= _ARTICLE_SHARE * len(used)
