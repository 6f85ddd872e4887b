"""Every attack a few times: each is noticed, and nothing that was kept is lost.

The long versions run with `make attack`.
"""

from pathlib import Path

from tests.attacks.__main__ import attacks
from tests.attacks.table import SHORT, Tally, drawn


def test_no_attack_is_silent_and_nothing_is_lost(tmp_path: Path) -> None:
    done = list(attacks(SHORT, tmp_path / "ground"))
    assert [one for one in done if one.silent or one.lost] == []
    assert all(one.tried for one in done)


def test_the_table_tells_what_was_silent_and_lost() -> None:
    kinds = [Tally(1, "pages").plus(detected=True), Tally(0, "x").plus(detected=False, lost=True)]
    last = [line for line in drawn(kinds).splitlines() if line.split()[:1] == ["all"]]
    assert last[0].split() == ["all", "2", "1", "1", "1"]
