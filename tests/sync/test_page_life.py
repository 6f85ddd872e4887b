"""How a share is opened and ended on a doctor's phone: code, expiry, stop, foreign links."""

import json
import time

import pytest
from page_clinic import HOST, Clinic, section, text_of
from page_fakes import extra, info, text64
from page_samples import PATIENT, RESOURCES

from sync.share_desk import Mode

pytestmark = pytest.mark.slow


def test_a_passcode_is_asked_for_counted_and_accepted(clinic: Clinic) -> None:
    share = clinic.share(passcode="4321")
    page = clinic.open(share)
    assert page.inner_text("h1") == "Masukkan kode"
    assert "Sisa percobaan: 10" in text_of(page)
    page.fill("#passcode", "0000")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=alert]")
    assert "Kode salah. Sisa percobaan: 9." in text_of(page)
    assert page.evaluate("document.activeElement.id") == "passcode"
    page.fill("#passcode", "4321")
    page.click("button.primary")
    page.wait_for_selector(".first")
    assert share.wrong == 1
    assert share.receipts[-1].startswith("opened")


def test_a_locked_share_says_to_ask_again(clinic: Clinic) -> None:
    share = clinic.share(passcode="4321")
    share.wrong = 10
    page = clinic.open(share)
    assert page.get_attribute("[data-over]", "data-over") == "gone"
    assert "berbagi lagi" in text_of(page)


def test_a_direct_link_opens_too(clinic: Clinic) -> None:
    share = clinic.share(mode=Mode.DIRECT)
    page = clinic.open(share)
    assert "Penisilin" in section(page, "allergies")
    assert share.receipts[0].startswith("opened")


@pytest.mark.parametrize(
    ("state", "minutes", "why"), [("stopped", 30, "gone"), ("open", -1, "expired")]
)
def test_an_ended_share_gives_a_helpful_page(
    clinic: Clinic, state: str, minutes: int, why: str
) -> None:
    share = clinic.share(minutes=minutes)
    share.state = state
    page = clinic.open(share)
    assert page.get_attribute("[data-over]", "data-over") == why
    assert "Mintalah pasien untuk berbagi lagi" in text_of(page)
    assert "Sari" not in page.content()


def test_at_its_end_an_open_page_wipes_itself(clinic: Clinic) -> None:
    about = info(expires=int(time.time()) + 3)
    share = clinic.share(beside=json.dumps(extra(RESOURCES, about)).encode())
    page = clinic.open(share)
    page.context.set_offline(True)
    page.wait_for_selector("[data-over=expired]", timeout=8000)
    assert "Sari" not in page.content()
    assert "Penisilin" not in page.content()


def test_after_a_stop_the_next_question_wipes_the_page(clinic: Clinic) -> None:
    share = clinic.share()
    page = clinic.phone()
    page.clock.install()
    clinic.open(share, page)
    share.state = "stopped"
    page.clock.run_for(10_000)
    assert page.locator("[data-over]").count() == 0
    page.clock.run_for(7_000)
    page.wait_for_selector("[data-over=stopped]")
    assert "Penisilin" not in page.content()


def test_the_page_asks_at_most_every_fifteen_seconds(clinic: Clinic) -> None:
    page = clinic.phone()
    page.clock.install()
    clinic.open(clinic.share(), page)
    for _ in range(47):
        page.clock.run_for(1_000)
    assert 2 <= len([url for url in clinic.asked if "/a/" in url]) <= 3


def test_once_loaded_it_works_without_a_network(clinic: Clinic) -> None:
    page = clinic.open(clinic.share())
    page.context.set_offline(True)
    page.click("[data-section=labs] summary")
    assert "Semua catatan" in section(page, "labs")
    page.click(".language[lang=en]")
    assert "Lab results" in section(page, "labs")


def test_both_languages_follow_the_browser_and_can_be_switched(clinic: Clinic) -> None:
    page = clinic.open(clinic.share(), clinic.phone("en-GB"))
    assert page.get_attribute("html", "lang") == "en"
    assert "Allergies" in section(page, "allergies")
    page.click(".language[lang=id]")
    assert page.get_attribute("html", "lang") == "id"
    assert section(page, "allergies").startswith("Alergi")
    assert page.evaluate("document.activeElement.lang") == "id"


@pytest.mark.parametrize(
    ("fragment", "code"),
    [("", "no-link"), ("#shlink:/e30", "bad-link"), ("#shlink:/eyJ2IjoyfQ", "newer")],
)
def test_a_link_that_is_none_is_explained(clinic: Clinic, fragment: str, code: str) -> None:
    page = clinic.phone()
    port = clinic.house.base.rsplit(":", 1)[1]
    page.goto(f"http://{HOST}:{port}/{fragment}")
    page.wait_for_selector(".message")
    assert page.get_attribute("[data-problem]", "data-problem") == code


def test_a_link_of_another_computer_is_not_followed(clinic: Clinic) -> None:
    payload = {"url": "https://other.test/abc", "key": "A" * 43}
    page = clinic.phone()
    port = clinic.house.base.rsplit(":", 1)[1]
    page.goto(f"http://{HOST}:{port}/#shlink:/{text64(json.dumps(payload).encode())}")
    page.wait_for_selector(".message")
    assert page.get_attribute("[data-problem]", "data-problem") == "foreign"


def test_a_new_code_scanned_into_the_same_page_replaces_the_record(clinic: Clinic) -> None:
    page = clinic.open(clinic.share())
    other = clinic.share([{**PATIENT, "name": [{"text": "I Made Baru"}]}])
    page.evaluate("hash => { location.hash = hash }", clinic.address(other).split("#", 1)[1])
    page.wait_for_selector("h1 bdi:text-is('I Made Baru')")
    assert "Penisilin" not in page.content()


def test_data_under_another_key_is_refused_in_words(clinic: Clinic) -> None:
    share = clinic.share()
    share.key = bytes(32)
    page = clinic.open(share)
    assert page.get_attribute("[data-problem]", "data-problem") == "unreadable"
