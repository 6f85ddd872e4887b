"""What a file may cost: by its format and size, and by what is found in it."""

import os
import resource
import sys

import pytest

from sync.readers.allowance import Allowance, longest
from sync.readers.protocol import Limits

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")

LIMITS = Limits(seconds=8)
MIB = 1 << 20


@pytest.fixture
def limited(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What would be set, in seconds of this process; the process itself stays unlimited."""
    told: list[int] = []
    monkeypatch.setattr(resource, "setrlimit", lambda _which, both: told.append(both[0]))
    return told


def used() -> float:
    times = os.times()
    return times.user + times.system


def test_a_format_has_its_price_a_megabyte(limited: list[int]) -> None:
    one = Allowance(LIMITS, pictures=False)
    one.begin("csv", 10 * MIB)
    one.begin("omron-csv", 10 * MIB)
    one.begin("nobody knows", 10 * MIB)
    table, cuff, other = (seconds - used() for seconds in limited)
    assert 17 < table < 20
    assert 47 < cuff < 50
    assert 27 < other < 30


def test_what_is_found_may_cost_more(limited: list[int]) -> None:
    one = Allowance(LIMITS, pictures=False)
    one.begin("csv", MIB)
    one.earn(100_000)
    assert limited[1] - limited[0] == 150


def test_only_pictures_get_the_time_of_pictures(limited: list[int]) -> None:
    one = Allowance(LIMITS, pictures=True)
    one.begin("fhir-json", 0)
    one.begin("jpeg", 0)
    assert limited[1] - limited[0] == 40


def test_behind_all_stands_a_hard_limit() -> None:
    assert longest(LIMITS, 1000, pictures=False) == 8
    assert longest(LIMITS, 1000, pictures=True) == 48
    assert longest(LIMITS, 10 * MIB, pictures=False) == 128
