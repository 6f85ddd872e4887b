"""The same readings in the words, units and dates of several languages are the same readings.

Refuses: exports of anybody; each table is made here, and what it must give is known.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from reader_help import Told, here

SEEDS = range(3)
FACTOR = 18
"""mg/dL in one mmol/L of glucose, as the makers reckon."""

LIBRE = {
    "en": (
        "Device,Serial Number,Device Timestamp,Record Type,Historic Glucose {u},Scan Glucose {u},"
        "Non-numeric Rapid-Acting Insulin,Rapid-Acting Insulin (units),Non-numeric Food,"
        "Carbohydrates (grams),Carbohydrates (servings),Non-numeric Long-Acting Insulin,"
        "Long-Acting Insulin (units),Notes,Strip Glucose {u},Ketone mmol/L,Meal Insulin (units)"
    ),
    "de": (
        "Gerät,Seriennummer,Gerätezeitstempel,Aufzeichnungstyp,Glukosewert-Verlauf {u},"
        "Glukose-Scan {u},Nicht numerisches schnellwirkendes Insulin,"
        "Schnellwirkendes Insulin (Einheiten),Nicht numerische Nahrungsdaten,"
        "Kohlenhydrate (Gramm),Kohlenhydrate (Portionen),Nicht numerisches Depotinsulin,"
        "Depotinsulin (Einheiten),Notizen,Glukose-Teststreifen {u},Keton mmol/L,Mahlzeiteninsulin"
    ),
    "id": (
        "Perangkat,Nomor Seri,Cap Waktu Perangkat,Jenis Rekaman,Glukosa Historis {u},"
        "Pindai Glukosa {u},Insulin Kerja Cepat Non-numerik,Insulin Kerja Cepat (unit),"
        "Makanan Non-numerik,Karbohidrat (gram),Karbohidrat (porsi),"
        "Insulin Kerja Panjang Non-numerik,Insulin Kerja Panjang (unit),Catatan,"
        "Glukosa Strip {u},Keton mmol/L,Insulin Makan (unit)"
    ),
}
DEXCOM = {
    "en": (
        "Index,Timestamp (YYYY-MM-DDThh:mm:ss),Event Type,Event Subtype,Patient Info,Device Info,"
        "Source Device ID,Glucose Value ({u}),Insulin Value (u),Carb Value (grams),"
        "Duration (hh:mm:ss),Glucose Rate of Change ({u}/min)"
    ),
    "de": (
        "Index,Zeitstempel (JJJJ-MM-TTThh:mm:ss),Ereignistyp,Ereignissubtyp,Patienteninfo,"
        "Geräteinfo,Quellgerät-ID,Glukosewert ({u}),Insulinwert (E),Kohlenhydratwert (Gramm),"
        "Dauer (hh:mm:ss),Glukoseänderungsrate ({u}/min)"
    ),
}
CUFFS = {
    "en": "Date{s}Time{s}Systolic ({u}){s}Diastolic ({u}){s}Pulse (bpm){s}Device",
    "de": "Datum{s}Uhrzeit{s}Systolisch ({u}){s}Diastolisch ({u}){s}Puls (bpm){s}Gerät",
    "id": "Tanggal{s}Waktu{s}Sistolik ({u}){s}Diastolik ({u}){s}Denyut nadi (bpm){s}Perangkat",
    "withings": "Date{s}Time{s}Systolic{s}Diastolic{s}Heart rate{s}Comments",
}
SCALES = {
    "en": 'Date,"Weight ({u})","Fat mass ({u})","Bone mass ({u})","Muscle mass ({u})",Comments',
    "de": 'Datum,"Gewicht ({u})","Fettmasse ({u})","Knochenmasse ({u})","Muskelmasse ({u})",Text',
    "id": 'Tanggal,"Berat ({u})","Massa lemak ({u})","Massa tulang ({u})","Massa otot ({u})",Isi',
}


@dataclass(frozen=True)
class Moment:
    """A time of a day, written in the ways of the makers."""

    month: int
    day: int
    hour: int
    minute: int

    @property
    def iso(self) -> str:
        return f"2024-{self.month:02}-{self.day:02}T{self.hour:02}:{self.minute:02}:00"

    def libre(self, language: str) -> str:
        if language == "en":
            half = "AM" if self.hour < 12 else "PM"
            hour = self.hour % 12 or 12
            return f"{self.month:02}-{self.day:02}-2024 {hour:02}:{self.minute:02} {half}"
        return f"{self.day:02}-{self.month:02}-2024 {self.hour:02}:{self.minute:02}"


def moments(chance: random.Random, count: int) -> Iterator[Moment]:
    """Times of one month; one lies late enough in it to tell day and month apart."""
    month = chance.randint(1, 11)
    days = [chance.randint(13, 28), *(chance.randint(1, 28) for _ in range(count - 1))]
    for day in days:
        yield Moment(month, day, chance.randint(0, 23), chance.randint(0, 59))


def shown(mg: int, unit: str) -> str:
    return str(mg) if unit.lower() == "mg/dl" else f"{mg / FACTOR:.1f}"


def readings(told: Told, title: str) -> list[tuple[str, str]]:
    return sorted(
        (one.facts.date, one.facts.value) for one in told.records if one.facts.title == title
    )


def points(told: Told) -> int:
    return sum(member.points for member in told.members)


def certain(told: Told) -> bool:
    return told.readable and not told.refused and not any(one.doubt for one in told.records)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("unit", ["mg/dL", "mmol/L"])
@pytest.mark.parametrize("language", LIBRE)
def test_libre(language: str, unit: str, seed: int) -> None:
    chance = random.Random(f"{language}{unit}{seed}")
    times = list(moments(chance, 6))
    lines = ["Report", LIBRE[language].format(u=unit)]
    expected: dict[str, list[str]] = {}
    for number, when in enumerate(times):
        value = shown(chance.randint(50, 350), unit)
        cells = [""] * 17
        cells[:3] = ["FreeStyle LibreLink", "A1", when.libre(language)]
        cells[3], cells[4 + number % 2] = str(number % 2), value
        lines.append(",".join(cells))
        expected.setdefault(when.iso[:10], []).append(value)

    told = here("\n".join(lines).encode())

    assert certain(told)
    assert points(told) == len(times)
    days = [one for one in told.records if one.facts.title == "Glucose (sensor)"]
    assert {one.facts.date for one in days} == set(expected)
    assert {one.facts.unit for one in days} == {unit}
    single = {day: values[0] for day, values in expected.items() if len(values) == 1}
    found = {one.facts.date: one.facts.value for one in days}
    assert all(found[day] in {value, value.removesuffix(".0")} for day, value in single.items())


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("unit", ["mg/dL", "mmol/L", "mg/dl"])
@pytest.mark.parametrize("language", DEXCOM)
def test_dexcom(language: str, unit: str, seed: int) -> None:
    chance = random.Random(f"{language}{unit}{seed}")
    lines = [DEXCOM[language].format(u=unit)]
    times = list(moments(chance, 5))
    for number, when in enumerate(times, 1):
        value = shown(chance.randint(50, 350), unit)
        lines.append(f"{number},{when.iso},EGV,,,,android G6,{value},,,,")
    drop = {"en": "Calibration", "de": "Kalibrierung"}[language]
    lines.append(f"9,{times[0].iso},{drop},,,,android G6,{shown(100, unit)},,,,")

    told = here("\n".join(lines).encode())

    assert certain(told)
    assert points(told) == len(times)
    assert len(readings(told, "Blood glucose (finger)") or readings(told, "Blood glucose")) == 1


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("between", [",", ";"])
@pytest.mark.parametrize("language", CUFFS)
def test_cuffs(language: str, between: str, seed: int) -> None:
    chance = random.Random(f"{language}{between}{seed}")
    lines = [CUFFS[language].format(u="mmHg", s=between)]
    expected = []
    for when in moments(chance, 4):
        top, bottom, pulse = (
            chance.randint(95, 190),
            chance.randint(50, 94),
            chance.randint(45, 130),
        )
        day = when.iso[:10]
        if language in {"de", "id"}:
            mark = "." if language == "de" else "/"
            day = mark.join((f"{when.day:02}", f"{when.month:02}", "2024"))
        clock = f"{when.hour:02}:{when.minute:02}"
        lines.append(between.join((day, clock, str(top), str(bottom), str(pulse), "x")))
        expected.append((when.iso, f"{top}/{bottom}"))

    told = here("\n".join(lines).encode())

    assert certain(told)
    assert readings(told, "Blood pressure") == sorted(expected)


@pytest.mark.parametrize("unit", ["kg", "lb"])
@pytest.mark.parametrize("language", SCALES)
def test_scales(language: str, unit: str) -> None:
    chance = random.Random(f"{language}{unit}")
    lines = [SCALES[language].format(u=unit)]
    expected: dict[str, list[tuple[str, str]]] = {}
    names = ("Weight", "Fat mass", "Bone mass", "Muscle mass")
    for when in moments(chance, 3):
        values = [f"{chance.randint(500, 900) / 10 / part:.1f}" for part in (1, 4, 20, 2)]
        lines.append(f'"{when.iso.replace("T", " ")}",{",".join(values)},')
        for name, value in zip(names, values, strict=True):
            expected.setdefault(name, []).append((when.iso, value))

    told = here("\n".join(lines).encode())

    assert certain(told)
    assert {one.facts.unit for one in told.records} == {unit}
    assert {name: readings(told, name) for name in names} == {
        name: sorted(values) for name, values in expected.items()
    }
