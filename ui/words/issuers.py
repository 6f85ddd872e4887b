"""The question whether to trust a signer of health cards, in words.

Refuses: to call a signer known; the address is repeated as the card names it.
"""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def trust_title(name: str) -> str:
    """The question in one line; `name` is the computer in the signer's address."""
    return translate("words", "Trust cards signed by {name}?").format(name=name)


def trust_words(address: str) -> str:
    """Everything that can be said of a signer whom nobody vouches for."""
    return translate(
        "words",
        "The card names {address} as its signer. Its signature fits its key, but nobody tells"
        " us whose key that is: anybody can write any name into a card. Trust it only if the"
        " hospital or office itself gave you this card, or confirmed this address to you.",
    ).format(address=address)


def trust_verb() -> str:
    """The way to say yes."""
    return translate("words", "Trust this signer")


def trust_later() -> str:
    """The way to leave it open."""
    return translate("words", "Not now")
