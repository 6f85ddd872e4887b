"""QR and bar codes on pages: what they say, and who else can read them.

Refuses: to call a plain text code a signature; that somebody signed is only written there.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

_PART: Final = re.compile(r"shc:/\d{1,3}/\d{1,3}/\d", re.IGNORECASE)
_HEALTH: Final = re.compile(r"^(?:shc:/|HC1:|NCF:|shlink:/|https?://\S+#shlink:/)", re.IGNORECASE)
_SIGNED: Final = re.compile(
    r"ditandatangani\s+(?:secara\s+)?(?:elektronik|digital)\w*\s+oleh\s*:?\s*(?P<who>[^\n\r]{2,80}?)"
    r"\s*(?=$|[\n\r]|\bID\b|\bpada\b|\btanggal\b)",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"dikeluarkan\s+(?:di|oleh)\s+(?P<where>[^\n\r]{2,120}?)\s*(?=$|[\n\r]|ditanda)", re.IGNORECASE
)
_LONGEST: Final = 400
_MOST: Final = 12


class Code(NamedTuple):
    """A code on a page: its text and its corners in dots of the picture it was found in."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def codes_on(grey: Any) -> list[Code]:
    """The codes on a grey picture of a page."""
    import zxingcpp

    try:
        found = zxingcpp.read_barcodes(grey, try_invert=False)
    except (RuntimeError, ValueError, TypeError, MemoryError):
        return []
    return [_code(one) for one in found[:_MOST] if one.text]


def _code(one: Any) -> Code:
    corners = (
        one.position.top_left,
        one.position.top_right,
        one.position.bottom_left,
        one.position.bottom_right,
    )
    across, down = [corner.x for corner in corners], [corner.y for corner in corners]
    return Code(one.text, min(across), min(down), max(across), max(down))


def is_health_code(text: str) -> bool:
    """Whether another reader takes the text: a health card, a certificate or a link."""
    return bool(_HEALTH.match(text))


def is_part(text: str) -> bool:
    """Whether a code is one of several that together are a health card."""
    return bool(_PART.match(text))


def claim_in(text: str) -> str:
    """What a text code claims about a signature, in one line; empty if it claims none."""
    signed = _SIGNED.search(text)
    if signed is None:
        return ""
    where = _PLACE.search(text)
    said = f"Tertulis ditandatangani oleh {signed['who'].strip()}"
    if where:
        said += f" ({where['where'].strip()})"
    return f"{said}; tidak dapat diperiksa secara kriptografis"


def lines_of(codes: list[Code]) -> Iterator[str]:
    """What the description of a document says of its codes."""
    for code in codes:
        if is_health_code(code.text) or not is_text(code.text):
            continue
        claim = claim_in(code.text)
        plain = " · ".join(code.text.split("\n"))[:_LONGEST]
        yield f"{claim}. QR: {plain}" if claim else f"QR: {plain}"


def is_text(text: str) -> bool:
    """Whether a code says more than a number."""
    return any(letter.isalpha() for letter in text) and len(text) > 12  # noqa: PLR2004 - shorter ones are numbers
