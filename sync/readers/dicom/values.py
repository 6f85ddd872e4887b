"""Values of DICOM as FHIR writes them: dates, times, names, codes.

Refuses: days that no calendar has, and times in zones the file does not name.
"""

import re
from datetime import date
from typing import Any, Final

from sync.readers.build import coding, concept, human_name
from sync.readers.dicom.elements import DataSet
from sync.readers.dicom.words import SYSTEMS

_DATE: Final = re.compile(r"(\d{4})[.\-]?(\d{2})[.\-]?(\d{2})")
_TIME: Final = re.compile(r"(\d{2}):?(?:([0-5]\d):?(?:([0-5]\d|60)(\.\d{1,6})?)?)?")
_MOMENT: Final = re.compile(r"(\d{4,14})(?:\.\d{1,6})?([+-]\d{4})?")
_ZONE: Final = re.compile(r"([+-])(\d{2})(\d{2})")
_NOBODY: Final = re.compile(
    r"(?:anonym\w*|no[ _^]?name|unknown|tidak diketahui|xxx+|\W*)", re.IGNORECASE
)


def day_of(text: str) -> str:
    """A DA value as FHIR's date; nothing if no calendar has it."""
    found = _DATE.fullmatch(text)
    if found is None:
        return ""
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return ""


def clock_of(text: str) -> str:
    """A TM value as `HH:MM:SS`; nothing if it is none."""
    found = _TIME.fullmatch(text)
    if found is None or int(found[1]) > 23:  # noqa: PLR2004 - hours of a day
        return ""
    seconds = "59" if found[3] == "60" else found[3] or "00"
    return f"{found[1]}:{found[2] or '00'}:{seconds}"


def moment_of(dataset: DataSet, day_tag: int, time_tag: int) -> str:
    """Day and time of two elements, with the zone if the file names one."""
    day = day_of(dataset.text(day_tag))
    clock = clock_of(dataset.text(time_tag))
    if not day or not clock:
        return day
    zone = _ZONE.fullmatch(dataset.text(0x00080201))
    return f"{day}T{clock}{f'{zone[1]}{zone[2]}:{zone[3]}' if zone else ''}"


def stamp_of(text: str) -> str:
    """A DT value, with the precision it has."""
    found = _MOMENT.fullmatch(text)
    if found is None or len(found[1]) % 2:
        return ""
    digits = found[1]
    plain = "-".join(part for part in (digits[:4], digits[4:6], digits[6:8]) if part)
    if len(digits) >= 8:  # noqa: PLR2004 - YYYYMMDD
        if not day_of(digits[:8]):
            return ""
        clock = clock_of(digits[8:])
        zone = f"{found[2][:3]}:{found[2][3:]}" if found[2] else ""
        return f"{plain}T{clock}{zone}" if clock else plain
    return plain if "00" < (digits[4:6] or "01") <= "12" else ""


def bad_date(dataset: DataSet, tag: int) -> bool:
    """Whether a date is written that no calendar has."""
    text = dataset.text(tag)
    return bool(text) and not day_of(text)


def is_nobody(name: str) -> bool:
    """Whether a name only says that there is none."""
    return _NOBODY.fullmatch(name.replace("^", " ").strip()) is not None


def words_of(name: str) -> str:
    """A PN value in the order it is spoken, of the group in plain letters if there is one."""
    names = names_of(name)
    return names[0]["text"] if names else ""


def names_of(name: str) -> list[dict[str, Any]]:
    """FHIR's names of a PN value: one for each group of letters."""
    found = []
    for group in name.split("=")[:3]:
        parts = [part.strip() for part in group.split("^")][:5]
        family, given, middle, before, after = (*parts, *[""] * 5)[:5]
        text = " ".join(part for part in (before, given, middle, family) if part)
        text = f"{text}, {after}" if after and text else text
        if text:
            more = {"prefix": [before] if before else [], "suffix": [after] if after else []}
            kept = {key: value for key, value in more.items() if value}
            found.extend(human_name(text, family, (given, middle), **kept))
    return found


def code_of(item: DataSet | None) -> dict[str, Any]:
    """The CodeableConcept of a code sequence's item."""
    if item is None:
        return {}
    code = item.text(0x00080100) or item.text(0x00080119) or item.text(0x00080120)
    scheme, uid = item.text(0x00080102), item.text(0x0008010C)
    system = SYSTEMS.get(scheme.upper(), f"urn:oid:{uid}" if uid else "")
    meaning = item.text(0x00080104)
    return concept(coding(system, code, meaning), text=meaning or code)


def meaning_of(item: DataSet | None) -> str:
    """The words of a code sequence's item."""
    return str(code_of(item).get("text", ""))
