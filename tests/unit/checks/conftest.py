from __future__ import annotations

import pytest

from truceline.model.actor import Actor, Side
from truceline.model.agreement import Agreement, Assessment, AssessmentStatus, Provision
from truceline.model.anchor import Anchor
from truceline.model.capture import InputFile
from truceline.model.claim import Attitude, Claim
from truceline.model.dossier import Dossier
from truceline.model.event import Event, Polarity, Quantity
from truceline.model.ids import (
    ActorId,
    AgreementId,
    ClaimId,
    IncidentId,
    OriginId,
    PlaceId,
    QuestionId,
    ReportId,
)
from truceline.model.incident import Incident, Reason
from truceline.model.pack import Pack
from truceline.model.period import Period
from truceline.model.place import Place
from truceline.model.question import Disputed, Position, Question, QuestionKind, Why
from truceline.model.report import DateBasis, Origin, OriginBasis, Passage, Report, ReportKind

TEXT = "Ordesh said that four shells fell on Varn on Monday. Lumenia denied it: “Nobody fired.” Point 1 is broken."
REPRINT = TEXT.replace("four", "4")


def _report(name: str, text: str, origin: str) -> Report:
    return Report(
        id=ReportId(name),
        input="a.txt",
        item=int(name[-1]) - 1,
        headline=None,
        outlet=None,
        voice=ActorId("standard"),
        agencies=(),
        byline=None,
        published="2033-10-03T09:00:00+04:00",
        published_basis=DateBasis.STATED,
        language="en",
        kind=ReportKind.NEWS,
        text=text,
        origin=OriginId(origin),
    )


def _claim(name: str, speaker: str, words: str, type_: str, polarity: Polarity) -> Claim:
    start = TEXT.index(words)
    event = Event(
        type=type_,
        polarity=polarity,
        place=PlaceId("varn"),
        time=Period(start="2033-10-03", end="2033-10-03"),
        quantities=(Quantity(what="strikes", min=4, max=4),) if type_ == "shelling" else (),
    )
    return Claim(
        id=ClaimId(name),
        report=ReportId("r1"),
        speaker=ActorId(speaker),
        via=(),
        speaker_anchor=Anchor.at(TEXT, 0, 6),
        cue=Anchor.at(TEXT, 7, 11),
        content=Anchor.at(TEXT, start, start + len(words)),
        direct=False,
        attitude=Attitude.ASSERT,
        event=event,
        background=False,
        extractor="test",
        confidence=0.8,
        incident=IncidentId("i1"),
    )


@pytest.fixture
def dossier() -> Dossier:
    """A sound record with one of everything."""
    claims = (
        _claim("c1", "ordesh", "four shells fell on Varn", "shelling", Polarity.HAPPENED),
        _claim("c2", "lumenia", "Nobody fired", "shelling", Polarity.DID_NOT),
        _claim("c3", "standard", "Point 1 is broken", "agreement_breach", Polarity.HAPPENED),
    )
    positions = tuple(
        Position(answer=answer, value=value, speakers=(claim.speaker,), claims=(claim.id,), origins=1)
        for answer, value, claim in (("yes", True, claims[0]), ("no", False, claims[1]))
    )
    question = Question(
        id=QuestionId("q1"),
        incident=IncidentId("i1"),
        kind=QuestionKind.OCCURRENCE,
        event_type="shelling",
        place=PlaceId("varn"),
        what=None,
        text="Was Varn shelled?",
        positions=positions,
        standing=Disputed(apart=((0, 1),)),
        why=Why(parts=("Ordesh and Lumenia exclude each other.",)),
    )
    provision = Provision(number="1", title="Ceasefire", text="No fire.", kind="cessation")
    agreement = Agreement(
        id=AgreementId("protocol"),
        title="Protocol",
        signed=None,
        effective=None,
        parties=(),
        monitor=None,
        provisions=(provision,),
    )
    assessment = Assessment(
        agreement=agreement.id,
        provision="1",
        assessor=ActorId("standard"),
        status=AssessmentStatus.NOT_FULFILLED,
        claim=ClaimId("c3"),
        as_of="2033-10-03",
    )
    at = TEXT.index("shells")
    passage = Passage(
        a=ReportId("r1"), a_start=at, a_end=len(TEXT), b=ReportId("r2"), b_start=at - 3, b_end=len(REPRINT)
    )
    incident = Incident(
        id=IncidentId("i1"),
        title="Shells on Varn",
        place=PlaceId("varn"),
        time=Period(start="2033-10-03", end="2033-10-03T09:00:00+04:00"),
        event_types=("shelling",),
        claims=tuple(claim.id for claim in claims),
        reasons=(Reason(claim=ClaimId("c1"), feature="place", weight=1.0, text="Both name Varn."),),
    )
    return Dossier(
        as_of=None,
        pack=Pack(id="p", title="P", sides=(Side(id="o", name="Ordesh"),), agreements=(agreement,)),
        inputs=(InputFile(path="a.txt", sha256="0", bytes=1, media_type="text/plain"),),
        reports=(_report("r1", TEXT, "o1"), _report("r2", REPRINT, "o1")),
        origins=(
            Origin(
                id=OriginId("o1"),
                reports=(ReportId("r1"), ReportId("r2")),
                basis=OriginBasis.NEAR,
                passages=(passage,),
            ),
        ),
        actors=tuple(Actor(id=ActorId(a), name=a, kind="state") for a in ("ordesh", "lumenia", "standard")),
        places=(Place(id=PlaceId("varn"), name="Varn", kind="village"),),
        claims=claims,
        incidents=(incident,),
        questions=(question,),
        assessments=(assessment,),
    )
