"""One post: the article that was pasted into it, or the poster's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from truceline.model.report import DateBasis
from truceline.reports.boilerplate import count_words, is_ruler, is_stopped
from truceline.reports.datelines import read_dateline
from truceline.reports.draft import Credit, Draft
from truceline.reports.lines import Line, join_paragraphs, read_lines
from truceline.reports.names import ISSUER_KINDS, PAPER_KINDS, Names
from truceline.reports.pasted import read_articles
from truceline.reports.publication import opening_stamp, resolve_clock
from truceline.reports.stories import Role, Setting, is_prose, role_of

_QUOTE_HEAD = re.compile(
    r"^(?:>\s*)*(?:.{1,40} (?:wrote|said|posted|schrieb)(?: on .{4,40})?:\s*(?:↑)?$|quote:?$"
    r"|originally posted by\b|quoting\b)",
    re.IGNORECASE,
)
_EXPAND = re.compile(r"^click to (?:expand|shrink)", re.IGNORECASE)
_NOISE = re.compile(
    r"^(?:last edited\b|edited by\b|sent from my\b|attach(?:ed|ments?)\b.{0,20}:|reactions?:|\d+ (?:likes?"
    r"|reactions?)|like(?:s|d by)?:?$|reply$|quote$|report$"
    r"|share$|https?://\S+$|(?:source|link):?\s*https?://\S+$|\[/?(?:img|url|media)[^\]]*\].*$|top bottom$|new$"
    r"|op$|author$)",
    re.IGNORECASE,
)
_INTRO = re.compile(
    r"\b(?:from|via|source|past(?:e|ing|ed)|cop(?:y|ied|ying)|here is|here's|here’s|typed|just in|breaking"
    r"|reports?|bulletin|live|has (?:it|this)|article"
    r"|entry|today|says|according|posted|translated|this is|full text|meanwhile|quoting|now up|on their|site|wire"
    r"|latest)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|me|my|myself|imo|imho|lol)\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]|‘[^’]*’(?!\w)")
_NAMED = re.compile(r"[A-Z0-9][\w.'’&-]*(?:\s+(?:(?:of|the|and)\s+)?[A-Z0-9][\w.'’&-]*){0,5}")
_LEADING = re.compile(
    r"^(?:\W*(?:this is |this |here is |and |now |just |also |again |so )?(?:from|via|source|according to|per|on"
    r"|in|quoting|out of)\b[:\s]+(?:the )?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """`posted` is when, as the forum prints it; None where only a join date is there."""

    handle: str
    posted: str | None
    lines: tuple[str, ...]
    forum: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intro:
    """What the poster's line above a paste says: whose copy it is."""

    outlet: str | None
    agencies: tuple[str, ...]


def read_post(post: Post, setting: Setting, *, earlier: Sequence[Draft] = ()) -> list[Draft]:
    """The reports in a post; none where it only quotes what another has posted."""
    lines = read_lines("\n".join(clean_post(post.lines, earlier)))
    if not lines or sum(count_words(line.text) for line in lines) < 3:
        return []
    intro_length = _find_intro(lines, setting)
    if intro_length is None:
        return [_own_words(lines, post, setting.names)]
    intro = " ".join(line.text for line in lines[:intro_length])
    return _read_paste(lines[intro_length:], intro, post, setting)


def clean_post(lines: Sequence[str], earlier: Sequence[Draft]) -> list[str]:
    """Without quoted posts, the signature, and what the forum adds. An article pasted as a quotation is unquoted."""
    kept: list[str] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        if _QUOTE_HEAD.match(line):
            i = _skip_quote(lines, i)
            continue
        if line.startswith(">"):
            end = i
            while end < len(lines) and lines[end].startswith(">"):
                end += 1
            quoted = [re.sub(r"^(?:>\s?)+", "", part) for part in lines[i:end]]
            if not _QUOTE_HEAD.match(quoted[0]) and _introduces(kept) and not _was_posted(quoted, earlier):
                kept.extend(quoted)
            i = end
            continue
        if re.fullmatch(r"-{2,3}|_{2,}|~{2,}", line) and all(not is_prose(rest) for rest in lines[i + 1 :]):
            break
        if is_ruler(line) and line and all(not rest or is_ruler(rest) for rest in lines[i:]):
            break
        kept.append("" if _NOISE.match(line) or _EXPAND.match(line) else line)
        i += 1
    return kept


