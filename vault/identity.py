"""Who opened the vault and what writes for them: identity, device, and work that was begun.

Refuses: storage; the household keeps them.
"""

from dataclasses import dataclass, field

from vault import keys
from vault.household_schema import MemberMeta
from vault.ids import LedgerId, MemberId, VaultId
from vault.log import Writer, log_id_for
from vault.seal import SealingKey
from vault.sign import SigningKey
from vault.slots import Opened


@dataclass(frozen=True, slots=True)
class Identity:
    """The member who opened the vault: id, sealing key, and the key of what is theirs alone."""

    member: MemberId
    sealing: SealingKey = field(repr=False)
    secret_key: bytes = field(repr=False)
    signing: SigningKey = field(repr=False)


@dataclass(frozen=True, slots=True)
class Device:
    """One incarnation of this vault on one machine, with its keys (format.md 1)."""

    incarnation: bytes
    member: MemberId
    signer: SigningKey = field(repr=False)
    sealing: SealingKey = field(repr=False)

    def writer(self, ledger_id: LedgerId, purpose: str) -> Writer:
        """Its writer in one ledger; `purpose` is `household`, `record` or `share`."""
        log_id = log_id_for(self.signer.public, self.incarnation, ledger_id, purpose)
        return Writer(ledger_id, log_id, self.signer, self.incarnation)


@dataclass(frozen=True, slots=True)
class Work:
    """Work on several databases that was begun: finished or undone at the next unlock."""

    id: str
    kind: str
    detail: bytes


def identity_of(opened: Opened, vault_id: VaultId) -> Identity:
    """What a member key stands for inside the household."""
    return Identity(
        opened.member,
        SealingKey(keys.member_sealing_seed(opened.member_key, vault_id)),
        keys.member_secret_key(opened.member_key, vault_id),
        SigningKey.from_bytes(keys.member_signing_seed(opened.member_key, vault_id)),
    )


def member_meta(identity: Identity, name: str = "") -> MemberMeta:
    """A member's entry: both public keys, and a name if there is a new one."""
    public, signing = identity.sealing.public.hex(), identity.signing.public.hex()
    return MemberMeta(identity.member, public, signing, name)
