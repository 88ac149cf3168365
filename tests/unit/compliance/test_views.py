from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.compliance import read_views
from truceline.model.actor import Actor
from truceline.model.agreement import Agreement, Assessment, AssessmentStatus, Provision
from truceline.model.ids import ActorId, AgreementId, ClaimId, OriginId, ReportId
from truceline.model.pack import Pack
from truceline.model.question import Agreed, Disputed, OneSided, SingleSource
from truceline.model.report import Report
from truceline.model.view import ProvisionViews, Unjudged, word_of

F, P, N, U = AssessmentStatus
SIDES = {"brenn": "west", "brenn-mod": "west", "calder": "east", "watch": None, "letter": None}
PACK = Pack(
    id="ford",
    title="Ford",
    timezone="Etc/GMT-2",
    actors=tuple(Actor(id=ActorId(name), name=name, kind="other", side=side) for name, side in SIDES.items()),
    agreements=(
        Agreement(
            id=AgreementId("ford"),
            title="Ford Accord",
            signed=None,
            effective=None,
            parties=(),
            monitor=None,
            provisions=tuple(Provision(number=n, title=n, text=n, kind="other") for n in ("1", "2")),
        ),
    ),
)


def said(
    who: str, status: AssessmentStatus, on: str | None, report: str = "", point: str = "1", *, of: str | None = None
) -> Assessment:
    return Assessment(
        agreement=AgreementId("ford"),
        provision=point,
        assessor=ActorId(who),
        status=status,
        claim=ClaimId(f"c-{who}-{status}-{on}-{report}"),
        as_of=on,
        report=ReportId(report) if report else None,
        of=ActorId(of) if of else None,
    )


def first(*given: Assessment, at: str | None = None, reports: tuple[Report, ...] = ()) -> ProvisionViews:
    return read_views(given, reports, pack=PACK, at=at)[0]


def told(views: ProvisionViews) -> dict[str, list[tuple[str, ...]]]:
    return {h.assessor: [tuple(s.value for s in stage.statuses) for stage in h.stages] for h in views.histories}


def test_a_view_is_held_until_another_is_given() -> None:
    views = first(said("brenn", N, "2031-05-02"), said("brenn", N, "2031-05-09"), said("brenn", F, "2031-06-01"))
    (history,) = views.histories
    broken, kept = history.stages
    assert (broken.statuses, broken.since, broken.last_said, broken.times) == ((N,), "2031-05-02", "2031-05-09", 2)
    assert (kept.statuses, kept.since, kept.times) == ((F,), "2031-06-01", 1)
    assert history.changed
    assert history.held == kept


@pytest.mark.parametrize(
    ("at", "held"),
    [
        ("2031-05-01", None),
        ("2031-05-02", N),
        ("2031-05-02T18:00:00+02:00", N),
        ("2031-05-02T17:00:00+02:00", None),
        ("2031-05-02T15:30:00+00:00", N),
        ("2031-06-01T12:00:00+02:00", N),
        ("2031-06-01", F),
        (None, F),
    ],
)
def test_what_was_held_at_a_moment_is_what_was_last_said_by_then(at: str | None, held: AssessmentStatus | None) -> None:
    views = first(said("brenn", N, "2031-05-02T17:30:00+02:00"), said("brenn", F, "2031-06-01"), at=at)
    stage = views.histories[0].held if views.histories else None
    assert (stage.statuses if stage else None) == ((held,) if held else None)


def test_a_reprint_neither_repeats_nor_revives_a_view(report: Callable[..., Report]) -> None:
    prints = [("r-1", "2031-05-02"), ("r-2", "2031-06-01"), ("r-3", "2031-07-01")]
    reports = tuple(replace(report("x", name=name), published=day, origin=None) for name, day in prints)
    reports = (
        replace(reports[0], origin=OriginId("o-1")),
        reports[1],
        replace(reports[2], origin=OriginId("o-1")),
    )
    views = first(
        said("brenn", N, "2031-07-01", "r-3"),
        said("brenn", N, "2031-05-02", "r-1"),
        said("brenn", F, "2031-06-01", "r-2"),
        reports=reports,
    )
    assert told(views) == {"brenn": [("not_fulfilled",), ("fulfilled",)]}
    assert views.histories[0].stages[0].times == 1


def test_two_things_said_at_once_by_one_are_no_dispute() -> None:
    views = first(said("brenn", N, "2031-05-02"), said("brenn", F, "2031-05-02T09:00:00+02:00"))
    assert told(views) == {"brenn": [("fulfilled", "not_fulfilled")]}
    assert views.standing == SingleSource(speaker=ActorId("brenn"))


def test_what_has_no_date_is_held_only_where_nothing_else_is_known() -> None:
    alone = first(said("brenn", N, None))
    assert alone.histories[0].held is not None
    assert alone.histories[0].held.since is None
    beside = first(said("brenn", N, None), said("brenn", F, "2031-05-02"))
    assert told(beside) == {"brenn": [("fulfilled",)]}
    assert len(beside.histories[0].undated) == 1


@pytest.mark.parametrize(
    ("held", "word"),
    [
        ({}, "unjudged"),
        ({"watch": U}, "unjudged"),
        ({"watch": N}, "single_source"),
        ({"watch": N, "brenn": U}, "single_source"),
        ({"watch": N, "brenn": N}, "agreed"),
        ({"calder": N, "brenn": N}, "agreed"),
        ({"brenn": N, "brenn-mod": N}, "one_sided"),
        ({"watch": N, "letter": N}, "one_sided"),
        ({"brenn": N, "calder": F}, "disputed"),
        ({"watch": P, "calder": F, "brenn": F}, "disputed"),
    ],
)
def test_where_assessors_stand_is_a_type(held: dict[str, AssessmentStatus], word: str) -> None:
    views = first(*(said(who, status, "2031-05-02") for who, status in held.items()))
    assert word_of(views.standing) == word