def _skip_quote(lines: Sequence[str], start: int) -> int:
    expand = next((j for j in range(start, min(start + 60, len(lines))) if _EXPAND.match(lines[j])), None)
    if expand is not None:
        return expand + 1
    if lines[start].startswith(">"):
        end = start
        while end < len(lines) and lines[end].startswith(">"):
            end += 1
        return end
    end = start + 1
    while end < len(lines) and lines[end].startswith(">"):
        end += 1
    if end > start + 1:
        return end
    while end < len(lines) and not lines[end]:
        end += 1
    while end < len(lines) and lines[end]:
        end += 1
    return end


def _introduces(kept: Sequence[str]) -> bool:
    last = next((line for line in reversed(kept) if line), "")
    return last.endswith(":")


def _was_posted(quoted: Sequence[str], earlier: Sequence[Draft]) -> bool:
    words = " ".join(" ".join(quoted).split()).casefold()
    return any(words[:200] in " ".join(draft.text.split()).casefold() for draft in earlier)


def _find_intro(lines: Sequence[Line], setting: Setting) -> int | None:
    """How many lines the poster wrote above a pasted article (0 is possible); None where nothing was pasted."""
    first = lines[0].text
    if len(lines) > 1 and lines[1].block != lines[0].block and count_words(first) <= 40:
        spoken = first.endswith(":") or _INTRO.search(first) or setting.names.mentions(first, PAPER_KINDS)
        if spoken and _starts_article(lines[1:], setting):
            return 1
    if len(lines) > 2 and first.endswith(":") and _starts_article(lines[1:], setting):
        return 1
    if _starts_article(lines, setting) and not _speaks_for_itself(lines):
        return 0
    return None


def _starts_article(lines: Sequence[Line], setting: Setting) -> bool:
    """A headline with running text or a date under it, or a dateline at once."""
    if not lines:
        return False
    first = lines[0].text
    dateline = read_dateline(first)
    if dateline is not None and (dateline.agencies or dateline.day) and is_prose(first):
        return True
    if opening_stamp(first, setting.tz) is not None and is_prose(first):
        return True
    if (
        role_of(first, setting) is not Role.PLAIN
        or not 2 <= count_words(first) <= 25
        or first.endswith((".", ",", ":", ";"))
    ):
        return False
    if not (first[0].isupper() or first[0].isdigit() or first[0] in "“\"‘'«„") or _FIRST_PERSON.search(
        _QUOTED.sub("", first)
    ):
        return False
    rest = lines[1:9]
    roles = [role_of(line.text, setting) for line in rest]
    if not roles or (rest[0].block == lines[0].block and roles[0] is Role.PLAIN):
        return False
    return any(role in (Role.PROSE, Role.STAMP, Role.BYLINE) for role in roles[:3])


def _speaks_for_itself(lines: Sequence[Line]) -> bool:
    return any(_FIRST_PERSON.search(_QUOTED.sub("", line.text)) for line in lines)


def _own_words(lines: Sequence[Line], post: Post, names: Names) -> Draft:
    """The poster's own; a channel that a known body or paper runs is that body's or paper's."""
    kind = names.kind_of(names.index.resolve(post.handle))
    draft = Draft(
        text=join_paragraphs(line.text for line in lines),
        outlet=post.forum,
        published=post.posted,
        basis=DateBasis.STATED if post.posted else DateBasis.NONE,
    )
    if kind in ISSUER_KINDS:
        return replace(draft, issuer=post.handle)
    if kind in PAPER_KINDS:
        return replace(draft, outlet=post.handle)
    return replace(draft, poster=post.handle)


