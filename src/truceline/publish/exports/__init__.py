"""Exports: one dossier in the forms that other programs read. Each is made whole, and alike for a like dossier.

A format is a module with one function, and a line in `FORMATS`; docs/exports.md says what each holds and what it loses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from truceline.errors import WrongUsage
from truceline.model.dossier import Dossier
from truceline.publish.dossier_file import dossier_json
from truceline.publish.exports.acled_csv import write_acled
from truceline.publish.exports.claims_csv import write_claims
from truceline.publish.exports.geojson import write_geojson
from truceline.publish.exports.hxl_csv import write_hxl
from truceline.publish.exports.incidents_csv import write_incidents
from truceline.publish.exports.jsonld import write_jsonld
from truceline.publish.exports.ninjs import write_ninjs
from truceline.publish.exports.ucdp_csv import write_ucdp
from truceline.publish.exports.web_annotations import write_annotations
from truceline.publish.exports.workbook import write_workbook

__all__ = ["FORMATS", "Format", "format_named", "write_export"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """`description` is a line for a list, `ending` that of a file's name, with its dot."""

    name: str
    description: str
    ending: str
    media_type: str
    write: Callable[[Dossier], bytes]


def _write_dossier(dossier: Dossier) -> bytes:
    return dossier_json(dossier).encode("utf-8")


_CSV, _JSON = "text/csv; charset=utf-8", "application/json"
FORMATS = (
    Format(name="dossier", description="everything, as Truceline itself reads it", ending=".json",
           media_type=_JSON, write=_write_dossier),
    Format(name="claims-csv", description="one row a claim", ending=".csv", media_type=_CSV, write=write_claims),
    Format(name="incidents-csv", description="one row an incident, with how its questions stand", ending=".csv",
           media_type=_CSV, write=write_incidents),
    Format(name="acled-csv", description="incidents in the columns of ACLED, the dispute in the notes", ending=".csv",
           media_type=_CSV, write=write_acled),
    Format(name="ucdp-csv", description="incidents with dead in the columns of UCDP GED: best, low, high",
           ending=".csv", media_type=_CSV, write=write_ucdp),
    Format(name="geojson", description="places, incidents and zones for a map, a layer for each claimant",
           ending=".geojson", media_type="application/geo+json", write=write_geojson),
    Format(name="hxl-csv", description="incidents with HXL hashtags", ending=".csv", media_type=_CSV, write=write_hxl),
    Format(name="web-annotations", description="every anchor as a W3C Web Annotation", ending=".jsonld",
           media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"', write=write_annotations),
    Format(name="jsonld", description="claims in schema.org terms, with what denies, corrects and retracts what",
           ending=".jsonld", media_type="application/ld+json", write=write_jsonld),
    Format(name="ninjs", description="the reports as IPTC ninjs 2.1 news items", ending=".json",
           media_type=_JSON, write=write_ninjs),
    Format(name="xlsx", description="a spreadsheet: reports, claims, incidents, questions, assessments, register",
           ending=".xlsx", media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
           write=write_workbook),
)  # fmt: skip


def format_named(name: str) -> Format:
    """Raises WrongUsage for a name that is none, and lists those that are."""
    for each in FORMATS:
        if each.name == name:
            return each
    raise WrongUsage(f"{name!r} is no format; there are {', '.join(each.name for each in FORMATS)}")


def write_export(dossier: Dossier, name: str) -> bytes:
    """The dossier in that format; the same bytes for the same dossier. Raises WrongUsage for a name that is none."""
    return format_named(name).write(dossier)
