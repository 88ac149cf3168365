"""A chain of custody in words, section by section, after the cycle of the Berkeley Protocol: collection, preservation,
verification. Text and page print the same lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from truceline.model.custody import Chain, Custodian, DecidedOn, KeptVersion, KnownTimes, Proof, RanReading
from truceline.model.journal import JournalEntry
from truceline.publish.wording import plural

_UTC = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?:\+00:00|Z)")
_PUBLISHED = {"stated": "as the report states", "inferred": "inferred from dates beside it", "none": "it has no date"}
_LEARNED = {
    "collected": "as somebody noted",
    "received": "by the stamp of the server that took the mail in",
    "sent": "by the clock of the mail's sender",
    "none": "nobody noted when",
}
_ENDS = {
    "item.replaced": "replaced by the next version",
    "item.withdrawn": "withdrawn: out of view, and kept",
    "item.reread": "read again",
}
NOT_RECORDED = (
    "the network address, device or account with which somebody collected it",
    "media that the file names and does not hold",
    "a time-stamp of a third party (RFC 3161): times are those of the clocks of whoever is named",
)
"""What the Protocol asks for, and no record of Truceline holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """`code` is for hashes: printed so that every character can be told apart."""

    label: str
    words: str
    code: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    title: str | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """`meaning` says what the Protocol means by it."""

    heading: str
    meaning: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodySheet:
    path: str
    facts: tuple[Line, ...]
    holds: bool
    verdict: str
    sections: tuple[Section, ...]


def describe_chain(chain: Chain) -> CustodySheet:
    faults = sum(len(proof.faults) for proof in chain.proofs)
    verdict = (
        "Everything that was looked at holds." if chain.holds else f"What does not hold: {plural(faults, 'thing')}."
    )
    return CustodySheet(
        path=chain.path,
        facts=tuple(_facts(chain)),
        holds=chain.holds,
        verdict=verdict,
        sections=(
            _section("Custodians", "who had it, from when on, the first one first", [_custodians(chain)]),
            _section("Collection", "where it came from, who took it from there, and when", _collected(chain)),
            _section(
                "Preservation",
                "the evidentiary copy: the bytes as they came, kept under their hash and never changed",
                [_version(chain, number, version) for number, version in enumerate(chain.versions, 1)],
            ),
            _section(
                "Working copies",
                "what was read in it; each reading is kept beside the evidentiary copy, and the one before it too",
                [_readings(chain, number, version) for number, version in enumerate(chain.versions, 1)],
            ),
            _section("Decisions", "what people said of claims that stand in it", [_decisions(chain)]),
            _section("Verification", f"done at {say_moment(chain.seen_at)}", [_proof(proof) for proof in chain.proofs]),
            _section("Not on record", "what nobody noted, so that nobody takes it for granted", [_missing(chain)]),
        ),
    )


def _section(heading: str, meaning: str, blocks: list[Block]) -> Section:
    return Section(heading=heading, meaning=meaning, blocks=tuple(block for block in blocks if block.lines))


def _facts(chain: Chain) -> Iterator[Line]:
    if chain.asked != chain.path:
        yield Line(label="asked for", words=chain.asked)
    yield Line(label="record", words=chain.place)
    yield Line(label="head", words=chain.head.hash, code=True)
    yield Line(label="head is", words=f"entry {chain.head.number} of the journal, {say_moment(chain.head.at)}")
    yield Line(label="seen at", words=say_moment(chain.seen_at))


def _custodians(chain: Chain) -> Block:
    return Block(title=None, lines=tuple(_custodian(each) for each in chain.custodians))


def _custodian(custodian: Custodian) -> Line:
    who = custodian.who or "somebody who is not named"
    known = f"entry {custodian.entry}" if custodian.entry is not None else "as told when it was added"
    return Line(
        label=say_moment(custodian.at) if custodian.at else "no time noted", words=f"{who} {custodian.did} ({known})"
    )


def _titled(chain: Chain, number: int) -> str | None:
    return f"Version {number} of {len(chain.versions)}" if len(chain.versions) > 1 else None


def _collected(chain: Chain) -> list[Block]:
    return [
        Block(title=_titled(chain, number), lines=tuple(_collection(version)))
        for number, version in enumerate(chain.versions, 1)
    ]


