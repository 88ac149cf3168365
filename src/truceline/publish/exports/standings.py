"""How an incident's questions stand, in the words of a cell: who answers what, and whether they differ."""

from __future__ import annotations

from collections.abc import Sequence

from truceline.model.incident import Incident
from truceline.model.question import Position, Question, QuestionKind
from truceline.publish.exports.cells import listed
from truceline.publish.exports.contents import Contents
from truceline.publish.wording import plural

WORDS = {"disputed": "disputed", "agreed": "agreed", "one_sided": "one-sided", "single_source": "single source"}
NOT_ASKED = "not asked"


def of_kind(questions: Sequence[Question], kind: QuestionKind) -> list[Question]:
    return [question for question in questions if question.kind is kind]


def standing_of(questions: Sequence[Question]) -> str:
    """The status of one question; of several, each with what it is about. Empty where nothing is asked."""
    if len(questions) == 1:
        return WORDS[questions[0].status]
    return listed(f"{_about(question)}: {WORDS[question.status]}" for question in questions)


def answers_to(questions: Sequence[Question], contents: Contents) -> str:
    """Each question with its answers and who gives them: `Was there shelling? yes: Ministry (2 origins) | no: …`."""
    return " || ".join(
        f"{question.text} {' | '.join(_said(position, contents) for position in question.positions)}"
        for question in questions
    )


def is_disputed(incident: Incident, contents: Contents) -> bool:
    return any(question.status == "disputed" for question in contents.questions(incident))


def dispute_tags(incident: Incident, contents: Contents) -> str:
    """`disputed=occurrence; disputed=count`: the kinds of questions whose answers exclude each other."""
    return listed(f"disputed={q.kind.value}" for q in contents.questions(incident) if q.status == "disputed")


def dispute_note(incident: Incident, contents: Contents) -> str:
    """Title, days, and every question with how it stands and why: what a row with one answer to each would hide."""
    parts = [f"{incident.title}."]
    if incident.time and incident.time.start != incident.time.end:
        parts.append(f"From {incident.time.start} to {incident.time.end}.")
    for question in contents.questions(incident):
        stands, why = WORDS[question.status].capitalize(), question.why.text
        parts.append(f"{question.text} {why if why.startswith(stands) else f'{stands}: {why}'}")
    return " ".join(" ".join(part.split()) for part in parts if part)


def _about(question: Question) -> str:
    told = question.what or question.event_type
    return told.replace("_", " ") if told else question.kind.value


def _said(position: Position, contents: Contents) -> str:
    names = ", ".join(contents.names(position.speakers))
    return f"{position.answer}: {names} ({plural(position.origins, 'origin')})"
