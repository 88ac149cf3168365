"""Whatever the bytes, reading ends, raises nothing, and says something."""

from __future__ import annotations

import json
from email.mime.application import MIMEApplication
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.intake.contents import read_content

PAGE = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Halvern</title></head><body><p>“No”</p></body></html>"
).encode()
FEED = (
    "<?xml version='1.0' encoding='utf-8'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>"
    "<title>Corran</title><item><title>One</title><pubDate>Sun, 14 Sep 2031 10:00:00 +0400</pubDate>"
    "<description><![CDATA[<p>“No”</p>]]></description><dc:creator>V</dc:creator></item></channel></rss>"
).encode()


def _mail() -> bytes:
    mail, inner = MIMEMultipart("mixed"), MIMEMultipart("alternative")
    mail["From"], mail["Subject"], mail["Date"] = "a@x.example", "=?utf-8?q?Caf=C3=A9?=", "14 Sep 2031 10:00 +0400"
    inner.attach(MIMEText("“No”", "plain", "utf-8"))
    inner.attach(MIMEText("<p>“No”</p>", "html", "utf-8"))
    mail.attach(inner)
    mail.attach(MIMEMessage(MIMEText("Inner.")))
    mail.attach(MIMEApplication(FEED))
    return mail.as_bytes()


SAMPLES = {
    "mail": _mail(),
    "page": PAGE,
    "feed": FEED,
    "utf-16 feed": FEED.decode().replace("utf-8", "utf-16").encode("utf-16"),
}
CHUNKS = [
    b"<",
    b">",
    b"&",
    b"&#xD800;",
    b"&#0;",
    b"<![CDATA[",
    b"<!--",
    b"\0",
    b"\xff\xfe",
    b"--",
    b"=?utf-8?b?",
    b"\n\n",
    b"<!ENTITY ",
]


def assert_sound(content: bytes) -> None:
    reading = read_content(content)
    assert reading.pieces or reading.remarks
    for piece in reading.pieces:
        assert piece.media_type in ("text/plain", "text/html")
        assert piece.content
        assert not {"\0", "\r"} & set(piece.content)
        envelope = [getattr(piece.envelope, name) for name in piece.envelope.__slots__]
        json.dumps([piece.content, *envelope], ensure_ascii=False).encode()  # no half surrogate pair gets through
        assert not any("\n" in line for line in envelope if line)
    for remark in reading.remarks:
        assert remark.reason
        assert remark.remedy
        assert "\n" not in f"{remark.reason}{remark.remedy}{remark.part}"


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_random_bytes_never_raise(content):
    assert_sound(content)


@given(
    st.lists(st.sampled_from([*CHUNKS, *(b"<rss>", b"<item>", b"<html>", b"From: a@b\nTo: c\n", b"x ")]), max_size=30)
)
@settings(deadline=None)
def test_random_pieces_of_markup_never_raise(chunks):
    assert_sound(b"".join(chunks))


@pytest.mark.parametrize("sort", SAMPLES)
@given(st.data())
@settings(deadline=None, max_examples=60)
def test_damaged_mails_pages_and_feeds_never_raise(sort, data):
    content = bytearray(SAMPLES[sort])
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(content)))
        content[at : at + data.draw(st.integers(0, 8))] = data.draw(st.sampled_from(CHUNKS) | st.binary(max_size=4))
    assert_sound(bytes(content[: data.draw(st.integers(0, len(content)))] if data.draw(st.booleans()) else content))


@pytest.mark.parametrize("sort", SAMPLES)
def test_a_file_cut_off_anywhere_never_raises(sort):
    for end in range(0, len(SAMPLES[sort]), 7):
        assert_sound(SAMPLES[sort][:end])


@pytest.mark.parametrize(
    "content",
    [
        b"<div>" * 100_000,
        b"<rss>" + b"<b>" * 8_000,
        b"<" * 300_000,
        b"<!--" * 50_000,
        b"<?" * 50_000,
        b"<!DOCTYPE " + b"['" * 50_000,
        b"From: a@b\nSubject: x\nContent-Type: multipart/mixed; boundary=" + b';"' * 50_000 + b"\n\nx",
        b"From: a@b\nSubject: " + b"=?" * 50_000 + b"\n\nx",
        b"From: a@b\nSubject: " + b"=?utf-8?q?" * 20_000 + b"\n\nx",
        b"From: a@b\nSubject: x\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\n" * 50_000,
        b"A: b\n" * 50_000,
        b"\r" * 300_000 + b"x",
        b"<p>" + b"&" * 300_000,
        b"\xc3" * 300_000,
    ],
    ids=lambda content: repr(content[:24]),
)
def test_what_is_made_to_take_for_ever_does_not(content):
    assert_sound(content)
