"""The errors of the vault: each carries fields, never a sentence.

Refuses: wording; `ui/words/errors.py` and the command line put these into words.
"""

from pathlib import Path


class VaultError(Exception):
    """Base of everything the vault refuses on purpose."""


class NoVault(VaultError):
    """Nothing that looks like a vault lies at the path."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class VaultExists(VaultError):
    """A vault, or other files, already lie where a new one was to be made."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class HeaderDamaged(VaultError):
    """`vault.json` and its copy are both unreadable or fail their hash."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class NewerFormat(VaultError):
    """The vault was written by a newer program."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"{found} > {known}")
        self.found = found
        self.known = known


class WrongPassphrase(VaultError):
    """The passphrase (with a vault secret known to be right) opens no slot."""


class VaultSecretMissing(VaultError):
    """The vault secret is neither in the keyring nor given by a kit, or is another vault's."""


class KitRefused(VaultError):
    """The recovery kit cannot be read, is mistyped or belongs to another vault."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class CardRefused(VaultError):
    """Family cards do not open the vault; `reason` as `vault/cards.py` names it.

    `not-a-card`, `newer`, `vault`, `word-count`, `word:<n>`, `checksum`, `other-vault`,
    `other-set`, `same-card`, `outdated`, `plan`, or `more:<n>` while cards are missing.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SecurityKeyRefused(VaultError):
    """A security key cannot be used.

    `reason` is `none` (nothing plugged in), `library`, `unable` (it cannot do this),
    `unknown` (not one of this vault), `untouched` or `pin`.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class LastWayIn(VaultError):
    """The way in cannot be taken away: without it a broken computer would lock everybody out."""


class KeysChanged(VaultError):
    """The member's keys were made new by another process since this one opened the vault."""


class NotAllowed(VaultError):
    """The member's role towards this person does not reach that far; `deed` is what was asked."""

    def __init__(self, deed: str) -> None:
        super().__init__(deed)
        self.deed = deed


class Frozen(VaultError):
    """Two guardians ask to end each other's role: the record is read only until one decides."""


class RoleRefused(VaultError):
    """A change of roles is not possible.

    `reason` is `unauthorised`, `last` (nobody would decide for the person any more), `wait`
    (the other guardian has time to answer), `holder`, `no-holder`, `others` (another guardian
    has to agree), `asked`, `moved` or `founder` (the person the vault was made for cannot be
    erased from it).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NoMember(VaultError):
    """No member of this household is called that, or several are."""

    def __init__(self, wanted: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted


class MemberRefused(VaultError):
    """A member cannot be added or removed.

    `reason` is `name`, `exists`, `holds` (they still decide for somebody), `self`, `passphrase`
    (another member's) or `alone`.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NoKeyring(VaultError):
    """No usable system keyring; `backend` names a plaintext one that was refused."""

    def __init__(self, backend: str = "") -> None:
        super().__init__(backend)
        self.backend = backend


class WeakPassphrase(VaultError):
    """The passphrase is refused; `reason` is `short`, `generated-only` or `empty`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NoPerson(VaultError):
    """No person of that name or id, or the name fits several."""

    def __init__(self, wanted: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted


class PersonExists(VaultError):
    """Somebody of that very name is already in the vault."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NoRecord(VaultError):
    """The person has no such record."""

    def __init__(self, wanted: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted


class ErasureChanged(VaultError):
    """More or less would be erased by now than the plan said; nothing was."""


class NoImport(VaultError):
    """The person has no such import, or it was undone before."""

    def __init__(self, wanted: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted


class NoShare(VaultError):
    """The person has no such share."""

    def __init__(self, wanted: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted


class NoWitness(VaultError):
    """No chosen witness has that name or key, or two have that name."""

    def __init__(self, wanted: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted


class Altered(VaultError):
    """Something in the vault was changed from outside or is missing."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what


class RolledBack(VaultError):
    """The vault is older than what the anchor outside it remembers."""

    def __init__(self, where: str, remembered: int, found: int) -> None:
        super().__init__(f"{where}: {remembered} > {found}")
        self.where = where
        self.remembered = remembered
        self.found = found


class RestoredCopy(VaultError):
    """The vault has no anchor here: a copy or a restored one; writing waits for a decision."""


class ProofRefused(VaultError):
    """A proof, entry, note or checkpoint is not well-formed or does not hold."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Busy(VaultError):
    """Another process of this program held the database for over a minute."""


class DiskFull(VaultError):
    """The disk is full; the transaction was taken back."""


class PlaceReadOnly(VaultError):
    """The folder cannot be written to."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class PersonRefused(VaultError):
    """What is said of a person cannot be anybody's; `field` names it (`name`, `nik` …)."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class ShareOver(VaultError):
    """The share has ended (`state`: stopped, expired, used-up, locked) and cannot be changed."""

    def __init__(self, share: str, state: str) -> None:
        super().__init__(f"{share}: {state}")
        self.share = share
        self.state = state


class NotABackup(VaultError):
    """The file is no backup of this program."""


class BackupDamaged(VaultError):
    """A backup is not whole: `what` is `cut`, `altered`, `key`, `manifest` or `contents`."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
