"""The public header `vault.json` with its copy: key slots, sealed household keys, generation.

Refuses: any byte out of place, parameters that are missing or out of bounds, newer formats.
"""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec

from vault import keys
from vault.disk import write_whole
from vault.errors import Altered, HeaderDamaged, NewerFormat, NoVault, ProofRefused
from vault.ids import MemberId, VaultId
from vault.seal import NONCE_BYTES, SealingKey, aead_open, aead_seal, seal_to

FORMAT = 1
NAME = "vault.json"
COPY_NAME = "vault.json.bak"
LARGEST_HEADER = 1024 * 1024
MOST_PLACES = 64
"""Members, and slots, in one header: a forged one must not cost hours of stretching."""
ARGON2ID = "argon2id"
HKDF_SHA256 = "hkdf-sha256"

Hex = Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{2})*$")]
Id = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
Count = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]


class SlotKind(StrEnum):
    """The ways into a member key that this program knows (format.md 1)."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind, not a secret
    KIT = "kit"
    SHARES = "shares"
    KEYRING = "keyring"
    HARDWARE = "hardware"


class Kdf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a slot's key is made; `secret` says whether the vault secret takes part.

    Slots under random keys name HKDF and have zeros for Argon2id's parameters.
    """

    lanes: Count
    memory_kib: Count
    name: str
    passes: Count
    secret: bool


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One wrapped member key; everything but `wrapped` is its associated data."""

    kdf: Kdf
    kind: str
    member: Id
    nonce: Hex
    salt: Hex
    wrapped: Hex


class HeaderMember(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A member: the public sealing key, and the household key sealed to it."""

    household: Hex
    id: Id
    public: Hex


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the header says. `secret_check` is the check value of the vault secret."""

    format: Count
    generation: Count
    members: Annotated[tuple[HeaderMember, ...], msgspec.Meta(max_length=MOST_PLACES)]
    secret_check: Hex
    slots: Annotated[tuple[Slot, ...], msgspec.Meta(max_length=MOST_PLACES)]
    vault_id: Id

    @property
    def vault(self) -> VaultId:
        """The vault id as bytes."""
        return VaultId(bytes.fromhex(self.vault_id))


class _Version(msgspec.Struct):
    format: int


class _Outer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    body: msgspec.Raw
    mac: Hex
    sha256: Hex


@dataclass(frozen=True, slots=True)
class Header:
    """A header as read or made: its body, the exact bytes of it, and the MAC over them."""

    body: Body
    exact: bytes
    mac: bytes

    @property
    def digest(self) -> bytes:
        """SHA-256 of the body; the household log remembers it with the generation."""
        return hashlib.sha256(self.exact).digest()

    def to_bytes(self) -> bytes:
        """The whole file, canonical."""
        mac, digest = self.mac.hex().encode(), self.digest.hex().encode()
        return b'{"body":' + self.exact + b',"mac":"' + mac + b'","sha256":"' + digest + b'"}'

    def require_mac(self, household_key: bytes) -> None:
        """Raises Altered if this header was not written by a holder of the household key."""
        if not hmac.compare_digest(self.mac, _mac(self.exact, household_key, self.body.vault)):
            raise Altered(NAME, "mac")


class Mending(StrEnum):
    """Which of the two header files has to be written anew from the other."""

    NONE = ""
    HEADER = "header"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class ReadHeader:
    """The header to use, which file of the two did not hold it, and what the copy holds."""

    header: Header
    mending: Mending
    copy: Header | None = None


def sign(body: Body, household_key: bytes) -> Header:
    """The header for a body: canonical bytes with their MAC."""
    exact = canonical(body)
    return Header(body, exact, _mac(exact, household_key, body.vault))


def canonical(value: object) -> bytes:
    """Restricted-JCS bytes (sorted names, no spaces); only for ASCII names and integers."""
    return msgspec.json.encode(value, order="deterministic")


def read(folder: Path) -> ReadHeader:
    """Reads the header, or its copy where the header is damaged.

    Raises NoVault, HeaderDamaged (both are), NewerFormat.
    """
    if not (folder / NAME).is_file() and not (folder / COPY_NAME).is_file():
        raise NoVault(folder)
    try:
        header = parse(folder / NAME)
    except HeaderDamaged as damaged:
        try:
            return ReadHeader(parse(folder / COPY_NAME), Mending.HEADER)
        except HeaderDamaged:
            raise damaged from None
    try:
        copy = parse(folder / COPY_NAME)
    except (HeaderDamaged, NewerFormat):
        return ReadHeader(header, Mending.COPY)
    return ReadHeader(header, Mending.NONE if copy == header else Mending.COPY, copy)


def settle(found: ReadHeader, household_key: bytes) -> ReadHeader:
    """The header that a holder of the household key wrote: the first, or else the copy.

    The hash does not cover the MAC, so a flip inside it shows only here. Raises Altered if
    neither file's MAC holds.
    """
    try:
        found.header.require_mac(household_key)
    except Altered:
        if found.copy is None:
            raise
        found.copy.require_mac(household_key)
        return ReadHeader(found.copy, Mending.HEADER)
    return found


def parse(path: Path) -> Header:
    """One header file, every byte accounted for; raises HeaderDamaged or NewerFormat."""
    try:
        if path.stat().st_size > LARGEST_HEADER:
            raise HeaderDamaged(path, "size")
        content = path.read_bytes()
    except OSError as error:
        raise HeaderDamaged(path, "unreadable") from error
    return parse_bytes(content, path)


def parse_bytes(content: bytes, path: Path = Path(NAME)) -> Header:
    """The same of bytes at hand; `path` is only named in errors."""
    try:
        outer = msgspec.json.decode(content, type=_Outer)
        exact = bytes(outer.body)
        if hashlib.sha256(exact).hexdigest() != outer.sha256:
            raise HeaderDamaged(path, "hash")
        _refuse_newer(exact)
        header = Header(_body_of(exact), exact, bytes.fromhex(outer.mac))
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise HeaderDamaged(path, "form") from None
    if header.to_bytes() != content or canonical(header.body) != exact:
        raise HeaderDamaged(path, "form")
    return header


def write(folder: Path, header: Header) -> None:
    """Writes the copy, then the header itself, each whole and durable."""
    content = header.to_bytes()
    write_whole(folder / COPY_NAME, content)
    write_whole(folder / NAME, content)


def mend(folder: Path, read_header: ReadHeader) -> None:
    """Writes the file that was damaged from the one that was not."""
    content = read_header.header.to_bytes()
    if read_header.mending is Mending.HEADER:
        write_whole(folder / NAME, content)
    elif read_header.mending is Mending.COPY:
        write_whole(folder / COPY_NAME, content)


def secret_check(vault_id: VaultId, secret: bytes) -> bytes:
    """The check value that tells a missing vault secret from a wrong passphrase."""
    return hashlib.sha256(b"rekamku/secret-check/v1" + vault_id + secret).digest()


def slot_of(body: Body, kind: SlotKind) -> tuple[Slot, ...]:
    """The slots of one kind, in the header's order."""
    return tuple(slot for slot in body.slots if slot.kind == kind)


