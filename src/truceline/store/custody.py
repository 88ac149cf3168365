"""What the record knows of one item's way through hands, and whether it holds now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import closing
from itertools import islice

from truceline.model.custody import Chain, Custodian, DecidedOn, KeptVersion, KnownTimes, Proof, RanReading
from truceline.model.decision import ByHand, Decision, claims_made, claims_seen
from truceline.model.entry import Entry
from truceline.model.grading import Grading
from truceline.model.journal import JournalEntry
from truceline.model.judgement import Judgement, Pointer
from truceline.model.recorded import KeptFile, Reading
from truceline.model.report import Report
from truceline.store import codec, decisions, models
from truceline.store.engine import place_of
from truceline.store.items import fingerprint, load_version
from truceline.store.journal import entries, last_entry, reading
from truceline.store.lookup import load_entry
from truceline.store.proofs import prove_link
from truceline.store.row_proofs import prove_anchors
from truceline.store.witnesses import walked

_MOST = 20
_IMPORTED = "record.imported"
_REREAD = "item.reread"


def load_chain(alias: str, path: str, *, asked: str, seen_at: str) -> Chain | None:
    """None where nothing ever lay under the path. Bytes, rows and the whole journal are proved on the way."""
    with reading(alias):
        rows = list(models.Item.objects.using(alias).filter(path=path).order_by("since"))
        head = last_entry(alias)
        if not rows or head is None:
            return None
        versions = tuple(_version(alias, group) for group in _by_bytes(alias, rows))
        return Chain(
            asked=asked,
            path=path,
            place=place_of(alias),
            seen_at=seen_at,
            head=head,
            versions=versions,
            custodians=tuple(_custodians(alias, versions)),
            decisions=tuple(_decisions(alias, rows, path)),
            proofs=(_prove_bytes(alias, rows), _prove_item(alias, rows), _prove_journal(alias, head)),
        )


def _by_bytes(alias: str, rows: list[models.Item]) -> list[list[models.Item]]:
    """Rows of the same bytes that only another reading parts are one version."""
    groups: list[list[models.Item]] = []
    for row in rows:
        if groups and load_entry(alias, row.since).kind == _REREAD:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _version(alias: str, rows: list[models.Item]) -> KeptVersion:
    last = load_version(alias, rows[-1])
    return KeptVersion(
        file=last.file,
        custody=last.custody,
        began=load_entry(alias, rows[0].since),
        ended=load_entry(alias, rows[-1].until) if rows[-1].until is not None else None,
        times=tuple(_times(each.report) for each in last.reports),
        readings=tuple(each for row in rows for each in _readings(alias, row)),
        issues=last.issues,
    )


def _times(report: Report) -> KnownTimes:
    return KnownTimes(
        report=report.id,
        headline=report.headline,
        outlet=report.outlet,
        published=report.published,
        published_basis=report.published_basis.value,
        learned=report.learned,
        learned_basis=report.learned_basis.value,
    )


def _readings(alias: str, item: models.Item) -> Iterator[RanReading]:
    rows = models.Reading.objects.using(alias).filter(report__item=item).select_related("report")
    for row in rows.order_by("report__position", "since"):
        read = codec.read(Reading, row.body)
        yield RanReading(
            report=row.report.report,
            ran=read.ran,
            model=read.model,
            note=read.note,
            claims=len(read.claims),
            since=load_entry(alias, row.since),
            until=load_entry(alias, row.until) if row.until is not None else None,
        )


def _custodians(alias: str, versions: tuple[KeptVersion, ...]) -> Iterator[Custodian]:
    """In the order of the record's own entries; who collected stands before who added."""
    handed = list(models.Entry.objects.using(alias).filter(kind=_IMPORTED).order_by("number"))
    for number, version in enumerate(versions, 1):
        which = f"version {number}" if len(versions) > 1 else "it"
        custody, began = version.custody, version.began
        if custody.collected_by is not None or custody.collected_at is not None:
            came = f" from {custody.source}" if custody.source else ""
            yield Custodian(
                at=custody.collected_at, who=custody.collected_by, did=f"collected {which}{came}", entry=None
            )
        yield Custodian(at=began.at, who=began.by, did=f"added {which} to a record", entry=began.number)
        until = versions[number].began.number if number < len(versions) else None
        for row in handed:
            if row.number > began.number and (until is None or row.number < until) and _brought(row, began.number):
                did = f"received it with the sealed record of head {row.subject[:16]}"
                yield Custodian(at=row.at, who=row.by, did=did, entry=row.number)


def _brought(row: models.Entry, number: int) -> bool:
    """Whether the entry of that number came with this import, as it was."""
    said = json.loads(row.after or "{}")
    return said.get("way") in ("whole", "continued") and said.get("from", 0) <= number <= said.get("entries", 0)


