"""The page of a pack as a browser shows it: on a phone, on a screen, on one sheet of A4."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.functional.command import EXAMPLE, truceline
from tests.functional.test_page_in_a_browser import browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SHIPPED = [entry["name"] for entry in json.loads(truceline("pack", "list", "--json").out)]
__all__ = ["browser"]


def sheet(browser: Browser, folder: Path, named: str, *, on: str | None = None, width: int = 1280) -> Page:
    shown = truceline("pack", "show", named, "--html", *(("--on", on) if on else ()))
    assert (shown.code, shown.err) == (0, "")
    file = folder / "pack.html"
    file.write_text(shown.out, encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_of_it_lies_beyond_the_edge(browser: Browser, tmp_path: Path, width: int) -> None:
    page = sheet(browser, tmp_path, str(EXAMPLE / "pack.yaml"), on="2033-06-01", width=width)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator("svg.map").count() == 1
    assert page.get_by_text("seen from 1 Jun 2033").first.is_visible()
    page.get_by_role("link", name="5.radar").first.click()
    assert page.locator("tbody:target").count() == 1
    page.close()


@pytest.mark.parametrize("named", [str(EXAMPLE / "pack.yaml"), *SHIPPED], ids=["example", *SHIPPED])
def test_it_prints_on_one_sheet(browser: Browser, tmp_path: Path, named: str) -> None:
    page = sheet(browser, tmp_path, named, on="2034-01-01")
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    page.close()


def test_zones_and_lines_are_drawn_on_paper_too(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "lines.yaml").write_text(
        "id: lines\ntitle: Lines\nplaces: [{id: ford, name: Ford, kind: village, lat: -26, lon: 71}]\n"
        "zones: [{id: line, name: L, geometry: {type: LineString, coordinates: [[71, -26], [71.1, -26.1]]}}]\n"
        f"glossary: [{{term: calm, note: {'long ' * 700}}}, {{term: silence, note: {'long ' * 700}}}]\n"
        "open: [{text: Where it ends.}]\n",
        encoding="utf-8",
    )
    for named in (str(tmp_path / "lines.yaml"), str(EXAMPLE / "pack.yaml")):
        page = sheet(browser, tmp_path, named)
        page.emulate_media(media="print")
        drawn = page.locator("svg.map .zone")
        assert drawn.count() > 0
        assert all(drawn.nth(n).is_visible() for n in range(drawn.count()))
        page.close()
