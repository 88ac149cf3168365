"""What would bear on which point, if it happened: a line under the incident, and one under the point."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from truceline.model.agreement import Provision
from truceline.model.bearing import Aspect, Bearing, BearingTest, Fit, Sense
from truceline.publish.catalogue import Catalogue, Ref
from truceline.publish.wording import ASSESSMENTS, STATUSES, event_label
from truceline.publish.writing import element_id, provision_id

_ASKED = {
    Aspect.WHAT: "That it happened:",
    Aspect.WHO: "Is whoever is said to have done it bound?",
    Aspect.WHERE: "Was it where the point applies?",
    Aspect.WHEN: "Was the point in force?",
}
_FITS = {Fit.YES: "yes", Fit.NO: "no", Fit.CANNOT_TELL: "cannot be told", Fit.DISPUTED: "disputed"}
_HAPPENED = {
    Fit.YES: "agreed",
    Fit.NO: "agreed that it did not",
    Fit.CANNOT_TELL: "not agreed",
    Fit.DISPUTED: "disputed",
}
_NOT_ASKED = ("no question drawn", "the record asks no question on whether it happened")


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedLine:
    question: str
    fit: str
    text: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingBadge:
    """How the question stands whether it happened. `about` is the kind of event where several stand apart."""

    status: str
    label: str
    meaning: str
    about: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BearingLine:
    """One incident and one point. `href` and `title` are empty where the claims that name the point are in no incident.

    `bears` is False where a test rules it out and somebody names the point all the same: `tests` says which.
    """

    id: str
    href: str
    title: str
    when: str
    point: str
    point_title: str
    point_href: str
    agreement: str
    kept: bool
    bears: bool
    badges: tuple[StandingBadge, ...]
    tests: tuple[TriedLine, ...]
    naming: tuple[Ref, ...]
    denying: tuple[Ref, ...]

    @property
    def disputed(self) -> bool:
        return any(badge.status == "disputed" for badge in self.badges)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLine:
    """What the bearings of a point would come to; nobody's view."""

    status: str
    symbol: str
    label: str
    text: str
    bearings: tuple[str, ...]


def list_bearings(catalogue: Catalogue) -> dict[tuple[str, str], tuple[BearingLine, ...]]:
    """By agreement and number of the point. Points on which nothing bears are left out."""
    keys = dict.fromkeys((bearing.agreement, bearing.provision) for bearing in catalogue.dossier.bearings)
    listed = {key: bearings_of_point(catalogue, *key) for key in keys}
    return {key: lines for key, lines in listed.items() if lines}


def bearings_of_point(catalogue: Catalogue, agreement: str, number: str) -> tuple[BearingLine, ...]:
    """What is surely where the point applies first, then what may be, then what only names it."""
    of_point = [b for b in catalogue.dossier.bearings if b.agreement == agreement and b.provision == number]
    return tuple(line for _, line in _lines(sorted(of_point, key=_rank), catalogue))


def bearings_of_incidents(catalogue: Catalogue) -> dict[str, tuple[BearingLine, ...]]:
    """By incident, in the order of the points."""
    found: dict[str, list[BearingLine]] = {}
    for bearing, line in _lines(catalogue.dossier.bearings, catalogue):
        if bearing.incident is not None:
            found.setdefault(bearing.incident, []).append(line)
    return {incident: tuple(lines) for incident, lines in found.items()}


def list_proposals(catalogue: Catalogue) -> dict[tuple[str, str], ProposalLine]:
    """By agreement and number of the point."""
    return {
        (each.agreement, each.provision): ProposalLine(
            status=each.status.value,
            symbol=ASSESSMENTS[each.status.value][0],
            label=ASSESSMENTS[each.status.value][1],
            text=each.text,
            bearings=tuple(f"#{element_id('b', bearing)}" for bearing in each.bearings),
        )
        for each in catalogue.dossier.proposals
    }


def _rank(bearing: Bearing) -> int:
    if not bearing.bears:
        return 3
    where = next((test.fit for test in bearing.tests if test.name is Aspect.WHERE), Fit.CANNOT_TELL)
    return 2 if bearing.incident is None else int(where is not Fit.YES)


def _lines(bearings: Iterable[Bearing], catalogue: Catalogue) -> list[tuple[Bearing, BearingLine]]:
    points = {(a.id, p.number): p for a in catalogue.dossier.pack.agreements for p in a.provisions}
    return [
        (bearing, _line(bearing, points[bearing.agreement, bearing.provision], catalogue))
        for bearing in bearings
        if (bearing.agreement, bearing.provision) in points
    ]


def _line(bearing: Bearing, provision: Provision, catalogue: Catalogue) -> BearingLine:
    incident = catalogue.incident(bearing.incident)
    agreements = catalogue.dossier.pack.agreements
    title = next((a.title for a in agreements if a.id == bearing.agreement), "") if len(agreements) > 1 else ""
    return BearingLine(
        id=element_id("b", bearing.id),
        href=f"#{element_id('i', incident.id)}" if incident else "",
        title=incident.title if incident else "",
        when=catalogue.clock.say_period(incident.time) if incident else "",
        point=provision.number,
        point_title=provision.title,
        point_href=f"#{provision_id(bearing.agreement, provision.number)}",
        agreement=title,
        kept=bearing.sense is Sense.FULFILMENT,
        bears=bearing.bears,
        badges=_badges(bearing),
        tests=tuple(_test(test, catalogue) for test in bearing.tests),
        naming=catalogue.refs(bearing.naming),
        denying=catalogue.refs(bearing.denying),
    )


def _badges(bearing: Bearing) -> tuple[StandingBadge, ...]:
    """One for each kind of event, or a single one where all stand alike."""
    alike = len({each.status for each in bearing.occurrences}) == 1
    found = []
    for each in bearing.occurrences[:1] if alike else bearing.occurrences:
        label, meaning = STATUSES.get(each.status, _NOT_ASKED)
        href = f"#{element_id('q', each.question)}" if each.question else ""
        about = "" if alike else event_label(each.event_type)
        found.append(StandingBadge(status=each.status, label=label, meaning=meaning, about=about, href=href))
    return tuple(found)


def _test(test: BearingTest, catalogue: Catalogue) -> TriedLine:
    words = _HAPPENED if test.name is Aspect.WHAT else _FITS
    return TriedLine(
        question=_ASKED[test.name], fit=words[test.fit], text=test.text, refs=catalogue.refs(test.claims)
    )  # fmt: skip
