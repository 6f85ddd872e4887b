"""A share of a real vault on the doctor's page in Chromium: proofs hold, one changed byte shows."""

import json
import re
import time
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright
from share_house import House
from test_vault_desk import BUNDLE, Served

from sync.jose import Sealer, open_sealed
from sync.link import read_link
from sync.page.build import main as build
from sync.parcel import ShareFormat
from sync.share_server import load_page

CHROMIUM = Path("/usr/bin/chromium")
SAMPLE = Path(__file__).resolve().parents[2] / "app" / "sample" / "sari-rsud-singasana.json"


@pytest.fixture(scope="module")
def browser() -> Generator[Browser, None, None]:
    if not CHROMIUM.exists():
        pytest.skip("Debian's Chromium is not installed")
    build()
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Generator[Served, None, None]:
    house = House.build(tmp_path_factory.mktemp("house"), BUNDLE)
    house.clock.now = int(time.time() * 1000)
    if SAMPLE.exists():
        house.bring(SAMPLE.read_bytes())
    with Served(house, load_page()) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Generator[Page, None, None]:
    context = browser.new_context(locale="id-ID", viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def badges(page: Page, link: str) -> list[str]:
    page.goto(link)
    page.wait_for_selector(".first, .message")
    found: list[str] = page.eval_on_selector_all(
        "[data-badge]", "all => all.map(one => one.dataset.badge)"
    )
    return found


@pytest.mark.parametrize("form", [ShareFormat.IPS, ShareFormat.BUNDLE])
def test_every_line_of_a_real_share_is_unchanged(
    served: Served, page: Page, form: ShareFormat
) -> None:
    _share, link = served.house.share(form, base=served.base)
    shown = badges(page, link)
    assert len(shown) > 1
    assert set(shown) == {"unchanged"}
    assert "HbA1c" in page.inner_text("body")


def test_a_share_on_paper_shows_that_document_and_says_nothing_is_missing(
    served: Served, page: Page
) -> None:
    _share, link = served.house.share(ShareFormat.PDF, base=served.base)
    page.goto(link)
    page.wait_for_selector("[data-section=documents]")
    assert page.eval_on_selector_all("section", "all => all.map(one => one.dataset.section)") == [
        "documents"
    ]
    assert page.locator(".nothing").count() == 0
    assert page.locator("[data-section=documents] button").count() == 1
    assert page.locator(".jump a").count() == 1


def changing(link: str, change: Callable[[bytes], bytes]) -> Callable[[Route], None]:
    """Somebody in between who has the key: opens an answer, changes it, seals it again."""
    key = read_link(link).key

    def handle(route: Route) -> None:
        answer = route.fetch()
        opened = open_sealed(answer.body(), key)
        sealer = Sealer(key, lambda size: b"\x09" * size)
        token = sealer.seal(change(opened.content), opened.content_type)
        route.fulfill(response=answer, body=token)

    return handle


def test_one_changed_value_in_the_file_shows(served: Served, page: Page) -> None:
    _share, link = served.house.share(ShareFormat.BUNDLE, base=served.base)
    lower = changing(link, lambda file: re.sub(rb'"value": ?8.1', b'"value":6.1', file))
    page.route(re.compile(r"/s/"), lower)
    assert badges(page, link).count("changed") == 1


def test_one_changed_byte_of_what_is_proven_shows(served: Served, page: Page) -> None:
    _share, link = served.house.share(ShareFormat.BUNDLE, base=served.base)

    def change(content: bytes) -> bytes:
        extra = json.loads(content)
        proof = next(one["proof"] for one in extra["records"] if one["title"] == "HbA1c")
        last = "B" if proof["content"][-3] == "A" else "A"
        proof["content"] = proof["content"][:-3] + last + proof["content"][-2:]
        return json.dumps(extra).encode()

    page.route(re.compile(r"/x/"), changing(link, change))
    assert badges(page, link).count("changed") == 1


def test_a_stopped_share_shows_no_data(served: Served, page: Page) -> None:
    share, link = served.house.share(base=served.base)
    served.house.shares.stop(share.id, "owner")
    assert badges(page, link) == []
    assert "HbA1c" not in page.inner_text("body")
