"""The proof checker as one file in a real browser: what it says, and that it asks nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from page_samples import HOSTILE
from playwright.sync_api import Browser, Page, sync_playwright
from proof_fakes import HAEMOGLOBIN, contents, joined, proof_file, proof_parts

from sync.page import checker_file
from sync.page.build import main as build

CHROMIUM = Path("/usr/bin/chromium")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("Debian's Chromium is not installed")
    build()
    with sync_playwright() as tools:
        started = tools.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The checker opened from a folder, in Indonesian, on a small screen."""
    place = tmp_path / "periksa.html"
    place.write_bytes(checker_file())
    context = browser.new_context(
        locale="id-ID", viewport={"width": 390, "height": 844}, offline=True
    )
    asked: list[str] = []
    troubles: list[str] = []
    opened = context.new_page()
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda line: troubles.append(line.text))
    opened.goto(place.as_uri())
    yield opened
    context.close()
    assert troubles == []
    assert [one for one in asked if not one.startswith("blob:")] == [place.as_uri()]


def give(page: Page, data: bytes) -> str:
    """Choose a file with these bytes; what the page says then."""
    page.set_input_files(
        "#file", {"name": "hb.tlog-proof", "mimeType": "text/plain", "buffer": data}
    )
    page.wait_for_selector("[data-verdict]")
    return page.inner_text("main")


def test_a_proof_that_holds_is_said_with_its_record_and_without_figures(page: Page) -> None:
    said = give(page, proof_file(vouched=True))

    assert "Catatan ini tidak berubah sejak" in said
    assert "saksi.example/1" in said
    assert "Hemoglobin" in said
    assert "11.2 g/dL" in said
    assert page.locator("[data-verdict=good]").count() == 1
    for figure in ("rekamku/log/v1", "resourceType", "+"):
        assert figure not in said
    page.get_by_text("Bagaimana ini diperiksa?").click()
    page.get_by_text("Angka-angkanya").click()
    assert "rekamku/log/v1" in page.inner_text("main")


def test_without_witnesses_it_says_whose_word_the_time_is(page: Page) -> None:
    said = give(page, proof_file())

    assert "Menurut brankas itu sendiri" in said
    assert "tidak berubah sejak 2" not in said
    assert page.locator("[data-verdict=plain]").count() == 1


def test_an_altered_record_is_not_shown(page: Page) -> None:
    proof, parts = proof_parts(contents(), 2, vouched=True)
    _, other = proof_parts(contents(middle={**HAEMOGLOBIN, "status": "amended"}), 2, vouched=True)

    said = give(page, joined(proof, {**parts, "content": other["content"]}))

    assert "TIDAK cocok" in said
    assert "Hemoglobin" not in said
    assert page.locator("[data-verdict=bad]").count() == 1


def test_what_is_no_proof_is_told_and_another_file_can_follow(page: Page) -> None:
    assert "Ini bukan berkas bukti" in give(page, b"%PDF-1.7")
    assert "Isinya cocok dengan buktinya" in give(page, proof_file())


def test_the_language_is_switched_with_the_verdict_kept(page: Page) -> None:
    give(page, proof_file(vouched=True))
    page.get_by_role("button", name="EN").click()
    said = page.inner_text("main")

    assert "This record has not changed since" in said
    assert "vouches from outside" in said


def test_a_hostile_record_stays_text(page: Page) -> None:
    give(page, proof_file(middle={**HAEMOGLOBIN, "code": {"text": HOSTILE}}))

    assert page.evaluate("window.hit") is None
    assert page.locator("main script, main img, main iframe, [onerror]").count() == 0
    assert "\u202e" not in page.inner_text(".proven")


def test_a_file_dropped_anywhere_is_checked(page: Page) -> None:
    page.evaluate(
        """bytes => {
            const given = new DataTransfer();
            given.items.add(new File([new Uint8Array(bytes)], "hb.tlog-proof"));
            dispatchEvent(new DragEvent("drop", { dataTransfer: given, cancelable: true }));
        }""",
        list(proof_file()),
    )
    page.wait_for_selector("[data-verdict=plain]")


def test_the_page_is_one_file_that_may_load_nothing() -> None:
    build()
    text = checker_file().decode()

    assert "default-src 'none'" in text
    assert "unsafe" not in text.partition("</head>")[0]
    for address in ("<link", " src=", "https:", "import("):
        assert address not in text.partition("<script>")[0]
    assert len(text) < 130_000
