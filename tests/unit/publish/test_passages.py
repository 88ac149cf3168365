"""Claims overlap and nest; the text stays what it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from truceline.publish.passages import LIMIT, Mark, Paragraph, mark_paragraphs

TEXT = st.text(alphabet=st.sampled_from("ab <&\"'\n\u202e“é"), min_size=1, max_size=60)


def joined(paragraphs: list[Paragraph]) -> str:
    parsed = [html.fragment_fromstring(f"<div>{p.words}{p.gap}</div>") for p in paragraphs]
    return "".join(p.text_content() for p in parsed).replace("[U+202E]", "\u202e")


@given(text=TEXT, ends=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), max_size=6))
def test_marks_of_any_shape_leave_the_text_alone_and_cover_their_words(text: str, ends: list[tuple[int, int]]) -> None:
    marks = [
        Mark(start=start, end=min(start + length, len(text)), kind="claim", id=f"c-{n}", number=n, note=f"n-{n}")
        for n, (start, length) in enumerate(ends)
        if start < len(text)
    ]
    paragraphs = mark_paragraphs(text, marks, report="t")
    assert joined(paragraphs) == text
    whole = html.fragment_fromstring("<div>" + "".join(p.words for p in paragraphs) + "</div>")
    for mark in marks:
        pieces = [p for p in whole.xpath(".//*[@data-c]") if mark.id in p.get("data-c").split()]
        words = "".join(p.text_content() for p in pieces).replace("[U+202E]", "\u202e")
        assert "".join(words.split()) == "".join(text[mark.start : mark.end].split())


def test_a_claim_over_two_paragraphs_goes_on_in_the_second() -> None:
    text = "one two\n\nthree four"
    first, second = mark_paragraphs(
        text, [Mark(start=4, end=14, kind="claim", id="c-1", number=1, note="n-1")], report="t"
    )
    assert 'id="c-1"' in first.words
    assert 'data-c="c-1">three</span>' in second.words
    assert first.claims == ("c-1",)
    assert second.claims == ()


def test_two_claims_that_start_together_both_have_their_element() -> None:
    marks = [
        Mark(start=0, end=9, kind="claim", id="c-1", number=1, note="n-1"),
        Mark(start=0, end=3, kind="claim", id="c-2", number=2, note="n-2"),
    ]
    (paragraph,) = mark_paragraphs("one two three", marks, report="t")
    assert paragraph.words.index('id="c-1"') < paragraph.words.index('id="c-2"') < paragraph.words.index("one")


def test_a_text_of_a_megabyte_is_shown_in_part_with_all_its_claims() -> None:
    text = "word " * 200_000
    at = 900_000
    shown = mark_paragraphs(text, [Mark(start=at, end=at + 4, kind="claim", id="c-1", number=1)], report="t")
    assert sum(p.end - p.start for p in shown) < LIMIT + 2_000
    (last,) = [p for p in shown if p.claims]
    assert last.skipped > 600_000
    assert 'data-c="c-1">word</span>' in last.words
