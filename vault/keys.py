"""Keys: a passphrase stretched by Argon2id, and every key derived from another (format.md 1).

Refuses: parameters outside the floor and the ceiling, and making up a parameter that is missing.
"""

import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from vault.errors import WeakPassphrase
from vault.ids import MemberId, PersonId, VaultId
from vault.seal import hkdf

FLOOR_KIB = 64 * 1024
CEILING_KIB = 1024 * 1024
DEFAULT_KIB = 256 * 1024
DEFAULT_PASSES = 3
DEFAULT_LANES = 4
MOST_PASSES = 16
MOST_LANES = 16
KEY_BYTES = 32
SECRET_BYTES = 16
SALT_BYTES = 16
LEAST_CHARACTERS = 10
LONGEST_PASSPHRASE = 4096
"""Bytes; a longer one is a file given by mistake."""
TARGET_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """Argon2id's parameters (RFC 9106): memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int

    def within(self, floor_kib: int) -> bool:
        """Whether these parameters may be used at all: neither too cheap nor absurd."""
        return (
            max(floor_kib, 8 * self.lanes) <= self.memory_kib <= CEILING_KIB
            and 1 <= self.passes <= MOST_PASSES
            and 1 <= self.lanes <= MOST_LANES
        )


@dataclass(frozen=True, slots=True)
class KdfChoice:
    """How new passphrases are stretched, and the cheapest stretching that is accepted.

    `parameters` None means: measured on this machine for about a second. Tests pass cheap
    parameters with a low `floor_kib`; the shipped program uses only the default.
    """

    parameters: KdfParameters | None = None
    floor_kib: int = FLOOR_KIB

    def settle(self) -> KdfParameters:
        """The parameters for a new slot, measured if none were chosen."""
        return calibrate() if self.parameters is None else self.parameters


STANDARD = KdfChoice()


def stretch(passphrase: bytes, salt: bytes, parameters: KdfParameters) -> bytes:
    """32 bytes of Argon2id (RFC 9106, version 0x13) over a normalised passphrase."""
    derivation = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=parameters.passes,
        lanes=parameters.lanes,
        memory_cost=parameters.memory_kib,
    )
    return derivation.derive(passphrase)


def calibrate(
    measure: Callable[[KdfParameters], float] | None = None, target: float = TARGET_SECONDS
) -> KdfParameters:
    """Parameters that take about `target` seconds here, between 64 MiB and 1 GiB.

    One run at the floor predicts the rest: the cost grows a little faster than the memory
    (four times the memory takes 4.6 times as long; reference 3.5). Memory is a whole
    multiple of 32 MiB.
    """
    floor = KdfParameters(FLOOR_KIB, DEFAULT_PASSES, DEFAULT_LANES)
    seconds = max((measure or _measure)(floor), 1e-6)
    step = 32 * 1024
    wanted = int(FLOOR_KIB * (target / seconds) ** 0.91)
    memory = min(max(wanted // step * step, FLOOR_KIB), CEILING_KIB)
    return KdfParameters(memory, DEFAULT_PASSES, DEFAULT_LANES)


def _measure(parameters: KdfParameters) -> float:
    start = time.perf_counter()
    stretch(b"measure", bytes(SALT_BYTES), parameters)
    return time.perf_counter() - start


def normalise(passphrase: str) -> bytes:
    """UTF-8 of NFKC, so that every keyboard gives the same bytes.

    Raises WeakPassphrase: empty, unencodable or absurdly long.
    """
    try:
        normal = unicodedata.normalize("NFKC", passphrase).encode("utf-8")
    except UnicodeEncodeError:
        raise WeakPassphrase("unreadable") from None
    if not normal:
        raise WeakPassphrase("empty")
    if len(normal) > LONGEST_PASSPHRASE:
        raise WeakPassphrase("long")
    return normal


def passphrase_of_file(content: bytes) -> str:
    """The passphrase a file holds: UTF-8, one trailing line end stripped.

    Raises WeakPassphrase if the file is not UTF-8 or absurdly long.
    """
    for ending in (b"\r\n", b"\n", b"\r"):
        if content.endswith(ending):
            content = content[: -len(ending)]
            break
    if len(content) > LONGEST_PASSPHRASE:
        raise WeakPassphrase("long")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise WeakPassphrase("unreadable") from None


def require_length(passphrase: str) -> None:
    """Refuses a new passphrase of fewer than ten characters (WeakPassphrase)."""
    if len(normalise(passphrase).decode("utf-8")) < LEAST_CHARACTERS:
        raise WeakPassphrase("short")


def passphrase_slot_key(
    stretched: bytes, secret: bytes, vault_id: VaultId, member: MemberId
) -> bytes:
    """The key that wraps a member key: the stretched passphrase joined with the vault secret.

    `secret` is empty only in a vault opened by the passphrase alone (design 3).
    """
    info = b"rekamku/slot/passphrase/v1" + vault_id + bytes.fromhex(member)
    return hkdf(stretched + secret, info)


def random_slot_key(kind: str, key: bytes, vault_id: VaultId, member: MemberId) -> bytes:
    """The key that wraps a member key under 256 random bits (kinds `kit` and `keyring`)."""
    info = b"rekamku/slot/" + kind.encode() + b"/v1" + vault_id + bytes.fromhex(member)
    return hkdf(key, info)


def member_secret_key(member_key: bytes, vault_id: VaultId) -> bytes:
    """Seals what only this member may read in `household.db` (device keys, vault secret)."""
    return hkdf(member_key, b"rekamku/member-secret/v1" + vault_id)


def member_sealing_seed(member_key: bytes, vault_id: VaultId) -> bytes:
    """The seed of the member's sealing key, to which household and person keys are sealed."""
    return hkdf(member_key, b"rekamku/member-seal/v1" + vault_id)


