"""Rows for tests, made without a vault.

Refuses: to be a test.
"""

from concurrent.futures import Future
from dataclasses import replace
from decimal import Decimal
from typing import Any

from msgspec import structs

from vault.ids import ImportId, PersonId, RecordId
from vault.records import Facts, Filter, Flag, Kind, Page, RecordState, Row, Trust

PERSON = PersonId("0" * 32)
HBA1C = Facts(
    kind=Kind.LAB,
    fhir_type="Observation",
    title="HbA1c",
    value="6,4",
    number=Decimal("6.4"),
    unit="%",
    low=Decimal("4.0"),
    high=Decimal("5.6"),
    flag=Flag.HIGH,
    date="2026-11-18",
    sort_key="2026-11-18T00:00:00",
    facility="RSUD Tabanan",
)


def row(number: int = 0, facts: Facts = HBA1C, **changes: Any) -> Row:
    made = Row(
        RecordId(f"{number:032x}"),
        PERSON,
        facts,
        RecordState.CURRENT,
        Trust.UNCHANGED,
        "hasil.json",
        ImportId("1" * 32),
    )
    return replace(made, **changes) if changes else made


def rows(count: int) -> tuple[Row, ...]:
    months = [
        structs.replace(HBA1C, sort_key=f"{2026 - m // 12}-{12 - m % 12:02}-18") for m in range(60)
    ]
    return tuple(row(number, months[number * 60 // max(count, 1)]) for number in range(count))


class Provider:
    """Answers at once, or when told to; keeps what it was asked."""

    def __init__(self, all_rows: tuple[Row, ...], *, held: bool = False) -> None:
        self.all_rows, self.held = all_rows, held
        self.asked: list[tuple[Filter, int, int]] = []
        self.waiting: list[tuple[Future[Page], Page]] = []

    def __call__(self, wanted: Filter, offset: int, limit: int) -> "Future[Page]":
        self.asked.append((wanted, offset, limit))
        found = tuple(
            r for r in self.all_rows if not wanted.year or r.facts.sort_key[:4] == wanted.year
        )
        future: Future[Page] = Future()
        page = Page(len(found), found[offset : offset + limit])
        if self.held:
            self.waiting.append((future, page))
        else:
            future.set_result(page)
        return future

    def answer(self, at: int = 0) -> None:
        future, page = self.waiting.pop(at)
        future.set_result(page)
