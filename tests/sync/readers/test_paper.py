"""PDF files and pictures: kept as documents, their laboratory values with places and doubts.

Refuses: real people; the reports are drawn by `tests/paper`.
"""

import json
import random
import subprocess
import sys
from base64 import b64decode
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from reader_help import Told, here, through_child
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from sync.readers import asking
from sync.readers.draft import FileRefused, Given, Made, NotMine
from sync.readers.pages import picture_of
from sync.readers.paper import ocr
from sync.readers.paper.days import day_in, month_first
from sync.readers.paper.figures import Reads, habit_of, value_of
from sync.readers.paper.lab_tests import lab_test as known_test
from sync.readers.paper.lab_units import ucum_of
from sync.readers.paper.lab_values import printed
from sync.readers.paper.reader import read
from sync.readers.places import page_of
from sync.readers.protocol import Reason
from tests.paper.draw import Page, scanned
from tests.paper.layouts import LAYOUTS
from tests.paper.score import compare, observations

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.exists(), reason="the shared samples are not here")
needs_tesseract = pytest.mark.skipif(not ocr.program(), reason="Tesseract is not installed")


HEIC = b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAX1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA"
    "AAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAABoQABAAAAAAAAAB0AAAAjaWluZgAAAAAAAQAAABVpbmZlAgAA"
    "AAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34"
    "+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5"
    "uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAA"
    "AAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAA"
    "AAAAAAEAAQWBAgMFhAAAACVtZGF0AAAAGSgBrxOA+BDhp3/+Pgo//YGzw4S+/OikM+A="
)


def picture(form: str = "PNG", size: tuple[int, int] = (60, 40), frames: int = 1) -> bytes:
    pages = [Image.new("RGB", size, (255, 255 - number, 200)) for number in range(frames)]
    out = BytesIO()
    more = {"save_all": True, "append_images": pages[1:]} if frames > 1 else {}
    pages[0].save(out, form, **more)
    return out.getvalue()


def report(*rows: tuple[str, ...], head: tuple[str, ...] = ()) -> bytes:
    page = Page()
    for line in ("HASIL PEMERIKSAAN LABORATORIUM", "Nama : Dewi Lestari", *head):
        page.put(40, line)
        page.down(14)
    titles = ("Pemeriksaan", "Hasil", "Satuan", "Nilai Rujukan")
    for row in (titles, *rows):
        for x, text in zip((40, 220, 300, 380), row, strict=False):
            page.put(x, text)
        page.down(14)
    return page.pdf()


def values(data: bytes) -> dict[str, dict[str, Any]]:
    return {made.tree["code"]["text"]: made.tree for made in observations(data)}


def doubts(data: bytes) -> dict[str, str]:
    return {made.tree["code"]["text"]: made.doubt for made in observations(data)}


def document(told: Told) -> dict[str, Any]:
    found = [record for record in told.records if b'"DocumentReference"' in record.content]
    assert len(found) == 1
    tree: dict[str, Any] = json.loads(found[0].content)
    return tree


def test_threads_are_allowed_where_processes_are_not() -> None:
    tried = (
        "from sync.readers.confine import confine\n"
        "import os, threading\n"
        "confine(1 << 30, 5, threads=True)\n"
        "one = threading.Thread(target=int)\n"
        "one.start()\n"
        "one.join()\n"
        "try:\n    os.fork()\n"
        "except OSError:\n    print('alone')\n"
    )
    done = subprocess.run([sys.executable, "-c", tried], capture_output=True, text=True, check=True)

    assert done.stdout == "alone\n"


# the paper itself


@needs_data
@pytest.mark.parametrize(
    "path",
    sorted((DATA / "pdf-image").glob("*")) if DATA.exists() else [],
    ids=lambda path: path.name,
)
def test_every_sample_is_kept_as_one_document(path: Path) -> None:
    told = through_child(path)

    assert told.readable
    assert told.found["DocumentReference"] == 1
    kept = [record for record in told.records if record.attachments]
    assert [one.content for one in kept[0].attachments] == [path.read_bytes()]


@needs_data
@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("polyglot_pdf_zip.pdf", True),
        ("pdf_javascript.pdf", True),
        ("pdf_truncated.pdf", False),
        ("png_bomb_25000.png", False),
        ("svg_script.svg", False),
    ],
)
def test_hostile_files_are_kept_or_refused_whole(name: str, *, kept: bool) -> None:
    told = through_child(DATA / "bad" / name)

    assert told.readable is kept
    assert told.found == ({"DocumentReference": 1} if kept else {})


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP"])
def test_a_picture_of_any_kind_is_a_document(form: str) -> None:
    told = here(picture(form))

    assert told.found == {"DocumentReference": 1}
    assert document(told)["content"][0]["attachment"]["contentType"].startswith("image/")


