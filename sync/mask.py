"""Population numbers in texts that leave: shown as `3171••••••••0001` (indonesia.md 3.3).

Refuses: touching codes, addresses of code systems and other numbers of 16 digits that are none.
"""

import re

_RUN = re.compile(r"(?<![0-9])(?<![0-9][.,])([0-9]{4})[0-9]{8}([0-9]{4})(?![0-9])")
"""Sixteen digits in a row that are not the decimals of a number."""

_GROUPED = re.compile(
    r"(?<![0-9])(?:([0-9]{4})([ .-])[0-9]{4}\2[0-9]{4}\2|([0-9]{4})[0-9]{2}([ .-])[0-9]{6}\4)"
    r"([0-9]{4})(?![0-9])"
)
_PLAUSIBLE = re.compile(
    r"[1-9][0-9][0-9]{4}(?:0[1-9]|[12][0-9]|3[01]|4[1-9]|[56][0-9]|7[01])(?:0[1-9]|1[0-2])[0-9]{6}"
)
_SHOWN = "••••••••"
_ZEROS = bytes.maketrans(b"0123456789", b"0" * 10)
_SIXTEEN = b"0" * 16


def may_hold_number(content: bytes) -> bool:
    """Whether 16 digits stand in a row anywhere, grouped or not: a quick look before parsing."""
    flat = content.translate(_ZEROS)
    return _SIXTEEN in flat or any(map(flat.__contains__, _GROUPS))


_GROUPS = tuple(
    separator.join(parts)
    for separator in (b" ", b".", b"-")
    for parts in ((b"0000",) * 4, (b"000000", b"000000", b"0000"))
)


def masked(text: str) -> str:
    """`text` with the middle of every 16-digit number hidden."""
    return _GROUPED.sub(_grouped, _RUN.sub(rf"\1{_SHOWN}\2", text))


def _grouped(found: re.Match[str]) -> str:
    return f"{found[1] or found[3]}{_SHOWN}{found[5]}"


def masked_code(text: str) -> str:
    """A code or address, hidden only where its 16 digits are built like a population number."""
    return _RUN.sub(lambda found: _mask_plausible(found[0]), text)


def _mask_plausible(run: str) -> str:
    return f"{run[:4]}{_SHOWN}{run[12:]}" if _PLAUSIBLE.fullmatch(run) else run
