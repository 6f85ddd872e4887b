"""The vault's state in words: what it is, what was found, what to do.

Refuses: calling a copy a forgery, and a forgery a copy.
"""

from PySide6.QtCore import QCoreApplication

from vault.environment import VaultNotice
from vault.vault_state import NO_ANCHOR, VaultState

translate = QCoreApplication.translate


def state_words(state: VaultState) -> tuple[str, str]:
    """A title and a sentence for a state."""
    if state is VaultState.CHANGED:
        return (
            translate("words", "Something was changed from outside, or is missing"),
            translate(
                "words",
                "You can read and export everything. Nothing new is saved here. If you have a "
                "newer copy, open that one; if somebody else may have been at this computer, "
                "ask for help before you go on.",
            ),
        )
    if state is VaultState.RESTORED_COPY:
        return (
            translate("words", "This is a copy of your vault, or a restored one"),
            translate(
                "words",
                "This computer has not seen it before. You can read everything. Before "
                "something new is saved, say that you want to go on with this copy.",
            ),
        )
    if state is VaultState.VOUCHED:
        return (
            translate("words", "Complete and unchanged"),
            translate("words", "Others vouch for it as well."),
        )
    return (
        translate("words", "Complete and unchanged, as far as this computer can tell"),
        translate("words", "Nobody outside has vouched for it yet."),
    )


def problem_words(where: str, what: str) -> str:
    """One problem: its place and what was found there."""
    place = translate("words", "In {place}").format(place=where)
    kind, _, numbers = what.partition(" ")
    if kind == "rolled-back":
        remembered, _, found = numbers.partition(" ")
        said = translate("words", "{remembered} entries are remembered, only {found} are here.")
        return f"{place}: {said.format(remembered=remembered, found=found)}"
    if what == NO_ANCHOR:
        said = translate("words", "this computer has not seen it before.")
        return f"{place}: {said}"
    said = translate("words", "something is not as it was written ({what}).")
    return f"{place}: {said.format(what=what)}"


def notice_words(notice: VaultNotice) -> str:
    """What happened at unlock and is no failure."""
    known = {
        VaultNotice.HEADER_MENDED: translate("words", "Its first page was mended from its copy."),
        VaultNotice.HEADER_COPY_MENDED: translate(
            "words", "The copy of its first page was mended."
        ),
        VaultNotice.HEADER_NOT_MENDED: translate(
            "words", "One copy of its first page is damaged and the folder cannot be written to."
        ),
        VaultNotice.WORK_FINISHED: translate("words", "Work that was cut off was finished."),
        VaultNotice.WORK_UNDONE: translate("words", "Work that was cut off was taken back."),
    }
    return known[notice]
