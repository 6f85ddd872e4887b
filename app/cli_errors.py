"""What an error means on the command line: exit code, short code, one plain English sentence.

Refuses: patients as readers; the window's words stand in `ui/words/errors.py`.
"""

from dataclasses import dataclass
from enum import IntEnum

from app import errors as app_errors
from app.cli_parser import UsageError
from sync import errors as sync_errors
from vault import errors as vault_errors


class Exit(IntEnum):
    """The exit codes of design 7."""

    DONE = 0
    BUG = 1
    USAGE = 2
    PARTLY = 3
    LOCKED = 4
    ALTERED = 5
    MISSING = 6
    REFUSED = 7


@dataclass(frozen=True, slots=True)
class Meaning:
    """How one error ends a command; `sentence` may name the error's fields in braces."""

    exit: Exit
    code: str
    sentence: str


MEANINGS: dict[type[Exception], Meaning] = {
    UsageError: Meaning(Exit.USAGE, "usage", "{0}"),
    app_errors.BadRequest: Meaning(Exit.USAGE, "usage", "{what} cannot be '{value}'."),
    app_errors.FileGone: Meaning(Exit.USAGE, "usage", "{path} cannot be read."),
    app_errors.FileChanged: Meaning(Exit.PARTLY, "usage", "{path} changed since it was reviewed."),
    app_errors.TargetExists: Meaning(
        Exit.USAGE, "usage", "{path} already exists; nothing was written."
    ),
    app_errors.SecretNotKept: Meaning(
        Exit.USAGE,
        "no-keyring",
        "There is no usable keyring here, so the recovery kit must be kept: give --kit FILE.",
    ),
    app_errors.ConsentMissing: Meaning(
        Exit.REFUSED, "consent-missing", "A share needs {what}; nothing was shared."
    ),
    app_errors.GuardianMissing: Meaning(
        Exit.REFUSED,
        "consent-missing",
        "{name} is under eighteen and has no guardian in this vault; nothing was shared.",
    ),
    app_errors.NothingToShare: Meaning(
        Exit.REFUSED, "no-record", "The selection holds nothing that may be shared."
    ),
    app_errors.Cancelled: Meaning(Exit.PARTLY, "usage", "Stopped; the vault is as it was."),
    app_errors.AppError: Meaning(Exit.BUG, "bug", "The program failed; the vault is as it was."),
    vault_errors.NoVault: Meaning(Exit.MISSING, "no-vault", "There is no vault at {path}."),
    vault_errors.VaultExists: Meaning(
        Exit.USAGE, "usage", "Something already lies at {path}; no vault was made."
    ),
    vault_errors.HeaderDamaged: Meaning(
        Exit.LOCKED, "header-damaged", "The vault's header and its copy are damaged: {reason}."
    ),
    vault_errors.NewerFormat: Meaning(
        Exit.LOCKED, "newer-version", "The vault was made by a newer program."
    ),
    vault_errors.WrongPassphrase: Meaning(
        Exit.LOCKED, "wrong-passphrase", "The passphrase does not open this vault."
    ),
    vault_errors.VaultSecretMissing: Meaning(
        Exit.LOCKED,
        "vault-secret-missing",
        "This computer does not hold the vault's secret: give the recovery kit with --kit FILE.",
    ),
    vault_errors.KitRefused: Meaning(
        Exit.LOCKED, "vault-secret-missing", "The recovery kit cannot be used: {reason}."
    ),
    vault_errors.CardRefused: Meaning(
        Exit.LOCKED, "vault-secret-missing", "The recovery cards cannot be used: {reason}."
    ),
    vault_errors.SecurityKeyRefused: Meaning(
        Exit.LOCKED, "vault-secret-missing", "The security key cannot be used: {reason}."
    ),
    vault_errors.LastWayIn: Meaning(
        Exit.REFUSED, "usage", "This is the last way into the vault; make another one first."
    ),
    vault_errors.KeysChanged: Meaning(
        Exit.LOCKED, "busy", "The keys were made new by another program; try again."
    ),
    vault_errors.NotAllowed: Meaning(
        Exit.REFUSED, "not-allowed", "Your role for this person does not allow that ({deed})."
    ),
    vault_errors.Frozen: Meaning(
        Exit.REFUSED,
        "not-allowed",
        "Two guardians disagree: this record can only be read until somebody decides.",
    ),
    vault_errors.RoleRefused: Meaning(
        Exit.REFUSED,
        "not-allowed",
        "This is not possible: {reason} (founder: the vault was made for them; move them out, or"
        " delete the vault).",
    ),
    vault_errors.NoMember: Meaning(
        Exit.MISSING, "no-member", "No member (or not exactly one) is called '{wanted}'."
    ),
    vault_errors.MemberRefused: Meaning(
        Exit.REFUSED, "not-allowed", "This member cannot be added or removed: {reason}."
    ),
    vault_errors.NoKeyring: Meaning(Exit.LOCKED, "no-keyring", "There is no usable keyring here."),
    vault_errors.WeakPassphrase: Meaning(
        Exit.USAGE, "usage", "This passphrase is not accepted: {reason}."
    ),
    vault_errors.NoPerson: Meaning(
        Exit.MISSING, "no-person", "Nobody (or not exactly one) in this vault is '{wanted}'."
    ),
    vault_errors.PersonExists: Meaning(
        Exit.USAGE, "usage", "Somebody named {name} is already in this vault."
    ),
    vault_errors.NoRecord: Meaning(Exit.MISSING, "no-record", "There is no record {wanted}."),
    vault_errors.ErasureChanged: Meaning(
        Exit.PARTLY, "busy", "The record changed meanwhile; nothing was erased. Look once more."
    ),
    vault_errors.NoImport: Meaning(Exit.MISSING, "no-record", "There is no import {wanted}."),
    vault_errors.NoShare: Meaning(Exit.MISSING, "no-share", "There is no share {wanted}."),
    vault_errors.NoWitness: Meaning(
        Exit.MISSING, "usage", "No chosen witness (or not exactly one) is '{wanted}'."
    ),
    vault_errors.Altered: Meaning(
        Exit.ALTERED, "altered", "The vault was changed from outside: {where}: {what}."
    ),
    vault_errors.RolledBack: Meaning(
        Exit.ALTERED,
        "rolled-back",
        "The vault is older than this computer remembers ({where}: {found} of {remembered}).",
    ),
    vault_errors.RestoredCopy: Meaning(
        Exit.ALTERED,
        "restored-copy",
        "This vault is a copy: reading works; to write, first run verify --accept-copy.",
    ),
    vault_errors.ProofRefused: Meaning(Exit.ALTERED, "altered", "A proof does not hold: {what}."),
    vault_errors.Busy: Meaning(
        Exit.LOCKED, "busy", "Another RekamKu program is using the vault; try again."
    ),
    vault_errors.DiskFull: Meaning(
        Exit.LOCKED, "disk-full", "The disk is full; nothing was changed."
    ),
    vault_errors.PlaceReadOnly: Meaning(
        Exit.LOCKED, "disk-full", "{path} cannot be written to; nothing was changed."
    ),
    vault_errors.NotABackup: Meaning(
        Exit.USAGE, "usage", "This file is no backup of RekamKu; nothing was changed."
    ),
    vault_errors.BackupDamaged: Meaning(
        Exit.ALTERED, "altered", "The backup is not whole ({what}); nothing was changed."
    ),
    vault_errors.VaultError: Meaning(Exit.BUG, "bug", "The vault refused; nothing was changed."),
    vault_errors.PersonRefused: Meaning(Exit.USAGE, "usage", "{field} cannot be used."),
    vault_errors.ShareOver: Meaning(Exit.REFUSED, "stopped", "The share is over ({state})."),
    sync_errors.LinkExpired: Meaning(
        Exit.REFUSED, "expired", "The link has expired; --even-expired asks all the same."
    ),
    sync_errors.LinkGone: Meaning(
        Exit.REFUSED, "stopped", "The link is over: stopped, used up, expired or never made."
    ),
    sync_errors.PasscodeNeeded: Meaning(
        Exit.PARTLY, "wrong-passcode", "The link asks for a passcode: give --passcode."
    ),
    sync_errors.WrongPasscode: Meaning(
        Exit.PARTLY, "wrong-passcode", "The passcode is wrong; {remaining} tries are left."
    ),
    sync_errors.WrongLinkKey: Meaning(
        Exit.PARTLY, "altered", "The key in the link does not open the file."
    ),
    sync_errors.JweRefused: Meaning(
        Exit.PARTLY, "altered", "The file of the link is not sealed as it should be: {reason}."
    ),
    sync_errors.NewerLink: Meaning(
        Exit.PARTLY, "newer-version", "The link was made by a newer program."
    ),
    sync_errors.LinkRefused: Meaning(
        Exit.PARTLY, "usage", "This is no SMART Health Link that can be used: {reason}."
    ),
    sync_errors.WebRefused: Meaning(
        Exit.PARTLY, "usage", "{host} was not asked or its answer not taken: {reason}."
    ),
    sync_errors.WebUnreachable: Meaning(Exit.PARTLY, "usage", "{host} does not answer."),
    sync_errors.NothingToShare: Meaning(
        Exit.REFUSED,
        "no-record",
        "Nothing of the selection may be shared ({withheld} withheld as sensitive).",
    ),
    sync_errors.PurposeRefused: Meaning(
        Exit.REFUSED, "consent-missing", "Records are not shared for the purpose {purpose}."
    ),
    sync_errors.PortTaken: Meaning(
        Exit.LOCKED, "busy", "Port {port} at {host} is taken by another program."
    ),
    sync_errors.StampRefused: Meaning(
        Exit.ALTERED, "altered", "The time stamp does not hold or cannot be checked: {reason}."
    ),
    sync_errors.StoreSilent: Meaning(
        Exit.LOCKED, "busy", "The server's database does not answer; nothing was changed."
    ),
    sync_errors.PageMissing: Meaning(
        Exit.BUG, "bug", "The doctor's page was not built; run make setup."
    ),
    sync_errors.TargetGone: Meaning(
        Exit.PARTLY, "usage", "The place for backups is not there now: {place}."
    ),
    sync_errors.TargetEmptied: Meaning(
        Exit.PARTLY,
        "usage",
        "{place} is not the place it was, or lost its backups; nothing there was touched.",
    ),
    sync_errors.TargetRefused: Meaning(
        Exit.PARTLY, "usage", "The place for backups refuses ({reason}): {place}."
    ),
    sync_errors.ReaderUnavailable: Meaning(
        Exit.BUG, "bug", "No reader process can be started: {reason}."
    ),
    sync_errors.SyncError: Meaning(Exit.PARTLY, "usage", "The input was refused."),
}

BUG = Meaning(Exit.BUG, "bug", "The program failed; nothing in the vault was changed.")


def meaning_of(error: Exception) -> Meaning:
    """The meaning of the nearest known class; a bug for all others."""
    for one in type(error).__mro__:
        if one in MEANINGS:
            return MEANINGS[one]
    return BUG


def sentence_of(error: Exception) -> str:
    """The one sentence, with the error's own fields filled in and kept on one line."""
    meaning = meaning_of(error)
    fields = {
        name: " ".join(str(value).split())[:300]
        for name, value in vars(error).items()
        if not name.startswith("_")
    }
    return meaning.sentence.format(str(error), **fields)
