"""Old health cards whose parts lie in several files: put together as the last part comes.

Refuses: to guess which parts belong together; the card that comes out has to be whole.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, product
from typing import Final

from app.answers import FileAnswer, FileStatus, Place
from sync.readers.card_values import CardPart
from sync.readers.protocol import Event, MemberEnded, Reason, Refused

_MOST_PARTS: Final = 400
_MOST_TRIES: Final = 16

ReadCard = Callable[[str], tuple[Event, ...]]
"""Reads the text of one card; what it holds comes as events."""


class CardParts:
    """The parts met in the files of one import, and which of them found their others."""

    def __init__(self, read: ReadCard) -> None:
        self._read = read
        self._met: dict[CardPart, set[str]] = {}
        self._joined: set[CardPart] = set()
        self._by_number: dict[tuple[int, int], list[CardPart]] = {}

    def meet(self, path: str, part: CardPart) -> tuple[Event, ...]:
        """What the card holds that this part of a file makes whole; nothing while parts lack."""
        if part not in self._met:
            if len(self._met) >= _MOST_PARTS or not 1 <= part.number <= part.of:
                return ()
            self._by_number.setdefault((part.of, part.number), []).append(part)
        self._met.setdefault(part, set()).add(path)
        for parts in self._candidates(part):
            events = self._read(_text(parts))
            if _is_whole(events):
                self._joined.update(parts)
                return events
        return ()

    def settled(self, answers: Sequence[FileAnswer]) -> list[FileAnswer]:
        """The answers of all files, nothing missing where the parts came in another file."""
        waiting = {
            path for part, at in self._met.items() if part not in self._joined for path in at
        }
        done = {path for part in self._joined for path in self._met[part]} - waiting
        return [_settled(one) if one.path in done else one for one in answers]

    def _candidates(self, part: CardPart) -> Iterator[tuple[CardPart, ...]]:
        """Every choice of one part for each number, with this one in its place."""
        choices = [
            self._by_number.get((part.of, number), []) if number != part.number else [part]
            for number in range(1, part.of + 1)
        ]
        yield from islice(product(*choices), _MOST_TRIES)


def _text(parts: Sequence[CardPart]) -> str:
    return "".join(f"shc:/{one.number}/{one.of}/{one.digits}\n" for one in parts)


def _is_whole(events: Sequence[Event]) -> bool:
    """Whether parts make a card; those of two cards come out damaged, or badly signed."""
    readable = any(isinstance(one, MemberEnded) and one.readable for one in events)
    forged = any(isinstance(one, Refused) and one.reason is Reason.BAD_SIGNATURE for one in events)
    return readable and not forged


def _settled(answer: FileAnswer) -> FileAnswer:
    missing = [one for one in answer.refused if one.reason == Reason.MISSING_PARTS]
    if not missing:
        return answer
    refused = tuple(one for one in answer.refused if one not in missing)
    told = tuple(Place(one.where, Reason.PART_JOINED) for one in missing)
    return replace(
        answer,
        refused=refused,
        notices=(*answer.notices, *told),
        status=answer.status if refused else _status(answer),
    )


def _status(answer: FileAnswer) -> FileStatus:
    """What became of a file of which nothing was refused after all."""
    if answer.status is FileStatus.REFUSED:
        return FileStatus.EMPTY
    if answer.status is not FileStatus.PARTIAL:
        return answer.status
    if answer.new or answer.changed:
        return FileStatus.IMPORTED
    return FileStatus.SAME if answer.same else FileStatus.EMPTY
