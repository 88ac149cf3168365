"""Dossier files as others hand them on: read as far as they are compared, and refused where they break the contract."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from truceline.errors import UnusableInput
from truceline.intake.labels import excerpt, label
from truceline.model.outline import (
    ClaimLine,
    ClockLine,
    IncidentLine,
    Outline,
    PositionLine,
    QuestionLine,
    ReportLine,
    ViewLine,
)

SCHEMA = "truceline-dossier/1"
LARGEST = 2**30
_REMEDY = "give a dossier.json that `truceline build` wrote, or the folder that holds one"


def read_outline(path: str) -> Outline:
    """From a dossier file, or a folder with a `dossier.json`. Raises UnusableInput."""
    shown = label(path)
    file = Path(path) / "dossier.json" if Path(path).is_dir() else Path(path)
    try:
        size = file.stat().st_size
        content = file.read_bytes() if file.is_file() and size <= LARGEST else None
    except (OSError, ValueError) as failure:
        reason = getattr(failure, "strerror", None) or "it cannot be read"
        raise UnusableInput(shown, f"no dossier there ({reason})", _REMEDY) from failure
    if content is None:
        raise UnusableInput(shown, "no file, or one of more than a gibibyte", _REMEDY)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as failure:
        raise UnusableInput(shown, f"not UTF-8 (byte {failure.start})", _REMEDY) from failure
    return parse_outline(text, name=shown)


def parse_outline(text: str, *, name: str) -> Outline:
    """From the text of a dossier file. `name` stands for it in messages. Raises UnusableInput."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as failure:
        raise UnusableInput(name, f"not JSON: {' '.join(str(failure).split())[:120]}", _REMEDY) from failure
    schema = document.get("schema") if isinstance(document, dict) else None
    if schema != SCHEMA:
        said = f"its schema is {excerpt(str(schema))}" if schema is not None else "it names no schema"
        raise UnusableInput(name, f"not a dossier of version 1: {said}", _REMEDY)
    return _Reader(name).read(document)


