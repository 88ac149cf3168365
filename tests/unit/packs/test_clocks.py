from __future__ import annotations

from collections import Counter

import pytest
import yaml
from tests.unit.packs.tables import Case, cases, find_differences, read_table, shipped, table_of, tables

from truceline.intake import shipped_names
from truceline.model.agreement import Agreement, Provision
from truceline.model.duty import Duty, DutyForm
from truceline.model.ids import AgreementId
from truceline.model.pack import Pack
from truceline.model.register import duties_of

PACKS = shipped_names()
DATES = 10


def test_every_pack_that_ships_has_a_clock_table_and_every_table_a_pack() -> None:
    assert tables() == list(PACKS)


@pytest.mark.parametrize("case", list(cases()), ids=str)
def test_every_clock_stands_where_it_stands_when_worked_out_by_hand(case: Case) -> None:
    assert find_differences(case, shipped(case.pack)) == []


@pytest.mark.parametrize("pack", PACKS)
def test_a_table_has_the_agreements_of_its_pack(pack: str) -> None:
    assert sorted(table_of(pack)) == sorted(agreement.id for agreement in shipped(pack).agreements)


@pytest.mark.parametrize("pack", PACKS)
def test_every_duty_is_worked_out_at_ten_dates_or_more(pack: str) -> None:
    seldom = []
    for agreement in shipped(pack).agreements:
        counted = Counter(duty for answers in table_of(pack)[agreement.id].values() for duty in answers)
        duties = [duty.id for provision in agreement.provisions for duty in duties_of(provision)]
        seldom += [f"{agreement.id} {duty}: {counted[duty]}" for duty in duties if counted[duty] < DATES]
    assert seldom == []


@pytest.mark.parametrize("pack", PACKS)
def test_a_table_sees_its_pack_before_the_signing_too(pack: str) -> None:
    late = []
    for agreement in shipped(pack).agreements:
        first = min(at[:10] for at in table_of(pack)[agreement.id])
        starts = agreement.signed or agreement.effective
        if starts is not None and first >= starts[:10]:
            late.append(f"{agreement.id}: {first}")
    assert late == []


DUTY = Duty(id="1", text="The guns go back.", form=DutyForm.ONCE, due="2033-05-15")
POINT = Provision(number="1", title="Guns", text="The guns go back.", kind="withdrawal", duties=(DUTY,))
ACCORD = Agreement(
    id=AgreementId("accord"), title="Accord", signed="2033-04-02", effective=None, parties=(), monitor=None,
    provisions=(POINT,),
)  # fmt: skip
PACK = Pack(id="accord-2033", title="Accord", timezone="Indian/Mauritius", agreements=(ACCORD,))


def by_hand(**answers: dict[str, str | list[str]]) -> Case:
    return Case(pack=PACK.id, agreement="accord", at="2033-05-16", answers=answers)


RIGHT: dict[str, str | list[str]] = {
    "state": "overdue", "begins": "2033-04-02", "due": "2033-05-15", "ends": "none", "notice_by": "none",
    "term": "none", "waits_for": [],
}  # fmt: skip


def test_a_right_answer_is_no_difference() -> None:
    assert find_differences(by_hand(**{"1": RIGHT}), PACK) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("state", "overtaken"),
        ("begins", "none"),
        ("due", "2033-05-16"),
        ("due", "2033-05-15T00:00:00+04:00"),
        ("ends", "2033-05-15"),
        ("notice_by", "2033-05-15"),
        ("term", "1"),
        ("waits_for", ["2"]),
        ("dou", "2033-05-15"),
    ],
)
def test_a_wrong_answer_is_found(key: str, value: str | list[str]) -> None:
    (found,) = find_differences(by_hand(**{"1": {**RIGHT, key: value}}), PACK)
    assert found.startswith(f"1: {key} ")


def test_a_duty_that_is_left_out_or_made_up_is_found() -> None:
    found = find_differences(by_hand(**{"2": {"state": "due"}}), PACK)
    assert found == ["2: the pack has no such duty", "1: the table gives no state"]


def test_a_date_that_is_there_twice_is_refused() -> None:
    with pytest.raises(yaml.YAMLError, match="2033-01-01 is there twice"):
        read_table('accord:\n  "2033-01-01": {"1": {state: due}}\n  "2033-01-01": {"1": {state: done}}\n')
