from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import chain

import pytest
from tests.unit.packs.tables import shipped

from truceline.intake import shipped_names
from truceline.intake.packs.register import fold_name
from truceline.model.agreement import Agreement
from truceline.model.ids import AgreementId
from truceline.model.pack import GlossaryTerm, Pack
from truceline.model.register import duties_of

PACKS = shipped_names()
ID_STYLES = (re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"), re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*"))
NUMBER = re.compile(r"[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*")
TERMS = 6

each_pack = pytest.mark.parametrize("name", PACKS)


def test_eight_packs_ship() -> None:
    assert set(PACKS) >= {
        "gaza-2025", "hodeidah-2018", "india-pakistan-loc-2021", "israel-lebanon-2024", "libya-5plus5-2020",
        "minsk-ii-2015", "pretoria-nairobi-2022", "trilateral-2020",
    }  # fmt: skip


@each_pack
def test_a_shipped_pack_lies_where_the_wheel_takes_it_from(name: str) -> None:
    assert (files("truceline") / "packs" / f"{name}.yaml").is_file()


@each_pack
def test_a_shipped_pack_loads_and_is_called_like_its_file(name: str) -> None:
    assert shipped(name).id == name


@each_pack
def test_a_shipped_pack_has_an_agreement_with_points_parties_and_a_start(name: str) -> None:
    agreements = shipped(name).agreements
    assert agreements
    for agreement in agreements:
        assert agreement.provisions, agreement.id
        assert len(agreement.parties) > 1, agreement.id
        assert agreement.effective or agreement.signed, agreement.id


@each_pack
def test_everything_that_a_shipped_pack_says_of_an_agreement_has_a_source(name: str) -> None:
    bare = []
    for agreement in shipped(name).agreements:
        bare += [agreement.id] * (not agreement.sources)
        bare += [f"{agreement.id} {each.number}" for each in agreement.provisions if not each.sources]
        bare += [f"{agreement.id} {d.id}" for each in agreement.provisions for d in duties_of(each) if not d.sources]
        bare += [f"{agreement.id} {each.id}" for each in agreement.milestones if not each.sources]
        bare += [f"{agreement.id} {each.id}" for each in agreement.versions if not each.sources]
    assert bare == []


@each_pack
def test_a_source_says_where_or_by_whom_it_was_published(name: str) -> None:
    sources = shipped(name).sources
    assert [each.id for each in sources if not each.url and not each.publisher] == []


@each_pack
def test_no_two_actors_and_no_two_places_of_a_shipped_pack_share_a_name(name: str) -> None:
    pack = shipped(name)
    assert find_shared((actor.id, (actor.name, *actor.aliases)) for actor in pack.actors) == {}
    called = ((p.id, (p.name, *p.aliases, *(word for _, word in p.names_used_by))) for p in pack.places)
    assert find_shared(called) == {}


def find_shared(called: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, set[str]]:
    owners = defaultdict[str, set[str]](set)
    for own, names in called:
        for word in names:
            owners[fold_name(word)].add(own)
    return {word: own for word, own in owners.items() if len(own) > 1}


def test_a_shared_name_is_found_through_capitals_and_accents() -> None:
    assert find_shared([("a", ("Zebro",)), ("b", ("Other", "zébro"))]) == {"zebro": {"a", "b"}}


@each_pack
def test_no_loaded_word_of_its_glossary_is_in_the_own_words_of_a_shipped_pack(name: str) -> None:
    pack = shipped(name)
    assert [said for agreement in pack.agreements for said in find_loaded(agreement, pack)] == []


def find_loaded(agreement: Agreement, pack: Pack) -> Iterator[str]:
    terms = [(each.term, re.compile(rf"(?<!\w){re.escape(each.term)}(?!\w)", re.IGNORECASE)) for each in pack.glossary]
    for where, text in own_words(agreement):
        yield from (f"{agreement.id} {where}: {term}" for term, pattern in terms if pattern.search(text))


def own_words(agreement: Agreement) -> Iterator[tuple[str, str]]:
    yield "title", agreement.title
    for provision in agreement.provisions:
        yield provision.number, provision.title
        yield provision.number, provision.text
        yield from ((duty.id, duty.text) for duty in duties_of(provision))
    yield from ((each.id, each.text) for each in chain(agreement.conditions, agreement.milestones))


def test_a_loaded_word_is_found_as_a_word_whatever_its_capitals() -> None:
    agreement = Agreement(
        id=AgreementId("accord"), title="No Aggressors here, only AGGRESSOR", signed=None, effective=None, parties=(),
        monitor=None, provisions=(),
    )  # fmt: skip
    pack = Pack(id="accord-2033", title="Accord", glossary=(GlossaryTerm(term="aggressor"), GlossaryTerm(term="her")))
    assert list(find_loaded(agreement, pack)) == ["accord title: aggressor"]


@each_pack
def test_a_glossary_has_loaded_words_of_more_than_one_side(name: str) -> None:
    glossary = shipped(name).glossary
    assert len(glossary) >= TERMS
    assert len({each.used_by for each in glossary if each.used_by}) > 1


@each_pack
def test_the_ids_of_a_shipped_pack_are_of_one_style_so_that_they_can_stay(name: str) -> None:
    pack = shipped(name)
    sorts = [*(pack.sides, pack.actors, pack.places, pack.zones, pack.sources, pack.agreements)]
    for agreement in pack.agreements:
        sorts += [agreement.versions, agreement.conditions, agreement.milestones]
    for sort in sorts:
        assert any(all(style.fullmatch(each.id) for each in sort) for style in ID_STYLES), [each.id for each in sort]


@each_pack
def test_a_duty_is_called_by_the_number_of_its_point(name: str) -> None:
    odd = []
    for agreement in shipped(name).agreements:
        for provision in agreement.provisions:
            odd += [provision.number] * (not NUMBER.fullmatch(provision.number))
            ids = [duty.id for duty in duties_of(provision)]
            odd += [own for own in ids if own != provision.number and not own.startswith(f"{provision.number}.")]
    assert odd == []


@each_pack
def test_a_shipped_pack_says_what_it_left_out(name: str) -> None:
    pack = shipped(name)
    assert pack.open_points or any(agreement.open_points for agreement in pack.agreements)


@each_pack
def test_a_zone_says_how_far_off_its_outline_may_be(name: str) -> None:
    assert [zone.id for zone in shipped(name).zones for layer in zone.layers if layer.precision_km is None] == []


def test_no_two_shipped_agreements_share_an_id_or_a_title() -> None:
    agreements = [agreement for name in PACKS for agreement in shipped(name).agreements]
    assert len({agreement.id for agreement in agreements}) == len(agreements)
    assert len({agreement.title for agreement in agreements}) == len(agreements)


def test_an_id_that_two_packs_share_is_of_one_thing() -> None:
    known = defaultdict[str, set[str]](set)
    for name in PACKS:
        for actor in shipped(name).actors:
            if actor.wikidata is not None:
                known[actor.id].add(actor.wikidata)
    assert {own: ids for own, ids in known.items() if len(ids) > 1} == {}
