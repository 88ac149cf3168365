"""Lineage: within one origin, which reports carry one text, and which text rests on which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from truceline.model.anchor import Anchor, Span
from truceline.model.ids import OriginId, ReportId, TextId, content_id
from truceline.model.lineage import Carriage, Carrier, Debt, Ground, Originator, Part, Text, Version
from truceline.model.report import OriginBasis, Passage, Report, ReportKind
from truceline.reports.links import Link
from truceline.reports.quoting import ISSUED, Quoting
from truceline.reports.versions import find_changes, find_reasons, follows


@dataclass(slots=True)
class Draft:
    """A text while it is being put together. Reports are known by their places; `carriers` by the report they are of.

    `own` are the words of the source that no text it rests on has.
    """

    source: int
    carriers: dict[int, Carrier] = field(default_factory=dict)
    versions: list[Version] = field(default_factory=list)
    grounds: dict[int, list[Passage]] = field(default_factory=dict)
    own: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """How a report joins the text of another: with nothing of its own (rank 0), or as a version (rank 1)."""

    rank: int
    link: Link
    to: int
    version: Version | None = None


def trace_texts(
    reports: Sequence[Report], members: Sequence[int], links: Sequence[Link], origin: OriginId
) -> tuple[list[Text], list[Link]]:
    """The texts of one origin, each named after its earliest report, and the links that they cite.

    `reports` are all of them in the order of time, `members` those of the origin, `links` those between them.
    """
    linked: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        linked[link.a].append(link)
        linked[link.b].append(link)
    drafts: dict[int, Draft] = {}
    text_of: dict[int, int] = {}
    cited: list[Link] = []
    for index in _nearest_first(reports, members, linked):
        known = [link for link in linked[index] if link.other(index) in text_of]
        step = min(_steps(reports, index, known), key=_best, default=None)
        if step is not None:
            text_of[index] = text_of[step.to]
            _join(reports, drafts[text_of[index]], index, step)
            cited.append(step.link)
        else:
            text_of[index] = index
            drafts[index] = _begin(reports, index, known, text_of)
            cited += known
    named = {key: _name(reports, draft) for key, draft in drafts.items()}
    return [_finish(reports, drafts, key, named=named, origin=origin) for key in drafts], cited


def nearness(report: Report) -> int:
    """How near to whoever wrote it a report is: a body's own paper, an agency's own, agency copy, anything else."""
    if report.kind in ISSUED:
        return 0
    if report.voice in report.agencies:
        return 1
    return 2 if report.kind is ReportKind.WIRE else 3


def _nearest_first(reports: Sequence[Report], members: Sequence[int], linked: dict[int, list[Link]]) -> list[int]:
    """Reports whose texts are the same word for word stand together, behind the nearest of them."""
    first = {index: index for index in members}
    for index in members:
        for link in linked[index]:
            if link.basis is OriginBasis.VERBATIM:
                first[link.b] = link.a
    near: dict[int, int] = {}
    for index in members:
        near[first[index]] = min(near.get(first[index], 9), nearness(reports[index]))
    return sorted(members, key=lambda index: (near[first[index]], first[index], index))


def _steps(reports: Sequence[Report], index: int, known: Iterable[Link]) -> Iterable[_Step]:
    for link in known:
        to = link.other(index)
        if link.basis is OriginBasis.VERBATIM:
            yield _Step(rank=0, link=link, to=to)
            continue
        version = _version(reports, link)
        if version is not None:
            yield _Step(rank=1, link=link, to=to, version=version)
        elif not link.own(index) or (not link.own(to) and _of_one_wire(reports[index], reports[to])):
            yield _Step(rank=0, link=link, to=to)


def _of_one_wire(a: Report, b: Report) -> bool:
    """Both are an agency's copy with nothing of a paper's own: what one has more, the other left out."""
    return bool(set(a.agencies) & set(b.agencies)) and max(nearness(a), nearness(b)) < 3


def _best(step: _Step) -> tuple[int, int, int, int]:
    """What it copies before what it replaces; of copies the one with most in common, of states the last."""
    return (step.rank, -step.to if step.rank else -step.link.shared, step.link.a, step.link.b)


def _version(reports: Sequence[Report], link: Link) -> Version | None:
    earlier, later = reports[link.a], reports[link.b]
    if earlier.voice != later.voice and not _of_one_wire(earlier, later):
        return None
    if not follows(earlier, later):
        return None
    changes = find_changes(earlier.text, later.text)
    reasons = find_reasons(earlier, later, link, changes)
    return Version(report=later.id, replaces=earlier.id, reasons=reasons, changes=changes) if reasons else None


def _begin(reports: Sequence[Report], index: int, known: Sequence[Link], text_of: dict[int, int]) -> Draft:
    draft = Draft(source=index, carriers={index: Carrier(report=reports[index].id, how=Carriage.SOURCE)})
    for link in known:
        draft.grounds.setdefault(text_of[link.other(index)], []).extend(_turned(link, index))
    draft.own = _in_all([link.own(index) for link in known])
    return draft


def _turned(link: Link, index: int) -> list[Passage]:
    """The link's passages with the report at `index` as `b`."""
    return list(link.passages) if link.b == index else [turn(passage) for passage in link.passages]


