"""Articles that somebody copied from a page into a text file."""

from __future__ import annotations

import pytest

from truceline.model.report import DateBasis, ReportKind

LEAD = (
    "Two villagers were wounded on the Halvern Heights on Saturday when a mortar bomb fell behind the dairy,"
    " the Ordeshi defence ministry said."
)
SECOND = "Lumenia denied that any of its units had fired. “None of our posts opened fire,” its foreign ministry said."
THIRD = "The observers said that they had counted four explosions and would visit the dairy on Monday."

WIRE = f"""Heights Herald
News | Weather | Farm prices

Mortar bomb wounds two behind the dairy

Corran Press
Ada Merrin and Jon Pell
Publishing date: Mar 14, 2041  •  4 hours ago  •  2 minute read  •  Join the conversation

SARN, Ordesh, March 14 (Corran) - {LEAD}

{SECOND}

{THIRD}

(Reporting by Ada Merrin in Sarn; Editing by Kit Vale)

Share this article in your social network
Share | Copy link | Email | Print
Heights Herald is kept by its readers and by nobody else in the valley.
"""


def test_a_paste_gives_its_headline_outlet_agency_and_date(read_one):
    report = read_one(WIRE)
    assert report.headline == "Mortar bomb wounds two behind the dairy"
    assert (report.outlet, report.voice) == ("Heights Herald", "heights-herald")
    assert report.agencies == ("corran",)
    assert (report.published, report.published_basis) == ("2041-03-14", DateBasis.STATED)
    assert report.kind is ReportKind.WIRE
    assert report.language == "en"


def test_navigation_credits_and_share_lines_are_not_text(read_one):
    assert read_one(WIRE).text == f"SARN, Ordesh, March 14 (Corran) - {LEAD}\n\n{SECOND}\n\n{THIRD}"


def test_hours_ago_is_no_date(read_one):
    report = read_one(WIRE.replace("Mar 14, 2041  •  4 hours ago", "4 hours ago").replace(", March 14", ""))
    assert report.published is None
    assert report.published_basis is DateBasis.NONE


def test_an_update_time_does_not_beat_the_publication_time(read_one):
    text = WIRE.replace(
        "Publishing date: Mar 14, 2041  •  4 hours ago", "Updated 16 Mar 2041, 09:00 | Published 14 Mar 2041, 08:30"
    )
    assert read_one(text).published == "2041-03-14T08:30:00+04:00"


@pytest.mark.parametrize(
    ("sign_off", "agencies", "kind"),
    [
        ("Corran", ("corran",), ReportKind.WIRE),
        ("Corran, Heights Herald", ("corran",), ReportKind.NEWS),
        ("ab/cd (LTA, Corran)", ("lumen-agency", "corran"), ReportKind.NEWS),
        ("(Reporting by Corran; editing by Kit Vale)", ("corran",), ReportKind.WIRE),
        ("With material from Corran", ("corran",), ReportKind.NEWS),
        ("— LTA", ("lumen-agency",), ReportKind.WIRE),
    ],
)
def test_a_sign_off_credits_agencies_and_tells_whether_the_house_added_its_own(read_one, sign_off, agencies, kind):
    report = read_one(f"Heights Herald\n14.03.2041 08:30\n\nTwo wounded\n\n{LEAD}\n\n{SECOND}\n\n{sign_off}\n")
    assert report.agencies == agencies
    assert report.kind is kind
    assert report.text == f"{LEAD}\n\n{SECOND}"


def test_an_agency_in_brackets_behind_the_last_sentence_is_a_credit(read_one):
    report = read_one(
        f"RADIO VERN 98.2\n\nTwo wounded\n\nPosted: 14/03/2041 18:30\n\n{LEAD}\n\nThe dairy is shut ... (Corran)\n"
    )
    assert report.agencies == ("corran",)
    assert report.text == f"{LEAD}\n\nThe dairy is shut ..."
    assert report.published == "2041-03-14T18:30:00+04:00"
    assert report.voice == "radio-vern"


