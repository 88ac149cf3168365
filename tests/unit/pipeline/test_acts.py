"""Through the whole pipeline: silence is neither yes nor no, and a denial points at what it denies."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from truceline.model.act import ActKind
from truceline.model.dossier import Dossier
from truceline.pipeline import build
from truceline.publish import dossier_json, render_page

PACK = """
id: halvern
title: Halvern ceasefire
timezone: Etc/GMT-3
sides: [{id: o, name: Ordesh}, {id: l, name: Lumenia}]
actors:
  - {id: ordesh, name: Ordesh, kind: state, side: o}
  - {id: ordesh-mod, name: Ministry of Defence of Ordesh, kind: ministry, side: o, part_of: ordesh}
  - {id: ordesh-army, name: Ordeshi army, kind: armed_force, side: o, part_of: ordesh-mod, aliases: [Ordeshi troops]}
  - {id: lumenia, name: Lumenia, kind: state, side: l}
  - {id: lumen-mod, name: Lumenian defence ministry, kind: ministry, side: l, part_of: lumenia}
  - {id: hog, name: Halvern Observer Group, kind: monitor}
  - {id: daily, name: Corran Daily, kind: outlet}
agreements:
  - id: accord
    title: Sarn accord
    parties: [ordesh, lumenia]
    provisions: [{number: "3", title: Ceasefire, text: Both sides stop all fire., kind: cessation}]
places:
  - {id: sarn, name: Sarnbrok, kind: village, lat: 40.1, lon: 46.2}
"""
ACCUSED = (
    "The Lumenian defence ministry said that Ordeshi troops had shelled Sarnbrok on Monday evening and that two "
    "people had been killed in the village."
)
SILENCES = [
    "Ordesh neither confirmed nor denied the shelling of Sarnbrok.",
    "The Ministry of Defence of Ordesh declined to comment on the shelling of Sarnbrok.",
    "The Ministry of Defence of Ordesh did not respond to questions about the shelling of Sarnbrok.",
    "Ordesh did not confirm that its troops had shelled Sarnbrok.",
    "Ordesh did not deny that its troops had shelled Sarnbrok.",
    "Ordesh no longer denies that its troops shelled Sarnbrok.",
    "Ordesh did not rule out that its troops had shelled Sarnbrok.",
    "Ordesh refused to admit that its troops had shelled Sarnbrok.",
    "The Ministry of Defence of Ordesh said it had no information about shelling in Sarnbrok.",
    "The Ordeshi army said it was not aware of any people killed in Sarnbrok.",
    "The Halvern Observer Group could not confirm the shelling of Sarnbrok.",
    "The Halvern Observer Group was unable to say who had shelled Sarnbrok.",
    "The shelling of Sarnbrok could not be independently verified.",
    "No Ordeshi official confirmed that two people had been killed in Sarnbrok.",
    "Neither Ordesh nor the Halvern Observer Group confirmed the shelling of Sarnbrok.",
    "It was not immediately clear whether Ordeshi troops had shelled Sarnbrok.",
]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    folder = tmp_path_factory.mktemp("acts")
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")

    @cache
    def build_from(*paragraphs: str) -> Dossier:
        path: Path = folder / "report.txt"
        head = "Corran Daily\n4 October 2033\n\nTwo said to be dead in Sarnbrok\n\n"
        path.write_text(head + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
        return build([str(path)], pack_path=str(folder / "pack.yaml"), extractor="rules")

    return build_from


def positions(dossier: Dossier) -> set[tuple[str, str, str]]:
    return {
        (f"{question.kind.value} {question.event_type}", position.answer, speaker)
        for question in dossier.questions
        for position in question.positions
        for speaker in position.speakers
    }


@pytest.mark.parametrize("sentence", SILENCES)
def test_silence_adds_nobody_to_any_answer_and_changes_no_standing(told, sentence):
    without, with_it = told(ACCUSED), told(ACCUSED, sentence)
    assert {act.silent for act in with_it.acts} == {True}
    assert positions(with_it) == positions(without)
    standing = [(q.kind, q.event_type, q.status) for q in without.questions]
    assert [(q.kind, q.event_type, q.status) for q in with_it.questions] == standing
    assert standing != []
    assert with_it.control == without.control


def test_each_silence_is_in_the_file_with_its_words_and_answers_nothing(told):
    acts = json.loads(dossier_json(told(ACCUSED, *SILENCES)))["acts"]
    assert len(acts) == len(SILENCES) + 1
    for act in acts:
        assert act["silent"]
        assert act["answers"] == []
        assert act["incident"] is not None
        assert any(act["cue"]["quote"] in sentence for sentence in SILENCES)


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        ("The Halvern Observer Group could not confirm that Article 3 has been fulfilled.", {"unclear"}),
        ("The Halvern Observer Group was unable to say whether Article 3 has been fulfilled.", {"unclear"}),
        ("Ordesh did not deny that Article 3 has been violated.", set()),
        ("Ordesh refused to say whether Article 3 has been violated.", set()),
        ("Ordesh neither confirmed nor denied that Article 3 has been violated.", set()),
    ],
)
def test_silence_judges_no_provision_fulfilled_or_broken(told, sentence, statuses):
    assert {assessment.status.value for assessment in told(ACCUSED, sentence).assessments} == statuses


def test_a_number_that_somebody_does_not_confirm_is_not_his(told):
    dossier = told(ACCUSED, "Unconfirmed reports spoke of ten people killed in Sarnbrok on Monday.")
    assert {position.answer for q in dossier.questions for position in q.positions if q.what == "killed"} == {"2"}


def test_a_denial_stands_against_the_accusation_and_points_at_it(told):
    dossier = told(ACCUSED, "Ordesh denied that its troops had shelled Sarnbrok.")
    (act,) = dossier.acts
    accusation = next(c for c in dossier.claims if c.speaker == "lumen-mod" and c.event.type == "shelling")
    assert (act.kind, [each.claim for each in act.answers]) == (ActKind.DENIAL, [accusation.id])
    occurrence = next(q for q in dossier.questions if q.event_type == "shelling")
    assert occurrence.status in {"disputed", "single_source"}
    assert not any(answer == "yes" and who == "ordesh" for _, answer, who in positions(dossier))


def test_what_is_denied_that_nobody_here_says_is_kept_and_said_to_be_so(told):
    dossier = told("Ordesh denied that its troops had shelled Sarnbrok on Monday.")
    assert [(act.kind, act.answers) for act in dossier.acts] == [(ActKind.DENIAL, ())]
    assert "Nobody in these reports says what is denied here." in render_page(dossier)


def test_the_same_reports_give_the_same_acts(told):
    first = told(ACCUSED, *SILENCES)
    told.cache_clear()
    assert told(ACCUSED, *SILENCES).acts == first.acts
