"""What a page states about itself in markup that no reader sees: JSON-LD, meta elements, title."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any

from truceline.text.stamps import find_stamps

_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|Statement)$")
_PUBLISHED_NAMES = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "dcterms.created",
    "dcterms.issued", "dc.date.issued", "dc.date.created", "dc.date", "dcterms.date", "pubdate", "publishdate",
    "publish-date", "publication_date", "publicationdate", "published", "parsely-pub-date", "sailthru.date", "date",
    "bt:pubdate", "citation_publication_date", "originalpublicationdate", "cxenseparse:recs:publishtime",
)  # fmt: skip
_LONGEST_SCRIPT = 400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """`published` are ISO values, the most trusted first. `authors` are (name, is an organisation)."""

    headlines: tuple[str, ...] = ()
    title: str | None = None
    outlet: str | None = None
    site: str | None = None
    authors: tuple[tuple[str, bool], ...] = ()
    published: tuple[str, ...] = ()
    section: str | None = None
    language: str | None = None
    opinion: bool = False


@dataclass(slots=True)
class _Article:
    headline: str | None = None
    publisher: str | None = None
    published: str | None = None
    section: str | None = None
    authors: list[tuple[str, bool]] = field(default_factory=list)
    opinion: bool = False


def read_facts(root: Any, tz: tzinfo | None) -> PageFacts:
    metas = _read_metas(root)
    articles, sites = _read_linked_records(root)
    article = articles[0] if articles else _Article()
    title = _text_of(root.find(".//head/title"))
    dates = [article.published, *(metas.get(name) for name in _PUBLISHED_NAMES)]
    named = [metas.get("author"), metas.get("article:author")]
    authors = article.authors or [(name, False) for name in named if name and _is_name(name)]
    body = root.find(".//body")
    classes = (body.get("class") or "") if body is not None else ""
    section = article.section or metas.get("article:section") or metas.get("section")
    return PageFacts(
        headlines=tuple(text for text in (article.headline, metas.get("og:title"), metas.get("twitter:title")) if text),
        title=title,
        outlet=article.publisher or metas.get("og:site_name") or (sites[0] if sites else None),
        site=metas.get("og:site_name") or (sites[0] if sites else None),
        authors=tuple(authors),
        published=tuple(value for text in dates if text and (value := read_stamp(text, tz))),
        section=section,
        language=root.get("lang") or metas.get("og:locale") or metas.get("language"),
        opinion=article.opinion
        or bool(re.search(r"\b(?:category|section|cat)-(?:opinion|editorial|comment|leader)s?\b", classes)),
    )


def read_stamp(text: str, tz: tzinfo | None) -> str | None:
    """The stamp in an attribute; eight digits in a row are a date as well."""
    digits = re.fullmatch(r"\s*((?:19|20|21)\d\d)(\d\d)(\d\d)\s*", text)
    stamps = find_stamps("-".join(digits.groups()) if digits else text[:80], tz=tz)
    return stamps[0].value if stamps else None


def _read_metas(root: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = (meta.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.strip().lower(), content[:500])
    return metas


def _read_linked_records(root: Any) -> tuple[list[_Article], list[str]]:
    articles, sites = [], []
    for script in root.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        source = (script.text or "").strip()
        if not source or len(source) > _LONGEST_SCRIPT:
            continue
        try:
            records = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        for record in _iter_records(records, 0):
            types = _strings(record.get("@type"))
            if any(_ARTICLE_TYPES.search(kind) for kind in types):
                articles.append(_read_article(record, types))
            elif any(kind in ("WebSite", "NewsMediaOrganization") for kind in types):
                sites.extend(_strings(record.get("name"))[:1])
    return articles, sites


def _iter_records(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _iter_records(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            if isinstance(value.get(key), list | dict):
                yield from _iter_records(value[key], depth + 1)


def _read_article(record: dict[str, Any], types: list[str]) -> _Article:
    authors: list[tuple[str, bool]] = []
    listed = record.get("author")
    for author in listed if isinstance(listed, list) else [listed]:
        if isinstance(author, dict):
            organised = "Organization" in " ".join(_strings(author.get("@type")))
            authors.extend((name, organised) for name in _strings(author.get("name"))[:1])
        elif isinstance(author, str):
            authors.append((author, False))
    publisher = record.get("publisher") or record.get("sourceOrganization")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return _Article(
        headline=next(iter(_strings(record.get("headline")) or _strings(record.get("name"))), None),
        publisher=next(iter(_strings(name)), None),
        published=next(iter(_strings(record.get("datePublished")) or _strings(record.get("dateCreated"))), None),
        section=next(iter(_strings(record.get("articleSection"))), None),
        authors=[(author.strip(), organised) for author, organised in authors if author.strip()],
        opinion=any("Opinion" in kind or "Review" in kind for kind in types),
    )


def _strings(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [item.strip()[:500] for item in values if isinstance(item, str) and item.strip()]


def _is_name(name: str) -> bool:
    return "://" not in name and len(name) < 120


def _text_of(element: Any | None) -> str | None:
    text = " ".join("".join(element.itertext()).split()) if element is not None else ""
    return text or None
