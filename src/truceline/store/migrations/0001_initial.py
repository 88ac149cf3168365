"""The tables as they were first released."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Blob",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("size", models.BigIntegerField()),
                ("body", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("at", models.CharField(max_length=40)),
                ("by", models.CharField(max_length=200)),
                ("kind", models.CharField(max_length=40)),
                ("subject", models.CharField(db_index=True, max_length=200)),
                ("why", models.TextField()),
                ("before", models.TextField(null=True)),
                ("after", models.TextField(null=True)),
                ("program", models.CharField(max_length=40)),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.PositiveBigIntegerField(db_index=True)),
                ("until", models.PositiveBigIntegerField(db_index=True, null=True)),
                ("ran", models.CharField(max_length=400)),
                ("body", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.PositiveBigIntegerField(db_index=True)),
                ("until", models.PositiveBigIntegerField(db_index=True, null=True)),
                ("decision", models.CharField(db_index=True, max_length=80)),
                ("kind", models.CharField(db_index=True, max_length=40)),
                ("subject", models.CharField(db_index=True, max_length=200)),
                ("body", models.TextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)), fields=("decision",), name="one_live_decision"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.PositiveBigIntegerField(db_index=True)),
                ("until", models.PositiveBigIntegerField(db_index=True, null=True)),
                ("path", models.CharField(max_length=4000)),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("body", models.TextField()),
                ("blob", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="truceline.blob")),
            ],
        ),
        migrations.CreateModel(
            name="Issue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.PositiveBigIntegerField(db_index=True)),
                ("until", models.PositiveBigIntegerField(db_index=True, null=True)),
                ("path", models.CharField(max_length=4000)),
                ("body", models.TextField()),
                (
                    "item",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="truceline.item"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PackText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.PositiveBigIntegerField(db_index=True)),
                ("until", models.PositiveBigIntegerField(db_index=True, null=True)),
                ("slot", models.CharField(default="pack", max_length=10)),
                ("name", models.CharField(max_length=1000)),
                ("blob", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="truceline.blob")),
            ],
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("claim", models.CharField(db_index=True, max_length=80)),
                ("speaker", models.CharField(db_index=True, max_length=200)),
                ("type", models.CharField(db_index=True, max_length=60)),
                ("place", models.CharField(db_index=True, max_length=200, null=True)),
                ("words", models.TextField()),
                ("reading", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="truceline.reading")),
            ],
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.PositiveBigIntegerField(db_index=True)),
                ("until", models.PositiveBigIntegerField(db_index=True, null=True)),
                ("position", models.PositiveIntegerField()),
                ("report", models.CharField(db_index=True, max_length=80)),
                ("published", models.CharField(db_index=True, max_length=40, null=True)),
                ("headline", models.TextField(null=True)),
                ("outlet", models.CharField(max_length=1000, null=True)),
                ("text", models.TextField()),
                ("body", models.TextField()),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="truceline.item")),
            ],
        ),
        migrations.AddField(
            model_name="reading",
            name="report",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="truceline.report"),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("path",), name="one_live_item_a_path"
            ),
        ),
        migrations.AddConstraint(
            model_name="packtext",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("slot",), name="one_live_pack"
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(fields=("item", "position"), name="one_report_a_position"),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("report",), name="one_live_reading_a_report"
            ),
        ),
    ]
