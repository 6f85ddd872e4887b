from pathlib import Path

from record_fakes import incoming, make_desk, number


def test_results_of_one_test_line_up_oldest_first(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    desk.bring(
        incoming("a", "Glukosa", **number("5.1"), unit="mmol/L", series="glu", date="2024-02-01"),
        incoming("b", "Gula", **number("6.2"), unit="mmol/L", series="glu", date="2025-02-01"),
        incoming("c", "Glukosa", **number("4.9"), unit="mmol/L", series="glu", date="2023"),
        incoming("d", "HbA1c", **number("7"), unit="%", series="a1c", date="2022"),
        incoming("e", "no measurement"),
    )

    first, second = desk.store.series_list()

    assert (first.series, first.title, first.unit, first.count) == ("glu", "Gula", "mmol/L", 3)
    assert first.latest.facts.value == "6.2"
    assert second.series == "a1c"
    assert [row.facts.value for row in desk.store.series("glu")] == ["4.9", "5.1", "6.2"]
    assert [row.facts.value for row in desk.store.series("glu", 2)] == ["5.1", "6.2"]
    assert desk.store.series("nothing") == ()


def test_of_one_date_what_came_last_is_the_newest(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    days = {"date": "2024-02-01", "unit": "mmol/L"}
    names = [f"n{at}" for at in range(12)]
    desk.bring(
        *(incoming(f"g{at}", **number(str(at)), series="glu", **days) for at in range(12)),
        *(incoming(name, **number("1"), series=name, **days) for name in names),
    )

    lines = desk.store.series_list()

    assert [line.series for line in lines] == [*reversed(names), "glu"]
    assert lines[-1].latest.facts.value == "11"
    assert [row.facts.value for row in desk.store.series("glu")] == [str(at) for at in range(12)]


def test_retracted_results_leave_their_series(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    desk.bring(incoming("a", **number("5"), series="glu", date="2024"))

    desk.store.retract(desk.store.list().rows[0].id)

    assert desk.store.series_list() == ()
    assert desk.store.series("glu") == ()
