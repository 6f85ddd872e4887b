"""The errors of what crosses the wall, in words.

Refuses: other rooms' errors.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from sync import errors
from ui.words.dates import when_words
from ui.words.error_words import (
    ErrorWords,
    nothing_saved,
    nothing_shared,
    records_safe,
    try_again,
)
from ui.words.numbers import records_words
from ui.words.plurals import PLURALS

translate = QCoreApplication.translate


def _sync(_error: errors.SyncError) -> ErrorWords:
    return ErrorWords(
        translate("words", "This could not be read or sent"), records_safe(), try_again()
    )


def _cancelled(_error: errors.ReadCancelled) -> ErrorWords:
    return ErrorWords(translate("words", "Reading was stopped"), nothing_saved())


def _reader(_error: errors.ReaderUnavailable) -> ErrorWords:
    return ErrorWords(
        translate("words", "The part that reads files cannot be started here"),
        records_safe(),
        translate("words", "Start the computer anew, then try again."),
    )


def _sealed(_error: errors.JweRefused) -> ErrorWords:
    return ErrorWords(
        translate("words", "What lies behind this link cannot be opened"),
        nothing_saved(),
        translate("words", "Ask the sender for a new link."),
    )


def _wrong_key(_error: errors.WrongLinkKey) -> ErrorWords:
    return ErrorWords(
        translate("words", "The key in this link does not fit"),
        nothing_saved(),
        translate("words", "Scan the code once more, or ask the sender for a new one."),
    )


def _link(_error: errors.LinkRefused) -> ErrorWords:
    return ErrorWords(
        translate("words", "This is not a link to health records"),
        nothing_saved(),
        translate("words", "Copy the whole link, or scan the code once more."),
    )


def _newer_link(_error: errors.NewerLink) -> ErrorWords:
    return ErrorWords(
        translate("words", "This link was made by a newer program"),
        nothing_saved(),
        translate("words", "Install the newest version, then open it again."),
    )


def _expired(error: errors.LinkExpired) -> ErrorWords:
    return ErrorWords(
        translate("words", "This link ended on {when}").format(
            when=when_words(error.seconds * 1000)
        ),
        nothing_saved(),
        translate("words", "Ask the sender for a new link."),
    )


def _gone(_error: errors.LinkGone) -> ErrorWords:
    return ErrorWords(
        translate("words", "This link is not open any more"),
        nothing_saved(),
        translate("words", "Ask the sender for a new link."),
    )


def _passcode_needed(_error: errors.PasscodeNeeded) -> ErrorWords:
    return ErrorWords(
        translate("words", "This link needs a code"),
        nothing_saved(),
        translate("words", "Ask the sender for the code and type it here."),
    )


def _wrong_passcode(error: errors.WrongPasscode) -> ErrorWords:
    advice = translate("words", "Ask the sender for the code once more.")
    if error.remaining is not None:
        advice = PLURALS.tries_left(error.remaining)
    return ErrorWords(translate("words", "This code is not right"), nothing_saved(), advice)


def _web(_error: errors.WebRefused) -> ErrorWords:
    return ErrorWords(
        translate("words", "The answer from the other side was not taken"),
        nothing_saved(),
        translate("words", "Try again later, or ask the sender for a new link."),
    )


def _unreachable(error: errors.WebUnreachable) -> ErrorWords:
    return ErrorWords(
        translate("words", "Nobody answers at {host}").format(host=error.host),
        nothing_saved(),
        translate("words", "Look whether this computer is connected, then try again."),
    )


def _nothing(error: errors.NothingToShare) -> ErrorWords:
    advice = translate("words", "Choose other records or a longer time.")
    if error.withheld:
        advice = translate(
            "words", "Left out because they are sensitive: {records}. Tick them to add them."
        ).format(records=records_words(error.withheld))
    return ErrorWords(
        translate("words", "There is nothing to share in this choice"), nothing_shared(), advice
    )


def _purpose(_error: errors.PurposeRefused) -> ErrorWords:
    return ErrorWords(
        translate("words", "Records with your name are not shared for this purpose"),
        nothing_shared(),
        translate("words", "Choose another purpose."),
    )


def _port(_error: errors.PortTaken) -> ErrorWords:
    return ErrorWords(
        translate("words", "Another program stands where sharing should listen"),
        translate("words", "Nothing can be opened by the doctor until this is solved."),
        translate("words", "Close the other program, or start the computer anew."),
    )


def _stamp(_error: errors.StampRefused) -> ErrorWords:
    return ErrorWords(translate("words", "This time stamp does not hold"), records_safe())


def _store(_error: errors.StoreSilent) -> ErrorWords:
    return ErrorWords(
        translate("words", "The memory of the server does not answer"), records_safe(), try_again()
    )


def _picture(error: errors.PictureRefused) -> ErrorWords:
    advice = {
        "no-code": translate("words", "Take the picture from nearer, with the whole code on it."),
        "size": translate("words", "The picture is too large; take a smaller one."),
        "long": translate("words", "The link is too long for one code."),
    }.get(error.reason, translate("words", "Choose another picture."))
    return ErrorWords(
        translate("words", "No code could be read from this picture"), nothing_saved(), advice
    )


def _page(_error: errors.PageMissing) -> ErrorWords:
    return ErrorWords(
        translate("words", "The doctor's page is missing from this program"),
        nothing_shared(),
        translate("words", "Install the program anew."),
    )


def _target_gone(_error: errors.TargetGone) -> ErrorWords:
    return ErrorWords(
        translate("words", "The place for backups is not there now"),
        translate("words", "Your vault is unharmed, and so are the backups made before."),
        translate("words", "Plug it in or connect, then make the backup again."),
    )


def _target_emptied(_error: errors.TargetEmptied) -> ErrorWords:
    return ErrorWords(
        translate("words", "The place for backups is not the one it was"),
        translate("words", "Your vault is unharmed, and nothing was written or deleted there."),
        translate("words", "Is it another stick or folder? If you mean it, set it up anew here."),
    )


def _target_refused(error: errors.TargetRefused) -> ErrorWords:
    action = {
        "access": translate("words", "Look at the name and the password for this place."),
        "full": translate("words", "Make room there, or choose another place."),
        "read-only": translate("words", "Take off the write protection, or choose another place."),
        "address": translate("words", "Look at the address of this place."),
    }.get(error.reason, try_again())
    return ErrorWords(
        translate("words", "The place for backups did not take it"),
        translate("words", "Your vault is unharmed, and so are the backups made before."),
        action,
    )


SYNC_WORDS: dict[type[Exception], Callable[[Any], ErrorWords]] = {
    errors.SyncError: _sync,
    errors.ReadCancelled: _cancelled,
    errors.ReaderUnavailable: _reader,
    errors.JweRefused: _sealed,
    errors.WrongLinkKey: _wrong_key,
    errors.LinkRefused: _link,
    errors.NewerLink: _newer_link,
    errors.LinkExpired: _expired,
    errors.LinkGone: _gone,
    errors.PasscodeNeeded: _passcode_needed,
    errors.WrongPasscode: _wrong_passcode,
    errors.WebRefused: _web,
    errors.WebUnreachable: _unreachable,
    errors.NothingToShare: _nothing,
    errors.PurposeRefused: _purpose,
    errors.PortTaken: _port,
    errors.StampRefused: _stamp,
    errors.StoreSilent: _store,
    errors.PictureRefused: _picture,
    errors.PageMissing: _page,
    errors.TargetGone: _target_gone,
    errors.TargetEmptied: _target_emptied,
    errors.TargetRefused: _target_refused,
}
