"""One thing of a record, found by its id, whole."""

from __future__ import annotations

from truceline.errors import NotInRecord
from truceline.model.dossier import Dossier
from truceline.model.listed import Shown, ShownClaim, ShownIncident, ShownItem, ShownReport, Wanted
from truceline.pipeline.progress import Progress
from truceline.pipeline.recording import export_record
from truceline.store import listing, lookup

_SHORTEST = 3


def show(record: str, text: str, progress: Progress) -> Shown:
    """By id, path, number of an entry, or any beginning that only one thing has (of a path, an end).

    Incidents, and claims of second copies of a file, are made when somebody asks. Raises NotInRecord, which names the
    candidates where there are several.
    """
    if not text.isprintable() or (len(text) < _SHORTEST and not text.isdigit()):
        raise NotInRecord(f"{text!r}: no id; `truceline list` prints them")
    found = lookup.find_names(record, text)
    if len(found) > 1:
        names = ", ".join(f"{name} ({kind})" for kind, name in found[: lookup.MOST - 1])
        more = " and more" if len(found) >= lookup.MOST else ""
        raise NotInRecord(f"{text}: several things begin so: {names}{more}; write more of the one that you mean")
    if not found:
        return _show_made(export_record(record, progress=progress), text)
    kind, name = found[0]
    match kind:
        case "report":
            return lookup.load_report(record, name)
        case "claim":
            return _show_claim(record, name)
        case "item":
            return show_item(record, name)
        case "decision":
            return lookup.load_decision(record, name)
        case _:
            return lookup.load_entry(record, int(name))


def show_item(record: str, path: str) -> ShownItem:
    return ShownItem(
        path=path,
        versions=tuple(lookup.load_versions(record, path)),
        gone=tuple(listing.list_gone(record, Wanted(), path=path)),
    )


def _show_claim(record: str, name: str) -> ShownClaim:
    within = lookup.load_claimed(record, name)
    if within.reading is None:
        raise NotInRecord(f"{name}: the report was not read")
    claim = next(claim for claim in within.reading.claims if claim.id == name)
    return ShownClaim(claim=claim, within=within, decisions=tuple(listing.list_decisions(record, about=name)))


def _show_made(dossier: Dossier, text: str) -> Shown:
    incidents = [incident.id for incident in dossier.incidents if incident.id.startswith(text)]
    reports = [report.id for report in dossier.reports if report.id.startswith(text)]
    claims = [claim.id for claim in dossier.claims if claim.id.startswith(text)]
    found = [*incidents, *reports, *claims]
    if not found:
        raise NotInRecord(f"{text}: nothing in the record is called so; `truceline list` prints what there is")
    if len(found) > 1 and text not in found:
        raise NotInRecord(f"{text}: several things begin so: {', '.join(found[: lookup.MOST])}; write more of it")
    name = text if text in found else found[0]
    if name in incidents:
        return show_incident(dossier, name)
    home = next((claim.report for claim in dossier.claims if claim.id == name), name)
    within = ShownReport(report=next(r for r in dossier.reports if r.id == home), reading=None, since=0, until=None)
    claim = next((claim for claim in dossier.claims if claim.id == name), None)
    return within if claim is None else ShownClaim(claim=claim, within=within)


def show_incident(dossier: Dossier, name: str) -> ShownIncident:
    incident = next(incident for incident in dossier.incidents if incident.id == name)
    reports = {report.id: report for report in dossier.reports}
    claims = tuple(claim for claim in dossier.claims if claim.incident == name)
    return ShownIncident(
        incident=incident,
        claims=claims,
        questions=tuple(question for question in dossier.questions if question.incident == name),
        names={**{a.id: a.name for a in dossier.actors}, **{p.id: p.name for p in dossier.places}},
        reports={claim.id: reports[claim.report] for claim in claims},
    )
