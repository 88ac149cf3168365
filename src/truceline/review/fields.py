"""What a person writes of a claim, `field=value` by `field=value`, read into changes that can be made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from truceline.errors import WrongUsage
from truceline.model.actor import Actor
from truceline.model.anchor import Anchor
from truceline.model.claim import Attitude
from truceline.model.decision import Changes
from truceline.model.event import QUANTITY_KINDS, Polarity, Quantity, event_types
from truceline.model.ids import ActorId, PlaceId, ReportId
from truceline.model.judgement import Pointer
from truceline.model.pack import Pack
from truceline.model.period import Period
from truceline.model.place import Place
from truceline.model.report import Report
from truceline.pipeline.pointers import Finder
from truceline.text.names import fold_word, slug

FIELDS = {
    "words": "the words of the claim, or their offsets as 120-180",
    "speaker": "who says it: an id, a name, or - for the report itself",
    "speaker_words": "the words that name who says it",
    "cue": "the words that tell that it is said, such as “said”",
    "via": "whom it passed through, nearest the speaker first, with ; between them",
    "attitude": ", ".join(each.value for each in Attitude),
    "direct": "yes where the words stand in quotation marks, else no",
    "background": "yes for older events that are mentioned in passing, else no",
    "type": "an event type, as in event-types.csv",
    "polarity": "+ where it says that it happened, - where it says that it did not",
    "actor": "who did it: an id or a name",
    "target": "to whom",
    "place": "where: an id or a name",
    "time": "2031-09-14, or 2031-09-14/2031-09-16",
    "counts": "killed 2; wounded 5-8; strikes >=10; captured ~20",
}
"""The fields that can be written, and what each takes. Nothing after the = empties a field that may be empty."""

_EMPTIES = frozenset({"speaker_words", "cue", "via", "actor", "target", "place", "time", "counts"})
_YES = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
_OFFSETS = re.compile(r"(\d+)-(\d+)\Z")
_COUNT = re.compile(r"(?P<what>[a-z]+)\s+(?P<low>>=|<=|~)?\s*(?P<n>\d{1,9})(?:\s*-\s*(?P<m>\d{1,9}))?\Z")


@dataclass(slots=True)
class Names:
    """Whom and what can be named: the pack's, and those met in the reports. Others are taken down as new."""

    actors: dict[str, ActorId]
    places: dict[str, PlaceId]
    new_actors: dict[ActorId, Actor] = field(default_factory=dict)
    new_places: dict[PlaceId, Place] = field(default_factory=dict)

    @classmethod
    def of(cls, pack: Pack, actors: Iterable[Actor] = (), places: Iterable[Place] = ()) -> Names:
        """The first of a name is meant; ids before names, the pack before what was met."""
        people, where = (*pack.actors, *actors), (*pack.places, *places)
        return cls(
            actors=_index((each.id, (each.name, *each.aliases)) for each in people),
            places=_index((each.id, (each.name, *each.aliases)) for each in where),
        )

    def actor(self, named: str) -> ActorId:
        known = self.actors.get(named) or self.actors.get(_folded(named))
        if known is not None:
            return known
        name = ActorId(f"found:{slug(named)}")
        self.new_actors[name] = Actor(id=name, name=named, kind="other", aliases=(named,), known=False)
        return name

    def place(self, named: str) -> PlaceId:
        known = self.places.get(named) or self.places.get(_folded(named))
        if known is not None:
            return known
        name = PlaceId(f"found:{slug(named)}")
        self.new_places[name] = Place(id=name, name=named, kind="other", aliases=(named,), known=False)
        return name


def _index(named: Iterable[tuple[Any, Iterable[str]]]) -> dict[str, Any]:
    index: dict[str, Any] = {}
    later: list[tuple[str, Any]] = []
    for name, words in named:
        index.setdefault(name, name)
        later += [(_folded(word), name) for word in words]
    for word, name in later:
        index.setdefault(word, name)
    return index


def _folded(name: str) -> str:
    return " ".join(fold_word(word) for word in name.split())


def read_fields(written: Mapping[str, str], report: Report, names: Names, *, near: int | None = None) -> Changes:
    """`near` is the offset that words which stand several times are looked for around. Raises WrongUsage for a field
    that is not known, or a value that it cannot take."""
    values: dict[str, Any] = {}
    cleared: list[str] = []
    for key, text in written.items():
        if key not in FIELDS:
            raise WrongUsage(f"{key[:40]}: no field of a claim; write one of {', '.join(FIELDS)}")
        name, value = _NAMES.get(key, key), text.strip()
        if not value and key not in _EMPTIES:
            raise WrongUsage(f"{key}: empty; write {FIELDS[key]}")
        if not value and name not in {"via", "quantities"}:
            cleared.append(name)
        elif key == "speaker" and value == "-":
            values["speaker"] = report.voice
            cleared += ["speaker_anchor", "cue"]
        else:
            values[name] = _READERS[key](value, report, names, near) if value else ()
    _find_speaker(written, values, cleared, report, near)
    changes = Changes(**values, cleared=tuple(sorted(set(cleared) - set(values))))
    return replace(
        changes,
        actors=tuple(actor for actor in names.new_actors.values() if actor.id in _named_in(values)),
        places=tuple(place for place in names.new_places.values() if place.id == values.get("place")),
    )


