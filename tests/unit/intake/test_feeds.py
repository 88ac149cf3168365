from __future__ import annotations

import pytest

from truceline.intake.feeds import MAX_BROKEN_FEED, MAX_ELEMENTS, MAX_FEED, MAX_ITEMS

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Corran Press &amp; Partners</title><language>en-GB</language>
<pubDate>Mon, 15 Sep 2031 09:00:00 GMT</pubDate>
<item><title>Shells on Halvern &amp;amp; Alta Vern</title>
<link>https://corran.example/1</link><dc:creator>A. Vell</dc:creator>
<pubDate>Sun, 14 Sep 2031 10:00:00 +0400</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Shells fell, said “Ordesh”.</p><script>x()</script>]]></content:encoded></item>
<item><title>Plain</title><description>Ten &lt; eleven &amp; no markup.</description></item>
<item><title>Escaped</title><description>&lt;p&gt;Two shells&amp;nbsp;fell.&lt;/p&gt;</description></item>
<item><title>Headline alone</title></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title type="html">Halvern &lt;b&gt;live&lt;/b&gt;</title>
<updated>2031-09-15T00:00:00Z</updated>
<entry><title>One</title><published>2031-09-14T10:00:00+04:00</published><updated>2031-09-14T12:00:00+04:00</updated>
<author><name>Desk</name></author><link href="https://x.example/1"/>
<summary>Short.</summary><content type="html">&lt;p&gt;Shells fell.&lt;/p&gt;</content></entry>
<entry><title>Two</title><updated>2031-09-14T13:00:00+04:00</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>No <b>shells</b>.</p></div></content></entry>
<entry><title>Three</title><content type="text">Wrote &lt;p&gt; by hand &amp;amp; so on.</content></entry>
</feed>"""

RSS1 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Old wire</title></channel>
<item rdf:about="x1"><title>One</title><dc:date>2031-09-14T10:00:00+04:00</dc:date><dc:creator>Vell</dc:creator>
<description>Shells fell.</description></item></rdf:RDF>"""


def test_each_item_of_an_rss_feed_is_a_capture_with_its_envelope(read):
    outcome = read(RSS.encode())
    assert outcome.issues == []
    first = outcome.captures[0]
    assert (first.source, first.input.media_type) == ("feed", "application/rss+xml")
    assert first.envelope.title == "Shells on Halvern & Alta Vern"
    assert first.envelope.published == "Sun, 14 Sep 2031 10:00:00 +0400"
    assert first.envelope.author == "A. Vell"
    assert first.envelope.feed == "Corran Press & Partners"
    assert (first.envelope.language, first.envelope.link) == ("en-GB", "https://corran.example/1")
    assert [capture.item for capture in outcome.captures] == [0, 1, 2, 3]


def test_the_full_text_is_taken_and_html_told_from_plain_words(read):
    assert [(capture.media_type, capture.content) for capture in read(RSS.encode()).captures] == [
        ("text/html", "<p>Shells fell, said “Ordesh”.</p><script>x()</script>"),
        ("text/plain", "Ten < eleven & no markup."),
        ("text/html", "<p>Two shells&nbsp;fell.</p>"),
        ("text/plain", "Headline alone"),
    ]


def test_an_item_without_a_date_does_not_take_that_of_the_feed(read):
    assert read(RSS.encode()).captures[1].envelope.published is None


def test_atom_says_itself_what_is_markup(read):
    outcome = read(ATOM.encode())
    assert outcome.captures[0].input.media_type == "application/atom+xml"
    assert outcome.captures[0].envelope.feed == "Halvern live"
    assert outcome.captures[0].envelope.author == "Desk"
    assert outcome.captures[0].envelope.published == "2031-09-14T10:00:00+04:00"
    assert outcome.captures[1].envelope.published == "2031-09-14T13:00:00+04:00"
    assert outcome.captures[0].content == "<p>Shells fell.</p>"
    assert "<b>shells</b>" in outcome.captures[1].content
    assert (outcome.captures[2].media_type, outcome.captures[2].content) == (
        "text/plain",
        "Wrote <p> by hand &amp; so on.",
    )


