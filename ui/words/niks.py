"""Doubts about a typed NIK in gentle words.

Refuses: blame; the number may be right all the same.
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def doubt_words(doubts: Sequence[str]) -> list[str]:
    """One sentence for each doubt; you can always go on."""
    known = {
        "length": translate("words", "A NIK has 16 digits; otherwise it is not kept."),
        "region": translate("words", "Its first four digits name no regency we know."),
        "date": translate("words", "Digits 7 to 12 are no birth date."),
        "serial": translate("words", "It ends in 0000, which is unusual."),
        "sex": translate("words", "It fits another sex than the one chosen."),
        "birth-date": translate("words", "It fits another birth date."),
    }
    found = [known[doubt] for doubt in doubts if doubt in known]
    return [*found, translate("words", "You can go on all the same.")] if found else []
