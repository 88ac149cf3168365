"""Which language a text is in."""

import subprocess
import sys

import pytest

from truceline.reports.languages import name_language

ENGLISH = (
    "The Ordeshi defence ministry said on Sunday that two of its soldiers had been wounded when shells fell near the "
    "village of Serrapont. The ministry in Miravel denied that its units were in the area and said that the fire came "
    "from the other side of the line, which the observers could not confirm."
)
OTHERS = {
    "de": "Das Verteidigungsministerium in Varnholt teilte am Sonntag mit, dass zwei seiner Soldaten verwundet wurden, "
    "als Granaten in der Nähe des Dorfes Serrapont einschlugen. Das Ministerium in Miravel bestritt, dass seine "
    "Einheiten in der Gegend waren; das Feuer sei von der anderen Seite der Linie gekommen, was niemand bestätigte.",
    "nl": "Het ministerie van Defensie in Varnholt zei zondag dat twee van zijn soldaten gewond waren geraakt toen "
    "granaten vielen bij het dorp Serrapont. Het ministerie in Miravel ontkende dat zijn eenheden in het gebied waren "
    "en zei dat het vuur van de andere kant van de lijn kwam, wat de waarnemers niet konden bevestigen of ontkennen.",
    "ru": "Министерство обороны сообщило в воскресенье, что двое его солдат были ранены, когда снаряды упали у села. "
    "Министерство в Миравеле отрицало, что его подразделения находились в этом районе, и заявило, что огонь вели с "
    "другой стороны линии, чего наблюдатели подтвердить не смогли.",
}


def test_english_is_known_by_its_smallest_words() -> None:
    assert name_language(ENGLISH) == "en"


def test_plain_english_does_not_need_the_model() -> None:
    code = f"import sys; from truceline.reports.languages import name_language; name_language({ENGLISH!r}); " + (
        "sys.exit('py3langid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("language", OTHERS)
def test_no_other_language_is_taken_for_english(language: str) -> None:
    assert name_language(OTHERS[language]) == language


def test_the_words_count_more_than_what_the_page_states() -> None:
    assert name_language(OTHERS["de"], "en-GB") == "de"


def test_where_there_are_too_few_words_the_page_is_believed() -> None:
    assert name_language("Kaldsattel 12:40", "pt_PT") == "pt"
    assert name_language("Kaldsattel 12:40") == "und"
