"""Text of DICOM in the character sets it names, the switching ones too (PS3.3 C.12.1.1.2).

Refuses: to lose a text; letters that no set explains become the sign for unknown ones.
"""

import re
from collections.abc import Sequence
from typing import Final

_SETS: Final = {
    "": "ascii",
    "ISO_IR 6": "ascii",
    "ISO 2022 IR 6": "ascii",
    "ISO_IR 192": "utf-8",
    "GB18030": "gb18030",
    "GBK": "gbk",
}
_NUMBERS: Final = {
    "100": "iso8859-1",
    "101": "iso8859-2",
    "109": "iso8859-3",
    "110": "iso8859-4",
    "144": "iso8859-5",
    "127": "iso8859-6",
    "126": "iso8859-7",
    "138": "iso8859-8",
    "148": "iso8859-9",
    "203": "iso8859-15",
    "13": "shift_jis",
    "166": "tis-620",
    "87": "iso2022_jp",
    "159": "iso2022_jp_2",
    "149": "euc_kr",
    "58": "gb2312",
}
# the escapes that switch to a set, and how what follows them is written
_ESCAPES: Final = {
    b"\x1b(B": "ascii",
    b"\x1b(J": "shift_jis",
    b"\x1b)I": "shift_jis",
    b"\x1b-A": "iso8859-1",
    b"\x1b-B": "iso8859-2",
    b"\x1b-C": "iso8859-3",
    b"\x1b-D": "iso8859-4",
    b"\x1b-L": "iso8859-5",
    b"\x1b-G": "iso8859-6",
    b"\x1b-F": "iso8859-7",
    b"\x1b-H": "iso8859-8",
    b"\x1b-M": "iso8859-9",
    b"\x1b-T": "tis-620",
    b"\x1b$)C": "euc_kr",
    b"\x1b$)A": "gb2312",
}
_JAPANESE: Final = {b"\x1b$B": "iso2022_jp", b"\x1b$@": "iso2022_jp", b"\x1b$(D": "iso2022_jp_2"}
_ESCAPE: Final = re.compile(rb"(\x1b(?:\$\)[AC]|\$\(D|\$[B@]|\([BJ]|\)I|-[A-T]))")


def codec_of(name: str) -> str:
    """Python's name for a character set DICOM names."""
    name = name.strip().upper()
    known = _SETS.get(name)
    if known:
        return known
    found = re.fullmatch(r"ISO[_ ](?:2022[_ ])?IR[_ ](\d{1,3})", name)
    return _NUMBERS.get(found[1], "iso8859-1") if found else "iso8859-1"


def decoded(content: bytes, sets: Sequence[str]) -> str:
    """A text in the sets of its data set, the first being the one it begins in."""
    if content.isascii() and b"\x1b" not in content:
        return content.decode("ascii")
    first = codec_of(sets[0]) if sets else "ascii"
    if b"\x1b" not in content:
        return _plain(content, first)
    if first in {"iso2022_jp", "iso2022_jp_2", "gb2312", "euc_kr"}:
        first = "ascii"
    parts = _ESCAPE.split(content)
    text = _plain(parts[0], first)
    for escape, part in zip(parts[1::2], parts[2::2], strict=True):
        japanese = _JAPANESE.get(escape)
        if japanese:
            text += (escape + part).decode(japanese, "replace")
        else:
            text += _plain(part, _ESCAPES.get(escape, first))
    return text


def _plain(content: bytes, codec: str) -> str:
    if codec == "ascii" and not content.isascii():
        # a set was used that is not named: UTF-8 shows itself, western Europe is likeliest
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            return content.decode("iso8859-1")
    return content.decode(codec, "replace")
