"""Files as an extractor would have read them, made by hand: the store is tested without reading anything."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

from truceline.model.act import ActKind
from truceline.model.actor import Actor
from truceline.model.anchor import Anchor
from truceline.model.capture import InputFile
from truceline.model.claim import Attitude, Claim
from truceline.model.event import Event, Polarity, Quantity
from truceline.model.ids import ActorId, ClaimId, PlaceId, ReportId
from truceline.model.issue import Issue
from truceline.model.judgement import Judgement, Pointer, Verdict
from truceline.model.period import Period
from truceline.model.place import Place
from truceline.model.recorded import Custody, ReadFile, Reading, ReadReport
from truceline.model.report import DateBasis, Report, ReportKind
from truceline.store import items
from truceline.store.decisions import decide, undo
from truceline.store.records import PackFile, begin, set_pack

NOON = datetime(2031, 9, 14, 12, 0, tzinfo=UTC)
PACK = PackFile(name="pack.yaml", text="name: Vale of Ennor\nsides: [north, south]\n")
LATER_PACK = PackFile(name="pack.yaml", text="name: Vale of Ennor\nsides: [north, south]\nplaces: [Tesmoor]\n")
TAILS = (
    "Según la señora Ibáñez, nadie cruzó el río.",
    "وقال المتحدث إن الهدوء يسود الوادي.",
    "По словам очевидцев, ночь прошла тихо.",
    "Ըստ բնակիչների՝ գիշերը խաղաղ էր։",
)


def at_noon() -> datetime:
    return NOON


def make_file(number: int, *, version: int = 1, reports: int = 2) -> ReadFile:
    """A file of its own for each number and version, under one path for each number. Its last report was read by
    nobody, where it has several; each has claims of one and of two anchors."""
    content = f"file {number}, version {version}\n".encode() * 3 + bytes(range(256))
    path = f"inbox/day-{number % 3}/{number:05d}.txt"
    issues = (
        (Issue(path=path, reason=f"attachment {number} is no text", remedy="save it as text"),) if number % 2 else ()
    )
    return ReadFile(
        file=InputFile(
            path=path, sha256=hashlib.sha256(content).hexdigest(), bytes=len(content), media_type="text/plain"
        ),
        content=content,
        custody=Custody(collected_by="A. Reader", collected_at="2031-09-14T09:00:00+00:00", note=f"box {number}"),
        reports=tuple(
            make_report(path, number, place, version, last=0 < place == reports - 1) for place in range(reports)
        ),
        issues=issues,
    )


def make_report(path: str, number: int, place: int, version: int, *, last: bool) -> ReadReport:
    said = f"“{number + version} shells fell on Tesmoor,” said Major Ostrava on report {number}.{place}."
    text = f"{said}\n{TAILS[number % len(TAILS)]}\n"
    key = ReportId("r-" + hashlib.sha256(f"{path} {place} {text}".encode()).hexdigest()[:12])
    report = Report(
        id=key,
        input=path,
        item=place,
        headline=f"Shells at Tesmoor ({number})" if number % 2 else None,
        outlet="Ennor Courier",
        voice=ActorId("ennor-courier"),
        agencies=(),
        byline=None,
        published="2031-09-13T21:40:00+06:00",
        published_basis=DateBasis.STATED,
        language="en",
        kind=ReportKind.NEWS,
        text=text,
    )
    return ReadReport(report=report, reading=None if last else make_reading(report, number))


def make_reading(report: Report, number: int, *, ran: tuple[str, ...] = ("rules/1",)) -> Reading:
    return Reading(
        ran=ran,
        claims=tuple(make_claim(report, place, number) for place in range(2)),
        actors=(Actor(id=ActorId("ostrava"), name="Major Ostrava", kind="person", known=False),),
        places=(Place(id=PlaceId("tesmoor"), name="Tesmoor", kind="village", lat=0.5, lon=1.25),),
    )


def make_claim(report: Report, place: int, number: int) -> Claim:
    text = report.text
    comma, speaker = text.index(","), text.index("Major")
    own = place == 1
    return Claim(
        id=ClaimId(f"c-{report.id}-{place}"),
        report=report.id,
        speaker=report.voice if own else ActorId("ostrava"),
        via=(),
        speaker_anchor=None if own else Anchor.at(text, speaker, speaker + len("Major Ostrava")),
        cue=None if own else Anchor.at(text, text.index("said"), text.index("said") + 4),
        content=Anchor.at(text, 1 + place, comma),
        direct=not own,
        attitude=Attitude.ASSERT,
        event=Event(
            type="shelling",
            polarity=Polarity.HAPPENED,
            place=None if own else PlaceId("tesmoor"),
            time=Period(start="2031-09-13", end="2031-09-13"),
            quantities=(Quantity(what="strikes", min=number, max=None),),
        ),
        background=own,
        extractor="rules/1",
        confidence=0.5,
        act=ActKind.STATEMENT,
    )


def make_record(url: str) -> str:
    """A record with all that may stand in one: two packs, five files, one of them twice replaced."""
    alias = begin(url, PACK, by="a.reader", now=at_noon)
    for number in range(1, 6):
        items.add(alias, make_file(number), by="a.reader", why="the day's post", now=at_noon)
    for version in (2, 3):
        items.add(alias, make_file(2, version=version), by="b.reader", why="changed at its source", now=at_noon)
    set_pack(alias, LATER_PACK, by="b.reader", why="a village was missing", now=at_noon)
    items.add(alias, make_file(6, reports=0), by="b.reader", why="", now=at_noon)
    return alias


def reread(read: ReadFile) -> ReadFile:
    """The same bytes, read by a later extractor: each report, the last too."""
    reports = tuple(
        replace(each, reading=make_reading(each.report, 7, ran=("rules/2", "names/1"))) for each in read.reports
    )
    return replace(read, reports=reports)


def make_judgement(number: int) -> Judgement:
    claims = (Pointer(words="shells fell on Tesmoor"), Pointer(claim=ClaimId(f"c-{number}")))
    return Judgement.of(Verdict.SAME, claims, by="b.reader", on="2031-09-15", why=f"one night, {number}")


def make_full_record(url: str) -> str:
    """As `make_record`, with what came to be written since: an item read again, one withdrawn and added again, a
    decision made and taken back, and one that holds."""
    alias = make_record(url)
    items.reread(alias, reread(make_file(3)), by="b.reader", why="a better extractor", now=at_noon)
    items.withdraw(alias, make_file(4).file.path, by="b.reader", why="not ours to keep", now=at_noon)
    items.add(alias, make_file(4), by="a.reader", why="ours after all", now=at_noon)
    made = [make_judgement(number) for number in (1, 2)]
    decide(alias, made, now=at_noon)
    undo(alias, made[0].id, by="b.reader", why="too soon", now=at_noon)
    return alias
