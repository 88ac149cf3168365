"""Denials, corrections, retractions, admissions and every way of not answering are found, with who does it."""

from __future__ import annotations

import pytest
from tests.unit.claims.conftest import report_of

from truceline.claims import find_acts
from truceline.claims.rules import read_claims
from truceline.model.act import SILENT, ActKind, ActScope
from truceline.model.report import ReportKind

ACCUSED = "The Lumenian defence ministry said on Monday that Ordeshi troops had shelled Sarnbrok. "

# a sentence, the act, and who does it
TABLE = [
    ("Ordesh declined to comment on the report.", "refusal", "ordesh"),
    ("A spokesman for the Lumenian National Guard declined to comment.", "refusal", "guard"),
    ("Colonel Kett refused to answer questions about the shelling.", "refusal", "kett"),
    ("Colonel Kett would not be drawn on the number of dead.", "refusal", "kett"),
    ("The Lumenian defence ministry would not say how many soldiers had been hit.", "refusal", "lumen-mod"),
    ("Ordesh made no comment.", "refusal", "ordesh"),
    ("Ordesh had no immediate comment.", "refusal", "ordesh"),
    ("The Ordeshi army kept silent on Tuesday.", "refusal", "ordesh-army"),
    ("Ordesh has not commented on the accusation.", "refusal", "ordesh"),
    ("The Ministry of Defence of Ordesh does not comment on rumours.", "refusal", "ordesh-mod"),
    ("Neither government would comment on that.", "refusal", "lumenia+ordesh"),
    ("Asked about the guns, Colonel Kett hung up.", "refusal", "kett"),
    ("The Lumenian National Guard turned down a request for an interview.", "refusal", "guard"),
    ("Ordesh did not respond to a request for comment.", "no_answer", "ordesh"),
    (
        "The Ministry of Defence of Ordesh did not immediately respond to questions from the Mirror.",
        "no_answer",
        "ordesh-mod",
    ),
    ("Ordesh has not replied to our letter.", "no_answer", "ordesh"),
    ("Calls to the Lumenian defence ministry went unanswered.", "no_answer", "lumen-mod"),
    ("E-mails to the Lumenian National Guard were not answered.", "no_answer", "guard"),
    ("There was no immediate comment from Ordesh.", "no_answer", "ordesh"),
    ("There was no word from the Lumenian defence ministry.", "no_answer", "lumen-mod"),
    ("No answer has been received from Varnholt to a written inquiry.", "no_answer", "ordesh"),
    ("Colonel Kett could not be reached for comment.", "no_answer", "kett"),
    ("The Ordeshi army was not available for comment.", "no_answer", "ordesh-army"),
    (
        "The Halvern Observer Group has asked the Lumenian National Guard about the van and has had no reply.",
        "no_answer",
        "guard",
    ),
    ("Ordesh did not return calls seeking comment.", "no_answer", "ordesh"),
    ("The Lumenian National Guard has yet to comment.", "no_answer", "guard"),
    ("Ordesh said it had no information about casualties.", "no_information", "ordesh"),
    ("The Halvern Observer Group had no information on the flight.", "no_information", "hog"),
    ("The Tarsian peacekeepers could not say who had fired.", "no_information", "force"),
    ("The Tarsian peacekeepers were unable to establish where the fire had come from.", "no_information", "force"),
    ("Ordesh was not aware of any shelling.", "no_information", "ordesh"),
    ("The Ordeshi army said it was unaware of any losses.", "no_information", "ordesh-army"),
    ("Colonel Kett said he did not know who had fired.", "no_information", "kett"),
    ("The Lumenian defence ministry knew nothing of a flight.", "no_information", "lumen-mod"),
    ("It was not immediately clear who had fired.", "no_information", "mirror"),
    ("Who fired first is not known.", "no_information", "mirror"),
    ("It remains unclear how many people were hurt.", "no_information", "mirror"),
    ("The Halvern Observer Group has no record of a flight over Sarnbrok.", "no_information", "hog"),
    ("The account could not be independently verified.", "unverified", "mirror"),
    ("The figures could not be verified.", "unverified", "mirror"),
    ("Neither account could be independently confirmed.", "unverified", "mirror"),
    ("It was not possible to verify either version.", "unverified", "mirror"),
    ("There was no independent confirmation of the toll.", "unverified", "mirror"),
    ("Corran Press was unable to verify the claim.", "unverified", "corran"),
    ("The Halvern Observer Group could not confirm the flight.", "unverified", "hog"),
    ("The footage has not been independently verified.", "unverified", "mirror"),
    ("The reports remain unconfirmed.", "unverified", "mirror"),
    ("Corran Press said it could not independently verify the figures.", "unverified", "corran"),
    ("Ordesh did not confirm that its troops had entered Sarnbrok.", "no_confirmation", "ordesh"),
    ("Ordesh neither confirmed nor denied the shelling.", "no_confirmation", "ordesh"),
    (
        "The Lumenian defence ministry would neither confirm nor deny the loss of a drone.",
        "no_confirmation",
        "lumen-mod",
    ),
    ("Colonel Kett refused to confirm or deny the shelling.", "no_confirmation", "kett"),
    ("Neither side confirmed the report.", "no_confirmation", "lumenia+ordesh"),
    ("There was no official confirmation from Ordesh.", "no_confirmation", "ordesh"),
    ("Ordesh has not acknowledged any losses.", "no_confirmation", "ordesh"),
    ("The Ordeshi army refused to admit that a post had been lost.", "no_confirmation", "ordesh-army"),
    ("Nobody in the Ministry of Defence of Ordesh confirmed the shelling.", "no_confirmation", "ordesh-mod"),
    ("Ordesh did not deny that its troops were in Sarnbrok.", "not_denied", "ordesh"),
    ("Ordesh no longer denies that its troops were in Sarnbrok.", "not_denied", "ordesh"),
    ("The Lumenian National Guard did not dispute the figure.", "not_denied", "guard"),
    ("Ordesh stopped short of denying the shelling.", "not_denied", "ordesh"),
    ("Ordesh did not rule out that its troops would stay.", "left_open", "ordesh"),
    ("Colonel Kett would not rule out a further strike.", "left_open", "kett"),
    ("Ordesh refused to rule out that its guns had fired.", "left_open", "ordesh"),
    ("Ordesh denied that its troops had shelled Sarnbrok.", "denial", "ordesh"),
    ("Ordesh denied it.", "denial", "ordesh"),
    ("The Ministry of Defence of Ordesh rejected the accusation.", "denial", "ordesh-mod"),
    ("The report is false, the Ministry of Defence of Ordesh said.", "denial", "ordesh-mod"),
    ("Ordesh dismissed the Lumenian account as a fairy tale.", "denial", "ordesh"),
    ("Lumenia rejected the denial.", "denial", "lumenia"),
    (
        "Ordesh denied that its troops had shelled the village, saying they had only returned fire.",
        "partial_denial",
        "ordesh",
    ),
    ("The Lumenian defence ministry corrected the number of dead to four.", "correction", "lumen-mod"),
    ("The Lumenian defence ministry raised its death toll to five.", "correction", "lumen-mod"),
    ("Correction: An earlier version of this report gave the number of dead as six.", "correction", "mirror"),
    ("The Lumenian defence ministry issued a correction on Tuesday.", "correction", "lumen-mod"),
    ("The Lumenian defence ministry withdrew its claim that Sarnbrok had been shelled.", "retraction", "lumen-mod"),
    ("The Lumenian defence ministry retracted its statement.", "retraction", "lumen-mod"),
    ("The Lumenian National Guard deleted its post on the matter.", "retraction", "guard"),
    ("Ordesh retracted its denial that its troops had shelled Sarnbrok.", "retraction", "ordesh"),
    ("Ordesh acknowledged that its guns had fired at Sarnbrok.", "admission", "ordesh"),
    ("Colonel Kett admitted that two soldiers had crossed the line.", "admission", "kett"),
    ("The Lumenian National Guard conceded that it had lost a drone.", "admission", "guard"),
    ("The Ordeshi army claimed responsibility for the strike.", "admission", "ordesh-army"),
    ("Ordesh has so far kept its silence on the matter.", "refusal", "ordesh"),
    ("Ordesh gave no reason for the closure.", "refusal", "ordesh"),
    ("The Lumenian defence ministry refused to give details.", "refusal", "lumen-mod"),
    ("Officials of the Lumenian defence ministry declined repeated requests for comment.", "refusal", "lumen-mod"),
    ("“No comment,” said Colonel Kett.", "refusal", "kett"),
    ("Colonel Kett waved the questions away.", "refusal", "kett"),
    ("Ordesh would not discuss the incident.", "refusal", "ordesh"),
    ("Ordesh never answered the question.", "no_answer", "ordesh"),
    ("A letter to the Ministry of Defence of Ordesh remained unanswered.", "no_answer", "ordesh-mod"),
    ("The Lumenian National Guard was unavailable for comment on Tuesday.", "no_answer", "guard"),
    ("Ordesh had not responded by the time this report was published.", "no_answer", "ordesh"),
    ("Repeated calls to the Ordeshi army were not returned.", "no_answer", "ordesh-army"),
    ("No reply came from the Lumenian defence ministry.", "no_answer", "lumen-mod"),
    ("The Mirror wrote to the Ordeshi army and got no answer.", "no_answer", "ordesh-army"),
    ("The Ordeshi army has not received any reports of shelling.", "no_information", "ordesh-army"),
    ("The Tarsian peacekeepers could not determine the direction of the fire.", "no_information", "force"),
    ("The contingent said it was not in a position to say who had begun.", "no_information", "force"),
    ("The Halvern Observer Group had no details of the attack.", "no_information", "hog"),
    ("It could not be established who had fired first.", "no_information", "mirror"),
    ("Neither Ordesh nor Lumenia knows who laid the mine.", "no_information", "lumenia+ordesh"),
    ("None of these claims could be verified.", "unverified", "mirror"),
    ("The Varnholt Mirror could not verify the account.", "unverified", "mirror"),
    ("The Halvern Observer Group has been unable to confirm the report.", "unverified", "hog"),
    ("There has been no independent verification of the figures.", "unverified", "mirror"),
    ("Reports of a second strike were unconfirmed.", "unverified", "mirror"),
    ("Ordesh would not confirm the loss.", "no_confirmation", "ordesh"),
    ("The Ministry of Defence of Ordesh has never confirmed the strike.", "no_confirmation", "ordesh-mod"),
    ("Lumenia stopped short of confirming that a drone had been lost.", "no_confirmation", "lumenia"),
    ("Ordesh avoided confirming the strike.", "no_confirmation", "ordesh"),
    ("Colonel Kett did not contest the account.", "not_denied", "kett"),
    ("Ordesh failed to deny the shelling.", "not_denied", "ordesh"),
    ("Colonel Kett left open whether the troops would stay.", "left_open", "kett"),
    ("Lumenia did not exclude a withdrawal.", "left_open", "lumenia"),
    ("The Lumenian defence ministry branded the claim a lie.", "denial", "lumen-mod"),
    ("Ordesh disputed the figure.", "denial", "ordesh"),
    ("Ordesh brushed aside the accusation.", "denial", "ordesh"),
    ("The Lumenian defence ministry revised its figure to four dead.", "correction", "lumen-mod"),
    ("The Varnholt Mirror took back its report.", "retraction", "mirror"),
    ("Lumenia no longer claims that the post was shelled.", "retraction", "lumenia"),
    ("The Ministry of Defence of Ordesh took responsibility for the strike.", "admission", "ordesh-mod"),
    ("Ordesh owned up to the strike.", "admission", "ordesh"),
    ("Ordesh recognised that its guns had fired.", "admission", "ordesh"),
    ("Nobody knows who fired first.", "no_information", "mirror"),
    ("No one in Sarnbrok knows who laid the mine.", "no_information", "mirror"),
]


