"""A witness's signing key in its file: one line, readable by its owner alone.

Refuses: files that others may read, writing over a key, and making one up where none is.
"""

import base64
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from vault.cosignature import COSIGNATURE, WitnessKey
from vault.errors import ProofRefused
from vault.note import is_key_name, strict_base64
from vault.sign import SigningKey

_START = "PRIVATE+KEY+"
_SEED_BYTES = 32
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_LARGEST = 4096


@dataclass(frozen=True, slots=True)
class KeyOfWitness:
    """A witness's name with the key it signs with."""

    name: str
    signer: SigningKey = field(repr=False)

    @property
    def public(self) -> WitnessKey:
        """What others check with."""
        return WitnessKey(self.name, self.signer.public)


def write_key(path: Path, name: str, signer: SigningKey) -> KeyOfWitness:
    """Writes a new key (`PRIVATE+KEY+name+id+base64`); raises FileExistsError, ValueError."""
    if not is_key_name(name) or len(name.encode()) > 255:  # noqa: PLR2004 -- tlog-cosignature
        raise ValueError(name)
    made = KeyOfWitness(name, signer)
    material = base64.b64encode(bytes((COSIGNATURE,)) + signer.to_bytes()).decode("ascii")
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(f"{_START}{name}+{made.public.key_id.hex()}+{material}\n".encode())
        out.flush()
        os.fsync(out.fileno())
    return made


def read_key(path: Path) -> KeyOfWitness:
    """The key in a file. Raises ProofRefused(`key-file`), (`key-file-open`) if others may read it.

    OSError where there is no file.
    """
    with path.open("rb") as file:
        mode = os.fstat(file.fileno()).st_mode
        content = file.read(_LARGEST)
    if os.name == "posix" and mode & _OTHERS:
        raise ProofRefused("key-file-open")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise ProofRefused("key-file") from None
    name, _, rest = text.strip().removeprefix(_START).partition("+")
    hexadecimal, _, encoded = rest.partition("+")
    material = strict_base64(encoded, "key-file")
    if not text.startswith(_START) or len(material) != 1 + _SEED_BYTES:
        raise ProofRefused("key-file")
    made = KeyOfWitness(name, SigningKey.from_bytes(material[1:]))
    if material[0] != COSIGNATURE or made.public.key_id.hex() != hexadecimal:
        raise ProofRefused("key-file")
    return made
