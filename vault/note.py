"""C2SP signed notes and checkpoints: how the head of a log is written, signed and read.

Refuses: notes whose known key has a bad signature, and every second spelling of a text.
"""

import base64
import binascii
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from vault.errors import ProofRefused
from vault.ids import LogId
from vault.sign import PUBLIC_BYTES, SigningKey
from vault.sign import verify as verify_signature

ED25519 = 0x01
"""The signature type byte of plain Ed25519 (C2SP signed-note)."""

MAX_NOTE_BYTES = 1_000_000
MAX_SIGNATURES = 100
ORIGIN_START = "rekamku/log/v1/"

_KEY_ID_BYTES = 4
_HASH_BYTES = 32
_MAX_SIZE = 2**63 - 1
_MIN_BODY_LINES = 3
_DASH = "— "


@dataclass(frozen=True, slots=True)
class NoteKey:
    """A name with an Ed25519 public key: whom a signature line claims to be from."""

    name: str
    public: bytes

    @property
    def key_id(self) -> bytes:
        """First 4 bytes of SHA-256(name ‖ newline ‖ type ‖ public key)."""
        return key_id(self.name, bytes((ED25519,)) + self.public)

    @classmethod
    def parse(cls, text: str) -> "NoteKey":
        """A verifier key `name+id+base64` (C2SP signed-note); ProofRefused(`note-key`)."""
        name, _, rest = text.partition("+")
        hexadecimal, _, encoded = rest.partition("+")
        material = strict_base64(encoded, "note-key")
        if not is_key_name(name) or len(material) != 1 + PUBLIC_BYTES or material[0] != ED25519:
            raise ProofRefused("note-key")
        if hexadecimal != key_id(name, material).hex():
            raise ProofRefused("note-key")
        return cls(name, material[1:])

    def __str__(self) -> str:
        material = bytes((ED25519,)) + self.public
        return f"{self.name}+{self.key_id.hex()}+{base64.b64encode(material).decode('ascii')}"


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One signature line: name, 4-byte key id, signature bytes."""

    name: str
    key_id: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """A signed text, ending in a newline, and its signature lines, not yet verified."""

    text: str
    signatures: tuple[SignatureLine, ...]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A log's head as C2SP tlog-checkpoint writes it."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()


@lru_cache(maxsize=64)
def key_id(name: str, material: bytes) -> bytes:
    """The 4-byte id of a key; `material` is the type byte and the public key."""
    return sha256(name.encode() + b"\n" + material).digest()[:_KEY_ID_BYTES]


def parse_note(data: bytes) -> Note:
    """The parts of a signed note. Raises ProofRefused(`note`) unless its form is exact."""
    if len(data) > MAX_NOTE_BYTES:
        raise ProofRefused("note")
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError:
        raise ProofRefused("note") from None
    if any((char < " " and char != "\n") or char == "\x7f" for char in whole):
        raise ProofRefused("note")
    body, blank, signatures = whole.rpartition("\n\n")
    if not blank or not signatures.endswith("\n"):
        raise ProofRefused("note")
    lines = signatures[:-1].split("\n")
    if len(lines) > MAX_SIGNATURES:
        raise ProofRefused("note")
    return Note(body + "\n", tuple(_signature_line(line) for line in lines))


def _signature_line(line: str) -> SignatureLine:
    name, space, encoded = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not space or not is_key_name(name):
        raise ProofRefused("note")
    material = strict_base64(encoded, "note")
    if len(material) <= _KEY_ID_BYTES:
        raise ProofRefused("note")
    return SignatureLine(name, material[:_KEY_ID_BYTES], material[_KEY_ID_BYTES:])


def is_key_name(name: str) -> bool:
    """Whether a text may be a key's name: no white space, no plus sign, not empty."""
    return "+" not in name and name.split() == [name]


