"""Guards: triggers of the database itself that let nobody change or delete what is kept.

They hold against mistakes, of this program and of others; whoever takes them down is found out by `proofs`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

DERIVED: frozenset[str] = frozenset()
"""Models whose rows can be made anew from the others, and need no guard."""

_FIXED = "what is kept in the record is never changed"
_ENDED = "only the end of a row in the record can be set, and only once"
_KEPT = "nothing in the record is deleted"
_FUNCTIONS = {
    "truceline_fixed": f"BEGIN RAISE EXCEPTION '{_FIXED}' USING ERRCODE = 'restrict_violation'; END",
    "truceline_kept": f"BEGIN RAISE EXCEPTION '{_KEPT}' USING ERRCODE = 'restrict_violation'; END",
    "truceline_ended": (
        "BEGIN IF OLD.until IS NULL AND NEW.until IS NOT NULL"
        " AND to_jsonb(OLD) - 'until' = to_jsonb(NEW) - 'until' THEN RETURN NEW; END IF;"
        f" RAISE EXCEPTION '{_ENDED}' USING ERRCODE = 'restrict_violation'; END"
    ),
}


def guarded_models() -> list[type[models.Model]]:
    return [model for model in apps.get_app_config("truceline").get_models() if model.__name__ not in DERIVED]


def put_up(connection: BaseDatabaseWrapper, kinds: Iterable[type[models.Model]]) -> None:
    """On each table, in place of those that are there; all of them or none."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for name, body in _FUNCTIONS.items():
                cursor.execute(
                    f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $guard${body}$guard$"
                )
        for kind in kinds:
            for name, statement in _guards(connection.vendor, kind):
                on = f" ON {_quoted(kind._meta.db_table)}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {_quoted(name)}{on}")
                cursor.execute(statement)


def take_down(connection: BaseDatabaseWrapper, kinds: Iterable[type[models.Model]]) -> None:
    """For migrations that go back, and for tests."""
    with connection.cursor() as cursor:
        for kind in kinds:
            on = f" ON {_quoted(kind._meta.db_table)}" if connection.vendor == "postgresql" else ""
            for name, _ in _guards(connection.vendor, kind):
                cursor.execute(f"DROP TRIGGER IF EXISTS {_quoted(name)}{on}")


def absent(connection: BaseDatabaseWrapper, kinds: Iterable[type[models.Model]]) -> list[str]:
    """The names of the guards that are not there, were switched off, or do something else."""
    wanted = [guard for kind in kinds for guard in _guards(connection.vendor, kind)]
    if connection.vendor == "postgresql":
        standing = _standing_in_postgres(connection)
        return [name for name, _ in wanted if name not in standing]
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        found = dict(cursor.fetchall())
    return [name for name, statement in wanted if found.get(name) != statement]


def _standing_in_postgres(connection: BaseDatabaseWrapper) -> frozenset[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.tgname, p.proname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
            " JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE t.tgenabled IN ('O', 'A') AND t.tgqual IS NULL AND n.nspname = current_schema()"
        )
        return frozenset(name for name, function, body in cursor.fetchall() if _FUNCTIONS.get(function) == body)


def _guards(vendor: str, kind: type[models.Model]) -> Iterator[tuple[str, str]]:
    """Names, and the statements that make them."""
    table = kind._meta.db_table
    columns = [field.column for field in kind._meta.concrete_fields if field.column is not None]
    named = f"{table}_guard"
    if vendor == "postgresql":
        changed = "truceline_ended" if "until" in columns else "truceline_fixed"
        each = f"ON {_quoted(table)} FOR EACH ROW EXECUTE FUNCTION"
        yield f"{named}_update", f"CREATE TRIGGER {_quoted(f'{named}_update')} BEFORE UPDATE {each} {changed}()"
        yield f"{named}_delete", f"CREATE TRIGGER {_quoted(f'{named}_delete')} BEFORE DELETE {each} truceline_kept()"
        yield (
            f"{named}_empty",
            f"CREATE TRIGGER {_quoted(f'{named}_empty')} BEFORE TRUNCATE ON {_quoted(table)}"
            " FOR EACH STATEMENT EXECUTE FUNCTION truceline_kept()",
        )
        return
    when, told = "", _FIXED
    if "until" in columns:
        same = " AND ".join(f"OLD.{_quoted(name)} IS NEW.{_quoted(name)}" for name in columns if name != "until")
        when = f" WHEN NOT (OLD.until IS NULL AND typeof(NEW.until) = 'integer' AND {same})"
        told = _ENDED
    yield f"{named}_update", _on_sqlite(f"{named}_update", f"UPDATE ON {_quoted(table)}{when}", told)
    yield f"{named}_delete", _on_sqlite(f"{named}_delete", f"DELETE ON {_quoted(table)}", _KEPT)


def _on_sqlite(name: str, event: str, told: str) -> str:
    return f"CREATE TRIGGER {_quoted(name)} BEFORE {event} BEGIN SELECT RAISE(ABORT, '{told}'); END"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def put_up_in_migration(state: Any, editor: Any) -> None:
    """For `RunPython`: the tables as they are at that migration."""
    put_up(editor.connection, state.get_app_config("truceline").get_models())


def take_down_in_migration(state: Any, editor: Any) -> None:
    take_down(editor.connection, state.get_app_config("truceline").get_models())
