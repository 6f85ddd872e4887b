"""The errors of the use cases, in words.

Refuses: other rooms' errors.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from app import errors
from ui.words.error_words import (
    ErrorWords,
    nothing_saved,
    nothing_shared,
    records_safe,
    try_again,
)

translate = QCoreApplication.translate


def _app(_error: errors.AppError) -> ErrorWords:
    return ErrorWords(translate("words", "This could not be done"), records_safe(), try_again())


def _cancelled(_error: errors.Cancelled) -> ErrorWords:
    return ErrorWords(translate("words", "Stopped"), nothing_saved())


def _file_gone(error: errors.FileGone) -> ErrorWords:
    return ErrorWords(
        translate("words", "“{file}” cannot be read").format(file=error.path.name),
        records_safe(),
        translate("words", "Look whether the file is still there and may be opened."),
    )


def _file_changed(error: errors.FileChanged) -> ErrorWords:
    return ErrorWords(
        translate("words", "“{file}” changed after you reviewed it").format(file=error.path.name),
        nothing_saved(),
        translate("words", "Review it once more."),
    )


def _target(error: errors.TargetExists) -> ErrorWords:
    return ErrorWords(
        translate("words", "“{file}” is already there").format(file=error.path.name),
        translate("words", "It was not touched."),
        translate("words", "Choose another name."),
    )


def _nothing(_error: errors.NothingToShare) -> ErrorWords:
    return ErrorWords(
        translate("words", "There is nothing to share in this choice"),
        nothing_shared(),
        translate("words", "Choose other records or a longer time."),
    )


def _guardian(error: errors.GuardianMissing) -> ErrorWords:
    return ErrorWords(
        translate("words", "{name} is under eighteen and has no guardian here").format(
            name=error.name
        ),
        nothing_shared(),
        translate("words", "Name a parent or guardian first."),
    )


def _consent(_error: errors.ConsentMissing) -> ErrorWords:
    return ErrorWords(
        translate("words", "For whom and why is still missing"),
        nothing_shared(),
        translate("words", "Say who will read it, and what for."),
    )


def _request(error: errors.BadRequest) -> ErrorWords:
    return ErrorWords(
        translate("words", "“{value}” cannot be used here").format(value=error.value),
        records_safe(),
        translate("words", "Change it and try again."),
    )


def _keeper(_error: errors.KeeperGone) -> ErrorWords:
    return ErrorWords(
        translate("words", "The vault was closed unexpectedly"),
        translate("words", "Nothing that was saved is lost."),
        translate("words", "Open it again with your passphrase."),
    )


def _secret(_error: errors.SecretNotKept) -> ErrorWords:
    return ErrorWords(
        translate("words", "The second key would be kept nowhere"),
        nothing_saved(),
        translate("words", "Save or print the recovery sheet first."),
    )


def _locked(_error: errors.Locked) -> ErrorWords:
    return ErrorWords(
        translate("words", "The vault is locked"),
        translate("words", "Your records are safe and still locked."),
        translate("words", "Open it again with your passphrase."),
    )


def _unforeseen(_error: errors.Unforeseen) -> ErrorWords:
    return ErrorWords(
        translate("words", "Something went wrong in the program"),
        records_safe(),
        translate("words", "Try again. If it happens again, close the program and open it anew."),
    )


APP_WORDS: dict[type[Exception], Callable[[Any], ErrorWords]] = {
    errors.AppError: _app,
    errors.Cancelled: _cancelled,
    errors.FileGone: _file_gone,
    errors.FileChanged: _file_changed,
    errors.TargetExists: _target,
    errors.NothingToShare: _nothing,
    errors.GuardianMissing: _guardian,
    errors.ConsentMissing: _consent,
    errors.BadRequest: _request,
    errors.KeeperGone: _keeper,
    errors.SecretNotKept: _secret,
    errors.Locked: _locked,
    errors.Unforeseen: _unforeseen,
}
