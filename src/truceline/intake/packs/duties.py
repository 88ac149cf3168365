"""The duties of a point as a pack states them: when they bind, what they wait for, what has changed them since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import tzinfo

from truceline.intake.packs.fields import Fields
from truceline.intake.packs.problems import show, suggest
from truceline.intake.packs.sections import Desk
from truceline.intake.packs.yaml_lines import Mapping
from truceline.model.agreement import Agreement, Provision
from truceline.model.duty import Amount, Condition, Duty, DutyForm, Effect, Milestone, Reading, Renewal
from truceline.model.event import event_types
from truceline.model.ids import ActorId, PlaceId
from truceline.model.register import usual_form

CLOCK_KEYS = (
    "form", "begins", "after", "in_step_with", "within", "due", "until", "lasts", "renews", "every", "amounts",
    "readings",
)  # fmt: skip
DUTY_KEYS = ("id", "text", "binds", "places", "zones", "breached_by", "fulfilled_by", "sources", *CLOCK_KEYS)
MILESTONE_KEYS = ("id", "on", "text", "effect", "of", "due", "says", "denies", "sources")
AMOUNT_KEYS = ("what", "unit", "exactly", "at_least", "at_most", "measured_from")
RENEWAL_KEYS = ("every", "notice", "objectors")
READING_KEYS = ("version", "text", "begins", "due", "until")
CONDITION_KEYS = ("id", "text")
_FORMS = tuple(form.value for form in DutyForm)
_EFFECTS = tuple(effect.value for effect in Effect)
TOGETHER = (
    ("due", "within", "say by when only once"),
    ("due", "every", "what recurs is due in each period; take one out"),
    ("within", "every", "what recurs is due in each period; take one out"),
    ("until", "lasts", "say only once how long it holds"),
)


class Points:
    """The points, duties, conditions and versions of one agreement: one set of ids, which duties and milestones use."""

    def __init__(self, desk: Desk, *, agreement: str, zone: tzinfo, starts: str | None) -> None:
        self.desk = desk
        self.agreement = agreement
        self.zone = zone
        self.starts = starts
        self.lines: dict[str, int] = {}
        self._sort = f"point, duty or condition of {agreement}"
        self._versions = f"version of {agreement}"
        self._milestones = f"milestone of {agreement}"

    def define(self, fields: Fields, *, key: str = "id") -> str:
        own = fields.identifier(key)
        self.desk.register.define(self._sort, id=own, line=fields.line_of(key))
        self.lines.setdefault(own, fields.line_of(key))
        return own

    def define_version(self, fields: Fields) -> str:
        own = fields.identifier()
        self.desk.register.define(self._versions, id=own, line=fields.line_of("id"))
        return own

    def define_milestone(self, fields: Fields) -> str:
        own = fields.identifier()
        self.desk.register.define(self._milestones, id=own, line=fields.line_of("id"))
        return own

    def refer(self, fields: Fields, key: str) -> str | None:
        return self.desk.refer(fields, self._sort, key=key)

    def refer_all(self, fields: Fields, key: str) -> tuple[str, ...]:
        return self.desk.refer_all(fields, self._sort, key=key)

    def refer_version(self, fields: Fields) -> str:
        return self.desk.refer(fields, self._versions, key="version") or fields.required("version")

    def read_clock(self, fields: Fields, *, duty_id: str, provision: Provision) -> Duty:
        """The duty that stands in these fields; what they leave out is as in the point."""
        for one, other, remedy in TOGETHER:
            if one in fields.values and other in fields.values:
                fields.misfit(other, f"{one} and {other} together", remedy)
        begins, after = fields.moment("begins", zone=self.zone), self.refer_all(fields, "after")
        if "within" in fields.values and not (begins or after or self.starts):
            fields.misfit("within", "within, and nothing to count from", "give `begins`, or `effective` above")
        binds = self.desk.refer_all(fields, "actor", key="binds")
        breached_by = read_event_types(fields, "breached_by", usual=provision.breached_by)
        fulfilled_by = read_event_types(fields, "fulfilled_by", usual=provision.fulfilled_by)
        places, zones = (self.desk.refer_all(fields, sort, key=f"{sort}s") for sort in ("place", "zone"))
        return Duty(
            id=duty_id,
            text=fields.text("text") or provision.text,
            form=_form_of(fields, replace(provision, breached_by=breached_by, fulfilled_by=fulfilled_by)),
            binds=tuple(ActorId(actor) for actor in binds) or provision.binds,
            places=tuple(PlaceId(place) for place in places) or provision.places,
            zones=zones or provision.zones,
            breached_by=breached_by,
            fulfilled_by=fulfilled_by,
            begins=begins,
            after=after,
            in_step_with=self.refer_all(fields, "in_step_with"),
            within=fields.length("within"),
            due=fields.moment("due", zone=self.zone),
            until=fields.moment("until", zone=self.zone),
            lasts=fields.length("lasts"),
            renews=self._read_renewal(fields),
            every=fields.length("every"),
            amounts=tuple(_read_amount(record, self.desk) for record in fields.records("amounts")),
            readings=tuple(self._read_reading(record) for record in fields.records("readings")),
            sources=self.desk.refer_all(fields, "source", key="sources") or provision.sources,
        )

    def _read_renewal(self, fields: Fields) -> Renewal | None:
        node = fields.values.get("renews")
        if node is None:
            return None
        if not isinstance(node, Mapping):
            fields.misfit("renews", "renews is no mapping", "write it as {every: P5Y, notice: P6M}")
            return None
        if "lasts" not in fields.values and "until" not in fields.values:
            fields.misfit("renews", "renews, and no first term", "give `lasts` or `until`")
        inner = self.desk.open(node, what=f"renews of {fields.what}", known=RENEWAL_KEYS)
        every = inner.length("every")
        if every is None:
            if "every" not in inner.values:
                inner.required("every")
            return None
        objectors = self.desk.refer_all(inner, "actor", key="objectors")
        notice = inner.length("notice")
        return Renewal(every=every, notice=notice, objectors=tuple(ActorId(actor) for actor in objectors))

    def _read_reading(self, mapping: Mapping) -> Reading:
        fields = self.desk.open(mapping, what="reading", known=READING_KEYS)
        return Reading(
            version=self.refer_version(fields),
            text=fields.required("text"),
            begins=fields.moment("begins", zone=self.zone),
            due=fields.moment("due", zone=self.zone),
            until=fields.moment("until", zone=self.zone),
        )

    def refuse_circles(self, agreement: Agreement) -> None:
        """Duties that wait for each other never begin."""
        waits = {duty.id: duty.after for provision in agreement.provisions for duty in provision.duties}
        parts = {p.number: tuple(d.id for d in p.duties) for p in agreement.provisions}
        for duty in waits:
            if duty in _all_awaited(duty, waits, parts):
                line = self.lines.get(duty, 1)
                reason = f"{show(duty)} of {self.agreement} waits for itself (`after`)"
                self.desk.problems.add(line, reason, "take one `after` out of the circle")


def read_event_types(fields: Fields, key: str, *, usual: tuple[str, ...] = ()) -> tuple[str, ...]:
    """`usual` where the key is not there at all; an empty list says that there are none."""
    if key not in fields.values:
        return usual
    known, found = event_types(), fields.words(key)
    for word, line in found:
        if word not in known:
            reason = f"unknown event type {show(word)} in {key} of {fields.what}"
            fields.problems.add(line, reason, suggest(word, known))
    return tuple(dict.fromkeys(word for word, _ in found))


def _all_awaited(duty: str, waits: dict[str, tuple[str, ...]], parts: dict[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    ahead = [duty]
    while ahead:
        for name in waits.get(ahead.pop(), ()):
            new = [each for each in _duties_named(name, parts) if each not in found]
            found.update(new)
            ahead += new
    return found


def _duties_named(name: str, parts: dict[str, tuple[str, ...]]) -> Iterator[str]:
    yield from parts.get(name, (name,))


def _form_of(fields: Fields, provision: Provision) -> DutyForm:
    """As it says itself; else what returns recurs, and what has a term, or is of a kind that holds, stands."""
    given = fields.choice("form", _FORMS, default="")
    if "every" in fields.values:
        if given not in ("", DutyForm.RECURRING):
            fields.misfit("form", f"every, and form {show(given)}", "take one out")
        return DutyForm.RECURRING
    if given == DutyForm.RECURRING:
        fields.misfit("form", "a recurring duty without a period", "add one: `every: P1W`")
    if given:
        return DutyForm(given)
    dated = any(key in fields.values for key in ("due", "within"))
    termed = any(key in fields.values for key in ("until", "lasts", "renews"))
    return usual_form(provision, dated=dated, termed=termed)


def read_duty(mapping: Mapping, desk: Desk, points: Points, *, provision: Provision) -> Duty:
    fields = desk.open(mapping, what="duty", known=DUTY_KEYS)
    fields.required("text")
    return points.read_clock(fields, duty_id=points.define(fields), provision=provision)


def _read_amount(mapping: Mapping, desk: Desk) -> Amount:
    fields = desk.open(mapping, what="amount", known=AMOUNT_KEYS)
    exactly, least, most = (fields.number(key) for key in ("exactly", "at_least", "at_most"))
    if exactly is None and least is None and most is None:
        fields.problems.add(fields.line, "an amount without a number", "give `exactly`, `at_least` or `at_most`")
    elif exactly is not None and (least is not None or most is not None):
        fields.misfit("exactly", "exactly beside at_least or at_most", "take one out")
    elif least is not None and most is not None and least > most:
        fields.misfit("at_least", "at_least is above at_most", "swap them")
    bounds = (exactly, exactly) if exactly is not None else (least, most)
    return Amount(
        what=fields.required("what"),
        min=bounds[0],
        max=bounds[1],
        unit=fields.text("unit"),
        measured_from=desk.refer(fields, "zone", key="measured_from"),
    )


def read_condition(mapping: Mapping, desk: Desk, points: Points) -> Condition:
    fields = desk.open(mapping, what="condition", known=CONDITION_KEYS)
    return Condition(id=points.define(fields), text=fields.required("text"))


def read_milestone(mapping: Mapping, desk: Desk, points: Points) -> Milestone:
    fields = desk.open(mapping, what="milestone", known=MILESTONE_KEYS)
    fields.required("on")
    effect = Effect(fields.choice("effect", _EFFECTS, default=Effect.NOTED))
    due, of = fields.moment("due", zone=points.zone), points.refer_all(fields, "of")
    if (due is not None) != (effect is Effect.MOVED):
        fields.misfit("due", f"a milestone with effect {effect} and due {show(due or 'none')}", "moved goes with due")
    if effect in (Effect.DONE, Effect.MOVED, Effect.OBJECTED) and not of:
        fields.misfit("of", f"a milestone with effect {effect}, and nothing that it is about", "give `of`")
    return Milestone(
        id=points.define_milestone(fields),
        on=fields.moment("on", zone=points.zone) or "",
        text=fields.required("text"),
        effect=effect,
        of=of,
        due=due,
        says=tuple(ActorId(actor) for actor in desk.refer_all(fields, "actor", key="says")),
        denies=tuple(ActorId(actor) for actor in desk.refer_all(fields, "actor", key="denies")),
        sources=desk.refer_all(fields, "source", key="sources"),
    )
