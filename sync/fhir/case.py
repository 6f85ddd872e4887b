"""One resource under extraction: the draft of its facts and the ways to look things up.

Refuses: being shared; one case per resource, thrown away with it.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar, get_args

import msgspec

from sync.fhir.concepts import Concept, concept
from sync.fhir.context import FileContext, Named
from sync.fhir.dates import NO_MOMENT, Moment
from sync.fhir.directory import Entry, entry_of
from sync.fhir.identity import Names, refer
from sync.fhir.members import Members
from sync.fhir.pointers import NOBODY, Pointer, pointer_of
from sync.fhir.values import Tree, clean, table, tables
from vault.records import Attachment, Flag, Kind, Need, Standing, Tellable


class Draft(msgspec.Struct):
    """Facts being gathered; `detail` and `body` as parts, joined at the end."""

    kind: Kind = Kind.OTHER
    title: str = ""
    code: str = ""
    system: str = ""
    value: str = ""
    number: Decimal | None = None
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    range_text: str = ""
    flag: Flag = Flag.NONE
    moment: Moment = NO_MOMENT
    status: str = ""
    standing: Standing = Standing.FACT
    facility: str = ""
    practitioner: str = ""
    encounter: str = ""
    series: str = ""
    detail: list[str] = []
    body: list[str] = []
    needs: list[Need] = []
    attachments: list[Attachment] = []
    about: Concept | None = None


T = TypeVar("T")
RESOLVED_LIMIT = 4_096

Told = tuple[Tellable, ...]
PLACED: Told = ("facility", "practitioner")
TEXTS: Told = get_args(Tellable)
"""Facts that a look into the file's directory may have filled: who and where, or any of them."""


class Case:
    """A resource with its type, place, names and file."""

    __slots__ = (
        "_contained",
        "_members",
        "context",
        "draft",
        "names",
        "place",
        "resource",
        "told",
        "type",
    )

    def __init__(
        self,
        resource: Tree,
        kind: str,
        place: str,
        names: Names,
        context: FileContext,
        members: Members,
    ) -> None:
        self.resource = resource
        self.type = kind
        self.place = place
        self.names = names
        self.context = context
        self.draft = Draft()
        self.told: Told = ()
        self._members = members
        self._contained: dict[str, Tree] | None = None

    def read(self, name: str, reader: Callable[[Any], T]) -> T:
        """What a reader makes of a member (of None if it is absent), remembered with it."""
        member = self._members.get(name)
        return reader(None) if member is None else member.read(reader)

    def together(self, names: tuple[str, ...], reader: Callable[[Tree], T]) -> T:
        """What a reader makes of these members alone, made once for the very same ones."""
        made = self.context.made
        key = (reader, *map(self._members.get, names))
        if key in made:
            known: T = made[key]
            return known
        if len(made) >= RESOLVED_LIMIT:
            made.clear()
        resource = self.resource
        found = reader({name: resource[name] for name in names if name in resource})
        made[key] = found
        return found

    def refer(self, text: str) -> str:
        """The identity text a reference text of this resource points to."""
        return refer(text, self.names.base, self.names.scope, self.context.file_scope)

    def contained(self, reference: str) -> Tree | None:
        """The contained resource named `#id`, or None."""
        if self._contained is None:
            self._contained = {
                clean(item.get("id")).lstrip("#"): item
                for item in tables(self.resource.get("contained"))
            }
        return self._contained.get(reference[1:])

    def concept(self, name: str) -> Concept:
        """A member read as a concept."""
        return self.read(name, concept)

    def pointer(self, name: str) -> Pointer:
        """A member read as a Reference."""
        return self.read(name, pointer_of)

    def _entry(self, text: str) -> Entry | None:
        if text.startswith("#"):
            inside = self.contained(text)
            return entry_of(inside) if inside is not None else None
        found = self.context.directory.find(text)
        if found is None and self.names.base and "://" not in text:
            found = self.context.directory.find(f"{self.names.base}/{text}")
        return found

    def note_told(self, fields: Told) -> None:
        """Remember that these facts may hold what another resource of the file said."""
        if len(fields) > len(self.told):
            self.told = fields

    def listed(self, name: str) -> Entry | None:
        """What the file's directory knows under a name that is no Reference."""
        found = self.context.directory.find(name)
        if found is not None:
            self.note_told(TEXTS)
        return found

    def named(self, reference: object, told: Told = TEXTS) -> Named:
        """The words for what a Reference points to: the resource's own, else its display.

        The Reference may have been read before (`pointer`). `told` are the facts that the
        words may go into.
        """
        pointer = reference if type(reference) is Pointer else pointer_of(reference)
        if not pointer.text:
            return pointer.alone
        found = self._resolved(pointer.text, told)
        if found.text or not pointer.display:
            return found
        return Named(pointer.display, found.target, found.entry)

    def _resolved(self, text: str, told: Told) -> Named:
        """Words, target and entry of a reference text, remembered.

        Visits and doctors are named by hundreds of records.
        """
        if text[0] == "#":
            entry = self._entry(text.strip())
            if entry is None:
                return NOBODY
            if entry.person or entry.facility:
                self.note_told(told)
            return Named(self._words(entry), "", entry)
        known, key = self.context.resolved, (text, self.names.base, self.names.scope)
        found = known.get(key)
        if found is None:
            entry = self._entry(text.strip())
            words = self._words(entry) if entry is not None else ""
            found = Named(words, self.refer(text), entry)
            if len(known) >= RESOLVED_LIMIT:
                known.clear()
            known[key] = found
        if found.entry is not None:
            self.note_told(told)
        return found

    def _words(self, entry: Entry, depth: int = 3) -> str:
        if entry.name or not depth:
            return entry.name
        for onward in (entry.person, entry.facility):
            text = clean(table(onward).get("reference"))
            found = self._entry(text) if text else None
            words = self._words(found, depth - 1) if found is not None else ""
            words = words or clean(table(onward).get("display"))
            if words:
                return words
        return entry.extra

    def need(self, field_name: str, target: str) -> None:
        """Ask the vault to fill `title`, `facility` or `practitioner` from another record."""
        if target:
            self.draft.needs.append(Need(field_name, target))

    def practitioner(self, *references: object) -> None:
        """Set who did it from the first reference that names anybody."""
        if not self.draft.practitioner:
            for reference in references:
                if reference:
                    self.take("practitioner", self.named(reference, PLACED))

    def facility(self, *references: object) -> None:
        """Set where it was from the first reference that names any place."""
        if not self.draft.facility:
            for reference in references:
                if reference:
                    self.take("facility", self.named(reference, PLACED))

    def take(self, name: str, found: Named) -> None:
        """Fill `practitioner` or `facility` if it is empty; without words, ask the vault."""
        if getattr(self.draft, name):
            return
        if found.text:
            setattr(self.draft, name, found.text)
        elif found.target:
            self.draft.needs.append(Need(name, found.target))

    def visit(self, reference: object) -> None:
        """Tie the record to its visit; the visit's place and doctor stand in for missing ones."""
        found = self.named(reference, PLACED)
        self.draft.encounter = found.target
        entry = found.entry
        if entry is None or entry.type != "Encounter":
            return
        if not self.draft.facility and entry.facility:
            self.facility(entry.facility)
        if not self.draft.practitioner and entry.person:
            self.practitioner(entry.person)
