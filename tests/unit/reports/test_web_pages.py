"""Web pages, tidy and untidy."""

from __future__ import annotations

import json

import pytest

from truceline.model.report import ReportKind

HEAD = "Two wounded behind the dairy, Ordesh says"
LEAD = "Two villagers were wounded on the Halvern Heights on Saturday when a mortar bomb fell behind the dairy."
SECOND = "Lumenia denied that any of its units had fired. “None of our posts opened fire,” its foreign ministry said."
THIRD = "The observers said that they had counted four explosions and would visit the dairy on Monday."
STORY = f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>"
TEXT = f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


def page(body: str, head: str = "", title: str = f"{HEAD} | The Sarn Times") -> str:
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>{head}</head>"
        f"<body>{body}</body></html>"
    )


def linked(**fields: object) -> str:
    record = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": HEAD, **fields}
    return f'<script type="application/ld+json">{json.dumps(record)}</script>'


def test_linked_data_gives_date_agency_and_outlet(read_one):
    head = linked(
        datePublished="2041-03-14T05:55:00Z",
        dateModified="2041-03-15T05:55:00Z",
        author={"@type": "Organization", "name": "Corran Press"},
        publisher={"@type": "Organization", "name": "The Sarn Times"},
    )
    report = read_one(page(f"<h1>{HEAD}</h1><p class='byline'>Corran Press in Sarn</p>{STORY}", head))
    assert report.published == "2041-03-14T05:55:00+00:00"
    assert (report.voice, report.agencies, report.kind) == ("sarn-times", ("corran",), ReportKind.WIRE)
    assert (report.headline, report.text) == (HEAD, TEXT)


def test_an_article_inside_a_graph_is_found_and_a_copyright_year_is_no_date(read_one):
    record = {
        "@graph": [
            {"@type": "WebSite", "name": "The Sarn Times", "copyrightYear": 2039},
            {"@type": "NewsArticle", "headline": HEAD, "datePublished": "2041-03-14"},
        ]
    }
    head = f'<script type="application/ld+json">{json.dumps(record)}</script>'
    assert read_one(page(f"<h1>{HEAD}</h1>{STORY}", head)).published == "2041-03-14"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2041-03-14T08:30:00+04:00">',
        '<meta name="dcterms.created" content="2041-03-14T08:30:00+04:00">',
        '<meta name="date" content="2041-03-14 08:30">',
        '<meta name="DC.date" content="2041-03-14"><meta name="pubdate" content="2041-03-14T08:30:00+04:00">',
    ],
)
def test_each_usual_element_gives_the_date(read_one, head):
    assert read_one(page(f"<h1>{HEAD}</h1>{STORY}", head)).published == "2041-03-14T08:30:00+04:00"


@pytest.mark.parametrize(
    "line",
    [
        "<p><small>14.03.2041 08:30 | Printed version | Send to a friend | Views: 4418</small></p>",
        "<div class='dt'>Thu. 14.03.2041, 08:30 - Times staff</div>",
        "<div class='byl'>By Ada Merrin<br>Published: 14 Mar 2041, 08:30</div>",
        "<p class='meta'>Ada Merrin in Sarn | 14 March 2041, 08.30 | 2 min</p>",
        "<p class='d'>Thursday, March 14, 2041, 08:30 / Text: Ada Merrin / Pictures: Jon Sarn</p>",
        "<p>Issued Thursday 14 March 2041, 08.30.</p>",
        "<p>By Ada Merrin</p><p><time datetime='2041-03-14T08:30:00+04:00'>this morning</time> 14 March 2041,"
        " 8.30am</p>",
        "<p>Updated 15 March 2041, 10:00 | Published 14 March 2041, 08:30</p>",
    ],
)
def test_a_date_line_under_the_headline_counts_and_is_not_text(read_one, line):
    head = (
        '<meta property="og:updated_time" content="2041-04-02T09:00:00+04:00"><meta name="last-modified"'
        ' content="2041-04-02">'
    )
    body = (
        f"<div class='ticker'>BREAKING: Fair postponed *** Page updated 2 April 2041</div><h1>{HEAD}"
        f"</h1>{line}{STORY}<footer>© 2039 The Sarn Times</footer>"
    )
    report = read_one(page(body, head))
    assert report.published == "2041-03-14T08:30:00+04:00"
    assert report.text == TEXT


@pytest.mark.parametrize("label", ["Released:", "Issued", "Filed at", "Posted:", "As of"])
def test_a_line_that_gives_its_period_and_then_its_release_dates_the_page(read_one, label):
    line = f"Reporting period: Wednesday 13 March 2041, midnight to midnight. {label} 14 March 2041, 08:30 local time."
    report = read_one(page(f"<h2>Bulletin 12</h2><p><i>{line}</i></p>{STORY}"))
    assert report.published == "2041-03-14T08:30:00+04:00"


