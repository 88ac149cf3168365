from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from truceline.compliance import assess, find_point_passages
from truceline.model.actor import Actor
from truceline.model.claim import Attitude, Claim
from truceline.model.event import Event, Polarity
from truceline.model.pack import Pack, Side
from truceline.model.report import Report, ReportKind
from truceline.text.verdicts import find_verdicts

MakeReport = Callable[..., Report]
MakeClaim = Callable[..., Claim]

ORDINALS = (
    "What remains of the Protocol after six months? Let us be fair and begin with what has been done. The"
    " force of Tarsia came, and the fourth point was kept to the day. So was the third: the guns stand "
    "where they should. The sixth has been honoured only in part, for one of the wells is still locked. "
    "The rest is a sorry tale. Lumenia has broken the first with mortars and the second with a bulldozer."
    " As to the fifth, nobody can say how many are still held, and we reserve our judgement."
)
GROUPED = (
    "The Protocol has six articles. Articles Three and Four have been carried out. Articles One and Two "
    "are broken every week, the one by shells and the other by patrols. Article Five is half done. That "
    "leaves Article Six, of which nothing can be said for certain."
)
ANAPHORA = (
    "We take the points in their order. The first promised silence. It has not been kept. The second "
    "promised an empty Belt. It has been honoured only in part. The third concerned the guns. That has "
    "been done. The next was the coming of the force. It came, and the point is fulfilled. The fifth "
    "promised the prisoners their homes. Of that nothing has been done. The last point opened the wells. "
    "Whether it has been kept, we cannot tell."
)
SUBJECTS = (
    "Half a year of the Kestry Protocol. The cessation of fire has been violated again and again. The "
    "heavy guns, it must be said, were withdrawn, and that promise has been kept. The prisoners' release "
    "is half done. Nobody disputes that the interposition force has done its duty: this part has been "
    "fulfilled. The clause on the wells remains a dead letter."
)
LETTER = (
    "Sir, Your leader of Tuesday says that the Protocol is dead. It is not. Points 3 and 4 are being "
    "kept, as anyone can see who lives on the Heights. Point 6 is kept too, more or less. What has been "
    "broken are points 1 and 2, and not by one side only. On point 5 I pass no judgement, for I do not "
    "know how many are held."
)
MEMO = (
    "MEMORANDUM on compliance with the Kestry Protocol\n"
    "Para. 1: observed by Ordesh; violated by Lumenia on eleven occasions.\n"
    "Para. 2: not observed.\n"
    "Paras. 3 and 4: implemented.\n"
    "Para. 5: implemented in part; nine persons are still held.\n"
    "Para. 6: cannot be assessed, access having been refused."
)
LIST_BY_VERDICT = "Kept: points 3 and 4. Broken: points 1 and 2. Half kept: point 5. Open: point 6."
QUESTIONS = (
    "Six questions about the Protocol. Has the first point been kept? No. Has the second? No. Has the "
    "third? Yes, and in good time. Has the fourth been honoured? It has. Are the prisoners of the fifth "
    "at home? Half of them. And the sixth? Nobody knows."
)
FIRST_SECOND_LAST = (
    "Measure the Kestry Protocol by its own words. First, the fire: it has not ceased, and the promise "
    "stands broken. Second, the Middle Belt: violated twice a week. Third, the heavy guns: withdrawn in "
    "good time, and so fulfilled. Fourth, the force: here, and at its posts; kept. Fifth, the prisoners: "
    "half home. Last, the wells: we do not know."
)
MINISTRY_PROSE = (
    "The Ministry states the following. Ordesh strictly observes the ceasefire and has carried out "
    "Articles 2 and 3 in full. Article 4 is likewise being implemented. At the same time Lumenia "
    "continues to violate Article 1, and it has not fulfilled Article 5. Article 6 has been turned into a"
    " dead letter."
)
NOT_DUE = (
    "Point 1 is being kept. Point 2 is being kept. Point 3 has not been carried out, but it does not fall"
    " due until May. Point 5 has not begun. It is not yet due. Point 6 is broken."
)
MARKS = (
    "Our marks for the Kestry Protocol. The silence of the guns, article 1, gets none: it was broken "
    "before the ink was dry. Article 2 fares no better. For article 3 we give full marks, and for article"
    " 4 as well. Article 5 deserves a half. Article 6 has been observed, if grudgingly."
)


def views_of(report: Report, pack: Pack, claim: MakeClaim) -> dict[str, str]:
    """What the report's voice holds of each point, with one claim for each verdict and each sentence."""
    claims = [
        claim(report, report.text[v.start : v.end], name=f"v{n}") for n, v in enumerate(find_verdicts(report.text))
    ]
    claims += [
        claim(report, s.strip().rstrip(".?")) for s in report.text.replace("\n", " ").split(". ") if s in report.text
    ]
    return {a.provision: a.status.value for a in assess(claims, [report], pack)}