def _read_paste(lines: Sequence[Line], intro: str, post: Post, setting: Setting) -> list[Draft]:
    posted_day = date.fromisoformat(post.posted[:10]) if post.posted else None
    named = read_intro(intro, setting.names) if intro else Intro(outlet=None, agencies=())
    drafts = read_articles(_without_remark(lines), replace(setting, outlet=named.outlet), near=posted_day, shared=False)
    finished = []
    for i, draft in enumerate(drafts):
        outlet = draft.outlet or (named.outlet if i == 0 else None)
        credit = draft.credit
        if i == 0:
            printed = (intro.strip(),) if named.agencies else ()
            credit = credit.joined_with(Credit(agencies=named.agencies, printed=printed))
        published, basis = draft.published, draft.basis
        if post.posted is not None and (published is None or "T" not in published):
            clock = resolve_clock(intro, post.posted, setting.tz) if intro and i == 0 else None
            if clock is not None and (published is None or clock.startswith(published)):
                published, basis = clock, DateBasis.STATED
            elif published is None:
                published, basis = post.posted[:10], DateBasis.INFERRED
        finished.append(replace(draft, outlet=outlet, credit=credit, published=published, basis=basis))
    return finished


def read_intro(intro: str, names: Names) -> Intro:
    """Whose copy the poster says it is: the outlet by name, an agency in brackets or as "copy"."""
    outlet: str | None = None
    agencies: list[str] = []
    for mention in names.mentions(intro, PAPER_KINDS):
        printed = intro[mention.start : mention.end]
        bracketed = intro[: mention.start].count("(") > intro[: mention.start].count(")")
        if names.kind_of(mention.id) == "agency":
            agencies.append(printed)
        elif outlet is None and not bracketed:
            outlet = printed
    if outlet is None and agencies and not _only_in_brackets(intro, agencies[0]):
        outlet = agencies[0]
    return Intro(outlet=outlet or _unknown_outlet(intro), agencies=tuple(agencies))


def _only_in_brackets(intro: str, printed: str) -> bool:
    return printed not in re.sub(r"\([^()]*\)", "", intro)


def _unknown_outlet(intro: str) -> str | None:
    """A name after "from", or one that the line opens with and a comma or a verb follows."""
    led = _LEADING.match(intro)
    match = _NAMED.match(intro, led.end() if led else 0)
    if match is None:
        inner = re.search(r"\b(?:from|via|in|on) (?:the )?(?=[A-Z])", intro)
        match = _NAMED.match(intro, inner.end()) if inner else None
        led = inner
    if match is None:
        return None
    after = intro[match.end() :]
    if led is None and not re.match(
        r"(?:,| (?:has|have|says?|reports?|live|website|site|now|today|bulletin|writes)\b|['’]s? |:)", after
    ):
        return None
    return match.group().strip(" .,'’") if len(match.group()) >= 3 else None


def _without_remark(lines: Sequence[Line]) -> Sequence[Line]:
    """Without the poster's closing word under the article, recognised by its first person or its brackets."""
    if len(lines) < 3 or lines[-1].block == lines[-2].block:
        return lines
    last = lines[-1].text
    bare = _QUOTED.sub("", last)
    bracketed = re.fullmatch(r"[\[(].*[\])]", last) and _FIRST_PERSON.search(bare)
    spoken = count_words(last) <= 45 and bare == last and _FIRST_PERSON.search(bare)
    earlier = any(_FIRST_PERSON.search(_QUOTED.sub("", line.text)) for line in lines[:-1])
    lower = last[:1].islower() and is_stopped(lines[-2].text)
    return lines[:-1] if bracketed or ((spoken or lower) and not earlier) else lines