def test_a_weekday_date_without_a_clock_is_a_day(read_one):
    body = (
        f"<div class='top'>Last update of the site: 21.04.2041 | +11°</div><h1>{HEAD}</h1><div>Thursday,"
        f" March 14, 2041 | Our special correspondent, Jon Pell | Read: 10,212</div>{STORY}"
    )
    report = read_one(page(body))
    assert report.published == "2041-03-14"
    assert "Jon Pell" in report.byline


def test_a_visible_clock_makes_a_bare_date_precise(read_one):
    head = '<meta name="DC.date" content="2041-03-14">'
    body = (
        "<h1>HOG Daily Report 189</h1><p>Covers Wednesday 13 March 2041, 00.00 to 24.00 local time."
        f" Issued Thursday 14 March 2041, 10.00.</p>{STORY}"
    )
    report = read_one(page(body, head, title="HOG Daily Report 189"))
    assert report.published == "2041-03-14T10:00:00+04:00"
    assert (report.voice, report.kind) == ("hog", ReportKind.MONITOR)


def test_a_stated_midnight_yields_to_a_visible_clock(read_one):
    head = '<meta property="article:published_time" content="2041-03-14T00:00:00+04:00">'
    assert (
        read_one(page(f"<h1>{HEAD}</h1><p>14 March 2041, 08:30</p>{STORY}", head)).published
        == "2041-03-14T08:30:00+04:00"
    )


def test_furniture_of_all_kinds_is_not_text(read_one):
    body = f"""
    <div class="consent" role="dialog">
    <p>We and our 214 partners store information on your device. You can change your mind.</p></div>
    <header><a href="/">The Sarn Times</a><nav><ul><li>World</li></ul></nav></header>
    <main><article><p class="kicker">Halvern Heights</p><h1>{HEAD}</h1>
    <p class="standfirst">Lumenia says none of its units opened fire</p>
    <ul class="share"><li><a href="#">Share</a></li><li>Save for later</li></ul>
    <figure><img src="x.jpg"><figcaption>The dairy last spring. Photograph: Times archive</figcaption></figure>
    <p>{LEAD}</p><div class="ad">Advertisement</div>
    <aside class="related"><h2>Related stories</h2><ul><li>
    <a href="#">The price of hay and who pays it now.</a></li></ul></aside>
    <p>{SECOND}</p><div class="inline-promo">
    <b>Good papers need hay and money.</b> Support the Times from 3 marks a month.</div><p>{THIRD}</p></article>
    <div class="author-box">Ada Merrin covers the valley. She joined the Times in 2032.</div>
    <section class="newsletter"><h2>Sign up</h2>
    <p>Our weekly letter on hay and small wars, free every Thursday.</p></section>
    <div id="comments"><h3>12 comments</h3><ol><li>
    <p>Twenty men and a tent. We lost a generation over less.</p></li></ol></div></main>
    <footer><p>© 2041 The Sarn Times. All rights reserved.</p></footer>"""
    report = read_one(page(body))
    assert report.text == TEXT
    assert report.captions == ("The dairy last spring. Photograph: Times archive",)


def test_a_layout_of_tables_is_read_through(read_one):
    body = f"""<table width="100%"><tr><td colspan="3"><b>HEIGHTS HERALD</b> Daily of the free valley</td></tr>
    <tr><td><a href="/">Front page</a><br><a href="/a">Archive</a>
    <p>BANNER: Blankets collected daily at the market hall</p></td>
    <td><h2>Mortar bomb behind the dairy: two wounded</h2><p>
    <small>14.03.2041 13:05 | Printed version | Views: 4418</small></p>{STORY}
    <p><i>Corran, Heights Herald</i></p><hr><b>On this theme:</b><br>
    <a href="#">The milkmaids of the Heights</a><br><a href="#">How to darken a window</a><hr>
    <b>Comments (2)</b><p><b>heron</b>, 14.03 13:31: God keep them all, and the cows of the dairy too</p></td>
    <td><b>MOST READ</b><br>1. Bus timetable from 1 April<br>2. Pension day moved</td></tr></table>"""
    report = read_one(page(body, title="HEIGHTS HERALD :: Mortar bomb behind the dairy"))
    assert report.text == TEXT
    assert report.headline == "Mortar bomb behind the dairy: two wounded"
    assert (report.voice, report.agencies, report.kind) == ("heights-herald", ("corran",), ReportKind.NEWS)


def test_a_soup_of_unnamed_divisions_is_read_by_its_headings(read_one):
    body = (
        f"<div>Menu</div><div><div>{HEAD}</div></div><h1>{HEAD}</h1><div>By Ada Merrin</div><div>{LEAD}"
        f"</div><div>{SECOND}</div><div>{THIRD}</div><div>You may also like</div><div>The wedding that"
        " stopped the tram</div><div>Ten things to do with leftover hay</div>"
    )
    assert read_one(page(body)).text == TEXT


def test_a_table_of_figures_keeps_one_row_a_line(read_one):
    table = (
        "<table border='1'><caption>Violations, 13 March</caption><tr><th>Sector</th><th>Shots</th></tr>"
        "<tr><td>North</td><td>1</td></tr><tr><td>All</td><td>1</td></tr></table>"
    )
    report = read_one(
        page(f"<h1>HOG Daily Report 189</h1><p>{LEAD}</p>{table}<p>{THIRD}</p>", title="HOG Daily Report 189")
    )
    assert "Sector\tShots\nNorth\t1\nAll\t1" in report.text
    assert report.text.endswith(THIRD)


