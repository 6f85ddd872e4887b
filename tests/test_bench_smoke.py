"""The bench runs and says what it promises; how fast things are is not asked here."""

import json
from pathlib import Path

import pytest

from tests.bench.__main__ import GROUPS, main
from tests.bench.hospital import write_bundle
from tests.bench.measure import Cost, Row, ratio, taken_in_turns

QUICK = ("import", "disk", "timeline", "search", "verify", "change", "backup")


def test_the_bench_writes_its_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "bench.json"
    words = [word for name in QUICK for word in ("--only", name)]

    assert main([*words, "--quick", "--out", str(out)]) == 0

    rows = json.loads(out.read_text("utf-8"))["rows"]
    assert all(row.keys() == {"name", "wall", "cpu", "target", "ok"} for row in rows)
    assert all(row["wall"] > 0 and row["target"] > 0 for row in rows)
    assert len(capsys.readouterr().out.splitlines()) == len(rows) + 1
    assert len({row["name"] for row in rows}) == len(rows) > len(QUICK)


def test_every_group_can_be_asked_for() -> None:
    assert set(QUICK) < set(GROUPS)


def test_the_same_seed_makes_the_same_file_of_about_the_promised_size(tmp_path: Path) -> None:
    one, other, another = (
        write_bundle(tmp_path / name, 200, seed).read_bytes()
        for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )

    assert one == other != another
    assert 1_200 < len(one) / 200 < 1_600
    assert len(json.loads(one)["entry"]) == 200


def test_sides_take_turns_and_ratios_are_medians() -> None:
    order: list[str] = []

    def side(name: str, walls: list[float]) -> Cost:
        order.append(name)
        return Cost(walls.pop(0), 1.0)

    ours, theirs = [2.0, 8.0, 3.0], [1.0, 2.0, 1.0]
    found = taken_in_turns((lambda: side("a", ours), lambda: side("b", theirs)), 3)

    assert order == ["a", "b", "b", "a", "a", "b"]
    assert ratio(found) == Cost(3.0, 1.0)


@pytest.mark.parametrize(
    ("wall", "cpu", "ok"), [(2.0, 2.2, True), (2.0, 3.0, False), (9.0, 2.0, True)]
)
def test_where_both_ratios_differ_much_the_processor_decides(
    wall: float, cpu: float, *, ok: bool
) -> None:
    assert Row("", wall, cpu, 2.5).ok is ok
