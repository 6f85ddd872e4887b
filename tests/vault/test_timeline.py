from pathlib import Path

import pytest
from record_fakes import Desk, incoming, make_desk

from vault.errors import NoRecord
from vault.ids import RecordId
from vault.records import Filter, Kind, Page, RecordState, Standing, Trust


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def titles(page: Page) -> list[str]:
    return [row.facts.title for row in page.rows]


@pytest.fixture
def years(desk: Desk) -> Desk:
    desk.bring(
        incoming("1", "none"),
        incoming("2", "year", date="2024"),
        incoming("3", "month", date="2024-03"),
        incoming("4", "day", date="2024-03-05"),
        incoming("5", "minute", date="2024-03-05T10:15", sort_key="2024-03-05T10:15:00"),
        incoming("6", "offset", date="2024-03-05T23:30:00+07:00"),
        incoming("7", "older", date="2023-12-31"),
        incoming("8", "vital", date="2025-01-01", kind=Kind.VITAL),
    )
    return desk


def test_rows_come_newest_first_and_those_without_a_date_last(years: Desk) -> None:
    assert titles(years.store.list()) == [
        "vital",
        "offset",
        "minute",
        "day",
        "month",
        "year",
        "older",
        "none",
    ]


def test_equal_dates_are_ordered_by_record_id(desk: Desk) -> None:
    desk.bring(*(incoming(f"r{number}", date="2024-01-01") for number in range(20)))

    ids = [row.id for row in desk.store.list().rows]

    assert ids == sorted(ids, reverse=True)


def test_pages_join_without_gap_or_overlap(years: Desk) -> None:
    whole = titles(years.store.list())

    paged = [
        title
        for start in range(0, 9, 3)
        for title in titles(years.store.list(limit=3, offset=start))
    ]

    assert paged == whole
    assert years.store.list(limit=3, offset=100) == Page(8, ())


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2024-03-05", "2024-03-05", ["offset", "minute", "day", "month", "year"]),
        ("2024-03-06", "", ["vital", "month", "year"]),
        ("", "2023", ["older"]),
        ("2024-02", "2024-02", ["year"]),
        ("2024-03-05T12:00", "2024-03-05", ["offset", "day", "month", "year"]),
        ("2024-03-05T23:00:00Z", "2024-12", ["offset", "day", "month", "year"]),
        ("2026", "", []),
        ("yesterday", "", []),
        ("", "31-12-2024", []),
    ],
)
def test_since_and_until_compare_intervals(
    years: Desk, since: str, until: str, expected: list[str]
) -> None:
    page = years.store.list(Filter(since=since, until=until))

    assert titles(page) == expected
    assert page.total == len(expected)


def test_a_year_and_a_kind_narrow_the_list(years: Desk) -> None:
    assert titles(years.store.list(Filter(year="2023"))) == ["older"]
    assert titles(years.store.list(Filter(kinds=frozenset({Kind.VITAL})))) == ["vital"]
    assert years.store.list(Filter(year="2024", kinds=frozenset({Kind.LAB}))).total == 5
    assert years.store.list(Filter(year="'; drop")).total == 0


def test_counts_are_kept_by_kind_and_year(years: Desk) -> None:
    counted = years.store.counts()

    assert counted.total == 8
    assert counted.by_kind == {Kind.LAB: 7, Kind.VITAL: 1}
    assert counted.by_year == {"2023": 1, "2024": 5, "2025": 1}


def test_the_directory_and_retracted_rows_show_only_when_everything_is_asked(desk: Desk) -> None:
    desk.bring(
        incoming("a", "kept"),
        incoming("b", "gone"),
        incoming("c", "dr. Budi", kind=Kind.DIRECTORY),
    )
    gone = next(row.id for row in desk.store.list().rows if row.facts.title == "gone")
    desk.store.retract(gone)

    everything = desk.store.list(Filter(everything=True))

    assert titles(desk.store.list()) == ["kept"]
    assert sorted(titles(everything)) == ["dr. Budi", "gone", "kept"]
    assert everything.total == 3
    assert titles(desk.store.list(Filter(kinds=frozenset({Kind.DIRECTORY})))) == ["dr. Budi"]
    assert desk.store.row(gone).state is RecordState.RETRACTED
    assert desk.store.counts().total == 1


def test_what_is_no_plain_fact_is_marked_and_can_be_left_out(desk: Desk) -> None:
    desk.bring(incoming("a", "fact"), incoming("b", "refuted", standing=Standing.REFUTED))

    listed = {row.facts.title: row.facts.standing for row in desk.store.list().rows}

    assert listed == {"fact": Standing.FACT, "refuted": Standing.REFUTED}
    plain = desk.store.list(Filter(not_facts=False))
    assert (titles(plain), plain.total) == (["fact"], 1)


def test_rare_and_frequent_kinds_list_alike(desk: Desk) -> None:
    desk.bring(
        *(incoming(f"l{number}", date=f"2024-01-{1 + number % 28:02d}") for number in range(300)),
        *(
            incoming(f"a{number}", f"allergy {number}", date=f"20{10 + number}", kind=Kind.ALLERGY)
            for number in range(5)
        ),
    )
    rare = Filter(kinds=frozenset({Kind.ALLERGY}))
    both = Filter(kinds=frozenset({Kind.ALLERGY, Kind.LAB}))

    assert titles(desk.store.list(rare)) == [f"allergy {number}" for number in (4, 3, 2, 1, 0)]
    assert titles(desk.store.list(rare, limit=2, offset=1)) == ["allergy 3", "allergy 2"]
    assert desk.store.list(both, limit=0).total == 305
    assert titles(desk.store.list(both, limit=0))[-5:] == titles(desk.store.list(rare))


def test_a_row_says_where_it_comes_from(desk: Desk) -> None:
    desk.bring(incoming("a"), path="hospital.json")

    row = desk.store.list().rows[0]

    assert (row.source, row.trust) == ("hospital.json", Trust.UNCHANGED)
    assert row.import_id == desk.store.imports()[0].import_id


def test_a_record_is_found_by_the_start_of_its_id(desk: Desk) -> None:
    desk.bring(incoming("a"), incoming("b"))
    wanted = desk.store.list().rows[0].id

    assert desk.store.find(wanted[:8].upper()) == wanted
    for wrong in ("", "zz", "%", wanted[:3], "0" * 33, "ffff" * 8):
        with pytest.raises(NoRecord):
            desk.store.find(wrong)
    with pytest.raises(NoRecord):
        desk.store.row(RecordId("not hexadecimal"))
