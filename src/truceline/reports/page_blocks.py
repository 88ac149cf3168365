"""A web page as blocks of text in reading order, each with what its surroundings say it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from truceline.reports.lines import read_lines
from truceline.reports.page_regions import caption_of, hint_of, is_hidden, region_of
from truceline.reports.page_tables import is_grid, read_rows

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "audio",
        "video",
        "button",
        "input",
        "select",
        "textarea",
        "option",
        "datalist",
        "label",
        "head",
        "title",
        "meta",
        "link",
        "base",
        "nav",
        "map",
        "area",
        "applet",
        "frameset",
        "dialog",
    ]
)
_BLOCKS = frozenset(
    [
        "html",
        "body",
        "main",
        "article",
        "section",
        "header",
        "footer",
        "aside",
        "address",
        "blockquote",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hgroup",
        "hr",
        "li",
        "menu",
        "ol",
        "p",
        "pre",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    ]
)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_DEEPEST = 220

Regions = tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """`tag` is the innermost block element's, "row" for a row of figures; `level` 1 to 6 for a heading, else 0.

    `regions` are the pieces of furniture it lies in by name and path, outermost first; whether to believe them, the
    story decides. `hint` is what its class says it does (byline, date, section, standfirst). `link_share` is the part
    of its letters that are links. `path` are the positions of its ancestors from the root: blocks of one container
    share a beginning. `quoted` blocks lie in a block quotation.
    """

    text: str
    tag: str
    path: tuple[int, ...]
    level: int = 0
    regions: Regions = ()
    hint: str | None = None
    link_share: float = 0.0
    strong: bool = False
    quoted: bool = False


def parse_page(content: str) -> Any | None:
    """The root of the page's tree, or None where there is no markup in it. Never loads anything."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        return etree.fromstring(content.encode("utf-8", errors="replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def read_blocks(root: Any) -> list[Block]:
    """All blocks that a reader of the page can see."""
    walker = _Walker()
    walker.walk(root, (), _Surroundings())
    return walker.blocks


def read_fragment(content: str) -> list[str]:
    """The lines of a scrap of HTML, furniture left out."""
    root = parse_page(content)
    if root is None:
        return []
    return [block.text for block in read_blocks(root) if not block.regions and not _is_pointer(block)]


def _is_pointer(block: Block) -> bool:
    return block.link_share > 0.9 and len(block.text) < 80


@dataclass(frozen=True, slots=True)
class _Surroundings:
    tag: str = "body"
    level: int = 0
    regions: Regions = ()
    hint: str | None = None
    linked: bool = False
    strong: bool = False
    quoted: bool = False


class _Walker:
    """Gathers inline text until a block element begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[tuple[str, bool, bool]] = []

    def walk(self, element: Any, path: tuple[int, ...], around: _Surroundings) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _SKIPPED or len(path) > _DEEPEST or is_hidden(element):
            return
        if tag == "br":
            self._flush(path, around)
            return
        is_block = tag in _BLOCKS
        if is_block:
            self._flush(path[:-1], around)
        inside = _enter(element, path, around, is_block)
        if tag == "pre":
            self._read_lines(element, path, inside)
        elif tag == "table" and is_grid(element):
            self._read_table(element, path, inside)
        else:
            if tag == "q":
                self._pieces.append(("“", inside.linked, inside.strong))
            self._add(element.text, inside)
            for position, child in enumerate(element):
                self.walk(child, (*path, position), inside)
                self._add(child.tail, inside)
            if tag == "q":
                self._pieces.append(("”", inside.linked, inside.strong))
        if is_block:
            self._flush(path, inside)

    def _add(self, text: str | None, around: _Surroundings) -> None:
        if text:
            self._pieces.append((text, around.linked, around.strong))

    def _flush(self, path: tuple[int, ...], around: _Surroundings) -> None:
        text = _SPACES.sub(" ", "".join(piece for piece, _, _ in self._pieces)).strip()
        if text:
            total = sum(len(piece.strip()) for piece, _, _ in self._pieces) or 1
            linked = sum(len(piece.strip()) for piece, link, _ in self._pieces if link)
            strong = sum(len(piece.strip()) for piece, _, bold in self._pieces if bold)
            self._append(text, path, around, linked / total, strong / total > 0.9)
        self._pieces.clear()

    def _append(self, text: str, path: tuple[int, ...], around: _Surroundings, linked: float, strong: bool) -> None:
        self.blocks.append(
            Block(
                text=text,
                tag=around.tag,
                path=path,
                level=around.level,
                regions=around.regions,
                hint=around.hint,
                link_share=linked,
                strong=strong,
                quoted=around.quoted,
            )
        )

    def _read_lines(self, element: Any, path: tuple[int, ...], around: _Surroundings) -> None:
        for line in read_lines("".join(element.itertext())):
            self._append(line.text, path, around, 0.0, False)

    def _read_table(self, element: Any, path: tuple[int, ...], around: _Surroundings) -> None:
        for text, tag in read_rows(element):
            self._append(text, path, replace(around, tag=tag), 0.0, False)


def _enter(element: Any, path: tuple[int, ...], around: _Surroundings, is_block: bool) -> _Surroundings:
    tag = element.tag
    if not is_block:
        linked = around.linked or (tag == "a" and element.get("href") is not None)
        strong = around.strong or tag in ("b", "strong")
        return (
            around
            if (linked, strong) == (around.linked, around.strong)
            else replace(around, linked=linked, strong=strong)
        )
    level = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else around.level
    region = "caption" if caption_of(element, tag) else region_of(element, tag)
    regions = (*around.regions, (region, path)) if region is not None else around.regions
    quoted = around.quoted or tag == "blockquote"
    return replace(around, tag=tag, level=level, regions=regions, hint=hint_of(element) or around.hint, quoted=quoted)
