"""The matrix of provisions by assessor, the clocks beside it, and the calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from truceline.compliance import read_clocks
from truceline.model.agreement import (
    Agreement,
    Assessment,
    AssessmentBasis,
    AssessmentStatus,
    OpenPoint,
    Provision,
    TextVersion,
)
from truceline.model.bearing import Sense
from truceline.model.dossier import Dossier
from truceline.model.duty import Amount, Duty, DutyForm, Effect, Length, Milestone, Reading, Renewal
from truceline.model.ids import ActorId, AgreementId, JudgementId
from truceline.model.pack import Pack, Source
from truceline.pipeline import build
from truceline.publish.agenda_pages import describe_agenda
from truceline.publish.agreement_pages import AgreementPage, describe_agreements
from truceline.publish.catalogue import Catalogue
from truceline.publish.duty_pages import say_amount

HOG = ActorId("hog")
EXAMPLE = Path(__file__).parents[3] / "examples" / "ordesh-lumen"


@cache
def build_example() -> Dossier:
    return build([str(EXAMPLE / "reports")], pack_path=str(EXAMPLE / "pack.yaml"), extractor="rules")


GUNS = Duty(
    id="2.guns",
    text="Guns go back.",
    form=DutyForm.ONCE,
    due="2033-05-15",
    amounts=(Amount(what="distance", min=12, unit="km"),),
    readings=(Reading(version="lumenian", text="by the first of June", due="2033-06-01"),),
)
STAY = Duty(
    id="2.stay",
    text="The force stays.",
    form=DutyForm.STANDING,
    begins="2033-04-04",
    lasts=Length(months=12),
    renews=Renewal(every=Length(months=12), notice=Length(months=2)),
)
MEALS = Duty(id="2.meals", text="Meals come.", form=DutyForm.RECURRING, every=Length(days=7))


def accord(*milestones: Milestone) -> Agreement:
    return Agreement(
        id=AgreementId("accord"),
        title="Sarn accord",
        signed="2033-04-01",
        effective="2033-04-04",
        parties=(),
        monitor=None,
        provisions=(
            Provision(number="1", title="Cessation", text="Fire stops.", kind="cessation"),
            Provision(
                number="2", title="Guns", text="Guns and a force.", kind="withdrawal", duties=(GUNS, STAY, MEALS),
                sources=("text",),
            ),
        ),
        versions=(TextVersion(id="lumenian", title="Lumenian text"),),
        milestones=milestones,
        open_points=(OpenPoint(text="Nobody says from where.", provision="2"),),
    )  # fmt: skip


@pytest.fixture
def seen(dossier: Dossier) -> Callable[..., Dossier]:
    """The plain record with the accord, its clocks read at a moment."""

    def see(at: str | None, *milestones: Milestone, assessments: tuple[Assessment, ...] = ()) -> Dossier:
        agreement = accord(*milestones)
        pack = replace(
            dossier.pack,
            agreements=(agreement,),
            sources=(Source(id="text", title="The text", url="https://sarn.example/accord"),),
        )
        clocks = read_clocks([agreement], at, None) if at else ()
        return replace(dossier, pack=pack, assessments=assessments, clocks=clocks, clocks_at=at)

    return see


def page_of(dossier: Dossier) -> AgreementPage:
    return describe_agreements(Catalogue.of(dossier))[0]


def test_each_duty_stands_beside_its_point_with_its_state_and_the_day_that_matters(seen) -> None:
    row = page_of(seen("2033-05-10")).rows[1]
    told = {duty.name: (duty.state, duty.when) for duty in row.duties}
    assert told == {
        "2.guns": ("not_due", "due 15 May 2033"),
        "2.stay": ("running", "until 4 Apr 2034"),
        "2.meals": ("running", "this time until 15 May 2033"),
    }


def test_a_point_without_duties_of_its_own_shows_one_clock_and_no_second_name(seen) -> None:
    (only,) = page_of(seen("2033-05-10")).rows[0].duties
    assert (only.name, only.text, only.state, only.label) == ("", "", "running", "in force")


def test_a_version_of_the_text_with_another_day_has_a_clock_of_its_own(seen) -> None:
    guns = page_of(seen("2033-05-20")).rows[1].duties[0]
    (reading,) = guns.readings
    assert (guns.state, reading.version, reading.label, reading.due) == (
        "overdue", "Lumenian text", "not yet due", "1 Jun 2033",
    )  # fmt: skip


def test_without_a_moment_there_are_no_states_and_no_column_for_them(seen, render) -> None:
    dossier = seen(None)
    assert {duty.state for row in page_of(dossier).rows for duty in row.duties} == {""}
    matrix = render(dossier).xpath("//table[contains(@class, 'matrix')]")[0]
    assert [cell.text_content().strip() for cell in matrix.xpath(".//thead//th")] == ["Provision", "Assessments"]


def test_a_denied_milestone_is_shown_as_denied_and_moves_no_clock(seen, render) -> None:
    denied = Milestone(
        id="m", on="2033-05-01", text="The guns went.", effect=Effect.DONE, of=("2.guns",), denies=(ActorId("lumenia"),)
    )
    dossier = seen("2033-05-20", denied)
    guns = page_of(dossier).rows[1].duties[0]
    assert (guns.state, [voice.name for voice in guns.milestones[0].denies]) == ("overdue", ["Lumenia"])
    assert "The guns went. denied" in " ".join(render(dossier).xpath("//ol[@class='agenda']")[0].text_content().split())


def test_what_one_side_says_is_done_stands_beside_the_clock_with_who_denies_it(seen, render) -> None:
    said = Milestone(
        id="m", on="2033-05-01", text="The guns went.", effect=Effect.DONE, of=("2.guns",),
        says=(ActorId("sarn-times"),), denies=(ActorId("lumenia"),),
    )  # fmt: skip
    granted = replace(said, id="n", of=("2.stay",), effect=Effect.NOTED)
    cells = render(seen("2033-05-20", said, granted)).xpath("//td[@class='clockcell']")
    told = [" ".join(cell.text_content().split()) for cell in cells]
    assert "overdue due 15 May 2033" in told[1]
    assert told[1].count("denied by") == 1
    assert "(done on 1 May 2033: said by The Sarn Times, denied by Lumenia)" in told[1]


def test_the_calendar_parts_what_is_past_from_what_lies_ahead_at_the_moment_of_the_record(seen) -> None:
    agenda = page_of(seen("2033-05-20")).agenda
    assert [(line.on, line.point, line.kind) for line in agenda.past][-1] == ("15 May 2033", "2.guns", "due")
    ahead = [(line.on, line.point, line.kind) for line in agenda.ahead]
    assert ahead[0] == ("22 May 2033", "2.meals", "returns")
    assert ("1 Jun 2033", "2.guns", "due") in ahead
    assert ("4 Feb 2034", "2.stay", "last day to object to another term") in ahead


def test_a_deadline_that_was_moved_stays_in_the_calendar_struck_through(seen, render) -> None:
    moved = Milestone(
        id="m", on="2033-05-10", text="At their request.", effect=Effect.MOVED, of=("2.guns",), due="2033-05-25"
    )
    dossier = seen("2033-05-20", moved)
    struck = render(dossier).xpath("//ol[@class='agenda']/li[contains(@class, 'struck')]")
    assert [line.text_content().split("  ")[0][:11] for line in struck] == ["15 May 2033", "1 Jun 2033 "]
    assert all("moved to 25 May 2033" in line.text_content() for line in struck)


def test_what_returns_is_listed_once(seen) -> None:
    agenda = page_of(seen("2033-05-20")).agenda
    assert sum(line.kind == "returns" for line in (*agenda.past, *agenda.ahead)) == 1


def test_on_the_last_day_of_a_period_the_next_one_lies_ahead(seen) -> None:
    agenda = page_of(seen("2033-05-15")).agenda
    assert [line.on for line in agenda.ahead if line.kind == "returns"] == ["22 May 2033"]


def test_a_calendar_at_the_end_of_all_years_does_not_fail(dossier: Dossier) -> None:
    far = replace(accord(), effective="9999-12-01")
    catalogue = Catalogue.of(replace(dossier, pack=Pack(id="p", title="P", agreements=(far,))))
    assert describe_agenda(far, catalogue, seen="9999-12-30").left_out == 0


def a_view(status: AssessmentStatus, on: str, **more: str) -> Assessment:
    return Assessment(
        agreement=AgreementId("accord"), provision="1", assessor=HOG, status=status, claim=None, as_of=on,
        basis=AssessmentBasis.ENTERED, by="Vera Lind", why="read at the seminar", words="it holds", source="a lecture",
        entry=JudgementId(on), **more,
    )  # fmt: skip


def test_a_change_of_view_keeps_the_view_before_it(seen) -> None:
    views = (a_view(AssessmentStatus.FULFILLED, "2033-06-01"), a_view(AssessmentStatus.PARTLY, "2033-08-01"))
    cell = page_of(seen("2033-09-01", assessments=views)).rows[0].cells[0]
    assert [verdict.label for verdict in cell.holds] == ["partly"]
    assert [(verdict.label, verdict.as_of) for verdict in cell.before] == [("fulfilled", "1 Jun 2033")]


def test_a_view_from_outside_the_record_shows_its_words_its_source_and_who_entered_it(seen, render) -> None:
    dossier = seen("2033-09-01", assessments=(a_view(AssessmentStatus.FULFILLED, "2033-06-01"),))
    (cell,) = render(dossier).xpath("//table[contains(@class, 'matrix')]/tbody/tr[1]/td[2]")
    assert all(
        word in cell.text_content()
        for word in ("fulfilled", "it holds", "a lecture", "Vera Lind", "read at the seminar")
    )


def test_what_is_not_certain_is_listed_beside_the_agreement(seen, render) -> None:
    (article,) = render(seen("2033-09-01")).xpath("//article[@class='agreement']")
    assert "Nobody says from where." in article.text_content()


def test_an_address_of_a_source_is_printed_and_never_a_link(
    seen, render: Callable[[Dossier], html.HtmlElement]
) -> None:
    page = render(seen("2033-09-01"))
    assert "https://sarn.example/accord" in page.text_content()
    assert not page.xpath("//a[starts-with(@href, 'http')]")


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (Amount(what="troops", min=1960, max=1960), "troops: 1\u202f960"),
        (Amount(what="distance", min=12, unit="km"), "distance: at least 12 km"),
        (Amount(what="calibre", max=82.5, unit="mm"), "calibre: at most 82.5 mm"),
        (Amount(what="lorries", min=5, max=7), "lorries: 5 to 7"),
    ],
)
def test_an_amount_is_said_as_it_was_agreed(amount: Amount, said: str) -> None:
    assert say_amount(amount, Pack.empty()) == said


def test_incidents_that_would_bear_on_a_point_are_counted_beside_it_and_lead_to_their_pages(
    render: Callable[[Dossier], html.HtmlElement],
) -> None:
    dossier = build_example()
    page = render(dossier)
    (row,) = page.xpath("//table[contains(@class, 'matrix')]/tbody/tr[1]")
    (counted,) = row.xpath("./td[@data-l='If it happened']//a[contains(., 'against')]")
    listed = page.get_element_by_id(counted.get("href")[1:]).xpath("./li")
    against = [b for b in dossier.bearings if b.provision == "1" and b.bears and b.sense is Sense.BREACH]
    assert counted.text_content() == f"{len(against)} against"
    assert len(listed) == len(against) > 0
    assert all(page.get_element_by_id(line.xpath("./a/@href")[0][1:]) is not None for line in listed)
    assert "breached" not in row.text_content()


def judging(of: str | None, status: AssessmentStatus, as_of: str = "2033-05-10", point: str = "2") -> Assessment:
    return Assessment(
        agreement=AgreementId("accord"), provision=point, assessor=HOG, status=status, claim=None, as_of=as_of,
        of=ActorId(of) if of else None, basis=AssessmentBasis.ENTERED, by="Vera Lind", why="read", words="so it is",
        source="yearbook", entry=JudgementId(f"e-{of}-{as_of}"),
    )  # fmt: skip


def test_a_cell_tells_whose_keeping_is_judged_each_party_apart(seen) -> None:
    given = (judging("ordesh-mod", AssessmentStatus.FULFILLED), judging("lumenia", AssessmentStatus.PARTLY))
    (cell,) = page_of(seen("2033-05-12", assessments=given)).rows[1].cells
    assert [(verdict.label, verdict.of) for verdict in cell.holds] == [
        ("partly", "Lumenia"),
        ("fulfilled", "Ministry of Defence of Ordesh"),
    ]
    assert cell.before == ()


@pytest.mark.parametrize(
    ("as_of", "told"),
    [
        ("2033-05-10", "before 14 May 2033 (on record as done)"),
        ("2033-05-14T12:00:00", "before the deadline, 15 May 2033"),
        ("2033-05-16", ""),
    ],
)
def test_a_view_is_marked_where_a_duty_was_finished_or_fell_due_since(seen, as_of: str, told: str) -> None:
    done = Milestone(id="back", on="2033-05-14", text="Guns are back.", effect=Effect.DONE, of=("2.guns",))
    given = judging(None, AssessmentStatus.NOT_FULFILLED, as_of)
    milestones = (done,) if as_of < "2033-05-14" else ()
    moment = "2033-05-15" if milestones else "2033-06-01"
    (cell,) = page_of(seen(moment, *milestones, assessments=(given,))).rows[1].cells
    (verdict,) = cell.holds
    assert (verdict.label, verdict.stale) == ("not fulfilled", told)


@pytest.mark.parametrize(
    "milestone",
    [
        Milestone(id="m", on="2033-05-12", text="", effect=Effect.DONE, of=("2.guns",), denies=(HOG,)),
        Milestone(id="m", on="2033-05-12", text="", effect=Effect.NOTED, of=("2.guns",)),
        Milestone(id="m", on="2033-05-12", text="", effect=Effect.DONE, of=("1",)),
        Milestone(id="m", on="2033-05-14", text="", effect=Effect.DONE, of=("2.guns",)),
    ],
)
def test_what_is_denied_or_of_another_point_or_still_ahead_makes_no_view_old(seen, milestone: Milestone) -> None:
    given = judging(None, AssessmentStatus.PARTLY)
    (cell,) = page_of(seen("2033-05-13", milestone, assessments=(given,))).rows[1].cells
    assert [verdict.stale for verdict in cell.holds] == [""]
