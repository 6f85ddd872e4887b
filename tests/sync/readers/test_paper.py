"""PDF files and pictures: kept as documents, with what the paper says of itself.

Refuses: real people; the reports are drawn by `tests/paper`.
"""

import random
import subprocess
import sys
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paper_help import (
    DATA,
    document,
    needs_data,
    picture,
    report,
)
from reader_help import here, through_child
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from sync.readers.draft import FileRefused, Given, Made, NotMine
from sync.readers.pages import picture_of
from sync.readers.paper.reader import read
from sync.readers.protocol import Reason
from tests.paper.draw import Page
from tests.paper.layouts import LAYOUTS

HEIC = b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAX1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA"
    "AAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAABoQABAAAAAAAAAB0AAAAjaWluZgAAAAAAAQAAABVpbmZlAgAA"
    "AAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34"
    "+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5"
    "uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAA"
    "AAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAA"
    "AAAAAAEAAQWBAgMFhAAAACVtZGF0AAAAGSgBrxOA+BDhp3/+Pgo//YGzw4S+/OikM+A="
)


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