@pytest.mark.parametrize(
    ("text", "views"),
    [
        pytest.param(ORDINALS, "--++?~", id="ordinals"),
        pytest.param(GROUPED, "--++~?", id="grouped"),
        pytest.param(ANAPHORA, "-~++-?", id="anaphora"),
        pytest.param(SUBJECTS, "- ++~-", id="subjects"),
        pytest.param(LETTER, "--++?~", id="letter"),
        pytest.param(MEMO, "~-++~?", id="memo"),
        pytest.param(LIST_BY_VERDICT, "--++~?", id="list by verdict"),
        pytest.param(QUESTIONS, "--++~?", id="questions"),
        pytest.param(FIRST_SECOND_LAST, "--++~?", id="first second last"),
        pytest.param(MINISTRY_PROSE, "-+++--", id="ministry prose"),
        pytest.param(NOT_DUE, "++   -", id="not due"),
        pytest.param(MARKS, "--++~+", id="marks"),
    ],
)
def test_an_author_who_goes_through_the_points_in_flowing_prose_holds_a_view_on_each(
    pack: Pack, report: MakeReport, claim: MakeClaim, text: str, views: str
) -> None:
    marks = {"fulfilled": "+", "not_fulfilled": "-", "partly": "~", "unclear": "?"}
    found = views_of(report(text), pack, claim)
    assert "".join(marks[found[str(n)]] if str(n) in found else " " for n in range(1, 7)) == views


def test_news_that_name_points_and_days_and_people_judge_nothing_by_the_way(pack: Pack, report: MakeReport) -> None:
    text = (
        "The envoy said that point 3 had been discussed at length. On the ninth the road was closed. The first was "
        "wounded, the second killed. The prisoners have not been exchanged. It has been kept quiet."
    )
    assert find_point_passages(report(text, ReportKind.NEWS), pack.agreements) == []


def test_in_news_a_subject_is_no_point(pack: Pack, report: MakeReport) -> None:
    judging = find_point_passages(report(SUBJECTS.replace("\n", " ")), pack.agreements)
    news = find_point_passages(report(SUBJECTS.replace("\n", " "), ReportKind.NEWS), pack.agreements)
    assert len(judging) > len(news)


def test_a_point_kept_by_one_side_that_accuses_the_other_is_partly_kept(
    pack: Pack, report: MakeReport, claim: MakeClaim
) -> None:
    sides = (Side(id="o", name="O"), Side(id="l", name="L"))
    actors = (
        Actor(id="ordesh", name="Ordesh", kind="state", side="o"),
        Actor(id="lumenia", name="Lumenia", kind="state", side="l"),
    )
    first = replace(pack.agreements[0].provisions[0], binds=("ordesh", "lumenia"), breached_by=("shelling",))
    agreement = replace(pack.agreements[0], provisions=(first, *pack.agreements[0].provisions[1:]))
    pack = replace(pack, sides=sides, actors=actors, agreements=(agreement,))
    statement = replace(
        report(
            "Point 1 is observed by Ordesh to the letter. Lumenian guns fired on the mill.\n"
            "Point 2 is observed by Ordesh.\nPoint 3 is kept.",
            ReportKind.STATEMENT,
        ),
        voice="ordesh",
    )
    accusation = replace(
        claim(statement, "Lumenian guns fired on the mill", "ordesh", Attitude.ACCUSE),
        event=Event(type="shelling", polarity=Polarity.HAPPENED, actor="lumenia"),
    )
    own = [
        claim(statement, words, "ordesh")
        for words in ("Point 1 is observed by Ordesh to the letter", "Point 2 is observed by Ordesh", "Point 3 is kept")
    ]
    found = assess([*own, accusation], [statement], pack)
    assert [(a.provision, a.status.value) for a in found] == [("1", "partly"), ("2", "fulfilled"), ("3", "fulfilled")]


def test_what_is_described_as_lacking_before_its_day_is_not_held_unfulfilled(
    pack: Pack, report: MakeReport, claim: MakeClaim
) -> None:
    text = "Point 1 is kept. Point 2 is kept. Point 3 is kept. Under point 5 nobody has come home."
    editorial = report(text)
    due = replace(pack.agreements[0].provisions[4], due="2033-12-01")
    early = replace(pack.agreements[0], provisions=(*pack.agreements[0].provisions[:4], due))
    claims = [claim(editorial, sentence) for sentence in text.rstrip(".").split(". ")]
    assert len(assess(claims, [editorial], pack)) == 4
    assert [a.provision for a in assess(claims, [editorial], replace(pack, agreements=(early,)))] == ["1", "2", "3"]
