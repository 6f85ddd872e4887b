from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from record_fakes import incoming

from vault.errors import Altered
from vault.records import Facts, Flag, Kind, Label, Standing
from vault.rows import (
    Head,
    head_of,
    interval,
    open_span,
    pack,
    pack_head,
    sort_number,
    sort_text,
    unpack,
    unpack_head,
)

TEXT = st.text(max_size=30)
DECIMAL = st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=3)
DATES = st.sampled_from(
    [
        ("", ""),
        ("2024", "2024-00-00T00:00:00"),
        ("2024-03", "2024-03-00T00:00:00"),
        ("2024-03-05", "2024-03-05T00:00:00"),
        ("2024-03-05T10:15", "2024-03-05T10:15:00"),
        ("2024-03-05T10:15:30.123+07:00", "2024-03-05T10:15:30"),
        ("~A odd", "2024-03-05T10:15:30"),
        ("5 Maret 2024", "2024-03-05T00:00:00"),
        ("not a date", ""),
    ]
)
REFERENCES = st.sampled_from(
    [
        "",
        "urn:uuid:9a6e1a34-1f4f-4a0d-9b8a-1234567890ab",
        "urn:uuid:9A6E1A34-1f4f-4a0d-9b8a-1234567890ab",
        "uuid:Encounter/9a6e1a34-1f4f-4a0d-9b8a-1234567890ab",
        "9a6e1a34-1f4f-4a0d-9b8a-1234567890ab",
        "local:x|Encounter/7",
    ]
)


@given(
    facts=st.builds(
        Facts,
        kind=st.sampled_from(Kind),
        fhir_type=TEXT,
        title=TEXT,
        code=TEXT,
        system=TEXT,
        value=TEXT,
        number=DECIMAL,
        unit=TEXT,
        low=DECIMAL,
        high=DECIMAL,
        range_text=TEXT,
        flag=st.sampled_from(Flag),
        status=TEXT,
        standing=st.sampled_from(Standing),
        facility=TEXT,
        practitioner=TEXT,
        encounter=REFERENCES,
        labels=st.lists(st.sampled_from(Label)).map(tuple),
        series=TEXT,
        detail=TEXT,
    ),
    dated=DATES,
)
def test_facts_come_back_as_they_were(facts: Facts, dated: tuple[str, str]) -> None:
    given_ = replace(facts, date=dated[0], sort_key=dated[1])

    head = unpack_head(pack_head(head_of(given_)))

    assert unpack(pack(given_), head, sort_number(given_.sort_key)) == given_


def test_a_value_keeps_its_zeros() -> None:
    facts = incoming("a", text="1.00", number=Decimal("1.00")).facts

    again = unpack(pack(facts), head_of(facts), 0)

    assert str(again.number) == "1.00"


@pytest.mark.parametrize(
    "wrong",
    [b"", b"\xff", b"\x90", b"\x93\xa1a\xa1b\xa1c", pack_head(head_of(incoming("a").facts))],
)
def test_a_cell_of_another_shape_is_refused(wrong: bytes) -> None:
    head = Head(0, *[""] * 12)

    with pytest.raises(Altered):
        unpack(wrong, head, 0)


@pytest.mark.parametrize(
    "text", ["", "2024", "2024-03-05", "2024-03-05T10:15", "\uff12024-03-05T00:00:00", "x" * 19]
)
def test_only_whole_sort_keys_sort(text: str) -> None:
    assert sort_number(text) == 0


def test_sort_numbers_are_read_back() -> None:
    assert sort_text(sort_number("0987-00-00T00:00:00")) == "0987-00-00T00:00:00"
    assert sort_text(0) == ""


@pytest.mark.parametrize(
    ("date", "key", "span"),
    [
        ("2024", "2024-00-00T00:00:00", 9_999_999_999),
        ("2024-03", "2024-03-00T00:00:00", 99_999_999),
        ("2024-03-05", "2024-03-05T00:00:00", 999_999),
        ("2024-03-05T10:15", "2024-03-05T10:15:00", 99),
        ("2024-03-05T00:00:00+07:00", "2024-03-05T00:00:00", 0),
        ("5.3.2024", "2024-03-05T00:00:00", 999_999),
        ("Maret 2024", "2024-03-00T00:00:00", 99_999_999),
        ("um 2024", "2024-00-00T00:00:00", 9_999_999_999),
        ("x", "2024-03-05T10:00:00", 0),
    ],
)
def test_how_far_a_date_reaches(date: str, key: str, span: int) -> None:
    assert open_span(date, key) == span


def test_an_interval_has_both_ends() -> None:
    assert interval("2024-03") == (20240300000000, 20240399999999)
    assert interval("2024-03-05T10:15:30.5Z") == (20240305101530, 20240305101530)
    assert interval("soon") is None