class _Reader:
    """Takes out what is compared; what is missing, of another kind or leads nowhere is refused with its place."""

    def __init__(self, name: str) -> None:
        self.name = name

    def refuse(self, reason: str) -> UnusableInput:
        return UnusableInput(self.name, f"a damaged dossier: {reason}", "build it again")

    def read(self, document: dict[str, Any]) -> Outline:
        pack = document.get("pack")
        outline = Outline(
            name=self.name,
            title=str(pack.get("title") or "") if isinstance(pack, dict) else "",
            as_of=self.text(document, "as_of", "the dossier", may_lack=True),
            known_by=self.text(document, "known_by", "the dossier", may_lack=True),
            reports=self.by_id(self.reports(document)),
            claims=self.by_id(self.claims(document)),
            incidents=self.by_id(self.incidents(document)),
            questions=self.by_id(self.questions(document)),
            clocks=self.by_id(self.clocks(document)),
            views=self.by_id(self.views(document)),
            judged=frozenset(str(each.get("agreement")) for each in _objects(document.get("views"))),
            actors={a["id"]: str(a.get("name") or a["id"]) for a, _ in self.records(document, "actors")},
        )
        self.check_ids(outline)
        return outline

    def records(self, holder: dict[str, Any], key: str) -> Iterator[tuple[dict[str, Any], str]]:
        """The objects of a list, each with an id, and where each stands."""
        found = holder.get(key)
        if not isinstance(found, list):
            raise self.refuse(f"`{key}` is no list")
        for number, record in enumerate(found):
            place = f"{key}[{number}]"
            if not isinstance(record, dict) or not isinstance(record.get("id"), str):
                raise self.refuse(f"{place} has no id")
            yield record, place

    def by_id(self, lines: Iterator[Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for line in lines:
            if line.id in found:
                raise self.refuse(f"two records bear the id {excerpt(line.id)}")
            found[line.id] = line
        return found

    def text(self, record: dict[str, Any], key: str, place: str, *, may_lack: bool = False) -> Any:
        value = record.get(key)
        if isinstance(value, str) or (value is None and may_lack):
            return value
        raise self.refuse(f"`{key}` of {place} is no text")

    def texts(self, record: dict[str, Any], key: str, place: str) -> tuple[str, ...]:
        value = record.get(key)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.refuse(f"`{key}` of {place} is no list of ids")
        return tuple(value)

    def reports(self, document: dict[str, Any]) -> Iterator[ReportLine]:
        replaced = _versions(document)
        for record, place in self.records(document, "reports"):
            item = record.get("item", 0)
            yield ReportLine(
                id=record["id"],
                input=self.text(record, "input", place),
                item=item if isinstance(item, int) else 0,
                headline=self.text(record, "headline", place, may_lack=True),
                outlet=self.text(record, "outlet", place, may_lack=True),
                published=self.text(record, "published", place, may_lack=True),
                origin=self.text(record, "origin", place, may_lack=True) or record["id"],
                text=self.text(record, "text", place),
                replaces=replaced.get(record["id"]),
            )

    def claims(self, document: dict[str, Any]) -> Iterator[ClaimLine]:
        for record, place in self.records(document, "claims"):
            content, event = record.get("content"), record.get("event")
            if not isinstance(content, dict) or not isinstance(event, dict):
                raise self.refuse(f"{place} has no content or no event")
            yield ClaimLine(
                id=record["id"],
                report=self.text(record, "report", place),
                speaker=self.text(record, "speaker", place),
                words=self.text(content, "quote", f"{place}.content"),
                attitude=self.text(record, "attitude", place),
                event_type=self.text(event, "type", f"{place}.event"),
                polarity=self.text(event, "polarity", f"{place}.event"),
            )

    def incidents(self, document: dict[str, Any]) -> Iterator[IncidentLine]:
        for record, place in self.records(document, "incidents"):
            yield IncidentLine(
                id=record["id"],
                title=self.text(record, "title", place),
                claims=self.texts(record, "claims", place),
            )

    def questions(self, document: dict[str, Any]) -> Iterator[QuestionLine]:
        for record, place in self.records(document, "questions"):
            positions = record.get("positions")
            if not isinstance(positions, list) or not all(isinstance(each, dict) for each in positions):
                raise self.refuse(f"`positions` of {place} is no list")
            yield QuestionLine(
                id=record["id"],
                incident=self.text(record, "incident", place),
                kind=self.text(record, "kind", place),
                event_type=self.text(record, "event_type", place, may_lack=True),
                what=self.text(record, "what", place, may_lack=True),
                place=self.text(record, "place", place, may_lack=True),
                text=self.text(record, "text", place),
                status=self.text(record, "status", place),
                positions=tuple(
                    PositionLine(
                        answer=self.text(each, "answer", f"{place}.positions"),
                        claims=self.texts(each, "claims", f"{place}.positions"),
                    )
                    for each in positions
                ),
            )

    def list_of(self, document: dict[str, Any], key: str) -> list[Any]:
        """Empty where the file has none; those of earlier versions do not."""
        found = document.get(key, [])
        if not isinstance(found, list):
            raise self.refuse(f"`{key}` is no list")
        return found

    def clocks(self, document: dict[str, Any]) -> Iterator[ClockLine]:
        titles, texts = _agreed_words(document)
        for number, record in enumerate(self.list_of(document, "clocks")):
            place = f"clocks[{number}]"
            if not isinstance(record, dict):
                raise self.refuse(f"{place} is no clock")
            agreement, duty = self.text(record, "agreement", place), self.text(record, "duty", place)
            term = record.get("term")
            yield ClockLine(
                id=f"{agreement} {duty}",
                agreement=agreement,
                provision=self.text(record, "provision", place),
                duty=duty,
                state=self.text(record, "state", place),
                due=self.text(record, "due", place, may_lack=True),
                ends=self.text(record, "ends", place, may_lack=True),
                term=term if isinstance(term, int) else None,
                title=titles.get(agreement, ""),
                text=texts.get((agreement, duty), ""),
            )

    def views(self, document: dict[str, Any]) -> Iterator[ViewLine]:
        titles = _point_titles(document)
        made = {str(each.get("id")): each for each in _objects(document.get("assessments"))}
        made |= {str(each.get("id")): each for each in _objects(document.get("party_assessments"))}
        known = {str(each.get("id")) for each in _objects(document.get("claims"))}
        for number, record in enumerate(self.list_of(document, "views")):
            place = f"views[{number}]"
            if not isinstance(record, dict):
                raise self.refuse(f"{place} is no view")
            point = (self.text(record, "agreement", place), self.text(record, "provision", place))
            for history in _objects(record.get("assessors")):
                held = history.get("held")
                if not isinstance(held, dict):
                    continue
                assessor, of = self.text(history, "assessor", place), self.text(history, "of", place, may_lack=True)
                said = [made[each] for each in self.texts(held, "assessments", place) if each in made]
                yield ViewLine(
                    id=" ".join((*point, assessor, of or "-")),
                    agreement=point[0],
                    provision=point[1],
                    assessor=assessor,
                    of=of,
                    statuses=self.texts(held, "statuses", place),
                    since=self.text(held, "since", place, may_lack=True),
                    claims=tuple(str(each["claim"]) for each in said if each.get("claim") in known),
                    words=next((str(each["words"]) for each in said if each.get("words")), ""),
                    title=titles.get(point, ""),
                )

    def check_ids(self, outline: Outline) -> None:
        for claim in outline.claims.values():
            if claim.report not in outline.reports:
                raise self.refuse(f"claim {excerpt(claim.id)} is of a report that is not there")
        for incident in outline.incidents.values():
            self.check_claims(incident.claims, f"incident {excerpt(incident.id)}", outline)
        for question in outline.questions.values():
            if question.incident not in outline.incidents:
                raise self.refuse(f"question {excerpt(question.id)} is about an incident that is not there")
            for position in question.positions:
                self.check_claims(position.claims, f"question {excerpt(question.id)}", outline)

    def check_claims(self, claims: tuple[str, ...], place: str, outline: Outline) -> None:
        for claim in claims:
            if claim not in outline.claims:
                raise self.refuse(f"{place} names the claim {excerpt(claim)}, which is not there")


def _versions(document: dict[str, Any]) -> dict[str, str]:
    """From the id of a report to that of the one it is a later version of. Other programs need not say so."""
    texts = document.get("texts")
    found: dict[str, str] = {}
    for text in texts if isinstance(texts, list) else ():
        versions = text.get("versions") if isinstance(text, dict) else None
        for version in versions if isinstance(versions, list) else ():
            if isinstance(version, dict):
                report, replaces = version.get("report"), version.get("replaces")
                if isinstance(report, str) and isinstance(replaces, str):
                    found[report] = replaces
    return found


def _agreed_words(document: dict[str, Any]) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """Titles of agreements by id, and what duties say by agreement and id. Other programs need not say so."""
    titles: dict[str, str] = {}
    texts: dict[tuple[str, str], str] = {}
    for agreement in _objects(document.get("agreements")):
        own = str(agreement.get("id"))
        titles[own] = str(agreement.get("title") or "")
        for provision in _objects(agreement.get("provisions")):
            for duty in _objects(provision.get("duties")):
                texts[own, str(duty.get("id"))] = str(duty.get("text") or provision.get("title") or "")
    return titles, texts


def _point_titles(document: dict[str, Any]) -> dict[tuple[str, str], str]:
    return {
        (str(agreement.get("id")), str(provision.get("number"))): str(provision.get("title") or "")
        for agreement in _objects(document.get("agreements"))
        for provision in _objects(agreement.get("provisions"))
    }


def _objects(found: Any) -> Iterator[dict[str, Any]]:
    return (each for each in (found if isinstance(found, list) else ()) if isinstance(each, dict))
