"""C2SP tlog-cosignature: what a witness says of a checkpoint, and when.

Refuses: cosignatures of other keys, of other texts, and of a known key that do not hold.
"""

import base64
from dataclasses import dataclass

from vault.errors import ProofRefused
from vault.note import Note, SignatureLine, is_key_name, key_id, parse_note, strict_base64
from vault.sign import PUBLIC_BYTES, SIGNATURE_BYTES, SigningKey, check_public, verify

COSIGNATURE = 0x04
"""The signature type byte of Ed25519 cosignatures."""

_TIME_BYTES = 8
_MAX_TIME = 2**63 - 1


@dataclass(frozen=True, slots=True, order=True)
class WitnessKey:
    """A witness: its name and its Ed25519 public key."""

    name: str
    public: bytes

    @property
    def key_id(self) -> bytes:
        """First 4 bytes of SHA-256(name ‖ newline ‖ 0x04 ‖ public key)."""
        return key_id(self.name, bytes((COSIGNATURE,)) + self.public)

    @classmethod
    def parse(cls, text: str) -> "WitnessKey":
        """A verifier key `name+id+base64`; ProofRefused(`witness-key`), (`public-key`) if weak."""
        name, _, rest = text.partition("+")
        hexadecimal, _, encoded = rest.partition("+")
        material = strict_base64(encoded, "witness-key")
        if not is_key_name(name) or len(material) != 1 + PUBLIC_BYTES:
            raise ProofRefused("witness-key")
        if material[0] != COSIGNATURE or hexadecimal != key_id(name, material).hex():
            raise ProofRefused("witness-key")
        check_public(material[1:])
        return cls(name, material[1:])

    def __str__(self) -> str:
        material = base64.b64encode(bytes((COSIGNATURE,)) + self.public).decode("ascii")
        return f"{self.name}+{self.key_id.hex()}+{material}"


def message(text: str, seconds: int) -> bytes:
    """What is signed: `cosignature/v1`, the time since 1970, the whole note body."""
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()


def cosign(text: str, name: str, signer: SigningKey, seconds: int) -> str:
    """The signature line of a witness over a checkpoint's text; ValueError for a bad time."""
    if not 0 <= seconds <= _MAX_TIME:
        raise ValueError(seconds)
    signed = seconds.to_bytes(_TIME_BYTES, "big") + signer.sign(message(text, seconds))
    material = WitnessKey(name, signer.public).key_id + signed
    return f"— {name} {base64.b64encode(material).decode('ascii')}\n"


def cosigned_at(note: Note, key: WitnessKey) -> int | None:
    """When the witness cosigned this checkpoint, in seconds since 1970; None if it did not.

    Lines of other keys are ignored. Raises ProofRefused(`cosignature`) if a line of this very
    key does not hold; of several the latest time counts.
    """
    mine = [line for line in note.signatures if (line.name, line.key_id) == (key.name, key.key_id)]
    return max((_checked(note.text, line, key) for line in mine), default=None)


def _checked(text: str, line: SignatureLine, key: WitnessKey) -> int:
    if len(line.signature) != _TIME_BYTES + SIGNATURE_BYTES:
        raise ProofRefused("cosignature")
    seconds = int.from_bytes(line.signature[:_TIME_BYTES], "big")
    if seconds > _MAX_TIME:
        raise ProofRefused("cosignature")
    try:
        verify(key.public, message(text, seconds), line.signature[_TIME_BYTES:])
    except ProofRefused:
        raise ProofRefused("cosignature") from None
    return seconds


def with_cosignatures(note: bytes, lines: bytes, key: WitnessKey) -> tuple[bytes, int]:
    """The note with the witness's newest line added, and when it signed.

    `lines` is a witness's whole answer; lines of unknown keys are dropped. Raises
    ProofRefused(`cosignature`) unless at least one line of `key` stands there and all hold.
    """
    body = parse_note(note).text
    try:
        answered = parse_note(body.encode() + b"\n" + lines)
    except ProofRefused:
        raise ProofRefused("cosignature") from None
    mine = {
        _checked(body, line, key): raw
        for raw, line in zip(lines.decode().split("\n"), answered.signatures, strict=False)
        if (line.name, line.key_id) == (key.name, key.key_id)
    }
    if not mine:
        raise ProofRefused("cosignature")
    seconds = max(mine)
    return note + f"{mine[seconds]}\n".encode(), seconds
