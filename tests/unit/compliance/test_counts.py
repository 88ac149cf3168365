"""Series of comparable counts: whose they are, for which days, what replaced what, and what cannot be compared."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.compliance import Names, compare_counts, trace_counts
from truceline.compliance.count_periods import day_of
from truceline.model.actor import Actor, Side
from truceline.model.anchor import Anchor
from truceline.model.claim import Attitude, Claim
from truceline.model.event import Event, Polarity
from truceline.model.ids import ActorId, ClaimId, OriginId, PlaceId, ReportId
from truceline.model.pack import Pack
from truceline.model.period import Period
from truceline.model.place import Place
from truceline.model.report import DateBasis, Report, ReportKind
from truceline.model.tally import Apart, CountSeries, Meeting, UnlikeUnits
from truceline.text.names import NameIndex

PACK = Pack(
    id="heights",
    title="Heights",
    timezone="Asia/Dubai",
    sides=(Side(id="o", name="Ordesh"), Side(id="l", name="Lumenia")),
    actors=(
        Actor(id=ActorId("ordesh"), name="Ordesh", kind="state", side="o", aliases=("Ordeshi",)),
        Actor(
            id=ActorId("ordesh-mod"), name="Ministry of Ordesh", kind="ministry", side="o", part_of=ActorId("ordesh")
        ),
        Actor(id=ActorId("brand"), name="Colonel Brand", kind="person", side="o", part_of=ActorId("ordesh-mod")),
        Actor(id=ActorId("lumenia"), name="Lumenia", kind="state", side="l", aliases=("Lumenian",)),
        Actor(id=ActorId("lumen-mod"), name="Ministry of Lumenia", kind="ministry", side="l"),
        Actor(id=ActorId("hog"), name="Halvern Observer Group", kind="monitor"),
        Actor(id=ActorId("mirror"), name="Varnholt Mirror", kind="outlet"),
    ),
    places=(
        Place(id=PlaceId("grenmark"), name="Grenmark", kind="town"),
        Place(id=PlaceId("vallora"), name="Vallora", kind="town"),
    ),
)
NAMES = Names(
    actors=NameIndex.build((a.id, (a.name, *a.aliases)) for a in PACK.actors),
    places=NameIndex.build((p.id, (p.name,)) for p in PACK.places),
)


@dataclass
class Record:
    """Reports in which each sentence is one claim of one speaker, about what `actor` did."""

    reports: list[Report] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def tell(
        self, text: str, published: str, *, speaker: str = "ordesh-mod", actor: str | None = "lumenia",
        kind: ReportKind = ReportKind.STATEMENT, said: str | None = None, origin: str | None = None,
        cue: str | None = None,
    ) -> Claim:  # fmt: skip
        number = len(self.reports)
        report = Report(
            id=ReportId(f"r-{number}"), input=f"{number}.txt", item=0, headline=None, outlet=None,
            voice=ActorId(speaker), agencies=(), byline=None, published=published, published_basis=DateBasis.STATED,
            language="en", kind=kind, text=text, origin=OriginId(origin or f"o-{number}"),
        )  # fmt: skip
        words = said or text
        start = text.index(words)
        claim = Claim(
            id=ClaimId(f"c-{number}"), report=report.id, speaker=ActorId(speaker), via=(), speaker_anchor=None,
            cue=Anchor.at(text, text.index(cue), text.index(cue) + len(cue)) if cue else None,
            content=Anchor.at(text, start, start + len(words)), direct=False, attitude=Attitude.ACCUSE,
            event=Event(type="agreement_breach", polarity=Polarity.HAPPENED, actor=ActorId(actor) if actor else None),
            background=False, extractor="test", confidence=0.9,
        )  # fmt: skip
        self.reports.append(report)
        self.claims.append(claim)
        return claim

    def series(self) -> list[CountSeries]:
        return trace_counts(self.claims, self.reports, PACK, NAMES)

    def only(self) -> CountSeries:
        (found,) = self.series()
        return found


@pytest.fixture
def record() -> Record:
    return Record()


def daily(record: Record, day: int, figure: str, **changes: str) -> Claim:
    words = f"In the past 24 hours the Lumenian side violated the ceasefire {figure} times."
    return record.tell(words, f"2033-10-{day:02}T20:00:00+04:00", **changes)  # type: ignore[arg-type]


def test_a_bulletin_of_24_hours_is_for_the_day_that_most_of_them_fall_on(record: Record) -> None:
    daily(record, 5, "40")
    series = record.only()
    (point,) = series.points
    assert (series.speaker, series.side, series.unit) == ("ordesh-mod", "l", "violations")
    assert (point.day, point.min, point.max, point.printed) == ("2033-10-05", 40, 40, "times violated")
    assert point.period.start.startswith("2033-10-04T20")
    assert point.anchor.quote == "40 times"


def test_days_without_a_figure_are_gaps_and_never_zero(record: Record) -> None:
    for day, figure in ((3, "40"), (4, "41"), (8, "0")):
        daily(record, day, figure)
    record.tell("Nothing is counted here.", "2033-10-08T23:00:00+04:00", speaker="mirror", kind=ReportKind.NEWS)
    series = record.only()
    assert series.gaps == (Period(start="2033-10-05", end="2033-10-07"),)
    assert series.stopped is None


def test_a_series_that_stops_while_the_record_goes_on_says_so(record: Record) -> None:
    for day in (3, 4):
        daily(record, day, "40")
    record.tell("The talks go on.", "2033-10-12", speaker="mirror", kind=ReportKind.NEWS)
    assert record.only().stopped == Period(start="2033-10-05", end="2033-10-12")


def test_a_week_is_one_point_and_not_spread_over_its_days(record: Record) -> None:
    record.tell("Between 1 and 7 October Lumenia violated the ceasefire 210 times.", "2033-10-08")
    (point,) = record.only().points
    assert (point.day, point.period) == (None, Period(start="2033-10-01", end="2033-10-07"))


def test_a_corrected_figure_replaces_the_first_which_is_kept(record: Record) -> None:
    first = daily(record, 5, "40")
    later = record.tell("On 5 October Lumenia violated the ceasefire 42 times, not 40.", "2033-10-07", speaker="brand")
    series = record.only()
    (point,) = series.points
    assert (series.speaker, point.claim, point.min) == ("ordesh-mod", later.id, 42)
    assert [(old.claim, old.min) for old in point.earlier] == [(first.id, 40)]


def test_a_reprint_gives_no_second_point_and_revives_nothing(record: Record) -> None:
    daily(record, 5, "40", origin="o-wire")
    record.tell("On 5 October Lumenia violated the ceasefire 42 times.", "2033-10-07")
    again = record.tell("On 5 October Lumenia violated the ceasefire 40 times.", "2033-10-08", origin="o-wire")
    (point,) = record.only().points
    assert (point.min, point.also) == (42, (again.id,))


def test_one_sentence_gives_each_side_its_figure(record: Record) -> None:
    record.tell("On 5 October Lumenia violated the ceasefire 40 times, Ordesh 12 times.", "2033-10-06", speaker="hog")
    assert {s.side: s.points[0].min for s in record.series()} == {"l": 40, "o": 12}


def test_the_whole_of_both_sides_is_laid_at_neither(record: Record) -> None:
    words = "On 5 October the Group logged 42 violations of the truce, 30 by Lumenia and 12 by Ordesh."
    record.tell(words, "2033-10-06", speaker="hog")
    assert {s.side: s.points[0].min for s in record.series()} == {None: 42, "l": 30, "o": 12}


def test_a_figure_set_beside_it_is_for_the_time_before(record: Record) -> None:
    text = "Reporting period: 7 October 2033\n\nThe Group logged 11 ceasefire violations (previous period: 16)."
    said = "The Group logged 11 ceasefire violations (previous period: 16)"
    record.tell(text, "2033-10-08", speaker="hog", actor=None, kind=ReportKind.MONITOR, said=said)
    assert [(p.day, p.min) for p in record.only().points] == [("2033-10-06", 16), ("2033-10-07", 11)]


def test_the_previous_period_is_told_from_the_sentence_before(record: Record) -> None:
    said = (
        "The Group logged 11 ceasefire violations. In the previous reporting period, it logged 16 ceasefire violations."
    )
    text = f"Reporting period: 7 October 2033\n\n{said}"
    record.tell(text, "2033-10-08", speaker="hog", actor=None, kind=ReportKind.MONITOR, said=said)
    assert [(p.day, p.min) for p in record.only().points] == [("2033-10-06", 16), ("2033-10-07", 11)]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Between the evenings of 3 and 4 October the Lumenian side violated the ceasefire 14 times.", "2033-10-04"),
        ("Between the mornings of 3 and 4 October the Lumenian side violated the ceasefire 14 times.", "2033-10-03"),
        ("On 4 October, midnight to midnight, the Lumenian side violated the ceasefire 14 times.", "2033-10-04"),
    ],
)
def test_a_day_from_evening_to_evening_or_midnight_to_midnight_is_one_day(record: Record, words: str, day: str) -> None:
    record.tell(words, "2033-10-05T20:00:00+04:00")
    (point,) = record.only().points
    assert (point.day, point.period.start[:10]) == (day, day)


def test_the_day_of_saying_is_not_the_day_that_was_counted(record: Record) -> None:
    text = "The ministry said on Tuesday that Lumenia had violated the ceasefire 12 times."
    record.tell(
        text, "2033-10-05", kind=ReportKind.NEWS, said="Lumenia had violated the ceasefire 12 times", cue="said"
    )
    record.tell("It accused Lumenia on Monday of 9 violations of the truce.", "2033-10-05", kind=ReportKind.NEWS)
    assert record.series() == []


def test_what_nobody_is_known_to_have_said_is_no_count(record: Record) -> None:
    text = "On 4 October Lumenia violated the ceasefire 12 times. The talks go on in Kestry."
    record.tell(text, "2033-10-05", said="The talks go on in Kestry")
    assert record.series() == []


def test_a_burst_of_fire_at_some_hour_is_no_count_for_the_day(record: Record) -> None:
    record.tell("At 21:15 on 4 October Lumenian guns fired 11 rounds at Grenmark.", "2033-10-05")
    assert record.series() == []


def test_each_place_has_its_own_figure(record: Record) -> None:
    record.tell("On 4 October the Group recorded 40 explosions at Grenmark and 12 explosions at Vallora.", "2033-10-05")
    assert {s.places: s.points[0].min for s in record.series()} == {("grenmark",): 40, ("vallora",): 12}


def test_a_table_by_day_and_side_gives_a_series_for_each(record: Record) -> None:
    text = (
        "The Group logged ceasefire violations by both sides.\n\nViolations by day\n\n"
        "Day\tOrdesh\tLumenia\n3 October\t4\t7\n4 October\t5\t0\n"
    )
    said = "The Group logged ceasefire violations by both sides"
    record.tell(text, "2033-10-06", speaker="hog", actor=None, kind=ReportKind.MONITOR, said=said)
    found = {s.side: [(p.day, p.min) for p in s.points] for s in record.series()}
    assert found == {"o": [("2033-10-03", 4), ("2033-10-04", 5)], "l": [("2033-10-03", 7), ("2033-10-04", 0)]}


def test_a_figure_that_is_a_claim_of_its_own_keeps_the_doer_of_its_sentence(record: Record) -> None:
    text = "On 5 October Lumenian units violated the ceasefire 14 times, firing 120 shots and 9 mortar rounds."
    whole = record.tell(text, "2033-10-06", said=text[: text.index(" and 9")])
    start = text.index("9 mortar")
    rounds = replace(
        whole, id=ClaimId("c-rounds"), content=Anchor.at(text, start, len(text) - 1),
        event=replace(whole.event, type="shelling", actor=None),
    )  # fmt: skip
    record.claims.append(rounds)
    assert {(s.unit, s.side) for s in record.series()} == {("violations", "l"), ("shots", "l"), ("rounds", "l")}


BY_DAY = "Violations by day\n\nDay      Ordesh   Lumenia\n3 October   4   7\n4 October   5   0"


def test_a_table_that_its_claim_follows_is_read(record: Record) -> None:
    said = "The Group logged ceasefire violations by both sides"
    record.tell(f"{BY_DAY}\n\n{said}.", "2033-10-06", speaker="hog", actor=None, said=said)
    assert {s.side: [p.min for p in s.points] for s in record.series()} == {"o": [4, 5], "l": [7, 0]}


def test_a_table_is_of_whoever_alone_counts_where_nobody_is_known_to_have_put_it_out(record: Record) -> None:
    said = "The Group logged ceasefire violations by both sides"
    record.tell(f"{said}.\n\n{BY_DAY}", "2033-10-06", speaker="hog", actor=None, said=said)
    unsigned = replace(record.reports[0], voice=ActorId("found:report-0"))
    record.reports = [unsigned]
    assert {(s.speaker, s.side) for s in record.series()} == {("hog", "o"), ("hog", "l")}
    record.reports = [replace(unsigned, voice=ActorId("mirror"))]
    assert record.series() == []
    record.reports = [replace(unsigned, outlet="Sarn Times")]
    assert record.series() == []


def test_a_table_by_area_is_never_added_up(record: Record) -> None:
    text = "Reporting period: 3 October 2033\n\nThe log has breaches of the truce.\n\nArea\tShots\tFlights\tBreaches\nAsh\t1\t1\t2\nBirch\t3\t0\t3\n"  # noqa: E501
    record.tell(
        text, "2033-10-04", speaker="hog", actor=None, kind=ReportKind.MONITOR, said="The log has breaches of the truce"
    )
    found = record.series()
    assert {(s.area, s.kind): s.points[0].min for s in found if s.kind is None} == {
        ("Ash", None): 2,
        ("Birch", None): 3,
    }
    assert all(s.unit == "violations" for s in found)


def test_two_sources_of_one_unit_are_set_side_by_side(record: Record) -> None:
    daily(record, 5, "40")
    record.tell("On 5 October Lumenia violated the ceasefire 10 times.", "2033-10-06", speaker="hog")
    (found,) = compare_counts(record.series())
    assert found.outcome == Apart(least=30, most=30, ratio=4.0)
    assert found.period == Period(start="2033-10-05", end="2033-10-05")


def test_open_ends_are_apart_only_where_they_must_be(record: Record) -> None:
    daily(record, 5, "more than 40")
    record.tell("On 5 October Lumenia violated the ceasefire 10 times.", "2033-10-06", speaker="hog")
    record.tell("On 5 October Lumenia violated the ceasefire 50 times.", "2033-10-06", speaker="lumen-mod")
    outcomes = {frozenset((d.first, d.second)): d.outcome for d in compare_counts(record.series())}
    assert sorted(type(outcome).__name__ for outcome in outcomes.values()) == ["Apart", "Apart", "Meeting"]
    assert Apart(least=30, most=None, ratio=None) in outcomes.values()
    assert Meeting() in outcomes.values()


def test_shots_and_cases_cannot_be_compared(record: Record) -> None:
    record.tell("On 5 October Lumenian guards fired 300 shots.", "2033-10-06")
    record.tell("On 5 October there were 4 cases of ceasefire violation by Lumenia.", "2033-10-06", speaker="hog")
    (found,) = compare_counts(record.series())
    assert found.outcome == UnlikeUnits(first="shots", second="cases")


def test_figures_of_different_sides_are_not_held_against_each_other(record: Record) -> None:
    daily(record, 5, "40")
    record.tell(
        "On 5 October Ordesh violated the ceasefire 10 times.", "2033-10-06", speaker="lumen-mod", actor="ordesh"
    )
    assert compare_counts(record.series()) == []


def test_the_order_of_the_claims_changes_nothing(record: Record) -> None:
    for day in (3, 4, 6):
        daily(record, day, str(day))
    forward = record.series()
    record.claims.reverse()
    record.reports.reverse()
    assert record.series() == forward


def test_a_claim_that_denies_gives_no_count(record: Record) -> None:
    daily(record, 5, "40")
    record.claims[0] = replace(record.claims[0], attitude=Attitude.DENY)
    assert record.series() == []


@given(st.sets(st.integers(min_value=1, max_value=28), min_size=2))
def test_every_day_has_a_figure_or_lies_in_one_gap(days: set[int]) -> None:
    record = Record()
    for day in sorted(days):
        record.tell(f"On {day} May 2033 Lumenia violated the ceasefire {day} times.", f"2033-05-{day:02}")
    series = record.only()
    counted = {date.fromisoformat(p.day) for p in series.points if p.day}
    missing = [g.first_day + timedelta(days=n) for g in series.gaps for n in range(g.days)]
    assert len(missing) == len(set(missing))
    assert not counted & set(missing)
    assert len(counted) + len(missing) == max(days) - min(days) + 1


@pytest.mark.parametrize(
    ("start", "end", "day"),
    [
        ("2033-10-05", "2033-10-05", "2033-10-05"),
        ("2033-10-05", "2033-10-06", None),
        ("2033-10-04T08:00:00+04:00", "2033-10-05T08:00:00+04:00", "2033-10-04"),
        ("2033-10-04T12:00:00+04:00", "2033-10-05T12:00:00+04:00", "2033-10-04"),
        ("2033-10-04T20:00:00+04:00", "2033-10-05T20:00:00+04:00", "2033-10-05"),
        ("2033-10-05T20:00:00+04:00", "2033-10-05T23:00:00+04:00", None),
    ],
)
def test_a_period_is_for_a_day_only_if_it_is_about_a_day_long(start: str, end: str, day: str | None) -> None:
    assert day_of(Period(start=start, end=end)) == day
