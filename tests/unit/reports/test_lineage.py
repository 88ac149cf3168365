from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.model.ids import ActorId, ReportId
from truceline.model.lineage import Carriage, Debt, Part, Text
from truceline.model.report import DateBasis, Report, ReportKind
from truceline.reports import Traced, trace_origins

STATEMENT = (
    "At half past four this morning the enemy shelled our post above the pumping station, and three of our soldiers "
    "were wounded.\nWe did not answer the fire and we shall not let ourselves be drawn into a new war by anybody.\n"
    "The press service of the ministry asks the media to print only what it has confirmed."
)
WIRE = (
    "Ordesh said on Monday that eleven shells had landed near a pumping station on the edge of the Halvern Heights.\n"
    "“We did not answer the fire and we shall not let ourselves be drawn into a new war by anybody,” the ministry in "
    "Sarn said in a statement.\n"
    "The peacekeepers of Tarsia, who keep a post two kilometres away, said that they had counted nine explosions and "
    "could not yet say where the shells had come from.\n"
    "Farmers from the nearest village drove their cattle down to the river before it was light, and the school stayed "
    "closed for the day, the district office said."
)
ADDED = (
    "In the school of the village the Herald found a crater in the yard on Monday noon, and the caretaker, who has "
    "lived there for thirty years, was sweeping glass from the steps."
)
OTHER = (
    "Talks on the railway through the Middle Belt ended without a date for the next round, both delegations said late "
    "on Monday in the hotel where they have met since spring.\nThe engineers of the two railways agree on the gauge "
    "and on little else, and the bridge at the lower bend needs new piers before anything heavy can cross."
)
CORRAN = ActorId("corran")


def report(name: str, text: str, **changes: object) -> Report:
    fields: dict[str, object] = {
        "id": ReportId(name),
        "input": f"{name}.txt",
        "item": 0,
        "headline": None,
        "outlet": None,
        "voice": ActorId(f"voice-{name}"),
        "agencies": (),
        "byline": None,
        "published": "2033-10-03T09:00:00+04:00",
        "published_basis": DateBasis.STATED,
        "language": "en",
        "kind": ReportKind.NEWS,
        "text": text,
    }
    return Report(**(fields | changes))  # type: ignore[arg-type]


def at(hour: int) -> str:
    return f"2033-10-03T{hour:02d}:00:00+04:00"


MINISTRY = report("ministry", STATEMENT, kind=ReportKind.STATEMENT, voice=ActorId("mod"), published=at(6))
AGENCY = report(
    "agency", WIRE, kind=ReportKind.WIRE, voice=CORRAN, agencies=(CORRAN,), published=at(8), credit_lines=("(Corran)",)
)
REPRINT = report("reprint", WIRE, kind=ReportKind.WIRE, agencies=(CORRAN,), published=at(9))
CUT = report("cut", "\n".join(WIRE.split("\n")[:3]), kind=ReportKind.WIRE, agencies=(CORRAN,), published=at(10))
HERALD = report("herald", f"{WIRE}\n{ADDED}", agencies=(CORRAN,), published=at(12))
ALONE = report("alone", OTHER, published=at(7))
CORRECTED = report(
    "corrected",
    WIRE.replace("eleven shells", "fourteen shells"),
    kind=ReportKind.WIRE,
    voice=CORRAN,
    agencies=(CORRAN,),
    published=at(11),
)
CHAIN = [MINISTRY, AGENCY, REPRINT, CUT, HERALD, ALONE]


def text_of(traced: Traced, name: str) -> Text:
    (found,) = [text for text in traced.texts if name in {carrier.report for carrier in text.carriers}]
    return found


def test_from_ministry_to_agency_to_reprints_to_an_own_paragraph_each_step_is_kept() -> None:
    traced = trace_origins(CHAIN)
    statement, wire, herald = (text_of(traced, name) for name in ("ministry", "agency", "herald"))
    assert len(traced.texts) == 4
    assert {str(c.report): c.how for c in wire.carriers} == {
        "agency": Carriage.SOURCE,
        "reprint": Carriage.REPRINT,
        "cut": Carriage.CUT,
    }
    assert [(g.text, g.how) for g in wire.rests_on] == [(statement.id, Debt.QUOTES)]
    assert (herald.rests_on[0].text, herald.rests_on[0].how) == (wire.id, Debt.ADDS)
    assert [(o.actor, o.part) for o in statement.originators] == [("mod", Part.ISSUED)]
    assert [(o.actor, o.part, o.credit_line) for o in wire.originators] == [("corran", Part.CREDITED, "(Corran)")]
    assert [(o.actor, o.part) for o in herald.originators] == [("voice-herald", Part.ADDED)]


