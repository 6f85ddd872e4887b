"""Files in which next to nothing can be read: given up early, and never listed to the last line."""

import json

import pytest
from reader_help import here, observation

from sync.readers import sink

GOOD = json.dumps(observation()).encode()
BAD = b'{"a":\n'


@pytest.fixture(autouse=True)
def _short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sink, "_TOLD", 50)
    monkeypatch.setattr(sink, "_HOPELESS", 200)


def test_a_file_of_which_nearly_nothing_can_be_read_is_given_up() -> None:
    seen = here(GOOD + b"\n" + BAD * 300)
    assert ("", "mostly-unreadable") in seen.refused
    assert not seen.readable
    assert seen.ended


def test_its_places_are_not_all_listed() -> None:
    seen = here(GOOD + b"\n" + BAD * 300)
    assert len(seen.refused) <= 51
    assert seen.notices == [("", "more-places")]


def test_many_odd_lines_among_good_ones_cost_themselves_only() -> None:
    lines = [json.dumps(observation(f"o{number}")).encode() + b"\n" for number in range(25)]
    seen = here(b"".join(lines) + BAD * 240)
    assert len(seen.records) == 25
    assert seen.readable
    assert len(seen.refused) == 50
    assert ("", "more-places") in seen.notices


def test_few_odd_lines_are_all_told() -> None:
    seen = here(GOOD + b"\n" + BAD * 3)
    assert len(seen.refused) == 3
    assert seen.notices == []


def test_the_next_member_is_counted_anew() -> None:
    import io
    import zipfile

    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.ndjson", GOOD + b"\n" + BAD * 300)
        archive.writestr("b.ndjson", GOOD + b"\n" + BAD)
    seen = here(target.getvalue())
    assert [one.readable for one in seen.members] == [False, True]
    assert seen.members[1].found == {"Observation": 1}
