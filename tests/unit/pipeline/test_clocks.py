"""The third clock: when a report came into the record's hands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.pipeline.theatres import Happening, Telling, write

from truceline.model.capture import Envelope, InputFile
from truceline.model.ids import ReportId
from truceline.model.report import LearnedBasis, Report
from truceline.pipeline.clocks import note_collected
from truceline.pipeline.moment import SeenFrom, see
from truceline.reports.arrival import read_arrival

FIRE = Happening(kind="shelling", place="halvern", day=3)
REPORT = write("a", "daily", [Telling(what=FIRE, speaker=None)], day="2031-09-04").reports[0]


def at(path: str, learned: str | None = None) -> Report:
    basis = LearnedBasis.SENT if learned else LearnedBasis.NONE
    return replace(REPORT, id=ReportId(f"r-{path}"), input=path, learned=learned, learned_basis=basis)


def file(path: str) -> InputFile:
    return InputFile(path=path, sha256="0", bytes=1, media_type="text/plain")


@pytest.mark.parametrize(
    ("entry", "meant"), [("week/a.txt", True), ("a.txt", True), ("week", True), ("in/week", True), ("b.txt", False)]
)
def test_an_entry_means_a_file_by_the_end_of_its_path_or_a_folder_in_it(entry: str, meant: bool) -> None:
    noted, files, unmet = note_collected(
        [at("in/week/a.txt")], [file("in/week/a.txt")], {entry: "2031-09-05"}, listing="c.yaml"
    )
    assert (noted[0].learned, files[0].learned) == (("2031-09-05", "2031-09-05") if meant else (None, None))
    assert [issue.path for issue in unmet] == ([] if meant else ["c.yaml"])


def test_a_files_own_entry_counts_before_that_of_its_folder_and_of_its_mail() -> None:
    times = {"week": "2031-09-05", "a.eml": "2031-09-06"}
    noted, _, _ = note_collected(
        [at("week/a.eml", "2031-09-01"), at("week/b.eml", "2031-09-01")],
        [file("week/a.eml"), file("week/b.eml")],
        times,
        listing="c.yaml",
    )
    assert [report.learned for report in noted] == ["2031-09-06", "2031-09-05"]
    assert {report.learned_basis for report in noted} == {LearnedBasis.COLLECTED}


def test_a_mail_says_when_it_was_received_else_when_it_was_sent() -> None:
    sent = "Mon, 8 Sep 2031 09:15:00 +0400"
    received = "Mon, 08 Sep 2031 05:16:07 +0000"
    assert read_arrival(Envelope(received=received, sent=sent), None) == (
        "2031-09-08T05:16:07+00:00",
        LearnedBasis.RECEIVED,
    )
    assert read_arrival(Envelope(sent=sent), None)[1] is LearnedBasis.SENT
    assert read_arrival(Envelope(published=sent), None) == (None, LearnedBasis.NONE)


def test_the_clocks_of_publication_and_of_knowledge_are_asked_apart() -> None:
    early, late, never = at("a", "2031-09-05"), at("b", "2031-09-20"), at("c")
    view = see([early, late, never], SeenFrom(known_by="2031-09-06"), None)
    assert [report.input for report in view.reports] == ["a"]
    assert [report.input for report in view.left_out] == ["b", "c"]
    assert [issue.reason.split(",")[0] for issue in view.issues] == ["nobody noted when this was collected"]
    assert len(see([early, late, never], SeenFrom(as_of="2031-09-06"), None).reports) == 3


def test_both_moments_together_leave_what_is_before_both() -> None:
    view = see([at("a", "2031-09-05")], SeenFrom(as_of="2031-09-03", known_by="2031-09-06"), None)
    assert view.reports == ()
    assert (view.as_of, view.known_by) == ("2031-09-03T23:59:59+00:00", "2031-09-06T23:59:59+00:00")
