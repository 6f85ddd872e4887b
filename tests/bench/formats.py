"""Every sample file by format: facts found of those present, MB a second, the reader's peak.

Refuses: to count a fact twice; of each kind no more are counted than the file holds.
"""

import json
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sync.readers.protocol import Ended
from sync.readers.reading import read_file
from tests.bench.house import QUICK, Ground
from tests.bench.measure import Row, spent

_SHARED: Final = Path(__file__).parents[3] / "shared" / "data"
_MEBIBYTE: Final = 1 << 20
_FOUND: Final = 0.98
_SLOWEST: Final = 0.0
"""Told without a target: the samples are small, so this is the price of starting a child."""
_PEAK_MIB: Final = 500.0
"""What the hostile samples are held to; the targets of single formats are told in their tests."""
_POINTS: Final = "points"
_TYPES: Final[dict[str, tuple[str, ...]]] = {
    "conditions": ("Condition",),
    "problems": ("Condition",),
    "diagnoses": ("Condition",),
    "allergies": ("AllergyIntolerance",),
    "medications": ("MedicationStatement", "MedicationRequest", "MedicationAdministration"),
    "medication_requests": ("MedicationRequest",),
    "medication_statements": ("MedicationStatement",),
    "prescriptions": ("MedicationRequest", "MedicationDispense"),
    "prescription_lines": ("MedicationRequest",),
    "immunizations": ("Immunization",),
    "observations": ("Observation",),
    "results": ("Observation",),
    "vitals": ("Observation",),
    "social_history": ("Observation",),
    "vital_sign_rows": ("Observation",),
    "procedures": ("Procedure",),
    "encounters": ("Encounter",),
    "visits": ("Encounter",),
    "family_history": ("FamilyMemberHistory",),
    "diagnostic_reports": ("DiagnosticReport",),
    "images": ("Media",),
    "blood_pressure_readings": (_POINTS,),
    "glucose_readings": (_POINTS,),
    "records": (_POINTS,),
    "monitoring": (_POINTS,),
    "weights": (_POINTS,),
}
"""The manifest's kinds, and what holds them; kinds that share a holder are added up."""


@dataclass(slots=True)
class _Sum:
    """One format so far."""

    files: int = 0
    present: int = 0
    found: int = 0
    size: int = 0
    wall: float = 0.0
    cpu: float = 0.0


def formats(ground: Ground) -> Iterator[Row]:
    """Two rows a format, and the largest reader; nothing where the sample files are absent."""
    if ground.sizes == QUICK or not _SHARED.exists():
        return
    sums: dict[str, _Sum] = defaultdict(_Sum)
    for sample in json.loads((_SHARED / "manifest.json").read_text())["files"]:
        if (_SHARED / sample["path"]).exists() and _present(sample):
            _take(sums[sample["format"]], sample)
    for name, one in sorted(sums.items()):
        label = f"{name}, {one.files} files"
        part = one.found / one.present
        yield Row(f"{label}: facts found ÷ present", part, part, _FOUND, at_least=True)
        speed = one.size / _MEBIBYTE
        yield Row(f"{label}: MiB/s", speed / one.wall, speed / one.cpu, _SLOWEST, at_least=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    yield Row("the largest reader, MiB", peak, peak, _PEAK_MIB)


def _take(total: _Sum, sample: dict[str, Any]) -> None:
    path = _SHARED / sample["path"]
    cpu, wall = spent(), time.perf_counter()
    ended = [event for event in read_file(path) if isinstance(event, Ended)][-1]
    total.wall += time.perf_counter() - wall
    total.cpu += spent() - cpu
    present = _present(sample)
    for holders, number in present.items():
        held = sum(ended.points if one == _POINTS else ended.found.get(one, 0) for one in holders)
        total.found += min(held, number)
    total.present += sum(present.values())
    total.files += 1
    total.size += path.stat().st_size


def _present(sample: dict[str, Any]) -> Counter[tuple[str, ...]]:
    """How many facts a sample holds by what has to hold them."""
    counts = sample.get("counts") or {}
    kinds = counts.get("in_section") or counts.get("clinical") or {}
    present: Counter[tuple[str, ...]] = Counter()
    for kind, number in kinds.items():
        if kind in _TYPES and number:
            present[_TYPES[kind]] += number
    if "distinct_records" in counts:
        present[(_POINTS,)] += counts["distinct_records"]
    return present
