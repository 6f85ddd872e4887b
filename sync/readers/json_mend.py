"""Opening a JSON document that is broken somewhere: whole parts fast, broken ones by scanning.

Refuses: to mend; a broken part is handed on as it is, so that it is refused alone.
"""

from collections.abc import Iterator
from typing import Any, Final

from sync.readers import json_scan
from sync.readers.json_open import Entry, FastOpener, OpenRefused, Peek, is_strict
from sync.readers.json_scan import Span
from sync.readers.protocol import Reason

_REMEMBERED: Final = 1 << 16


class ScanOpener:
    """An opener over spans found by the scanner; parts that are strict go to `FastOpener`."""

    def __init__(self, data: memoryview) -> None:
        self._data = data
        self._fast = FastOpener()
        self._long: dict[tuple[Any, Span], list[Any]] = {}

    def whole(self) -> list[Span]:
        """The values of the whole document: one, or several one after another."""
        return self._cut(_all_values, (0, len(self._data)))

    def kind(self, data: Any) -> str:
        """`object`, `array` or `other`."""
        if not isinstance(data, tuple):
            return self._fast.kind(data)
        return json_scan.kind(self._data, data)

    def fields(self, data: Any) -> dict[str, Any]:
        """The members of an object. Raises OpenRefused, also for a doubled key."""
        strict = self._strict(data)
        if strict is not None:
            return self._fast.fields(strict)
        pairs = self._cut(json_scan.fields, data)
        found = dict(pairs)
        if len(found) != len(pairs):
            raise OpenRefused(Reason.DUPLICATE_KEY)
        return found

    def entry(self, data: Any) -> Entry | None:
        """An entry opened in one step, or nothing: then `fields` must be asked."""
        return self._fast.entry(self._view(data))

    def entry_head(self, data: Any) -> Peek:
        """Type and id of an entry's resource; without a type the entry must be opened."""
        return self._fast.entry_head(self._view(data))

    def elements(self, data: Any) -> list[Any]:
        """The elements of an array. Raises OpenRefused."""
        strict = self._strict(data)
        if strict is not None:
            return self._fast.elements(strict)
        return self._cut(json_scan.elements, data)

    def text(self, data: Any) -> str:
        """The text of a string, or empty if it is none."""
        return self._fast.text(self._view(data))

    def peek(self, data: Any) -> Peek:
        """Type and id of an object, even if other members of it are broken."""
        strict = self._strict(data)
        if strict is not None:
            return self._fast.peek(strict)
        try:
            members = self._cut(json_scan.fields, data)
        except OpenRefused:
            return Peek()
        texts = {key: self.text(span) for key, span in members if key in {"resourceType", "id"}}
        return Peek(texts.get("resourceType", ""), texts.get("id", ""))

    def tree(self, data: Any) -> Any:
        """A small value decoded, or nothing if it is broken."""
        return self._fast.tree(self._view(data))

    def content(self, data: Any) -> bytes:
        """A copy of the exact bytes."""
        return self._fast.content(self._view(data))

    def _view(self, data: Any) -> Any:
        return self._data[data[0] : data[1]] if isinstance(data, tuple) else data

    def _strict(self, data: Any) -> Any:
        """The bytes of a part that is strict JSON, or nothing."""
        if not isinstance(data, tuple):
            return data
        if (json_scan.fields, data) in self._long or (json_scan.elements, data) in self._long:
            return None
        view = self._view(data)
        return view if is_strict(view) else None

    def _cut(self, how: Any, span: Span) -> list[Any]:
        """What the scanner finds; long parts are scanned once only."""
        known = self._long.get((how, span))
        if known is not None:
            return known
        try:
            found = list(how(self._data, span))
        except json_scan.ScanRefused as error:
            raise OpenRefused(error.reason) from error
        if span[1] - span[0] > _REMEMBERED:
            self._long[how, span] = found
        return found


def _all_values(data: memoryview, span: Span) -> Iterator[Span]:
    return json_scan.values(data, *span)
