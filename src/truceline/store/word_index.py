"""The index of words of the reports: made from them alone, so that it can be made anew at any time.

Words are folded before either database sees them, so that both find the same: SQLite in a table of FTS5 without content
of its own, PostgreSQL in rows of `tsvector`, none so long that it loses a word's place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from truceline.store import models
from truceline.store.journal import writing
from truceline.text.search_words import LONGEST_PHRASE, search_words

TABLE = "truceline_words"
_PIECE = 250  # of `tsvector`, which keeps 256 places of a word
_AT_ONCE = 500


def make_index(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            columns = "report_id bigint, piece integer, words tsvector, PRIMARY KEY (report_id, piece)"
            cursor.execute(f"CREATE TABLE {TABLE} ({columns})")
            cursor.execute(f"CREATE INDEX {TABLE}_found ON {TABLE} USING gin (words)")
        else:
            cursor.execute(
                f"CREATE VIRTUAL TABLE {TABLE} USING fts5(headline, text, content='', tokenize='ascii')"
            )  # every letter beyond ASCII belongs to a word there, and words were cut before


def drop_index(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")


def index_report(alias: str, key: int, headline: str | None, text: str) -> None:
    """Within `writing`. `key` is that of the report's row; once each."""
    connection = connections[alias]
    if connection.vendor == "postgresql":
        _index_pieces(connection, key, headline or "", text)
        return
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {TABLE} (rowid, headline, text) VALUES (%s, %s, %s)",
            [key, _spaced(headline or ""), _spaced(text)],
        )


def catch_up(alias: str) -> int:
    """Indexes what came into the record by another way than adding; gives how many reports."""
    if not _behind(alias, _last_indexed(alias)):
        return 0
    with writing(alias):
        waiting = _behind(alias, _last_indexed(alias)).order_by("pk")
        for row in waiting.values_list("pk", "headline", "text").iterator(chunk_size=_AT_ONCE):
            index_report(alias, *row)
        return waiting.count()


def rebuild(alias: str) -> int:
    """The index from nothing; gives how many reports are in it."""
    with writing(alias):
        drop_index(connections[alias])
        make_index(connections[alias])
        rows = models.Report.objects.using(alias).order_by("pk").values_list("pk", "headline", "text")
        count = 0
        for row in rows.iterator(chunk_size=_AT_ONCE):
            index_report(alias, *row)
            count += 1
        return count


def _last_indexed(alias: str) -> int:
    connection = connections[alias]
    column, table = ("report_id", TABLE) if connection.vendor == "postgresql" else ("id", f"{TABLE}_docsize")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT max({column}) FROM {table}")
        return cursor.fetchone()[0] or 0


def _behind(alias: str, last: int) -> QuerySet[models.Report]:
    return models.Report.objects.using(alias).filter(pk__gt=last)


def _spaced(text: str) -> str:
    return " ".join(word.fold for word in search_words(text))


def _index_pieces(connection: BaseDatabaseWrapper, key: int, headline: str, text: str) -> None:
    """The headline is a piece, and the text is cut into pieces that overlap, so that no phrase falls between two."""
    pieces = chain([_folds(headline)], _cut(_folds(text)))
    rows = [(key, number, _vector(words)) for number, words in enumerate(pieces)]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {TABLE} (report_id, piece, words) VALUES (%s, %s, %s::tsvector)", rows)


def _folds(text: str) -> list[str]:
    return [word.fold for word in search_words(text)]


def _cut(words: Sequence[str]) -> Iterator[Sequence[str]]:
    step = _PIECE - LONGEST_PHRASE
    for start in range(0, max(len(words) - LONGEST_PHRASE, 1), step):
        yield words[start : start + _PIECE]


def _vector(words: Sequence[str]) -> str:
    """Words hold letters and digits alone, so that nothing in them can end the quotation marks."""
    places: dict[str, list[str]] = {}
    for place, word in enumerate(words, 1):
        places.setdefault(word, []).append(str(place))
    return " ".join(f"'{word}':{','.join(where)}" for word, where in places.items())