def test_an_unknown_agency_in_a_dateline_is_found_by_its_capitals(read_one):
    report = read_one(
        f"Two wounded\n\nBy Ada Merrin\n14 March 2041\n\nSARN, March 14 (NorPress) - {LEAD}\n\n{SECOND}\n"
    )
    assert report.agencies == ("found:norpress",)
    assert report.voice == "found:norpress"
    assert report.kind is ReportKind.WIRE


def test_an_agency_alone_is_the_voice_of_its_own_copy(read_one):
    report = read_one(
        "Two wounded behind the dairy\n\nCorran Press\nAda Merrin\nPublishing date: Mar 14, 2041\n\n"
        f"{LEAD}\n\n{SECOND}\n"
    )
    assert (report.outlet, report.voice) == (None, "corran")
    assert report.headline == "Two wounded behind the dairy"
    assert report.byline == "Corran Press"


def test_an_unknown_outlet_gets_an_id_of_its_own(read_one):
    report = read_one(
        "The Upper Valley Post\n\nTwo wounded\n\nAda Merrin\nPublishing date: Mar 14, 2041\n\nSARN -"
        f" {LEAD}\n\n{SECOND}\n"
    )
    assert (report.outlet, report.voice) == ("The Upper Valley Post", "found:upper-valley-post")
    assert report.headline == "Two wounded"
    assert report.byline == "Ada Merrin"
    assert report.kind is ReportKind.NEWS


def test_a_report_without_any_name_speaks_for_itself_alone(read_one):
    report = read_one(f"Two wounded behind the dairy\n\n{LEAD}\n\n{SECOND}\n")
    assert report.voice == f"found:report-{report.id.removeprefix('r-')}"


def test_a_headline_that_asks_is_not_taken_for_text(read_one):
    report = read_one(
        "Heights Herald\n\nWho fired on the dairy on Saturday night, and why does nobody say?\n\nBy"
        f" Ada Merrin\n14 March 2041, 10.55\n\n{LEAD}\n\n{SECOND}\n"
    )
    assert report.headline == "Who fired on the dairy on Saturday night, and why does nobody say?"
    assert report.text.startswith("Two villagers")


def test_a_headline_of_two_sentences_stays_whole(read_one):
    head = "Lumenia says its men have left the pass. Ordesh says they have not"
    assert read_one(f"{head}\n\nBy Ada Merrin\n14 March 2041\n\n{LEAD}\n\n{SECOND}\n").headline == head


def test_subheadings_stay_and_a_photo_credit_goes_to_the_captions(read_one):
    text = (
        f"Two wounded\n\nBy Ada Merrin\n14 March 2041\n\n{LEAD}\n\nThe dairy in spring. Photo: Herald"
        f" archive\n\nNobody slept\n\n{SECOND}\n\n{THIRD}\n"
    )
    report = read_one(text)
    assert report.text == f"{LEAD}\n\nNobody slept\n\n{SECOND}\n\n{THIRD}"
    assert report.captions == ("The dairy in spring. Photo: Herald archive",)


def test_a_teaser_in_the_middle_is_dropped_and_the_story_goes_on(read_one):
    text = (
        f"Two wounded\n\nBy Ada Merrin\n14 March 2041\n\n{LEAD}\n\nRead also: The price of hay | Who owns"
        f" the pass?\n\n{SECOND}\n\n{THIRD}\n\n{LEAD.replace('Saturday', 'Sunday')}\n"
    )
    assert "hay" not in read_one(text).text
    assert read_one(text).text.count("\n\n") == 3


def test_hard_wrapped_lines_are_joined(read_one):
    wrapped = (
        "Two wounded\n\nBy Ada Merrin\n14 March 2041\n\n"
        "Two villagers were wounded on the Halvern Heights on Saturday when a\n"
        "mortar bomb fell behind the dairy, the Ordeshi defence ministry said\n"
        "in a statement.\n\nLumenia denied that any of its units had fired at the dairy or near\nit on that day.\n"
    )
    assert "when a mortar bomb fell" in read_one(wrapped).text
    assert "near it on that day." in read_one(wrapped).text


