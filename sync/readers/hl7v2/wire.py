"""HL7 v2 as it lies in files: bytes to messages, messages to segments, escapes to letters.

Refuses: meaning; a line that looks like no segment belongs to the segment before it.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from sync.readers.sniff import encoding_of

_FRAME: Final = bytes.maketrans(b"\x0b\x1c", b"\r\r")
_LINES: Final = re.compile(rb"\r\n|\r|\n")
_STARTS: Final = (b"MSH", b"FHS", b"BHS", b"FTS", b"BTS")
_HEAD: Final = re.compile(r"(?:MSH|FHS|BHS)([^A-Za-z0-9\s])([^A-Za-z0-9\s]{1,8})(?:\1|$)")
_SEGMENT: Final = re.compile(r"[A-Z][A-Z0-9]{2}")
_CHARSET_FIELD: Final = 17
_COMPONENT, _REPETITION, _ESCAPE, _SUB = range(4)
_CHARSETS: Final = {
    "UNICODE": "utf-8",
    "UNICODE UTF-8": "utf-8",
    "UTF-8": "utf-8",
    "UTF8": "utf-8",
    "ASCII": "utf-8",
    "8859/1": "cp1252",
    "ISO-8859-1": "cp1252",
    "ISO8859-1": "cp1252",
    "LATIN1": "cp1252",
    "WINDOWS-1252": "cp1252",
    "GB 18030-2000": "gb18030",
    "BIG-5": "big5",
    "KS X 1001": "euc-kr",
    **{f"8859/{number}": f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 9, 15)},
}
"""HL7 table 0211 and what senders write instead; 8859/1 is in practice Windows' own set."""

_LONGEST_ESCAPE: Final = 400
_MOST_BLANKS: Final = 80


class Marks(NamedTuple):
    """The five separators of a message, as its MSH-1 and MSH-2 say."""

    field: str = "|"
    component: str = "^"
    repetition: str = "~"
    escape: str = "\\"
    sub: str = "&"


class Line(NamedTuple):
    """One segment: its name, its whole text, which of its kind it is in the message."""

    name: str
    text: str
    number: int


class Message(NamedTuple):
    """One message: its separators, its segments, its number in the file, whether decoded surely."""

    marks: Marks
    lines: list[Line]
    number: int
    sure: bool


def messages(data: memoryview) -> Iterator[Message]:
    """Every message of a file, batch lines left out; none if no line begins with MSH."""
    for number, raw in enumerate(_groups(_as_bytes(data)), 1):
        yield _message(raw, number)


def _as_bytes(data: memoryview) -> bytes:
    encoding, mark = encoding_of(data)
    whole = bytes(data[mark:])
    if encoding != "utf-8":
        whole = whole.decode(encoding, errors="replace").encode()
    return whole.translate(_FRAME)


def _groups(whole: bytes) -> Iterator[list[bytes]]:
    """The lines of each message; lines before the first and of batch frames are nobody's."""
    group: list[bytes] | None = None
    for line in _LINES.split(whole):
        start = line.lstrip(b" \t\x00\xef\xbb\xbf") if line[:1] in b" \t\x00\xef" else line
        if start[:3] in _STARTS and not start[3:4].isalnum():
            if group is not None:
                yield group
            group = [start] if start[:3] == b"MSH" else None
        elif group is not None and line:
            group.append(line)
    if group is not None:
        yield group


def _message(raw: list[bytes], number: int) -> Message:
    head = raw[0].decode("utf-8", errors="replace")
    marks = marks_of(head)
    text, sure = _decoded(b"\r".join(raw), _charset(head, marks))
    return Message(marks, _segments(text.split("\r"), marks), number, sure)


def _charset(head: str, marks: Marks) -> str:
    fields = head.split(marks.field, _CHARSET_FIELD + 1)
    if len(fields) <= _CHARSET_FIELD:
        return "utf-8"
    stated = fields[_CHARSET_FIELD].split(marks.repetition)[0].strip().upper()
    return _CHARSETS.get(stated, "utf-8")


def _decoded(raw: bytes, charset: str) -> tuple[str, bool]:
    """The text, and whether the stated character set (else UTF-8) really fits."""
    if raw.isascii():
        return raw.decode("ascii"), True
    for name in (charset, "utf-8"):
        try:
            return raw.decode(name), name == charset
        except UnicodeDecodeError:
            continue
    return raw.decode("cp1252", errors="replace"), False


def marks_of(head: str) -> Marks:
    """The separators an MSH line states; those it leaves out are the usual ones."""
    match = _HEAD.match(head)
    if match is None:
        return Marks()
    field, others = match.groups()
    usual = "^~\\&"
    if others.startswith("^~\\\\"):  # an escape mark that some tool escaped once more
        others = others.replace("\\\\", "\\", 1)
    signs = [others[at] if at < len(others) else usual[at] for at in range(len(usual))]
    return Marks(field, signs[_COMPONENT], signs[_REPETITION], signs[_ESCAPE], signs[_SUB])


def _segments(lines: list[str], marks: Marks) -> list[Line]:
    found: list[tuple[str, list[str]]] = []
    stray = marks.escape + "r"
    for line in lines:
        text = line.removesuffix(stray)
        name = text[:3]
        if _SEGMENT.fullmatch(name) and (text[3:4] == marks.field or not text[3:].strip()):
            found.append((name, [text]))
        elif found:
            found[-1][1].append(text)
    seen: dict[str, int] = {}
    result = []
    for name, parts in found:
        seen[name] = seen.get(name, 0) + 1
        result.append(Line(name, "\n".join(parts), seen[name]))
    return result


def unescaped(text: str, marks: Marks) -> str:
    """The text with its escape sequences turned into what they stand for."""
    mark = marks.escape
    if mark not in text or not mark:
        return text
    parts: list[str] = []
    at = 0
    while True:
        start = text.find(mark, at)
        end = text.find(mark, start + 1, start + _LONGEST_ESCAPE) if start >= 0 else -1
        if end < 0:
            parts.append(text[at:])
            return "".join(parts)
        parts.append(text[at:start])
        meant = _meaning(text[start + 1 : end], marks)
        if meant is None:  # no escape sequence: the mark is a letter like any other
            parts.append(mark)
            at = start + 1
        else:
            parts.append(meant)
            at = end + 1


def _meaning(code: str, marks: Marks) -> str | None:
    if len(code) == 1:
        plain = {
            "F": marks.field,
            "S": marks.component,
            "T": marks.sub,
            "R": marks.repetition,
            "E": marks.escape,
            "P": "#",
            "H": "",
            "N": "",
        }
        return plain.get(code)
    kind, rest = code[:1], code[1:]
    if kind == "X":
        return _of_hexadecimal(rest)
    if kind in {"C", "M", "Z"} and rest.isalnum():
        return ""
    return _formatting(rest) if kind == "." else None


def _of_hexadecimal(digits: str) -> str | None:
    try:
        raw = bytes.fromhex(digits)
    except ValueError:
        return None
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", re.sub(r"\r\n?", "\n", text))


def _formatting(command: str) -> str | None:
    """What a formatting command (chapter 2.7.6) puts in the text: lines and blanks."""
    name, number = command[:2], command[2:].strip().lstrip("+")
    count = min(int(number), _MOST_BLANKS) if number.isdecimal() else 1
    if name in {"br", "sp"}:
        return "\n" * count
    if name in {"sk", "ti"}:
        return " " * count
    if name == "ce":
        return "\n"
    return "" if name in {"in", "fi", "nf"} else None
