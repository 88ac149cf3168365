"""Claims, incidents, ACLED, UCDP and HXL: what the columns say of a record with disputes in it."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.publish.exports.records import AGREED, ALONE, DISPUTED, a_count, whole, with_questions

from truceline.model.act import ActKind
from truceline.model.actor import Actor
from truceline.model.dossier import Dossier
from truceline.model.event import event_types
from truceline.model.ids import ActorId
from truceline.model.period import Period
from truceline.model.question import Standing
from truceline.publish.exports import acled_csv, write_export
from truceline.publish.exports.deaths import toll_of

FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠\t\r]")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
HASHTAG = re.compile(r"#[A-Za-z][A-Za-z0-9_]*(\+[A-Za-z][A-Za-z0-9_]*)*")
CORE = {
    "#event", "#date", "#group", "#country", "#adm1", "#adm2", "#loc", "#geo", "#affected", "#status", "#description",
    "#meta",
}  # fmt: skip


def table(dossier: Dossier, name: str, *, skip: int = 0) -> list[dict[str, str]]:
    lines = list(csv.reader(io.StringIO(write_export(dossier, name).decode("utf-8"), newline="")))
    assert all(len(line) == len(lines[0]) for line in lines)
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1 + skip :]]


TABLES = ["claims-csv", "incidents-csv", "acled-csv", "ucdp-csv", "hxl-csv"]


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_runs_in_a_spreadsheet_whatever_the_words(name: str, hostile: Dossier) -> None:
    for row in table(hostile, name):
        for cell in row.values():
            assert not FORMULA.match(cell) or NUMBER.fullmatch(cell), cell


def test_every_claim_is_a_row_with_its_words_and_where_they_stand(dossier: Dossier) -> None:
    rows = table(dossier, "claims-csv")
    texts = {report.id: report.text for report in dossier.reports}
    assert [row["claim"] for row in rows] == [claim.id for claim in dossier.claims]
    for row in rows:
        assert texts[row["report"]][int(row["words_start"]) : int(row["words_end"])] == row["words"]  # type: ignore[index]
    denied = next(row for row in rows if row["claim"] == "c-denied")
    assert (denied["speaker_name"], denied["speaker_side"], denied["attitude"]) == ("Lumenia", "Lumenia", "deny")
    assert (denied["polarity"], denied["direct"], denied["cue"]) == ("did not", "yes", "denied")
    hit = rows[0]
    assert (hit["reliability"], hit["credibility"], hit["killed_min"], hit["killed_max"]) == ("B", "2", "2", "2")
    assert (hit["latitude"], hit["longitude"], hit["place_name"]) == ("40.1", "46.2", "Halvern")


def test_a_claim_says_whether_a_person_has_looked_at_it(dossier: Dossier) -> None:
    rows = {row["claim"]: (row["review"], row["reviewed_by"]) for row in table(dossier, "claims-csv")}
    assert rows["c-hit"] == ("accepted", "Vera Lind")
    assert rows["c-denied"] == ("corrected", "Vera Lind")
    assert rows["c-dead"] == ("suggested", "")


def test_who_keeps_silent_says_neither_yes_nor_no(dossier: Dossier) -> None:
    silent = replace(dossier.claims[0], act=ActKind.REFUSAL)
    assert table(replace(dossier, claims=(silent, *dossier.claims[1:])), "claims-csv")[0]["polarity"] == "neither"


def test_an_incident_says_for_each_kind_of_question_who_answers_what(dossier: Dossier) -> None:
    row = table(dossier, "incidents-csv")[0]
    assert (row["disputed"], row["occurrence"], row["control"]) == ("yes", "disputed", "")
    assert row["occurrence_answers"] == (
        "Was there shelling at Halvern? yes: Ministry of Defence of Ordesh (1 origin) | no: Lumenia (1 origin)"
    )
    assert row["count"] == "killed: disputed; wounded: agreed"
    assert (row["killed_low"], row["killed_high"], row["killed_agreed"]) == ("2", "3", "")
    assert (row["wounded_low"], row["wounded_high"], row["wounded_agreed"]) == ("1", "1", "1")
    assert (row["claims"], row["reports"], row["origins"]) == ("5", "3", "2")


def test_reprints_are_not_counted_as_sources(dossier: Dossier) -> None:
    assert table(dossier, "ucdp-csv")[0]["number_of_sources"] == "2"
    assert table(dossier, "hxl-csv", skip=1)[0]["Texts"] == "2"


def test_acled_has_the_lowest_figure_and_the_dispute_in_the_notes(dossier: Dossier) -> None:
    row, talks = table(dossier, "acled-csv")
    assert (row["event_type"], row["sub_event_type"]) == (
        "Explosions/Remote violence", "Shelling/artillery/missile attack",
    )  # fmt: skip
    assert (row["disorder_type"], row["fatalities"]) == ("Political violence", "2")
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2034-05-02", "2034", "1")
    assert (row["location"], row["latitude"], row["geo_precision"], row["admin1"]) == (
        "Halvern", "40.1", "1", "Halvern Heights",
    )  # fmt: skip
    assert "Disputed: Ministry of Defence of Ordesh says yes; Lumenia says no." in row["notes"]
    assert row["tags"] == "disputed=occurrence; disputed=count"
    assert (talks["event_type"], talks["sub_event_type"]) == ("Strategic developments", "Agreement")
    assert {talks[empty] for empty in ("event_date", "time_precision", "latitude", "geo_precision", "fatalities")} == {
        ""
    }


def test_every_event_type_that_leads_to_acled_has_acleds_own_name() -> None:
    known = {acled_csv._ACLED_NAMES.get(kind.acled_sub_event, kind.acled_sub_event) for kind in event_types().values()}
    assert known - {""} <= set(acled_csv.EVENT_TYPES)


@pytest.mark.parametrize(
    ("end", "precision", "prec"),
    [("05-02", "1", "1"), ("05-04", "2", "2"), ("05-08", "2", "3"), ("05-20", "3", "4"), ("08-01", "3", "5")],
)
def test_the_precision_of_a_time_follows_from_its_length(end: str, precision: str, prec: str, dossier: Dossier) -> None:
    incident = replace(dossier.incidents[0], time=Period(start="2034-05-02", end=f"2034-{end}"))
    changed = replace(dossier, incidents=(incident,))
    assert table(changed, "acled-csv")[0]["time_precision"] == precision
    assert table(changed, "ucdp-csv")[0]["date_prec"] == prec


def acts_of(dossier: Dossier, *doers: tuple[str | None, str | None]) -> Dossier:
    """The first claims, with those named as doing and as suffering it."""
    changed = [
        replace(claim, event=replace(claim.event, actor=doer and ActorId(doer), target=target and ActorId(target)))
        for claim, (doer, target) in zip(dossier.claims, doers, strict=False)
    ]
    return replace(dossier, claims=(*changed, *dossier.claims[len(changed) :]))


def test_the_two_camps_have_no_direction_and_the_press_is_none(dossier: Dossier) -> None:
    for doers in (
        (("lumenia", "ordesh-mod"),),
        (("ordesh-mod", "lumenia"),),
        (("sarn-times", "ordesh-mod"), ("lumenia", None)),
    ):
        row = table(acts_of(dossier, *doers), "acled-csv")[0]
        assert (row["actor1"], row["actor2"]) == ("Ministry of Defence of Ordesh", "Lumenia")
        assert (row["inter1"], row["inter2"], row["interaction"]) == ("1", "1", "11")


def test_a_person_stands_for_the_body_that_they_belong_to(dossier: Dossier) -> None:
    general = Actor(id=ActorId("found:general"), name="General Roth", kind="person", part_of=ActorId("lumenia"))
    named = acts_of(replace(dossier, actors=(*dossier.actors, general)), ("found:general", None))
    assert table(named, "acled-csv")[0]["actor1"] == "Lumenia"


def test_who_is_only_said_not_to_have_done_it_is_no_camp(dossier: Dossier) -> None:
    row = table(acts_of(dossier, (None, None), (None, None), ("lumenia", None)), "acled-csv")[0]
    assert (row["actor1"], row["inter1"], row["interaction"]) == ("", "", "")


@pytest.mark.parametrize(
    ("kinds", "sub_event"),
    [
        (("state",), "Government regains territory"),
        (("armed_group",), "Non-state actor overtakes territory"),
        (("state", "armed_group"), "Other"),
        (("de_facto_authority",), "Other"),
        ((), "Other"),
    ],
)
def test_a_place_is_taken_by_a_government_only_where_nobody_else_is_named(
    kinds: tuple[str, ...], sub_event: str, dossier: Dossier
) -> None:
    actors = tuple(Actor(id=ActorId(f"found:{n}"), name=f"Holder {n}", kind=kind) for n, kind in enumerate(kinds))
    incident = replace(dossier.incidents[0], event_types=("control_of_place",))
    held = [replace(claim, event=replace(claim.event, type="control_of_place")) for claim in dossier.claims]
    changed = acts_of(replace(dossier, claims=tuple(held), actors=actors), *((actor.id, None) for actor in actors))
    assert table(replace(changed, incidents=(incident,)), "acled-csv")[0]["sub_event_type"] == sub_event


@pytest.mark.parametrize(
    ("answers", "standing", "low", "best", "high"),
    [
        (((2, 2), (3, 3)), DISPUTED, "2", "", "3"),
        (((2, 2), (2, 2)), AGREED, "2", "2", "2"),
        (((2, 2), (1, None)), AGREED, "1", "2", "2"),
        (((2, 3), (1, 4)), AGREED, "1", "", "4"),
        (((2, 2),), ALONE, "2", "", "2"),
        (((None, 20),), ALONE, "", "", "20"),
        (((0, 0), (4, None)), DISPUTED, "0", "", "4"),
    ],
)
def test_ucdp_has_a_best_figure_only_where_the_sides_agree_on_one(
    answers: tuple[tuple[int | None, int | None], ...], standing: Standing, low: str, best: str, high: str
) -> None:
    (row,) = table(with_questions(whole(), a_count("killed", *answers, standing=standing)), "ucdp-csv")
    assert (row["low"], row["best"], row["high"]) == (low, best, high)
    assert row["deaths_unknown"] == best
    assert row["source_original"].startswith("Ministry of Defence of Ordesh")


def test_ucdp_leaves_out_what_nobody_counts_dead_in(dossier: Dossier) -> None:
    assert table(with_questions(dossier, a_count("wounded", (1, 1), standing=ALONE, what="wounded")), "ucdp-csv") == []


def test_the_dead_of_different_people_are_added_up() -> None:
    soldiers = a_count("soldiers", (2, 2), (3, 3), standing=DISPUTED)
    civilians = a_count("civilians", (1, 1), (1, 1), standing=AGREED)
    toll = toll_of((soldiers, civilians), "killed")
    assert toll is not None
    assert (toll.low, toll.high, toll.agreed) == (3, 4, None)


ENDS = st.one_of(st.none(), st.integers(0, 50))
RANGES = st.tuples(ENDS, ENDS).map(lambda r: (min(r), max(r)) if None not in r else r)  # type: ignore[type-var]


@given(st.lists(st.lists(RANGES, min_size=1, max_size=2), max_size=3), st.sampled_from([AGREED, DISPUTED, ALONE]))
def test_low_is_never_above_best_nor_best_above_high(
    counts: list[list[tuple[int | None, int | None]]], standing: Standing
) -> None:
    questions = [a_count(str(n), *answers, standing=standing) for n, answers in enumerate(counts)]
    toll = toll_of(questions, "killed")
    if toll is not None:
        known = [n for n in (toll.low, toll.agreed, toll.high) if n is not None]
        assert known == sorted(known)
        assert toll.agreed is None or isinstance(standing, type(AGREED))


def test_hxl_has_hashtags_in_its_second_row_that_its_grammar_allows(dossier: Dossier) -> None:
    lines = list(csv.reader(io.StringIO(write_export(dossier, "hxl-csv").decode("utf-8"), newline="")))
    assert all(HASHTAG.fullmatch(tag) for tag in lines[1])
    assert {tag.split("+")[0] for tag in lines[1]} == CORE
    assert len(set(lines[1])) == len(lines[1])


def test_hxl_dates_are_dates_and_those_affected_are_numbers(hostile: Dossier) -> None:
    lines = list(csv.reader(io.StringIO(write_export(hostile, "hxl-csv").decode("utf-8"), newline="")))
    for line in lines[2:]:
        for tag, cell in zip(lines[1], line, strict=True):
            if tag.startswith("#date") and cell:
                date.fromisoformat(cell)
            if tag.startswith(("#affected", "#geo")) and cell:
                assert NUMBER.fullmatch(cell)
            assert cell == cell.strip()
            assert "\n" not in cell


def test_a_speaker_whom_nobody_describes_is_written_by_id(dossier: Dossier) -> None:
    strange = replace(dossier.claims[0], speaker=ActorId("found:nobody"))
    row = table(replace(dossier, claims=(strange, *dossier.claims[1:])), "claims-csv")[0]
    assert (row["speaker"], row["speaker_name"], row["reliability"]) == ("found:nobody", "found:nobody", "F")
