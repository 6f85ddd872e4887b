"""What is said when opening takes longer than usual, and how far views made anew have come.

Refuses: knowing that the keyring is the reason; the system does not tell.
"""

from PySide6.QtCore import QCoreApplication

from ui.words.numbers import count_words

translate = QCoreApplication.translate


def keyring_words() -> tuple[str, str]:
    """Title and sentence while the system's keyring may be waiting for its own password."""
    return (
        translate("words", "This takes longer than usual"),
        translate(
            "words",
            "Your system may be asking for the password of its keyring, where this computer keeps"
            " the vault's secret. Look for that window; it may lie behind this one. If you close"
            " it, you can still open the vault with the secret on your recovery sheet.",
        ),
    )


def renewal_title() -> str:
    """The records' views are made anew by a newer program."""
    return translate("words", "Reading your records anew, once after an update")


def renewal_words(done: int, total: int, name: str) -> str:
    """How far it is for one person."""
    words = translate("words", "{name}: {done} of {total} entries")
    return words.format(name=name, done=count_words(done), total=count_words(total))
