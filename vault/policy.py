"""C2SP tlog-policy: which logs, which witnesses, and how many of them must have cosigned.

Refuses: names used before they are told, members counted twice, and control characters.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from vault.cosignature import WitnessKey
from vault.errors import ProofRefused
from vault.note import NoteKey, key_id, strict_base64

NONE = "none"
MOST_BYTES = 256 * 1024
MOST_LINES = 1_000

_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n") | {127}
_LOG_FIELDS = (2, 3)
_WITNESS_FIELDS = (3, 4)
_GROUP_FIELDS = 4
_QUORUM_FIELDS = 2
_KINDS = {0x01: 32, 0x04: 32, 0x06: 1312}
"""Lengths of public keys by signature type: Ed25519, Ed25519 cosignature, ML-DSA-44."""


@dataclass(frozen=True, slots=True)
class PolicyWitness:
    """A witness in a policy; `key` None means one of a kind that is not verified here."""

    name: str
    key: WitnessKey | None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """At least `threshold` of the members must have witnessed."""

    name: str
    threshold: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """A whole policy; `quorum` names a witness, a group or `none`."""

    logs: tuple[NoteKey, ...]
    witnesses: tuple[PolicyWitness, ...]
    groups: tuple[Group, ...]
    quorum: str

    def believed(self) -> tuple[WitnessKey, ...]:
        """The witness keys that can be verified here."""
        return tuple(one.key for one in self.witnesses if one.key is not None)

    def met_by(self, cosigners: Collection[WitnessKey]) -> bool:
        """Whether cosignatures of these keys are enough."""
        if self.quorum == NONE:
            return True
        publics = {one.public for one in cosigners}
        said = {
            one.name: one.key is not None and one.key.public in publics for one in self.witnesses
        }
        for group in self.groups:
            said[group.name] = sum(said[name] for name in group.members) >= group.threshold
        return said[self.quorum]


@dataclass(slots=True)
class _Reading:
    logs: list[NoteKey] = field(default_factory=list)
    witnesses: list[PolicyWitness] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    quorum: str | None = None
    names: set[str] = field(default_factory=lambda: {NONE})
    free: set[str] = field(default_factory=set)
    publics: set[tuple[str, bytes]] = field(default_factory=set)

    def name(self, name: str) -> None:
        if name in self.names:
            raise ProofRefused("policy")
        self.names.add(name)
        self.free.add(name)

    def once(self, kind: str, public: bytes) -> None:
        if (kind, public) in self.publics:
            raise ProofRefused("policy")
        self.publics.add((kind, public))


def parse_policy(data: bytes) -> Policy:
    """A policy file's meaning. Raises ProofRefused(`policy`) for any form that is not one."""
    if len(data) > MOST_BYTES or not _CONTROLS.isdisjoint(data):
        raise ProofRefused("policy")
    # Octets beyond ASCII are opaque names; Latin-1 keeps each as it is.
    lines = data.decode("latin-1").split("\n")
    if len(lines) > MOST_LINES:
        raise ProofRefused("policy")
    reading = _Reading()
    for line in lines:
        words = line.replace("\t", " ").split(" ")
        words = [word for word in words if word]
        if words and not words[0].startswith("#"):
            _take(reading, words)
    if reading.quorum is None:
        raise ProofRefused("policy")
    return Policy(
        tuple(reading.logs), tuple(reading.witnesses), tuple(reading.groups), reading.quorum
    )


def _take(reading: _Reading, words: list[str]) -> None:
    match words[0]:
        case "log" if len(words) in _LOG_FIELDS:
            key = NoteKey.parse(_utf8(words[1]))
            reading.once("log", key.public)
            reading.logs.append(key)
        case "witness" if len(words) in _WITNESS_FIELDS:
            reading.name(words[1])
            material = _material(words[2])
            reading.once("witness", material)
            url = words[3] if len(words) == _WITNESS_FIELDS[1] else ""
            reading.witnesses.append(PolicyWitness(words[1], _known(words[2], material), url))
        case "group" if len(words) >= _GROUP_FIELDS:
            _take_group(reading, words[1], words[2], words[3:])
        case "quorum" if len(words) == _QUORUM_FIELDS and reading.quorum is None:
            if words[1] not in reading.names:
                raise ProofRefused("policy")
            reading.quorum = words[1]
        case _:
            raise ProofRefused("policy")


def _take_group(reading: _Reading, name: str, need: str, members: list[str]) -> None:
    if len(set(members)) != len(members) or not set(members) <= reading.free:
        raise ProofRefused("policy")
    count = {"any": "1", "all": str(len(members))}.get(need, need)
    if not (count.isascii() and count.isdigit()) or count.startswith("0"):
        raise ProofRefused("policy")
    if len(count) > len(str(MOST_LINES)) or int(count) > len(members):
        raise ProofRefused("policy")
    reading.free -= set(members)
    reading.name(name)
    reading.groups.append(Group(name, int(count), tuple(members)))


def _material(vkey: str) -> bytes:
    """The public key inside a vkey of any known kind, its id checked."""
    name, _, rest = _utf8(vkey).partition("+")
    hexadecimal, _, encoded = rest.partition("+")
    material = strict_base64(encoded, "policy")
    if not name or not material or hexadecimal != key_id(name, material).hex():
        raise ProofRefused("policy")
    if _KINDS.get(material[0]) != len(material) - 1:
        raise ProofRefused("policy")
    return material[1:]


def _known(vkey: str, public: bytes) -> WitnessKey | None:
    return WitnessKey.parse(_utf8(vkey)) if len(public) == _KINDS[0x04] else None


def _utf8(word: str) -> str:
    try:
        return word.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        raise ProofRefused("policy") from None


def policy_text(witnesses: Sequence[tuple[WitnessKey, str]], need: int) -> str:
    """A policy "any `need` of these witnesses", each with the address where it is asked.

    ValueError unless 0 ≤ `need` ≤ the number of witnesses.
    """
    if not 0 <= need <= len(witnesses):
        raise ValueError(need)
    lines = [f"witness w{at} {key} {url}" for at, (key, url) in enumerate(witnesses, 1)]
    if need == 0:
        return "".join(f"{line}\n" for line in [*lines, f"quorum {NONE}"])
    members = " ".join(f"w{at}" for at in range(1, len(witnesses) + 1))
    lines += [f"group enough {need} {members}", "quorum enough"]
    return "".join(f"{line}\n" for line in lines)
