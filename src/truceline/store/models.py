"""The tables. The journal and the blobs are the record; all other rows follow from them, and say which entry began
and which ended them.

`since` and `until` are numbers of journal entries: a row is live at an entry from `since` on and before `until`.
Nothing is edited but `until`, and nothing is deleted.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Blob(models.Model):
    """Bytes as they came, under the SHA-256 of them."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.BigIntegerField()
    body = models.BinaryField()


class Entry(models.Model):
    """One change: who, when (ISO 8601, UTC), what, why, and the state before and after as JSON. `hash` is over all of
    it and over the hash of the entry before."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.CharField(max_length=40)
    by = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=4000, db_index=True)
    why = models.TextField()
    before = models.TextField(null=True)
    after = models.TextField(null=True)
    program = models.CharField(max_length=40)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)


class Live(models.Model):
    since = models.PositiveBigIntegerField(db_index=True)
    until = models.PositiveBigIntegerField(null=True, db_index=True)

    class Meta:
        abstract = True


class PackText(Live):
    """The theatre pack as it was written; one is live, since all have the same `slot`."""

    slot = models.CharField(max_length=10, default="pack")
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT)
    name = models.CharField(max_length=1000)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["slot"], condition=Q(until=None), name="one_live_pack")]


class Item(Live):
    """A file as it was added. Under one path one is live; a changed file ends the one before."""

    path = models.CharField(max_length=4000)
    sha256 = models.CharField(max_length=64, db_index=True)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT)
    body = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["path"], condition=Q(until=None), name="one_live_item_a_path")]


class Report(Live):
    """A report found in an item. `body` is the whole record as JSON; the other columns are there to be searched."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT)
    position = models.PositiveIntegerField()
    report = models.CharField(max_length=80, db_index=True)
    published = models.CharField(max_length=40, null=True, db_index=True)
    headline = models.TextField(null=True)
    outlet = models.CharField(max_length=1000, null=True)
    text = models.TextField()
    body = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "position"], name="one_report_a_position")]


class Reading(Live):
    """What an extractor found in a report, as JSON; a later run with another extractor ends the one before."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT)
    ran = models.CharField(max_length=400)
    body = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report"], condition=Q(until=None), name="one_live_reading_a_report")
        ]


class Claim(models.Model):
    """A claim of a reading: columns to be listed by. It lives as long as its reading."""

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT)
    claim = models.CharField(max_length=80, db_index=True)
    speaker = models.CharField(max_length=200, db_index=True)
    type = models.CharField(max_length=60, db_index=True)
    place = models.CharField(max_length=200, null=True, db_index=True)
    words = models.TextField()


class Issue(Live):
    """What went wrong with an item while the run went on."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True)
    path = models.CharField(max_length=4000)
    body = models.TextField()


class Decision(Live):
    """What a person decided, as JSON; an undone one has ended."""

    decision = models.CharField(max_length=80, db_index=True)
    kind = models.CharField(max_length=40, db_index=True)
    subject = models.CharField(max_length=200, db_index=True)
    body = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision"], condition=Q(until=None), name="one_live_decision")]