def turn(passage: Passage) -> Passage:
    return Passage(
        a=passage.b,
        a_start=passage.b_start,
        a_end=passage.b_end,
        b=passage.a,
        b_start=passage.a_start,
        b_end=passage.a_end,
    )


def _in_all(ranges: Sequence[tuple[Span, ...]]) -> tuple[Span, ...]:
    common = list(ranges[0]) if ranges else []
    for others in ranges[1:]:
        common = [
            Span(max(one.start, other.start), min(one.end, other.end))
            for one in common
            for other in others
            if one.overlaps(other)
        ]
    return tuple(common)


def _join(reports: Sequence[Report], draft: Draft, index: int, step: _Step) -> None:
    link, to = step.link, step.to
    if step.version is not None:
        draft.versions.append(step.version)
        how = Carriage.VERSION
        if step.version.replaces == reports[index].id:
            earlier = draft.carriers[to]
            draft.carriers[to] = replace(earlier, how=how, like=reports[index].id, share=link.share(to))
            how = earlier.how
            draft.source = index if how is Carriage.SOURCE else draft.source
    elif link.own(index) and draft.source == to:
        draft.carriers[to] = Carrier(
            report=reports[to].id, how=Carriage.CUT, like=reports[index].id, share=link.share(to)
        )
        draft.source, how = index, Carriage.SOURCE
    else:
        how = Carriage.CUT if link.own(to) else Carriage.REPRINT
    like = None if how is Carriage.SOURCE else reports[to].id
    draft.carriers[index] = Carrier(report=reports[index].id, how=how, like=like, share=link.share(index))


def _name(reports: Sequence[Report], draft: Draft) -> TextId:
    return TextId(content_id("text", reports[min(draft.carriers)].id))


def _finish(
    reports: Sequence[Report], drafts: dict[int, Draft], key: int, *, named: dict[int, TextId], origin: OriginId
) -> Text:
    draft = drafts[key]
    place = {reports[index].id: index for index in draft.carriers}
    return Text(
        id=named[key],
        origin=origin,
        carriers=tuple(draft.carriers[index] for index in sorted(draft.carriers)),
        versions=tuple(sorted(draft.versions, key=lambda v: (place[v.report], place[v.replaces]))),
        rests_on=tuple(
            Ground(text=named[ground], how=Debt.ADDS, passages=tuple(passages))
            for ground, passages in sorted(draft.grounds.items())
        ),
        originators=_originators(reports, drafts, key),
    )


def _originators(reports: Sequence[Report], drafts: dict[int, Draft], key: int) -> tuple[Originator, ...]:
    """The body itself; the agencies credited; the outlet where none is, or where it added words to another's copy."""
    draft = drafts[key]
    source = reports[draft.source]
    words = tuple(Anchor.at(source.text, *span) for span in draft.own) if draft.grounds else ()
    if source.kind in ISSUED:
        return (Originator(actor=source.voice, part=Part.ISSUED, report=source.id, words=words),)
    handed = {
        agency
        for ground in draft.grounds
        for index in drafts[ground].carriers
        for agency in (*reports[index].agencies, reports[index].voice)
    }
    found: dict[str, Originator] = {}
    for index in sorted(draft.carriers):
        for agency in reports[index].agencies:
            line = _credit_line(reports[index])
            known = found.get(agency)
            if agency not in handed and (known is None or (known.credit_line is None and line is not None)):
                found[agency] = Originator(actor=agency, part=Part.CREDITED, report=reports[index].id, credit_line=line)
    if draft.grounds and nearness(source) == 3:
        added = Originator(actor=source.voice, part=Part.ADDED, report=source.id, words=words)
        return (*(found[agency] for agency in sorted(found)), added)
    if found:
        return tuple(replace(found[agency], words=words) for agency in sorted(found))
    part = Part.ADDED if draft.grounds else Part.PRINTED
    return (Originator(actor=source.voice, part=part, report=source.id, words=words),)


def _credit_line(report: Report) -> str | None:
    return report.credit_lines[0] if report.credit_lines else None


def lay_quotings(texts: Sequence[Text], quotings: Sequence[Quoting], ids: Sequence[ReportId]) -> list[Text]:
    """The texts with each statement that they quote among what they rest on, by the passages of one carrier.

    `ids` are the reports' by place.
    """
    text_of = {carrier.report: text.id for text in texts for carrier in text.carriers}
    source_of = {text.id: text.source for text in texts}
    quoted: dict[TextId, dict[TextId, tuple[Passage, ...]]] = defaultdict(dict)
    for quoting in quotings:
        by, of = text_of[ids[quoting.by]], text_of[ids[quoting.of]]
        if by != of and (of not in quoted[by] or ids[quoting.by] == source_of[by]):
            quoted[by][of] = quoting.passages
    laid = []
    for text in texts:
        carried = {ground.text for ground in text.rests_on}
        grounds = (
            Ground(text=of, how=Debt.QUOTES, passages=passages)
            for of, passages in sorted(quoted[text.id].items())
            if of not in carried
        )
        laid.append(replace(text, rests_on=(*text.rests_on, *grounds)))
    return laid
