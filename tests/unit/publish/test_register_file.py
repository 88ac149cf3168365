"""The register in dossier.json: everything that the pack says, and the clocks."""

from __future__ import annotations

import json
import math
from dataclasses import fields, replace
from typing import Any

from tests.unit.compliance.agreements import LUMENIA, ORDESH, agreement, duty, length, milestone

from truceline.compliance import read_clocks
from truceline.model.agreement import Agreement, OpenPoint, Provision, TextVersion
from truceline.model.dossier import Dossier
from truceline.model.duty import Amount, Duty, DutyClock, DutyForm, Effect, Milestone, Reading, Renewal
from truceline.model.pack import Source
from truceline.publish.dossier_file import dossier_json
from truceline.publish.register_file import write_agreement, write_clock

READING = Reading(version="lumenian", text="by July", due="2033-07-01")
FULL = duty(
    "1.stay",
    DutyForm.STANDING,
    lasts="P1Y6M",
    renews=Renewal(every=length("P1Y"), notice=length("P2M"), objectors=(ORDESH,)),
    amounts=(Amount(what="distance", min=12, unit="km", measured_from="belt"), Amount(what="troops", max=math.inf)),
    in_step_with=("law",),
    readings=(READING,),
)
HELD = agreement(
    FULL,
    duty("2", after=("1.stay", "law"), within="PT72H"),
    milestones=(milestone("2033-05-01", Effect.DONE, "2", says=(ORDESH,), denies=(LUMENIA,)),),
    pax=2324,
    versions=(TextVersion(id="lumenian", title="Lumenian text"),),
    open_points=(OpenPoint(text="Which villages?", provision="1"),),
)


def test_every_field_of_the_register_is_written() -> None:
    written: Any = write_agreement(HELD)
    held = {field.name for field in fields(Agreement)} - {"open_points"} | {"open"}
    assert set(written) == held
    assert set(written["provisions"][0]) == {field.name for field in fields(Provision)}
    assert set(written["provisions"][0]["duties"][0]) == {field.name for field in fields(Duty)}
    assert set(written["milestones"][0]) == {field.name for field in fields(Milestone)}
    assert set(write_clock(read_clocks([HELD], "2033-06-01", None)[0])) == {field.name for field in fields(DutyClock)}


def test_lengths_and_amounts_are_written_as_they_are_read() -> None:
    stay: Any = write_agreement(HELD)["provisions"][0]["duties"][0]
    assert (stay["lasts"], stay["form"]) == ("P1Y6M", "standing")
    assert stay["renews"] == {"every": "P1Y", "notice": "P2M", "objectors": ["ordesh"]}
    assert stay["amounts"][0] == {"what": "distance", "min": 12, "max": None, "unit": "km", "measured_from": "belt"}
    assert stay["amounts"][1]["max"] is None
    assert write_agreement(HELD)["provisions"][1]["duties"][0]["within"] == "PT72H"


def test_a_point_of_a_record_made_by_hand_is_written_with_the_duty_that_it_is() -> None:
    point = Provision(number="7", title="Prisoners", text="All go home.", kind="prisoners", due="2033-06-30")
    written: Any = write_agreement(agreement(provisions=(point,)))["provisions"][0]
    assert written["due"] == "2033-06-30"
    (only,) = written["duties"]
    assert (only["id"], only["due"], only["form"]) == ("7", "2033-06-30", "once")


def test_the_file_has_the_clocks_and_the_moment_that_they_are_read_at(dossier: Dossier) -> None:
    pack = replace(
        dossier.pack,
        agreements=(HELD,),
        sources=(Source(id="text", title="The text", url="https://kestry.example/protocol"),),
        open_points=(OpenPoint(text="Who guards the mill?"),),
    )
    clocks = read_clocks([HELD], "2033-06-01", None)
    written = json.loads(dossier_json(replace(dossier, pack=pack, clocks=clocks, clocks_at="2033-06-01")))
    assert written["clocks_at"] == "2033-06-01"
    assert [(c["duty"], c["state"], c["waits_for"]) for c in written["clocks"]] == [
        ("1.stay", "running", []),
        ("2", "not_due", ["1.stay", "law"]),
    ]
    assert written["clocks"][0]["readings"] == [{"version": "lumenian", "state": "running", "due": "2033-07-01"}]
    assert written["pack"]["sources"][0]["url"] == "https://kestry.example/protocol"
    assert written["pack"]["open"] == [{"text": "Who guards the mill?", "provision": None}]
    assert json.loads(dossier_json(dossier))["clocks"] == []