def test_rss_1_is_read(read):
    capture = read(RSS1.encode()).only
    assert (capture.content, capture.envelope.feed) == ("Shells fell.", "Old wire")
    assert (capture.envelope.published, capture.envelope.author) == ("2031-09-14T10:00:00+04:00", "Vell")


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-16", "koi8-r"])
def test_a_feed_is_read_in_the_encoding_that_it_declares(read, encoding):
    feed = f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>Ф</title>'
    outcome = read(
        (feed + "<item><title>Да</title><description>Обстрел</description></item></channel></rss>").encode(encoding)
    )
    assert outcome.issues == []
    assert (outcome.only.content, outcome.only.envelope.title) == ("Обстрел", "Да")


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (RSS.replace("</channel></rss>", ""), "line 12: no element found"),
        (RSS.replace("Short.", "Short &nbsp; & sweet."), "line 7: undefined entity"),
        (RSS.replace("Short.", "Short\x0b."), "line 7: not well-formed (invalid token)"),
        (RSS.replace("Short.", "&#xD800; &#0; Short."), "line 7: reference to invalid character number"),
    ],
)
def test_a_feed_that_is_not_well_formed_is_mended_and_an_issue_as_well(read, broken, reason):
    outcome = read(broken.encode())
    assert [capture.envelope.title for capture in outcome.captures][:2] == ["Shells on Halvern & Alta Vern", "Plain"]
    assert outcome.issue.reason == f"a feed that is not well-formed ({reason})"
    assert outcome.issue.remedy.startswith("4 of its items were read")


@pytest.mark.parametrize("text", ["<rss version='2.0'><channel>", "<rss", "<feed><title>&", "<rss>&#xD800;</item>"])
def test_a_broken_feed_without_items_is_an_issue_only(read, text):
    outcome = read(text.encode())
    assert outcome.captures == []
    assert outcome.issue.reason.startswith("a feed that is not well-formed")


def test_a_feed_without_items_is_an_issue(read):
    assert read(b"<rss version='2.0'><channel></channel></rss>").issue.reason == "a feed without items"


def test_an_empty_item_is_named_by_its_number(read):
    outcome = read(b"<rss version='2.0'><channel><item><title>One</title></item><item/></channel></rss>")
    assert outcome.only.content == "One"
    assert outcome.issue.path.endswith(", item 2")


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss SYSTEM "file:///etc/passwd">',
        "<!-- > --><?p ?><!DOCTYPE rss [ <!ELEMENT rss ANY> ]>",
        '<!DOCTYPE rss [<!ENTITY a "',
        "<!ENTITY a 'b'>",
    ],
)
@pytest.mark.parametrize("root", ["rss", "lolz"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declarations_of_entities_are_refused_before_anything_is_expanded(read, head, root, encoding):
    text = f"<?xml version='1.0'?>{head}<{root}><channel><item><title>&lol2; &x;</title></item></channel></{root}>"
    outcome = read(text.encode(encoding))
    assert outcome.captures == []
    assert "never expanded" in outcome.issue.reason


def test_the_document_type_of_old_feeds_is_harmless(read):
    head = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">'
    feed = f'{head}<rss version="0.91"><channel><item><title>One</title></item></channel></rss>'
    outcome = read(feed.encode())
    assert (outcome.issues, outcome.only.content) == ([], "One")


def test_a_feed_of_too_many_items_is_cut_and_said_so(read):
    items = "<item><title>One</title></item>" * (MAX_ITEMS + 5)
    outcome = read(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    assert len(outcome.captures) == MAX_ITEMS
    assert outcome.issue.reason == f"only the first {MAX_ITEMS} of its {MAX_ITEMS + 5} items were read"


@pytest.mark.parametrize(
    "feed", [b"<rss>" + b" " * MAX_FEED + b"</rss>", b"<rss>" + b"<b/>" * MAX_ELEMENTS + b"</rss>"]
)
def test_a_feed_too_large_to_parse_is_refused(read, feed):
    outcome = read(feed)
    assert outcome.captures == []
    assert outcome.issue.reason.startswith("the feed is larger than 8 million characters or 200000 elements")


@pytest.mark.parametrize(
    "feed", [b"<rss><item>x" + b" " * MAX_BROKEN_FEED, b"<rss><item>x" + b"<" * (MAX_ELEMENTS + 1)]
)
def test_a_broken_feed_too_large_to_mend_is_refused(read, feed):
    outcome = read(feed)
    assert outcome.captures == []
    assert outcome.issue.remedy.endswith("too large to be mended")
