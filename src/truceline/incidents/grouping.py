"""From claims to incidents: which of them are about one event, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from truceline.incidents.attachment import Attachment
from truceline.incidents.binding import Binder
from truceline.incidents.draft import Draft
from truceline.incidents.families import Role
from truceline.incidents.frames import Frame
from truceline.incidents.geography import Geography
from truceline.incidents.judgements import Bench, Judged, carry_out, explain_judgements, frame_judged
from truceline.incidents.kindred import Kindred
from truceline.incidents.layout import lay_out
from truceline.incidents.likeness import Likeness
from truceline.incidents.records import name_incidents
from truceline.incidents.strands import Strand, gather_undated, weave
from truceline.incidents.subjects import find_alike
from truceline.incidents.words import Reader
from truceline.model.claim import Claim
from truceline.model.event import Polarity
from truceline.model.ids import ReportId
from truceline.model.incident import Incident
from truceline.model.pack import Pack
from truceline.model.report import Report


def group_incidents(
    claims: Sequence[Claim], reports: Sequence[Report], pack: Pack, *, judged: Sequence[Judged] = ()
) -> tuple[list[Claim], list[Incident]]:
    """The claims in their order, each with its incident or None, and the incidents by first day, place and id.

    One incident is one event at one place and time with its aftermath and what is said about it. Background claims,
    tallies and talk about the agreement as a whole belong to none. The result does not depend on the input's order.
    What people `judged` outranks all of this; their judgements must not contradict each other.
    """
    geography = Geography(pack)
    frames = lay_out(claims, reports, geography, pack)
    attachment, left = _draft(frames, pack, geography, find_alike(reports))
    drafts = [draft for draft in left if _is_concrete(draft)]
    attachment.learn_words(drafts)
    attachment.tie(frame for frame in frames if frame.family.role is Role.WORDS)
    bench = Bench(judged, claims)
    drafts = carry_out(bench, drafts, frame_judged(bench, frames, claims, reports), attachment)
    incidents = explain_judgements(name_incidents(drafts, attachment, geography), judged)
    incident_of = {claim: incident.id for incident in incidents for claim in incident.claims}
    return [replace(claim, incident=incident_of.get(claim.id)) for claim in claims], incidents


def _draft(
    frames: Sequence[Frame], pack: Pack, geography: Geography, alike: Mapping[ReportId, Sequence[ReportId]]
) -> tuple[Attachment, list[Draft]]:
    """Placed and dated accounts first, then the other accounts of events, then their aftermath."""
    reader = Reader(pack)
    attachment = Attachment(pack, geography, reader=reader, frames=frames, alike=alike)

    def found(strands: Sequence[Strand]) -> list[Draft]:
        bound = Binder(geography, Kindred(pack), Likeness(frames, strands, reader)).bind(strands)
        drafts = [draft for draft in bound if _is_asserted(draft)]
        attachment.open(drafts)
        return drafts

    strands, loose = weave(frames)
    drafts = found(strands)
    attachment.learn_words(drafts)
    for role in (Role.EVENT, Role.AFTERMATH):
        untied = attachment.tie(frame for frame in loose if frame.family.role is role)
        drafts += found(gather_undated(untied))
    return attachment, drafts


def _is_asserted(draft: Draft) -> bool:
    """An incident needs somebody who says that a thing happened; what is only denied is none."""
    return any(frame.claim.event.polarity is Polarity.HAPPENED for frame in draft.founders)


def _is_concrete(draft: Draft) -> bool:
    """True where a place and a day can be told, or several speak of a thing at a place."""
    founders = draft.founders
    anchored = any(frame.place is not None and frame.time is not None for frame in founders)
    told_by = {frame.claim.speaker for frame in founders}
    return anchored or (len(told_by) > 1 and any(frame.place is not None for frame in founders))
