"""The codes in a text: health cards in letters or digits, certificates, links, sealed files.

Refuses: parts of a card whose other parts are not there.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from sync.readers.card_values import CardPart

_CODE: Final = re.compile(
    r"(?P<digits>shc:/(?:(?P<part>\d{1,3})/(?P<of>\d{1,3})/)?(?P<body>\d++))"
    r"|(?P<certificate>(?-i:HC1:[0-9A-Z $%*+\-./:]++))"
    r"|(?P<link>(?:shlink|vhlink):/+[\w\-]++={0,2})"
    r"|(?<![\w.\-])(?P<token>eyJ[\w\-]++(?:\.[\w\-]*+){2,4})",
    re.IGNORECASE,
)
_DOTS_OF_CARD: Final = 2


class What(StrEnum):
    """What a code in a text is."""

    CARD = "card"
    PARTIAL = "partial"
    CERTIFICATE = "certificate"
    LINK = "link"
    SEALED = "sealed"


class Code(NamedTuple):
    """A code found: what it is, its text, the line it begins on; of a part also which."""

    what: What
    text: str
    line: int
    parts: tuple[CardPart, ...] = ()


def codes_in(text: str) -> Iterator[Code]:
    """Every code of a text in its order; a card in parts stands where its last part did."""
    parts: dict[int, dict[int, str]] = {}
    begun: dict[int, int] = {}
    line, counted = 1, 0
    for found in _CODE.finditer(text):
        line += text.count("\n", counted, found.start())
        counted = found.start()
        if found["part"]:
            of, number = int(found["of"]), int(found["part"])
            parts.setdefault(of, {}).setdefault(number, found["body"])
            begun.setdefault(of, line)
            if len(parts[of]) == of and set(parts[of]) == set(range(1, of + 1)):
                whole = "".join(parts[of][one] for one in range(1, of + 1))
                yield Code(What.CARD, letters(whole), begun.pop(of))
                del parts[of]
        else:
            yield _single(found, line)
    for of, found_of in parts.items():
        lone = tuple(CardPart(of, number, body) for number, body in found_of.items())
        yield Code(What.PARTIAL, "", begun[of], lone)


def _single(found: re.Match[str], line: int) -> Code:
    if found["body"]:
        return Code(What.CARD, letters(found["body"]), line)
    if found["certificate"]:
        return Code(What.CERTIFICATE, found["certificate"], line)
    if found["link"]:
        return Code(What.LINK, found["link"], line)
    token = found["token"]
    sealed = token.count(".") > _DOTS_OF_CARD
    return Code(What.SEALED if sealed else What.CARD, token, line)


def letters(digits: str) -> str:
    """The letters of a card written in digits: pairs, counted from 45 (the hyphen)."""
    pairs = zip(digits[::2], digits[1::2], strict=False)
    return "".join(chr(int(tens + ones) + 45) for tens, ones in pairs)
