"""Origins: which reports carry the same underlying copy, with the passages that prove it.

An origin is named after its earliest report, so a later reprint renames nothing; a reprint that turns up later but was
published earlier renames its own group and no other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from truceline.model.ids import OriginId, ReportId, content_id
from truceline.model.lineage import Text
from truceline.model.report import Origin, OriginBasis, Report
from truceline.reports.lineage import lay_quotings, trace_texts
from truceline.reports.links import Link, find_links, repeats_whole

PIECE = 0.6
APART = 0.2


def group_origins(reports: Sequence[Report]) -> tuple[list[Report], list[Origin]]:
    """The reports in the order given, with `origin` and `duplicates` filled in, and every origin, singles included.

    What comes out does not depend on the order of what comes in.
    """
    found = trace_origins(reports)
    return found.reports, found.origins


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """Reports with their origins, every origin, and every text: each report carries one text of its origin."""

    reports: list[Report]
    origins: list[Origin]
    texts: list[Text]


def trace_origins(reports: Sequence[Report]) -> Traced:
    """As `group_origins`, and the texts with what they rest on."""
    ordered = sorted(reports, key=_by_time)
    links, quotings = find_links(ordered)
    group_of, used = _join(ordered, links)
    duplicates = _find_duplicates(ordered, links)
    members: dict[int, list[int]] = defaultdict(list)
    for index, group in enumerate(group_of):
        members[group].append(index)
    links_of: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        if group_of[link.a] == group_of[link.b]:
            links_of[group_of[link.a]].append(link)
    names = {group: OriginId(content_id("origin", ordered[group].id)) for group in members}
    texts: list[Text] = []
    proofs: dict[int, list[Link]] = defaultdict(list)
    for link in used:
        proofs[group_of[link.a]].append(link)
    origins = []
    for group, indices in members.items():
        traced, cited = trace_texts(ordered, indices, links_of[group], names[group])
        texts += traced
        basis = _weakest(proofs[group])
        proof = {(link.a, link.b): link for link in (*proofs[group], *cited)}
        reports_of = tuple(ordered[index].id for index in indices)
        origins.append(_origin(names[group], reports_of, basis, list(proof.values())))
    filled = {
        report.id: replace(report, origin=names[group_of[index]], duplicates=duplicates.get(index))
        for index, report in enumerate(ordered)
    }
    return Traced(
        reports=[filled[report.id] for report in reports],
        origins=origins,
        texts=lay_quotings(texts, quotings, [report.id for report in ordered]),
    )


def _by_time(report: Report) -> tuple[bool, datetime, str]:
    return report.published is None, _moment(report.published), report.id


def _moment(published: str | None) -> datetime:
    """A day without a clock time counts from its start in UTC."""
    moment = datetime.fromisoformat(published) if published else datetime.min
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _join(ordered: Sequence[Report], links: Sequence[Link]) -> tuple[list[int], list[Link]]:
    """The group of each report, named by its earliest member, and the links that hold the groups together.

    The strongest links come first. A later report that carries two whole stories side by side is a digest: it belongs
    with the one it carries more of, and does not make the two one.
    """
    parent = list(range(len(ordered)))
    carried: dict[int, list[tuple[int, int]]] = defaultdict(list)
    used = []
    for link in sorted(links, key=lambda link: (link.basis is not OriginBasis.VERBATIM, -link.shared, link.a, link.b)):
        a, b = _root(parent, link.a), _root(parent, link.b)
        if a == b or _is_second_story(ordered, link, carried):
            continue
        parent[max(a, b)] = min(a, b)
        used.append(link)
        if link.piece_share >= PIECE:
            carried[link.host] += link.host_ranges
    return [_root(parent, index) for index in range(len(ordered))], used


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index


def _is_second_story(ordered: Sequence[Report], link: Link, carried: dict[int, list[tuple[int, int]]]) -> bool:
    before = carried.get(link.host)
    if not before or link.piece_share < PIECE or link.host < link.piece:
        return False
    if ordered[link.host].published is None or ordered[link.piece].published is None:
        return False
    size = sum(end - start for start, end in link.host_ranges)
    both = sum(max(0, min(end, e) - max(start, s)) for start, end in link.host_ranges for s, e in before)
    return both < APART * size


def _find_duplicates(ordered: Sequence[Report], links: Sequence[Link]) -> dict[int, ReportId]:
    """For a report that repeats an earlier one whole: the earliest such. No chains: that one repeats none itself."""
    earlier: dict[int, list[int]] = defaultdict(list)
    for link in links:
        if link.same_whole:
            earlier[link.b].append(link.a)
    first: dict[int, int] = {}
    for index in sorted(earlier):
        linked = set(earlier[index])
        options = {first.get(other, other) for other in linked}
        valid = [o for o in sorted(options) if o in linked or repeats_whole(ordered[index], ordered[o])]
        if valid:
            first[index] = valid[0]
    return {index: ordered[target].id for index, target in first.items()}


def _weakest(links: Sequence[Link]) -> OriginBasis:
    bases = {link.basis for link in links} | {OriginBasis.VERBATIM}
    return next(b for b in (OriginBasis.AGENCY, OriginBasis.NEAR, OriginBasis.VERBATIM) if b in bases)


def _origin(name: OriginId, reports: tuple[ReportId, ...], basis: OriginBasis, links: Sequence[Link]) -> Origin:
    ordered = sorted(links, key=lambda link: (link.a, link.b))
    return Origin(id=name, reports=reports, basis=basis, passages=tuple(p for link in ordered for p in link.passages))