def _named_in(values: Mapping[str, Any]) -> set[ActorId]:
    return {values.get("speaker"), values.get("actor"), values.get("target"), *values.get("via", ())}


def _find_speaker(
    written: Mapping[str, str], values: dict[str, Any], cleared: list[str], report: Report, near: int | None
) -> None:
    """Who speaks is looked for by name, where nobody says which words name them."""
    said = written.get("speaker", "").strip()
    if not said or said == "-" or "speaker_words" in written:
        return
    places = _places(said, report)
    if places:
        values["speaker_anchor"] = _nearest(places, values.get("content"), near, report)


def find_words(written: str, report: Report, near: int | None = None) -> Anchor:
    """By offsets, or by the words as they stand there. Raises WrongUsage where they stand nowhere, or several times and
    nothing says which is meant."""
    offsets = _OFFSETS.match(written.strip())
    if offsets:
        start, end = int(offsets[1]), int(offsets[2])
        anchor = Anchor.at(report.text, start, end)
        if not anchor.holds_in(report.text) or not anchor.quote.strip():
            raise WrongUsage(f"{written.strip()}: no words there; the text has {len(report.text)} characters")
        return anchor
    places = _places(written, report)
    if not places:
        raise WrongUsage(f"“{written[:80]}”: these words do not stand in report {report.id}; copy them from its text")
    if len(places) > 1 and near is None:
        told = ", ".join(f"{place.start}-{place.end}" for place in places[:6])
        raise WrongUsage(f"“{written[:80]}”: stands {len(places)} times in report {report.id}; give one of {told}")
    return _nearest(places, None, near, report)


def _places(words: str, report: Report) -> list[Anchor]:
    found = Finder.of((), (report,)).places_of(Pointer(report=ReportId(report.id), words=words))
    return [Anchor.at(report.text, *span) for _, span in found]


def _nearest(places: Iterable[Anchor], content: Anchor | None, near: int | None, report: Report) -> Anchor:
    middle = content.start if content is not None else near or 0
    return min(places, key=lambda place: (abs(place.start - middle), place.start))


def _one_of(key: str, value: str, known: Iterable[str]) -> str:
    if value not in set(known):
        raise WrongUsage(f"{key}={value[:40]}: unknown; write {FIELDS[key]}")
    return value


def _yes_or_no(key: str, value: str) -> bool:
    answer = _YES.get(value.lower())
    if answer is None:
        raise WrongUsage(f"{key}={value[:40]}: write yes or no")
    return answer


def read_period(value: str) -> Period:
    start, _, end = value.partition("/")
    try:
        first, last = datetime.fromisoformat(start), datetime.fromisoformat(end or start)
    except ValueError:
        raise WrongUsage(f"time={value[:60]}: no date; write {FIELDS['time']}") from None
    period = Period(start=start, end=end or start)
    if (first.tzinfo is None) is (last.tzinfo is None) and last < first:
        raise WrongUsage(f"time={value[:60]}: ends before it begins")
    return period


def read_counts(value: str) -> tuple[Quantity, ...]:
    return tuple(_read_count(part.strip()) for part in value.split(";") if part.strip())


def _read_count(text: str) -> Quantity:
    found = _COUNT.match(text)
    if found is None or found["what"] not in QUANTITY_KINDS or (found["m"] and found["low"] in {">=", "<="}):
        known = ", ".join(QUANTITY_KINDS)
        raise WrongUsage(f"counts={text[:60]}: write such as {FIELDS['counts']}; what is counted is one of {known}")
    low = high = int(found["n"])
    if found["m"]:
        high = int(found["m"])
    if high < low:
        raise WrongUsage(f"counts={text[:60]}: from more to less")
    return Quantity(
        what=found["what"],
        min=None if found["low"] == "<=" else low,
        max=None if found["low"] == ">=" else high,
        approx=found["low"] == "~",
    )


_NAMES = {"words": "content", "speaker_words": "speaker_anchor", "counts": "quantities"}
_Read = Callable[[str, Report, Names, int | None], Any]
_READERS: dict[str, _Read] = {
    "words": lambda value, report, names, near: find_words(value, report, near),
    "speaker_words": lambda value, report, names, near: find_words(value, report, near),
    "cue": lambda value, report, names, near: find_words(value, report, near),
    "speaker": lambda value, report, names, near: names.actor(value),
    "via": lambda value, report, names, near: tuple(names.actor(v.strip()) for v in value.split(";") if v.strip()),
    "actor": lambda value, report, names, near: names.actor(value),
    "target": lambda value, report, names, near: names.actor(value),
    "place": lambda value, report, names, near: names.place(value),
    "attitude": lambda value, report, names, near: Attitude(_one_of("attitude", value, list(Attitude))),
    "type": lambda value, report, names, near: _one_of("type", value, event_types()),
    "polarity": lambda value, report, names, near: Polarity(_one_of("polarity", value, list(Polarity))),
    "direct": lambda value, report, names, near: _yes_or_no("direct", value),
    "background": lambda value, report, names, near: _yes_or_no("background", value),
    "time": lambda value, report, names, near: read_period(value),
    "counts": lambda value, report, names, near: read_counts(value),
}
