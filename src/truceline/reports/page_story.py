"""Which blocks of a page are the story: its headline, what stands under it, and the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from truceline.reports.boilerplate import count_words, is_boilerplate, is_stopped, is_teaser
from truceline.reports.page_blocks import Block
from truceline.reports.page_facts import PageFacts
from truceline.reports.stories import is_prose

_TITLE_SPLIT = re.compile(r"\s+[|–—·»-]+\s+|\s*::+\s*|\s*[|»]\s*")
_COMMENTS = re.compile(
    r"(?:(?:reader |readers['’] )?comments?|letters|guest ?book|responses|discussion|replies"
    r"|join the conversation|leave a (?:reply|comment)"
    r"|(?:\d[\d,]*|no) (?:comments?|responses|replies|thoughts))\b.{0,24}$",
    re.IGNORECASE,
)
_STUBBORN = frozenset({"comments", "footer", "caption"})
_CONSENT = re.compile(r"\b(?:cookies?|consent|privacy|partners|personal data)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """`above` are the visible blocks before the headline, `blocks` the candidates after it."""

    headline: str | None
    above: tuple[Block, ...]
    blocks: tuple[Block, ...]
    captions: tuple[str, ...]


def split_title(title: str | None) -> list[str]:
    return [part.strip() for part in _TITLE_SPLIT.split(title or "") if part and part.strip()]


def fold(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def likeness(a: str, b: str) -> float:
    """0 to 1, by words in common; a title that goes on where the other stops counts nearly as the same."""
    first, second = fold(a), fold(b)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    short, long = sorted((first, second), key=len)
    if len(short) >= 12 and short in long:
        return 0.9
    one, other = Counter(first.split()), Counter(second.split())
    return 2 * (one & other).total() / (one.total() + other.total())


def find_story(blocks: Sequence[Block], facts: PageFacts) -> Story:
    """The story under the page's headline; all that is not furniture where no headline is found."""
    at = find_headline(blocks, facts)
    headline = blocks[at] if at is not None else None
    disbelieved = _disbelieve(blocks, headline)
    container = _find_container(blocks, at, disbelieved)
    chosen: list[Block] = []
    captions: list[str] = []
    skipping = False
    for block in blocks[at + 1 if at is not None else 0 :]:
        region = _region(block, disbelieved)
        if region == "caption":
            captions.append(block.text)
        if region is not None or block.path[: len(container)] != container:
            continue
        title_like = block.level > 0 or block.strong or count_words(block.text) <= 5
        if title_like and _COMMENTS.match(block.text) and _has_prose(chosen):
            break
        if title_like and is_teaser(block.text):
            skipping = True
            continue
        prose = is_prose(block.text)
        if skipping and (not prose or block.tag == "li" or block.link_share > 0.5):
            continue
        skipping = False
        if block.link_share > (0.8 if prose else 0.5) and count_words(block.text) < 30:
            continue
        chosen.append(block)
    above = tuple(block for block in blocks[: at or 0])
    return Story(
        headline=headline.text if headline else None, above=above, blocks=tuple(chosen), captions=tuple(captions)
    )


def _has_prose(blocks: Sequence[Block]) -> bool:
    return any(is_prose(block.text) for block in blocks)


def find_headline(blocks: Sequence[Block], facts: PageFacts) -> int | None:
    """The heading that the page's own titles agree with; else the first h1, else the first heading before text."""
    targets = [*facts.headlines, *split_title(facts.title), facts.title or ""]
    best: tuple[float, int] | None = None
    for i, block in enumerate(blocks):
        if not block.level and not (block.strong and 3 <= count_words(block.text) <= 25 and not is_stopped(block.text)):
            continue
        agreed = max((likeness(block.text, target) for target in targets if target), default=0.0)
        if fold(block.text) == fold(facts.outlet or facts.site or "\0"):
            continue
        furniture = any(
            name in ("related", "side", "footer", "comments", "promo", "consent") for name, _ in block.regions
        )
        score = agreed + 0.25 * (block.level == 1) + 0.1 * (block.level == 2) - 0.4 * furniture
        if agreed < 0.6 and block.level != 1:
            score = 0.2 * (block.level in (2, 3)) - 0.4 * furniture
        if score > 0.1 and (best is None or score > best[0] + 1e-9):
            best = (score, i)
    if best is None:
        return None
    if best[0] < 0.25 and any(is_prose(block.text) and not block.regions for block in blocks[: best[1]]):
        return None
    return best[1]


def _region(block: Block, disbelieved: frozenset[tuple[int, ...]]) -> str | None:
    return next((name for name, path in block.regions if path not in disbelieved), None)


def _disbelieve(blocks: Sequence[Block], headline: Block | None) -> frozenset[tuple[int, ...]]:
    """Regions by name only: those around the headline, and those that hold most of the page's running text."""
    mass: dict[tuple[str, tuple[int, ...]], int] = {}
    asked: dict[tuple[int, ...], int] = {}
    total = 0
    for block in blocks:
        if not is_prose(block.text) or block.link_share > 0.5:
            continue
        words = count_words(block.text)
        total += words
        for region in block.regions:
            mass[region] = mass.get(region, 0) + words
            if region[0] == "consent":
                asked[region[1]] = asked.get(region[1], 0) + len(_CONSENT.findall(block.text))
    wrong = {
        path
        for (name, path), words in mass.items()
        if name not in _STUBBORN and words > 0.6 * total and asked.get(path, 0) * 40 < words
    }
    if headline is not None:
        wrong |= {path for _, path in headline.regions}
    return frozenset(wrong)


def _find_container(
    blocks: Sequence[Block], at: int | None, disbelieved: frozenset[tuple[int, ...]]
) -> tuple[int, ...]:
    """The path of the smallest element around the headline and nine tenths of the running text beside it."""
    after = blocks[at + 1 if at is not None else 0 :]
    masses: list[tuple[tuple[int, ...], int]] = [
        (block.path, count_words(block.text))
        for block in after
        if is_prose(block.text)
        and _region(block, disbelieved) is None
        and block.link_share <= 0.5
        and not is_boilerplate(block.text)
    ]
    if not masses:
        return ()
    parents: dict[tuple[int, ...], int] = {}
    for path, words in masses:
        for depth in range(len(path)):
            parents[path[:depth]] = parents.get(path[:depth], 0) + words
    total = sum(words for _, words in masses)
    best = max((path for path, words in parents.items() if words >= 0.6 * total), key=len, default=())
    if at is None:
        return best
    head = blocks[at].path
    shared = 0
    while shared < min(len(head), len(best)) and head[shared] == best[shared]:
        shared += 1
    return best[:shared]
