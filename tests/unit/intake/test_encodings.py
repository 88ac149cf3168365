from __future__ import annotations

import codecs

import pytest

from truceline.intake.encodings import declared_charset, decode

CYRILLIC = "Министерство обороны Ордеша сообщило, что на высотах Хальверн погибли два человека."
WESTERN = "The minister said: “We hold the line” – and Émile’s café, he added, was not hit."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [CYRILLIC, WESTERN, "Ordesh says no.\nLumenia says yes.\n"])
def test_unicode_is_read_with_and_without_a_mark(text, encoding):
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.lost) == (text, 0)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CYRILLIC, "cp1251"),
        ("Погибли двое", "cp1251"),
        ("The paper «Голос» of Halvern printed it.", "cp1251"),
        (CYRILLIC, "koi8-r"),
        (WESTERN, "cp1252"),
        ("It’s over.", "cp1252"),
        ("L'armée a été déployée près du village, a déclaré le ministère.", "cp1252"),
        ("Źródła oświadczyły, że mieszkańcy wrócili do swoich domów.", "cp1250"),
        ("Savunma Bakanlığı ateşkesin ihlal edildiğini açıkladı.", "cp1254"),
        ("国防部发言人表示，双方在边境地区发生交火，造成多人伤亡。", "gb18030"),
    ],
)
def test_an_undeclared_encoding_is_guessed(text, encoding):
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.lost) == (text, 0)


@pytest.mark.parametrize("declared", ["windows-1251", "CP1251"])
def test_a_declared_encoding_is_believed(declared):
    decoded = decode("Да".encode("cp1251"), declared=declared)
    assert decoded is not None
    assert decoded.text == "Да"


def test_latin_1_is_read_as_browsers_read_it():
    decoded = decode(b"\x93No\x94", declared="iso-8859-1")
    assert decoded is not None
    assert decoded.text == "“No”"


@pytest.mark.parametrize("declared", ["windows-1251", "us-ascii", "iso-8859-1", "no-such-thing", "rot13", "utf-7", ""])
def test_valid_utf_8_counts_more_than_a_wrong_declaration(declared):
    decoded = decode(CYRILLIC.encode(), declared=declared)
    assert decoded is not None
    assert decoded.text == CYRILLIC


@pytest.mark.parametrize("charset", ["iso-2022-jp", "euc-jp", "shift_jis", "gbk", "big5", "euc-kr"])
def test_east_asian_declarations_are_believed_before_utf_8(charset):
    decoded = decode("山水".encode(charset), declared=charset)
    assert decoded is not None
    assert decoded.text == "山水"


def test_a_few_broken_bytes_in_utf_8_are_counted_and_the_rest_kept():
    decoded = decode(CYRILLIC.encode() + b" \xff\xfe end")
    assert decoded is not None
    assert (decoded.lost, decoded.encoding) == (2, "utf-8")
    assert decoded.text == CYRILLIC + " \ufffd\ufffd end"


def test_a_replacement_character_that_was_written_is_not_counted_as_lost():
    decoded = decode("“Здесь\ufffd”, сказал он\ufffd. ".encode() + b"\xff")
    assert decoded is not None
    assert decoded.lost == 1


def test_bytes_that_no_guess_explains_are_counted():
    decoded = decode(b"It fell at 5\x81 near the mill.")
    assert decoded is not None
    assert decoded.lost == 1


@pytest.mark.parametrize(
    "content", [bytes(range(256)), b"\0\0\0\1", b"ab\0cd", codecs.BOM_UTF16_LE + b"\1\0\2\0" * 9, b"\x01\x02text"]
)
def test_what_is_no_text_is_not_decoded(content):
    assert decode(content) is None


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<?xml version="1.0" encoding="windows-1251"?>', "windows-1251"),
        (b'\n<html><head><META http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        (b"<html><meta charset=utf-8>", "utf-8"),
        (b"<html><p>charset=utf-8</p>", None),
    ],
)
def test_what_a_page_says_of_itself_is_found(head, charset):
    assert declared_charset(head) == charset
