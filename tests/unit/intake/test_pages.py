from __future__ import annotations

import pytest

from truceline.intake.contents import MAX_PAGE
from truceline.intake.pages import has_markup, unmark


def test_a_page_is_handed_on_as_it_came(read):
    page = b"<html><body onload='x()'><script>alert(1)</script><p>Shells fell.</p></body></html>"
    capture = read(page).only
    assert (capture.media_type, capture.content) == ("text/html", page.decode())


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body><p>Shells fell near Halvern",
        b"<html><body><p>Shells fell</p><a href='http://x",
        b"<html><head><title>Late",
        b"<html><body><div id=root></div><script>render('Shells fell')</script></body></html>",
        b"<html><!-- Shells fell",
        b"<p>",
    ],
)
def test_a_page_cut_off_is_read_as_far_as_it_goes(read, page):
    outcome = read(page)
    if b"<p>Shells fell" in page:
        assert outcome.only.content == page.decode()
        assert outcome.issues == []
    else:
        assert outcome.captures == []
        assert outcome.issue.reason.startswith("a page without any text")


def test_a_page_in_windows_1251_is_read_by_what_its_head_declares(read):
    page = '<html><head><meta charset="windows-1251"></head><body>Да</body></html>'
    assert read(page.encode("cp1251")).only.content == page


def test_characters_that_cannot_be_decoded_are_counted_and_the_page_is_read(read):
    outcome = read('<meta charset="utf-8"><p>Обстрел Хальверна'.encode() + b"\xff\xc0</p>")
    assert outcome.only.content.endswith("Обстрел Хальверна\ufffd\ufffd</p>")
    assert outcome.issue.reason.startswith("2 characters could not be decoded (read as utf-8")


def test_a_page_that_declares_entities_is_refused(read):
    outcome = read(b'<!DOCTYPE html [<!ENTITY a "aaaa">]><html><body>&a; Shells fell.</body></html>')
    assert outcome.captures == []
    assert "never expanded" in outcome.issue.reason


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("Shells &amp; mortars", True),
        ("Shells<br>fell", True),
        ("</p>", True),
        ("Shells & mortars; a < b > c", False),
        ("<unnamed> said", False),
        ("R&D; done", False),
    ],
)
def test_markup_is_told_from_plain_words(text, markup):
    assert has_markup(text) is markup


def test_a_headline_loses_its_markup_but_not_its_angle_brackets():
    assert unmark("<b>Shells</b> &amp; mortars") == "Shells & mortars"
    assert unmark("a < b > c") == "a < b > c"


def test_a_page_of_tens_of_megabytes_is_refused(read):
    issue = read(b"<html><body>Shells fell." + b" " * MAX_PAGE).issue
    assert issue.reason == "the page is larger than 8 million characters"
