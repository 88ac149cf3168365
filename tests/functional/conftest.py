"""The places for records of the store's own tests."""

from tests.unit.store.conftest import bare_database, bare_file, other_url, postgres, record_url

__all__ = ["bare_database", "bare_file", "other_url", "postgres", "record_url"]
