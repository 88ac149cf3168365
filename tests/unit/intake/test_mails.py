from __future__ import annotations

import base64
from email.message import EmailMessage
from email.mime.application import MIMEApplication
from email.mime.image import MIMEImage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

HEAD = (
    b"From: Ministry <press@mod.ordesh.example>\r\nTo: Media <media@corran.example>\r\n"
    b"Subject: Shells on Halvern\r\nDate: Sun, 14 Sep 2031 10:00:00 +0400\r\nMIME-Version: 1.0\r\n"
)


def mail_with(*parts, kind: str = "mixed", subject: str = "Shells on Halvern") -> MIMEMultipart:
    mail = MIMEMultipart(kind)
    mail["From"] = "press@mod.ordesh.example"
    mail["Subject"] = subject
    mail["Date"] = "Sun, 14 Sep 2031 10:00:00 +0400"
    for part in parts:
        mail.attach(part)
    return mail


def test_a_plain_mail_yields_its_body_and_its_headers(read):
    capture = read(HEAD + b"\r\nShells fell.\r\n\r\n-- \r\nPress office\r\n").only
    assert (capture.source, capture.media_type) == ("mail", "text/plain")
    assert capture.content == "Shells fell.\n\n-- \nPress office\n"
    assert capture.input.media_type == "message/rfc822"
    assert capture.envelope.title == "Shells on Halvern"
    assert capture.envelope.sender == "Ministry <press@mod.ordesh.example>"
    assert capture.envelope.published == "Sun, 14 Sep 2031 10:00:00 +0400"


@pytest.mark.parametrize(
    ("transfer", "body"),
    [
        ("quoted-printable", b"Caf=C3=A9 at Halvern: =E2=80=9Cno=\r\n fire=E2=80=9D"),
        ("base64", base64.encodebytes("Café at Halvern: “no fire”".encode()).replace(b"\n", b"\r\n")),
        ("8bit", "Café at Halvern: “no fire”".encode()),
        ("BASE64", base64.b64encode("Café at Halvern: “no fire”".encode())),
    ],
)
def test_transfer_encodings_are_undone(read, transfer, body):
    head = HEAD + f'Content-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n'.encode()
    assert read(head + body).only.content.strip() == "Café at Halvern: “no fire”"


def test_a_body_in_its_declared_charset_is_read(read):
    head = HEAD + b"Content-Type: text/plain; charset=windows-1251\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    assert read(head + "Да".encode("cp1251")).only.content == "Да"


