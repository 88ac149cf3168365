"""A dossier opened for export: what each incident has to do with which claims, reports and questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from truceline.model.act import SILENT
from truceline.model.claim import Claim
from truceline.model.decision import ReviewState
from truceline.model.dossier import Dossier
from truceline.model.ids import ClaimId
from truceline.model.incident import Incident
from truceline.model.question import Question
from truceline.model.report import Report
from truceline.publish.catalogue import Catalogue
from truceline.publish.reviews import ClaimReview, index_reviews


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Lookups over one dossier. `asked` are each incident's questions, in the dossier's order; `reviews` is what people
    made of claims."""

    dossier: Dossier
    catalogue: Catalogue
    asked: dict[str, list[Question]]
    reviews: Mapping[ClaimId, ClaimReview]

    @classmethod
    def of(cls, dossier: Dossier) -> Contents:
        asked: dict[str, list[Question]] = {}
        for question in dossier.questions:
            asked.setdefault(question.incident, []).append(question)
        return cls(
            dossier=dossier, catalogue=Catalogue.of(dossier), asked=asked, reviews=index_reviews(dossier.decisions)
        )

    def review(self, claim: Claim) -> tuple[ReviewState, str | None]:
        """What people made of it, and who: a claim that nobody has looked at is a suggestion."""
        review = self.reviews.get(claim.id)
        if review is None or review.state is ReviewState.SUGGESTED:
            return ReviewState.SUGGESTED, None
        return review.state, review.decision.by

    def questions(self, incident: Incident) -> Sequence[Question]:
        return self.asked.get(incident.id, ())

    def claims(self, incident: Incident) -> list[Claim]:
        """Those in the incident that the dossier holds, in the incident's order."""
        return [self.catalogue.claims[claim] for claim in incident.claims if claim in self.catalogue.claims]

    def said(self, incident: Incident) -> list[Claim]:
        """Those that take a position: without silent acts, and without what is mentioned in passing."""
        return [claim for claim in self.claims(incident) if claim.act not in SILENT and not claim.background]

    def reports(self, incident: Incident) -> list[Report]:
        """Those that tell of it, in the order of publication."""
        told = {claim.report for claim in self.claims(incident)}
        known = [self.catalogue.reports[report] for report in told if report in self.catalogue.reports]
        return sorted(known, key=lambda report: self.catalogue.report_numbers[report.id])

    def origins(self, incident: Incident) -> int:
        """How many distinct texts tell of it; reprints count once."""
        return len({report.origin or report.id for report in self.reports(incident)})

    def names(self, actors: Sequence[str]) -> list[str]:
        return [self.catalogue.actor_name(actor) for actor in actors]

    def printed_by(self, report: Report) -> str:
        return report.outlet or self.catalogue.actor_name(report.voice)
