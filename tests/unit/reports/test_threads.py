"""Forum threads: articles that posters pasted, and what they say themselves."""

from __future__ import annotations

import pytest

from truceline.model.report import DateBasis, ReportKind

RULER = "-" * 60
HEADER = (
    "TWO SHORES - the forum of the valley\nBoard: News > Thread: The Heights, week 11\nRules: paste the source.\n\n"
)
FOOTER = f"{RULER}\nPage 15 of 16  |  Reply  |  Report to moderators\nUsers reading this thread: 9 members, 61 guests\n"
STORY = (
    "Two villagers were wounded on the Halvern Heights on Saturday when a mortar bomb fell behind the dairy,"
    " the Ordeshi defence ministry said. Lumenia denied that it had fired."
)


def post(number: int, handle: str, stamp: str, body: str, joined: str = "03 Feb 2037") -> str:
    return (
        f"{RULER}\n#{number}\n{handle}\nJoined: {joined}   Posts: 2,904   Location: Sarn\nPosted: {stamp}\n\n{body}\n\n"
    )


def thread(*posts: str) -> str:
    return HEADER + "".join(posts) + FOOTER


OWN = post(
    2,
    "old_miller",
    "Sat 16 Mar 2041, 09:40",
    "I heard four bangs from the mill. They came from the pass, not from the dairy.",
)


def test_a_post_in_own_words_is_a_post_of_its_writer(read):
    first, second = read(
        thread(
            OWN,
            post(
                3,
                "heron",
                "Sat 16 Mar 2041, 22:03",
                "We are in. No light, one bell. The soldiers ran up in five minutes.",
            ),
        )
    )
    assert first.kind is second.kind is ReportKind.POST
    assert first.headline is None
    assert first.outlet == "TWO SHORES"
    assert (first.voice, second.voice) == ("found:old-miller", "found:heron")
    assert second.published == "2041-03-16T22:03:00+04:00"


def test_a_join_date_is_not_a_publication_date(read):
    for report in read(
        thread(OWN, post(3, "heron", "Sat 16 Mar 2041, 22:03", "Nothing new from the bridge tonight, they say."))
    ):
        assert report.published.startswith("2041-03-16")


def test_a_pasted_article_has_its_own_headline_agency_and_day(read):
    body = (
        "From LTA last night, pasting because the site is down:\n\nTwo wounded at the dairy\n\nVERN, 15"
        f" March (LTA) - {STORY}"
    )
    report, _ = read(thread(post(1, "heron", "Sat 16 Mar 2041, 08:12", body), OWN))
    assert report.headline == "Two wounded at the dairy"
    assert report.published == "2041-03-15"
    assert (report.voice, report.agencies, report.kind) == ("lumen-agency", ("lumen-agency",), ReportKind.WIRE)
    assert "pasting" not in report.text


def test_a_stamp_inside_the_paste_beats_the_posts(read):
    body = (
        "Heights Herald has it now (Corran copy, a few words changed):\n\nTwo wounded at the dairy\n\n16"
        f" March 2041, 18:50. {STORY}"
    )
    report, _ = read(thread(post(1, "heron", "Sat 16 Mar 2041, 19:26", body), OWN))
    assert report.published == "2041-03-16T18:50:00+04:00"
    assert (report.voice, report.agencies, report.kind) == ("heights-herald", ("corran",), ReportKind.WIRE)
    assert report.text.startswith("Two villagers")


@pytest.mark.parametrize(
    ("intro", "published", "basis"),
    [
        ("Sarn Times live page, entry of 17:30 today:", "2041-03-17T17:30:00+04:00", DateBasis.STATED),
        ("Sarn Times, 11.50 today:", "2041-03-17T11:50:00+04:00", DateBasis.STATED),
        ("Radio Vern, 07:10 bulletin, typed up by me:", "2041-03-17T07:10:00+04:00", DateBasis.STATED),
        ("Radio Vern, the 23:10 bulletin:", "2041-03-16T23:10:00+04:00", DateBasis.STATED),
        ("From the Sarn Times, they are the decent ones:", "2041-03-17", DateBasis.INFERRED),
    ],
)
def test_the_posters_line_dates_a_paste_that_has_no_date(read, intro, published, basis):
    body = f"{intro}\n\nTwo wounded at the dairy\n\n{STORY}"
    report, _ = read(thread(post(1, "heron", "Sun 17 Mar 2041, 17:44", body), OWN))
    assert (report.published, report.published_basis) == (published, basis)
    assert report.headline == "Two wounded at the dairy"
    assert report.kind is ReportKind.NEWS