def strict_base64(text: str, what: str) -> bytes:
    """The bytes of base64 in its one spelling (RFC 4648 section 4); ProofRefused(what)."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise ProofRefused(what) from None
    if base64.b64encode(data).decode("ascii") != text:
        raise ProofRefused(what)
    return data


def verify_note(note: Note, keys: Iterable[NoteKey]) -> tuple[NoteKey, ...]:
    """The known keys whose signatures stand under the note, in the order of its lines.

    Signatures of unknown keys are ignored, the first line of a known key counts. Raises
    ProofRefused(`signature`) if a known key's signature fails, ProofRefused(`unsigned`) if no
    known key signed, ProofRefused(`note-key`) if two known keys have one name and id.
    """
    known: dict[tuple[str, bytes], NoteKey] = {}
    for key in keys:
        if (key.name, key.key_id) in known:
            raise ProofRefused("note-key")
        known[key.name, key.key_id] = key
    signed: dict[NoteKey, None] = {}
    message = note.text.encode()
    for line in note.signatures:
        signer = known.get((line.name, line.key_id))
        if signer is not None and signer not in signed:
            verify_signature(signer.public, message, line.signature)
            signed[signer] = None
    if not signed:
        raise ProofRefused("unsigned")
    return tuple(signed)


def sign_note(text: str, name: str, signer: SigningKey) -> bytes:
    """The note of a text (ending in a newline) with one Ed25519 signature line."""
    return text.encode() + b"\n" + signature_line(text, name, signer.public, signer.sign)


def signature_line(text: str, name: str, public: bytes, sign: Callable[[bytes], bytes]) -> bytes:
    """One signature line over `text`; ValueError if text or name have a form notes forbid."""
    if not text.endswith("\n") or not is_key_name(name):
        raise ValueError(name)
    material = NoteKey(name, public).key_id + sign(text.encode())
    return f"{_DASH}{name} {base64.b64encode(material).decode('ascii')}\n".encode()


def checkpoint_text(checkpoint: Checkpoint) -> str:
    """Origin, decimal size, base64 root, one line each (C2SP tlog-checkpoint)."""
    root = base64.b64encode(checkpoint.root).decode("ascii")
    lines = (checkpoint.origin, str(checkpoint.size), root, *checkpoint.extensions)
    return "".join(f"{line}\n" for line in lines)


def parse_checkpoint(text: str) -> Checkpoint:
    """The checkpoint of a note's text. Raises ProofRefused(`checkpoint`) for any other form.

    The root may have any length here, as in the reference parsers; `signed_head` insists on
    32 bytes.
    """
    if not text.endswith("\n"):
        raise ProofRefused("checkpoint")
    lines = text[:-1].split("\n")
    if len(lines) < _MIN_BODY_LINES or not all(lines):
        raise ProofRefused("checkpoint")
    origin, digits, root = lines[:3]
    if not (digits.isascii() and digits.isdigit()) or (digits[0] == "0" and digits != "0"):
        raise ProofRefused("checkpoint")
    if len(digits) > len(str(_MAX_SIZE)) or int(digits) > _MAX_SIZE:
        raise ProofRefused("checkpoint")
    return Checkpoint(origin, int(digits), strict_base64(root, "checkpoint"), tuple(lines[3:]))


def origin_of(log_id: LogId) -> str:
    """The origin line and key name of one of our logs."""
    return ORIGIN_START + log_id.hex()


def sign_head(log_id: LogId, size: int, root: bytes, signer: SigningKey) -> bytes:
    """The signed checkpoint of one of our logs."""
    origin = origin_of(log_id)
    return sign_note(checkpoint_text(Checkpoint(origin, size, root)), origin, signer)


def signed_head(data: bytes, log_id: LogId, public: bytes) -> Checkpoint:
    """The checkpoint of one of our logs, its signature checked.

    Raises ProofRefused for another origin, extension lines, a bad form or signature.
    """
    note = parse_note(data)
    verify_note(note, (NoteKey(origin_of(log_id), public),))
    checkpoint = parse_checkpoint(note.text)
    if checkpoint.origin != origin_of(log_id) or checkpoint.extensions:
        raise ProofRefused("checkpoint")
    if len(checkpoint.root) != _HASH_BYTES:
        raise ProofRefused("checkpoint")
    return checkpoint
