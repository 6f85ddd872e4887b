"""Every error in words: what happened, what is safe, what to do; one table keyed by class.

Refuses: codes as titles; an error without words of its own is a bug and says so calmly.
"""

from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Any

from PySide6.QtCore import QCoreApplication

from app import errors as app_errors
from sync import errors as sync_errors
from ui.words.error_words import ErrorWords
from ui.words.errors_app import APP_WORDS
from ui.words.errors_sync import SYNC_WORDS
from ui.words.errors_vault import VAULT_WORDS
from vault import errors as vault_errors

translate = QCoreApplication.translate

Phrase = Callable[[Any], ErrorWords]

REGISTRY: Mapping[type[Exception], Phrase] = {**VAULT_WORDS, **SYNC_WORDS, **APP_WORDS}
"""The words of every error class; a test demands that none is missing."""


def error_words(error: BaseException) -> ErrorWords:
    """The words for an error in the language in force; never fails."""
    for kind in type(error).__mro__:
        phrase = REGISTRY.get(kind)
        if phrase is not None:
            return phrase(error)
    return unknown_words()


def unknown_words() -> ErrorWords:
    """The words for what nobody foresaw."""
    return ErrorWords(
        translate("words", "Something went wrong in the program"),
        translate("words", "Your records are safe; nothing was changed."),
        translate("words", "Try again. If it happens again, close the program and open it anew."),
    )


def classes_to_cover() -> frozenset[type[Exception]]:
    """Every error class of the three rooms that can reach a screen."""
    return frozenset(
        kind for room in (vault_errors, sync_errors, app_errors) for kind in _classes(room)
    )


def _classes(room: ModuleType) -> Iterator[type[Exception]]:
    for found in vars(room).values():
        own = isinstance(found, type) and found.__module__ == room.__name__
        if own and issubclass(found, Exception):
            yield found
