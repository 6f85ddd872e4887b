"""What the reader tests share: reading in this process or a child, and tiny resources.

Refuses: sample data; each test writes what it needs.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sync.readers.protocol import (
    Ended,
    Event,
    Limits,
    MemberEnded,
    Notice,
    PatientFound,
    Records,
    Refused,
    Started,
    read_event,
)
from sync.readers.reading import read_file
from sync.readers.session import read_all
from sync.readers.sink import Sink
from vault.records import IncomingRecord


@dataclass
class Told:
    """Everything a reader said of one file."""

    records: list[IncomingRecord] = field(default_factory=list)
    patients: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    notices: list[tuple[str, str]] = field(default_factory=list)
    started: list[Started] = field(default_factory=list)
    members: list[MemberEnded] = field(default_factory=list)
    found: dict[str, int] = field(default_factory=dict)
    ended: bool = False

    def take(self, event: Event) -> None:
        match event:
            case Records():
                self.records.extend(event.records)
            case PatientFound():
                self.patients.append(event.patient.name)
            case Refused():
                self.refused.append((event.place, event.reason.value))
            case Notice():
                self.notices.append((event.place, event.reason.value))
            case Started():
                self.started.append(event)
            case MemberEnded():
                self.members.append(event)
            case Ended():
                self.found, self.ended = event.found, True
            case _:
                pass

    @property
    def readable(self) -> bool:
        return all(member.readable for member in self.members)


def told(events: Iterable[Event]) -> Told:
    result = Told()
    for event in events:
        result.take(event)
    return result


def through_child(path: Path, limits: Limits | None = None) -> Told:
    return told(read_file(path, limits=limits))


def here(data: bytes, limits: Limits | None = None) -> Told:
    """Read in this process: quick, and the debugger sees it."""
    import io

    pipe = io.BytesIO()
    chosen = limits or Limits()
    read_all(memoryview(data), Sink(pipe.write, chosen), chosen)
    pipe.seek(0)
    result = Told()
    while not result.ended:
        result.take(read_event(pipe, chosen.frame))
    return result


def patient(own_id: str = "p1", **more: Any) -> dict[str, Any]:
    return {"resourceType": "Patient", "id": own_id, "name": [{"text": "Siti Aminah"}], **more}


def observation(own_id: str = "o1", **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "Observation",
        "id": own_id,
        "status": "final",
        "code": {"text": "Glukosa"},
        "subject": {"reference": "Patient/p1"},
        "effectiveDateTime": "2024-03-01",
        "valueQuantity": {"value": 5.4, "unit": "mmol/L"},
        **more,
    }


def bundle(*resources: Any, **more: Any) -> dict[str, Any]:
    entries = [{"resource": resource} for resource in resources]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries, **more}


def as_bytes(tree: Any) -> bytes:
    return json.dumps(tree, ensure_ascii=False).encode()
