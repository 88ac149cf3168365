from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lxml import html

from truceline.model.dossier import Dossier
from truceline.model.incident import Reason


def test_what_speaks_against_a_claim_stands_after_what_speaks_for_it(
    dossier: Dossier, render: Callable[[Dossier], html.HtmlElement]
) -> None:
    incident = next(i for i in dossier.incidents if i.reasons)
    claim = incident.reasons[0].claim
    for_it = Reason(claim=claim, feature="place", weight=2.0, text="same place (Halvern)")
    against = Reason(claim=claim, feature="days", weight=-0.5, text="<b>two days apart</b>")
    told = replace(incident, reasons=(for_it, against))
    page = render(replace(dossier, incidents=tuple(told if i is incident else i for i in dossier.incidents)))
    (cell,) = page.xpath("//td[@data-l='Reasons'][contains(., 'same place (Halvern)')]")
    assert " ".join(cell.text_content().split()) == ("+2.00 same place (Halvern)Against: -0.50 <b>two days apart</b>")


def test_where_nothing_speaks_against_a_claim_the_page_does_not_say_against(page: html.HtmlElement) -> None:
    cells = page.xpath("//td[@data-l='Reasons']")
    assert cells
    assert not any("Against" in cell.text_content() for cell in cells)
