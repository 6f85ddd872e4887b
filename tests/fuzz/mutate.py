"""What may happen to a file: flipped bytes, spliced and nested parts, absurd numbers and lengths.

Refuses: chance of its own; whoever calls brings the random numbers, so a run can be repeated.
"""

import json
import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

NUMBERS = (
    *(b"0", b"-1", b"1e999", b"-0.0", b"NaN", b"0.1", b"1,5", b"1.234,5", b"99999999999999999999"),
    *(b"2147483648", b"-9223372036854775809", b"1e-400", b"0" * 60, b"00000000", b"99991231"),
    *(b"20240230", b"1970-01-01", b"9999-12-31T23:59:60Z", b"0000-00-00", b"31/02/2024"),
    b"9" * 400,
    b"9" * 4400,  # more than Python turns into a number
)
WORDS = (
    *(b"\0", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\\ud800", b"\r", b"\n", b"\r\n", b"\t"),
    *(b'"', b"'", b"\\", b"/", b"<", b">", b"&", b"]]>", b"<!--", b"{", b"}", b"[", b"]", b","),
    *(b";", b"|", b"^", b"~", b"%s", b"../", b"null", b"true", b"[]", b"{}", b'""', b"=1+1"),
    *("\N{RIGHT-TO-LEFT OVERRIDE}".encode(), "\N{ZERO WIDTH SPACE}".encode(), "µé漢".encode()),
)
_LENGTHS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 10**30, 1.5, "", "x", "\ud800", [], {}, [[]], [None]),
    *({"x": []}, "2024-02-30", "9999-12-31", "1e999", "\0", "2024-01-01T00:00:00+99:99", -1e308),
)
_DIGITS = re.compile(rb"\d+(?:\.\d+)?")
_ELEMENT = re.compile(rb"<([\w:.\-]+)[^<>]*?(?:/>|>)")
_BLOCK = re.compile(rb"<([\w:.\-]+)\b[^<>]*>.{0,400}?</\1>", re.DOTALL)
_ATTRIBUTE = re.compile(rb'"[^"<>]{0,200}"')
_MOST_NODES = 400

Mutation = Callable[[bytes, Random, Sequence[bytes], Sequence[bytes]], bytes]


def mutated(data: bytes, random: Random, others: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """The file with one to six things done to it; `words` are the format's own."""
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 6))):
        data = _chosen(data, random)(data, random, others, words)
    return data


def _chosen(data: bytes, random: Random) -> Mutation:
    if random.random() < 0.4:
        head = data[:64].lstrip(b"\xef\xbb\xbf \r\n\t")[:1]
        if head in {b"{", b"["}:
            return _json
        if head == b"<":
            return random.choice((_markup, _markup, _lines))
        if b"\n" in data or b"\r" in data:
            return random.choice((_lines, _cells))
    return random.choice(_PLAIN)


def _span(data: bytes, random: Random, most: int = 64) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    long = random.choice((1, 2, 4, 8, most, len(data)))
    return start, min(len(data), start + random.randint(0, long))


def _flip(data: bytes, random: Random, _others: Sequence[bytes], _words: Sequence[bytes]) -> bytes:
    if not data:
        return b"\0"
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8))):
        changed[random.randrange(len(data))] = random.choice(
            (0, 0xFF, 0x80, random.randrange(256), changed[random.randrange(len(data))] ^ 1)
        )
    return bytes(changed)


def _remove(
    data: bytes, random: Random, _others: Sequence[bytes], _words: Sequence[bytes]
) -> bytes:
    start, end = _span(data, random)
    return data[:start] + data[end:]


def _cut(data: bytes, random: Random, _others: Sequence[bytes], _words: Sequence[bytes]) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _repeat(
    data: bytes, random: Random, _others: Sequence[bytes], _words: Sequence[bytes]
) -> bytes:
    start, end = _span(data, random)
    return data[:end] + data[start:end] * random.choice((1, 1, 2, 40)) + data[end:]


def _move(data: bytes, random: Random, _others: Sequence[bytes], _words: Sequence[bytes]) -> bytes:
    start, end = _span(data, random)
    rest = data[:start] + data[end:]
    place = random.randrange(len(rest) + 1)
    return rest[:place] + data[start:end] + rest[place:]


def _splice(data: bytes, random: Random, others: Sequence[bytes], _words: Sequence[bytes]) -> bytes:
    other = random.choice(others) if others else data
    if random.random() < 0.5:
        return data[: random.randrange(len(data) + 1)] + other[random.randrange(len(other) + 1) :]
    start, end = _span(other, random)
    first, last = _span(data, random)
    return data[:first] + other[start:end] + data[last:]


