"""The one way on from resources a reader made: counts, patients, doubts, and readers that give up.

Refuses: any one format; the readers here are three lines each.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest

from sync.readers.draft import FileRefused, Given, Made, NotMine, Part, Trouble
from sync.readers.made import read_made
from sync.readers.protocol import (
    Event,
    Limits,
    MemberEnded,
    PatientFound,
    Reason,
    Records,
    Refused,
)
from sync.readers.sink import Sink
from vault.records import Trust

PATIENT = {
    "resourceType": "Patient",
    "name": [{"text": "Ni Luh Sari"}],
    "birthDate": "1980-05-06",
}
FACT = {"resourceType": "Observation", "status": "final", "code": {"text": "Hemoglobin"}}


def told(read: Callable[[Given], Iterator[Part]]) -> tuple[bool, list[Event]]:
    """Whether the reader took the file, and all it said."""
    said: list[Event] = []
    sink = Sink(lambda _frame: None, Limits())
    sink.send = said.append  # type: ignore[assignment, method-assign]
    return read_made("own", read, Given(memoryview(b"x"), scope="ab"), sink), said


def refusals(said: list[Event]) -> list[tuple[str, Reason]]:
    """Every refusal, in order."""
    return [(one.place, one.reason) for one in said if isinstance(one, Refused)]


def ended(said: list[Event]) -> MemberEnded:
    """The end of the file."""
    return next(one for one in said if isinstance(one, MemberEnded))


def giving(*parts: Part) -> Callable[[Given], Iterator[Part]]:
    """A reader that makes these parts."""
    return lambda _given: iter(parts)


def test_records_and_readings_are_counted_and_the_patient_comes_first() -> None:
    taken, said = told(
        giving(
            Made(PATIENT, "head", "urn:uuid:11111111-2222-4333-8444-555555555555"),
            Made({**FACT}, "row 1", points=3),
            Made({**FACT, "code": {"text": "Glucose"}}, "row 2", points=2, counted=False),
        )
    )

    assert taken
    assert ended(said).found == {"Observation": 1, "Patient": 1}
    assert ended(said).points == 3
    kinds = [type(one) for one in said if isinstance(one, PatientFound | Records)]
    assert kinds == [PatientFound, Records]


def test_doubt_and_trust_of_a_part_stand_in_its_record() -> None:
    _, said = told(giving(Made(FACT, "row 1", trust=Trust.UNVERIFIED, doubt="unclear")))

    (record,) = next(one.records for one in said if isinstance(one, Records))
    assert (record.trust, record.doubt) == (Trust.UNVERIFIED, "unclear")


def test_one_odd_part_stops_no_other() -> None:
    odd: dict[str, Any] = {"resourceType": 7}
    _, said = told(giving(Made(odd, "row 1"), Made(FACT, "row 2"), Trouble("row 3", Reason.EMPTY)))

    assert refusals(said) == [("row 1", Reason.UNREADABLE), ("row 3", Reason.EMPTY)]
    assert ended(said).readable


def test_a_number_nobody_can_keep_costs_its_record_only() -> None:
    huge = {**FACT, "valueQuantity": {"value": Decimal("1e999")}}
    _taken, said = told(lambda _given: iter((Made(huge, "a"), Made(FACT, "b"))))

    assert refusals(said) == [("a", Reason.BAD_NUMBER)]
    assert ended(said).readable


@pytest.mark.parametrize("late", [False, True])
def test_a_reader_may_refuse_the_file_when_it_is_called_or_later(*, late: bool) -> None:
    def read(_given: Given) -> Iterator[Part]:
        if not late:
            raise FileRefused(Reason.TRUNCATED)
        return later()

    def later() -> Iterator[Part]:
        yield Made(FACT, "row 1")
        raise FileRefused(Reason.TRUNCATED)

    taken, said = told(read)

    assert taken
    assert refusals(said) == [("", Reason.TRUNCATED)]
    assert not ended(said).readable


@pytest.mark.parametrize("error", [ValueError, KeyError, RecursionError, ZeroDivisionError])
def test_what_odd_bytes_provoke_in_a_reader_refuses_the_file_only(error: type[Exception]) -> None:
    def read(_given: Given) -> Iterator[Part]:
        raise error

    taken, said = told(read)

    assert taken
    assert refusals(said) == [("", Reason.UNREADABLE)]


def test_a_file_that_only_looked_like_it_is_left_to_the_next_reader() -> None:
    def read(_given: Given) -> Iterator[Part]:
        raise NotMine

    assert told(read) == (False, [])
