"""Archives, and what hides in them."""

import gzip
import io
import zipfile
import zlib

import pytest
from reader_help import as_bytes, bundle, here, observation, patient

from sync.readers.protocol import Limits

GOOD = as_bytes(bundle(patient(), observation()))


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return target.getvalue()


def test_members_are_read_in_turn_with_their_names() -> None:
    seen = here(zipped(("a/x.json", GOOD), ("b.json", as_bytes(observation("o2")))))
    assert [member.member for member in seen.members] == ["a/x.json", "b.json"]
    assert seen.members[0].found == {"Observation": 1, "Patient": 1}
    assert seen.found == {"Observation": 2, "Patient": 1}


def test_the_same_record_in_two_members_counts_once_in_all() -> None:
    seen = here(zipped(("a.json", GOOD), ("b.json", GOOD)))
    assert seen.found == {"Observation": 1, "Patient": 1}
    nameless = as_bytes({"resourceType": "Observation"})
    assert here(zipped(("a.json", nameless), ("b.json", nameless))).found == {"Observation": 2}


def test_gzip_is_its_content() -> None:
    seen = here(gzip.compress(GOOD))
    assert seen.members[0].member == ""
    assert seen.records[0].place == "/entry/0/resource"
    two = gzip.compress(GOOD[:20]) + gzip.compress(GOOD[20:]) + b"\0" * 9
    assert here(two).found == {"Observation": 1, "Patient": 1}


def test_archives_in_archives_are_opened_to_a_depth() -> None:
    inner = zipped(("x.json", GOOD))
    seen = here(zipped(("in.zip", inner), ("y.json.gz", gzip.compress(GOOD))))
    assert [member.member for member in seen.members] == ["in.zip!x.json", "y.json.gz"]
    for _ in range(3):
        inner = zipped(("in.zip", inner))
    assert here(inner).refused == [("", "nested-too-deep")]


@pytest.mark.parametrize("name", ["../x.json", "/x.json", "a/../../x.json", "C:x.json", "a\\..\\x"])
def test_names_that_climb_out_are_refused_alone(name: str) -> None:
    seen = here(zipped((name, GOOD), ("good.json", GOOD)))
    assert seen.refused == [("", "unsafe-name")]
    assert [member.readable for member in seen.members] == [False, True]


def test_links_are_refused() -> None:
    link = zipfile.ZipInfo("x.json")
    link.create_system = 3
    link.external_attr = 0o120777 << 16
    assert here(zipped((link, b"/etc/passwd"))).refused == [("", "link")]


def test_system_files_are_passed_over_with_a_notice() -> None:
    seen = here(zipped(("__MACOSX/._x.json", b"junk"), (".DS_Store", b"x"), ("x.json", GOOD)))
    assert [reason for _, reason in seen.notices] == ["skipped-system-file"] * 2
    assert len(seen.members) == 1


def test_bombs_are_refused_before_they_grow() -> None:
    limits = Limits(ratio_free=1 << 16, ratio=10)
    zeros = b" " * (1 << 20)
    assert here(gzip.compress(zeros), limits).refused == [("", "bomb")]
    assert here(zipped(("x.json", zeros)), limits).refused == [("", "bomb")]
    small = Limits(unpacked=len(GOOD) + 10)
    seen = here(zipped(("a.json", GOOD), ("b.json", GOOD)), small)
    assert seen.refused == [("", "too-large")]
    assert [member.readable for member in seen.members] == [True, False]


def test_too_many_members_and_none_at_all() -> None:
    seen = here(zipped(("a.json", GOOD), ("b.json", GOOD)), Limits(members=1))
    assert seen.refused == [("", "too-many-members")]
    assert here(zipped()).refused == [("", "empty")]


def test_damage_is_refused() -> None:
    packed = gzip.compress(GOOD)
    assert here(packed[:-1]).refused == [("", "damaged")]
    assert here(packed[:-8] + bytes(8)).refused == [("", "damaged")]
    whole = zipped(("x.json", GOOD))
    assert here(whole[: len(whole) // 2]).refused == [("", "damaged")]
    crc = zlib.crc32(GOOD).to_bytes(4, "little")
    assert here(whole.replace(crc, b"\1\2\3\4")).refused == [("", "damaged")]


@pytest.mark.parametrize("step", range(7))
def test_damaged_archives_never_bring_the_reader_down(step: int) -> None:
    whole = bytearray(zipped(("x.json", GOOD), ("y.json", GOOD)))
    for at in range(step, len(whole), 7):
        changed = bytes(whole[:at]) + bytes([whole[at] ^ 0xFF]) + bytes(whole[at + 1 :])
        assert here(changed).ended
