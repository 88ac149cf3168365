"""The database itself refuses to change or delete what is kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, connections
from tests.unit.store.factories import make_record

from truceline.store import guards, models

ALL = guards.guarded_models()
LIVE = [kind for kind in ALL if issubclass(kind, models.Live)]


@pytest.fixture
def record(record_url: str) -> Iterator[str]:
    alias = make_record(record_url)
    models.Decision.objects.using(alias).create(since=1, decision="d-1", kind="accept", subject="c-1", body="{}")
    return alias


def test_every_table_is_guarded(record: str) -> None:
    assert len(ALL) >= 9
    assert guards.absent(connections[record], ALL) == []


def test_no_row_is_deleted(record: str) -> None:
    for kind in ALL:
        rows = kind._default_manager.using(record)
        before = rows.count()
        assert before > 0, kind
        with connections[record].cursor() as cursor, pytest.raises(IntegrityError, match="record is deleted"):
            cursor.execute(f"DELETE FROM {kind._meta.db_table}")
        assert rows.count() == before


def test_no_column_is_changed(record: str) -> None:
    for kind in ALL:
        for field in (field for field in kind._meta.concrete_fields if field.column != "until"):
            value = "77" if "Integer" in field.get_internal_type() or "Auto" in field.get_internal_type() else "'x'"
            value = "77" if field.is_relation and field.related_model is not models.Blob else value
            with connections[record].cursor() as cursor, pytest.raises(IntegrityError, match="in the record"):
                cursor.execute(f"UPDATE {kind._meta.db_table} SET {field.column} = {value}")


def test_an_end_is_set_once_and_with_nothing_else(record: str) -> None:
    for kind in LIVE:
        rows = kind._default_manager.using(record)
        live = rows.filter(until=None).first()
        assert live is not None
        row = rows.filter(pk=live.pk)
        with pytest.raises(IntegrityError, match="only the end"):
            row.update(until=11, since=2)
        assert row.update(until=11) == 1
        for end in (12, None):
            with pytest.raises(IntegrityError, match="only the end"):
                row.update(until=end)


def test_a_guard_that_was_taken_down_or_changed_is_named(record: str) -> None:
    guards.take_down(connections[record], [models.Claim])
    gone = guards.absent(connections[record], ALL)
    assert {"truceline_claim_guard_update", "truceline_claim_guard_delete"} <= set(gone)
    guards.put_up(connections[record], [models.Claim])
    assert guards.absent(connections[record], ALL) == []


def test_no_table_of_the_record_is_emptied_at_once(record: str) -> None:
    if connections[record].vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    with (
        connections[record].cursor() as cursor,
        pytest.raises(IntegrityError, match="nothing in the record is deleted"),
    ):
        cursor.execute("TRUNCATE truceline_claim")


def test_a_guard_that_was_switched_off_is_named(record: str) -> None:
    if connections[record].vendor != "postgresql":
        pytest.skip("SQLite has no switch for one trigger")
    with connections[record].cursor() as cursor:
        cursor.execute("ALTER TABLE truceline_item DISABLE TRIGGER truceline_item_guard_update")
    assert guards.absent(connections[record], ALL) == ["truceline_item_guard_update"]
