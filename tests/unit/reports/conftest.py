"""The actors of the Ordesh and Lumenia theatre, and a short way from words to reports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta, timezone

import pytest

from truceline.model.actor import Actor
from truceline.model.capture import Capture, Envelope, InputFile
from truceline.model.ids import ActorId
from truceline.model.report import Report
from truceline.reports.finding import find_reports
from truceline.reports.names import Names

ZONE = timezone(timedelta(hours=4))
ACTORS = (
    ("ordesh", "Ordesh", "state", ("Republic of Ordesh",)),
    ("lumenia", "Lumenia", "state", ("Republic of Lumenia",)),
    (
        "ordesh-mod",
        "Ministry of Defence of Ordesh",
        "ministry",
        ("Ordeshi defence ministry", "defence ministry in Sarn"),
    ),
    ("lumenia-mfa", "Ministry of Foreign Affairs of Lumenia", "ministry", ("Lumenian foreign ministry",)),
    ("lumenia-border", "Border Service of Lumenia", "armed_force", ("Lumenian Border Service",)),
    ("tarsia-pk", "Tarsian peacekeepers", "peacekeepers", ("Tarsian contingent",)),
    ("hog", "Halvern Observer Group", "monitor", ("HOG", "the observers")),
    ("corran", "Corran Press", "agency", ("Corran", "CorPress")),
    ("lumen-agency", "Lumen Telegraph Agency", "agency", ("LTA",)),
    ("sarn-times", "The Sarn Times", "outlet", ("Sarn Times",)),
    ("heights-herald", "Heights Herald", "outlet", ()),
    ("radio-vern", "Radio Vern", "outlet", ()),
)


@pytest.fixture(scope="session")
def names() -> Names:
    return Names.of(
        Actor(id=ActorId(id_), name=name, kind=kind, aliases=aliases) for id_, name, kind, aliases in ACTORS
    )


Read = Callable[..., list[Report]]


@pytest.fixture
def read(names: Names) -> Read:
    """Reads one or several contents as the captures of one file; keywords are the envelope's fields."""

    def read_contents(*contents: str, media_type: str = "", source: str = "file", **envelope: str) -> list[Report]:
        file = InputFile(path="in/file.txt", sha256="0" * 64, bytes=1, media_type="text/plain")
        captures = [
            Capture(
                input=file,
                item=item,
                media_type=media_type or ("text/html" if "<" in content[:40] else "text/plain"),
                content=content,
                source=source,
                envelope=Envelope(**envelope),
            )
            for item, content in enumerate(contents)
        ]
        return find_reports(captures, names=names, tz=ZONE)

    return read_contents


@pytest.fixture
def read_one(read: Read) -> Callable[..., Report]:
    def read_single(*contents: str, **options: str) -> Report:
        (report,) = read(*contents, **options)
        return report

    return read_single
