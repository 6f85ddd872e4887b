"""FHIR JSON as a source of resources: whole documents, NDJSON, and what is left of broken ones.

Refuses: documents cut off in the middle, and lines or entries that are not strict JSON.
"""

from collections.abc import Iterator
from typing import Any, Final

from sync.readers import json_slice
from sync.readers.json_members import MemberReader
from sync.readers.json_mend import ScanOpener
from sync.readers.json_open import Cut, FastOpener, Opener, OpenRefused, is_strict
from sync.readers.json_walk import Node, Walk
from sync.readers.leaves import Leaf, LeafRefused, Loaded, SourceRefused, Wanted
from sync.readers.protocol import Reason

_LINES_LOOKED_AT: Final = 5
_NEWLINE: Final = b"\n"
_BLANK: Final = b" \t\r\n"


class JsonSource:
    """A JSON document or a file of JSON lines; see `leaves.Source`."""

    media = "application/fhir+json"

    def __init__(self, data: memoryview, *, depth: int, transcoded: bool = False) -> None:
        self._data = data
        self._depth = depth
        self.transcoded = transcoded
        self.is_fhir = False
        self._scanner: ScanOpener | None = None
        self._fast = FastOpener()
        self._members = MemberReader(depth)
        self.format = "fhir-json"
        if not self._fast.is_strict(data):
            self._choose()

    def leaves(self, wanted: Wanted | None = None) -> Iterator[Leaf]:
        """Every resource, or at least the wanted ones, in order. Raises SourceRefused."""
        if self.format == "fhir-ndjson":
            return self._lines()
        if self._scanner is not None:
            return self._scanned(self._scanner, wanted)
        return self._walk(self._fast, Node("", "", self._data), wanted)

    def load(self, leaf: Leaf) -> Loaded:
        """The resource itself. Raises LeafRefused."""
        opener: Opener = self._scanner or self._fast
        content = opener.content(leaf.data)
        cut = leaf.data.members if type(leaf.data) is Cut else None
        read = self._members.read(content, cut)
        if read is not None:
            return Loaded(content, read[0], (), read[1])
        try:
            tree, mended = json_slice.decode(content, self._depth)
        except json_slice.SliceRefused as error:
            raise LeafRefused(error.reason) from error
        if not isinstance(tree, dict):
            raise LeafRefused(Reason.NOT_A_RESOURCE)
        return Loaded(content, tree, mended)

    def _choose(self) -> None:
        """Not one strict document: JSON lines, or a document for the scanner."""
        if _looks_like_lines(self._data):
            self.format = "fhir-ndjson"
            return
        self._scanner = ScanOpener(self._data)
        try:
            self._roots = self._scanner.whole()
        except OpenRefused as error:
            raise SourceRefused(error.reason) from error
        if all(self._scanner.kind(root) == "other" for root in self._roots):
            raise SourceRefused(Reason.MALFORMED)

    def _walk(self, opener: Opener, root: Node, wanted: Wanted | None = None) -> Iterator[Leaf]:
        walk = Walk(opener, wanted)
        for leaf in walk.leaves(root):
            self.is_fhir = self.is_fhir or walk.is_fhir
            yield leaf
        self.is_fhir = self.is_fhir or walk.is_fhir

    def _scanned(self, scanner: ScanOpener, wanted: Wanted | None) -> Iterator[Leaf]:
        for index, root in enumerate(self._roots):
            place = "" if len(self._roots) == 1 else f"#{index}"
            yield from self._walk(scanner, Node(place, "", root), wanted)

    def _lines(self) -> Iterator[Leaf]:
        for number, line in lines(self._data):
            place = f"line {number}"
            if is_strict(line):
                yield from self._walk(self._fast, Node(place, "", line))
            else:
                yield Leaf(place, reason=self._why(line))

    def _why(self, line: memoryview) -> Reason:
        try:
            json_slice.decode(bytes(line), self._depth)
        except json_slice.SliceRefused as error:
            return error.reason
        return Reason.MALFORMED


def lines(data: memoryview) -> Iterator[tuple[int, memoryview]]:
    """Every line that is not blank, with its number from 1, without its line end."""
    buffer: Any = data.obj
    shift = _shift(data)
    start, number = 0, 0
    while start < len(data):
        number += 1
        found = buffer.find(_NEWLINE, start + shift)
        end = len(data) if found < 0 else found - shift
        line = data[start:end]
        if bytes(line[:64]).strip(_BLANK) or bytes(line).strip(_BLANK):
            yield number, line
        start = end + 1


def _shift(data: memoryview) -> int:
    """How far into its buffer a view starts; views here only ever leave out the beginning."""
    buffer: Any = data.obj
    return len(buffer) - len(data)


def _looks_like_lines(data: memoryview) -> bool:
    """Whether one of the first lines is a JSON object of its own that has a type."""
    opener = FastOpener()
    for seen, (_, line) in enumerate(lines(data)):
        if opener.kind(line) == "object" and is_strict(line) and opener.peek(line).resourceType:
            return True
        if seen >= _LINES_LOOKED_AT:
            break
    return False
