"""From the captures of one file to the reports in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo
from pathlib import PurePosixPath

from truceline.model.capture import Capture
from truceline.model.ids import ActorId, ReportId, content_id
from truceline.model.report import Report, ReportKind
from truceline.reports.arrival import read_arrival
from truceline.reports.draft import Draft
from truceline.reports.feeds import read_item
from truceline.reports.issuers import resolve_issuer
from truceline.reports.kinds import choose_kind
from truceline.reports.languages import name_language
from truceline.reports.letters import is_covering_note, read_letter
from truceline.reports.lines import read_lines
from truceline.reports.names import Names, found_id
from truceline.reports.pages import read_page
from truceline.reports.pasted import read_articles
from truceline.reports.stories import Setting
from truceline.reports.teasers import find_teasers
from truceline.reports.threads import read_thread

LONGEST_CREDIT = 300


def find_reports(captures: Sequence[Capture], *, names: Names, tz: tzinfo | None) -> list[Report]:
    """The reports in the captures of ONE file, in their order; `origin` and `duplicates` stay empty.

    `tz` is how local times without a printed zone are read.
    """
    setting = Setting(names=names, tz=tz)
    drafts: list[tuple[Capture, Draft]] = []
    for capture in captures:
        if capture.source == "mail" and is_covering_note(
            capture, [other for other in captures if other is not capture]
        ):
            continue
        drafts.extend((capture, draft) for draft in read_capture(capture, setting))
    teasers = find_teasers([draft for _, draft in drafts])
    seen: Counter[tuple[str, str | None, str]] = Counter()
    reports: list[Report] = []
    for place, (capture, draft) in enumerate(drafts):
        if place in teasers:
            continue
        name = PurePosixPath(capture.input.path.replace("\\", "/")).name
        key = (name, draft.headline, draft.text)
        report_id = ReportId(content_id("r", *key, seen[key]))
        seen[key] += 1
        learned, basis = read_arrival(capture.envelope, tz)
        report = _finish(capture, draft, report_id, len(reports), names)
        reports.append(replace(report, learned=learned, learned_basis=basis))
    return reports


def read_capture(capture: Capture, setting: Setting) -> list[Draft]:
    """The drafts in one capture, by what wrapped it and what it looks like."""
    if capture.source == "feed":
        return read_item(capture, setting)
    if capture.source == "mail":
        return read_letter(capture, setting)
    if capture.media_type == "text/html":
        return read_page(capture.content, setting)
    lines = read_lines(capture.content)
    thread = read_thread(capture.content, setting)
    return thread if thread is not None else read_articles(lines, setting)


def _finish(capture: Capture, draft: Draft, report_id: ReportId, item: int, names: Names) -> Report:
    agencies = resolve_agencies(draft, names)
    voice = resolve_voice(draft, agencies, names) or ActorId(f"found:report-{report_id.removeprefix('r-')}")
    kind = choose_kind(draft, voice, agencies, names)
    if kind in (ReportKind.STATEMENT, ReportKind.MONITOR, ReportKind.POST):
        agencies = ()
    return Report(
        id=report_id,
        input=capture.input.path,
        item=item,
        headline=draft.headline,
        outlet=draft.outlet,
        voice=voice,
        agencies=agencies,
        byline=draft.credit.byline,
        published=draft.published,
        published_basis=draft.basis,
        language=name_language(draft.text, draft.language),
        kind=kind,
        text=draft.text,
        captions=draft.captions,
        credit_lines=tuple(line[:LONGEST_CREDIT] for line in draft.credit.printed) if agencies else (),
    )


def resolve_agencies(draft: Draft, names: Names) -> tuple[ActorId, ...]:
    """The credited agencies as actors; an agency's own outlet credits itself."""
    found: list[ActorId] = []
    for printed in draft.credit.agencies:
        known = names.agency(printed)
        known = known or found_id(printed)
        if known not in found:
            found.append(known)
    own = names.paper(draft.outlet) if draft.outlet else None
    if own is not None and names.kind_of(own) == "agency" and own not in found:
        found.append(own)
    if not found and draft.credit.signed and names.signer is not None:
        found.append(names.signer)
    return tuple(found)


def resolve_voice(draft: Draft, agencies: Sequence[ActorId], names: Names) -> ActorId | None:
    """Who speaks where the report speaks for itself; None where nothing says so."""
    if draft.poster is not None:
        return found_id(draft.poster)
    if draft.issuer is not None:
        return resolve_issuer(draft.issuer, names)
    if draft.outlet:
        return names.paper(draft.outlet) or found_id(draft.outlet)
    return agencies[0] if agencies and not draft.credit.own else None