def test_without_a_reader_of_pictures_that_is_said_once() -> None:
    told = here(picture("TIFF", frames=3))

    assert told.notices == [("", Reason.OCR_MISSING)]


def test_a_heic_photo_is_decoded_in_the_child_and_drawn(tmp_path: Path) -> None:
    photo = tmp_path / "photo.heic"
    photo.write_bytes(HEIC)

    told = through_child(photo)

    assert told.found == {"DocumentReference": 1}
    assert Reason.PAGE_DAMAGED not in {reason for _, reason in told.notices}
    assert picture_of(HEIC, 0, 64).width == 64


def test_a_heic_photo_in_an_archive_is_kept_where_no_threads_may_run(tmp_path: Path) -> None:
    archive = tmp_path / "photos.zip"
    with ZipFile(archive, "w") as made:
        made.writestr("photo.heic", HEIC)

    assert through_child(archive).found == {"DocumentReference": 1}


def test_a_locked_file_is_kept_with_a_word() -> None:
    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("rahasia"))
    canvas.drawString(50, 700, "Hemoglobin 13,2 g/dL")
    canvas.save()

    told = here(out.getvalue())

    assert told.found == {"DocumentReference": 1}
    assert told.notices == [("", Reason.LOCKED)]


def test_the_same_file_gives_the_same_records() -> None:
    data = LAYOUTS["chain"](random.Random(3)).pdf

    first, second = here(data), here(data)

    assert [one.identity for one in first.records] == [one.identity for one in second.records]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("RESUME MEDIS RAWAT JALAN", "34133-9"),
        ("RINGKASAN PASIEN PULANG", "18842-5"),
        ("HASIL PEMERIKSAAN RADIOLOGI", "18748-4"),
        ("SALINAN RESEP", "57833-6"),
        ("SURAT RUJUKAN FKTP", "57133-1"),
        ("SERTIFIKAT VAKSINASI", "11369-6"),
    ],
)
def test_other_papers_say_what_they_are_and_what_was_found(title: str, code: str) -> None:
    page = Page()
    for line in (
        "RSUD KABUPATEN CONTOH",
        title,
        "Nama Pasien : Tn. Joko Susilo",
        "Tanggal : 3 Maret 2025",
        "Dokter : dr. Ayu Pratiwi, Sp.PD",
        "Diagnosa Utama : Hipertensi esensial (I10)",
    ):
        page.put(40, line)
        page.down(16)

    tree = document(here(page.pdf()))

    assert tree["type"]["coding"][0]["code"] == code
    assert tree["context"]["period"]["start"] == "2025-03-03"
    assert tree["author"][0]["display"] == "dr. Ayu Pratiwi, Sp.PD"
    assert tree["custodian"]["display"] == "RSUD KABUPATEN CONTOH"
    assert tree["description"] == "Diagnosa Utama: Hipertensi esensial (I10)"


def test_who_the_paper_is_about_comes_first() -> None:
    made = LAYOUTS["grid"](random.Random(1))

    first = next(read(Given(memoryview(made.pdf), scope="0" * 64)))

    assert isinstance(first, Made)
    assert first.tree["name"] == [{"text": "SITI RAHMAWATI"}]
    assert (first.tree["birthDate"], first.tree["gender"]) == ("1984-07-23", "female")


# values


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", [11, 12])
def test_every_layout_is_read_whole_and_right(layout: str, seed: int) -> None:
    made = LAYOUTS[layout](random.Random(seed))
    misses: list[str] = []

    found = observations(made.pdf)
    score = compare(found, made.lines, misses)

    assert misses == []
    assert (score.precision, score.recall) == (1.0, 1.0)
    assert {one.tree.get("effectiveDateTime") for one in found} == {made.day}


def test_a_value_says_where_it_stands_and_what_it_is() -> None:
    made = observations(report(("Hemoglobin", "13,2", "g/dL", "12,0 - 16,0")))[0]

    assert made.tree["code"]["coding"][0]["code"] == "718-7"
    assert made.tree["valueQuantity"]["value"] == Decimal("13.2")
    assert made.tree["referenceRange"][0]["low"]["value"] == Decimal("12.0")
    found = page_of(made.place)
    assert found is not None
    assert found[1] is not None
    assert 60 < found[1].left < 75


