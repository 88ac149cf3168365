"""The record as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "truceline.store"
    label = "truceline"
    default_auto_field = "django.db.models.BigAutoField"
