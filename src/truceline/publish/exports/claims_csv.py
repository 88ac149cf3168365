"""`claims-csv`: one row a claim, with names beside ids, the words, and where they stand."""

from __future__ import annotations

from truceline.model.act import SILENT
from truceline.model.claim import Claim
from truceline.model.dossier import Dossier
from truceline.model.event import Event, Polarity
from truceline.model.reliability import mark_in_force
from truceline.publish.exports.cells import Cell, csv_bytes, listed
from truceline.publish.exports.contents import Contents
from truceline.publish.wording import figure

COLUMNS = (
    "claim", "report", "published", "outlet", "headline", "report_kind", "language", "origin", "speaker",
    "speaker_name", "speaker_side", "reliability", "via", "attitude", "act", "direct", "background", "words",
    "words_start", "words_end", "speaker_words", "cue", "event_type", "polarity", "actor", "actor_name", "target",
    "target_name", "place", "place_name", "latitude", "longitude", "from", "to", "killed_min", "killed_max",
    "wounded_min", "wounded_max", "quantities", "incident", "repeats", "credibility", "extractor", "confidence",
    "review", "reviewed_by",
)  # fmt: skip


def write_claims(dossier: Dossier) -> bytes:
    contents = Contents.of(dossier)
    return csv_bytes(COLUMNS, (tuple(row_of(claim, contents).values()) for claim in dossier.claims))


def row_of(claim: Claim, contents: Contents) -> dict[str, Cell]:
    """Keyed by COLUMNS, in their order."""
    catalogue = contents.catalogue
    report = catalogue.reports[claim.report]
    graded = catalogue.credibility.get(claim.id)
    state, by = contents.review(claim)
    found: dict[str, Cell] = {
        "claim": claim.id,
        "report": report.id,
        "published": report.published,
        "outlet": contents.printed_by(report),
        "headline": report.headline,
        "report_kind": report.kind.value,
        "language": report.language,
        "origin": report.origin,
        **_speaker(claim, contents),
        "via": listed(contents.names(claim.via)),
        "attitude": claim.attitude.value,
        "act": claim.act.value,
        "direct": claim.direct,
        "background": claim.background,
        "words": claim.content.quote,
        "words_start": claim.content.start,
        "words_end": claim.content.end,
        "speaker_words": claim.speaker_anchor.quote if claim.speaker_anchor else None,
        "cue": claim.cue.quote if claim.cue else None,
        **_event(claim.event, contents),
        "polarity": _polarity(claim),
        "incident": claim.incident,
        "repeats": claim.repeats,
        "credibility": int(graded.grade) if graded else None,
        "extractor": claim.extractor,
        "confidence": float(claim.confidence),
        "review": state.value,
        "reviewed_by": by,
    }
    return {column: found[column] for column in COLUMNS}


def _speaker(claim: Claim, contents: Contents) -> dict[str, Cell]:
    side = contents.catalogue.side_of(claim.speaker)
    speaker = contents.catalogue.actors.get(claim.speaker)
    history = speaker.reliability if speaker else ()
    return {
        "speaker": claim.speaker,
        "speaker_name": contents.catalogue.actor_name(claim.speaker),
        "speaker_side": contents.catalogue.side_names[side] if side is not None else None,
        "reliability": mark_in_force(history, contents.dossier.as_of).value,
    }


def _polarity(claim: Claim) -> str:
    """What the words say of the event; a silent act says neither."""
    if claim.act in SILENT:
        return "neither"
    return "happened" if claim.event.polarity is Polarity.HAPPENED else "did not"


def _event(event: Event, contents: Contents) -> dict[str, Cell]:
    place = contents.catalogue.places.get(event.place or "")
    counts: dict[str, Cell] = {}
    for what in ("killed", "wounded"):
        counted = next((q for q in event.quantities if q.what == what), None)
        counts[f"{what}_min"] = counted.min if counted else None
        counts[f"{what}_max"] = counted.max if counted else None
    return {
        "event_type": event.type,
        "actor": event.actor,
        "actor_name": contents.catalogue.actor_name(event.actor) if event.actor else None,
        "target": event.target,
        "target_name": contents.catalogue.actor_name(event.target) if event.target else None,
        "place": event.place,
        "place_name": place.name if place else event.place,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "from": event.time.start if event.time else None,
        "to": event.time.end if event.time else None,
        **counts,
        "quantities": listed(f"{q.what}: {figure(q)}" for q in event.quantities),
    }
