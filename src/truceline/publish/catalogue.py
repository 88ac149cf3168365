"""The dossier looked up by id, with the short references that the page and the paper share.

Reports are numbered R1, R2… by publication, and the claims of a report 1, 2… by where their words start: `R3·12` is the
twelfth mark in report 3, on the screen and in print.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from truceline.model.actor import Actor
from truceline.model.claim import Claim
from truceline.model.dossier import Dossier
from truceline.model.incident import Incident
from truceline.model.place import Place
from truceline.model.reliability import Credibility
from truceline.model.report import Origin, Report
from truceline.publish.clock import Clock
from truceline.publish.wording import kind_label
from truceline.publish.writing import clipped, element_id

SIDE_STYLES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A link to the words of a claim: `label` is what is printed, `hint` the beginning of the words."""

    href: str
    label: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who speaks: `style` is the side's class, `belongs` the side's name or, for the unaligned, the kind."""

    name: str
    href: str
    style: str
    belongs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report in one line."""

    label: str
    href: str
    printed_by: str
    date: str
    order: tuple[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Built once for a page; references and voices are made when first asked for."""

    dossier: Dossier
    clock: Clock
    claims: dict[str, Claim]
    reports: dict[str, Report]
    origins: dict[str, Origin]
    actors: dict[str, Actor]
    places: dict[str, Place]
    report_numbers: dict[str, int]
    claim_numbers: dict[str, int]
    side_order: dict[str, int]
    side_names: dict[str, str]
    claims_of_report: dict[str, list[Claim]]
    credibility: dict[str, Credibility]
    incidents: dict[str, Incident]
    _refs: dict[str, Ref] = field(default_factory=dict)
    _voices: dict[str, Voice] = field(default_factory=dict)

    @classmethod
    def of(cls, dossier: Dossier) -> Catalogue:
        clock = Clock.of(dossier.pack.timezone)
        reports = sorted(dossier.reports, key=lambda r: (clock.order(r.published), r.input, r.item, r.id))
        spoken: dict[str, list[Claim]] = {report.id: [] for report in reports}
        for claim in dossier.claims:
            spoken.setdefault(claim.report, []).append(claim)
        for of_report in spoken.values():
            of_report.sort(key=lambda c: (c.content.start, -c.content.end, c.id))
        return cls(
            dossier=dossier,
            clock=clock,
            claims={claim.id: claim for claim in dossier.claims},
            reports={report.id: report for report in reports},
            origins={origin.id: origin for origin in dossier.origins},
            actors={a.id: a for a in (*dossier.pack.actors, *dossier.actors)},
            places={p.id: p for p in (*dossier.pack.places, *dossier.places)},
            report_numbers={report.id: n for n, report in enumerate(reports, 1)},
            claim_numbers={claim.id: n for of_report in spoken.values() for n, claim in enumerate(of_report, 1)},
            side_order={side.id: n for n, side in enumerate(dossier.pack.sides)},
            side_names={side.id: side.name for side in dossier.pack.sides},
            claims_of_report=spoken,
            credibility={each.claim: each for each in dossier.credibility},
            incidents={incident.id: incident for incident in dossier.incidents},
        )

    def incident(self, incident_id: str | None) -> Incident | None:
        return self.incidents.get(incident_id or "")

    def ref(self, claim_id: str) -> Ref:
        if claim_id not in self._refs:
            claim = self.claims[claim_id]
            self._refs[claim_id] = Ref(
                href=f"#{element_id('c', claim_id)}",
                label=f"R{self.report_numbers.get(claim.report, 0)}·{self.claim_numbers[claim_id]}",
                hint=clipped(" ".join(claim.content.quote[:400].split()), 90),
            )
        return self._refs[claim_id]

    def refs(self, claim_ids: Iterable[str]) -> tuple[Ref, ...]:
        known = sorted({c for c in claim_ids if c in self.claims}, key=self.reading_order)
        return tuple(self.ref(claim_id) for claim_id in known)

    def reading_order(self, claim_id: str) -> tuple[int, int]:
        return (self.report_numbers.get(self.claims[claim_id].report, 0), self.claim_numbers[claim_id])

    def side_of(self, actor_id: str) -> str | None:
        actor = self.actors.get(actor_id)
        return actor.side if actor and actor.side in self.side_order else None

    def style_of(self, side: str | None) -> str:
        return "sx" if side is None else f"s{self.side_order[side] % SIDE_STYLES}"

    def voice(self, actor_id: str) -> Voice:
        if actor_id not in self._voices:
            side, actor = self.side_of(actor_id), self.actors.get(actor_id)
            belongs = self.side_names[side] if side is not None else kind_label(actor.kind) if actor else "unknown"
            self._voices[actor_id] = Voice(
                name=self.actor_name(actor_id),
                href=f"#{element_id('a', actor_id)}" if actor_id in self.actors else "",
                style=self.style_of(side),
                belongs=belongs,
            )
        return self._voices[actor_id]

    def actor_name(self, actor_id: str) -> str:
        actor = self.actors.get(actor_id)
        return actor.name if actor and actor.name.strip() else actor_id

    def place_name(self, place_id: str | None) -> str:
        if place_id is None:
            return ""
        place = self.places.get(place_id)
        return place.name if place else place_id

    def source(self, report_id: str) -> Source:
        report = self.reports[report_id]
        return Source(
            label=f"R{self.report_numbers[report_id]}",
            href=f"#{element_id('r', report_id)}",
            printed_by=report.outlet or self.actor_name(report.voice),
            date=self.clock.say(report.published),
            order=self.clock.order(report.published),
        )

    def first_published(self, claim: Claim) -> str | None:
        """When the copy that carries the claim was first published, as far as the record knows."""
        report = self.reports[claim.report]
        origin = self.origins.get(report.origin or "")
        stamps = [self.reports[r].published for r in origin.reports if r in self.reports] if origin else []
        return min((report.published, *stamps), key=self.clock.order)
