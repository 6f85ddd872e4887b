"""What the makers of Blue Button records share: the person, stable names, dates, texts.

Refuses: to remember anything beyond its file.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from typing import Any, Final

from sync.readers.bluebutton.lines import Entry
from sync.readers.bluebutton.values import date
from sync.readers.build import urn
from sync.readers.draft import Made, Part, Trouble
from sync.readers.places import line_place
from sync.readers.protocol import Reason
from vault.records import Attachment

Json = dict[str, Any]

_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')

_PATIENT: Final = frozenset({"AllergyIntolerance", "Immunization", "FamilyMemberHistory"})


class Maker:
    """One file's person and the names given to records so far."""

    def __init__(self, subject: Json, scope: str) -> None:
        self.subject = subject
        self.scope = scope
        self.troubles: list[Part] = []
        self._seen: dict[str, int] = {}

    def named(self, *parts: str) -> str:
        """A stable name for what these parts tell apart."""
        key = "\x1f".join((self.subject.get("reference", ""), self.scope, *parts))
        self._seen[key] = self._seen.get(key, 0) + 1
        return urn("bluebutton", key, self._seen[key])

    def date(self, entry: Entry, *labels: str, clock: str = "") -> str:
        """A date field; one that is none is told."""
        text = entry.get(*labels)
        if not text:
            return ""
        found = date(text.split("\n", 1)[0], entry.get(clock) if clock else "")
        if not found:
            place = line_place(entry.line)
            self.troubles.append(Trouble(place, Reason.BAD_DATE, notice=True))
        return found

    def made(self, tree: Json, entry: Entry, url: str = "", **more: Any) -> Made:
        """A resource of an entry, about the file's person."""
        kind = tree["resourceType"]
        name = "beneficiary" if kind == "Coverage" else "patient"
        name = name if kind in _PATIENT | {"Coverage", "ExplanationOfBenefit"} else "subject"
        whole = {**tree, name: self.subject} if self.subject else tree
        return Made(whole, line_place(entry.line), url, **more)


def doctor(name: str) -> Json:
    """A person by name, as a Reference without target."""
    return {"type": "Practitioner", "display": name} if name else {}


def house(name: str) -> Json:
    """A house by name, as a Reference without target."""
    return {"type": "Organization", "display": " ".join(name.split())} if name else {}


def text_file(title: str, text: str, place: str) -> tuple[Json, Attachment]:
    """A text to read as an attachment."""
    content = text.encode()
    plain = (_UNSAFE.sub(" ", title).strip(" .")[:100] or "document") + ".txt"
    digest = b64encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()
    tree = {"contentType": "text/plain", "size": len(content), "hash": digest, "title": plain}
    return tree, Attachment(plain, "text/plain", content, place)


def labelled(entry: Entry, *labels: str) -> list[str]:
    """These fields with their labels, as lines."""
    return [f"{label.capitalize()}: {text}" for label in labels if (text := entry.get(label))]


Make = Callable[[Maker, Entry], Iterator[Made]]
