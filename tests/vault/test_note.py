"""Signed notes and checkpoints against the published ones.

Refuses: nothing of its own; the vectors name what must be refused.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from vault import note
from vault.errors import ProofRefused
from vault.ids import LogId
from vault.note import Checkpoint, NoteKey
from vault.sign import SigningKey

LOG = LogId(bytes(range(16)))
SIGNER = SigningKey.from_bytes(b"\x07" * 32)


def cases(shared_data: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((shared_data / "vectors" / "notes" / name).read_text())
    return found


def test_signed_note_vectors_are_answered_as_published(shared_data: Path) -> None:
    for case in cases(shared_data, "signed_note.json"):
        keys = case.get("vkeys", [case.get("vkey")])
        try:
            signed = note.verify_note(
                note.parse_note(case["note"].encode()), [NoteKey.parse(key) for key in keys]
            )
        except ProofRefused:
            assert not case["valid"], case
        else:
            assert case["valid"], case
            if "verified" in case:
                assert [key.name for key in signed] == case["verified"]


def test_checkpoint_vectors_are_answered_as_published(shared_data: Path) -> None:
    for case in cases(shared_data, "checkpoint_body.json"):
        try:
            checkpoint = note.parse_checkpoint(case["body"])
        except ProofRefused:
            assert not case["valid"], case
        else:
            assert case["valid"], case
            assert checkpoint.size == case["size"]


def test_the_published_log_s_checkpoints_parse(shared_data: Path) -> None:
    for size in range(1, 10):
        data = (shared_data / "vectors" / "tlog_tiles_log" / f"checkpoint.{size}").read_bytes()

        assert note.parse_checkpoint(note.parse_note(data).text).size == size


def test_a_signed_head_comes_back() -> None:
    signed = note.sign_head(LOG, 3, b"\x01" * 32, SIGNER)

    head = note.signed_head(signed, LOG, SIGNER.public)

    assert head == Checkpoint(note.origin_of(LOG), 3, b"\x01" * 32)


def test_no_flipped_bit_of_a_signed_head_is_accepted() -> None:
    signed = note.sign_head(LOG, 3, b"\x01" * 32, SIGNER)

    for place in range(len(signed)):
        changed = bytearray(signed)
        changed[place] ^= 0x01
        with pytest.raises(ProofRefused):
            note.signed_head(bytes(changed), LOG, SIGNER.public)


def test_a_head_of_another_log_or_key_is_refused() -> None:
    signed = note.sign_head(LOG, 3, b"\x01" * 32, SIGNER)

    with pytest.raises(ProofRefused):
        note.signed_head(signed, LogId(bytes(16)), SIGNER.public)
    with pytest.raises(ProofRefused):
        note.signed_head(signed, LOG, SigningKey.from_bytes(b"\x08" * 32).public)


def test_a_head_with_extension_lines_or_a_short_root_is_refused() -> None:
    origin = note.origin_of(LOG)
    for checkpoint in (
        Checkpoint(origin, 3, b"\x01" * 32, ("more",)),
        Checkpoint(origin, 3, b"\x01" * 31),
    ):
        signed = note.sign_note(note.checkpoint_text(checkpoint), origin, SIGNER)
        with pytest.raises(ProofRefused):
            note.signed_head(signed, LOG, SIGNER.public)


def test_control_characters_are_refused() -> None:
    with pytest.raises(ProofRefused):
        note.parse_note(b"a\tb\n\n\xe2\x80\x94 name AAAAAAA=\n")


def test_keys_with_colliding_ids_are_told_apart_by_name() -> None:
    own, other = NoteKey("own", SIGNER.public), NoteKey("other", SIGNER.public)
    signed = note.sign_note("text\n", "own", SIGNER)

    assert note.verify_note(note.parse_note(signed), [own, other]) == (own,)


def test_a_verifier_key_comes_back() -> None:
    key = NoteKey("example.com/log", SIGNER.public)

    assert NoteKey.parse(str(key)) == key
    with pytest.raises(ProofRefused):
        NoteKey.parse(str(key).replace("example", "exbmple"))
