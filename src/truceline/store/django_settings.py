"""What Django must know to hold a record: no web, no users, no default database."""

from __future__ import annotations

from typing import Any

INSTALLED_APPS = ["truceline.store"]
DATABASES: dict[str, Any] = {}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
SECRET_KEY = "no request is ever answered with these settings"
