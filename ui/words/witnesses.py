"""Witnesses in words: who vouches, since when, what came of asking, what to decide.

Refuses: keys and hashes where a person reads, and calling a silent witness a bad one.
"""

from PySide6.QtCore import QCoreApplication

from app.proving import Standing
from app.witnessing import Came
from ui.words.activity import day_of
from ui.words.dates import long_date_words, when_words
from ui.words.numbers import count_words
from ui.words.standing import state_sentence
from vault.vault_state import VaultState
from vault.vouching import WitnessStanding

translate = QCoreApplication.translate


def vouched_words(standing: Standing) -> str:
    """How many witnesses vouch, since when; empty where none was chosen."""
    if not standing.chosen:
        return ""
    numbers = {
        "count": count_words(standing.confirming),
        "all": count_words(standing.chosen),
        "date": long_date_words(day_of(standing.since_ms)),
        "last": long_date_words(day_of(standing.last_ms)),
    }
    if standing.since_ms:
        said = translate(
            "words",
            "{count} of {all} witnesses vouch for it since {date}, the last time on {last}.",
        )
    else:
        said = translate(
            "words", "{count} of {all} witnesses vouch for it so far; that is not enough yet."
        )
    return said.format(**numbers)


def standing_sentence(state: VaultState, standing: Standing) -> str:
    """What the state means, with what the witnesses say where any was chosen."""
    said = state_sentence(state)
    if state is VaultState.NOT_VOUCHED and standing.chosen:
        said = translate("words", "This computer remembers every step.")
    return " ".join(one for one in (said, vouched_words(standing)) if one)


def need_words(need: int, chosen: int) -> str:
    """A choice of how many must agree: one, two of three, all."""
    if need == chosen:
        return translate("words", "All of them") if chosen > 1 else translate("words", "This one")
    if need == 1:
        return translate("words", "Any one of them")
    return translate("words", "Any {count} of them").format(count=count_words(need))


def witness_line(one: WitnessStanding) -> str:
    """How one witness stands."""
    if one.conflict is not None:
        return translate(
            "words",
            "Knows a newer or another state than the one on this computer. Please decide.",
        )
    if one.holds:
        said = translate("words", "Vouches since {date}, the last time {when}.").format(
            date=long_date_words(day_of(one.first_ms)), when=when_words(one.last_ms)
        )
    else:
        said = translate("words", "Has not confirmed anything yet.")
    if not one.refused:
        return said
    return f"{said} {came_words(Came(one.refused), one.asked_ms)}"


def came_words(came: Came, when_ms: int) -> str:
    """What came of the last question."""
    return {
        Came.VOUCHED: translate("words", "It vouched {when}."),
        Came.NOTHING_NEWER: translate("words", "It knows nothing newer than this copy."),
        Came.CONFLICT: translate("words", "It knows another state of this vault."),
        Came.UNKNOWN: translate(
            "words", "Asked {when}: it does not vouch for vaults of families. Ask its operator."
        ),
        Came.REFUSED: translate("words", "Asked {when}: it did not accept the question."),
        Came.BUSY: translate("words", "Asked {when}: it was busy. It is asked again in an hour."),
        Came.SILENT: translate("words", "Asked {when}: no answer. It is asked again in an hour."),
        Came.ODD: translate(
            "words", "Asked {when}: the answer was not its own. It was not believed."
        ),
    }[came].format(when=when_words(when_ms))


def proof_vouched_words(confirming: int) -> str:
    """What witnesses add to the proof of a record."""
    if not confirming:
        return translate(
            "words",
            "Nobody outside has confirmed the time yet. For others this proof counts more with"
            " witnesses; you choose them in Settings.",
        )
    return translate(
        "words", "Witnesses outside have confirmed it: {count} of those you chose."
    ).format(count=count_words(confirming))
