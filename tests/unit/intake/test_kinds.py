from __future__ import annotations

import pytest

MAIL = b"From: a@ordesh.example\nSubject: Note\n\nShells fell."
RSS = b"<rss version='2.0'><channel><item><title>Shells fell</title></item></channel></rss>"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"Shells fell.", "text/plain"),
        (b"<p>Shells fell.", "text/html"),
        (b"<!doctype html><title>x</title>Shells fell.", "text/html"),
        (b"\n\n<!-- saved --><!-- twice -->\n<HTML><body>Shells fell.", "text/html"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://x/x.dtd">'
         b"<html xmlns='http://www.w3.org/1999/xhtml'><body><p>Shells fell.</p></body></html>", "text/html"),
        (b"Saved from a page\n<html><body>Shells fell.</body></html>", "text/html"),
        (b"Shells <p>fell.</p><p>No.</p><br>Yes.", "text/html"),
        (b"<unnamed> said that shells fell.", "text/plain"),
        (b"He wrote a < b and b > c & left.", "text/plain"),
        (MAIL, "message/rfc822"),
        (b"From a@x.example Mon Sep 15 10:00:00 2031\n" + MAIL, "message/rfc822"),
        (b"From: Ministry\nTo: Media\nSubject: Note\nDate: 14 April\n\nShells fell.", "message/rfc822"),
        (b"From: our correspondent\nDate: 14 April 2031\n\nShells fell.", "text/plain"),
        (b"Source: Corran Press\nDate: 14 April 2031\n\nShells fell.", "text/plain"),
        (RSS, "application/rss+xml"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- c -->\n" + RSS, "application/rss+xml"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Shells fell</title></entry></feed>",
         "application/atom+xml"),
        (b"<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>Shells</a:title></a:entry></a:feed>",
         "application/atom+xml"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["report.pdf", "x.html", "noext"])
def test_the_type_is_told_by_content_and_never_by_name(read, content, media_type, name):
    outcome = read(content, name)
    assert outcome.issues == []
    assert outcome.only.input.media_type == media_type


@pytest.mark.parametrize(
    ("content", "media_type", "words"),
    [
        (b"%PDF-1.7\n...", "application/pdf", "a PDF is not a readable type"),
        (b"PK\x03\x04....", "application/zip", "a ZIP archive or an office document is not a readable type"),
        (b"{\\rtf1 Shells}", "application/rtf", "a rich-text document is not a readable type"),
        (b'{"reports": ["Shells fell"]}', "application/json", "JSON is not a readable type"),
        (b'[\n {"text": "Shells fell"}\n]\n', "application/json", "JSON is not a readable type"),
        (b"<?xml version='1.0'?><opml><body/></opml>", "application/xml", "XML with the root opml, no feed,"),
        (b"<kml><name>Heights</name></kml>", "application/xml", "XML with the root kml, no feed,"),
        (b"From a@x Mon Sep 15 10:00:00 2031\n" + MAIL + b"\n\nFrom b@x Mon Sep 15 11:00:00 2031\n" + MAIL,
         "application/mbox", "a mailbox of several mails"),
        (b"\x00\x01\x02\x03 abc", "application/octet-stream", "binary, not text"),
    ],
)  # fmt: skip
def test_what_is_not_read_yet_is_an_issue_that_says_so(read, content, media_type, words):
    outcome = read(content, "report.txt")
    assert outcome.captures == []
    assert [file.media_type for file in outcome.files] == [media_type]
    assert outcome.issue.reason.startswith(words)
    assert outcome.issue.remedy


@pytest.mark.parametrize("content", [b"", b"  \r\n\t", b"\xef\xbb\xbf\n", b"--- ... ---\n"])
def test_an_empty_file_is_an_issue(read, content):
    assert read(content).issue.reason in ("the file is empty", "no words in it")
