"""Dexcom Clarity: sensor values, calibrations, insulin, carbohydrates; and who wore it.

Refuses: alerts and settings as readings; a calibration is a drop of blood, not the sensor's value.
"""

from collections.abc import Iterator
from typing import Final

from sync.readers.build import human_name, identifier, reference, resource, urn
from sync.readers.days import Days
from sync.readers.devices.gather import Gathered, words
from sync.readers.devices.glucose import CARBOHYDRATES, Meter, unit_in
from sync.readers.devices.moments import order_of, wall
from sync.readers.devices.rows import Line, Sheet, sampled, sheet
from sync.readers.draft import Given, Made, NotMine, Part, Trouble
from sync.readers.protocol import Reason

FAMILY: Final = "dexcom"
HEAD: Final = r"[hs]{2}:mm:ss\).*m(?:g/dl|mol/l)"
_FIRST: Final = words("firstname vorname prénom prenom nombre nome voornaam")
_LAST: Final = words("lastname nachname nom apellidos apellido cognome achternaam sobrenome")
_BORN: Final = words(
    "dateofbirth geburtsdatum datedenaissance fechadenacimiento datadinascita"
    " geboortedatum datadenascimento"
)
_NUMBER: Final = words(
    "patientidentifier patientenkennung identifiantpatient identificadordelpaciente"
)
_EGV: Final = frozenset({"egv", "cgm", "vge", "veg"})
_CALIBRATION: Final = words(
    "calibration kalibrierung étalonnage calibración calibrazione kalibratie calibração kalibrasi"
)
_INSULIN: Final = words("insulin insuline insulina")
_CARBS: Final = words(
    "carbs carbohydrates kohlenhydrate glucides carbohidratos carboidrati koolhydraten karbohidrat"
)


def read(given: Given) -> Iterator[Part]:
    """Every reading of an export. Raises NotMine for other tables."""
    found = sheet(given, HEAD)
    export = _Export(found)
    person = export.person()
    subject = None
    if person is not None:
        yield person
        subject = reference(person.full_url, person.tree["name"][0]["text"])
        if export.born_unsure:
            yield Trouble(export.born_unsure, Reason.BAD_BIRTH_DATE, notice=True)
    gathered = Gathered(Days(FAMILY, subject=subject))
    export.read(gathered)
    yield from gathered.parts()


def _plain(text: str) -> str:
    return "".join(text.split()).lower()


class _Export:
    """One export: its columns and rows."""

    def __init__(self, found: Sheet) -> None:
        self._found = found
        self._when = found.column(r"[hs]{2}:mm:ss\)", r"timestamp|zeitstempel")
        self._glucose = next((at for at, name in enumerate(found.head) if unit_in(name)), -1)
        if self._when < 0 or self._glucose < self._when + 5:
            raise NotMine
        # the columns' order is the same in every language
        self._kind = self._when + 1
        self._person = self._when + 3
        self._device = self._when + 4
        self._source = self._when + 5
        self._insulin = self._glucose + 1
        self._carbs = self._glucose + 2
        self._names: dict[str, tuple[str, str]] = {}
        self._model = ""
        self.born_unsure = ""
        for line in found.lines[:100]:
            kind, told = _plain(line.cell(self._kind)), line.cell(self._person)
            for names, key in (
                (_FIRST, "first"),
                (_LAST, "last"),
                (_BORN, "born"),
                (_NUMBER, "id"),
            ):
                if told and kind in names:
                    self._names.setdefault(key, (told, line.place))
            if line.cell(self._device):
                self._model = self._model or line.cell(self._device)

    def person(self) -> Made | None:
        """Who wore the sensor, if the export says so."""
        first, last = self._names.get("first", ("", ""))[0], self._names.get("last", ("", ""))[0]
        number = self._names.get("id", ("", ""))[0]
        name = " ".join(one for one in (first, last) if one)
        if not name:
            return None
        text, place = self._names.get("born", ("", ""))
        born = ""
        if text:
            order = order_of([text])
            day = wall(text, day_first=order.day_first)
            whole = len(text) >= len("1/1/2000") and order.sure
            born = day.day if day is not None and whole else ""
            self.born_unsure = "" if born else place
        tree = resource(
            "Patient",
            identifier=[identifier("urn:rekamku:dexcom", number or f"{name}|{born}")],
            name=human_name(text=name, family=last, given=[first]),
            birthDate=born,
        )
        where = self._names.get("first", self._names.get("last", ("", "")))[1]
        return Made(tree, where, full_url=urn("dexcom", number, name, born))

    def read(self, gathered: Gathered) -> None:
        """Every row behind those about the person and the device."""
        unit = unit_in(self._found.head[self._glucose])
        meter = Meter(gathered, unit)
        order = order_of(sampled([line.cell(self._when) for line in self._found.lines]))
        if not order.sure:
            gathered.doubt = Reason.DOUBTFUL
        for line in self._found.lines:
            self._line(line, meter, gathered, day_first=order.day_first)

    def _line(self, line: Line, meter: Meter, gathered: Gathered, *, day_first: bool) -> None:
        text = line.cell(self._when)
        if not text:  # about the person, the device or its settings
            return
        when = wall(text, day_first=day_first)
        if not line.sound or when is None:
            gathered.trouble(line.place, Reason.BAD_DATE if line.sound else Reason.BAD_TEXT)
            return
        kind = _plain(line.cell(self._kind))
        value = line.cell(self._glucose)
        source = " ".join(one for one in (self._model, line.cell(self._source)) if one)
        if kind in _EGV and value:
            meter.sensor(when, value, line.place, source)
            gathered.close()
        elif kind in _CALIBRATION and value:
            meter.finger(when, value, line.place, source)
        elif kind in _INSULIN and line.cell(self._insulin):
            meter.insulin(when, line.cell(self._insulin), line.place)
        elif kind in _CARBS and line.cell(self._carbs):
            meter.taken(CARBOHYDRATES, when, line.cell(self._carbs), line.place)
        gathered.forget()
