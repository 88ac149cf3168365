"""Guards on every table."""

from django.db import migrations, models

from truceline.store import guards


class Migration(migrations.Migration):
    """A subject may be a path, and a path is longer than 200 characters; then, guards on every table."""

    dependencies = [("truceline", "0001_initial")]

    operations = [
        migrations.AlterField("entry", "subject", models.CharField(max_length=4000, db_index=True)),
        migrations.RunPython(guards.put_up_in_migration, guards.take_down_in_migration),
    ]
