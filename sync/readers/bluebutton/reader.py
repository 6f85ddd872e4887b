"""Blue Button texts: who it is about, then every section that holds facts.

Refuses: texts that only speak of Blue Button; journals, reminders and providers are passed over.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from sync.readers.bluebutton import care
from sync.readers.bluebutton.base import Maker
from sync.readers.bluebutton.kinds import KINDS, Kind
from sync.readers.bluebutton.lines import Entry, Section, entries_of, sections_of
from sync.readers.bluebutton.values import date
from sync.readers.build import human_name, kept, listed, resource, urn
from sync.readers.draft import Given, Made, NotMine, Part
from sync.readers.places import line_place
from sync.readers.sniff import encoding_of

_NAME: Final = re.compile(r"\s*Name: {0,4}(\S[^\n]{0,80}?)(?:\s{3,}|\s*$)")
_BORN: Final = re.compile(r"(?:^|\s)Date of Birth:\s*([0-9A-Za-z/ ]{6,20})")
_SEX: Final = re.compile(r"(?:^|\s)Gender:\s*([A-Za-z]+)")
_OWN_LINES: Final = 400


def read(given: Given) -> Iterator[Part]:
    """Every record of the text. Raises NotMine if no section of it holds any."""
    lines = _lines(given.data)
    parts = list(sections_of(lines))
    known = [(one, kind) for one in parts if (kind := _kind_of(one.title)) is not None]
    if not known:
        raise NotMine
    scope = "medicare" if any("MEDICARE" in line for line in lines[:20]) else "va"
    patient = _patient(lines[:_OWN_LINES], scope)
    subject: dict[str, Any] = {}
    if patient is not None:
        subject = {"reference": patient.full_url, "type": "Patient"}
        subject["display"] = patient.tree["name"][0]["text"]
        yield patient
    maker = Maker(subject, scope)
    for section, kind in _joined(known):
        for entry in _distinct(entries_of(section, kind.look), kind):
            yield from kind.make(maker, entry)
            yield from maker.troubles
            maker.troubles = []


def _distinct(entries: list[Entry], kind: Kind) -> list[Entry]:
    """The entries; of goals, which a summary names beforehand, the fuller one."""
    if kind.make is not care.goal:
        return entries
    return list({entry.get("my goal").casefold(): entry for entry in entries}.values())


def _lines(data: memoryview) -> list[str]:
    encoding, mark = encoding_of(data)
    raw = bytes(data[mark:])
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    return re.split(r"\r\n|\r|\n", text)


def _kind_of(title: str) -> Kind | None:
    return next((kind for kind in KINDS if title and kind.title.search(title)), None)


def _joined(known: list[tuple[Section, Kind]]) -> Iterator[tuple[Section, Kind]]:
    """Sections of one kind that follow each other (claims and their lines) as one."""
    waiting: tuple[Section, Kind] | None = None
    for section, kind in known:
        if waiting is not None and waiting[1] is kind and kind.look.part == "line number":
            before = waiting[0]
            gap = section.first - before.first - len(before.lines)
            lines = [*before.lines, *([""] * max(0, gap)), *section.lines]
            waiting = (Section(before.title, lines, before.first), kind)
            continue
        if waiting is not None:
            yield waiting
        waiting = (section, kind)
    if waiting is not None:
        yield waiting


def _patient(lines: list[str], scope: str) -> Made | None:
    """The person of the file, by the first lines that name them."""
    name = birth = sex = ""
    place = 0
    for number, line in enumerate(lines, 1):
        match = _NAME.match(line)
        if match and not name:
            name, place = match[1].strip(), number
        born = _BORN.search(line)
        if born and not birth:
            birth = date(born[1].strip())
        said = _SEX.search(line)
        if said and not sex:
            sex = said[1].lower()
    if not name:
        return None
    shown = _turned(name)
    family, _, given_ = name.partition(",")
    tree = resource(
        "Patient",
        name=human_name(
            shown,
            family.strip() if given_ else "",
            listed(*given_.split()) if given_ else [],
        ),
        gender=sex if sex in {"male", "female"} else "",
        birthDate=birth,
    )
    return Made(kept(tree), line_place(place), urn("bluebutton", scope, shown.upper(), birth))


def _turned(name: str) -> str:
    """`DOE, JOHN A` as people say it."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma else name
