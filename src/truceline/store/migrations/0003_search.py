"""An index of the words of the reports."""

from typing import Any

from django.db import migrations

from truceline.store import word_index


def make(state: Any, editor: Any) -> None:
    word_index.make_index(editor.connection)


def drop(state: Any, editor: Any) -> None:
    word_index.drop_index(editor.connection)


class Migration(migrations.Migration):
    """No model: the index follows from the reports, and `word_index.catch_up` fills it when somebody first searches."""

    dependencies = [("truceline", "0002_guards")]

    operations = [migrations.RunPython(make, drop)]
