"""Cosignatures of witnesses: made, read, refused; the example of the specification."""

import base64

import pytest

from vault.cosignature import WitnessKey, cosign, cosigned_at, message, with_cosignatures
from vault.errors import ProofRefused
from vault.note import Checkpoint, checkpoint_text, parse_note, sign_note
from vault.sign import SigningKey

LOG = SigningKey.from_bytes(b"\x01" * 32)
WITNESS = SigningKey.from_bytes(b"\x02" * 32)
KEY = WitnessKey("saksi.example/satu", WITNESS.public)
TEXT = checkpoint_text(Checkpoint("log.example/1", 5, b"\x05" * 32))
NOTE = sign_note(TEXT, "log.example/1", LOG)
SMALL_ORDER = bytes(31) + b"\x80"


def test_the_signed_message_is_that_of_the_specification() -> None:
    body = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"

    assert message(body, 1_679_315_147) == (
        b"cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n20852163\n"
        b"CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    )


def test_a_cosignature_says_when() -> None:
    line = cosign(TEXT, KEY.name, WITNESS, 1_700_000_000).encode()
    note, seconds = with_cosignatures(NOTE, line, KEY)

    assert seconds == 1_700_000_000
    assert note == NOTE + line
    assert cosigned_at(parse_note(note), KEY) == 1_700_000_000
    assert cosigned_at(parse_note(NOTE), KEY) is None


def test_the_latest_of_several_counts_and_strangers_are_dropped() -> None:
    stranger = SigningKey.from_bytes(b"\x03" * 32)
    lines = "".join(
        (
            cosign(TEXT, "other.example", stranger, 9),
            cosign(TEXT, KEY.name, WITNESS, 10),
            cosign(TEXT, KEY.name, WITNESS, 11),
        )
    )
    note, seconds = with_cosignatures(NOTE, lines.encode(), KEY)

    assert seconds == 11
    assert b"other.example" not in note


@pytest.mark.parametrize("place", [4, 11, 12, 40, 75])
def test_any_flipped_byte_of_a_cosignature_is_refused(place: int) -> None:
    line = cosign(TEXT, KEY.name, WITNESS, 1_700_000_000)
    raw = bytearray(base64.b64decode(line.rpartition(" ")[2]))
    raw[place] ^= 1
    altered = f"— {KEY.name} {base64.b64encode(raw).decode()}\n"

    with pytest.raises(ProofRefused):
        with_cosignatures(NOTE, altered.encode(), KEY)
    assert with_cosignatures(NOTE, line.encode(), KEY)


def test_a_cosignature_of_another_text_is_refused() -> None:
    other = checkpoint_text(Checkpoint("log.example/1", 6, b"\x05" * 32))
    line = cosign(other, KEY.name, WITNESS, 1).encode()

    with pytest.raises(ProofRefused):
        with_cosignatures(NOTE, line, KEY)


@pytest.mark.parametrize(
    "lines",
    [
        b"",
        b"\n",
        b"text\n",
        b"\xe2\x80\x94 x\n",
        b"\xff",
        b"a\n\n",
        "— x AAAAAA==\n".encode() * 101,
    ],
)
def test_an_answer_that_is_none_is_refused(lines: bytes) -> None:
    with pytest.raises(ProofRefused):
        with_cosignatures(NOTE, lines, KEY)


def test_a_key_has_one_spelling_and_no_weak_point() -> None:
    assert WitnessKey.parse(str(KEY)) == KEY
    name, number, material = str(KEY).split("+", 2)
    weak = WitnessKey(KEY.name, SMALL_ORDER)
    log_key = str(KEY).replace(number, "0" * 8)
    for text in ("", name, f"{name}+{number}+", log_key, str(weak), f" {KEY}", f"{KEY} "):
        with pytest.raises(ProofRefused):
            WitnessKey.parse(text)
    assert material


@pytest.mark.parametrize("seconds", [-1, 2**63])
def test_a_time_outside_the_specification_is_not_signed(seconds: int) -> None:
    with pytest.raises(ValueError, match=str(abs(seconds))):
        cosign(TEXT, KEY.name, WITNESS, seconds)
