"""The page's face on a phone: hostile text, files, print, light and dark, touch, screen reader."""

import json
from typing import Literal

import pytest
from page_clinic import Clinic, badges
from page_fakes import extra, info
from page_samples import HOSTILE, PATIENT, RESOURCES, hostile

pytestmark = pytest.mark.slow


def test_hostile_records_stay_text(clinic: Clinic) -> None:
    about = info(
        shared_by=HOSTILE, label=HOSTILE, purpose="constructor", left_out=HOSTILE, withheld=HOSTILE
    )
    about["for"] = HOSTILE
    share = clinic.share(hostile(), json.dumps(extra(hostile(), about)).encode())
    page = clinic.open(share)
    for summary in page.locator("summary").all():
        summary.click()
    assert page.evaluate("window.hit") is None
    assert (
        page.locator("main script, main img, main iframe, main object, [onerror], [onload]").count()
        == 0
    )
    links = page.eval_on_selector_all("main a", "all => all.map(a => a.getAttribute('href'))")
    assert all(link.startswith(("#", "blob:")) for link in links)
    assert page.locator(".file .action:not([download])").count() == 0
    assert HOSTILE in page.inner_text("h1")
    assert "\u202e" not in page.content()
    assert badges(page)


def test_files_open_apart_and_are_closed_with_the_share(clinic: Clinic) -> None:
    share = clinic.share()
    page = clinic.phone()
    page.clock.install()
    clinic.open(share, page)
    page.get_by_role("button", name="Tampilkan gambar").click()
    page.evaluate("document.querySelector('img.picture').decode()")
    assert page.evaluate("document.querySelector('img.picture').naturalWidth") == 1
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Buka", exact=True).click()
    apart = opened.value
    share.state = "stopped"
    page.clock.run_for(16_000)
    page.wait_for_selector("[data-over=stopped]")
    page.wait_for_timeout(200)
    assert apart.is_closed()


def test_a_print_is_reported_once_and_shows_what_is_folded(clinic: Clinic) -> None:
    share = clinic.share()
    page = clinic.open(share)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".jump").is_hidden()
    assert page.locator("#bar").is_hidden()
    assert page.locator("[data-section=labs] table.all").is_visible()
    assert page.locator(".only-print").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.wait_for_timeout(200)
    assert [line for line in share.receipts if line.startswith("printed")] == ["printed here"]
    assert page.locator("details[open]").count() == 0


def test_the_record_can_be_taken_along_as_text(clinic: Clinic) -> None:
    page = clinic.open(clinic.share(beside=json.dumps(extra(RESOURCES, info(withheld=2))).encode()))
    page.get_by_role("button", name="Salin sebagai teks").click()
    text = page.input_value("#copied")
    assert text.startswith("Ni Wayan Sari")
    assert "2 catatan tidak disertakan" in text
    assert "- Penisilin; Gatal" in text
    assert "7 Nov 2018" in text
    assert "Disangkal; Dugaan TB paru" in text


@pytest.mark.parametrize(
    ("scheme", "canvas"), [("light", "rgb(245, 247, 246)"), ("dark", "rgb(16, 20, 19)")]
)
def test_light_and_dark_follow_the_phone(
    clinic: Clinic, scheme: Literal["light", "dark"], canvas: str
) -> None:
    page = clinic.open(clinic.share(), clinic.phone(scheme=scheme))
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == canvas


def test_a_narrow_phone_needs_no_sideways_scrolling_and_targets_are_large(clinic: Clinic) -> None:
    long = {
        **PATIENT,
        "name": [{"text": "Anak Agung Istri Ngurah Ratih Purnamaningsih Wulandari-Kusumawardhani"}],
    }
    named = {
        "resourceType": "Condition",
        "id": "c7",
        "code": {"text": "Pneumonoultramicroscopicsilicovolcanoconiosis" * 2},
    }
    share = clinic.share([long, named, *RESOURCES[1:]])
    page = clinic.open(share, clinic.phone(viewport={"width": 320, "height": 640}))
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    heights = page.eval_on_selector_all(
        "main button, main a, summary, .language",
        "all => all.filter(n => n.offsetParent)"
        ".map(n => [n.textContent, n.getBoundingClientRect().height])",
    )
    assert [one for one in heights if one[1] < 44] == []


def test_a_screen_reader_finds_its_way(clinic: Clinic) -> None:
    page = clinic.open(clinic.share())
    assert page.locator("h1").count() == 1
    assert page.locator("main").count() == 1
    assert page.locator("nav[aria-label]").count() == 1
    assert page.locator("[role=status]").count() >= 1
    unnamed = page.eval_on_selector_all(
        "section",
        "all => all.filter(n => !document.getElementById(n.getAttribute('aria-labelledby')))",
    )
    assert unnamed == []
    assert (
        page.locator("svg[role=img]").first.get_attribute("aria-label")
        == "Perjalanan nilai HbA1c: 4 hasil dari 13 Mei 2023 sampai 13 Mei 2026"
    )
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement !== document.body") is True
