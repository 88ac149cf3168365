"""A pack that is written is the pack that is read back."""

from __future__ import annotations

import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from truceline.intake import load_pack, parse_pack
from truceline.model.actor import ACTOR_KINDS, Actor, Side
from truceline.model.agreement import PROVISION_KINDS, Agreement, OpenPoint, Provision, TextVersion
from truceline.model.duty import Amount, Condition, Duty, DutyForm, Effect, Length, Milestone, Reading, Renewal
from truceline.model.event import event_types
from truceline.model.pack import FeedSource, GlossaryTerm, Pack, Source
from truceline.model.place import PLACE_KINDS, Layer, Place, Zone
from truceline.model.reliability import Reliability, ReliabilityMark
from truceline.publish import pack_yaml
from truceline.publish.yaml_text import write_yaml

ROOT = Path(__file__).parents[3]
FILES = sorted([*ROOT.glob("examples/*/pack.yaml"), *ROOT.glob("tests/evaluation/**/pack.yaml")])

TEXT = (
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1, max_size=20)
    .map(str.strip)
    .filter(bool)
)
WORDS = st.sampled_from(
    ["no", "on", "1", "1.5", "~", "null", "- x", "a: b", "#c", "'", '"', "[x]", "{y", "*z", "&q", "!t"]
)
SAID = TEXT | WORDS
DAY = st.dates().map(lambda day: day.isoformat())
MOMENT = DAY | st.datetimes().map(lambda moment: moment.replace(microsecond=0).isoformat() + "+04:00")
LENGTH = st.builds(Length, months=st.integers(0, 90), days=st.integers(1, 400), minutes=st.integers(0, 5000))
TYPES = ("breached_by", "fulfilled_by")
NUMBER = st.integers(0, 10**12) | st.floats(0.25, 9999).map(lambda number: round(number, 3)).filter(
    lambda number: not number.is_integer()
)
POSITION = st.lists(st.floats(-90, 90).map(lambda degrees: round(degrees, 5)), min_size=2, max_size=2)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def some(choices: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(choices), unique=True, max_size=3).map(tuple) if choices else st.just(())


def records(
    kind: Any, count: int, sort: str, /, **fields: st.SearchStrategy[Any]
) -> st.SearchStrategy[tuple[Any, ...]]:
    """Up to so many records, of the ids x1, x2… or, for named ones, names that nobody shares."""
    each = [st.builds(kind, id=st.just(f"{sort}{n}"), **fields) for n in range(count)]
    return st.integers(0, count).flatmap(lambda many: st.tuples(*each[:many]))


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    sides = draw(records(Side, 2, "s", name=SAID))
    side_ids = [side.id for side in sides]
    sources = draw(
        records(
            Source,
            2,
            "q",
            title=SAID,
            url=maybe(st.just("https://x.example/a?b#c")),
            seen=maybe(DAY),
            language=maybe(SAID),
        )
    )
    marks = st.lists(
        st.builds(ReliabilityMark, mark=st.sampled_from(Reliability), since=DAY, by=SAID, why=SAID),
        max_size=2,
        unique_by=lambda mark: mark.since,
    ).map(lambda found: tuple(sorted(found, key=lambda mark: mark.since)))
    actors = tuple(
        draw(
            st.builds(
                Actor,
                id=st.just(f"a{n}"),
                name=st.just(f"Actor {n}: the so-called"),
                kind=st.sampled_from(ACTOR_KINDS),
                side=maybe(st.sampled_from(side_ids)) if side_ids else st.none(),
                part_of=st.just(f"a{n - 1}") if n else st.none(),
                aliases=st.just((f"#{n}", f"{n}, {n}")),
                wikidata=maybe(st.just("Q12")),
                reliability=marks,
            )
        )
        for n in range(draw(st.integers(0, 3)))
    )
    zones = draw(records(Zone, 2, "z", name=SAID, kind=SAID, layers=layers([a.id for a in actors], sources)))
    places = tuple(
        draw(
            st.builds(
                Place,
                id=st.just(f"p{n}"),
                name=st.just(f"Place {n}"),
                kind=st.sampled_from(PLACE_KINDS),
                lat=st.just(-26.1),
                lon=NUMBER.map(lambda number: float(number % 180)),
                aliases=st.just((f"no {n}",)),
                names_used_by=st.just(tuple((side, f"Ort {n}") for side in side_ids)),
                precision_km=maybe(NUMBER),
            )
        )
        for n in range(draw(st.integers(0, 2)))
    )
    ids = {"actors": [a.id for a in actors], "places": [p.id for p in places], "zones": [z.id for z in zones]}
    known = {**ids, "sources": [source.id for source in sources]}
    return Pack(
        id=draw(st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=9)),
        title=draw(SAID),
        timezone=draw(maybe(st.just("Indian/Mauritius"))),
        sides=sides,
        actors=actors,
        places=places,
        zones=zones,
        agreements=tuple(draw(agreements(f"g{n}", known)) for n in range(draw(st.integers(0, 2)))),
        glossary=draw(
            st.lists(st.builds(GlossaryTerm, term=SAID, neutral=maybe(SAID), note=maybe(SAID)), max_size=2).map(tuple)
        ),
        feeds=draw(st.lists(st.builds(FeedSource, url=st.just("https://x.example/rss")), max_size=1).map(tuple)),
        incompatible=draw(st.sampled_from([(), (("aid_access", "route_closure"),)])),
        sources=sources,
        open_points=draw(st.lists(st.builds(OpenPoint, text=SAID), max_size=2).map(tuple)),
    )