@pytest.mark.parametrize(
    ("row", "doubt"),
    [
        (("Hemoglobin", "13,2", "", ""), "unit-missing"),
        (("Hemoglobin", "132", "g/dL", ""), "far-off"),
        (("Zat Tak Dikenal", "1.234", "mg/dL", ""), "number-unclear"),
        (("Zat Tak Dikenal", "7", "", ""), "doubtful"),
        (("Hemoglobin", "13,2", "g/dL", ""), ""),
        (("Zat Tak Dikenal", "7,1", "mg/dL", "5 - 9"), ""),
    ],
)
def test_what_is_unsure_waits_for_a_tick(row: tuple[str, ...], doubt: str) -> None:
    assert doubts(report(row)) == {row[0]: doubt}


@pytest.mark.parametrize(
    ("row", "number"),
    [
        (("Leukosit", "7.800", "/µL", "4.000 - 10.000"), "7800"),
        (("Leukosit", "7.800", "10^3/µL", "4.000 - 10.000"), "7.800"),
        (("Trombosit", "250,000", "/uL", "150,000 - 450,000"), "250000"),
        (("Zat Lain", "1.234", "mg/dL", "900 - 1500"), "1234"),
        (("TSH", "1,234", "µIU/mL", "0,27 - 4,2"), "1.234"),
    ],
)
def test_a_point_or_comma_is_told_by_test_range_or_document(
    row: tuple[str, ...], number: str
) -> None:
    assert values(report(row))[row[0]]["valueQuantity"]["value"] == Decimal(number)


def test_a_number_that_two_habits_read_differently_is_kept_as_words() -> None:
    tree = values(report(("Zat Lain", "1.234", "mg/dL", "")))["Zat Lain"]

    assert tree["valueString"] == "1.234 mg/dL"


def test_ranges_by_sex_stay_apart() -> None:
    tree = values(
        report(("Hemoglobin", "13,2", "g/dL", "L : 13 - 17"), ("", "", "", "P : 12 - 15"))
    )

    bands = tree["Hemoglobin"]["referenceRange"]
    assert [band["appliesTo"][0]["coding"][0]["code"] for band in bands] == ["male", "female"]


def test_values_of_several_days_keep_their_own() -> None:
    page = Page()
    for day, value in (("3 Maret 2025", "13,1"), ("9 April 2025", "12,4")):
        for x, text in ((40, "Tanggal Pemeriksaan"), (200, f": {day}")):
            page.put(x, text)
        page.down(20)
        for row in (("Pemeriksaan", "Hasil", "Satuan"), ("Hemoglobin", value, "g/dL")):
            for x, text in zip((40, 220, 300), row, strict=True):
                page.put(x, text)
            page.down(20)

    found = [made.tree["effectiveDateTime"] for made in observations(page.pdf())]

    assert found == ["2025-03-03", "2025-04-09"]


@pytest.mark.parametrize(
    ("text", "number", "words", "flag"),
    [
        ("13,2", "13,2", "13,2", ""),
        ("13,2 H", "13,2", "13,2", "H"),
        ("* 13,2", "13,2", "13,2", "A"),
        ("13,2*", "13,2", "13,2", "A"),
        ("↑ 13,2", "13,2", "13,2", "H"),
        ("<0,01", "0,01", "<0,01", ""),
        ("> 1.000", "1.000", "> 1.000", ""),
        ("Negatif", "", "Negatif", ""),
        ("(+)", "", "(+)", ""),
        ("1+", "", "1+", ""),
        ("Positif (++)", "", "Positif (++)", ""),
        ("Non Reaktif", "", "Non Reaktif", ""),
        ("0-1", "", "0-1", ""),
        ("1/80", "", "1/80", ""),
    ],
)
def test_results_are_taken_apart(text: str, number: str, words: str, flag: str) -> None:
    told = printed(text)

    assert told is not None
    assert (told.number, told.words, told.flag) == (number, words, flag)


@pytest.mark.parametrize(
    ("printed_unit", "code"),
    [
        ("10^3/µL", "10*3/uL"),
        ("10³/uL", "10*3/uL"),
        ("x10e3/ul", "10*3/uL"),
        ("ribu/mm³", "10*3/uL"),
        ("juta/µL", "10*6/uL"),
        ("gr/dL", "g/dL"),
        ("mg%", "mg/dL"),
        ("/LPB", "/[HPF]"),
        ("mm/jam", "mm/h"),
        ("μIU/mL", "u[IU]/mL"),
        ("Nilai", ""),
    ],
)
def test_units_are_known_in_their_many_spellings(printed_unit: str, code: str) -> None:
    assert ucum_of(printed_unit) == code


