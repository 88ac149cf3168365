"""dossier.json keeps the contract."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from truceline.model.dossier import Dossier
from truceline.model.place import Layer, Zone
from truceline.publish.dossier_file import dossier_json

KEYS = {
    "inputs": "path sha256 bytes media_type",
    "reports": "id input item headline outlet agencies byline published language kind text origin duplicates",
    "origins": "id reports basis passages",
    "actors": "id name aliases kind side",
    "places": "id name aliases kind lat lon",
    "claims": "id report speaker via speaker_anchor cue content direct attitude event incident repeats extractor "
    "confidence",
    "incidents": "id title place time event_types claims",
    "questions": "id incident kind event_type place what text positions status",
    "agreements": "id title signed effective parties monitor provisions",
    "assessments": "agreement provision assessor status claim as_of",
}


def test_every_key_of_the_contract_is_there(dossier: Dossier) -> None:
    written = json.loads(dossier_json(replace(dossier, places=dossier.pack.places)))
    assert written["schema"] == "truceline-dossier/1"
    assert written["as_of"] is None
    for section, keys in KEYS.items():
        assert written[section], section
        for row in written[section]:
            assert set(keys.split()) <= set(row), section
    for claim in written["claims"]:
        assert set(claim["event"]) >= {"type", "polarity", "actor", "target", "place", "time", "quantities"}
        assert claim["event"]["time"] == {"from": "2034-05-02", "to": "2034-05-02"}
    (question,) = written["questions"]
    assert question["status"] == "disputed"
    assert set(question["positions"][0]) >= {"answer", "value", "speakers", "claims", "origins"}
    passage = written["origins"][0]["passages"][0]
    assert set(passage) == {"a", "a_start", "a_end", "b", "b_start", "b_end"}
    assert written["unplaced"] == ["c-older"]


def test_anchors_hold_in_what_is_written(dossier: Dossier) -> None:
    written = json.loads(dossier_json(dossier))
    texts = {report["id"]: report["text"] for report in written["reports"]}
    for claim in written["claims"]:
        for anchor in filter(None, (claim["content"], claim["speaker_anchor"], claim["cue"])):
            assert texts[claim["report"]][anchor["start"] : anchor["end"]] == anchor["quote"]


def test_the_same_record_gives_the_same_file(dossier: Dossier) -> None:
    assert dossier_json(dossier) == dossier_json(dossier)


def test_letters_of_any_script_are_written_as_they_are(theatre: Callable[..., Any]) -> None:
    text = dossier_json(theatre(headline="Հայ “ქარ” 😀 \u202e").dossier())
    assert "Հայ “ქარ” 😀 \u202e" in text


def test_half_a_surrogate_pair_is_escaped_and_comes_back(theatre: Callable[..., Any]) -> None:
    text = dossier_json(theatre(headline="a\ud83db\\ud83d").dossier())
    assert json.loads(text.encode("utf-8"))["reports"][0]["headline"] == "a\ud83db\\ud83d"


def test_a_number_without_end_is_null(dossier: Dossier) -> None:
    zone = Zone(
        id="z", name="Z", kind="other", layers=(Layer(geometry={"type": "Point", "coordinates": [math.inf, 1.0]}),)
    )
    text = dossier_json(replace(dossier, pack=replace(dossier.pack, zones=(zone,))))
    assert json.loads(text)["pack"]["zones"][0]["layers"][0]["geometry"]["coordinates"] == [None, 1.0]
