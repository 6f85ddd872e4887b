"""Which record of a file was the first to be known by a name.

Refuses: keeping names of records whose id stands once in the file; a hash of them is enough.
"""

from sync.fhir.hashes import HashSet, HashTally


class Claims:
    """Names and their first holders in one file.

    `repeated` are those of `noted` that were noted more than once; until `settle` any may be.
    """

    def __init__(self) -> None:
        self._owners: dict[str, str] = {}
        self._firsts: dict[str, str] = {}
        self._taken = HashSet()
        self._noted = HashTally()
        self._repeated: set[int] = set()
        self._settled = False

    def note(self, kind: str, own: str) -> None:
        """A record of this type and id will come."""
        if own:
            self._noted.add((kind, own))

    def settle(self) -> None:
        """Every record was noted."""
        self._repeated = self._noted.repeated()
        self._noted = HashTally()
        self._settled = True

    def alone(self, kind: str, own: str) -> bool:
        """Whether this id surely stands once in the file."""
        return self._settled and bool(own) and hash((kind, own)) not in self._repeated

    def claim(self, name: str, owner: str, *, alone: bool) -> bool:
        """Whether `owner` is the first in this file to be known by `name`, or is so again."""
        holder = self._owners.get(name) if self._owners else None
        if holder is not None:
            return holder == owner
        new = self._taken.add(name)
        if new and not alone:
            self._owners[name] = owner
        return new

    def first(self, key: str, identity: str) -> str:
        """The identity by which the record of a repeated id was known first."""
        return self._firsts.setdefault(key, identity)
