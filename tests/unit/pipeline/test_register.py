"""From which moment the agreement register is seen."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from tests.unit.compliance.agreements import agreement, duty

from truceline.model.ids import ActorId, ReportId
from truceline.model.pack import Pack
from truceline.model.report import DateBasis, Report, ReportKind
from truceline.pipeline.moment import View
from truceline.pipeline.register import read_register

MAURITIUS = ZoneInfo("Indian/Mauritius")
PACK = Pack(id="heights", title="Heights", agreements=(agreement(duty(due="2033-05-15")),))


def report(published: str | None) -> Report:
    return Report(
        id=ReportId(f"r-{published}"),
        input="a.txt",
        item=0,
        headline=None,
        outlet=None,
        voice=ActorId("found:x"),
        agencies=(),
        byline=None,
        published=published,
        published_basis=DateBasis.STATED if published else DateBasis.NONE,
        language="en",
        kind=ReportKind.NEWS,
        text="Text.",
    )


REPORTS = tuple(report(stamp) for stamp in ("2033-05-15", None, "2033-05-15T21:00:00+00:00", "2033-05-01"))
PLAIN = View(reports=REPORTS)


@pytest.mark.parametrize(
    ("view", "at", "state"),
    [
        (replace(PLAIN, as_of="2033-05-14T23:59:59+04:00", known_by="2033-06-01T00:00:00+04:00"), None, "not_due"),
        (replace(PLAIN, known_by="2033-05-15T00:00:00+04:00"), None, "due"),
        (PLAIN, "2033-05-15T21:00:00+00:00", "overdue"),
        (View(reports=REPORTS[:2]), "2033-05-15", "due"),
    ],
)
def test_it_is_seen_from_the_views_moment_else_from_the_newest_report(view: View, at: str | None, state: str) -> None:
    register = read_register(PACK, view, MAURITIUS)
    assert register.at == (at or view.as_of or view.known_by)
    (clock,) = register.clocks
    assert (clock.state.value, clock.at) == (state, register.at)


def test_without_any_date_and_without_an_agreement_there_is_no_clock() -> None:
    for pack, view in ((PACK, View(reports=(report(None),))), (Pack.empty(), PLAIN)):
        register = read_register(pack, view, MAURITIUS)
        assert (register.at, register.clocks) == (None, ())


def test_the_newest_report_is_told_in_iso_8601_with_its_offset() -> None:
    register = read_register(PACK, View(reports=(report("2033-05-01T10:00"), report("2033-05-01T05:00Z"))), MAURITIUS)
    assert register.at == "2033-05-01T10:00:00+04:00"
