"""A JSON document opened for looking: numbers as decimals, places as JSON pointers.

Refuses: what is no JSON; its reader says so.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

import msgspec

from sync.readers.devices.gather import amount
from sync.readers.devices.moments import Wall, instant, wall
from sync.readers.draft import NotMine
from sync.readers.sniff import encoding_of

Tree = dict[str, Any]

_DECODER: Final = msgspec.json.Decoder(float_hook=Decimal)
_MILLISECONDS: Final = 20_000_000_000
_NANOSECONDS: Final = 20_000_000_000_000_000
_LONGEST: Final = 40


def opened(data: memoryview) -> Any:
    """The document. Raises NotMine if it is no sound JSON."""
    encoding, mark = encoding_of(data)
    raw: Any = data[mark:]
    try:
        if encoding != "utf-8":
            raw = bytes(raw).decode(encoding)
        return _DECODER.decode(raw)
    except (msgspec.MsgspecError, ValueError, ArithmeticError, RecursionError) as error:
        raise NotMine from error


def member(tree: Any, path: str) -> Any:
    """The value at a path of names, joined by points; None if there is none."""
    for name in path.split("."):
        if not isinstance(tree, dict):
            return None
        tree = tree.get(name)
    return tree


def number(tree: Any, *paths: str) -> Decimal | None:
    """The first of the members that is a number."""
    for path in paths:
        found = amount(member(tree, path))
        if found is not None:
            return found
    return None


def text(tree: Any, *paths: str) -> str:
    """The first of the members that is a text, or a number as one."""
    for path in paths:
        found = member(tree, path)
        if isinstance(found, str) and found.strip():
            return found.strip()
        if isinstance(found, int) and not isinstance(found, bool):
            return str(found)
    return ""


def tables(value: Any) -> list[tuple[int, Tree]]:
    """The objects of a list with their positions."""
    if not isinstance(value, list):
        return []
    return [(at, one) for at, one in enumerate(value) if isinstance(one, dict)]


def moment(value: Any, zone: str = "", shift: Decimal | None = None) -> Wall | None:
    """A time as text, or as seconds, milli- or nanoseconds from 1970."""
    if isinstance(value, str):
        plain = value.strip()
        if not plain.isdigit() or len(plain) < len("1000000000"):
            return wall(plain[:_LONGEST], zone=zone)
        value = int(plain[:_LONGEST])
    if isinstance(value, Decimal):
        value = int(value) if abs(value) < Decimal(10) ** 20 else 0
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    if value > _NANOSECONDS:
        value //= 1_000_000_000
    elif value > _MILLISECONDS:
        value //= 1000
    seconds = None if shift is None or abs(shift) > 86_400 else int(shift)  # noqa: PLR2004 - a day
    return instant(value, zone, seconds)


def walked(tree: Any) -> Iterator[tuple[str, str, Tree, list[bool]]]:
    """Every object: its place, the nearest name above it, itself, and a list to say True in.

    What is said True of is not gone into.
    """
    waiting: list[tuple[str, str, Any]] = [("", "", tree)]
    while waiting:
        place, name, one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(
                (f"{place}/{at}", name, item)
                for at, item in reversed(list(enumerate(one)))
                if isinstance(item, (dict, list))
            )
            continue
        done: list[bool] = []
        yield place, name, one, done
        if not done:
            waiting.extend(
                (f"{place}/{_escaped(key)}", key, item)
                for key, item in reversed(one.items())
                if isinstance(item, (dict, list))
            )


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
