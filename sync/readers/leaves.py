"""What every FHIR source offers: leaves, each one resource of the file with its place.

Refuses: to know how a file is written; JSON and XML fill the same shape.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from sync.fhir.members import Members
from sync.readers.protocol import Reason


class Leaf(NamedTuple):
    """One resource as it lies in the file, or why there is none (`reason`).

    `data` belongs to the source, `scope` is that of the surrounding Bundle (format.md 7).
    With `notice` the reason is no refusal, only worth a word.
    """

    place: str
    full_url: str = ""
    data: Any = None
    type: str = ""
    id: str = ""
    scope: str = ""
    reason: Reason | None = None
    notice: bool = False


class Loaded(NamedTuple):
    """A resource decoded: its exact bytes, its tree in JSON shape, pointers of mended texts.

    `members` are those of the tree, if the source reads member by member.
    """

    content: bytes
    tree: dict[str, Any]
    mended: tuple[str, ...] = ()
    members: Members | None = None


class LeafRefused(Exception):
    """One resource cannot be decoded."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class SourceRefused(Exception):
    """The whole file cannot be read."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(slots=True)
class Wanted:
    """Which resources a first pass wants: some types, and the first few of any.

    A source may pass the others over if that is cheaper; it need not. Of those `note` hears
    type and id.
    """

    types: frozenset[str]
    first: int
    note: Callable[[str, str], None] = lambda _kind, _own: None

    def passes_over(self, kind: str, own: str) -> bool:
        """Whether a resource of this type and id, met now, need not be opened."""
        if not kind or kind in self.types or kind in {"Bundle", "Parameters"}:
            return False
        self.first -= 1
        over = self.first < 0
        if over:
            self.note(kind, own)
        return over


class Source(Protocol):
    """A file opened for reading its resources, as often as wanted.

    `media` is the type of a leaf's content, `is_fhir` whether a FHIR container or resource
    was met so far.
    """

    format: str
    media: str
    is_fhir: bool
    transcoded: bool

    def leaves(self, wanted: Wanted | None = None) -> Iterator[Leaf]:
        """Every resource, or at least the wanted ones, in order. Raises SourceRefused."""
        ...

    def load(self, leaf: Leaf) -> Loaded:
        """The resource itself. Raises LeafRefused."""
        ...