def acts_in(text, context, **keys):
    report = report_of(text, **keys)
    return find_acts(read_claims(report, context).claims, [report], context)


@pytest.mark.parametrize(("sentence", "kind", "who"), TABLE)
def test_an_act_is_found_once_with_whoever_does_it(context, sentence, kind, who):
    found = acts_in(ACCUSED + sentence, context).acts
    assert sorted((act.kind.value, str(act.speaker)) for act in found) == sorted((kind, one) for one in who.split("+"))


@pytest.mark.parametrize(("sentence", "kind", "who"), TABLE)
def test_every_anchor_of_an_act_holds(context, sentence, kind, who):
    text = ACCUSED + sentence
    for act in acts_in(text, context).acts:
        anchors = (act.cue, act.content, act.speaker_anchor)
        assert all(anchor.holds_in(text) for anchor in anchors if anchor is not None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Two soldiers were killed and no houses were damaged.",
        "There were no casualties.",
        "The convoy was refused entry at the bridge.",
        "Its men had come under fire and had not replied.",
        "The soldiers did not return fire.",
        "Its guns were silent.",
        "The Ordeshi army withdrew its troops from the Cold Saddle.",
        "Ordesh reduced the number of posts in the Middle Belt.",
        "If Ordesh does not respond, the talks will end.",
        "It is not true that Ordesh refused to comment, Colonel Kett said.",
        "Ordesh confirmed the shelling.",
        "The Ordeshi army should acknowledge its losses.",
    ],
)
def test_plain_statements_are_no_silence_and_no_retraction(context, sentence):
    kinds = {act.kind for act in acts_in(ACCUSED + sentence, context).acts}
    assert kinds & (SILENT | {ActKind.CORRECTION, ActKind.RETRACTION, ActKind.ADMISSION}) == set()