def member_signing_seed(member_key: bytes, vault_id: VaultId) -> bytes:
    """The seed of the Ed25519 key by which a member vouches for their devices."""
    return hkdf(member_key, b"rekamku/member-sign/v1" + vault_id)


def household_database_key(household_key: bytes, vault_id: VaultId) -> bytes:
    """The raw key of `household.db`."""
    return hkdf(household_key, b"rekamku/db/v1" + vault_id + b"household.db")


def header_mac_key(household_key: bytes, vault_id: VaultId) -> bytes:
    """The key of the MAC over the header's body."""
    return hkdf(household_key, b"rekamku/header-mac/v1" + vault_id)


def anchor_key(household_key: bytes, vault_id: VaultId) -> bytes:
    """The key of the MAC over the anchors outside the vault."""
    return hkdf(household_key, b"rekamku/anchor-file/v1" + vault_id)


def backup_wrapping_key(household_key: bytes, vault_id: VaultId, backup_id: bytes) -> bytes:
    """The key that wraps the random key of one backup."""
    return hkdf(household_key, b"rekamku/backup/v1" + vault_id + backup_id)


def anchor_log_seed(signing_seed: bytes, vault_id: VaultId, witness: str) -> bytes:
    """The seed of one device's anchor log for one witness (its verifier key): all unlinkable.

    It follows from the incarnation's signing key, so that a restored copy begins another log.
    """
    return hkdf(signing_seed, b"rekamku/anchor-log/v1" + vault_id + witness.encode("utf-8"))


def person_database_key(person_key: bytes, person: PersonId, file_name: str) -> bytes:
    """The raw key of one of a person's databases (format.md 1)."""
    return hkdf(person_key, b"rekamku/db/v1" + bytes.fromhex(person) + file_name.encode())


def person_name_key(person_key: bytes, person: PersonId) -> bytes:
    """The key under which a person's files are named (format.md 4)."""
    return hkdf(person_key, b"rekamku/name/v1" + bytes.fromhex(person))


def person_identity_key(person_key: bytes, person: PersonId) -> bytes:
    """The key of record identities and fingerprints (format.md 7)."""
    return hkdf(person_key, b"rekamku/identity/v1" + bytes.fromhex(person))


def person_facts_key(person_key: bytes, person: PersonId) -> bytes:
    """The key that seals a person's name and birth date in `household.db`."""
    return hkdf(person_key, b"rekamku/person-facts/v1" + bytes.fromhex(person))
