"""The ways into the vault in words: what they are, since when, when last tried.

Refuses: the keys themselves.
"""

from PySide6.QtCore import QCoreApplication

from ui.words.dates import day_words
from vault.header import SlotKind
from vault.ways import Way

translate = QCoreApplication.translate


def ways_title() -> str:
    """The screen about all of them."""
    return translate("words", "Ways into your vault")


def way_words(kind: SlotKind) -> str:
    """A way's name."""
    return {
        SlotKind.PASSPHRASE: translate("words", "Passphrase"),
        SlotKind.KIT: translate("words", "Recovery sheet"),
        SlotKind.SHARES: translate("words", "Recovery cards"),
        SlotKind.KEYRING: translate("words", "Open without passphrase"),
        SlotKind.HARDWARE: translate("words", "Security key"),
    }[kind]


def about_words(kind: SlotKind) -> str:
    """What a way is, for somebody who does not have it yet."""
    return {
        SlotKind.PASSPHRASE: translate("words", "What you type whenever you open the vault."),
        SlotKind.KIT: translate(
            "words", "A printed sheet that opens the vault if you forget the passphrase."
        ),
        SlotKind.SHARES: translate(
            "words",
            "Cards for people you trust. One card alone opens nothing; two or three together do.",
        ),
        SlotKind.KEYRING: translate(
            "words", "Whoever is logged in on this computer can open the vault."
        ),
        SlotKind.HARDWARE: translate(
            "words", "A small key for the USB socket: plug it in, touch it, the vault opens."
        ),
    }[kind]


def way_facts(way: Way, proven_ms: int, now_ms: int) -> str:
    """Since when there is this way, when it was last used or tried; unknown times are left out."""
    parts = []
    if way.kind is SlotKind.SHARES and way.cards:
        parts.append(plan_words(way.needed, way.cards))
    if way.made_ms:
        made = translate("words", "made {day}")
        parts.append(made.format(day=day_words(way.made_ms, now_ms)))
    if way.used_ms:
        used = translate("words", "last used {day}")
        parts.append(used.format(day=day_words(way.used_ms, now_ms)))
    if proven_ms:
        tried = translate("words", "last tried {day}")
        parts.append(tried.format(day=day_words(proven_ms, now_ms)))
    return " \N{MIDDLE DOT} ".join(parts)


def plan_words(needed: int, cards: int) -> str:
    """How many of how many cards open."""
    words = translate("words", "any {needed} of {cards} cards open")
    return words.format(needed=needed, cards=cards)


def remind_words(kind: SlotKind) -> str:
    """The quiet line for a way that nobody tried for a year."""
    if kind is SlotKind.SHARES:
        return translate(
            "words", "Nobody has tried the cards for a year. Do their holders still have them?"
        )
    return translate(
        "words", "Nobody has tried the sheet for a year. Do you still know where it lies?"
    )


def card_words(place: int, cards: int) -> str:
    """A card that was laid down; how many there are is on its text, not in its words."""
    if cards:
        words = translate("words", "Card {place} of {cards}")
        return words.format(place=place, cards=cards)
    return translate("words", "Card {place}").format(place=place)


def security_key_wait() -> str:
    """While a key waits to be touched."""
    return translate("words", "Touch the key when it blinks.")