def test_the_words_added_are_the_outlets_own_to_the_character() -> None:
    (added,) = text_of(trace_origins(CHAIN), "herald").originators[0].words
    assert added.holds_in(HERALD.text)
    assert added.quote == ADDED.removesuffix(".")


def test_what_is_quoted_stands_in_the_statement_and_between_the_quotation_marks() -> None:
    (ground,) = text_of(trace_origins(CHAIN), "agency").rests_on
    (passage,) = ground.passages
    said = "We did not answer the fire and we shall not let ourselves be drawn into a new war by anybody"
    assert STATEMENT[passage.a_start : passage.a_end] == said
    assert WIRE[passage.b_start : passage.b_end] == said


def test_a_corrected_report_is_a_version_of_one_text_and_both_are_kept() -> None:
    traced = trace_origins([*CHAIN, CORRECTED])
    text = text_of(traced, "corrected")
    (version,) = text.versions
    assert text.id == text_of(traced, "agency").id
    assert (version.report, version.replaces) == ("corrected", "agency")
    (change,) = version.changes
    assert change.before is not None
    assert change.after is not None
    assert (change.before.quote, change.after.quote, change.figures) == ("eleven", "fourteen", True)
    assert change.before.holds_in(AGENCY.text)
    assert change.after.holds_in(CORRECTED.text)
    assert next(c.how for c in text.carriers if c.report == "corrected") is Carriage.VERSION


def test_versions_count_as_one_origin() -> None:
    reports = trace_origins([*CHAIN, CORRECTED]).reports
    assert len({r.origin for r in reports if r.id not in ("ministry", "alone")}) == 1


def test_a_paper_that_prints_the_corrected_figure_carries_the_version() -> None:
    echo = report("echo", CORRECTED.text, kind=ReportKind.WIRE, agencies=(CORRAN,), published=at(13))
    text = text_of(trace_origins([AGENCY, REPRINT, CORRECTED, echo]), "echo")
    assert len(text.carriers) == 4
    assert [c.like for c in text.carriers if c.report == "echo"] == ["corrected"]


def test_an_outlets_short_report_under_one_headline_on_one_day_is_one_text_though_half_was_rewritten() -> None:
    first = (
        "Two people were hurt near the quarry, the mayor said.\n"
        "The road to the quarry was shut to all but the ambulances for an hour at noon."
    )
    later = "Five people were hurt at the quarry above the town, the hospital told the Echo in the evening.\n"
    house = {"voice": ActorId("echo"), "headline": "People hurt at the old quarry"}
    early = report("early", f"{first}\n{OTHER}", published=at(12), **house)
    late = report("late", later + first.split("\n")[1] + "\n" + ADDED, published=at(19), **house)
    traced = trace_origins([early, late, ALONE])
    assert text_of(traced, "early").id == text_of(traced, "late").id
    assert text_of(traced, "late").versions[0].reasons[-1] == "their headlines are alike"


def test_a_daily_bulletin_is_no_version_of_yesterdays() -> None:
    bulletin = (
        "Over the past day our observers kept eleven posts along the line and drove four patrols.\nThey counted nine "
        "explosions and thirty bursts of fire from small arms, and heard no other shots during the night.\nThe mission "
        "calls upon both sides to keep to what they signed and to let its patrols through at every hour."
    )
    body = {"kind": ReportKind.MONITOR, "voice": ActorId("mission"), "headline": "Daily report of the mission"}
    first = report("one", bulletin, published="2033-10-03", **body)
    second = report(
        "two", bulletin.replace("nine", "twelve").replace("thirty", "forty"), published="2033-10-04", **body
    )
    assert all(not text.versions for text in trace_origins([first, second]).texts)