def layers(actors: list[str], sources: tuple[Source, ...]) -> st.SearchStrategy[tuple[Layer, ...]]:
    ring = POSITION.map(lambda at: [at, [at[0] + 1, at[1]], [at[0] + 1, at[1] + 0.5], at]).filter(
        lambda ring: all(-89 < degrees < 89 for at in ring for degrees in at)
    )
    shapes = POSITION.map(lambda at: {"type": "Point", "coordinates": at}) | ring.map(
        lambda each: {"type": "Polygon", "coordinates": [each]}
    )
    layer = st.builds(
        Layer,
        geometry=shapes,
        claimed_by=maybe(st.sampled_from(actors)) if actors else st.none(),
        since=maybe(st.just("2033-01-01")),
        until=maybe(st.just("2033-02-01")),
        precision_km=maybe(NUMBER),
        source=maybe(st.sampled_from([source.id for source in sources])) if sources else st.none(),
    )
    return st.lists(layer, min_size=1, max_size=2).map(tuple)


@st.composite
def agreements(draw: st.DrawFn, own: str, known: dict[str, list[str]]) -> Agreement:
    versions = draw(records(TextVersion, 2, "v", title=SAID, language=maybe(SAID), note=maybe(SAID)))
    conditions = draw(records(Condition, 2, "c", text=SAID))
    waits = [condition.id for condition in conditions]
    provisions = tuple(
        draw(points(str(n), known, waits, [v.id for v in versions])) for n in range(1, 1 + draw(st.integers(0, 3)))
    )
    names = [duty.id for provision in provisions for duty in provision.duties]
    return Agreement(
        id=own,
        title=draw(SAID),
        signed=draw(maybe(MOMENT)),
        effective="2033-04-04T00:00:00+04:00",
        parties=draw(some(known["actors"])),
        monitor=None,
        provisions=provisions,
        pax=draw(maybe(st.integers(0, 9999))),
        sources=draw(some(known["sources"])),
        versions=versions,
        conditions=conditions,
        milestones=tuple(
            draw(milestones(f"m{n}", names, known)) for n in range(draw(st.integers(0, 2)) if names else 0)
        ),
        open_points=draw(
            st.lists(
                st.builds(OpenPoint, text=SAID, provision=maybe(st.sampled_from(["1"])) if names else st.none()),
                max_size=1,
            ).map(tuple)
        ),
    )


@st.composite
def milestones(draw: st.DrawFn, own: str, names: list[str], known: dict[str, list[str]]) -> Milestone:
    effect = draw(st.sampled_from(Effect))
    return Milestone(
        id=own,
        on=draw(MOMENT),
        text=draw(SAID),
        effect=effect,
        of=(draw(st.sampled_from(names)),),
        due=draw(MOMENT) if effect is Effect.MOVED else None,
        says=draw(some(known["actors"])),
        denies=draw(some(known["actors"])),
    )


@st.composite
def points(
    draw: st.DrawFn, number: str, known: dict[str, list[str]], waits: list[str], versions: list[str]
) -> Provision:
    point = Provision(
        number=number,
        title=draw(st.just("") | SAID),
        text=draw(st.just("") | SAID),
        kind=draw(st.sampled_from(PROVISION_KINDS)),
        binds=draw(some(known["actors"])),
        places=draw(some(known["places"])),
        zones=draw(some(known["zones"])),
        breached_by=draw(some(sorted(event_types()))),
        fulfilled_by=draw(some(sorted(event_types()))),
        sources=draw(some(known["sources"])),
    )
    many = draw(st.integers(0, 2))
    own = [(f"{number}.{n}", draw(SAID)) for n in range(many)] or [(number, point.text)]
    duties = tuple(draw(clocks(each, point, known if many else {}, waits, versions)) for each in own)
    days = [duty.due for duty in duties if duty.due is not None]
    return Provision(
        **{name: getattr(point, name) for name in Provision.__slots__ if name not in ("duties", "due", *TYPES)},
        **{
            name: tuple(
                dict.fromkeys((*getattr(point, name), *(type_ for duty in duties for type_ in getattr(duty, name))))
            )
            for name in TYPES
        },
        duties=duties,
        due=max(days, key=lambda day: day[:10]) if days else None,
    )


