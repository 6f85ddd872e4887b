"""What a table's columns mean: proposed from the refusal, remembered in the vault.

Refuses: the ways tables are written; the reader's own tests know them.
"""

from pathlib import Path

import pytest

from app.answers import Place
from app.columns import (
    MEANINGS,
    forget,
    match_of,
    proposal_for,
    remember,
    remembered,
    sheet_of,
    unknown_tables,
)
from app.errors import FileGone
from app.showing import table_on_disk


class Kept:
    """Settings in memory."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def setting(self, name: str) -> str | None:
        return self.values.get(name)

    def set_setting(self, name: str, value: str | None) -> None:
        self.values.pop(name, None)
        if value is not None:
            self.values[name] = value


def test_a_refused_table_gives_a_proposal_with_what_is_known() -> None:
    found = proposal_for("Lab/row 0/Tanggal, Kode X, Angka", "columns-unknown")
    assert found is not None
    assert found.names == ("Tanggal", "Kode X", "Angka")
    assert found.meanings == ("date", "", "")


def test_other_refusals_give_none() -> None:
    assert proposal_for("row 3", "row-length") is None
    assert proposal_for("row 0/a, b", "row-length") is None


def test_an_answer_is_remembered_replaced_and_forgotten() -> None:
    kept = Kept()
    found = proposal_for("row 0/Tanggal, Kode X, Angka", "columns-unknown")
    assert found is not None
    first = found.answer(("date", "test", "result"))
    assert first.header == ("tanggal", "kode_x", "angka")
    remember(kept, first)
    second = found.answer(("date", "ignored", "result"))
    remember(kept, second)
    assert remembered(kept) == (second,)
    forget(kept, second.header)
    assert remembered(kept) == ()


def test_broken_settings_are_no_answers() -> None:
    kept = Kept()
    kept.set_setting("table-columns", "{")
    assert remembered(kept) == ()


def test_every_meaning_can_be_chosen() -> None:
    assert {"date", "test", "result", "patient-id", "ignored"} <= set(MEANINGS)


def test_each_kind_of_table_is_asked_about_once() -> None:
    places = [
        Place("Mei/row 0/Tanggal, Kode X", "columns-unknown"),
        Place("Juni/row 0/Tanggal, Kode X", "columns-unknown"),
        Place("row 0/Kolom A, Kolom B", "columns-unknown"),
        Place("row 4", "row-length"),
    ]

    asked = unknown_tables(places)

    assert [sheet_of(one.where) for one in asked] == ["Mei", ""]


def test_a_table_on_disk_is_shown_as_somebody_told(tmp_path: Path) -> None:
    table = tmp_path / "lab.csv"
    table.write_text("Kolom A;Kolom B;Kolom C\n18/11/2026;Hemoglobin;13,2\n", "utf-8")
    told = match_of(("Kolom A", "Kolom B", "Kolom C"), ("date", "test", "result"))

    assert [one.value for one in table_on_disk(str(table), "", told).found] == ["13,2"]
    with pytest.raises(FileGone):
        table_on_disk(str(tmp_path / "gone.csv"), "", None)
