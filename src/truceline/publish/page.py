"""The page: one file that holds everything, asks nobody for anything, and works on paper."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from truceline.model.dossier import Dossier
from truceline.publish.acts_pages import describe_acts
from truceline.publish.agreement_pages import AgreementPage, describe_agreements
from truceline.publish.catalogue import Catalogue, Ref
from truceline.publish.control_pages import ControlSection, describe_control
from truceline.publish.count_pages import describe_counts
from truceline.publish.glossary import find_loaded_words, list_terms
from truceline.publish.incident_pages import AskedQuestion, IncidentPage, describe_incidents
from truceline.publish.judgement_pages import list_judgements
from truceline.publish.maps.drawing import claimed_zones, map_theatre
from truceline.publish.marks import list_wordings
from truceline.publish.origin_pages import describe_origins
from truceline.publish.overview import describe_record, list_unplaced
from truceline.publish.registers import list_actors, list_places
from truceline.publish.report_pages import describe_reports
from truceline.publish.review_pages import list_decisions
from truceline.publish.templating import open_environment, read_asset
from truceline.publish.writing import clipped

_LIT_AT_LEAST = 12


def render_page(dossier: Dossier) -> str:
    """`index.html`: self-contained, and the same text for the same dossier."""
    return "".join(page_pieces(dossier))


def page_pieces(dossier: Dossier) -> Iterator[str]:
    """The page piece by piece, in some tens of kilobytes: a large record never lies in memory as one text."""
    stream = open_environment().get_template("page.html").stream(_content(Catalogue.of(dossier)))
    stream.enable_buffering(400)
    return stream


def _content(catalogue: Catalogue) -> dict[str, Any]:
    incidents = describe_incidents(catalogue)
    agreements = describe_agreements(catalogue)
    control = describe_control(catalogue)
    words = find_loaded_words(catalogue)
    reports = describe_reports(catalogue, words, _uses(incidents, agreements, control))
    most = max((len(block.paragraph.claims) for page in reports for block in page.blocks), default=0)
    script = read_asset("page.js")
    return {
        "record": describe_record(catalogue),
        "incidents": incidents,
        "agreements": agreements,
        "control": control,
        "counts": describe_counts(catalogue),
        "reports": reports,
        "origins": describe_origins(catalogue, reports),
        "actors": list_actors(catalogue),
        "places": list_places(catalogue),
        "wordings": list_wordings(),
        "theatre": map_theatre(catalogue.dossier.pack.places, claimed_zones(catalogue)),
        "terms": list_terms(words, catalogue),
        "unplaced": list_unplaced(catalogue),
        "loose_acts": describe_acts(catalogue).get(None),
        "decided": bool(catalogue.dossier.decisions),
        "judgements": (*list_judgements(catalogue), *list_decisions(catalogue)),
        "style": Markup(read_asset("page.css") + _lit(range(1, max(most * 2, _LIT_AT_LEAST) + 1))),
        "script": Markup(script),
        "script_hash": _integrity(script),
    }


def _lit(numbers: Iterable[int]) -> str:
    """A targeted claim lights up as far as its paragraph goes, without any script: its pieces are its siblings."""
    return ",".join(f".n{n}:target~.k{n}" for n in numbers) + "{background:var(--lit);color:var(--on-lit)}\n"


def _uses(
    incidents: tuple[IncidentPage, ...], agreements: tuple[AgreementPage, ...], control: ControlSection | None
) -> dict[str, list[tuple[str, str]]]:
    """From the element of a claim to the lines that rest on it."""
    uses: dict[str, list[tuple[str, str]]] = {}
    for page in incidents:
        for entry in (e for column in page.columns for speaker in column.speakers for e in speaker.entries):
            for chip in entry.chips:
                uses.setdefault(chip.ref.href[1:], []).append((f"#{chip.id}", f"incident {page.number}"))
            for ref in entry.also:
                uses.setdefault(ref.href[1:], []).append((f"#{entry.chips[0].id}", f"incident {page.number}"))
        for number, question in enumerate(page.questions, 1):
            for ref in _cited(question):
                uses.setdefault(ref.href[1:], []).append((f"#{question.id}", f"{page.number}.{number}"))
    for agreement in agreements:
        for row in agreement.rows:
            for verdict in (v for cell in row.cells for v in (*cell.holds, *cell.before)):
                if verdict.ref is not None:
                    uses.setdefault(verdict.ref.href[1:], []).append((f"#{row.id}", f"provision {row.number}"))
    for held in control.pages if control else ():
        for ref in (ref for row in held.rows for saying in row.sayings for ref in saying.refs):
            uses.setdefault(ref.href[1:], []).append((f"#{held.id}", f"who holds {clipped(held.names.name, 40)}"))
    return uses


def _cited(question: AskedQuestion) -> Iterable[Ref]:
    witnesses = (w for answer in question.answers for camp in answer.camps for w in camp.witnesses)
    return (ref for witness in witnesses for ref in (*witness.refs, *witness.implied))


def _integrity(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