@pytest.mark.parametrize(
    ("name", "section", "first"),
    [
        ("AST (SGOT)", "", "SGOT"),
        ("SGPT/ALT", "", "SGPT"),
        ("Hitung Jumlah Leukosit", "", "Leukosit"),
        ("Protein", "Urinalisa", "Protein"),
        ("Laju Endap Darah (LED)", "", "Laju Endap Darah"),
    ],
)
def test_tests_are_known_by_their_names(name: str, section: str, first: str) -> None:
    found = known_test(name, section)

    assert found is not None
    assert found.name == first


def test_urine_and_blood_are_not_mixed_up() -> None:
    blood, urine = known_test("Eritrosit", "Hematologi"), known_test("Eritrosit", "URINALISA")

    assert blood is not None
    assert urine is not None
    assert blood.ways["10*6/uL"].loinc == "789-8"
    assert "13945-1" in {way.loinc for way in urine.ways.values()}


def test_a_document_shows_how_it_writes_numbers() -> None:
    assert habit_of(["13,2", "0,75"]).sign(".") is Reads.THOUSANDS
    assert habit_of(["13.2"]).sign(",") is Reads.THOUSANDS
    assert habit_of(["13.2"]).sign(".") is None
    assert value_of("1.234.567,5") == Decimal("1234567.5")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("17 Agustus 2025", "2025-08-17"),
        ("17-08-2025 08.12 WIB", "2025-08-17T08:12:00+07:00"),
        ("17/08/25", "2025-08-17"),
        ("17-Agu-2025", "2025-08-17"),
        ("Aug 17, 2025 2:05 PM", "2025-08-17T14:05:00"),
        ("2025/08/17", "2025-08-17"),
    ],
)
def test_dates_are_read_as_printed(text: str, day: str) -> None:
    found = day_in(text)

    assert found is not None
    assert found.text == day


def test_no_date_is_made_up() -> None:
    assert day_in("31-02-2025") is None
    assert day_in("03/04/2025", None) is None
    assert month_first(["08/17/2025"]) is True


# pictures


@needs_tesseract
@pytest.mark.parametrize("layout", ["chain", "grid", "hospital"])
def test_what_a_scan_gives_without_doubt_is_right(layout: str) -> None:
    made = LAYOUTS[layout](random.Random(5))
    asking.listen(ocr.read_words)
    try:
        found = [one for data in scanned(made.pdf, random.Random(6)) for one in observations(data)]
    finally:
        asking.listen(None)

    score = compare(found, made.lines)
    assert score.precision >= 0.95
    assert score.right + score.doubtful_right >= 0.8 * score.present


@needs_tesseract
def test_a_scan_is_read_through_the_child(tmp_path: Path) -> None:
    made = LAYOUTS["numbered"](random.Random(5))
    scan = tmp_path / "scan.jpg"
    scan.write_bytes(scanned(made.pdf, random.Random(6))[0])

    told = through_child(scan)

    assert told.readable
    assert told.found["Observation"] > len(made.lines) // 2
    assert not [reason for _, reason in told.notices if reason == Reason.OCR_MISSING]


def test_a_reading_that_fails_leaves_the_document() -> None:
    asking.listen(lambda _wanted: None)
    try:
        told = here(picture(size=(400, 300)))
    finally:
        asking.listen(None)

    assert told.found == {"DocumentReference": 1}
    assert told.notices == [("page 1", Reason.NOT_READ)]


# hostile


@settings(
    max_examples=60,
    deadline=None,
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.data())
def test_damaged_papers_end_in_a_refusal_and_nothing_else(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([_SMALL, picture("TIFF", frames=2), picture("JPEG")]))
    cut = data.draw(st.integers(8, len(whole)))
    content = bytearray(whole[:cut])
    for _ in range(data.draw(st.integers(0, 12))):
        content[data.draw(st.integers(5, cut - 1))] = data.draw(st.integers(0, 255))

    try:
        list(read(Given(memoryview(bytes(content)), scope="0" * 64)))
    except (FileRefused, NotMine):
        return


_SMALL = report(("Hemoglobin", "13,2", "g/dL", "12 - 16"), ("Leukosit", "7.800", "/µL", ""))
