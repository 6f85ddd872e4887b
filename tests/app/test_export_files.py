"""Files kept beside records go out with an export and come back with it, byte for byte.

Refuses: the shape of resources; the readers' own tests know them.
"""

from pathlib import Path

import pytest
from cli_shell import Shell
from hypothesis import given
from hypothesis import strategies as st

from sync.beside import MARK, Carried, carrying, taken_out

LETTER = b"""From: lab@klinik.example
Subject: Hasil
Date: Wed, 18 Nov 2026 08:00:00 +0700
Message-ID: <1@klinik.example>
Content-Type: text/plain; charset=utf-8

Hasil terlampir "di sini".
"""
DOCUMENT = (
    b'{"resourceType":"DocumentReference","status":"current","content":[{"attachment":'
    b'{"contentType":"application/pdf","title":"Ron\\u0074gen","size":1.50}}]}'
)


def files_of(sari: Shell) -> list[tuple[str, str, bytes]]:
    """Title of each record with files, and the files' names and bytes."""
    vault = sari.open()
    store = vault.record(vault.owner().id)
    rows = sari("list", "--all", "--limit", "0").object["records"]
    found = []
    for row in rows:
        detail = store.detail(row["id"])
        found += [
            (row["title"], one.title, b"".join(store.open_file(one))) for one in detail.attachments
        ]
    return sorted(found)


@pytest.mark.parametrize("form", ["fhir", "ndjson"])
def test_an_export_into_a_new_vault_gives_the_same_records_and_files(
    sari: Shell, tmp_path: Path, shared_data: Path, form: str
) -> None:
    scan, letter, out = tmp_path / "foto.bin", tmp_path / "surat.eml", tmp_path / f"out.{form}"
    scan.write_bytes(bytes(range(256)) * 9)
    letter.write_bytes(LETTER)
    assert sari("add", "document", "--file", scan, "--title", "Rontgen dada").exit == 0
    others = ("dicom/JPEG2000.dcm", "dicom/reportsi.dcm", "ccda/hb_ccda-nested-section.xml")
    paper = shared_data / "pdf-image/hb_pdf-minimal.pdf"
    brought = [letter, paper, *(shared_data / one for one in others)]
    sari("import", "--for-person", "Ni Wayan Sari", *brought)
    before = files_of(sari)
    assert {Path(name).suffix for _, name, _ in before} >= {".bin", ".pdf", ".txt", ".dcm"}

    assert sari("export", "--format", form, "--out", out).exit == 0
    again = sari("import", "--for-person", "Ni Wayan Sari", out).object
    if form == "fhir":  # lines have no place for the names records had in their file
        # new is the person, whom until now only the vault named
        assert (again["new"], again["changed"]) == (1, 0)

    other = Shell(tmp_path / "new", variables=dict(sari.variables))
    other.home.mkdir()
    other.variables["REKAMKU_VAULT"] = str(other.vault)
    other.variables["REKAMKU_KIT_FILE"] = str(other.kit)
    assert other("init", "--person", "Ni Wayan Sari", "--birth-date", "1958-03-14").exit == 0
    assert other("import", "--for-person", "Ni Wayan Sari", out).exit == 0
    assert files_of(other) == before


def test_a_record_with_its_file_inside_is_plain_fhir_and_comes_back_exactly() -> None:
    document = DOCUMENT.replace(b"\\u0074", b"t")
    file = Carried('a "b".pdf', "application/pdf", b"\x00\xff")
    whole = carrying(document, [file])
    assert MARK in whole
    assert b'"data":"AP8="' in whole
    assert taken_out(whole) == (document, (file,))


def test_what_could_not_be_had_back_exactly_goes_out_as_it_is() -> None:
    file = Carried("a", "application/pdf", b"a")
    linked = DOCUMENT.replace(b'"size":1.50', b'"url":"https://example.org"')
    for content in (DOCUMENT, linked, b"[1", b"<xml/>", b'{"content":[{"attachment":{}}]}'):
        assert carrying(content, [file]) == content
    assert carrying(DOCUMENT.replace(b"\\u0074", b"t"), [file, file]).count(MARK) == 0


@given(st.binary(max_size=60))
def test_a_strangers_mark_changes_nothing_it_should_not(noise: bytes) -> None:
    content = b'{"content":[{"attachment":{"a":1,"_data":{"x":' + MARK + b'},"data":"' + noise
    assert taken_out(content) == (content, ())
