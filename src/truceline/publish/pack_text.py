"""A pack by itself, as text: for a terminal, a mail, a diff."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from truceline.model.dossier import Dossier
from truceline.publish.agenda_pages import AgendaLine
from truceline.publish.agreement_pages import AgreementPage, ProvisionRow
from truceline.publish.catalogue import Catalogue, Voice
from truceline.publish.duty_pages import DutyLine
from truceline.publish.pack_sheet import LayerLine, PackSheet, describe_pack
from truceline.publish.writing import clipped, visible

_WIDTH = 100
_LONGEST = 1_000


def pack_text(dossier: Dossier) -> str:
    """`dossier` holds the pack and, where it is seen from a day, its clocks. At most 100 letters a line."""
    return "\n".join(line.rstrip() for line in _sheet(describe_pack(Catalogue.of(dossier)))) + "\n"


def _sheet(sheet: PackSheet) -> Iterator[str]:
    yield from _wrap(f"{_plain(sheet.title)} ({sheet.id})")
    yield from _wrap(f"{sheet.counts}; times in {sheet.zone}{f'; seen from {sheet.seen}' if sheet.seen else ''}")
    yield from _section("Who", (line for camp in sheet.camps for line in _wrap(
        f"{_plain(camp.name)}: {'; '.join(f'{_plain(name)} ({kind})' for name, kind in camp.actors) or 'nobody'}"
    )))  # fmt: skip
    for agreement in sheet.agreements:
        yield from _section(_plain(agreement.title), _agreement(agreement))
        lines = [
            *map(_agenda_line, agreement.agenda.past),
            *_today(sheet.seen),
            *map(_agenda_line, agreement.agenda.ahead),
        ]
        yield from _section(
            f"Calendar of {_plain(agreement.title)}", (text for line in lines for text in _wrap(line, 21))
        )
        if agreement.agenda.left_out:
            yield f"  {agreement.agenda.left_out} more are not listed"
    yield from _section("Zones and lines", (line for zone in sheet.zones for line in _listed(
        f"{_plain(zone.name)} ({zone.kind})", map(_layer, zone.layers)
    )))  # fmt: skip
    yield from _section("Loaded words", (line for term in sheet.terms for line in _wrap(
        f"“{_plain(term.term)}”{f' → {_plain(term.neutral)}' if term.neutral else ''}"
        f"{f' · {_plain(term.used_by)}' if term.used_by else ''}{f' · {_plain(term.note)}' if term.note else ''}"
    )))  # fmt: skip
    doubts = [(number, text) for agreement in sheet.agreements for number, text in agreement.open_points]
    doubts += [("", text) for text in sheet.open_points]
    yield from _section("Not certain, and left out", (line for number, text in doubts for line in _wrap(
        f"- {f'{number}: ' if number else ''}{_plain(text)}"
    )))  # fmt: skip
    yield from _section("Sources", (line for source in sheet.sources for line in _wrap(
        f"- {_plain(source.title)}{f' <{_plain(source.url)}>' if source.url else ''}"
    )))  # fmt: skip


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield from ("", heading.upper(), *(f"  {line}" for line in found))


def _agreement(page: AgreementPage) -> Iterator[str]:
    facts = (
        f"signed {page.signed}" if page.signed else "",
        f"in effect from {page.effective}" if page.effective else "",
        f"parties: {_people(page.parties)}" if page.parties else "",
        f"monitor: {_plain(page.monitor.name)}" if page.monitor else "",
        *(
            f"{_plain(version.title)}{f' ({_plain(version.note)})' if version.note else ''}"
            for version in page.versions
        ),
    )
    yield from _wrap("; ".join(fact for fact in facts if fact))
    for row in page.rows:
        yield from ("", *_row(row))


def _row(row: ProvisionRow) -> Iterator[str]:
    only = row.duties[0] if len(row.duties) == 1 and not row.duties[0].name else None
    state = f" — {_state(only)}" if only and only.label else ""
    yield from _wrap(f"{row.number}. {_plain(row.title)} ({row.kind}){state}")
    for text in (_plain(row.text), f"binds {_people(row.binds)}" if row.binds else ""):
        yield from (f"   {line}" for line in _wrap(text))
    for duty in row.duties:
        yield from (f"   {line}" for line in _duty(duty))


def _duty(duty: DutyLine) -> Iterator[str]:
    if duty.name:
        state = f" — {_state(duty)}" if duty.label else ""
        yield from _wrap(f"{duty.name}: {_plain(duty.text)}{state}")
        if duty.binds:
            yield from _inset(f"binds {_people(duty.binds)}")
    for amount in duty.amounts:
        yield from _inset(_plain(amount))
    for why in duty.why:
        yield from _inset(_plain(why))
    for reading in duty.readings:
        state = f"; by it {reading.label}{f', due {reading.due}' if reading.due else ''}" if reading.label else ""
        yield from _inset(f"{_plain(reading.version)}: {_plain(reading.text)}{state}")
    for milestone in duty.milestones:
        said = f" (so {_people(milestone.says)})" if milestone.says else ""
        denied = f" DENIED by {_people(milestone.denies)}" if milestone.denies else ""
        yield from _inset(f"{milestone.on}, {milestone.effect}: {_plain(milestone.text)}{said}{denied}")


def _state(duty: DutyLine) -> str:
    return f"{duty.label}{f', {_plain(duty.when)}' if duty.when else ''}"


def _agenda_line(line: AgendaLine) -> str:
    version = f" ({_plain(line.version)})" if line.version else ""
    moved = f" moved to {line.moved_to}" if line.moved_to else ""
    denied = " DENIED" if line.denied else ""
    struck = " (no longer)" if line.struck and not moved else ""
    point = f"{_plain(line.point)} " if line.point else ""
    return f"{line.on:<19}  {point}{line.kind}{version}{moved}{denied}{struck}: {_plain(line.text)}"


def _today(seen: str) -> Iterator[str]:
    if seen:
        yield f"{seen:<19}  === seen from here ==="


def _layer(layer: LayerLine) -> str:
    parts = (f"according to {layer.claimed_by}" if layer.claimed_by else "", layer.when, layer.shape, layer.precision)
    sources = "; ".join(source.title for source in layer.sources)
    return _plain(", ".join(part for part in (*parts, f"from: {sources}" if sources else "") if part))


def _listed(heading: str, lines: Iterable[str]) -> Iterator[str]:
    yield from _wrap(heading)
    for line in lines:
        yield from _inset(f"- {line}")


def _inset(text: str) -> Iterator[str]:
    return (f"  {line}" for line in _wrap(text))


def _people(voices: Iterable[Voice]) -> str:
    return ", ".join(_plain(voice.name) for voice in voices)


def _wrap(text: str, indent: int = 2) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH - 8, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False
    )  # fmt: skip


def _plain(text: str) -> str:
    return visible(clipped(" ".join(text.split()), _LONGEST))
