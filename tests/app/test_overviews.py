"""Overviews of medicines, texts laid out for reading, files that are shown and saved."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import pytest
from msgspec import structs

from app import overviews, showing
from app.errors import BadRequest, TargetExists
from vault.ids import ImportId, PersonId, RecordId
from vault.record_store import RecordStore
from vault.records import Facts, Filter, Kind, Page, RecordState, Row, Standing, StoredFile, Trust

NOW_MS = 1_795_000_000_000  # 18 November 2026
FILE = StoredFile("n", b"k", b"s", 5, "a.txt", "text/plain")


def medicine(number: int, title: str, date: str, status: str, **changes: Any) -> Row:
    facts = Facts(
        Kind.MEDICINE, "MedicationRequest", title, date=date, sort_key=f"{date}T00:00:00",
        status=status, **{k: v for k, v in changes.items() if k == "standing"},
    )  # fmt: skip
    row = Row(
        RecordId(f"{number:032x}"),
        PersonId("0" * 32),
        facts,
        RecordState.CURRENT,
        Trust.UNCHANGED,
        "a.json",
        ImportId("1" * 32),
    )
    return replace(row, state=changes.get("state", RecordState.CURRENT))


@dataclass
class Shelf:
    """A store that holds rows and one file."""

    rows: tuple[Row, ...]
    content: bytes = b"hello"

    def list(self, wanted: Filter, limit: int, _offset: int) -> Page:
        fit = tuple(row for row in self.rows if row.facts.kind in wanted.kinds)
        return Page(len(fit), fit[:limit] if limit else fit)

    def open_file(self, _stored: StoredFile) -> Iterator[bytes]:
        yield self.content


def store(*rows: Row, content: bytes = b"hello") -> RecordStore:
    return cast("RecordStore", Shelf(rows, content))


def named(lines: tuple[overviews.MedicineLine, ...]) -> list[str]:
    return [line.latest.facts.title for line in lines]


def test_a_medicine_stands_once_by_what_its_newest_record_says() -> None:
    found = overviews.medicines(
        store(
            medicine(5, "Metformin  500 mg", "2026-09-16", "completed"),
            medicine(4, "Insulin", "2020-01-01", "active"),
            medicine(3, "metformin 500 MG", "2019-03-01", "completed"),
            medicine(2, "Amoxicillin", "2018-03-01", "completed"),
        ),
        NOW_MS,
    )
    assert named(found.in_use) == ["Insulin"]
    assert named(found.lately) == ["Metformin  500 mg"]
    assert (found.lately[0].count, found.lately[0].since) == (2, "2019-03-01")
    assert named(found.earlier) == ["Amoxicillin"]


@pytest.mark.parametrize(
    "row",
    [
        medicine(1, "A", "2026-10-01", "stopped"),
        medicine(1, "A", "2026-10-01", "cancelled"),
        medicine(1, "A", "2026-10-01", "active", standing=Standing.ENTERED_IN_ERROR),
        medicine(1, "A", "2026-10-01", "active", standing=Standing.NOT_DONE),
        medicine(1, "A", "2025-11-01", "completed"),
    ],
)
def test_what_was_stopped_refused_or_is_old_is_never_called_present(row: Row) -> None:
    found = overviews.medicines(store(row), NOW_MS)
    assert (found.in_use, found.lately, len(found.earlier)) == ((), (), 1)


def test_every_allergy_comes_along_whatever_it_says() -> None:
    facts = structs.replace(
        medicine(1, "Penicillin", "2018-01-01", "inactive").facts, kind=Kind.ALLERGY
    )
    rows = [replace(medicine(n, "", "2018-01-01", ""), facts=facts) for n in range(700)]
    assert len(overviews.medicines(store(*rows), NOW_MS).allergies) == 700


def test_json_is_laid_out_without_touching_its_numbers() -> None:
    assert showing.readable(b'{"value":6.40,"n":1e2}') == '{\n  "value": 6.40,\n  "n": 1e2\n}'
    assert showing.readable(b"<a>&lt;</a>") == "<a>&lt;</a>"
    assert showing.readable(b"{torn") == "{torn"
    assert len(showing.readable(b"x" * 900_000)) == showing.MOST_TEXT


def test_files_are_never_saved_over_others(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    showing.save_file(store(), FILE, target)
    assert target.read_bytes() == b"hello"
    with pytest.raises(TargetExists):
        showing.save_file(store(), FILE, target)


def test_what_is_too_large_or_no_page_is_refused() -> None:
    with pytest.raises(BadRequest):
        showing.file_text(store(), replace(FILE, size=showing.LARGEST_SHOWN + 1))
    with pytest.raises(BadRequest):
        showing.picture(store(), FILE, -1, 100)
    assert showing.picture(store(), FILE, 0, 100).reason == "unsupported-format"
