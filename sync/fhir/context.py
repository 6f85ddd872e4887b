"""What holds for one whole file: its scope, its directory of names, what was noticed.

Refuses: outliving the file; a new file gets a new context.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sync.fhir.claims import Claims
from sync.fhir.directory import DirectoryIndex, Entry
from sync.fhir.systems import normal
from sync.fhir.values import clean, table


class Unreadable(ValueError):
    """One resource is no record; `reason` is a code for the list of refusals."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Notice(NamedTuple):
    """Something worth telling about a record that was taken in all the same.

    `reason` is one of `bad-date`, `bad-birth-date`, `bad-base64`, `range-contradictory`,
    `range-disagrees`, `range-unit-differs`.
    """

    place: str
    reason: str


class Named(NamedTuple):
    """What a reference resolved to: a text (maybe empty), its target, its entry if known."""

    text: str
    target: str
    entry: Entry | None


@dataclass(slots=True)
class FileContext:
    """One file (or archive member) being read.

    `file_scope` tells this file from every other (half its SHA-256, in hexadecimal): it only ties
    references inside the file together. `bundle_scope` is `bundle_scope_of` the surrounding
    Bundle, empty without one; readers set it as they enter a Bundle.
    """

    file_scope: str
    bundle_scope: str = ""
    directory: DirectoryIndex = field(default_factory=DirectoryIndex)
    notices: list[Notice] = field(default_factory=list)
    claims: Claims = field(default_factory=Claims)
    resolved: dict[tuple[str, str, str], Named] = field(default_factory=dict)
    made: dict[tuple[Any, ...], Any] = field(default_factory=dict)

    def notice(self, place: str, reason: str) -> None:
        """Remember something worth telling; `take_notices` hands it over."""
        self.notices.append(Notice(place, reason))

    def take_notices(self) -> tuple[Notice, ...]:
        """The notices since the last call."""
        taken = tuple(self.notices)
        self.notices.clear()
        return taken


_NO_SOURCE = frozenset({"", "urn:ietf:rfc:3986", "urn:ietf:rfc:4122"})


def bundle_scope_of(bundle: dict[str, Any]) -> str:
    """The source scope a Bundle's identifier system gives its bare ids (format.md 7 rule 4).

    Systems that only say "this is a URI" name no source; without one, `meta.source`.
    """
    system = normal(table(bundle.get("identifier")).get("system"))
    if system not in _NO_SOURCE:
        return system
    return source_of(bundle)


def source_of(resource: dict[str, Any]) -> str:
    """`meta.source` without its fragment (which numbers a request, not a source)."""
    meta = resource.get("meta")
    if type(meta) is not dict or "source" not in meta:
        return ""
    return clean(meta["source"]).partition("#")[0]
