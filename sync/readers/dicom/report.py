"""The text of a structured report: its tree of headings, findings and measures as lines.

Refuses: more than a hundred thousand letters, and trees deeper than any report.
"""

from typing import Final

from sync.readers.dicom.elements import DataSet
from sync.readers.dicom.values import meaning_of, stamp_of, words_of

_CONTENT: Final = 0x0040A730
_MOST: Final = 100_000
_MOST_ITEMS: Final = 20_000
_SILENT: Final = frozenset({"IMAGE", "COMPOSITE", "WAVEFORM", "SCOORD", "SCOORD3D", "TCOORD"})


def text_of(root: DataSet) -> str:
    """The report as lines, what lies inside something indented under it."""
    lines: list[str] = []
    length = count = 0
    waiting = [(item, 0) for item in reversed(list(root.items(_CONTENT)))]
    while waiting and length < _MOST and count < _MOST_ITEMS:
        item, depth = waiting.pop()
        count += 1
        line = _line(item)
        if line:
            lines.append("  " * depth + line)
            length += len(line)
        inner = depth + bool(line)
        waiting.extend((one, inner) for one in reversed(list(item.items(_CONTENT))))
    return "\n".join(lines)[:_MOST]


def _line(item: DataSet) -> str:
    kind = item.text(0x0040A040)
    name = meaning_of(item.item(0x0040A043))
    value = _value(item, kind)
    if kind == "CONTAINER":
        return name
    if kind in _SILENT or not value:
        return ""
    return f"{name}: {value}" if name else value


def _value(item: DataSet, kind: str) -> str:
    if kind == "TEXT":
        return item.long_text(0x0040A160)
    if kind == "CODE":
        return meaning_of(item.item(0x0040A168))
    if kind == "NUM":
        return _measure(item)
    if kind == "PNAME":
        return words_of(item.text(0x0040A123))
    for tag in (0x0040A121, 0x0040A122, 0x0040A120):
        text = item.text(tag)
        if text:
            return stamp_of(text) or text
    return ""


def _measure(item: DataSet) -> str:
    measured = item.item(0x0040A300)
    if measured is None:
        return meaning_of(item.item(0x0040A301))
    unit = measured.item(0x004008EA)
    code = unit.text(0x00080100) if unit is not None else ""
    unit_word = "" if code in {"1", "{nounit}", "no units"} else code
    return " ".join(part for part in (measured.text(0x0040A30A), unit_word) if part)
