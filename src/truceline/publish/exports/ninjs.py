"""`ninjs`: the reports as news items of IPTC ninjs 2.1, in one item that is composed of them.

Versions of one text by one house have one `uri` and a `version` each. A report that its own house, or the agency that
it credits, took back as a whole is `canceled`; its reprints are `withheld`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from truceline.model.act import ActKind
from truceline.model.actor import Actor, chain_of
from truceline.model.dossier import Dossier
from truceline.model.extent import point_of
from truceline.model.ids import ActorId
from truceline.model.lineage import Carriage, Text
from truceline.model.report import Report
from truceline.publish.exports.contents import Contents
from truceline.publish.exports.json_text import RECORDS, json_bytes, without_nothing
from truceline.publish.exports.names import NAMESPACE, sha256_of, urn
from truceline.publish.exports.shapes import point

VERSION = "2.1"
SCHEMA = "https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"
_STANDARD = {"name": "ninjs", "version": VERSION, "schema": SCHEMA}
Item = dict[str, Any]


def write_ninjs(dossier: Dossier) -> bytes:
    contents = Contents.of(dossier)
    wire = _Wire.of(contents)
    return json_bytes(
        {
            "uri": urn("dossier", dossier.pack.id or "record"),
            "type": "composite",
            "representationtype": "full",
            "standard": _STANDARD,
            "title": dossier.pack.title or "Truceline",
            "associations": RECORDS,
        },
        (_item(report, contents, wire) for report in dossier.reports),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wire:
    """What became of each report: the one that its chain of versions began with, its place in it, its text, whether it
    was taken back."""

    first: dict[str, str]
    number: dict[str, int]
    texts: dict[str, Text]
    canceled: dict[str, str]
    withheld: dict[str, str]

    @classmethod
    def of(cls, contents: Contents) -> _Wire:
        texts: dict[str, Text] = {carrier.report: text for text in contents.dossier.texts for carrier in text.carriers}
        first: dict[str, str] = {}
        number: dict[str, int] = {}
        for text in contents.dossier.texts:
            for version in text.versions:
                first[version.report] = first.get(version.replaces, version.replaces)
                number[version.report] = number.get(version.replaces, 1) + 1
        canceled = dict(_taken_back(contents))
        withheld = {
            report: source
            for source in canceled
            if source in texts
            for report in _copies_of(source, texts[source])
            if report not in canceled
        }
        return cls(first=first, number=number, texts=texts, canceled=canceled, withheld=withheld)

    def status(self, report: Report) -> tuple[str, str]:
        """The `pubstatus`, and a note for editors."""
        if report.id in self.canceled:
            return "canceled", f"Taken back as a whole by {self.canceled[report.id]}."
        if report.id in self.withheld:
            return "withheld", f"Carries a text that was taken back: {urn('report', self.withheld[report.id])}."
        return "usable", ""


def _copies_of(source: str, text: Text) -> Iterator[str]:
    """The carriers that have their words from it, straight or by way of another, and change nothing in them."""
    reached = {source}
    for _ in text.carriers:
        for carrier in text.carriers:
            if carrier.like in reached and carrier.report not in reached and carrier.how is not Carriage.VERSION:
                reached.add(carrier.report)
                yield carrier.report


def _taken_back(contents: Contents) -> Iterator[tuple[str, str]]:
    """Reports that whoever stands behind them took back whole, and who that is."""
    catalogue = contents.catalogue
    actors: dict[ActorId, Actor] = {actor.id: actor for actor in catalogue.actors.values()}
    for act in contents.dossier.acts:
        if act.kind is not ActKind.RETRACTION:
            continue
        bodies = set(chain_of(act.speaker, actors))
        for answered in act.answers:
            report = catalogue.reports.get(answered.report)
            if report is not None and answered.claim is None and bodies & {report.voice, *report.agencies}:
                yield report.id, catalogue.actor_name(act.speaker)


def _item(report: Report, contents: Contents, wire: _Wire) -> Item:
    status, note = wire.status(report)
    began = contents.catalogue.reports.get(wire.first.get(report.id, report.id), report)
    undated = (
        f"Published {report.published}; no clock time is known." if report.published and not _moment(report) else ""
    )
    return without_nothing(
        {
            "uri": urn("report", began.id),
            "name": report.headline or f"{contents.printed_by(report)}, {report.published or 'undated'}",
            "type": "text",
            "representationtype": "full",
            "profile": "text-only",
            "version": str(wire.number.get(report.id, 1)),
            "firstcreated": _moment(began),
            "versioncreated": _moment(report),
            "pubstatus": status,
            "ednote": " ".join(part for part in (note, undated) if part),
            "language": report.language,
            "headlines": [{"role": "main", "contenttype": "text/plain", "value": report.headline}]
            if report.headline is not None
            else [],
            "bodies": [
                {"role": "main", "contenttype": "text/plain", "charcount": len(report.text), "value": report.text}
            ],
            "descriptions": [
                {"role": "caption", "contenttype": "text/plain", "value": caption} for caption in report.captions
            ],
            "by": report.byline,
            "genres": [{"name": report.kind.value, "uri": f"{NAMESPACE}{report.kind.value}"}],
            "infosources": _sources(report, contents, wire),
            "altids": _other_names(report),
            "standard": _STANDARD,
            **_matter(report, contents),
        }
    )


def _moment(report: Report) -> str | None:
    """A date-time with an offset, as the standard wants it; a mere date is none."""
    try:
        read = datetime.fromisoformat(report.published or "")
    except ValueError:
        return None
    return read.isoformat() if read.tzinfo is not None and "T" in (report.published or "") else None


def _other_names(report: Report) -> list[Item]:
    names = [
        ("truceline-report", report.id),
        ("truceline-input", f"{report.input}#{report.item}"),
        ("truceline-origin", report.origin),
        ("truceline-duplicates", report.duplicates),
        ("sha256", sha256_of(report.text)),
    ]
    return [{"role": role, "value": value} for role, value in names if value is not None]


def _sources(report: Report, contents: Contents, wire: _Wire) -> list[Item]:
    """Who printed it, whom it credits, and who else stands behind its text, each with what they have to do with it."""
    parts = [(report.voice, "printed"), *((agency, "credited") for agency in report.agencies)]
    text = wire.texts.get(report.id)
    if text is not None:
        parts += [(each.actor, each.part.value) for each in text.originators if each.report == report.id]
    return [
        {"name": contents.catalogue.actor_name(actor), "role": f"{NAMESPACE}{part}", "uri": urn("actor", actor)}
        for actor, part in dict.fromkeys(parts)
    ]


def _matter(report: Report, contents: Contents) -> Item:
    """Who speaks, where, and of which incidents."""
    catalogue = contents.catalogue
    claims = catalogue.claims_of_report.get(report.id, [])
    found: dict[str, list[Item]] = {"people": [], "organisations": [], "places": [], "events": []}
    for speaker in dict.fromkeys(claim.speaker for claim in claims):
        actor = catalogue.actors.get(speaker)
        kind = "people" if actor is not None and actor.kind == "person" else "organisations"
        named = {"name": catalogue.actor_name(speaker), "rel": f"{NAMESPACE}speaker", "uri": urn("actor", speaker)}
        found[kind].append(named)
    for name in dict.fromkeys(claim.event.place for claim in claims if claim.event.place is not None):
        place = catalogue.places.get(name)
        at = point_of(place) if place is not None else None
        shape = {"geojson": point(at.lat, at.lon)} if at else {}
        found["places"].append({"name": catalogue.place_name(name), "uri": urn("place", name), **shape})
    for told in dict.fromkeys(claim.incident for claim in claims if claim.incident is not None):
        incident = catalogue.incident(told)
        if incident is not None:
            found["events"].append({"name": incident.title, "uri": urn("incident", incident.id)})
    return dict(found)