def test_an_accusation_that_somebody_denied_is_no_denial_by_the_accuser(context):
    text = ACCUSED + "“Ordesh denied it, as it always does, and we expected nothing else of them,” Lumenia said."
    assert [act.speaker for act in acts_in(text, context).acts if act.kind is ActKind.DENIAL] == []


def test_a_denial_in_scare_quotes_belongs_to_nobody(context):
    text = ACCUSED + 'The "denial" by Ordesh convinced nobody in Sarnbrok.'
    assert acts_in(text, context).acts == ()


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("Ordesh denied that its troops had shelled Sarnbrok.", ActScope.EVENT),
        ("Ordesh denied reports that its troops had shelled Sarnbrok.", ActScope.EVENT),
        ("The report is false, the Ministry of Defence of Ordesh said.", ActScope.REPORT),
        ("Ordesh rejected the allegations.", ActScope.STATEMENT),
        ("Ordesh dismissed the Lumenian statement as a fairy tale.", ActScope.STATEMENT),
    ],
)
def test_a_denial_says_how_much_it_denies(context, sentence, scope):
    assert [act.scope for act in acts_in(ACCUSED + sentence, context).acts] == [scope]


def test_a_claim_bears_its_act_and_others_are_statements(context):
    found = acts_in(ACCUSED + "Ordesh denied it. The Lumenian National Guard declined to comment.", context)
    assert [claim.act for claim in found.claims] == [ActKind.STATEMENT, ActKind.DENIAL, ActKind.REFUSAL]


def test_a_figure_of_an_earlier_version_is_nobodys_any_more(context):
    text = "Correction: An earlier version of this report gave the number of dead in Sarnbrok as six."
    assert [c.event.type for c in acts_in(text, context).claims if c.event.quantities] == []


def test_the_second_of_two_verbs_is_the_silence_of_the_same_subject(context):
    text = "The Tarsian peacekeepers said they had heard nine explosions but could not say who had fired."
    acts = acts_in(text, context).acts
    assert [(act.kind, act.speaker) for act in acts] == [(ActKind.NO_INFORMATION, "force")]


def test_a_statement_keeps_silent_in_its_own_voice(context):
    text = "The Ministry does not comment on rumours. The Ministry has no information on the two men."
    acts = acts_in(text, context, kind=ReportKind.STATEMENT, voice="ordesh-mod").acts
    assert [(act.kind, act.speaker) for act in acts] == [
        (ActKind.REFUSAL, "ordesh-mod"),
        (ActKind.NO_INFORMATION, "ordesh-mod"),
    ]
