"""A pack by itself, as a page and for other programs."""

from __future__ import annotations

import json
from datetime import date

from markupsafe import Markup

from truceline.compliance import deadlines
from truceline.model.dossier import Dossier
from truceline.model.register import Deadline
from truceline.publish.catalogue import Catalogue
from truceline.publish.pack_file import pack_document
from truceline.publish.pack_sheet import PackSheet, describe_pack
from truceline.publish.register_file import write_clock
from truceline.publish.templating import open_environment, read_asset

SCHEMA = "truceline-pack/1"
_SIZES = ((5_000, "roomy"), (11_000, "close"))


def pack_page(dossier: Dossier) -> str:
    """One self-contained page, without scripts; it prints on one sheet of A4, in the letters that its length allows."""
    sheet = describe_pack(Catalogue.of(dossier))
    return (
        open_environment()
        .get_template("pack.html")
        .render(
            pack=sheet,
            size=_size(sheet),
            style=Markup(read_asset("page.css") + read_asset("pack.css")),
        )
    )


def _size(sheet: PackSheet) -> str:
    """How large the letters of the printed sheet may be."""
    letters = sum(
        80 + len(duty.text) + len(duty.when) + 20 * len(duty.readings)
        for agreement in sheet.agreements
        for row in agreement.rows
        for duty in row.duties
    )
    letters += sum(len(row.title) + len(row.text) for agreement in sheet.agreements for row in agreement.rows)
    letters += sum(
        60 + len(line.text) for a in sheet.agreements for line in (*a.agenda.past, *a.agenda.ahead)
    ) + sum(60 + len(term.note) for term in sheet.terms)  # fmt: skip
    return next((name for most, name in _SIZES if letters <= most), "dense")


def pack_json(dossier: Dossier) -> str:
    """The pack as its file has it, with the clocks where it is seen from a day, and all deadlines."""
    pack, at = dossier.pack, dossier.clocks_at
    zone = Catalogue.of(dossier).clock.zone
    dates = deadlines(pack.agreements, zone, until=date.max.isoformat(), at=at)
    document = {
        "schema": SCHEMA,
        "at": at,
        "pack": pack_document(pack),
        "clocks": [write_clock(clock) for clock in dossier.clocks],
        "deadlines": [_deadline(each) for each in dates],
    }
    return json.dumps(document, indent=1, ensure_ascii=True) + "\n"


def _deadline(deadline: Deadline) -> dict[str, object]:
    return {
        "agreement": deadline.agreement,
        "provision": deadline.provision,
        "duty": deadline.duty,
        "on": deadline.on,
        "kind": deadline.kind.value,
        "text": deadline.text,
        "of": list(deadline.of),
        "struck": deadline.struck,
        "moved_to": deadline.moved_to,
        "milestone": deadline.milestone,
        "version": deadline.version,
        "term": deadline.term,
    }