def test_items_of_an_ordered_list_are_paragraphs(read_one):
    body = (
        "<span class='section'>LEADER</span><h1>Six months of truce: the marks</h1><p class='meta'>The"
        f" Times | 15 March 2041, 06.00</p><p>{LEAD}</p><ol><li>The ceasefire is not being kept by anyone."
        f"</li><li>The withdrawal was carried out.</li></ol><p>{THIRD}</p>"
    )
    report = read_one(page(body, title="Six months of truce: the marks — The Sarn Times"))
    assert "The ceasefire is not being kept by anyone.\n\nThe withdrawal was carried out." in report.text
    assert report.kind is ReportKind.EDITORIAL


def test_inline_markup_does_not_split_words(read_one):
    body = (
        f"<h1>{HEAD}</h1><p>The <b>Hal</b>vern&shy;&nbsp;<i>Heights</i> were quiet on Sunday <a"
        f" href='#'>morning</a>, the observers said.</p>{STORY}"
    )
    assert (
        "The Halvern\u00ad\u00a0Heights were quiet on Sunday morning, the observers said." in read_one(page(body)).text
    )


@pytest.mark.parametrize(
    "head",
    ['<meta property="article:section" content="Opinion">', '<meta property="article:section" content="Leaders">'],
)
def test_the_opinion_section_makes_an_editorial(read_one, head):
    assert read_one(page(f"<h1>{HEAD}</h1>{STORY}", head)).kind is ReportKind.EDITORIAL


def test_a_house_report_that_an_agency_helped_with_is_news(read_one):
    extra = "<p>Dr Noll told the Times that eleven people had been brought to the hospital on Saturday.</p>"
    body = f"<h1>{HEAD}</h1><p>14 March 2041</p>{STORY}{extra}<p>Corran</p>"
    report = read_one(page(body))
    assert (report.agencies, report.kind) == (("corran",), ReportKind.NEWS)


def test_a_page_of_a_ministry_is_its_statement(read_one):
    head = '<meta property="og:site_name" content="Ministry of Defence of the Republic of Ordesh">'
    report = read_one(page(f"<h1>{HEAD}</h1><p>14 March 2041, 08:30</p>{STORY}", head, title=HEAD))
    assert (report.voice, report.kind) == ("ordesh-mod", ReportKind.STATEMENT)


def test_scripts_and_hidden_parts_are_never_text(read_one):
    body = (
        f"<h1>{HEAD}</h1>{STORY}<script>document.write('Boo')</script><div style='display:none'>"
        f"<p>{LEAD.replace('Two', 'Nine')}</p></div><div hidden><p>{THIRD}</p></div>"
    )
    assert read_one(page(body)).text == TEXT


def test_a_truncated_page_is_read_as_far_as_it_goes(read_one):
    whole = page(f"<h1>{HEAD}</h1><div class='story'>{STORY}</div>")
    report = read_one(whole[: whole.index("counted four")])
    assert report.text.startswith(LEAD)
    assert SECOND in report.text


def test_an_empty_page_holds_no_report(read):
    assert read(page("")) == []


def test_ids_come_from_the_words_and_the_files_name(read):
    content = page(f"<h1>{HEAD}</h1>{STORY}")
    first, second = read(content, content)
    assert first.id != second.id
    assert [report.id for report in read(content, content)] == [first.id, second.id]
    assert (first.item, second.item) == (0, 1)


def test_a_page_of_several_dated_articles_gives_each(read):
    body = f"""<h1>Valley digest</h1>
    <article><h2>Two wounded at the dairy</h2><p>Heights Herald, 13 March 2041, 18:00</p><p>{LEAD}</p></article>
    <article><h2>Lumenia closes the pass</h2><p>Corran Press, 14 March 2041</p><p>{SECOND}</p></article>"""
    first, second = read(page(body, title="Valley digest"))
    assert (first.headline, first.voice, first.text) == ("Two wounded at the dairy", "heights-herald", LEAD)
    assert (second.headline, second.agencies, second.published) == (
        "Lumenia closes the pass",
        ("corran",),
        "2041-03-14",
    )


def test_dates_that_head_the_parts_of_a_chronology_stay(read_one):
    body = f"<h1>{HEAD}</h1><p>Published 15 March 2041, 09:00</p><p>{LEAD}</p><h3>13 March 2041</h3><p>{SECOND}</p>"
    report = read_one(page(body))
    assert report.text == f"{LEAD}\n\n13 March 2041\n\n{SECOND}"
    assert report.published == "2041-03-15T09:00:00+04:00"


def test_a_deck_above_the_byline_is_not_text(read_one):
    body = f"<h1>{HEAD}</h1><p>The ministry blames the other side, which denies it.</p><p>By Ada Merrin</p>{STORY}"
    assert read_one(page(body)).text == TEXT
