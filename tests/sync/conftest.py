"""What several tests of this room ask for: a share server with a phone before it."""

import time
from collections.abc import Generator
from pathlib import Path

import pytest
from page_clinic import HOST, Clinic
from playwright.sync_api import Browser, sync_playwright
from share_fakes import Clock, Running, running

from sync.page.build import main as build
from sync.share_server import load_page

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="module")
def running_house() -> Generator[tuple[Running, Browser], None, None]:
    if not CHROMIUM.exists():
        pytest.skip("Debian's Chromium is not installed")
    build()
    rules = [f"--host-resolver-rules=MAP {HOST} 127.0.0.1", "--no-sandbox"]
    with running(Clock(int(time.time() * 1000)), load_page()) as house, sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=str(CHROMIUM), args=rules)
        yield house, browser
        browser.close()


@pytest.fixture
def clinic(running_house: tuple[Running, Browser]) -> Generator[Clinic, None, None]:
    house, browser = running_house
    clinic = Clinic(house, browser)
    yield clinic
    for context in clinic.contexts:
        context.close()
    assert not clinic.complaints
    assert all(url.startswith((f"http://{HOST}:", f"blob:http://{HOST}:")) for url in clinic.asked)