def test_two_papers_that_edit_one_agencys_copy_print_no_version() -> None:
    edited = WIRE.replace("drove their cattle", "took their cows").replace("had counted", "counted")
    paper = report("paper", edited, kind=ReportKind.WIRE, agencies=(CORRAN,), published=at(12))
    text = text_of(trace_origins([AGENCY, paper]), "paper")
    assert text.versions == ()
    assert [c.how for c in text.carriers] == [Carriage.SOURCE, Carriage.REPRINT]


def test_an_agencys_copy_that_lies_in_no_file_is_its_fullest_reprint() -> None:
    traced = trace_origins([CUT, report("full", WIRE, kind=ReportKind.WIRE, agencies=(CORRAN,), published=at(12))])
    (text,) = traced.texts
    assert text.source == "full"
    assert [(c.report, c.how) for c in text.carriers] == [("cut", Carriage.CUT), ("full", Carriage.SOURCE)]
    assert [(o.actor, o.part) for o in text.originators] == [("corran", Part.CREDITED)]


def test_a_rights_line_that_two_notes_of_one_paper_share_makes_no_origin() -> None:
    foot = (
        "We have been printed at the old mill since 1884 and belong to those who founded us after the flood, and "
        "whoever wants to visit the nine people who make this paper finds them above the bakery on the first Monday."
    )
    notes = [report(f"n{n}", f"{line}\n{foot}", voice=ActorId("mill")) for n, line in enumerate(OTHER.split("\n"))]
    assert len(trace_origins(notes).origins) == 2


def test_a_rights_line_that_two_papers_share_makes_no_origin() -> None:
    rights = (
        "All rights reserved, also for the pictures. No part of this page may be copied or stored in any form without "
        "the written permission of the publishers, whose address can be had from the desk at the entrance."
    )
    notes = [report(f"n{n}", f"{line}\n{rights}") for n, line in enumerate(OTHER.split("\n"))]
    assert len(trace_origins(notes).origins) == 2


def test_one_papers_two_prints_and_a_piece_amid_another_story_are_one_origin_in_any_order_of_time() -> None:
    story = [" ".join(f"w{n}x{i}" for i in range(40)) + "." for n in range(10)]
    around = [" ".join(f"v{n}x{i}" for i in range(40)) + "." for n in range(12)]
    house = {"voice": ActorId("echo")}
    whole, piece = "\n".join(story), "\n".join([*around[:6], *story[:3], *around[6:]])
    for hours in ((6, 7, 8), (6, 8, 7), (8, 7, 6)):
        texts = zip(("one", "two", "piece"), (whole, whole.replace("w4x7", "other"), piece), hours, strict=True)
        reports = [report(name, text, published=at(hour), **house) for name, text, hour in texts]
        assert len(trace_origins(reports).origins) == 1


POOL = [*CHAIN, CORRECTED, report("late", HERALD.text.replace("noon", "evening"), voice=HERALD.voice, published=at(20))]


@settings(max_examples=30, deadline=None)
@given(st.permutations(POOL))
def test_the_order_of_the_input_changes_no_text(shuffled: list[Report]) -> None:
    assert trace_origins(shuffled).texts == trace_origins(POOL).texts


@settings(max_examples=30, deadline=None)
@given(st.sets(st.integers(0, len(POOL) - 1), min_size=2), st.data())
def test_a_report_changes_only_the_origin_that_it_joins(indices: set[int], draw: st.DataObject) -> None:
    some = [POOL[index] for index in sorted(indices)]
    newcomer = draw.draw(st.sampled_from(some))
    before = trace_origins([r for r in some if r is not newcomer])
    after = trace_origins(some)
    (joined,) = [origin for origin in after.origins if newcomer.id in origin.reports]
    kept = {origin.id: origin.reports for origin in after.origins if origin is not joined}
    assert kept == {o.id: o.reports for o in before.origins if not set(o.reports) & set(joined.reports)}


@settings(max_examples=30, deadline=None)
@given(st.sets(st.integers(0, len(POOL) - 1), min_size=1))
def test_each_report_carries_one_text_of_its_origin(indices: set[int]) -> None:
    traced = trace_origins([POOL[index] for index in indices])
    carried = [(carrier.report, text.origin) for text in traced.texts for carrier in text.carriers]
    assert sorted(carried) == sorted((r.id, r.origin) for r in traced.reports)
    assert all(sum(c.how is Carriage.SOURCE for c in text.carriers) == 1 for text in traced.texts)
