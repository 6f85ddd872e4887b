"""Proof files of the C2SP form: read as written, one spelling only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.errors import ProofRefused
from vault.proof_file import ProofFile, read_proof, write_proof

HASHES = [bytes((at,)) * 32 for at in range(5)]
NOTE = b"log.example\n9\n" + b"A" * 43 + b"=\n\n\xe2\x80\x94 log.example AAAAAAAA\n"
WHOLE = write_proof(ProofFile(7, tuple(HASHES), NOTE, b"more"))


def test_the_form_is_that_of_the_specification() -> None:
    lines = WHOLE.split(b"\n")

    assert lines[0] == b"c2sp.org/tlog-proof@v1"
    assert lines[1] == b"extra bW9yZQ=="
    assert lines[2] == b"index 7"
    assert lines[8] == b""
    assert WHOLE.endswith(b"\n\n" + NOTE)


@given(
    st.integers(0, 2**63 - 1),
    st.lists(st.binary(min_size=32, max_size=32), max_size=63),
    st.none() | st.binary(),
)
def test_every_proof_comes_back(index: int, path: list[bytes], extra: bytes | None) -> None:
    proof = ProofFile(index, tuple(path), NOTE, extra)

    assert read_proof(write_proof(proof)) == proof


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\n\n", NOTE, WHOLE[1:], WHOLE.replace(b"@v1", b"@v2"), WHOLE.replace(b"\n", b"\r\n"),
        WHOLE.replace(b"index 7", b"index 07"), WHOLE.replace(b"index 7", b"index -7"),
        WHOLE.replace(b"index 7", b"index 9223372036854775808"),
        WHOLE.replace(b"index 7\n", b""), WHOLE.replace(b"index 7", b"Index 7"),
        WHOLE.replace(b"extra bW9yZQ==", b"extra bW9yZR=="), WHOLE.replace(b"extra", b"extra "),
        WHOLE.replace(b"\nindex", b"\nextra bW9yZQ==\nindex"),
        WHOLE.replace(b"AAAA=\n", b"AAAA\n", 1),
        write_proof(ProofFile(7, (bytes(31),), NOTE)), write_proof(ProofFile(7, (b"",), NOTE)),
        write_proof(ProofFile(7, tuple(HASHES * 13), NOTE)),
        WHOLE.replace(b"index 7", "index \u0667".encode()),
    ],
)  # fmt: skip
def test_another_spelling_is_refused(data: bytes) -> None:
    with pytest.raises(ProofRefused):
        read_proof(data)
