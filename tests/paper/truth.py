"""What the invented reports hold: tests with values, units and ranges, printed in several habits.

Refuses: real people and real results.
"""

import random
from dataclasses import dataclass, replace
from decimal import Decimal

COMMA, POINT, ENGLISH, MIXED = "comma", "point", "english", "mixed"
"""13,2 and 1.234; 13.2 and 1234; 13.2 and 1,234; 13.2 and 1.234."""


@dataclass(frozen=True)
class Line:
    """One test of a report. `value` is a number or words; `low` and `high` its range."""

    name: str
    value: str
    unit: str = ""
    low: str = ""
    high: str = ""
    range: str = ""
    flag: str = ""
    heading: str = ""

    @property
    def number(self) -> Decimal | None:
        text = self.value.lstrip("<>")
        return Decimal(text) if text.replace(".", "").isdigit() else None


def shown(number: str, habit: str) -> str:
    """A number the way a report of this habit prints it."""
    sign = number[: len(number) - len(number.lstrip("<> "))]
    bare = number[len(sign) :]
    if not bare.replace(".", "").isdigit():
        return number
    whole, _, rest = bare.partition(".")
    if habit != POINT and len(whole) > 3:
        mark = "," if habit == ENGLISH else "."
        whole = f"{int(whole):,}".replace(",", mark)
    point = "," if habit == COMMA else "."
    return sign + (f"{whole}{point}{rest}" if rest else whole)


def range_shown(line: Line, habit: str, dash: str = " - ") -> str:
    """The range as printed."""
    if line.range:
        return line.range
    if line.low and line.high:
        return f"{shown(line.low, habit)}{dash}{shown(line.high, habit)}"
    if line.high:
        return f"< {shown(line.high, habit)}"
    return f"> {shown(line.low, habit)}" if line.low else ""


_BLOOD = """
Hemoglobin|g/dL|13.2|17.3|9.0-18.5/1
Leukosit|WBC|3.8|10.6|2.1-24.0/2
Eritrosit|RBC|4.4|5.9|3.1-6.9/2
Hematokrit|%|40|52|28-56/1
Trombosit|PLT|150|440|45-610/0
MCV|fL|80|100|66-108/1
MCH|pg|26|34|20-37/1
MCHC|g/dL|32|36|29-37/1
RDW-CV|%|11.5|14.5|11-19/1
"""
_DIFF = """
Basofil|%|0|1|0-2/0
Eosinofil|%|2|4|0-9/0
Neutrofil Batang|%|3|5|0-8/0
Neutrofil Segmen|%|50|70|38-81/0
Limfosit|%|25|40|11-49/0
Monosit|%|2|8|2-13/0
"""
_CHEMISTRY = """
Glukosa Darah Puasa|mg/dL|70|100|61-288/0
Glukosa Darah 2 Jam PP|mg/dL||140|88-402/0
HbA1c|%||5.7|4.6-12.9/1
Kolesterol Total|mg/dL||200|121-322/0
Kolesterol HDL|mg/dL|40||22-84/0
Kolesterol LDL|mg/dL||100|48-221/0
Trigliserida|mg/dL||150|55-612/0
SGOT|U/L||35|11-198/0
SGPT|U/L||41|9-244/0
Ureum|mg/dL|17|43|12-118/1
Kreatinin|mg/dL|0.67|1.17|0.41-4.9/2
Asam Urat|mg/dL|3.5|7.2|2.2-11.9/1
Natrium|mmol/L|135|145|124-151/0
Kalium|mmol/L|3.5|5.1|2.7-6.2/2
Klorida|mmol/L|98|107|88-115/0
Albumin|g/dL|3.5|5.2|2.1-5.4/1
Bilirubin Total|mg/dL|0.1|1.2|0.1-4.4/2
"""
_HORMONES = """
TSH|µIU/mL|0.27|4.2|0.01-18.1/3
FT4|ng/dL|0.93|1.7|0.4-3.9/2
CRP|mg/L||5|0.2-96/1
Vitamin D 25-OH|ng/mL|30|100|7.1-68/1
Ferritin|ng/mL|30|400|6.5-1420/1
PSA Total|ng/mL||4|0.1-11/2
"""
_WORDS = (
    ("HBsAg", ("Non Reaktif", "Reaktif"), "Non Reaktif"),
    ("Anti HCV", ("Non Reaktif", "Reaktif"), "Non Reaktif"),
    ("Anti HIV", ("Non Reaktif",), "Non Reaktif"),
    ("Anti Dengue IgG", ("Negatif", "Positif"), "Negatif"),
    ("Anti Dengue IgM", ("Negatif", "Positif"), "Negatif"),
    ("VDRL", ("Non Reaktif", "Reaktif 1/8"), "Non Reaktif"),
)
_URINE = (
    ("Warna", ("Kuning", "Kuning Muda"), "Kuning", ""),
    ("Kejernihan", ("Jernih", "Agak Keruh"), "Jernih", ""),
    ("Berat Jenis", ("1.010", "1.025"), "1.003 - 1.030", ""),
    ("pH", ("5.5", "6.0", "7.5"), "4.5 - 8.0", ""),
    ("Protein", ("Negatif", "1+", "Positif (++)"), "Negatif", ""),
    ("Glukosa", ("Negatif", "3+", "(+)"), "Negatif", ""),
    ("Keton", ("Negatif",), "Negatif", ""),
    ("Bilirubin", ("Negatif",), "Negatif", ""),
    ("Nitrit", ("Negatif", "Positif"), "Negatif", ""),
    ("Eritrosit", ("0-1", "2-4"), "0-2", "/LPB"),
    ("Leukosit", ("1-2", "5-8"), "0-5", "/LPB"),
    ("Epitel", ("1-3", "Positif"), "Positif", "/LPK"),
)
_CELLS = {
    "thousand": {"WBC": "10^3/µL", "RBC": "10^6/µL", "PLT": "10^3/µL"},
    "ribu": {"WBC": "ribu/µL", "RBC": "juta/µL", "PLT": "ribu/µL"},
    "raised": {"WBC": "10³/uL", "RBC": "10⁶/uL", "PLT": "10³/uL"},
    "each": {"WBC": "/µL", "RBC": "juta/mm³", "PLT": "/µL"},
}


