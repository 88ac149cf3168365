"""The sheets of the workbook: headings, widths and rows, each made from the same facts as the other exports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from truceline.model.agreement import Agreement, Provision
from truceline.model.duty import Duty, DutyClock
from truceline.model.register import duties_of
from truceline.publish.exports.cells import Cell, listed
from truceline.publish.exports.claims_csv import row_of as claim_row
from truceline.publish.exports.contents import Contents
from truceline.publish.exports.incidents_csv import row_of as incident_row
from truceline.publish.exports.names import sha256_of
from truceline.publish.exports.standings import WORDS
from truceline.publish.exports.whereabouts import Gazetteer
from truceline.publish.wording import ASSESSMENTS, DUTY_STATES


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTo:
    """A cell that leads to the row of another sheet whose first cell is `key`."""

    sheet: str
    key: str


SheetCell = Cell | LinkTo
Row = dict[str, SheetCell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """`columns` maps each heading to its width in characters; the first cell of a row is its key."""

    name: str
    columns: dict[str, int]
    rows: Callable[[Contents], Iterator[Row]]


def _reports(contents: Contents) -> Iterator[Row]:
    for report in contents.catalogue.reports.values():
        yield {
            "Report": report.id,
            "Published": report.published,
            "Printed by": contents.printed_by(report),
            "Headline": report.headline,
            "By": report.byline,
            "Credits": listed(report.credit_lines),
            "Kind": report.kind.value,
            "Language": report.language,
            "Known since": report.learned,
            "File": report.input,
            "Item": report.item,
            "Origin": report.origin,
            "Repeats": LinkTo(sheet="Reports", key=report.duplicates) if report.duplicates else None,
            "Claims": len(contents.catalogue.claims_of_report.get(report.id, ())),
            "SHA-256 of the text": sha256_of(report.text),
            "Text": report.text,
        }


def _claims(contents: Contents) -> Iterator[Row]:
    for claim in contents.dossier.claims:
        told = claim_row(claim, contents)
        yield {
            "Claim": claim.id,
            "Report": LinkTo(sheet="Reports", key=claim.report),
            "Published": told["published"],
            "Printed by": told["outlet"],
            "Speaker": told["speaker_name"],
            "Side": told["speaker_side"],
            "Mark": f"{told['reliability']}{told['credibility'] or ''}",
            "Via": told["via"],
            "Attitude": told["attitude"],
            "Act": told["act"].replace("_", " ") if isinstance(told["act"], str) else None,
            "Quoted": claim.direct,
            "Words": claim.content.quote,
            "About": claim.event.type.replace("_", " "),
            "Said to have": told["polarity"],
            "Done by": told["actor_name"],
            "Done to": told["target_name"],
            "Place": told["place_name"],
            "From": told["from"],
            "To": told["to"],
            "How many": told["quantities"],
            "Incident": LinkTo(sheet="Incidents", key=claim.incident) if claim.incident else None,
            "Found by": claim.extractor,
            "Confidence": float(claim.confidence),
            "Review": told["review"],
            "Reviewed by": told["reviewed_by"],
        }


def _incidents(contents: Contents) -> Iterator[Row]:
    gazetteer = Gazetteer.of(contents)
    for incident in contents.dossier.incidents:
        told = incident_row(incident, contents, gazetteer)
        yield {
            "Incident": incident.id,
            "Title": incident.title,
            "From": told["from"],
            "To": told["to"],
            "Place": told["place_name"],
            "Latitude": told["latitude"],
            "Longitude": told["longitude"],
            "Exact to km": told["precision_km"],
            "Kinds of event": listed(kind.replace("_", " ") for kind in incident.event_types),
            "Disputed": told["disputed"],
            "Did it happen": told["occurrence"],
            "Who did it": told["responsibility"],
            "How many": told["count"],
            "Killed, lowest": told["killed_low"],
            "Killed, highest": told["killed_high"],
            "Speakers": told["speakers"],
            "Claims": told["claims"],
            "Reports": told["reports"],
            "Texts": told["origins"],
        }


def _questions(contents: Contents) -> Iterator[Row]:
    """A row for each answer; a question with none has one row."""
    for question in contents.dossier.questions:
        asked: Row = {
            "Question": question.id,
            "Incident": LinkTo(sheet="Incidents", key=question.incident),
            "Kind": question.kind.value,
            "Asked": question.text,
            "Stands": WORDS[question.status],
        }
        for position in question.positions:
            yield {
                **asked,
                "Answer": position.answer,
                "Given by": listed(contents.names(position.speakers)),
                "Texts": position.origins,
                "Claims": listed(position.claims),
                "Why it stands so": question.why.text,
            }
        if not question.positions:
            yield {**asked, "Why it stands so": question.why.text}


def _assessments(contents: Contents) -> Iterator[Row]:
    for each in contents.dossier.assessments:
        yield {
            "Assessment": each.id,
            "Agreement": each.agreement,
            "Point": each.provision,
            "Assessor": contents.catalogue.actor_name(each.assessor),
            "Of": contents.catalogue.actor_name(each.of) if each.of else None,
            "Holds it": ASSESSMENTS[each.status.value][1],
            "Published": each.as_of,
            "Basis": each.basis.value,
            "Claim": LinkTo(sheet="Claims", key=each.claim) if each.claim else None,
            "Words": each.words,
            "Source": each.source,
            "Noted by": each.by,
            "Why": each.why,
        }


def _register(contents: Contents) -> Iterator[Row]:
    clocks = {(c.agreement, c.duty): c for c in contents.dossier.clocks}
    for agreement in contents.dossier.pack.agreements:
        for provision in agreement.provisions:
            for duty in duties_of(provision):
                yield _duty(agreement, provision, duty, clocks.get((agreement.id, duty.id)), contents)


def _duty(
    agreement: Agreement, provision: Provision, duty: Duty, clock: DutyClock | None, contents: Contents
) -> Row:  # fmt: skip
    """One duty, with the hands of its clock as far as there is a clock."""
    return {
        "Agreement": agreement.title,
        "Point": provision.number,
        "Duty": duty.id,
        "Title": provision.title,
        "What it obliges to": duty.text,
        "Kind": provision.kind,
        "Form": duty.form.value,
        "Binds": listed(contents.names(duty.binds or provision.binds)),
        "Due": (clock.due if clock else None) or duty.due or provision.due,
        "Begins": clock.begins if clock else duty.begins,
        "Ends": clock.ends if clock else duty.until,
        "Clock": DUTY_STATES[clock.state][1] if clock else None,
        "Read at": clock.at if clock else None,
        "How that follows": " ".join(clock.why) if clock else None,
    }


SHEETS = (
    Sheet(name="Reports", rows=_reports, columns={
        "Report": 16, "Published": 22, "Printed by": 24, "Headline": 44, "By": 20, "Credits": 20, "Kind": 11,
        "Language": 9, "Known since": 22, "File": 34, "Item": 6, "Origin": 16, "Repeats": 16, "Claims": 8,
        "SHA-256 of the text": 20, "Text": 80,
    }),
    Sheet(name="Claims", rows=_claims, columns={
        "Claim": 16, "Report": 16, "Published": 22, "Printed by": 24, "Speaker": 28, "Side": 16, "Mark": 6, "Via": 24,
        "Attitude": 10, "Act": 14, "Quoted": 8, "Words": 70, "About": 18, "Said to have": 13, "Done by": 22,
        "Done to": 22, "Place": 20, "From": 22, "To": 22, "How many": 24, "Incident": 16, "Found by": 12,
        "Confidence": 11, "Review": 11, "Reviewed by": 18,
    }),
    Sheet(name="Incidents", rows=_incidents, columns={
        "Incident": 16, "Title": 50, "From": 22, "To": 22, "Place": 20, "Latitude": 10, "Longitude": 10,
        "Exact to km": 11, "Kinds of event": 28, "Disputed": 9, "Did it happen": 15, "Who did it": 15, "How many": 28,
        "Killed, lowest": 13, "Killed, highest": 13, "Speakers": 44, "Claims": 8, "Reports": 8, "Texts": 7,
    }),
    Sheet(name="Questions", rows=_questions, columns={
        "Question": 16, "Incident": 16, "Kind": 16, "Asked": 44, "Stands": 14, "Answer": 20, "Given by": 40, "Texts": 7,
        "Claims": 30, "Why it stands so": 80,
    }),
    Sheet(name="Assessments", rows=_assessments, columns={
        "Assessment": 16, "Agreement": 20, "Point": 7, "Assessor": 28, "Of": 28, "Holds it": 14, "Published": 22,
        "Basis": 9, "Claim": 16, "Words": 50, "Source": 20, "Noted by": 18, "Why": 40,
    }),
    Sheet(name="Register", rows=_register, columns={
        "Agreement": 30, "Point": 7, "Duty": 10, "Title": 28, "What it obliges to": 70, "Kind": 13, "Form": 10,
        "Binds": 34, "Due": 22, "Begins": 22, "Ends": 22, "Clock": 16, "Read at": 22, "How that follows": 60,
    }),
)  # fmt: skip
