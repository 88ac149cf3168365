"""Whatever the reports, the pack and the file names contain stays text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from truceline.model.dossier import Dossier
from truceline.model.ids import ReportId
from truceline.publish.page import render_page

ATTACKS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    '<a href="javascript:alert(1)">x</a>',
    "javascript:alert(1)",
    "https://evil.example/track.png",
    "<svg/onload=alert(1)>",
    "</title><base href=//evil.example>",
    "<!-- ",
    "--><iframe src=//evil.example></iframe>",
    "{{ 7*7 }}{% include 'x' %}",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "</text></svg><form action=//evil.example>",
    "a\u202eb\u2066c\u200bd\x00e\ud800f\ufeffg",
    "&lt;script&gt;&#x3c;b&#x3e;",
    "x" * 5000,
)
PLACES = (
    "pack_title", "side", "ministry", "place", "other_name", "headline", "outlet", "title", "provision", "term",
    "reason", "issue", "path", "caption", "lead",
)  # fmt: skip


def hostile(theatre: Callable[..., Any], attack: str) -> Dossier:
    return theatre(**dict.fromkeys(PLACES, attack), said=[f"this {attack}", f"that {attack}"]).dossier()


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_every_outside_string_stays_text_and_is_all_there(
    attack: str,
    theatre: Callable[..., Any],
    page: html.HtmlElement,
    render: Callable[[Dossier], html.HtmlElement],
    reassembled: Callable[[html.HtmlElement], str],
) -> None:
    record, plain = hostile(theatre, attack), page
    page = render(record)
    for report in record.reports:
        assert reassembled(page.get_element_by_id(f"r-{report.id}")) == report.text
    assert len(page.xpath("//script")) == 1
    assert page.xpath("string(//script)") == plain.xpath("string(//script)")
    assert page.xpath("string(//style)") == plain.xpath("string(//style)")
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    assert not page.xpath("//iframe | //img | //base | //form | //object | //embed | //@src | //@style | //@srcset")
    assert {href[0] for href in page.xpath("//a/@href")} == {"#"}
    assert page.xpath("//link/@href") == ["data:,"]
    assert len(page.xpath("//meta")) == len(plain.xpath("//meta"))
    assert {e.tag for e in page.iter() if isinstance(e.tag, str)} <= {
        e.tag for e in plain.iter() if isinstance(e.tag, str)
    } | {"details", "summary", "ul", "li"}


def test_what_a_reader_cannot_see_is_spelled_out_everywhere(theatre: Callable[..., Any]) -> None:
    controls = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
    unseen = controls + "\u200b\u200d\u2060\ufeff\x00\x1b\x85\u00ad"
    text = render_page(hostile(theatre, f"a{unseen}z"))
    assert not set(unseen) & set(text)
    assert "[U+202E]" in text
    assert '<span class="ctl">[U+202E]</span>' in text


def test_joiners_stay_where_a_script_is_written_with_them(theatre: Callable[..., Any]) -> None:
    persian = "می\u200cشود"
    text = render_page(theatre(lead=f"{persian} and bad\u200cword ").dossier())
    assert persian in text
    assert 'bad<span class="ctl">[U+200C]</span>word' in text


def test_every_outside_string_is_isolated_from_the_direction_around_it(
    theatre: Callable[..., Any], render: Callable[[Dossier], html.HtmlElement]
) -> None:
    page = render(theatre(ministry="وزارة", headline="عنوان", title="عنوان الحادث", place="قرية").dossier())
    for node in page.xpath("//body//text()[contains(., 'و') or contains(., 'ع') or contains(., 'ق')]"):
        holders = [node.getparent(), *node.getparent().iterancestors()]
        assert any(e.tag in ("bdi", "text") or e.get("dir") == "auto" for e in holders), node


def test_a_strange_id_becomes_a_harmless_one_and_is_still_found(
    theatre: Callable[..., Any], render: Callable[[Dossier], html.HtmlElement]
) -> None:
    record: Dossier = theatre().dossier()
    bad = ReportId('r" onclick="alert(1) \u202e')
    old = record.reports[2]
    record = replace(
        record,
        reports=(*record.reports[:2], replace(old, id=bad)),
        claims=tuple(replace(c, report=bad) if c.report == old.id else c for c in record.claims),
    )
    page = render(record)
    assert not page.xpath("//@onclick")
    ids = set(page.xpath("//@id"))
    assert {href[1:] for href in page.xpath("//a/@href")} <= ids