def _decisions(alias: str, rows: list[models.Item], path: str) -> Iterator[DecidedOn]:
    """Whatever people said of claims of the item's reports, in any of its versions."""
    reports = set(models.Report.objects.using(alias).filter(item__in=rows).values_list("report", flat=True))
    found = models.Claim.objects.using(alias).filter(reading__report__item__in=rows)
    claims = set(found.values_list("claim", flat=True))
    for kept in decisions.load_history(alias):
        about = tuple(dict.fromkeys(_about(kept.decision, claims, {*reports, path})))
        if about:
            yield DecidedOn(
                decision=kept.decision.id,
                kind=decisions.word_of(kept.decision),
                claims=tuple(each for each in about if each),
                entry=load_entry(alias, kept.since),
                undone=load_entry(alias, kept.until) if kept.until is not None else None,
            )


def _about(decision: ByHand, claims: set[str], homes: set[str]) -> Iterator[str]:
    """The claims of the item that it is about; an empty word for one that only words in the item's text point at."""
    if not isinstance(decision, Judgement | Grading | Entry):
        for seen in claims_seen(decision):
            if seen.claim.id in claims or seen.claim.report in homes:
                yield seen.claim.id
        own = getattr(getattr(decision, "seen", None), "claim", None)
        if own is not None and own.report in homes:
            yield from claims_made(decision) or (own.id,)
    for pointer in _pointers(decision):
        if pointer.claim in claims:
            yield str(pointer.claim)
        elif pointer.claim is None and _leads_to(pointer, homes):
            yield ""


def _leads_to(pointer: Pointer, homes: set[str]) -> bool:
    return pointer.report is not None and any(
        home == pointer.report or home.endswith(f"/{pointer.report}") for home in homes
    )


def _pointers(decision: Decision | Judgement | Grading | Entry) -> Iterator[Pointer]:
    match decision:
        case Judgement():
            yield from decision.claims
        case Grading():
            yield decision.claim
        case Entry():
            if isinstance(decision.basis, Pointer):
                yield decision.basis
        case _:
            seen = getattr(decision, "seen", None)
            for name in ("pointer", "answered"):
                pointer = getattr(seen, name, None)
                if isinstance(pointer, Pointer):
                    yield pointer
            claims = getattr(seen, "claims", ())
            yield from (each for each in claims if isinstance(each, Pointer))


def _prove_bytes(alias: str, rows: list[models.Item]) -> Proof:
    faults: list[str] = []
    hashes = list(dict.fromkeys(row.sha256 for row in rows))
    for sha256 in hashes:
        blob = models.Blob.objects.using(alias).filter(pk=sha256).first()
        if blob is None:
            faults.append(f"the bytes {sha256} are not there")
        elif (found := hashlib.sha256(bytes(blob.body)).hexdigest()) != sha256:
            faults.append(f"the bytes have the SHA-256 {found}, and were added with {sha256}")
    return Proof(
        what="the preserved bytes have the SHA-256 that they were added with",
        looked_at=", ".join(hashes),
        faults=tuple(faults),
    )


def _prove_item(alias: str, rows: list[models.Item]) -> Proof:
    """What was read in it is what the journal says was written, and every claim's words stand in their report."""
    faults: list[str] = []
    claims = 0
    for row in rows:
        entry, kept = load_entry(alias, row.since), load_version(alias, row)
        if fingerprint(kept) != json.loads(entry.after or "null"):
            faults.append(f"what began with entry {entry.number} is not what the journal says was written there")
        broken = list(_broken_anchors(kept))
        faults += broken[:_MOST]
        claims += sum(len(each.reading.claims) for each in kept.reports if each.reading is not None)
    return Proof(
        what="what was read in it is what the journal says, and the words of every claim stand in their report",
        looked_at=f"entries {', '.join(str(row.since) for row in rows)}; claims: {claims}",
        faults=tuple(faults),
    )


def _broken_anchors(kept: KeptFile) -> Iterator[str]:
    for each in kept.reports:
        if each.reading is not None:
            for claim in each.reading.claims:
                yield from (f"{broken.place}: {broken.fault}" for broken in prove_anchors(claim, each.report))


def _prove_journal(alias: str, head: JournalEntry) -> Proof:
    with closing(walked(entries(alias))) as journal:
        broken = list(islice(_broken_links(journal), _MOST))
    return Proof(
        what="the journal is one chain of hashes from its first entry to its last",
        looked_at=f"{head.number} entries, the last {head.hash}",
        faults=tuple(broken),
    )


def _broken_links(journal: Iterator[JournalEntry]) -> Iterator[str]:
    before: JournalEntry | None = None
    for entry in journal:
        yield from (f"{broken.place}: {broken.fault}" for broken in prove_link(entry, before))
        before = entry
