"""Polar: beats through a day, trainings of AccessLink and of Polar Flow; and odd ones of each."""

import json
from typing import Any

import pytest
from reader_help import Told, here

from vault.records import IncomingRecord


def read(tree: Any) -> Told:
    return here(json.dumps(tree).encode())


def points(told: Told) -> int:
    return sum(member.points for member in told.members)


def titled(told: Told, title: str) -> IncomingRecord:
    (found,) = [one for one in told.records if one.facts.title == title]
    return found


@pytest.mark.parametrize("mark", ["_", "-"])
def test_the_beats_of_a_day(mark: str) -> None:
    samples = [
        {f"heart{mark}rate": 63, f"sample{mark}time": "00:02:08"},
        {f"heart{mark}rate": 65, f"sample{mark}time": "00:07:08"},
        {f"heart{mark}rate": 65, f"sample{mark}time": "later"},
        {f"heart{mark}rate": 0, f"sample{mark}time": "00:12:08"},
    ]
    told = read({"date": "2024-03-01", f"heart{mark}rate{mark}samples": samples})

    beats = titled(told, "Heart rate").facts
    assert (beats.date, beats.value) == ("2024-03-01", "64 (63–65)")
    assert points(told) == 2
    assert [reason for _, reason in told.refused] == ["bad-date"]


def test_a_training_of_accesslink() -> None:
    told = read(
        {
            "start-time": "2024-03-01T10:15:00",
            "duration": "PT2H44M1.5S",
            "sport": "OTHER",
            "detailed-sport-info": "TRAIL_RUNNING",
            "heart-rate": {"average": 129, "maximum": 147},
            "calories": 530,
        }
    )

    facts = titled(told, "Trail running").facts
    assert facts.date == "2024-03-01T10:15:00"
    assert "9841.5 s" in facts.value
    assert "Average heart rate: 129 /min" in facts.value
    assert points(told) == 0


def test_a_training_of_polar_flow_with_its_beats() -> None:
    beats = [{"dateTime": f"2024-03-01T10:15:0{second}.000", "value": 120} for second in (0, 1)]
    training = {
        "startTime": "2024-03-01T10:15:00.000",
        "duration": "PT30M",
        "sport": "RUNNING",
        "kiloCalories": 300,
        "samples": {"heartRate": beats},
    }
    told = read({"exercises": [training], "exportVersion": "1.6"})

    assert "300 kcal" in titled(told, "Running").facts.value
    assert titled(told, "Heart rate").facts.value == "120"
    assert points(told) == 2


def test_a_training_without_a_time_is_told() -> None:
    told = read({"start-time": "soon", "duration": "PT1M", "sport": "OTHER", "heart-rate": {}})

    assert not told.records
    assert [reason for _, reason in told.refused] == ["bad-date"]