@st.composite
def clocks(
    draw: st.DrawFn,
    own: tuple[str, str],
    point: Provision,
    known: dict[str, list[str]],
    waits: list[str],
    versions: list[str],
) -> Duty:
    form = draw(st.sampled_from(DutyForm))
    by = draw(st.sampled_from(["due", "within", ""])) if form is not DutyForm.RECURRING else ""
    term = draw(st.sampled_from(["until", "lasts", ""]))
    renewal = st.builds(Renewal, every=LENGTH, notice=maybe(LENGTH), objectors=st.just(point.binds))
    amount = NUMBER.flatmap(
        lambda low: st.sampled_from([(low, low), (low, None), (None, low), (low, low + 1)]).flatmap(
            lambda ends: st.builds(Amount, what=SAID, min=st.just(ends[0]), max=st.just(ends[1]), unit=maybe(SAID))
        )
    )
    reading = st.builds(
        Reading, version=st.sampled_from(versions or ["-"]), text=SAID, due=maybe(MOMENT), begins=maybe(MOMENT)
    )
    return Duty(
        id=own[0],
        text=own[1],
        form=form,
        **{name: draw(some(known.get(name, []))) or getattr(point, name) for name in ("places", "zones", "sources")},
        **{name: draw(some(sorted(event_types()))) if known else getattr(point, name) for name in TYPES},
        binds=draw(some(known.get("actors", []))) or point.binds,
        begins=draw(maybe(MOMENT)),
        after=draw(some(waits)),
        in_step_with=draw(some(waits)),
        within=draw(LENGTH) if by == "within" else None,
        due=draw(MOMENT) if by == "due" else None,
        until=draw(MOMENT) if term == "until" else None,
        lasts=draw(LENGTH) if term == "lasts" else None,
        renews=draw(maybe(renewal)) if term else None,
        every=draw(LENGTH) if form is DutyForm.RECURRING else None,
        amounts=draw(st.lists(amount, max_size=2).map(tuple)),
        readings=draw(st.lists(reading, max_size=2).map(tuple)) if versions else (),
    )


@given(packs())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_pack_that_is_written_is_read_back_as_it_was(pack: Pack) -> None:
    assert parse_pack(pack_yaml(pack), path="written.yaml").pack == pack


@given(st.text(min_size=1, max_size=40).map(str.strip).filter(bool))
@settings(deadline=None, max_examples=200)
def test_any_text_is_written_so_that_it_stays_text(text: str) -> None:
    pack = Pack(id="p", title=text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    assert parse_pack(pack_yaml(pack), path="written.yaml").pack == pack


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_the_packs_of_the_project_are_read_back_as_they_were(path: Path) -> None:
    pack = load_pack(str(path))
    assert parse_pack(pack_yaml(pack), path="written.yaml").pack == pack


def test_what_is_written_is_meant_for_people() -> None:
    pack = load_pack(str(ROOT / "examples" / "ordesh-lumen" / "pack.yaml"))
    written = pack_yaml(pack)
    assert written.startswith("id: ordesh-lumen\ntitle: Ordesh–Lumen ceasefire\ntimezone: Indian/Mauritius\nsides:\n")
    assert "  - {id: ordesh-side, name: Republic of Ordesh}\n" in written
    assert "        due: 2033-05-15\n" in written
    assert "null" not in written


def test_nothing_is_written_of_what_is_not_there() -> None:
    assert pack_yaml(Pack(id="p", title="P")) == "id: p\ntitle: P\n"


@pytest.mark.parametrize(
    "text", ["no", "1", "2033", "yes: no", "~", "\u202e", "x\ny", "- a", "\ufeff", "a #b", "\x1b[0m"]
)
def test_a_text_that_yaml_would_take_for_something_else_is_quoted(text: str) -> None:
    written = write_yaml({"title": text})
    assert written.startswith('title: "')
    assert written.rstrip("\n").isprintable()