def _collection(version: KeptVersion) -> Iterator[Line]:
    custody = version.custody
    yield Line(label="came as", words=version.file.path)
    yield Line(label="source", words=custody.source or "not noted")
    yield Line(label="collected by", words=custody.collected_by or "not noted")
    yield Line(label="collected at", words=say_moment(custody.collected_at or "not noted"))
    if custody.note:
        yield Line(label="note", words=custody.note)
    for times in version.times:
        yield Line(label=f"report {times.report}", words=_times(times))


def _times(times: KnownTimes) -> str:
    title = " ".join(part for part in (times.outlet, f"“{times.headline}”" if times.headline else "") if part)
    published = f"published {say_moment(times.published or 'at no known time')} ({_PUBLISHED[times.published_basis]})"
    learned = f"in our hands {say_moment(times.learned or 'at no known time')} ({_LEARNED[times.learned_basis]})"
    return "; ".join(part for part in (title, published, learned) if part)


def _version(chain: Chain, number: int, version: KeptVersion) -> Block:
    file, ended = version.file, version.ended
    lines = [
        Line(label="SHA-256", words=file.sha256, code=True),
        Line(label="size", words=f"{file.bytes:,} bytes"),
        Line(label="media type", words=file.media_type),
        Line(label="added", words=_entry(version.began)),
        Line(label="entry's hash", words=version.began.hash, code=True),
    ]
    if ended is None:
        lines.append(Line(label="state", words="lies in the record's view now"))
    else:
        lines.append(Line(label="state", words=f"{_ENDS.get(ended.kind, ended.kind)}, {_entry(ended)}"))
        lines.append(Line(label="entry's hash", words=ended.hash, code=True))
    lines += [Line(label="issue", words=f"{each.reason}; {each.remedy}") for each in version.issues]
    return Block(title=_titled(chain, number), lines=tuple(lines))


def say_moment(stamp: str) -> str:
    """To the second; stamps that are not in UTC stay as they are."""
    return _UTC.sub(r"\1 \2 UTC", stamp)


def _entry(entry: JournalEntry) -> str:
    why = f" (“{entry.why}”)" if entry.why else ""
    by = f"by {entry.by}, entry {entry.number} of the journal{why}, with truceline {entry.program}"
    return f"{say_moment(entry.at)} {by}"


def _readings(chain: Chain, number: int, version: KeptVersion) -> Block:
    lines = tuple(line for reading in version.readings for line in _reading(reading))
    return Block(title=_titled(chain, number), lines=lines)


def _reading(reading: RanReading) -> Iterator[Line]:
    until = f" until entry {reading.until.number}" if reading.until is not None else ""
    found = f"{plural(reading.claims, 'claim')} by {', '.join(reading.ran)}"
    yield Line(
        label=f"report {reading.report}",
        words=f"{found}; {say_moment(reading.since.at)}, entry {reading.since.number}{until}",
    )
    if reading.model is not None:
        yield Line(label="model's SHA-256", words=reading.model, code=True)
    if reading.note is not None:
        yield Line(label="note", words=reading.note)


def _decisions(chain: Chain) -> Block:
    lines = tuple(_decision(each) for each in chain.decisions)
    return Block(title=None, lines=lines or (Line(label="none", words="nobody has decided on a claim of it"),))


def _decision(made: DecidedOn) -> Line:
    about = f" on {', '.join(made.claims)}" if made.claims else ""
    undone = f"; taken back {_entry(made.undone)}" if made.undone is not None else ""
    return Line(
        label=say_moment(made.entry.at), words=f"{made.kind}{about}, {made.decision}: {_entry(made.entry)}{undone}"
    )


def _proof(proof: Proof) -> Block:
    lines = [Line(label="looked at", words=proof.looked_at, code=True)]
    lines += [Line(label="DOES NOT HOLD", words=fault) for fault in proof.faults] or [
        Line(label="result", words="holds")
    ]
    return Block(title=proof.what[0].upper() + proof.what[1:], lines=tuple(lines))


def _missing(chain: Chain) -> Block:
    lines = []
    for number, version in enumerate(chain.versions, 1):
        custody = version.custody
        said = {"its source": custody.source, "who collected it": custody.collected_by, "when": custody.collected_at}
        if lacking := [name for name, value in said.items() if value is None]:
            of = f" (version {number})" if len(chain.versions) > 1 else ""
            lines.append(Line(label="not noted", words=", ".join(lacking) + of))
    lines += [Line(label="never noted", words=words) for words in NOT_RECORDED]
    return Block(title=None, lines=tuple(lines))
