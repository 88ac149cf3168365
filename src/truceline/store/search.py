"""Searching the words of the reports, alike on both databases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connections
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL

from truceline.store import models
from truceline.store.items import live_at
from truceline.store.word_index import TABLE
from truceline.text.search_words import Term


def find_reports(alias: str, terms: Sequence[Term], *, at: int | None = None) -> QuerySet[models.Report]:
    """Live reports with all the terms, the newest first, those without a date last. A term has at most
    `LONGEST_PHRASE` words."""
    rows = models.Report.objects.using(alias).filter(live_at(at))
    for statement, bound in _conditions(connections[alias].vendor, terms):
        rows = rows.filter(pk__in=RawSQL(statement, bound))
    return rows.order_by(F("published").desc(nulls_last=True), "-pk")


def _conditions(vendor: str, terms: Sequence[Term]) -> Iterator[tuple[str, list[Any]]]:
    if vendor != "postgresql":
        wanted = " AND ".join('"' + " ".join(term) + '"' for term in terms)
        yield f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s", [wanted]
        return
    for term in terms:
        wanted = " <-> ".join(f"'{word}'" for word in term)
        yield f"SELECT report_id FROM {TABLE} WHERE words @@ %s::tsquery", [wanted]
