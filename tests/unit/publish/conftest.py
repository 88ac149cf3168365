"""A small record of the Ordesh–Lumen theatre, and one in which every outside string is an attack."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache

import pytest
from lxml import html

from truceline.model.actor import Actor, Side
from truceline.model.agreement import Agreement, Assessment, AssessmentStatus, Provision
from truceline.model.anchor import Anchor
from truceline.model.capture import InputFile
from truceline.model.claim import Attitude, Claim
from truceline.model.control import Contest, DayPart, Hold, PlaceControl, Stretch
from truceline.model.dossier import Dossier, Extraction
from truceline.model.event import Event, Polarity, Quantity
from truceline.model.ids import ActorId, AgreementId, ClaimId, IncidentId, OriginId, PlaceId, QuestionId, ReportId
from truceline.model.incident import Incident, Reason
from truceline.model.issue import Issue
from truceline.model.pack import GlossaryTerm, Pack
from truceline.model.period import Period
from truceline.model.place import Layer, Place, Zone
from truceline.model.question import Disputed, Mention, Position, Question, QuestionKind, Why
from truceline.model.reliability import Credibility, Grade, GradeReason, Reliability, ReliabilityMark, SetGrade
from truceline.model.report import DateBasis, Origin, OriginBasis, Passage, Report, ReportKind
from truceline.publish.page import render_page

DAY = Period(start="2034-05-02", end="2034-05-02")
MORTARS = IncidentId("i-mortars")


def a_report(name: str, text: str, **changes: object) -> Report:
    plain = Report(
        id=ReportId(f"r-{name}"),
        input=f"reports/{name}.txt",
        item=0,
        headline=f"Headline of {name}",
        outlet="Sarn Times",
        voice=ActorId("sarn-times"),
        agencies=(),
        byline=None,
        published="2034-05-03T09:00:00+04:00",
        published_basis=DateBasis.STATED,
        language="en",
        kind=ReportKind.NEWS,
        text=text,
        origin=OriginId(f"o-{name}"),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def a_claim(name: str, report: Report, quote: str, **changes: object) -> Claim:
    """Claims `quote`, which stands in the report; `event` fields may be given as `type`, `polarity`, `quantities`."""
    start = report.text.index(quote)
    event = Event(
        type=str(changes.pop("type", "shelling")),
        polarity=Polarity(str(changes.pop("polarity", "+"))),
        place=PlaceId("halvern"),
        time=DAY,
        quantities=changes.pop("quantities", ()),  # type: ignore[arg-type]
    )
    plain = Claim(
        id=ClaimId(f"c-{name}"),
        report=report.id,
        speaker=ActorId("ordesh-mod"),
        via=(),
        speaker_anchor=None,
        cue=None,
        content=Anchor.at(report.text, start, start + len(quote)),
        direct=False,
        attitude=Attitude.ASSERT,
        event=event,
        background=False,
        extractor="rules/1",
        confidence=0.8,
        incident=MORTARS,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def a_stretch(speaker: str, claim: str, **changes: object) -> Stretch:
    plain = Stretch(
        speaker=ActorId(speaker),
        holder=ActorId("lumenia"),
        status=Hold.CLAIMED,
        part=DayPart.SOME,
        start="2034-05-02",
        end="2034-05-02",
        last_said=None,
        claims=(ClaimId(claim),),
        implied=(),
        origins=1,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def _held() -> PlaceControl:
    """The ministry says that Lumenia holds Halvern, and says nothing after; Lumenia says that it left on the third."""
    left = {"start": "2034-05-03", "end": "2034-05-03", "implied": (ClaimId("c-denied"),)}
    return PlaceControl(
        place=PlaceId("halvern"),
        stretches=(
            a_stretch("lumenia", "c-denied", part=DayPart.UNTIL, **left),
            a_stretch("lumenia", "c-denied", status=Hold.DENIED, part=DayPart.SINCE, last_said="2034-05-05", **left),
            a_stretch("ordesh-mod", "c-hit", last_said="2034-05-03"),
            a_stretch("ordesh-mod", "c-three", start="2034-05-04", end="2034-05-04"),
            a_stretch("found:witness", "c-again", holder=None, part=DayPart.SINCE),
        ),
        contests=(Contest(start="2034-05-04", end="2034-05-04", stretches=(1, 3), carried=(1,)),),
        undated=(ClaimId("c-older"),),
    )


def _judged(claim: Claim, why: str) -> Credibility:
    if claim.id != "c-hit":
        reason = GradeReason(rule="not_compared", grade=Grade.UNKNOWN, text="No question compares it.")
        return Credibility(claim=claim.id, proposed=Grade.UNKNOWN, reasons=(reason,))
    reason = GradeReason(
        rule="word_against_word",
        grade=Grade.UNKNOWN,
        text=why,
        question=QuestionId("q-did-it"),
        apart=(ClaimId("c-denied"),),
    )
    given = SetGrade(grade=Grade.PROBABLE, by="Vera Lind", on="2034-05-06", why=why)
    return Credibility(claim=claim.id, proposed=Grade.UNKNOWN, reasons=(reason,), set=given)


@dataclass
class Theatre:
    """The words that go into a record; a test changes one and builds the dossier."""

    pack_title: str = "Ordesh–Lumen ceasefire"
    side: str = "Ordesh"
    ministry: str = "Ministry of Defence of Ordesh"
    place: str = "Halvern"
    other_name: str = "Alta Vern"
    headline: str = "Mortars at Halvern"
    outlet: str = "Sarn Times"
    title: str = "Mortar fire on Halvern"
    provision: str = "Both sides stop all fire."
    term: str = "militants"
    reason: str = "names the same place"
    issue: str = "the mail has no body"
    path: str = "reports/empty.eml"
    caption: str = "A road near the village"
    lead: str = "On Tuesday "
    said: list[str] = field(default_factory=lambda: ["two mortar bombs hit Halvern", "no such thing took place"])

    def dossier(self) -> Dossier:
        first = a_report(
            "first",
            f"{self.lead}the Ordeshi ministry said that {self.said[0]}, killing 2 people.\n\n"
            f"Lumenia denied it: “{self.said[1]}”. It spoke of {self.term}.",
            headline=self.headline,
            outlet=self.outlet,
            captions=(self.caption,),
            origin=OriginId("o-copy"),
        )
        reprint = a_report(
            "reprint",
            f"The Ordeshi ministry said that {self.said[0]}, killing 2 people.",
            published="2034-05-03T12:00:00+04:00",
            origin=OriginId("o-copy"),
        )
        later = a_report(
            "later",
            "The ministry now puts the number of dead at 3.\n\nOlder fighting was not mentioned.",
            published="2034-05-04",
        )
        two = (Quantity(what="killed", min=2, max=2),)
        hit = a_claim("hit", first, f"{self.said[0]}, killing 2 people", quantities=two)
        claims = (
            hit,
            a_claim("dead", first, "killing 2 people", type="casualties", quantities=two),
            a_claim(
                "denied",
                first,
                self.said[1],
                polarity="-",
                speaker=ActorId("lumenia"),
                attitude=Attitude.DENY,
                direct=True,
                speaker_anchor=Anchor.at(first.text, first.text.index("Lumenia"), first.text.index("Lumenia") + 7),
                cue=Anchor.at(first.text, first.text.index("denied"), first.text.index("denied") + 6),
            ),
            a_claim("again", reprint, f"{self.said[0]}, killing 2 people", quantities=two, repeats=hit.id),
            a_claim(
                "three",
                later,
                "the number of dead at 3",
                type="casualties",
                quantities=(Quantity(what="killed", min=3, max=3),),
            ),
            a_claim("older", later, "Older fighting", background=True, incident=None),
        )
        return Dossier(
            as_of=None,
            pack=self._pack(),
            inputs=(InputFile(path="reports/first.txt", sha256="0" * 64, bytes=10, media_type="text/plain"),),
            reports=(first, reprint, later),
            origins=(
                Origin(
                    id=OriginId("o-copy"),
                    reports=(first.id, reprint.id),
                    basis=OriginBasis.NEAR,
                    passages=(Passage(a=reprint.id, a_start=0, a_end=30, b=first.id, b_start=0, b_end=40),),
                ),
                Origin(id=OriginId("o-later"), reports=(later.id,), basis=OriginBasis.VERBATIM, passages=()),
            ),
            actors=(Actor(id=ActorId("found:witness"), name="a witness", kind="other", known=False),),
            places=(),
            claims=claims,
            incidents=(
                Incident(
                    id=MORTARS,
                    title=self.title,
                    place=PlaceId("halvern"),
                    time=DAY,
                    event_types=("shelling",),
                    claims=tuple(c.id for c in claims if c.incident),
                    reasons=(Reason(claim=hit.id, feature="same_place", weight=0.4, text=self.reason),),
                ),
            ),
            questions=(
                Question(
                    id=QuestionId("q-did-it"),
                    incident=MORTARS,
                    kind=QuestionKind.OCCURRENCE,
                    event_type="shelling",
                    place=PlaceId("halvern"),
                    what=None,
                    text=f"Was there shelling at {self.place}?",
                    positions=(
                        Position(
                            answer="yes",
                            value=True,
                            speakers=(ActorId("ordesh-mod"),),
                            claims=(hit.id, ClaimId("c-again")),
                            origins=1,
                            implied=(ClaimId("c-again"),),
                        ),
                        Position(
                            answer="no",
                            value=False,
                            speakers=(ActorId("lumenia"),),
                            claims=(ClaimId("c-denied"),),
                            origins=1,
                        ),
                    ),
                    standing=Disputed(apart=((0, 1),)),
                    why=Why(
                        parts=(
                            "Disputed: ",
                            Mention(name=self.ministry, speaker=ActorId("ordesh-mod"), claims=(hit.id,)),
                            " says yes; ",
                            Mention(name="Lumenia", speaker=ActorId("lumenia"), claims=(ClaimId("c-denied"),)),
                            " says no.",
                        )
                    ),
                ),
            ),
            assessments=(
                Assessment(
                    agreement=AgreementId("accord"),
                    provision="1",
                    assessor=ActorId("ordesh-mod"),
                    status=AssessmentStatus.NOT_FULFILLED,
                    claim=hit.id,
                    as_of="2034-05-03",
                ),
            ),
            issues=(Issue(path=self.path, reason=self.issue, remedy="save it again"),),
            extraction=Extraction(ran=("rules/1",)),
            control=(_held(),),
            credibility=tuple(_judged(claim, self.reason) for claim in claims),
        )

    def _pack(self) -> Pack:
        square = [[46.0, 40.0], [46.4, 40.0], [46.4, 40.3], [46.0, 40.0]]
        return Pack(
            id="ordesh-lumen",
            title=self.pack_title,
            timezone="Asia/Tbilisi",
            sides=(Side(id="ordesh", name=self.side), Side(id="lumenia", name="Lumenia")),
            actors=(
                Actor(
                    id=ActorId("ordesh-mod"),
                    name=self.ministry,
                    kind="ministry",
                    side="ordesh",
                    reliability=(
                        ReliabilityMark(mark=Reliability.C, since="2034-01-10", by="Vera Lind", why=self.reason),
                        ReliabilityMark(mark=Reliability.B, since="2034-04-01", by=self.outlet, why="figures held"),
                    ),
                ),
                Actor(id=ActorId("lumenia"), name="Lumenia", kind="state", side="lumenia"),
                Actor(id=ActorId("sarn-times"), name="The Sarn Times", kind="outlet", aliases=(self.outlet,)),
            ),
            places=(
                Place(
                    id=PlaceId("halvern"),
                    name=self.place,
                    kind="village",
                    lat=40.1,
                    lon=46.2,
                    within=PlaceId("heights"),
                    names_used_by=(("lumenia", self.other_name),),
                ),
                Place(id=PlaceId("heights"), name="Halvern Heights", kind="region", lat=40.2, lon=46.3),
                Place(id=PlaceId("nowhere"), name="Sarn", kind="city"),
            ),
            zones=(
                Zone(
                    id="zone", name="Tarsian zone", kind="responsibility",
                    layers=(Layer(geometry={"type": "Polygon", "coordinates": [square]}),),
                ),
            ),
            agreements=(
                Agreement(
                    id=AgreementId("accord"),
                    title="Sarn accord",
                    signed="2033-11-10",
                    effective=None,
                    parties=(ActorId("lumenia"),),
                    monitor=None,
                    provisions=(
                        Provision(number="1", title="Cessation", text=self.provision, kind="cessation"),
                        Provision(number="2", title="Return", text="People go home.", kind="displacement"),
                    ),
                ),
            ),
            glossary=(GlossaryTerm(term=self.term, neutral="armed group", used_by="lumenia", note=self.reason),),
        )  # fmt: skip


@pytest.fixture
def theatre() -> Callable[..., Theatre]:
    return Theatre


@cache
def _plain() -> Dossier:
    return Theatre().dossier()


@pytest.fixture
def dossier() -> Dossier:
    return _plain()


@pytest.fixture(scope="session")
def page() -> html.HtmlElement:
    """The page of the plain record: to be looked at, not changed."""
    return parsed(_plain())


def parsed(dossier: Dossier) -> html.HtmlElement:
    return html.document_fromstring(render_page(dossier).encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))


@pytest.fixture
def render() -> Callable[[Dossier], html.HtmlElement]:
    return parsed


def words_of(article: html.HtmlElement) -> str:
    """A report's text put together again from the text nodes of its paragraphs and the gaps after them."""
    found: list[str] = []
    for paragraph in article.xpath(".//p[@class='t']"):
        for node in paragraph.xpath("descendant::text()"):
            tagged = node.getparent().get("class") == "ctl" and node.is_text
            found.append(chr(int(node[3:-1], 16)) if tagged else str(node))
        found.append(paragraph.tail or "")
    return "".join(found)


@pytest.fixture
def reassembled() -> Callable[[html.HtmlElement], str]:
    return words_of
