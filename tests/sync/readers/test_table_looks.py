"""A table nobody is sure of is shown with its first rows and what they become as told."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from sync.readers.pages import table_of
from sync.readers.protocol import ColumnMatch, Reason, TableJob
from sync.readers.tables.looking import NOT_FOUND, seen

TEXT = "Laporan\nKolom A;Kolom B;Kolom C\n18/11/2026;Hemoglobin;13,2\n19/11/2026;Leukosit;7,1\n"
HEAD = ("Kolom A", "Kolom B", "Kolom C")
TOLD = ColumnMatch(("kolom_a", "kolom_b", "kolom_c"), ("date", "test", "result"))


def book() -> bytes:
    """Two sheets, one of prices, one of results."""
    made = Workbook()
    made.active.title = "Harga"
    made.active.append(["Nama", "Biaya"])
    sheet = made.create_sheet("Hasil")
    sheet.append(list(HEAD))
    sheet.append(["2026-11-18", "Hemoglobin", 13.2])
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def test_nothing_is_guessed_before_somebody_told() -> None:
    found = seen(TEXT.encode(), TableJob())

    assert found.names == HEAD
    assert found.meanings == ("", "", "")
    assert found.rows[0] == ("18/11/2026", "Hemoglobin", "13,2")
    assert found.found == ()
    assert found.reason == Reason.COLUMNS_UNKNOWN


def test_what_was_told_shows_what_the_rows_become() -> None:
    found = seen(TEXT.encode(), TableJob(told=TOLD))

    assert found.meanings == ("date", "test", "result")
    assert [(one.title, one.value, one.date) for one in found.found] == [
        ("Hemoglobin", "13,2", "2026-11-18"),
        ("Leukosit", "7,1", "2026-11-19"),
    ]
    assert found.reason == ""


def test_only_the_first_rows_of_a_long_table_are_looked_at() -> None:
    rows = "".join(f"18/11/2026;Hemoglobin;{number}\n" for number in range(5_000))

    found = seen((TEXT + rows).encode(), TableJob(told=TOLD))

    assert len(found.rows) == 5
    assert len(found.found) == 40


def test_the_sheet_that_is_meant_is_shown() -> None:
    found = table_of(book(), TableJob(sheet="Hasil", told=TOLD))

    assert found.names == HEAD
    assert [one.title for one in found.found] == ["Hemoglobin"]


def test_a_member_of_an_archive_is_found() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("catatan.txt", "x")
        archive.writestr("hasil/lab.csv", TEXT)

    assert table_of(written.getvalue(), TableJob("hasil/lab.csv")).names == HEAD
    assert table_of(written.getvalue(), TableJob("lain.csv")).reason == Reason.DAMAGED


@pytest.mark.parametrize("content", [b"", b"no table at all", b"PK\x03\x04broken", bytes(4000)])
def test_what_is_no_table_is_said_to_be_none(content: bytes) -> None:
    found = table_of(content, TableJob())

    assert found.names == ()
    assert found.reason in {NOT_FOUND, Reason.DAMAGED}
