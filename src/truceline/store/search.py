"""Searching the words of the reports, alike on both databases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connections
from django.db.models import QuerySet

from truceline.store import models
from truceline.store.items import live_at
from truceline.store.word_index import TABLE
from truceline.text.search_words import Term

FEW = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`rows` are the first of `count` reports, with their items."""

    count: int
    rows: tuple[models.Report, ...]


def find_reports(alias: str, terms: Sequence[Term], *, limit: int = 20, at: int | None = None, few: int = FEW) -> Found:
    """Live reports with all the terms, the newest first, those without a date last. A term has at most
    `LONGEST_PHRASE` words.

    Up to `few` matches are sorted; of more the first are met by walking through the reports in their order.
    """
    reports = models.Report.objects.using(alias)
    ended = reports.exclude(live_at(at)).values_list("pk", flat=True)
    matching = _matching(alias, terms)
    matching -= set(ended.filter(pk__in=matching) if len(matching) <= few else ended.iterator(chunk_size=5_000))
    narrowed = reports.filter(pk__in=matching) if len(matching) <= few else reports.all()
    keys = list(islice((key for key in _newest_first(narrowed) if key in matching), limit))
    rows = reports.select_related("item").in_bulk(keys)
    return Found(count=len(matching), rows=tuple(rows[key] for key in keys))


def _newest_first(reports: QuerySet[models.Report]) -> Iterator[int]:
    """Keys; dated reports in the order of an index."""
    for undated in (False, True):
        rows = reports.filter(published__isnull=undated).order_by("-published", "-pk").values_list("pk", flat=True)
        keys = rows.iterator(chunk_size=500)
        try:
            yield from keys
        finally:
            keys.close()  # type: ignore[attr-defined]


def _matching(alias: str, terms: Sequence[Term]) -> set[int]:
    """Keys of all reports that ever were, with every term."""
    matching: set[int] | None = None
    with connections[alias].cursor() as cursor:
        for statement, bound in _conditions(connections[alias].vendor, terms):
            cursor.execute(statement, bound)
            keys = {key for (key,) in cursor.fetchall()}
            matching = keys if matching is None else matching & keys
            if not matching:
                break
    return matching or set()


def _conditions(vendor: str, terms: Sequence[Term]) -> Iterator[tuple[str, list[Any]]]:
    if vendor != "postgresql":
        wanted = " AND ".join('"' + " ".join(term) + '"' for term in terms)
        yield f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s", [wanted]
        return
    for term in terms:
        wanted = " <-> ".join(f"'{word}'" for word in term)
        yield f"SELECT DISTINCT report_id FROM {TABLE} WHERE words @@ %s::tsquery", [wanted]
