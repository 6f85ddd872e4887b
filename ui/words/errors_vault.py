"""The vault's errors in words.

Refuses: other rooms' errors.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from ui.words.error_words import (
    ErrorWords,
    nothing_saved,
    nothing_shared,
    reading_works,
    records_safe,
    still_locked,
    try_again,
)
from ui.words.numbers import count_words
from ui.words.plurals import PLURALS
from vault import errors

translate = QCoreApplication.translate


def _vault(_error: errors.VaultError) -> ErrorWords:
    return ErrorWords(translate("words", "The vault refused this"), records_safe(), try_again())


def _no_vault(error: errors.NoVault) -> ErrorWords:
    return ErrorWords(
        translate("words", "There is no vault in “{folder}”").format(folder=error.path.name),
        translate("words", "Nothing was changed on this computer."),
        translate("words", "Choose another folder, or make a new vault there."),
    )


def _exists(error: errors.VaultExists) -> ErrorWords:
    return ErrorWords(
        translate("words", "Something already lies in “{folder}”").format(folder=error.path.name),
        translate("words", "Nothing in that folder was touched."),
        translate("words", "Choose an empty folder, or open the vault that lies there."),
    )


def _header(_error: errors.HeaderDamaged) -> ErrorWords:
    return ErrorWords(
        translate("words", "The first page of the vault is damaged, and so is its copy"),
        translate("words", "Nothing was changed. The records themselves may well be unharmed."),
        translate("words", "Do not delete the folder. Restore your latest backup beside it."),
    )


def _newer(_error: errors.NewerFormat) -> ErrorWords:
    return ErrorWords(
        translate("words", "This vault was made by a newer version of the program"),
        still_locked(),
        translate("words", "Install the newest version, then open it again."),
    )


def _wrong_passphrase(_error: errors.WrongPassphrase) -> ErrorWords:
    return ErrorWords(
        translate("words", "This passphrase does not open the vault"),
        still_locked(),
        translate(
            "words", "Look at Caps Lock and at the language of the keyboard, then try again."
        ),
    )


def _secret(_error: errors.VaultSecretMissing) -> ErrorWords:
    return ErrorWords(
        translate("words", "This computer does not know the vault's second key"),
        translate("words", "Your records are safe. Your passphrase may well be right."),
        translate("words", "Have your recovery sheet ready: it holds the second key."),
    )


def _kit(error: errors.KitRefused) -> ErrorWords:
    place = error.reason.partition(":")[2]
    advice = {
        "other-vault": translate("words", "This sheet belongs to another vault."),
        "vault": translate("words", "This sheet belongs to another vault."),
        "outdated": translate("words", "A newer sheet was made since; look for that one."),
        "newer": translate("words", "The sheet was made by a newer version of the program."),
        "word-count": translate("words", "All 24 words are needed, in their order."),
        "words-missing": translate("words", "All 24 words are needed, in their order."),
    }.get(error.reason, translate("words", "Compare each word with the sheet, then try again."))
    if place:
        advice = translate("words", "Word {number} is not on the list.").format(number=place)
    return ErrorWords(
        translate("words", "The recovery sheet could not be used"), still_locked(), advice
    )


def _card(error: errors.CardRefused) -> ErrorWords:
    what, _, number = error.reason.partition(":")
    again = translate("words", "Compare each word with the card, then try again.")
    advice = {
        "other-vault": translate("words", "This card belongs to another vault."),
        "vault": translate("words", "This card belongs to another vault."),
        "other-set": translate(
            "words", "These cards were not made together. Look for cards with the same set number."
        ),
        "same-card": translate("words", "This card was given before. Another one is needed."),
        "outdated": translate("words", "Newer cards were made since; look for those."),
        "newer": translate("words", "The card was made by a newer version of the program."),
        "word-count": translate("words", "All 33 words of the card are needed, in their order."),
        "not-a-card": translate("words", "This is no recovery card. Type its 33 words instead."),
    }.get(what, again)
    if what == "word":
        advice = translate("words", "Word {number} is not on the list.").format(number=number)
    elif what == "more":
        advice = PLURALS.more_cards(int(number))
    return ErrorWords(
        translate("words", "The recovery card could not be used"), still_locked(), advice
    )


def _security_key(error: errors.SecurityKeyRefused) -> ErrorWords:
    advice = {
        "none": translate("words", "Plug the security key in, then try again."),
        "library": translate("words", "This computer cannot speak with security keys."),
        "unable": translate("words", "This kind of key cannot open a vault. Take another way in."),
        "unknown": translate("words", "This is not the key that was added to this vault."),
        "untouched": translate("words", "Touch the key when it blinks."),
        "pin": translate("words", "Look at the PIN of the key, then try again."),
    }.get(error.reason, try_again())
    return ErrorWords(
        translate("words", "The security key could not be used"), records_safe(), advice
    )


def _last_way(_error: errors.LastWayIn) -> ErrorWords:
    return ErrorWords(
        translate("words", "This is the last way into your vault"),
        translate("words", "It stays, so that you are never locked out."),
        translate("words", "Make another way in first, such as a recovery sheet."),
    )


def _keys_changed(_error: errors.KeysChanged) -> ErrorWords:
    return ErrorWords(
        translate("words", "Your keys were made new by another program on this computer"),
        nothing_saved(),
        translate("words", "Lock the vault and open it again."),
    )


def _no_keyring(_error: errors.NoKeyring) -> ErrorWords:
    return ErrorWords(
        translate("words", "This computer has no safe place for keys"),
        translate("words", "The vault works all the same."),
        translate("words", "Keep the recovery sheet at hand: you will need it to open the vault."),
    )


def _weak(error: errors.WeakPassphrase) -> ErrorWords:
    reason = {
        "empty": translate("words", "Type a passphrase."),
        "short": translate("words", "Make it longer: five words or more are easy to keep."),
        "long": translate("words", "Make it shorter."),
        "unreadable": translate("words", "It holds signs that cannot be typed again for sure."),
        "generated-only": translate(
            "words", "Without a recovery sheet, use the five words that the program suggests."
        ),
    }.get(error.reason, translate("words", "Choose another one."))
    return ErrorWords(
        translate("words", "This passphrase is not strong enough"), nothing_saved(), reason
    )


def _no_person(error: errors.NoPerson) -> ErrorWords:
    return ErrorWords(
        translate("words", "Nobody called “{name}” was found").format(name=error.wanted),
        records_safe(),
        translate("words", "Choose somebody from the list."),
    )


def _person_exists(error: errors.PersonExists) -> ErrorWords:
    return ErrorWords(
        translate("words", "“{name}” is already in this vault").format(name=error.name),
        nothing_saved(),
        translate("words", "Add something to the name that tells the two apart."),
    )


def _no_record(_error: errors.NoRecord) -> ErrorWords:
    return ErrorWords(
        translate("words", "This record is not there"),
        records_safe(),
        translate("words", "It may have been taken back. Look in Activity."),
    )


def _erasure_changed(_error: errors.ErasureChanged) -> ErrorWords:
    return ErrorWords(
        translate("words", "The record changed while you were looking"),
        translate("words", "Nothing was destroyed."),
        translate("words", "Look once more at what would go, then decide."),
    )


def _no_import(_error: errors.NoImport) -> ErrorWords:
    return ErrorWords(
        translate("words", "This import is not there, or it was undone before"), records_safe()
    )


def _no_share(_error: errors.NoShare) -> ErrorWords:
    return ErrorWords(translate("words", "This share is not there"), nothing_shared())


def _no_witness(_error: errors.NoWitness) -> ErrorWords:
    return ErrorWords(
        translate("words", "This witness was not chosen, or was left meanwhile"), records_safe()
    )


def _altered(_error: errors.Altered) -> ErrorWords:
    return ErrorWords(
        translate("words", "Something in the vault was changed from outside, or is missing"),
        reading_works(),
        translate("words", "Nothing new is saved until you decide. See what happened in Activity."),
    )


def _rolled_back(error: errors.RolledBack) -> ErrorWords:
    return ErrorWords(
        translate("words", "This vault is older than the one last used here"),
        reading_works(),
        translate(
            "words",
            "{remembered} entries are remembered, {found} are here. Put the newer copy back, "
            "or decide in Activity to go on with this one.",
        ).format(remembered=count_words(error.remembered), found=count_words(error.found)),
    )


def _restored(_error: errors.RestoredCopy) -> ErrorWords:
    return ErrorWords(
        translate("words", "This is a copy of a vault, or a restored one"),
        reading_works(),
        translate("words", "Confirm once that you want to go on with this copy."),
    )


def _proof(_error: errors.ProofRefused) -> ErrorWords:
    return ErrorWords(
        translate("words", "This proof does not hold"),
        records_safe(),
        translate("words", "Ask for the file again from where it came."),
    )


def _busy(_error: errors.Busy) -> ErrorWords:
    return ErrorWords(
        translate("words", "Another program is using the vault just now"),
        nothing_saved(),
        translate("words", "Wait until it is done, then try again."),
    )


def _disk_full(_error: errors.DiskFull) -> ErrorWords:
    return ErrorWords(
        translate("words", "The disk is full"),
        nothing_saved(),
        translate("words", "Free some room on the disk, then try again."),
    )


def _read_only(error: errors.PlaceReadOnly) -> ErrorWords:
    return ErrorWords(
        translate("words", "Nothing can be written to “{folder}”").format(folder=error.path.name),
        nothing_saved(),
        translate("words", "Take off the write protection, or choose another place."),
    )


def _person(error: errors.PersonRefused) -> ErrorWords:
    advice = {
        "name": translate("words", "Type a name. One name is enough."),
        "nik": translate("words", "The NIK has 16 digits, as on the identity card."),
        "birth_date": translate("words", "Look at the birth date: day, month, year."),
        "relation": translate("words", "Say the relation in fewer words."),
    }.get(error.field, translate("words", "Look at what you typed."))
    return ErrorWords(
        translate("words", "Something about this person cannot be right"), nothing_saved(), advice
    )


def _not_a_backup(_error: errors.NotABackup) -> ErrorWords:
    return ErrorWords(
        translate("words", "This file is not a backup of RekamKu"),
        records_safe(),
        translate("words", "Choose a file whose name ends in .rekamku."),
    )


def _backup_damaged(error: errors.BackupDamaged) -> ErrorWords:
    title = {
        "cut": translate("words", "The end of this backup is missing or damaged"),
        "key": translate("words", "This backup cannot be opened with these keys"),
    }.get(error.what, translate("words", "This backup is damaged"))
    return ErrorWords(
        title,
        records_safe(),
        translate("words", "Take another backup of the same vault, such as an earlier one."),
    )


def _share_over(_error: errors.ShareOver) -> ErrorWords:
    return ErrorWords(
        translate("words", "This share has already ended"),
        translate("words", "Nobody can open it any more."),
        translate("words", "Make a new one if it is still needed."),
    )


def _not_allowed(_error: errors.NotAllowed) -> ErrorWords:
    return ErrorWords(
        translate("words", "You may not do that with this record"),
        records_safe(),
        translate("words", "Ask somebody who decides about it, on the Family page."),
    )


def _frozen(_error: errors.Frozen) -> ErrorWords:
    return ErrorWords(
        translate("words", "Two guardians disagree, so this record can only be read"),
        translate("words", "Nothing was changed and nothing is lost."),
        translate("words", "Somebody else decides on the Family page, or one takes it back."),
    )


def _role(error: errors.RoleRefused) -> ErrorWords:
    title = {
        "last": translate("words", "Nobody would decide for this person any more"),
        "wait": translate("words", "The other guardian has fourteen days to answer first"),
        "others": translate("words", "Another guardian has to agree first"),
        "founder": translate("words", "This vault was made for this person"),
    }.get(error.reason, translate("words", "This cannot be changed"))
    action = {
        "founder": translate(
            "words", "Move them into a vault of their own, or delete the whole vault folder."
        ),
    }.get(
        error.reason,
        translate("words", "The Family page says who may see whom and what is asked."),
    )
    return ErrorWords(title, records_safe(), action)


def _no_member(_error: errors.NoMember) -> ErrorWords:
    return ErrorWords(
        translate("words", "There is no such member"),
        records_safe(),
        translate("words", "The Family page names every member."),
    )


def _member(error: errors.MemberRefused) -> ErrorWords:
    title = {
        "name": translate("words", "This name cannot be used"),
        "exists": translate("words", "Another member is called that already"),
        "passphrase": translate("words", "This passphrase is taken"),
        "holds": translate("words", "This member still decides for somebody"),
    }.get(error.reason, translate("words", "This member cannot be added or removed"))
    action = {
        "passphrase": translate("words", "Choose another one."),
        "holds": translate("words", "First hand the record over, or move it out."),
    }.get(error.reason, try_again())
    return ErrorWords(title, records_safe(), action)


VAULT_WORDS: dict[type[Exception], Callable[[Any], ErrorWords]] = {
    errors.VaultError: _vault,
    errors.NoVault: _no_vault,
    errors.VaultExists: _exists,
    errors.HeaderDamaged: _header,
    errors.NewerFormat: _newer,
    errors.WrongPassphrase: _wrong_passphrase,
    errors.VaultSecretMissing: _secret,
    errors.KitRefused: _kit,
    errors.CardRefused: _card,
    errors.SecurityKeyRefused: _security_key,
    errors.LastWayIn: _last_way,
    errors.KeysChanged: _keys_changed,
    errors.NoKeyring: _no_keyring,
    errors.WeakPassphrase: _weak,
    errors.NoPerson: _no_person,
    errors.PersonExists: _person_exists,
    errors.NoRecord: _no_record,
    errors.ErasureChanged: _erasure_changed,
    errors.NoImport: _no_import,
    errors.NoShare: _no_share,
    errors.NoWitness: _no_witness,
    errors.Altered: _altered,
    errors.RolledBack: _rolled_back,
    errors.RestoredCopy: _restored,
    errors.ProofRefused: _proof,
    errors.Busy: _busy,
    errors.DiskFull: _disk_full,
    errors.PlaceReadOnly: _read_only,
    errors.PersonRefused: _person,
    errors.ShareOver: _share_over,
    errors.NotAllowed: _not_allowed,
    errors.Frozen: _frozen,
    errors.RoleRefused: _role,
    errors.NoMember: _no_member,
    errors.MemberRefused: _member,
    errors.NotABackup: _not_a_backup,
    errors.BackupDamaged: _backup_damaged,
}
