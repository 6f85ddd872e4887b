"""What readers of health cards are told and tell: issuers a person trusts, parts of a card.

Refuses: to judge either; the cards' reader checks signatures, `app` puts parts together.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TrustedIssuer:
    """Somebody a person trusts to sign health cards.

    `address` is what cards name in `iss`, `key` the RFC 7638 thumbprint of the signing key
    (SMART Health Cards 1.4, `kid`).
    """

    address: str
    key: str


@dataclass(frozen=True, slots=True)
class CardPart:
    """One code of an old card in several: the `number`th (from 1) of so many, its digits.

    A reader tells of it where the others are not in the same file or member.
    """

    of: int
    number: int
    digits: str