def test_an_unknown_outlet_is_named_as_the_poster_names_it(read):
    body = f"From the Mill Gazette, for once:\n\nTwo wounded at the dairy\n\n{STORY}"
    report, _ = read(thread(post(1, "heron", "Sun 17 Mar 2041, 17:44", body), OWN))
    assert (report.outlet, report.voice) == ("Mill Gazette", "found:mill-gazette")


def test_a_quoted_earlier_post_is_not_the_quoters(read):
    body = "> heron wrote:\n> the whole story of the dairy\n\nThen who put up the tent there, the herons?"
    reports = read(thread(OWN, post(3, "miller", "Sat 16 Mar 2041, 10:00", body)))
    assert reports[1].text == "Then who put up the tent there, the herons?"


def test_a_post_with_nothing_but_a_quotation_is_no_report(read):
    body = "> heron wrote:\n> the whole story of the dairy"
    assert len(read(thread(OWN, post(3, "miller", "Sat 16 Mar 2041, 10:00", body)))) == 1


def test_the_posters_closing_remark_is_not_the_articles(read):
    body = f"From the Sarn Times:\n\nTwo wounded at the dairy\n\n{STORY}\n\nI do not believe a word of it."
    report, _ = read(thread(post(1, "heron", "Sun 17 Mar 2041, 17:44", body), OWN))
    assert report.text == STORY


def test_a_signature_and_the_forums_foot_are_not_text(read):
    body = "Four bangs from the mill, I counted them.\n\n--\nheron\nBirds of the valley"
    reports = read(thread(OWN, post(3, "heron", "Sat 16 Mar 2041, 22:03", body)))
    assert reports[-1].text == "Four bangs from the mill, I counted them."


def test_other_post_heads_are_read_as_well(read):
    text = (
        "VALLEYWATCH\nForum index » The Heights\nPage 88 of 90\n\n"
        f"{RULER}\n#1742\nold_miller\nMember since: May 2038 | Posts: 611 "
        f"| From: Sarn\nFri 15 Mar 2041, 07:25\n\nFour bangs from the mill, I counted them.\n\n"
        f"{RULER}\n#1743\nheron\nMember since: Jan 2040 | Posts: 9 "
        "| From: Vern (again!)\nFri 15 Mar 2041, 11:02\n\nOur ministry said this morning that none of"
        " its posts opened fire.\n\n"
        f"{RULER}\n5 users reading: old_miller, 4 guests\nForum software: Cairn | Times are UTC+4\n"
    )
    first, second = read(text)
    assert (first.voice, second.voice) == ("found:old-miller", "found:heron")
    assert first.published == "2041-03-15T07:25:00+04:00"
    assert second.text == "Our ministry said this morning that none of its posts opened fire."


def test_posts_headed_by_one_line_each_are_told_apart(read):
    text = (
        "Valley forum - thread: the dairy\n\n"
        "Posted by heron on 15 March 2041, 07:25\nFour bangs from the mill, I counted them.\n\n"
        "Posted by old_miller on 15 March 2041, 08:05\nThey were blasting in the quarry till eight.\n\nUsers"
        " viewing this topic: 3\n"
    )
    first, second = read(text)
    assert (first.voice, second.voice) == ("found:heron", "found:old-miller")
    assert second.published == "2041-03-15T08:05:00+04:00"
    assert second.text == "They were blasting in the quarry till eight."


def test_articles_pasted_into_one_post_are_split_and_no_join_date_counts(read):
    text = f"""What's new

Two wounded at the dairy

Henk Moor

Dec 25, 2029

Two wounded at the dairy

{STORY}

ab/cd (LTA, Corran)

Lumenia and Ordesh trade barbs

Author of the article:


Publishing date:
Mar 17, 2041 • 4 hours ago • 1 minute read • Join the conversation

{STORY} (Reporting by Corran; editing by Kit Vale)

Last edited:

Henk Moor

Dec 25, 2029

A new chapter for the Heights

17 March 2041 19:16 (UTC+04:00)

By Ada Merrin
{STORY}


Users Who Are Viewing This Thread (Total: 1, Members: 0, Guests: 1)

Top Bottom
"""
    first, second, third = read(text)
    assert [report.headline for report in (first, second, third)] == [
        "Two wounded at the dairy",
        "Lumenia and Ordesh trade barbs",
        "A new chapter for the Heights",
    ]
    assert (first.published, first.published_basis) == (None, DateBasis.NONE)
    assert first.agencies == ("lumen-agency", "corran")
    assert (second.published, second.voice, second.kind) == ("2041-03-17", "corran", ReportKind.WIRE)
    assert (third.published, third.byline) == ("2041-03-17T19:16:00+04:00", "Ada Merrin")
    assert first.text == second.text == third.text == STORY
    assert len({first.id, second.id, third.id}) == 3