@dataclass(frozen=True, slots=True)
class SlotPlan:
    """What a new slot is: whose, of which kind, under which key made how."""

    member: MemberId
    kind: SlotKind
    kdf: Kdf
    salt: bytes
    key: bytes


def wrap(
    plan: SlotPlan, vault_id: VaultId, member_key: bytes, random: Callable[[int], bytes]
) -> Slot:
    """A slot that wraps the member key under the plan's key."""
    bare = Slot(
        kdf=plan.kdf,
        kind=plan.kind.value,
        member=plan.member,
        nonce=random(NONCE_BYTES).hex(),
        salt=plan.salt.hex(),
        wrapped="",
    )
    sealed = aead_seal(plan.key, bytes.fromhex(bare.nonce), member_key, _aad(bare, vault_id))
    return msgspec.structs.replace(bare, wrapped=sealed.hex())


def unwrap(slot: Slot, vault_id: VaultId, key: bytes) -> bytes:
    """The member key in a slot; raises ProofRefused if this key does not open it."""
    nonce = bytes.fromhex(slot.nonce)
    if len(nonce) != NONCE_BYTES:
        raise ProofRefused("slot")
    return aead_open(key, nonce, bytes.fromhex(slot.wrapped), _aad(slot, vault_id))


def argon2id_of(slot: Slot, floor_kib: int, path: Path) -> keys.KdfParameters:
    """A passphrase slot's parameters; raises HeaderDamaged(`kdf`) out of floor and ceiling."""
    parameters = keys.KdfParameters(slot.kdf.memory_kib, slot.kdf.passes, slot.kdf.lanes)
    known = slot.kdf.name == ARGON2ID and len(slot.salt) == 2 * keys.SALT_BYTES
    if not known or not parameters.within(floor_kib):
        raise HeaderDamaged(path, "kdf")
    return parameters


def seal_household(
    public: bytes, member: MemberId, household_key: bytes, vault_id: VaultId
) -> HeaderMember:
    """A member's place in the header: the household key sealed to their public key."""
    sealed = seal_to(public, household_key, _household_info(vault_id, member))
    return HeaderMember(household=sealed.hex(), id=member, public=public.hex())


def open_household(body: Body, member: MemberId, sealing: SealingKey) -> bytes:
    """The household key sealed to a member; raises Altered if it is missing or not theirs."""
    for place in body.members:
        if place.id == member:
            try:
                return sealing.open(
                    bytes.fromhex(place.household), _household_info(body.vault, member)
                )
            except ProofRefused:
                raise Altered(NAME, "household") from None
    raise Altered(NAME, "member")


def _household_info(vault_id: VaultId, member: MemberId) -> bytes:
    return b"rekamku/household-key/v1" + vault_id + bytes.fromhex(member)


def _aad(slot: Slot, vault_id: VaultId) -> bytes:
    bound = {"kdf": slot.kdf, "kind": slot.kind, "member": slot.member, "salt": slot.salt}
    return b"rekamku/slot/v1" + canonical(bound | {"vault": vault_id.hex()})


def _mac(exact: bytes, household_key: bytes, vault_id: VaultId) -> bytes:
    return hmac.digest(keys.header_mac_key(household_key, vault_id), exact, "sha256")


def _refuse_newer(exact: bytes) -> None:
    found = msgspec.json.decode(exact, type=_Version).format
    if found > FORMAT:
        raise NewerFormat(found, FORMAT)


def _body_of(exact: bytes) -> Body:
    return msgspec.json.decode(exact, type=Body)
