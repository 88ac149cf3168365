"""Nothing that a file holds makes reading fail, or take long."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.model.actor import Actor
from truceline.model.capture import Capture, Envelope, InputFile
from truceline.model.ids import ActorId
from truceline.reports.finding import find_reports
from truceline.reports.names import Names

NAMES = Names.of([Actor(id=ActorId("corran"), name="Corran Press", kind="agency")])
PIECES = st.sampled_from(
    [
        "Two wounded at the dairy", "By Ada Merrin", "14 March 2041, 08:30", "Publishing date: Mar 14, 2041", "#12",
        "Joined: 3 May 2037", "heron", "-----", "", "> heron wrote:", "> quoted", "(Corran)", "Corran Press",
        "SARN, March 14 (Corran) - The dairy was hit on Saturday evening, the ministry said in the town.",
        "It denied everything that had been said about the matter on that day.", "Share | Print", "From: A B",
        "Sent: Thursday, March 14, 2041 3:20 PM", "Subject: X", "-----Original Message-----", "North  1  2  3",
        "South  4  5  6", "Read also: hay", "<p>", "<table><tr><td>1</td></tr>", "</div>", "&#0;", "\u202e\u0301",
        "Users viewing this thread: 3", "[14/03/2041, 19:20] heron: yes", "Last edited:", "Daily report No. 3",
    ]
)  # fmt: skip


def read(content: str, media_type: str, source: str):
    file = InputFile(path="x", sha256="0" * 64, bytes=1, media_type=media_type)
    envelope = Envelope(title="T", published="nonsense", sender="x <", feed="F", author="A")
    capture = Capture(input=file, item=0, media_type=media_type, content=content, source=source, envelope=envelope)
    return find_reports([capture, capture], names=NAMES, tz=None)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(PIECES | st.text(max_size=30), max_size=25).map("\n".join),
    st.sampled_from(["text/plain", "text/html"]),
    st.sampled_from(["file", "mail", "feed"]),
)
def test_any_lines_are_read_without_failing_and_alike_each_time(content, media_type, source):
    reports = read(content, media_type, source)
    assert reports == read(content, media_type, source)
    assert len({report.id for report in reports}) == len(reports)
    assert [report.item for report in reports] == list(range(len(reports)))
    for report in reports:
        assert report.text == report.text.strip()
        assert "\n\n\n" not in report.text
        if media_type == "text/plain" and "<" not in content and report.text != report.headline:
            assert all(word in content for word in report.text.split())


@pytest.mark.parametrize(
    "content",
    [
        "a" * 60_000,
        "word " * 12_000,
        "A B, " * 10_000,
        "( " * 30_000,
        "1. " * 20_000,
        "\n".join(["> x wrote:"] * 2_000),
        "14 March 2041 " * 4_000,
        "\n\n".join(["Headline here", "14 March 2041", "It was said that the dairy stood in the valley."] * 250),
        " " * 60_000 + "x",
        "-" * 60_000,
        "“" * 30_000,
    ],
)
def test_long_and_odd_texts_are_read_in_time(content):
    started = time.process_time()
    read(content, "text/plain", "file")
    assert time.process_time() - started < 6


def test_a_deeply_nested_page_is_read_in_time():
    started = time.process_time()
    read("<div>" * 8_000 + "The dairy was hit on Saturday evening, the ministry said in the town.", "text/html", "file")
    assert time.process_time() - started < 6