def _numbers(table: str, chance: random.Random, cells: str, heading: str) -> list[Line]:
    found = []
    for text in table.strip().splitlines():
        name, unit, low, high, spread = text.split("|")
        limits, _, places = spread.partition("/")
        least, _, most = limits.partition("-")
        value = f"{chance.uniform(float(least), float(most)):.{places}f}"
        line = Line(name, value, _CELLS[cells].get(unit, unit), low, high, heading=heading)
        if cells == "each" and unit in {"WBC", "PLT"}:
            line = _by_thousand(line)
        found.append(_flagged(line))
    return found


def _by_thousand(line: Line) -> Line:
    return replace(
        line,
        value=str(int(Decimal(line.value) * 1000 // 10 * 10)),
        low=str(int(Decimal(line.low) * 1000)),
        high=str(int(Decimal(line.high) * 1000)),
    )


def _flagged(line: Line) -> Line:
    number = line.number
    if number is None:
        return line
    if line.high and number > Decimal(line.high):
        return replace(line, flag="H")
    return replace(line, flag="L" if line.low and number < Decimal(line.low) else "")


def blood(chance: random.Random, cells: str = "thousand") -> list[Line]:
    """A blood count with its differential."""
    count = _numbers(_BLOOD, chance, cells, "HEMATOLOGI")
    return count + _numbers(_DIFF, chance, cells, "HITUNG JENIS")


def chemistry(chance: random.Random, most: int = 99) -> list[Line]:
    """Blood chemistry."""
    return _numbers(_CHEMISTRY, chance, "thousand", "KIMIA KLINIK")[:most]


def hormones(chance: random.Random) -> list[Line]:
    """Hormones and more, with small numbers."""
    lines = _numbers(_HORMONES, chance, "thousand", "IMUNOLOGI")
    lines[0] = replace(lines[0], value="<0.01", flag="L")
    lines[4] = replace(lines[4], value=">1000", flag="H")
    return lines


def words(chance: random.Random) -> list[Line]:
    """Results in words."""
    return [
        Line(name, chance.choice(values), "", range=normal, heading="SEROLOGI")
        for name, values, normal in _WORDS
    ]


def urine(chance: random.Random) -> list[Line]:
    """A urine test."""
    found = []
    for name, values, normal, unit in _URINE:
        low, _, high = normal.partition(" - ")
        limits = {"low": low, "high": high} if high else {"range": normal}
        found.append(Line(name, chance.choice(values), unit, heading="URINALISA", **limits))
    return found
