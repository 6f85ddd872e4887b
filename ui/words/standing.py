"""The vault's state in words: what it is, what was found, what to do.

Refuses: calling a copy a forgery, and codes or hashes where a person reads.
"""

from PySide6.QtCore import QCoreApplication

from ui.words.activity import day_of
from ui.words.dates import long_date_words
from ui.words.reasons import place_words
from vault.environment import VaultNotice
from vault.ids import PersonId
from vault.log_read import Problem
from vault.vault_state import VaultState

translate = QCoreApplication.translate

WITNESS = "witness "
"""How the places of witnesses begin in reports."""


def state_title(state: VaultState, since_ms: int) -> str:
    """The vault's state as a headline, with since when."""
    return {
        VaultState.VOUCHED: translate("words", "Complete and unchanged since {date}"),
        VaultState.NOT_VOUCHED: translate("words", "Complete and unchanged since {date}"),
        VaultState.RESTORED_COPY: translate("words", "This is a restored copy"),
        VaultState.CHANGED: translate("words", "Something is missing or was changed"),
    }[state].format(date=long_date_words(day_of(since_ms)))


def state_sentence(state: VaultState) -> str:
    """What the state means and what to do."""
    return {
        VaultState.VOUCHED: translate("words", "Others outside this computer confirm it."),
        VaultState.NOT_VOUCHED: translate(
            "words",
            "This computer remembers every step. Nobody outside has confirmed it yet; that is"
            " not needed for daily use.",
        ),
        VaultState.RESTORED_COPY: translate(
            "words",
            "This computer has not seen this vault before: it was restored from a backup or"
            " copied here. You can read everything. Before you add or share, decide whether to"
            " go on with this copy.",
        ),
        VaultState.CHANGED: translate(
            "words",
            "You can read and export everything. Nothing new is saved here. If you have a "
            "newer copy, open that one; if somebody else may have been at this computer, "
            "ask for help before you go on.",
        ),
    }[state]


def notice_words(notice: VaultNotice) -> str:
    """Something that happened at unlock and was settled."""
    return {
        VaultNotice.HEADER_MENDED: translate(
            "words", "The first page of the vault was damaged and was mended from its copy."
        ),
        VaultNotice.HEADER_COPY_MENDED: translate(
            "words", "The copy of the vault's first page was damaged and was written anew."
        ),
        VaultNotice.HEADER_NOT_MENDED: translate(
            "words", "One of the two first pages is damaged and could not be mended here."
        ),
        VaultNotice.WORK_FINISHED: translate(
            "words", "Work that was interrupted last time was brought to its end."
        ),
        VaultNotice.WORK_UNDONE: translate(
            "words", "Work that was interrupted last time was taken back."
        ),
    }[notice]


def problem_words(problem: Problem, names: dict[PersonId, str]) -> str:
    """One thing a check found: where, in whose record, and what it means."""
    what = _seen_outside(problem.what) if of_witness(problem) else _what(problem.what)
    where = _witness(problem.where) if of_witness(problem) else _where(problem.where, names)
    return f"{where}: {what}"


def of_witness(problem: Problem) -> bool:
    """Whether it is a witness that knows otherwise."""
    return problem.where.startswith(WITNESS)


def _witness(where: str) -> str:
    return translate("words", "The witness {name}").format(name=where.removeprefix(WITNESS))


def _seen_outside(what: str) -> str:
    if what.startswith("rolled-back"):
        return translate(
            "words",
            "it has seen a newer state of this vault; an older one was put back here",
        )
    return translate("words", "it has seen another state of this vault than this one")


def _where(where: str, names: dict[PersonId, str]) -> str:
    for person, name in names.items():
        if person in where:
            if "share.db" in where:
                return translate("words", "Shares of {name}").format(name=name)
            if "files" in where:
                return translate("words", "Original files of {name}").format(name=name)
            return translate("words", "Records of {name}").format(name=name)
    if where.startswith("vault.json"):
        return translate("words", "The first page of the vault")
    if where.startswith("household.db"):
        return translate("words", "The list of people and keys")
    return place_words(where)


def _what(what: str) -> str:
    kind, _, rest = what.partition(" ")
    if kind == "rolled-back":
        remembered, _, found = rest.partition(" ")
        return translate(
            "words",
            "an older state was put back: {remembered} entries were known, {found} are there",
        ).format(remembered=remembered, found=found)
    for words, codes in _groups():
        if kind in codes or what in codes:
            return words
    return translate("words", "something does not fit what was written")


def _groups() -> tuple[tuple[str, frozenset[str]], ...]:
    return (
        (
            translate("words", "this computer does not know this copy"),
            frozenset({"no-anchor"}),
        ),
        (
            translate("words", "an entry is missing"),
            frozenset({"gap", "cited", "missing", "no-checkpoint", "own-log", "older"}),
        ),
        (
            translate("words", "a place cannot be read any more"),
            frozenset({"unreadable", "pages", "person"}),
        ),
        (
            translate("words", "it was written by a newer version of the program"),
            frozenset({"newer"}),
        ),
    )
