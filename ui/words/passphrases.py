"""Passphrases in words: the field's own words, the steps of its strength.

Refuses: percentages and promises of years.
"""

from PySide6.QtCore import QCoreApplication

from ui.parts.passphrase_field import PassphraseWords
from vault.keys import LEAST_CHARACTERS
from vault.strength import Step

translate = QCoreApplication.translate

LEAST = LEAST_CHARACTERS


def field_words(label: str, hint: str) -> PassphraseWords:
    """A passphrase field's words around its label."""
    return PassphraseWords(
        label,
        show=translate("words", "Show"),
        hide=translate("words", "Hide"),
        caps=translate("words", "Caps Lock is on"),
        hint=hint,
    )


def strength_words(step: Step) -> str:
    """How hard it is to guess, in a sentence."""
    known = {
        Step.VERY_WEAK: translate("words", "Very easy to guess. Take several words."),
        Step.WEAK: translate("words", "Easy to guess. Add a word or two."),
        Step.FAIR: translate("words", "Fair. One more word makes it good."),
        Step.GOOD: translate("words", "Good: hard to guess."),
        Step.STRONG: translate("words", "Strong: very hard to guess."),
    }
    return known[step]