def test_two_articles_under_each_other_are_two_reports(read):
    text = (
        f"Two wounded behind the dairy\n\nBy Ada Merrin\nPublishing date: Mar 14, 2041\n\n{LEAD}\n\n"
        f"{SECOND}\n\nLumenia closes the pass\n\nBy Jon Pell\nPublishing date: Mar 15, 2041\n\n{SECOND}\n"
        f"\n{THIRD}\n"
    )
    first, second = read(text)
    assert (first.headline, first.published) == ("Two wounded behind the dairy", "2041-03-14")
    assert (second.headline, second.published) == ("Lumenia closes the pass", "2041-03-15")
    assert "pass" not in first.text


def test_an_opinion_page_is_an_editorial(read_one):
    report = read_one(
        "Heights Herald\nOPINION\n\nA promise is a promise\n\nThe Herald's view\n14 March 2041\n\n"
        f"{LEAD}\n\nBoth sides should stop.\n"
    )
    assert report.kind is ReportKind.EDITORIAL


def test_a_text_that_marks_the_points_of_an_agreement_is_an_editorial(read_one):
    points = "\n\n".join(f"Point {n}: the ceasefire on paper. It has not been kept." for n in range(1, 6))
    report = read_one(
        "Marks for the truce\n\n14 March 2041\n\nThe truce has five points, and here is what became"
        f" of each of them this year.\n\n{points}\n"
    )
    assert report.kind is ReportKind.EDITORIAL


def test_characters_of_the_text_are_left_as_they_are(read_one):
    odd = "The o\u0301bser\u00advers\u200b counted \u202b4\u202c explosions near the dairy on Saturday evening."
    assert odd in read_one(f"Two wounded\n\nBy Ada Merrin\n14 March 2041\n\n{odd}\n\n{SECOND}\n").text


def test_a_digest_names_each_items_own_paper(read):
    text = (
        f"VALLEY MEDIA DIGEST\n14 March 2041\n\n1. Two wounded at the dairy\nHeights Herald, 13 March 2041, 18:00\n\n"
        f"{LEAD}\n\n{SECOND}\n\n2. Lumenia closes the pass\nCorran Press, 14 March 2041\n\n{SECOND}\n\n{THIRD}\n"
    )
    first, second = read(text)
    assert (first.headline, first.voice, first.published) == (
        "Two wounded at the dairy",
        "heights-herald",
        "2041-03-13T18:00:00+04:00",
    )
    assert (second.headline, second.voice, second.kind) == ("Lumenia closes the pass", "corran", ReportKind.WIRE)


DATED = [
    "YELDAN, May 4, 2041 (Corran) - ",
    "YELDAN (Corran) May 4 2041 - ",
    "(Corran Press) May 4 2041 - ",
    "(Corran Press, May 4, 2041) - ",
    "May 4, 2041 (Corran Press) - ",
    "YELDAN, Saturday, May 4, 2041 /Corran/ - ",
    "VARN, 4 May 2041 — ",
    "Varn - May 4, 2041 - ",
]


@pytest.mark.parametrize("dateline", DATED)
@pytest.mark.parametrize("head", ["Heights Herald\n\nShells hit the village\n\n", "Shells hit the village\n\n", ""])
def test_the_paragraph_behind_a_dateline_with_a_year_is_text_and_not_the_head(read_one, dateline, head):
    report = read_one(f"{head}{dateline}Ordeshi guns shelled the village on Saturday.\n\n{SECOND}")
    assert report.text.startswith(f"{dateline}Ordeshi guns shelled")
    assert report.published == "2041-05-04"
    assert report.headline == ("Shells hit the village" if head else None)
    assert report.agencies == (("corran",) if "Corran" in dateline else ())


def test_a_title_beside_a_date_is_still_no_text(read_one):
    report = read_one(f"The Sarn Times, 4 May 2041 - Shells hit the village\n\n{LEAD}\n\n{SECOND}")
    assert report.text.startswith(LEAD[:20])
    assert report.published == "2041-05-04"
