from itertools import permutations
from pathlib import Path

import pytest
from record_fakes import incoming, make_desk, needing

from vault.records import Filter, IncomingRecord, Kind

DOCTOR = incoming("urn:doctor", "dr. Siti", kind=Kind.DIRECTORY, aliases=("local:Practitioner/1",))
CLINIC = incoming("urn:clinic", "RS Harapan", kind=Kind.DIRECTORY)
ROLE = incoming(
    "urn:role",
    "Practitioner role",
    kind=Kind.DIRECTORY,
    needs=needing("practitioner", "urn:doctor"),
)
TEST = incoming(
    "urn:test",
    needs=(*needing("practitioner", "local:Practitioner/1"), *needing("facility", "urn:clinic")),
)
VISIT = incoming("urn:visit", "Visit", needs=needing("practitioner", "urn:role"))


@pytest.mark.parametrize("order", list(permutations([DOCTOR, CLINIC, TEST])))
@pytest.mark.parametrize("together", [True, False])
def test_texts_are_filled_in_whatever_order(
    tmp_path: Path,
    order: tuple[IncomingRecord, ...],
    together: bool,  # noqa: FBT001 - a column of cases
) -> None:
    desk = make_desk(tmp_path)

    for files in [order] if together else [(one,) for one in order]:
        desk.bring(*files)

    (row,) = desk.store.list().rows
    assert (row.facts.practitioner, row.facts.facility) == ("dr. Siti", "RS Harapan")
    assert desk.store.search("siti harapan").total == 1


def test_a_text_passes_through_a_chain(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)

    desk.bring(VISIT)
    desk.bring(ROLE)
    desk.bring(DOCTOR)

    assert desk.store.list().rows[0].facts.practitioner == "dr. Siti"


def test_a_circle_of_needs_ends(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)

    desk.bring(
        incoming("a", "A", kind=Kind.DIRECTORY, needs=needing("facility", "b")),
        incoming("b", "B", kind=Kind.DIRECTORY, needs=needing("facility", "a")),
    )

    assert desk.store.list(Filter(everything=True)).total == 2


def test_a_filled_text_follows_its_record(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    desk.bring(TEST)
    desk.bring(DOCTOR)
    desk.bring(incoming("urn:doctor", "dr. Siti Aminah", kind=Kind.DIRECTORY))
    doctors = [one.import_id for one in desk.store.imports()]

    assert desk.store.list().rows[0].facts.practitioner == "dr. Siti Aminah"
    desk.store.undo(doctors[0])
    assert desk.store.list().rows[0].facts.practitioner == "dr. Siti"
    desk.store.undo(doctors[1])
    assert desk.store.list().rows[0].facts.practitioner == ""
    assert desk.store.search("siti").total == 0