def test_a_base64_body_cut_off_is_read_as_far_as_it_goes(read):
    body = base64.b64encode(b"Shells fell near Halvern on Saturday.")[:-7]
    outcome = read(HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n" + body)
    assert outcome.only.content.startswith("Shells fell near Halvern on Sa")


def test_headers_in_encoded_words_are_read(read):
    head = (
        b"From: =?utf-8?q?Minist=C3=A8re?= <press@mod.example>\r\nDate: Sun, 14 Sep 2031 10:00:00 +0400\r\n"
        b"Subject: =?utf-8?b?" + base64.b64encode("Обс".encode()[:-1]) + b"?=\r\n =?utf-8?b?"
        + base64.b64encode("Обс".encode()[-1:] + "трел".encode()) + b"?= (2)\r\n\r\nText."
    )  # fmt: skip
    envelope = read(head).only.envelope
    assert envelope.sender == "Ministère <press@mod.example>"
    assert envelope.title == "Обстрел (2)"


def test_plain_text_is_taken_before_html_in_whatever_order(read):
    plain, page = MIMEText("Shells fell.", "plain"), MIMEText("<p>Shells <b>fell</b>.</p>", "html")
    for parts in ((plain, page), (page, plain)):
        assert read(mail_with(*parts, kind="alternative").as_bytes()).texts == ["Shells fell."]


def test_html_is_taken_where_the_plain_text_is_blank_or_absent(read):
    page = MIMEText("<p>Shells fell.</p>", "html")
    assert read(mail_with(MIMEText(" \n"), page, kind="alternative").as_bytes()).only.media_type == "text/html"
    assert read(mail_with(page, kind="related").as_bytes()).only.content == "<p>Shells fell.</p>"
    assert read(HEAD + b"Content-Type: text/html\r\n\r\n<p>Shells fell.</p>").only.media_type == "text/html"


def test_nested_parts_are_found(read):
    inner = MIMEMultipart("alternative")
    inner.attach(MIMEText("Shells fell.", "plain"))
    related = MIMEMultipart("related")
    related.attach(MIMEText("<p>Shells fell.</p>", "html"))
    related.attach(MIMEImage(b"\x89PNG\r\n\x1a\n", "png"))
    inner.attach(related)
    outcome = read(mail_with(inner, MIMEText("You get this mail by the list.")).as_bytes())
    assert outcome.texts == ["Shells fell.\n\nYou get this mail by the list."]
    assert outcome.issues == []


def attachment(content: bytes, kind: str = "octet-stream", name: str = "x") -> MIMEApplication:
    part = MIMEApplication(content, kind)
    part.add_header("Content-Disposition", "attachment", filename=name)
    return part


def test_attachments_of_readable_type_become_captures_of_their_own(read):
    feed = b"<rss version='2.0'><channel><title>F</title><item><title>One</title></item></channel></rss>"
    outcome = read(
        mail_with(
            MIMEText("See the annex."),
            attachment("Обстрел.".encode("cp1251") * 9, name="../../etc/passwd"),
            attachment(b"<html><body>Shells fell.</body></html>", name="page.txt"),
            attachment(feed, "rss+xml"),
        ).as_bytes()
    )
    assert outcome.issues == []
    assert [(capture.item, capture.source, capture.media_type) for capture in outcome.captures] == [
        (0, "mail", "text/plain"),
        (1, "mail", "text/plain"),
        (2, "mail", "text/html"),
        (3, "feed", "text/plain"),
    ]
    assert outcome.captures[1].content == "Обстрел." * 9
    assert [capture.envelope.title for capture in outcome.captures] == ["Shells on Halvern", None, None, "One"]
    assert {capture.input.path for capture in outcome.captures} == {outcome.files[0].path}
    assert outcome.captures[1].envelope.published == "Sun, 14 Sep 2031 10:00:00 +0400"


def test_an_attached_mail_has_an_envelope_of_its_own(read):
    inner = EmailMessage()
    inner["From"], inner["Subject"], inner["Date"] = "hog@monitor.example", "Daily report", "14 Sep 2031 20:00 +0400"
    inner.set_content("No shells were heard.")
    outcome = read(mail_with(MIMEText("For your information."), MIMEMessage(inner), subject="Fwd").as_bytes())
    assert [capture.content.strip() for capture in outcome.captures] == [
        "For your information.",
        "No shells were heard.",
    ]
    assert [capture.envelope.title for capture in outcome.captures] == ["Fwd", "Daily report"]
    assert outcome.captures[1].envelope.sender == "hog@monitor.example"


def test_a_mail_that_only_wraps_another_yields_the_other_alone(read):
    inner = EmailMessage()
    inner["Subject"], inner["From"] = "Daily report", "hog@monitor.example"
    inner.set_content("No shells were heard.")
    outcome = read(mail_with(MIMEText(" \n\n"), MIMEMessage(inner)).as_bytes())
    assert outcome.only.envelope.title == "Daily report"
    assert outcome.issues == []


def test_an_attached_mail_in_base64_is_read(read):
    inner = base64.encodebytes(HEAD + b"\r\nShells fell.")
    head = HEAD + b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    assert read(head + inner).only.content == "Shells fell."


def test_an_attachment_that_cannot_be_read_is_an_issue_and_the_body_is_kept(read):
    outcome = read(mail_with(MIMEText("See the annex."), attachment(b"%PDF-1.7", "pdf", "statement.pdf")).as_bytes())
    assert outcome.only.content == "See the annex."
    assert outcome.issue.path.endswith("report, attachment 1")
    assert outcome.issue.reason == "a PDF is not a readable type"


def test_an_encrypted_mail_is_an_issue(read):
    secret = attachment(b"-----BEGIN PGP MESSAGE-----\n\nhQEMA", name="encrypted.asc")
    outcome = read(mail_with(attachment(b"Version: 1", "pgp-encrypted"), secret, kind="encrypted").as_bytes())
    assert outcome.captures == []
    assert outcome.issue.reason == "an encrypted message is not a readable type"


@pytest.mark.parametrize(
    "content",
    [
        HEAD + b"\r\n",
        HEAD,
        HEAD + b"\r\n \r\n\r\n",
        HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x--\r\n",
        HEAD + b"Content-Type: text/html\r\n\r\n<html><body><img src=x></body></html>",
        mail_with(MIMEImage(b"\x89PNG\r\n\x1a\n", "png")).as_bytes(),
    ],
)
def test_a_mail_without_a_body_is_an_issue(read, content):
    outcome = read(content)
    assert outcome.captures == []
    assert outcome.issue.reason == "a mail without a body"


def test_a_mail_cut_off_within_a_part_is_read_as_far_as_it_goes(read):
    content = mail_with(MIMEText("Shells fell.\nMore fell later."), MIMEText("Footer.")).as_bytes()
    outcome = read(content[: content.index(b"later")])
    assert outcome.texts == ["Shells fell.\nMore fell "]


def test_a_part_without_headers_is_text_whether_or_not_a_blank_line_begins_it(read):
    head = HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\nPreamble: unread.\r\n"
    for gap in (b"\r\n\r\n", b"\r\n", b"\n"):
        outcome = read(head + b"--x" + gap + b"Shells fell.\r\n--xx\r\nMore.\r\n--x--\r\nUnread.")
        assert outcome.texts == ["Shells fell.\n--xx\nMore."]


def test_a_multipart_mail_without_its_boundary_is_read_as_text(read):
    assert read(HEAD + b"Content-Type: multipart/mixed\r\n\r\nShells fell.").only.content == "Shells fell."
    assert read(HEAD + b"Content-Type: multipart/mixed; boundary=q\r\n\r\nShells fell.").only.content == "Shells fell."


def test_mails_nested_without_end_are_cut_and_said_so(read):
    content = HEAD + b"\r\nThe innermost."
    for number in range(60):
        boundary = f"b{number}".encode()
        content = (
            HEAD + b"Content-Type: multipart/mixed; boundary=" + boundary + b"\r\n\r\n--" + boundary
            + b"\r\n\r\nOuter.\r\n--" + boundary + b"\r\nContent-Type: message/rfc822\r\n\r\n" + content
        )  # fmt: skip
    outcome = read(content)
    assert 7 <= len(outcome.captures) <= 9
    assert "nested more than 16 deep" in outcome.issue.reason


def test_flowed_text_is_put_together_again(read):
    head = HEAD + b"Content-Type: text/plain; format=flowed\r\n\r\n"
    body = b"Shells fell \r\nnear Halvern.\r\n > From here\r\n-- \r\nPress\r\n> quoted \r\n> words\r\n"
    assert read(head + body).only.content == "Shells fell near Halvern.\n> From here\n-- \nPress\n> quoted words\n"


def test_a_body_that_cannot_be_decoded_in_full_is_counted(read):
    head = HEAD + b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    outcome = read(head + "Обстрел высот".encode() + b"\xff")
    assert outcome.only.content == "Обстрел высот\ufffd"
    assert outcome.issue.reason.startswith("1 character could not be decoded")


def test_a_header_cannot_bring_a_second_line_into_the_envelope(read):
    subject = b"=?utf-8?q?one=0Atwo=00three?="
    assert read(b"From: a@x.example\nSubject: " + subject + b"\n\nText.").only.envelope.title == "one two\ufffdthree"
