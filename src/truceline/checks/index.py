"""The records of a dossier by id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from truceline.model.agreement import Agreement
from truceline.model.claim import Claim
from truceline.model.dossier import Dossier
from truceline.model.incident import Incident
from truceline.model.report import Origin, Report


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Record = TypeVar("_Record", bound=_Named)


@dataclass(frozen=True, slots=True)
class Index:
    """`repeated` names every id that two records of one kind bear."""

    reports: dict[str, Report]
    origins: dict[str, Origin]
    claims: dict[str, Claim]
    incidents: dict[str, Incident]
    agreements: dict[str, Agreement]
    actors: frozenset[str]
    places: frozenset[str]
    sides: frozenset[str]
    repeated: tuple[str, ...]

    @classmethod
    def of(cls, dossier: Dossier) -> Index:
        repeated: list[str] = []
        reports = _by_id("report", dossier.reports, repeated)
        origins = _by_id("origin", dossier.origins, repeated)
        claims = _by_id("claim", dossier.claims, repeated)
        incidents = _by_id("incident", dossier.incidents, repeated)
        _by_id("question", dossier.questions, repeated)
        actors = _by_id("actor", dossier.actors, repeated)
        places = _by_id("place", dossier.places, repeated)
        return cls(
            reports=reports,
            origins=origins,
            claims=claims,
            incidents=incidents,
            agreements={agreement.id: agreement for agreement in dossier.pack.agreements},
            actors=frozenset(actors) | {actor.id for actor in dossier.pack.actors},
            places=frozenset(places) | {place.id for place in dossier.pack.places},
            sides=frozenset(side.id for side in dossier.pack.sides),
            repeated=tuple(repeated),
        )


def _by_id(kind: str, records: Iterable[_Record], repeated: list[str]) -> dict[str, _Record]:
    found: dict[str, _Record] = {}
    for record in records:
        if record.id in found:
            repeated.append(f"two {kind}s bear the id {record.id}")
        found[record.id] = record
    return found
