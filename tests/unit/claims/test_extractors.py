from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.unit.claims.conftest import report_of

from truceline.claims import Context, Extractor, extractor_names, open_extractor, register_extractor
from truceline.claims.extractors import TAGGER
from truceline.claims.rules import LABEL, read_claims
from truceline.errors import WrongModel, WrongUsage
from truceline.text.tagger.loading import PACKAGED, tagger_can_run

NEEDS_TAGGER = pytest.mark.skipif(not tagger_can_run(), reason="onnxruntime and tokenizers have no wheel here")
TEXT = (
    "Lumenia said that mortar rounds hit Sarnbrok on Monday.\n\n"
    "The schoolteacher trumpeted that Ordeshi troops had entered the Middle Belt.\n\n"
    "“Nobody fired,” muttered Ottoline Brask, who was unable to vouch for the number of wounded."
)


@pytest.fixture(scope="module")
def best() -> Extractor:
    return open_extractor()


def test_the_rules_and_the_tagger_are_always_registered_and_named_in_order() -> None:
    names = extractor_names()
    assert {"rules", TAGGER} <= set(names)
    assert list(names) == sorted(names)


@pytest.mark.parametrize("name", ["nonsense", "Rules", " tagger", "tagger/0", "../rules"])
def test_a_name_that_nobody_registered_is_refused_with_those_that_there_are(name: str) -> None:
    with pytest.raises(WrongUsage, match="rules") as refused:
        open_extractor(name)
    assert repr(name) in str(refused.value)
    assert TAGGER in str(refused.value)


def test_the_rules_read_as_they_always_did(context: Context) -> None:
    opened = open_extractor("rules")
    assert (opened.name, opened.ran, opened.model, opened.note) == ("rules", (LABEL,), None, None)
    assert opened.read(report_of(TEXT), context, None) == read_claims(report_of(TEXT), context)


def test_the_rules_take_no_model() -> None:
    with pytest.raises(WrongUsage, match="takes no model"):
        open_extractor("rules", model=PACKAGED)


@NEEDS_TAGGER
def test_the_best_that_runs_here_is_the_tagger_with_the_rules(best: Extractor) -> None:
    assert best.name == TAGGER
    assert best.ran[0] == LABEL
    assert best.ran[1].startswith("tagger/")
    assert len(best.ran) == 2
    assert best.model is not None
    assert len(best.model) == 64
    assert best.note is None


@NEEDS_TAGGER
def test_every_claim_names_one_that_ran(best: Extractor, context: Context) -> None:
    claims = best.read(report_of(TEXT), context, None).claims
    assert {claim.extractor for claim in claims} == set(best.ran)


@NEEDS_TAGGER
def test_what_the_rules_see_as_well_keeps_their_name(best: Extractor, context: Context) -> None:
    (ruled,) = [c for c in read_claims(report_of(TEXT), context).claims if c.speaker == "lumenia"]
    (found,) = [c for c in best.read(report_of(TEXT), context, None).claims if c.speaker == "lumenia"]
    assert ruled.event.type == "shelling"
    assert (found.id, found.content, found.event, found.extractor) == (ruled.id, ruled.content, ruled.event, LABEL)


@NEEDS_TAGGER
def test_a_report_is_read_the_same_whatever_was_read_before(best: Extractor, context: Context) -> None:
    first = best.read(report_of(TEXT), context, None)
    best.read(report_of("“So it is,” Ordesh said. " * 40), context, None)
    assert best.read(report_of(TEXT), context, None) == first


@NEEDS_TAGGER
@pytest.mark.parametrize("name", [None, TAGGER])
def test_another_model_that_is_none_is_refused(name: str | None, tmp_path: Path) -> None:
    with pytest.raises(WrongModel, match=str(tmp_path)):
        open_extractor(name, model=tmp_path)


@pytest.mark.parametrize("missing", ["onnxruntime", "tokenizers"])
def test_where_the_tagger_cannot_run_the_rules_do_and_say_why(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    opened = open_extractor()
    assert (opened.name, opened.ran, opened.model) == ("rules", (LABEL,), None)
    assert opened.note is not None
    assert "onnxruntime and tokenizers are not installed" in opened.note


@pytest.mark.parametrize(("name", "model"), [(TAGGER, None), (None, PACKAGED), (TAGGER, PACKAGED)])
def test_who_asks_for_the_tagger_where_it_cannot_run_is_told_what_to_do(
    name: str | None, model: Path | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(WrongUsage, match="cannot run; install them, or take the extractor `rules`"):
        open_extractor(name, model=model)


def test_one_that_is_registered_is_opened_with_the_model_and_can_be_replaced(tmp_path: Path) -> None:
    models: list[Path | None] = []

    def open_it(model: Path | None) -> Extractor:
        models.append(model)
        return Extractor("echo", ("echo/1",), read_claims)

    register_extractor("echo", open_it)
    try:
        assert "echo" in extractor_names()
        assert open_extractor("echo", model=tmp_path).ran == ("echo/1",)
        open_extractor("echo")
        register_extractor("echo", lambda model: Extractor("echo", ("echo/2",), read_claims))
        assert open_extractor("echo").ran == ("echo/2",)
    finally:
        forget("echo")
    assert models == [tmp_path, None]


def forget(name: str) -> None:
    """There is no way back from a registration, for nobody needs one but this test."""
    from truceline.claims import extractors

    extractors._OPENERS.pop(name)
