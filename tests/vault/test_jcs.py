"""Canonical JSON: the oracle against RFC 8785's vectors, and our proofs against the oracle."""

import json
import struct
from pathlib import Path
from typing import Any

import msgspec
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from vault.record_proof import FORMAT, AnchorEvidence, _encode, _Extra

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
SIZE = st.integers(0, 2**53 - 1)


def test_the_oracle_writes_every_published_file(shared_data: Path) -> None:
    folder = shared_data / "vectors" / "jcs"
    for given_file in sorted((folder / "input").iterdir()):
        value = json.loads(given_file.read_text("utf-8"))
        wanted = (folder / "output" / given_file.name).read_bytes()
        hexadecimal = (folder / "outhex" / given_file.with_suffix(".txt").name).read_text("ascii")

        assert rfc8785.dumps(value) == wanted
        assert bytes.fromhex(hexadecimal) == wanted


def test_the_oracle_writes_every_published_number(shared_data: Path) -> None:
    lines = (shared_data / "vectors/jcs/es6numbers_0001-1000.txt").read_text("ascii").split()
    assert len(lines) == 1000
    for line in lines:
        bits, wanted = line.split(",")
        (number,) = struct.unpack(">d", int(bits, 16).to_bytes(8, "big"))
        assert rfc8785.dumps(number).decode("ascii") == wanted


def restricted(value: Any) -> bool:
    """Whether a value stays within our profile: no floats, ASCII names."""
    if isinstance(value, dict):
        return all(name.isascii() and restricted(one) for name, one in value.items())
    if isinstance(value, list):
        return all(map(restricted, value))
    return not isinstance(value, float)


def test_within_our_profile_the_published_files_come_out_of_our_writer(shared_data: Path) -> None:
    folder, met = shared_data / "vectors" / "jcs", 0
    for given_file in (folder / "input").iterdir():
        value = json.loads(given_file.read_text("utf-8"))
        if restricted(value):
            met += 1
            wanted = (folder / "output" / given_file.name).read_bytes()
            assert msgspec.json.encode(value, order="sorted") == wanted
    assert met


anchors = st.builds(
    AnchorEvidence,
    witness=TEXT, note=TEXT, index=SIZE, path=st.lists(TEXT, max_size=3), blind=TEXT,
    head_path=st.lists(TEXT, max_size=3), log_size=SIZE, log_path=st.lists(TEXT, max_size=3),
)  # fmt: skip


@given(TEXT, TEXT, st.lists(anchors, max_size=2))
def test_what_a_proof_carries_is_canonical(content: str, media: str, found: list[Any]) -> None:
    extra = _Extra(FORMAT, "key", "header", content, "nonce", "cm", media, found)

    assert _encode(extra) == rfc8785.dumps(msgspec.to_builtins(extra))
