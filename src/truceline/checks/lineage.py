"""Texts: each report carries exactly one, and each step of its lineage shows its proof."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from truceline.checks.index import Index
from truceline.model.anchor import Anchor
from truceline.model.dossier import Dossier
from truceline.model.lineage import Carriage, Text


def check_texts(dossier: Dossier, index: Index) -> Iterator[str]:
    """A dossier without texts is one whose lineage was not traced."""
    carried: dict[str, str] = {}
    known = {text.id for text in dossier.texts}
    if len(known) < len(dossier.texts):
        yield "two texts bear one id"
    for text in dossier.texts:
        for carrier in text.carriers:
            if carrier.report in carried:
                yield f"report {carrier.report} carries two texts, {carried[carrier.report]} and {text.id}"
            carried[carrier.report] = text.id
        yield from _check_carriers(text, index)
        yield from _check_versions(text, index)
        yield from _check_grounds(text, index, known)
        yield from _check_originators(text, index)
    for report in dossier.reports if dossier.texts else ():
        if report.id not in carried:
            yield f"report {report.id} carries no text"


def _check_carriers(text: Text, index: Index) -> Iterator[str]:
    origin = index.origins.get(text.origin)
    members = set(origin.reports) if origin is not None else set()
    if sum(carrier.how is Carriage.SOURCE for carrier in text.carriers) != 1:
        yield f"text {text.id} has not one source"
    for carrier in text.carriers:
        if carrier.report not in members:
            yield f"text {text.id} is carried by {carrier.report}, which is not of its origin {text.origin}"
        if (carrier.like is None) is not (carrier.how is Carriage.SOURCE):
            yield f"text {text.id} does not say what {carrier.report} is like"


def _check_versions(text: Text, index: Index) -> Iterator[str]:
    carriers = {carrier.report for carrier in text.carriers}
    for version in text.versions:
        if not {version.report, version.replaces} <= carriers:
            yield f"text {text.id} has a version of a report that does not carry it"
            continue
        if not version.reasons or not version.changes:
            yield f"text {text.id} does not say what {version.report} changed, or why it is a version"
        for change in version.changes:
            yield from _check_words(text, change.before, version.replaces, index)
            yield from _check_words(text, change.after, version.report, index)


def _check_words(text: Text, anchor: Anchor | None, report: str, index: Index) -> Iterator[str]:
    if anchor is not None and (report not in index.reports or not anchor.holds_in(index.reports[report].text)):
        yield f"text {text.id} rests on words that are not in report {report}"


def _check_grounds(text: Text, index: Index, known: AbstractSet[str]) -> Iterator[str]:
    for ground in text.rests_on:
        if ground.text not in known or ground.text == text.id or not ground.passages:
            yield f"text {text.id} rests on {ground.text} without proof"
        for passage in ground.passages:
            a, b = index.reports.get(passage.a), index.reports.get(passage.b)
            if a is None or b is None or max(passage.a_end - len(a.text), passage.b_end - len(b.text)) > 0:
                yield f"text {text.id} rests on a passage outside of {passage.a} or {passage.b}"


def _check_originators(text: Text, index: Index) -> Iterator[str]:
    if not text.originators:
        yield f"text {text.id} has nobody behind it"
    for originator in text.originators:
        for anchor in originator.words:
            yield from _check_words(text, anchor, originator.report, index)
        for claim in originator.claims:
            if claim not in index.claims or index.claims[claim].speaker != originator.actor:
                yield f"text {text.id} quotes {originator.actor} by the claim {claim}, which is not theirs"
