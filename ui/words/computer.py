"""How well this computer keeps secrets, in words: what was found, what to do.

Refuses: commands; whoever knows them asks the command line.
"""

from PySide6.QtCore import QCoreApplication

from app.doctor import Check, Finding, Health

translate = QCoreApplication.translate


def check_words(check: Check) -> str:
    """What was looked at."""
    return {
        Check.KEYRING: translate("words", "A safe place for keys"),
        Check.DISK: translate("words", "Encryption of the disk"),
        Check.SWAP: translate("words", "Memory put aside on the disk"),
        Check.CORE_DUMPS: translate("words", "Memory kept after a crash"),
        Check.RIGHTS: translate("words", "Other users of this computer"),
        Check.ROOM: translate("words", "Room on the disk"),
    }[check]


def finding_words(found: Finding) -> str:
    """What was found about it."""
    if found.health is Health.UNKNOWN:
        return translate("words", "This cannot be found out on this computer.")
    table = _good if found.health is Health.GOOD else _advice
    return table()[found.check]


def _good() -> dict[Check, str]:
    return {
        Check.KEYRING: translate("words", "The system keeps the vault's secret safely."),
        Check.DISK: translate("words", "Whoever takes the disk cannot read it."),
        Check.SWAP: translate("words", "Nothing readable is put aside."),
        Check.CORE_DUMPS: translate("words", "Nothing is kept."),
        Check.RIGHTS: translate("words", "They cannot look into the vault's folder."),
        Check.ROOM: translate("words", "There is enough."),
    }


def _advice() -> dict[Check, str]:
    return {
        Check.KEYRING: translate(
            "words", "There is none, so the secret is asked for each time. Keep your sheet at hand."
        ),
        Check.DISK: translate(
            "words",
            "The disk is not encrypted. Your records are, but switching on the system's own disk "
            "encryption protects everything else too.",
        ),
        Check.SWAP: translate(
            "words",
            "The system may put parts of its memory on the disk in the clear. Encrypted disks "
            "do not have this weakness.",
        ),
        Check.CORE_DUMPS: translate(
            "words",
            "Other programs may leave their memory on the disk when they crash. This program "
            "does not.",
        ),
        Check.RIGHTS: translate(
            "words", "They can see the vault's folder, though not read it. Make the folder private."
        ),
        Check.ROOM: translate("words", "There is little left. Make room before you add more."),
    }