def _word(data: bytes, random: Random, _others: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    start, end = _span(data, random, 8)
    new = random.choice(words if words and random.random() < 0.7 else WORDS)
    return data[:start] + new + data[end if random.random() < 0.5 else start :]


def _number(
    data: bytes, random: Random, _others: Sequence[bytes], _words: Sequence[bytes]
) -> bytes:
    start = random.randrange(len(data) + 1)
    found = _DIGITS.search(data, start) or _DIGITS.search(data)
    if found is None:
        return data + random.choice(NUMBERS)
    return data[: found.start()] + random.choice(NUMBERS) + data[found.end() :]


def _length(
    data: bytes, random: Random, _others: Sequence[bytes], _words: Sequence[bytes]
) -> bytes:
    wide = random.choice((1, 2, 4))
    place = random.randrange(max(1, len(data) - wide))
    value = random.choice(_LENGTHS) & ((1 << 8 * wide) - 1)
    order = random.choice(("little", "big"))
    new = value.to_bytes(wide, "little" if order == "little" else "big")
    return data[:place] + new + data[place + wide :]


def _nest(data: bytes, random: Random, _others: Sequence[bytes], _words: Sequence[bytes]) -> bytes:
    opener, closer = random.choice(
        ((b"[", b"]"), (b'{"a":', b"}"), (b"<a>", b"</a>"), (b"(", b")"), (b"<<", b">>"))
    )
    start, end = _span(data, random)
    deep = random.choice((1, 3, 40, 400))
    return data[:start] + opener * deep + data[start:end] + closer * deep + data[end:]


def _lines(data: bytes, random: Random, others: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """Lines left out, told twice, exchanged, or taken from another file."""
    end = b"\r" if b"\n" not in data and b"\r" in data else b"\n"
    lines = data.split(end)
    place = random.randrange(len(lines))
    match random.randrange(5):
        case 0:
            del lines[place]
        case 1:
            lines[place:place] = [lines[place]] * random.choice((1, 2, 30))
        case 2:
            other = random.randrange(len(lines))
            lines[place], lines[other] = lines[other], lines[place]
        case 3 if others:
            lines.insert(place, random.choice(random.choice(others).split(end)))
        case _:
            lines[place] = _word(lines[place], random, others, words)
    return end.join(lines)


def _cells(data: bytes, random: Random, others: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """One cell replaced by another one, a number, a word, or nothing."""
    mark = max((b",", b";", b"|", b"\t", b":"), key=data.count)
    cells = data.split(mark)
    place = random.randrange(len(cells))
    cells[place] = random.choice(
        (
            random.choice(cells),
            random.choice(NUMBERS),
            random.choice((*words, *WORDS)),
            b"",
            _number(cells[place], random, others, words),
        )
    )
    return mark.join(cells)


def _markup(data: bytes, random: Random, others: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """Elements left out, doubled, put elsewhere or into each other; attributes exchanged."""
    kind = random.choice((_ELEMENT, _BLOCK, _BLOCK, _ATTRIBUTE, _ATTRIBUTE))
    found = [one.span() for one in kind.finditer(data)]
    if not found:
        return _word(data, random, others, words)
    start, end = random.choice(found)
    part = data[start:end]
    if kind is _ATTRIBUTE:
        first, last = random.choice(found)
        bare = random.choice((random.choice(NUMBERS), random.choice((*words, *WORDS))))
        new = random.choice((data[first:last], b'""', b'"' + bare.replace(b'"', b"") + b'"'))
        return data[:start] + new + data[end:]
    match random.randrange(4):
        case 0:
            return data[:start] + data[end:]
        case 1:
            return data[:end] + part * random.choice((1, 3, 30)) + data[end:]
        case 2:
            first, last = random.choice(found)
            return data[:first] + part + data[last:]
        case _:
            place = random.choice(found)[1]
            return data[:place] + part + data[place:]


def _json(data: bytes, random: Random, others: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """Members left out, doubled, of another kind, put elsewhere; broken files are flipped."""
    try:
        tree = json.loads(data)
        nodes = list(_nodes(tree))
    except (ValueError, RecursionError):
        return random.choice(_PLAIN)(data, random, others, words)
    if not nodes:
        return data
    for _ in range(random.choice((1, 1, 2, 4))):
        _change(nodes, random, words)
    try:
        return json.dumps(tree, ensure_ascii=random.random() < 0.2).encode(errors="surrogatepass")
    except (ValueError, RecursionError):  # a part was put into itself
        return data


def _nodes(tree: Any) -> list[tuple[Any, Any]]:
    """Every member with what holds it, in the order they are written."""
    found: list[tuple[Any, Any]] = []
    waiting = [tree]
    while waiting and len(found) < _MOST_NODES:
        one = waiting.pop()
        keys = list(one) if isinstance(one, dict) else range(len(one))
        for key in keys:
            found.append((one, key))
            if isinstance(one[key], dict | list):
                waiting.append(one[key])
    return found


def _change(nodes: list[tuple[Any, Any]], random: Random, words: Sequence[bytes]) -> None:
    holder, key = random.choice(nodes)
    other, place = random.choice(nodes)
    try:
        match random.randrange(7):
            case 0:
                del holder[key]
            case 1:
                holder[key] = other[place]
            case 2:
                holder[key] = [holder[key]] * random.choice((1, 2, 30))
            case 3 if isinstance(holder, dict):
                holder[random.choice((*words, *WORDS)).decode(errors="replace")] = holder[key]
            case 4 if isinstance(holder[key], str):
                holder[key] = random.choice((*words, *NUMBERS)).decode(errors="replace")
            case _:
                holder[key] = random.choice(_VALUES)
    except (KeyError, IndexError):
        return  # another change took it away


_PLAIN: tuple[Mutation, ...] = (
    *(_flip, _flip, _flip, _remove, _remove, _cut, _repeat, _move),
    *(_splice, _splice, _word, _word, _number, _number, _length, _length, _nest),
)
