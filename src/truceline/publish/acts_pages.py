"""Denials and silence on the page: who denies what, in which words, and who was asked and did not answer."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from truceline.model.act import DENYING, POINTING, SILENT, Act, ActKind, Answered
from truceline.publish.catalogue import Catalogue, Ref, Source, Voice
from truceline.publish.wording import ACTS
from truceline.publish.writing import clipped, element_id, visible

_MOST_ANSWERED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredLine:
    """What is answered: a claim with its words, or a report as a whole (`ref` None, no words)."""

    ref: Ref | None
    source: Source
    voice: Voice
    words: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActLine:
    """One act, told once however many reports carry it; `also` are the further places where its words stand."""

    voice: Voice
    label: str
    words: str
    ref: Ref
    source: Source
    also: tuple[Ref, ...]
    answered: tuple[AnsweredLine, ...]
    further: tuple[AnsweredLine, ...]
    unanswered: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActSection:
    """`pointing` are denials, corrections and retractions; `owned` admissions; `silent` the others."""

    pointing: tuple[ActLine, ...]
    owned: tuple[ActLine, ...]
    silent: tuple[ActLine, ...]


def describe_acts(catalogue: Catalogue) -> dict[str | None, ActSection]:
    """The acts of each incident; under None those that belong to no incident."""
    by_incident: dict[str | None, list[Act]] = {}
    for act in catalogue.dossier.acts:
        by_incident.setdefault(act.incident, []).append(act)
    return {incident: _section(acts, catalogue) for incident, acts in by_incident.items()}


def _section(acts: Sequence[Act], catalogue: Catalogue) -> ActSection:
    merged = _merge(acts, catalogue)
    return ActSection(
        pointing=tuple(_line(same, catalogue) for same in merged if same[0].kind in POINTING),
        owned=tuple(_line(same, catalogue) for same in merged if same[0].kind is ActKind.ADMISSION),
        silent=tuple(_line(same, catalogue) for same in merged if same[0].kind in SILENT),
    )


def _merge(acts: Sequence[Act], catalogue: Catalogue) -> list[list[Act]]:
    """Acts of one speaker in the same words, or handed on from one claim, are one; in the order of publication."""
    ordered = sorted(acts, key=lambda a: (catalogue.report_numbers.get(a.report, 0), a.cue.start, a.id))
    merged: dict[Hashable, list[Act]] = {}
    for act in ordered:
        claim = catalogue.claims.get(act.claim or "")
        first = claim.repeats or claim.id if claim is not None else None
        words = " ".join(act.content.quote.casefold().split())
        key = (act.speaker, act.kind, first if claim is not None and claim.repeats else words)
        same = merged.get(key) or (merged.get((act.speaker, act.kind, words)))
        if same is None:
            same = merged[key] = []
        merged.setdefault((act.speaker, act.kind, words), same)
        if first is not None:
            merged.setdefault((act.speaker, act.kind, first), same)
        same.append(act)
    return list({id(same): same for same in merged.values()}.values())


def _line(same: Sequence[Act], catalogue: Catalogue) -> ActLine:
    act = same[0]
    told = [_answered(each, catalogue) for each in _all_answered(same)]
    return ActLine(
        voice=catalogue.voice(act.speaker),
        label=ACTS[act.kind],
        words=act.content.quote,
        ref=ref_of_act(act, catalogue),
        source=catalogue.source(act.report),
        also=tuple(ref_of_act(other, catalogue) for other in same[1:]),
        answered=tuple(told[:_MOST_ANSWERED]),
        further=tuple(told[_MOST_ANSWERED:]),
        unanswered="" if told or act.kind not in POINTING else _unanswered(act.kind),
    )


def _unanswered(kind: ActKind) -> str:
    if kind in DENYING:
        return "Nobody in these reports says what is denied here."
    return "The words that this sets right or takes back are in none of these reports."


def _all_answered(same: Iterable[Act]) -> list[Answered]:
    found: dict[tuple[str | None, str], Answered] = {}
    for act in same:
        for each in act.answers:
            found.setdefault((each.claim, each.report), each)
    return list(found.values())


def _answered(each: Answered, catalogue: Catalogue) -> AnsweredLine:
    claim = catalogue.claims.get(each.claim or "")
    return AnsweredLine(
        ref=catalogue.ref(claim.id) if claim is not None else None,
        source=catalogue.source(each.report),
        voice=catalogue.voice(claim.speaker if claim is not None else catalogue.reports[each.report].voice),
        words=claim.content.quote if claim is not None else "",
        why=", ".join(reason.value for reason in each.reasons),
    )


def ref_of_act(act: Act, catalogue: Catalogue) -> Ref:
    """The claim that the act is; else its own words in the report."""
    if act.claim is not None and act.claim in catalogue.claims:
        return catalogue.ref(act.claim)
    return Ref(
        href=f"#{element_id('s', act.id)}",
        label=f"R{catalogue.report_numbers.get(act.report, 0)}",
        hint=clipped(visible(" ".join(act.content.quote[:400].split())), 90),
    )
