"""A record filled quickly, row for row as `store.items.add` would have done it: `verify` finds no fault in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tests.unit.store.factories import make_reading, make_report

from truceline import __version__
from truceline.model.capture import InputFile
from truceline.model.ids import ReportId
from truceline.model.journal import Change, JournalEntry
from truceline.model.recorded import Custody
from truceline.store import codec, models, word_index
from truceline.store.items import ItemBody
from truceline.store.journal import last_entry, writing

_NUMBER, _SHA, _DAY = "0000000", "f" * 64, "2031-01-01"
_AT_ONCE = 500
_SENTENCES = (
    "The night was quiet in the valley and nobody crossed the river, the mayor said.",
    "Two patrols met at the old mill before noon and agreed to keep the road open",
    "for carts with bread, wood and letters until the snow comes.",
)
WORDS = [word for sentence in _SENTENCES for word in sentence.split()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """JSON of one report of some 150 words with two claims, with places for its number, its hash and its day."""

    item: str
    report: str
    reading: str
    text: str
    claims: tuple[tuple[str, str, str, str | None, str], ...]

    @classmethod
    def starting_at(cls, word: int) -> Form:
        path = f"inbox/{_NUMBER}.txt"
        made = make_report(path, 1, 0, 1, last=True).report
        text = f"{made.text}File {_NUMBER}. {' '.join((WORDS * 4)[word : word + 130])}\n"
        report = replace(made, id=ReportId(f"r-{_NUMBER}"), text=text, published=_DAY, headline=None)
        reading = make_reading(report, 1)
        file = InputFile(path=path, sha256=_SHA, bytes=len(_NUMBER), media_type="text/plain")
        return cls(
            item=codec.write(ItemBody(file=file, custody=Custody())),
            report=codec.write(report),
            reading=codec.write(reading),
            text=text,
            claims=tuple((c.id, c.speaker, c.event.type, c.event.place, c.content.quote) for c in reading.claims),
        )


_FORMS = [Form.starting_at(word) for word in range(len(WORDS))]


def fill(alias: str, first: int, last: int, *, at: str) -> None:
    """Items of the numbers from `first` up to `last`, each with an entry of its own of the time `at`."""
    for start in range(first, last, _AT_ONCE):
        with writing(alias):
            _write(alias, range(start, min(start + _AT_ONCE, last)), at)
    word_index.catch_up(alias)


def _write(alias: str, numbers: range, at: str) -> None:
    drafts = list(_drafts(alias, numbers, at))
    models.Blob.objects.using(alias).bulk_create(draft[0] for draft in drafts)
    models.Entry.objects.using(alias).bulk_create(draft[1] for draft in drafts)
    items = models.Item.objects.using(alias).bulk_create(draft[2] for draft in drafts)
    for draft, item in zip(drafts, items, strict=True):
        draft[3].item = item
    reports = models.Report.objects.using(alias).bulk_create(draft[3] for draft in drafts)
    for draft, report in zip(drafts, reports, strict=True):
        draft[4].report = report
    readings = models.Reading.objects.using(alias).bulk_create(draft[4] for draft in drafts)
    models.Claim.objects.using(alias).bulk_create(
        models.Claim(reading=reading, claim=claim, speaker=speaker, type=kind, place=place, words=words)
        for number, reading in zip(numbers, readings, strict=True)
        for claim, speaker, kind, place, words in _FORMS[number % len(_FORMS)].claims
        for claim in [claim.replace(_NUMBER, f"{number:07}")]
    )


Draft = tuple[models.Blob, models.Entry, models.Item, models.Report, models.Reading]


def _drafts(alias: str, numbers: range, at: str) -> Iterator[Draft]:
    previous = last_entry(alias)
    if previous is None:
        raise LookupError("a record that was not begun")
    for number in numbers:
        form, written = _FORMS[number % len(_FORMS)], f"{number:07}"
        content = written.encode()
        sha256 = hashlib.sha256(content).hexdigest()
        day = (date(2031, 1, 1) + timedelta(days=number % 3000)).isoformat()
        item, report, reading, text = (
            each.replace(_NUMBER, written).replace(_SHA, sha256).replace(_DAY, day)
            for each in (form.item, form.report, form.reading, form.text)
        )
        told = {"id": f"r-{written}", "report": codec.digest(report), "reading": codec.digest(reading)}
        after = {"sha256": sha256, "item": codec.digest(item), "reports": [told], "issues": []}
        change = Change(
            by="benchmark", kind="item.added", subject=f"inbox/{written}.txt", after=json.dumps(after, sort_keys=True)
        )
        previous = JournalEntry.of(
            change, number=previous.number + 1, at=max(at, previous.at), program=__version__, previous=previous.hash
        )
        yield (
            models.Blob(sha256=sha256, size=len(content), body=content),
            models.Entry(**{name: getattr(previous, name) for name in JournalEntry.__slots__}),
            models.Item(since=previous.number, path=change.subject, sha256=sha256, blob_id=sha256, body=item),
            models.Report(
                since=previous.number, position=0, report=told["id"], published=day, headline=None,
                outlet="Ennor Courier", text=text, body=report,
            ),
            models.Reading(since=previous.number, ran="rules/1", body=reading),
        )  # fmt: skip