def test_an_article_with_readers_comments_is_not_a_thread(read_one):
    text = (
        f"Heights Herald\n\nTwo wounded at the dairy\n\nBy Ada Merrin\n16 March 2041, 08:00\n\n{STORY}\n\n"
        f"{STORY}\n\n3 comments\nheron | 16 March 2041, 09:00\nGod keep them.\nmiller | 16 March 2041,"
        " 09:30\nAnd who fired?\n"
    )
    report = read_one(text)
    assert report.headline == "Two wounded at the dairy"
    assert "God keep" not in report.text


def test_a_copied_profile_beside_each_post_is_its_head(read):
    text = f"""What's new
The dairy - what happened?

heron
SENIOR MEMBER
Joined
Dec 25, 2029
Messages
5,432
Country
Ordesh
Mar 14, 2041
#1
Two wounded at the dairy

14 March 2041 19:16 (UTC+04:00)

By Ada Merrin
{STORY}

old_miller
FULL MEMBER
Joined
Jan 2, 2031
Messages
311
Mar 15, 2041
#2
heron said:
Two wounded at the dairy
Click to expand...

They were blasting in the quarry till eight, I heard it myself.

You must log in or register to reply here.
Users Who Are Viewing This Thread (Total: 1, Members: 0, Guests: 1)
"""
    article, own = read(text)
    assert (article.headline, article.published) == ("Two wounded at the dairy", "2041-03-14T19:16:00+04:00")
    assert (own.voice, own.published) == ("found:old-miller", "2041-03-15")
    assert own.text == "They were blasting in the quarry till eight, I heard it myself."


def test_a_chat_log_is_one_post_a_line(read):
    first, second = read(
        "Valley channel\n\n[14/03/2041, 19:20] heron: I heard four bangs from the mill.\n"
        "[14/03/2041, 19:25] old_miller: They were blasting in the quarry till eight.\n"
    )
    assert (first.voice, first.outlet, first.published) == (
        "found:heron",
        "Valley channel",
        "2041-03-14T19:20:00+04:00",
    )
    assert second.text == "They were blasting in the quarry till eight."


def test_a_ministrys_channel_makes_statements(read):
    lines = (
        f"Ordeshi defence ministry, [14.03.2041 {clock}]\nTwo villagers were wounded behind the dairy.\n"
        for clock in ("19:20", "21:05")
    )
    first, second = read("\n".join(lines))
    assert (first.voice, first.kind) == ("ordesh-mod", ReportKind.STATEMENT)
    assert second.published == "2041-03-14T21:05:00+04:00"


def test_a_forum_page_is_a_thread_and_block_quotations_are_not_the_quoters(read):
    page = f"""<html><head><title>Valley forum - View topic - The dairy</title></head><body><h2>The dairy</h2>
    <div class="post"><div class="profile">heron<br>Posts: 112<br>Joined: 12 Mar 2035, 10:00</div>
    <p class="author">by heron » 14 Mar 2041, 19:20</p><div class="content">From the Sarn Times tonight:<br><br>
    <b>Two wounded at the dairy</b><br><br>{STORY}</div></div>
    <div class="post"><div class="profile">old_miller<br>Posts: 11<br>Joined: 12 Mar 2036, 10:00</div>
    <p class="author">by old_miller » 14 Mar 2041, 20:20</p><div class="content">
    <blockquote><cite>heron wrote:</cite>Two wounded</blockquote>I heard four bangs from the mill.</div></div>
    <div>Users browsing this forum: 3 guests</div></body></html>"""
    article, own = read(page)
    assert (article.headline, article.voice) == ("Two wounded at the dairy", "sarn-times")
    assert (own.voice, own.text) == ("found:old-miller", "I heard four bangs from the mill.")


def test_a_post_number_on_the_handles_line_is_not_part_of_the_handle() -> None:
    from truceline.reports.post_heads import _find_handle

    assert _find_handle(["mill_hand                     Post 613", "Member since 3 May 2030"], None) == "mill_hand"
