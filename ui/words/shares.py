"""Shares in words: why, what stays behind, how they stand, and what happened to them.

Refuses: the names of withheld records and the reasons of a refusal as codes.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication

from sync.purposes import Purpose
from ui.words.dates import date_words, left_words
from ui.words.numbers import records_words
from ui.words.plurals import PLURALS
from ui.words.records import kinds_word, label_word
from vault.records import Kind, Label
from vault.share_values import Event, Receipt, Refused, Share, ShareState

translate = QCoreApplication.translate

MINUTES = (15, 60, 24 * 60, 7 * 24 * 60)
"""How long a share may stay open, as offered; the shortest first."""

NAMES_SHOWN = 3


def purpose_words(purpose: str) -> str:
    """Why something is shared; a code that is not offered stays as it is."""
    words: dict[str, str] = {
        Purpose.TREAT: translate("words", "For treatment"),
        Purpose.ETREAT: translate("words", "For an emergency"),
        Purpose.PATRQT: translate("words", "Because I want to"),
        Purpose.FAMRQT: translate("words", "For my family"),
        Purpose.HPAYMT: translate("words", "For insurance or payment"),
    }
    return words.get(purpose, purpose)


def purpose_effect(purpose: str) -> str:
    """What a purpose takes when nothing else is chosen."""
    recent = translate(
        "words", "Present problems, medicines, allergies, vaccines and the last 12 months."
    )
    words: dict[str, str] = {
        Purpose.ETREAT: translate("words", "Problems, medicines, allergies and blood group only."),
        Purpose.HPAYMT: translate("words", "The last visit with everything that belongs to it."),
    }
    return words.get(purpose, recent)


def label_explained(label: Label) -> str:
    """What a sensitive shelf holds, in plain words."""
    return {
        Label.HIV: translate("words", "Tests, medicines and visits about HIV."),
        Label.STI: translate("words", "Such as syphilis, gonorrhoea or herpes."),
        Label.MH: translate("words", "Such as depression, anxiety, and their medicines."),
        Label.SUD: translate("words", "Dependence on alcohol or drugs, and its treatment."),
        Label.REPRO: translate("words", "Pregnancy, birth control, miscarriage."),
        Label.SDV: translate("words", "Injuries and counselling after violence."),
        Label.GENETIC: translate("words", "Results about genes and hereditary diseases."),
    }[label]


def minutes_words(minutes: float) -> str:
    """A length of time as people say it: `15 minutes`, `1 hour`, `7 days`."""
    seconds = round(minutes * 60)
    if seconds % 86_400 == 0:
        return PLURALS.days(seconds // 86_400)
    if seconds % 3600 == 0:
        return PLURALS.hours(seconds // 3600)
    return left_words(seconds)


def withheld_words(count: int, labels: Sequence[Label]) -> str:
    """How many records stay behind because they are sensitive; empty if none do."""
    if not count:
        return ""
    names = ", ".join(label_word(label) for label in labels)
    return translate(
        "words", "{records} stay with you because they are sensitive: {names}."
    ).format(records=records_words(count), names=names)


def left_out_words(left_out: str) -> tuple[str, ...]:
    """What else stays behind by this choice, as sentences."""
    facts = _facts(left_out)
    said = []
    records, since = facts.get("records"), facts.get("since")
    if isinstance(records, int) and records:
        said.append(
            translate("words", "{records} are not part of this choice.").format(
                records=records_words(records)
            )
        )
    kinds = [kinds_word(Kind(one)) for one in facts.get("kinds", []) if one in set(Kind)]
    if kinds:
        said.append(
            translate("words", "Nothing is shown of: {kinds}.").format(kinds=", ".join(kinds))
        )
    if isinstance(since, str) and since:
        said.append(
            translate("words", "Nothing from before {date}.").format(date=date_words(since))
        )
    until = facts.get("until")
    if isinstance(until, str) and until:
        said.append(translate("words", "Nothing from after {date}.").format(date=date_words(until)))
    return tuple(said)


def _facts(left_out: str) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(left_out or "{}", type=dict[str, Any])
    except msgspec.DecodeError:
        return {}
    return found


def names_words(titles: Sequence[str], total: int) -> str:
    """The first few titles and how many more there are."""
    shown = ", ".join(titles[:NAMES_SHOWN])
    more = total - min(len(titles), NAMES_SHOWN)
    if more <= 0:
        return shown
    return translate("words", "{names} and {number} more").format(names=shown, number=more)


def share_title(share: Share) -> str:
    """For whom and how much."""
    return translate("words", "{recipient} · {records}").format(
        recipient=share.recipient, records=records_words(len(share.records))
    )


def share_state(share: Share) -> str:
    """How a share stands, as a sentence."""
    if share.state is ShareState.OPEN:
        return opened_words(share.opened)
    return {
        ShareState.PAUSED: translate("words", "Paused. Nobody can open it now."),
        ShareState.STOPPED: translate("words", "You stopped it."),
        ShareState.EXPIRED: translate("words", "Closed because its time was over."),
        ShareState.USED_UP: translate("words", "Closed because it was opened as often as allowed."),
        ShareState.LOCKED: translate("words", "Closed because the code was wrong too often."),
    }[share.state]


def earlier_words(share: Share) -> str:
    """How a share ended and whether it was ever opened."""
    return f"{opened_words(share.opened)} {share_state(share)}"


def opened_words(times: int) -> str:
    """Whether and how often it was opened."""
    if not times:
        return translate("words", "Not opened yet.")
    return PLURALS.opened(times)


def uses_words(uses_left: int | None) -> str:
    """How often it still opens; empty without a limit."""
    return "" if uses_left is None else PLURALS.uses_left(uses_left)


def via_words(via: str) -> str:
    """Over which way it can be opened."""
    if via == "here":
        return translate("words", "On this computer only")
    if via == "lan":
        return translate("words", "On the same Wi-Fi or local network")
    return translate("words", "Over the internet")


def refused_words(reason: str) -> str:
    """Why a request got nothing."""
    words: dict[str, str] = {
        Refused.WRONG_PASSCODE: translate("words", "the code was wrong"),
        Refused.PASSCODE_MISSING: translate("words", "the code was missing"),
        Refused.LOCKED: translate("words", "the code had been wrong too often"),
        Refused.EXPIRED: translate("words", "the time was over"),
        Refused.USED_UP: translate("words", "it had been opened as often as allowed"),
        Refused.STOPPED: translate("words", "you had stopped it"),
        Refused.PAUSED: translate("words", "it was paused"),
        Refused.MODE: translate("words", "the program that asked did not fit"),
        Refused.UNKNOWN: translate("words", "there is no such share"),
    }
    return words.get(reason, translate("words", "no reason is known"))


def happened_words(receipt: Receipt) -> str:
    """What happened, without the time."""
    who = receipt.recipient or translate("words", "somebody with the link")
    records = records_words(receipt.records)
    return {
        Event.GRANTED: translate("words", "You began to share."),
        Event.OPENED: translate("words", "Opened by {who}; {records} were handed over."),
        Event.PRINTED: translate("words", "Printed by {who}."),
        Event.REFUSED: translate("words", "Refused to {who}, because {why}."),
        Event.STOPPED: translate("words", "You stopped it."),
        Event.PAUSED: translate("words", "You paused it."),
        Event.RESUMED: translate("words", "You opened it again."),
        Event.EXTENDED: translate("words", "You gave it more time."),
        Event.EXPIRED: translate("words", "Its time was over."),
        Event.RETURNED: translate("words", "Something came back from {who}."),
    }[receipt.event].format(who=who, records=records, why=refused_words(receipt.result))