def test_each_pair_of_positions_that_differ_is_named_and_none_is_preferred() -> None:
    views = first(*(said(who, s, "2031-05-02") for who, s in (("watch", P), ("calder", N), ("brenn", F))))
    assert [(p.status, p.assessors) for p in views.positions] == [(F, ("brenn",)), (P, ("watch",)), (N, ("calder",))]
    assert views.standing == Disputed(apart=((0, 1), (0, 2), (1, 2)))


def test_who_cannot_tell_is_named_and_stands_against_nobody() -> None:
    assert first(said("watch", U, "2031-05-02")).standing == Unjudged(unclear_to=(ActorId("watch"),))


def test_agreement_names_the_sides_and_those_of_none() -> None:
    both = first(said("watch", N, "2031-05-02"), said("brenn", N, "2031-05-02")).standing
    assert both == Agreed(between=("west", "watch"))
    one = first(said("brenn", N, "2031-05-02"), said("brenn-mod", N, "2031-05-02")).standing
    assert one == OneSided(side="west")


def test_provisions_that_nobody_judges_are_there_too() -> None:
    views = read_views([said("brenn", F, "2031-05-02", point="2")], (), pack=PACK, at=None)
    assert [(v.provision, word_of(v.standing)) for v in views] == [("1", "unjudged"), ("2", "single_source")]


sayings = st.lists(
    st.builds(
        said,
        st.sampled_from(sorted(SIDES)),
        st.sampled_from([F, P, N, U]),
        st.sampled_from([None, "2031-05-01", "2031-05-02", "2031-05-02T10:00:00+02:00", "2031-05-02T10:00:00+04:00"]),
    ),
    max_size=8,
    unique_by=lambda a: a.id,
)


@given(sayings, st.randoms(use_true_random=False), st.sampled_from([None, "2031-05-01", "2031-05-02T09:00:00+02:00"]))
def test_the_order_in_which_assessments_are_given_makes_no_difference(
    given_: list[Assessment], random: object, at: str | None
) -> None:
    shuffled = list(given_)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert read_views(shuffled, (), pack=PACK, at=at) == read_views(given_, (), pack=PACK, at=at)


@given(sayings)
def test_a_stage_differs_from_the_one_before_it_and_every_saying_is_in_one(given_: list[Assessment]) -> None:
    views = first(*given_)
    for history in views.histories:
        assert all(a.statuses != b.statuses for a, b in zip(history.stages, history.stages[1:], strict=False))
    counted = [a for h in views.histories for stage in h.stages for a in stage.assessments]
    undated = [a for h in views.histories for a in h.undated]
    assert sorted(counted + undated) == sorted(a.id for a in given_)


def held(views: ProvisionViews) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(h.assessor, h.of, tuple(s.value for s in h.held.statuses)) for h in views.histories if h.held is not None]


def test_an_assessor_holds_views_of_two_parties_side_by_side() -> None:
    views = first(said("watch", F, "2031-05-02", of="brenn"), said("watch", N, "2031-05-09", of="calder"))
    assert held(views) == [("watch", "brenn", ("fulfilled",)), ("watch", "calder", ("not_fulfilled",))]
    assert isinstance(views.standing, SingleSource)


def test_two_who_judge_different_parties_are_neither_disputed_nor_agreed() -> None:
    views = first(said("brenn", N, "2031-05-02", of="calder"), said("calder", N, "2031-05-02", of="brenn"))
    assert word_of(views.standing) == "separate"


def test_two_who_judge_one_party_otherwise_are_disputed() -> None:
    views = first(said("brenn", N, "2031-05-02", of="calder"), said("calder", F, "2031-05-02", of="calder"))
    assert isinstance(views.standing, Disputed)


@pytest.mark.parametrize(
    ("overall", "of_one", "word"),
    [
        (F, N, "disputed"),
        (F, P, "disputed"),
        (N, F, "separate"),
        (P, F, "separate"),
        (P, N, "separate"),
        (F, F, "agreed"),
        (N, N, "agreed"),
    ],
)
def test_of_all_and_of_one_only_fulfilled_and_not_fulfilled_exclude_each_other(
    overall: AssessmentStatus, of_one: AssessmentStatus, word: str
) -> None:
    views = first(said("brenn", overall, "2031-05-02"), said("calder", of_one, "2031-05-02", of="brenn"))
    assert word_of(views.standing) == word


def test_fulfilled_by_all_ends_what_the_same_assessor_held_against_one_before_and_the_other_way_round() -> None:
    views = first(said("watch", N, "2031-05-02", of="brenn"), said("watch", F, "2031-06-02"))
    assert held(views) == [("watch", None, ("fulfilled",))]
    views = first(said("watch", F, "2031-05-02"), said("watch", N, "2031-06-02", of="brenn"))
    assert held(views) == [("watch", "brenn", ("not_fulfilled",))]
    views = first(said("watch", F, "2031-05-02", of="brenn"), said("watch", N, "2031-06-02"))
    assert len(held(views)) == 2


def test_where_one_party_alone_is_bound_to_name_it_changes_nothing() -> None:
    point = replace(PACK.agreements[0].provisions[0], binds=(ActorId("brenn"),))
    pack = replace(PACK, agreements=(replace(PACK.agreements[0], provisions=(point,)),))
    given_ = [said("watch", N, "2031-05-02"), said("watch", F, "2031-06-02", of="brenn")]
    assert held(read_views(given_, (), pack=pack, at=None)[0]) == [("watch", None, ("fulfilled",))]
