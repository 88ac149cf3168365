"""Mail that hands a statement on."""

from __future__ import annotations

import pytest

from truceline.model.capture import Capture, Envelope, InputFile
from truceline.model.report import ReportKind
from truceline.reports.finding import find_reports
from truceline.reports.names import Names

TEXT = (
    "Lumenia abides by the truce and expects the same of the other side.\n\n"
    "Point 2 is being carried out. The men on the pass are on their own territory.\n\n"
    "The Ministry regrets the one-sided statement of the other side.\n"
)
LETTERHEAD = (
    "MINISTRY OF FOREIGN AFFAIRS OF THE REPUBLIC OF LUMENIA\nPress release No. 112\n\nStatement on the truce\n\n"
)
NOTE = "Hi Ada,\n\nsee below. They answered us point by point for once.\n\nKit\nNews desk, The Sarn Times\n\n"
FORWARDED = (
    "---------- Forwarded message ----------\nFrom: MFA Press Service <press@mfa.lumenia.example>\n"
    "Date: Thu, 14 Mar 2041 14:05:00 +0400\nSubject: Statement on the truce\nTo: Media list "
    "<list@mfa.lumenia.example>\n\n"
)
ENVELOPE = {
    "title": "Fwd: Statement on the truce",
    "published": "Thu, 14 Mar 2041 14:31:10 +0400",
    "sender": "Kit Vale <kit@sarn.example>",
}


def read_mail(read_one, content, **envelope):
    return read_one(content, source="mail", media_type="text/plain", **{**ENVELOPE, **envelope})


def test_the_forwarded_message_is_the_report_and_the_note_is_not(read_one):
    report = read_mail(
        read_one,
        NOTE + FORWARDED + LETTERHEAD + TEXT + "\n-- \nMFA Press Service\nSquare 1, Vern\nUnsubscribe: reply STOP\n",
    )
    assert report.headline == "Statement on the truce"
    assert report.published == "2041-03-14T14:05:00+04:00"
    assert (report.voice, report.kind) == ("lumenia-mfa", ReportKind.STATEMENT)
    assert report.text == TEXT.strip()


def test_an_original_message_block_is_read_alike(read_one):
    head = (
        "-----Original Message-----\nFrom: MFA of Lumenia, Press and Information <press@mfa.lumenia.example>\n"
        "Sent: Thursday, March 14, 2041 3:20 PM\nTo: Accredited media\nSubject: Commentary on the truce\n\n"
    )
    body = (
        "Ministry of Foreign Affairs of the Republic of Lumenia\nPress Department\nNo. 64, 14 March"
        " 2041\n\nCOMMENTARY\non the truce\n\n"
    )
    tail = "\nPress Department\n12 Mill Street, Vern\nThis message was sent to you because you are on our list.\n"
    report = read_mail(read_one, "FYI.\n\nKit\n\n" + head + body + TEXT + tail)
    assert report.headline == "Commentary on the truce"
    assert report.published == "2041-03-14T15:20:00+04:00"
    assert report.voice == "lumenia-mfa"
    assert report.text == TEXT.strip()


def test_an_outlook_header_without_a_mark_is_found(read_one):
    head = (
        "From: MFA Press Service\nSent: Thursday, March 14, 2041 3:20 PM\nTo: Media\nSubject: Statement"
        " on the truce\n\n"
    )
    report = read_mail(read_one, "Kit, please read.\n\n" + head + LETTERHEAD + TEXT)
    assert report.published == "2041-03-14T15:20:00+04:00"
    assert "please read" not in report.text


def test_a_forward_of_a_forward_is_read_to_the_innermost(read_one):
    outer = (
        "---------- Forwarded message ----------\nFrom: Ada\nDate: Thu, 14 Mar 2041 14:20:00 +0400\n"
        "Subject: Fwd: Statement on the truce\n\nKit, for you.\n\n"
    )
    report = read_mail(read_one, NOTE + outer + FORWARDED + LETTERHEAD + TEXT)
    assert report.published == "2041-03-14T14:05:00+04:00"
    assert report.text == TEXT.strip()


def test_a_quoted_forward_loses_its_marks(read_one):
    quoted = "".join(f"> {line}\n" for line in (LETTERHEAD + TEXT).splitlines())
    report = read_mail(read_one, NOTE + FORWARDED + quoted)
    assert report.text == TEXT.strip()


def test_a_mail_with_nothing_forwarded_is_the_report_itself(read_one):
    report = read_mail(
        read_one,
        LETTERHEAD + TEXT,
        title="Statement on the truce",
        published="Thu, 14 Mar 2041 14:05:00 +0400",
        sender="MFA Press <press@mfa.lumenia.example>",
    )
    assert report.published == "2041-03-14T14:05:00+04:00"
    assert report.voice == "lumenia-mfa"
    assert report.text == TEXT.strip()


def test_a_covering_note_above_an_attached_message_is_dropped(read):

    file = InputFile(path="a.eml", sha256="0" * 64, bytes=1, media_type="message/rfc822")
    outer = Capture(
        input=file,
        item=0,
        media_type="text/plain",
        content="See attached.\n\nKit\n",
        source="mail",
        envelope=Envelope(**ENVELOPE),
    )
    inner = Capture(
        input=file,
        item=1,
        media_type="text/plain",
        content=LETTERHEAD + TEXT,
        source="mail",
        envelope=Envelope(
            title="Statement on the truce", published="Thu, 14 Mar 2041 14:05:00 +0400", sender="MFA <a@b.example>"
        ),
    )

    (report,) = find_reports([outer, inner], names=Names.of([]), tz=None)
    assert report.published == "2041-03-14T14:05:00+04:00"
    assert report.text == TEXT.strip()


@pytest.mark.parametrize("subject", ["Fwd: Press release No. 112", "FW: statement"])
def test_a_subject_that_says_nothing_yields_to_the_title(read_one, subject):
    content = NOTE + FORWARDED.replace("Subject: Statement on the truce", f"Subject: {subject}") + LETTERHEAD + TEXT
    assert read_mail(read_one, content).headline == "Statement on the truce"
