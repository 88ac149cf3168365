"""The page as a browser shows it: from disk, without a network, with a keyboard, on a phone and on paper."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.functional.command import EXAMPLE

from truceline.pipeline import build
from truceline.publish import write_record

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
PROGRAMS = (
    "chromium", "chromium-browser", "google-chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)  # fmt: skip
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@dataclass
class Visit:
    """A page that is open, and what it complained about or asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("NO BROWSER TEST WAS RUN: no Chromium on this machine; install the system's chromium package")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("record")
    write_record(build([str(EXAMPLE / "reports")], pack_path=str(EXAMPLE / "pack.yaml")), out)
    return out / "index.html"


@pytest.fixture
def visit(browser: Browser, index: Path) -> Iterator[Callable[..., Visit]]:
    """Opens the page from disk; afterwards, nothing may have been complained about or asked for."""
    visits: list[Visit] = []

    def open_page(width: int = 1280, **options: Any) -> Visit:
        page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
        seen = Visit(page)
        page.on("console", lambda message: seen.complaints.append(message.text))
        page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        page.on("request", lambda request: seen.requests.append(request.url))
        page.goto(index.as_uri())
        visits.append(seen)
        return seen

    yield open_page
    for seen in visits:
        seen.page.close()
        assert seen.complaints == []
        assert {url.split("#")[0] for url in seen.requests} <= {index.as_uri(), "data:,"}


def lit(page: Page) -> str:
    """The words that stand out, once the page has heard where it was led to."""
    page.locator(".words .lit").first.wait_for(state="attached")
    return str(page.evaluate("[...document.querySelectorAll('.words .lit')].map((e) => e.textContent).join('')"))


def in_view(page: Page, selector: str) -> bool:
    return bool(
        page.evaluate(
            "(s) => { const r = document.querySelector(s).getBoundingClientRect();"
            " return r.bottom > 0 && r.top < innerHeight }",
            selector,
        )
    )


def test_one_click_leads_from_an_incident_to_the_words_and_back(visit: Callable[..., Visit]) -> None:
    page = visit().page
    chip = page.locator(".columns .entry .chip").first
    target = chip.get_attribute("href")
    assert target is not None
    quote = chip.locator("xpath=ancestor::div[contains(@class, 'entry')]//blockquote").inner_text()
    chip.click()
    assert page.evaluate("location.hash") == target
    assert in_view(page, f"[id='{target[1:]}']")
    assert lit(page).replace("\n", " ") in quote
    assert lit(page)
    page.locator(f"[id='{target[1:]}']").click()
    assert page.evaluate("location.hash.slice(0, 3)") == "#n-"
    page.keyboard.press("b")
    page.keyboard.press("b")
    assert chip.evaluate("(e) => e === document.activeElement")


def test_the_keyboard_goes_from_claim_to_claim(visit: Callable[..., Visit]) -> None:
    page = visit().page
    focused = "document.activeElement.id"
    page.keyboard.press("j")
    first = page.evaluate(focused)
    page.keyboard.press("j")
    second = page.evaluate(focused)
    assert first.startswith("e-")
    assert second.startswith("e-")
    assert first != second
    page.keyboard.press("k")
    assert page.evaluate(focused) == first
    page.keyboard.press("p")
    assert page.locator("#peek .lit").first.is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#peek").is_hidden()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash.slice(0, 3)") == "#c-"
    assert page.evaluate(focused).startswith("c-")


def test_keys_are_explained_and_search_keeps_what_fits(visit: Callable[..., Visit]) -> None:
    page = visit().page
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#help").is_hidden()
    word = page.locator(".columns blockquote").first.inner_text().strip("“”").split()[-1]
    page.keyboard.press("/")
    page.keyboard.type(word)
    page.locator("#found:not(:empty)").wait_for()
    shown = page.evaluate(
        "[...document.querySelectorAll('[data-search]:not(.unmatched)')].map((e) => e.textContent.toLowerCase())"
    )
    assert shown
    assert all(word.lower() in line for line in shown)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.locator(".unmatched").count() == 0


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_runs_over_the_edge(width: int, visit: Callable[..., Visit]) -> None:
    page = visit(width).page
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_link_into_the_page_works_without_scripts(visit: Callable[..., Visit]) -> None:
    page = visit(java_script_enabled=False).page
    link = page.locator(".columns .entry .from a.ref").first
    target = link.get_attribute("href")
    assert target is not None
    link.click()
    mark = page.locator(f"[id='{target[1:]}']")
    box = mark.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 900
    colour = "(e) => getComputedStyle(e).backgroundColor"
    assert mark.locator("xpath=following-sibling::span[@data-c]").first.evaluate(colour) == "rgb(255, 224, 122)"
    assert page.locator("#find").is_hidden()
    assert page.locator("#tools").is_hidden()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_keyboard_leads_from_a_box_of_a_chart_to_its_words(scripts: bool, visit: Callable[..., Visit]) -> None:
    page = visit(390, java_script_enabled=scripts).page
    box = page.locator("#control .holds a").first
    target = box.get_attribute("href")
    assert target is not None
    box.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}")
    assert in_view(page, f"[id='{target[1:]}']")
    if scripts:
        assert lit(page)
        page.keyboard.press("b")
        assert box.evaluate("(e) => e === document.activeElement")
        page.keyboard.press("p")
        assert page.locator("#peek .lit").first.is_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_chart_tells_its_holders_apart_without_any_colour(width: int, visit: Callable[..., Visit]) -> None:
    page = visit(width).page
    held = page.locator("#control .holds a:has(rect.held)")
    assert held.count() > 0
    for box in held.all()[:8]:
        assert box.locator("rect").get_attribute("fill") == "url(#hold-0)"
    assert page.locator("#control .holds .letter").first.is_visible()
    assert page.locator("#hold-0 path").first.evaluate("(e) => getComputedStyle(e).stroke") == "rgb(26, 27, 29)"
    assert page.locator("#control .holds rect.rest").count() > 0


def test_a_mark_unfolds_to_its_reasons(visit: Callable[..., Visit]) -> None:
    page = visit(390).page
    page.locator(".columns a.grade").first.click()
    mark = page.locator(".notes li:target details.grade")
    assert not mark.locator(".why").is_visible()
    mark.locator("summary").click()
    assert mark.locator(".why").is_visible()


def test_paper_shows_what_the_screen_folds(visit: Callable[..., Visit]) -> None:
    page = visit().page
    folded = page.locator("details:not([open])").first
    inside = folded.locator("xpath=./*[not(self::summary)]").first
    assert not inside.is_visible()
    page.emulate_media(media="print")
    assert inside.is_visible()
    assert page.locator("#tools").is_hidden()


def test_the_register_prints_on_one_sheet(visit: Callable[..., Visit], index: Path) -> None:
    page = visit().page
    page.goto(f"{index.as_uri()}#sheet-kestry-protocol")
    printed = page.pdf(prefer_css_page_size=True)
    sheets = re.findall(rb"/Type\s*/Page\b(?!s)", printed)
    (width, height) = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed)[0]
    assert len(sheets) == 1
    assert float(width) > float(height)
    page.emulate_media(media="print")
    assert page.locator("#sheet-kestry-protocol .matrix").is_visible()
    assert not page.locator("#incidents").is_visible()
