"""The language in force: Qt translators and locale, switched live; source language is English.

Refuses: sentences; they stand beside their facts in the other modules of this room.
"""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

FOLDER = Path(__file__).resolve().parents[1] / "assets" / "translations"


class Language(StrEnum):
    """The two languages, by their own names in `OWN_NAMES`."""

    INDONESIAN = "id"
    ENGLISH = "en"


OWN_NAMES = {Language.INDONESIAN: "Bahasa Indonesia", Language.ENGLISH: "English"}

_LOCALES = {Language.INDONESIAN: "id_ID", Language.ENGLISH: "en_GB"}
_FILES = {Language.INDONESIAN: "id_ID.qm", Language.ENGLISH: "en.qm"}
_TRANSLATOR = "words-translator"
_SPOKEN = "words-language"


class TranslationMissing(Exception):
    """A built translation is not there; the build step makes it."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def system_language() -> Language:
    """Indonesian if the system speaks it or Malay, else English."""
    speaks = QLocale.system().name().split("_")[0]
    return Language.INDONESIAN if speaks in {"id", "in", "ms", "jv", "su"} else Language.ENGLISH


def set_language(language: Language) -> None:
    """Speak this language from now on; every widget gets a LanguageChange event.

    Raises TranslationMissing if the translations were not built.
    """
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError(language)
    path = FOLDER / _FILES[language]
    fresh = QTranslator()
    if not fresh.load(str(path)):
        raise TranslationMissing(path)
    for old in application.findChildren(QTranslator, _TRANSLATOR):
        application.removeTranslator(old)
        old.setParent(None)
        old.deleteLater()
    QLocale.setDefault(QLocale(_LOCALES[language]))
    fresh.setObjectName(_TRANSLATOR)
    fresh.setParent(application)
    application.setProperty(_SPOKEN, language.value)
    application.installTranslator(fresh)


def language() -> Language:
    """The language in force; English until one was set."""
    application = QCoreApplication.instance()
    spoken = application.property(_SPOKEN) if application is not None else None
    return Language(spoken) if spoken else Language.ENGLISH


def locale() -> QLocale:
    """How numbers and dates are written in the language in force."""
    return QLocale(_LOCALES[language()])
