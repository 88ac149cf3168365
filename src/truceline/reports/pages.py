"""Web pages: the story with what the page says about it, whichever way it says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from truceline.model.report import DateBasis
from truceline.reports.boilerplate import count_words
from truceline.reports.credits import read_byline
from truceline.reports.draft import Credit, Draft
from truceline.reports.issuers import names_a_monitor, reads_as_issuer
from truceline.reports.lines import Line, is_row, join_paragraphs, read_lines
from truceline.reports.page_blocks import Block, parse_page, read_blocks
from truceline.reports.page_facts import PageFacts, read_facts
from truceline.reports.page_fallback import extract_elsewhere
from truceline.reports.page_story import Story, find_story, fold, likeness, split_title
from truceline.reports.pasted import read_article, read_articles, read_wire_head
from truceline.reports.publication import covers_period, is_stamp_line, pick_stamp, refine
from truceline.reports.stories import Role, Setting, cut_body, is_document_number, is_prose, role_of
from truceline.reports.threads import read_thread

_SECTION_LABEL = re.compile(
    r"(?:leader|leading article|editorial|opinion|comment|column|op-?ed|analysis)s?\b", re.IGNORECASE
)
_DATED = re.compile(r"\W*(?:publish|posted|updated|last updated|issued|created|modified)", re.IGNORECASE)
_FEW_WORDS = 40
_MIDNIGHT = "T00:00:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opening:
    """The blocks between headline and text, read."""

    start: int
    credit: Credit
    dates: tuple[str, ...]
    section: str | None
    coverage: tuple[str, ...]


def read_page(content: str, setting: Setting) -> list[Draft]:
    """The reports on one page; a page without markup is read as plain text."""
    root = parse_page(content)
    if root is None:
        return read_articles(read_lines(content), setting)
    blocks = read_blocks(root)
    thread = read_thread("\n".join(_as_posted(blocks)), setting, on_page=True)
    if thread is not None:
        return thread
    facts = read_facts(root, setting.tz)
    story = find_story(blocks, facts)
    digest = read_digest(story, facts, setting)
    if digest:
        return digest
    draft = read_story(story, facts, setting)
    if count_words(draft.text) < _FEW_WORDS:
        draft = replace(draft, text=extract_elsewhere(content, draft.text))
    return [draft] if count_words(draft.text) >= 3 else []


def _as_posted(blocks: Sequence[Block]) -> Iterator[str]:
    """The blocks as lines of a plain thread: quotations marked, paragraphs apart."""
    previous: tuple[int, ...] = ()
    for block in blocks:
        if block.path != previous and block.tag in ("p", "blockquote", "li"):
            yield ""
        yield f"> {block.text}" if block.quoted else block.text
        previous = block.path


def read_story(story: Story, facts: PageFacts, setting: Setting) -> Draft:
    outlet = _find_outlet(story, facts, setting)
    setting = replace(setting, outlet=outlet)
    opening = _read_opening(story, setting)
    lines = [
        *opening.coverage,
        *(block.text for block in story.blocks[opening.start :] if not _is_aside(block, setting)),
    ]
    body = cut_body([line for line in lines if fold(line) != fold(story.headline or "")], setting)
    _, wired = read_wire_head(body.paragraphs, setting.names, None)
    credit = _stated_authors(facts, outlet, setting, opening.credit).joined_with(wired).joined_with(body.credit)
    paragraphs = _without_author_note(body.paragraphs, credit.byline)
    published = _pick_date(story, opening, facts, setting)
    headline = story.headline or next(iter(facts.headlines or split_title(facts.title)), None)
    issuer = _find_issuer(headline, outlet, story, setting)
    return Draft(
        text=join_paragraphs(paragraphs),
        headline=headline,
        outlet=outlet,
        credit=credit,
        published=published,
        basis=DateBasis.STATED if published else DateBasis.NONE,
        section=opening.section or ("opinion" if facts.opinion else None) or facts.section,
        issuer=issuer,
        language=facts.language,
        captions=(*story.captions, *body.captions),
    )


def read_digest(story: Story, facts: PageFacts, setting: Setting) -> list[Draft]:
    """The articles of a page that holds several, each with its own heading and date; empty for any other page."""
    heads = [i for i in range(len(story.blocks)) if _heads_article(story.blocks[i : i + 5], setting)]
    if len(heads) < 2 or any(is_prose(block.text) for block in story.blocks[: heads[0]]):
        return []
    outlet = _find_outlet(story, facts, setting)
    drafts = []
    for start, end in pairwise([*heads, len(story.blocks)]):
        lines = [Line(block.text, i) for i, block in enumerate(story.blocks[start:end])]
        draft = read_article(lines, replace(setting, outlet=outlet))
        drafts.append(replace(draft, outlet=draft.outlet or outlet, language=facts.language))
    return drafts


def _heads_article(blocks: Sequence[Block], setting: Setting) -> bool:
    """A heading, then a date, then running text."""
    if not blocks or not blocks[0].level or is_stamp_line(blocks[0].text, setting.tz):
        return False
    dated = False
    for block in blocks[1:]:
        if is_prose(block.text) and not is_stamp_line(block.text, setting.tz):
            return dated
        dated = dated or bool(pick_stamp([block.text], setting.tz) and is_stamp_line(block.text, setting.tz))
    return False


def _find_outlet(story: Story, facts: PageFacts, setting: Setting) -> str | None:
    """As the page states it; else the part of its title that is not the headline; else the masthead."""
    if facts.outlet:
        return facts.outlet
    parts = split_title(facts.title)
    for part in reversed(parts):
        if setting.names.paper(part) is not None:
            return part
    headline = story.headline or ""
    others = [part for part in parts if likeness(part, headline) < 0.6 and count_words(part) <= 6]
    if len(parts) > 1 and others:
        return others[-1]
    for block in story.above:
        if count_words(block.text) <= 6 and setting.names.paper(block.text) is not None:
            return block.text
    return None


def _read_opening(story: Story, setting: Setting) -> _Opening:
    """Bylines, dates and labels up to the first running sentence."""
    credit, dates, section, coverage = Credit(), list[str](), None, list[str]()
    start = 0
    for block in story.above[-6:]:
        if block.hint == "section" or (count_words(block.text) <= 4 and _SECTION_LABEL.match(block.text)):
            section = block.text
    for i, block in enumerate(story.blocks):
        text = block.text
        meta = block.hint in ("byline", "date") and count_words(text) <= 30
        stamped = is_stamp_line(text, setting.tz)
        if is_prose(text) and not stamped and not (meta and count_words(text) < 14):
            if i < 4 and not dates and _is_deck(story.blocks[i : i + 4], setting):
                continue
            break
        start = i + 1
        if covers_period(text):
            coverage.append(text)
        if stamped or meta:
            dates.append(text)
        if block.hint == "section" or _SECTION_LABEL.match(text):
            section = section or text
        credit = credit.joined_with(_read_credit(text, block, setting))
    else:
        start = _first_text(story)
    return _Opening(start=start, credit=credit, dates=tuple(dates), section=section, coverage=tuple(coverage))


def _is_deck(blocks: Sequence[Block], setting: Setting) -> bool:
    """One paragraph between the headline and the line that names author or date."""
    if count_words(blocks[0].text) > 45:
        return False
    for block in blocks[1:]:
        if block.level:
            return False
        if is_stamp_line(block.text, setting.tz) or role_of(block.text, setting) is Role.BYLINE:
            return True
        if block.hint in ("byline", "date") and count_words(block.text) <= 14:
            return True
        if is_prose(block.text):
            return False
    return False


def _first_text(story: Story) -> int:
    """On a page without a long sentence: after the last byline or date."""
    return 1 + max((i for i, block in enumerate(story.blocks) if block.hint in ("byline", "date")), default=-1)


def _read_credit(text: str, block: Block, setting: Setting) -> Credit:
    pieces = [
        piece for piece in re.split(r"\s*[|•·]\s*|\s+[–—-]\s+", text) if piece and not is_stamp_line(piece, setting.tz)
    ]
    for piece in pieces:
        read = read_byline(
            piece, names=setting.names, outlet=setting.outlet, labelled=block.hint == "byline" and len(pieces) == 1
        )
        if read is not None and (read.agencies or read.own or read.byline):
            return read
    return Credit()


def _is_aside(block: Block, setting: Setting) -> bool:
    """A byline or a date line among the paragraphs."""
    words = count_words(block.text)
    if words > 14 or is_row(block.text) or covers_period(block.text):
        return False
    labelled = bool(_DATED.match(block.text)) and is_stamp_line(block.text, setting.tz)
    return labelled or (block.hint in ("byline", "date") and not is_prose(block.text) and not block.level)


def _stated_authors(facts: PageFacts, outlet: str | None, setting: Setting, seen: Credit) -> Credit:
    agencies = []
    for name, organised in facts.authors:
        known = setting.names.agency(name) is not None
        if known or (organised and setting.names.paper(name) is None and fold(name) != fold(outlet or "")):
            agencies.append(name)
    names = ", ".join(name for name, _ in facts.authors) or None
    return seen.joined_with(Credit(agencies=tuple(agencies), byline=names))


def _pick_date(story: Story, opening: _Opening, facts: PageFacts, setting: Setting) -> str | None:
    """Stated dates before visible ones; a visible clock makes a bare date of the same day precise."""
    seen = pick_stamp(opening.dates, setting.tz)
    stated = facts.published[0] if facts.published else None
    if stated is not None:
        bare = stated[:10] if _MIDNIGHT in stated else stated
        others = [*facts.published, *_all_stamps(opening.dates, setting)]
        precise = refine(bare, [other for other in others if other and _MIDNIGHT not in other])
        return stated if precise == bare else precise
    if seen is not None:
        return seen
    near = [block.text for block in story.above[-5:] if not block.regions and is_stamp_line(block.text, setting.tz)]
    below = [block.text for block in story.blocks[opening.start :] if _is_aside(block, setting)]
    return pick_stamp(near[::-1], setting.tz) or pick_stamp(below, setting.tz)


def _all_stamps(lines: Sequence[str], setting: Setting) -> list[str | None]:
    return [pick_stamp([line], setting.tz) for line in lines]


def _find_issuer(headline: str | None, outlet: str | None, story: Story, setting: Setting) -> str | None:
    """The body whose own page this is: by the site's name, or by a numbered document's title and trail."""
    names = setting.names
    if outlet and names.paper(outlet) is None and reads_as_issuer(outlet, names):
        return outlet
    if not headline or not is_document_number(headline):
        return None
    if names.issuer(headline) is not None:
        return headline
    trail = [part for block in story.above for part in re.split(r"\s*[›»>|/:]\s*", block.text)]
    bodies = [part for part in trail if reads_as_issuer(part, names)]
    return next((part for part in bodies if names_a_monitor(part)), bodies[-1] if bodies else None)


def _without_author_note(paragraphs: Sequence[str], byline: str | None) -> list[str]:
    """Without the closing note on who the author is."""
    kept = list(paragraphs)
    author = re.search(r"[^\W\d_a-z][\w’'-]+ [^\W\d_a-z][\w’'-]+", byline or "")
    note = rf"{re.escape(author.group())} (?:covers|writes|is|reports|has|joined|works)\b" if author else None
    while note and len(kept) > 1 and re.match(note, kept[-1]):
        kept.pop()
    return kept
