"""The dossier: one record of one theatre, seen from one moment."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.model.act import Act
from truceline.model.actor import Actor
from truceline.model.agreement import Assessment
from truceline.model.bearing import Bearing, Proposal
from truceline.model.capture import InputFile
from truceline.model.claim import Claim
from truceline.model.control import PlaceControl
from truceline.model.decision import DecisionRuling
from truceline.model.duty import DutyClock
from truceline.model.entry import EntryRuling
from truceline.model.grading import GradingRuling
from truceline.model.incident import Incident
from truceline.model.issue import Issue
from truceline.model.judgement import Ruling
from truceline.model.lineage import Text
from truceline.model.pack import Pack
from truceline.model.place import Place
from truceline.model.question import Question
from truceline.model.reliability import Credibility
from truceline.model.report import Origin, Report
from truceline.model.tally import CountSeries

SCHEMA = "truceline-dossier/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """How claims were found. `ran` names the extractors, as `name/version`; `model` is the SHA-256 of the network used,
    if one was; `note` says why another extractor than the best was taken."""

    ran: tuple[str, ...] = ()
    model: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything that is published. `actors` and `places` are those met; `pack` is kept whole for names and zones.

    `as_of` is the ISO moment the record is seen from, by what was published; `known_by` by what we had; or None.
    `clocks_at` is the one that the agreements' clocks are read at; None where there is none, and then no clocks.
    """

    as_of: str | None
    pack: Pack
    inputs: tuple[InputFile, ...]
    reports: tuple[Report, ...]
    origins: tuple[Origin, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    questions: tuple[Question, ...]
    assessments: tuple[Assessment, ...]
    issues: tuple[Issue, ...] = ()
    extraction: Extraction = Extraction()
    control: tuple[PlaceControl, ...] = ()
    credibility: tuple[Credibility, ...] = ()
    texts: tuple[Text, ...] = ()
    gradings: tuple[GradingRuling, ...] = ()
    judgements: tuple[Ruling, ...] = ()
    known_by: str | None = None
    acts: tuple[Act, ...] = ()
    bearings: tuple[Bearing, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    counts: tuple[CountSeries, ...] = ()
    clocks: tuple[DutyClock, ...] = ()
    clocks_at: str | None = None
    entries: tuple[EntryRuling, ...] = ()
    decisions: tuple[DecisionRuling, ...] = ()
