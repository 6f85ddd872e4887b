# ruff: noqa: E501 - lists of printed words
"""Units as laboratories print them, and the same in UCUM.

Refuses: to convert; an unknown unit stays as printed and gets no code. Codes: ucum.org.
"""

import re
from functools import lru_cache
from typing import Final

_SAME: Final = str.maketrans(
    {
        "µ": "u", "μ": "u", "²": "2", "³": "3", "⁶": "6", "⁹": "9", "⁴": "4", "⁰": "0", "¹": "1",
        "×": "x", "^": "*", "\u2212": "-", "–": "-", "\u2044": "/", "\u2215": "/", " ": "", "\xa0": "", "|": "",
    }
)  # fmt: skip
_SHOWN: Final = (
    ("{1.73_m2}", "1,73 m²"), ("{FEU}", " FEU"), ("(24.h)", "24 jam"), ("[HPF]", "LPB"), ("[LPF]", "LPK"),
    ("mm[Hg]", "mmHg"), ("[IU]", "IU"), ("[pH]", ""), ("10*3", "10³"), ("10*6", "10⁶"), ("10*9", "10⁹"),
    ("mm/h", "mm/jam"), ("{", ""), ("}", ""), ("[", ""), ("]", ""),
)  # fmt: skip
_MICRO: Final = re.compile(r"(?<![A-Za-z])u(?=[gLmI])")
_LEADING: Final = re.compile(r"^(?:x|×)(?=10)")
_PRINTED: Final[dict[str, str]] = {
    "%": "% persen percent vol% vol.%",
    "g/dL": "g/dl gr/dl gram/dl g% gr% gm/dl g/100ml gms/dl gr/d1",
    "g/L": "g/l gr/l",
    "g/(24.h)": "g/24jam g/24h gr/24jam",
    "mg/dL": "mg/dl mg% mgr/dl mgs/dl mg/100ml mg/d1",
    "mg/L": "mg/l",
    "mg/g": "mg/g mg/gcr mg/gkreatinin mg/gcreatinine mg/gr",
    "mg/(24.h)": "mg/24jam mg/24h mg/24hr",
    "ug/dL": "ug/dl mcg/dl",
    "ug/L": "ug/l mcg/l",
    "ug/mL": "ug/ml mcg/ml",
    "ug/mL{FEU}": "ugfeu/ml ug/mlfeu mcg/mlfeu mcgfeu/ml",
    "mg/L{FEU}": "mg/lfeu mgfeu/l",
    "ng/mL{FEU}": "ng/mlfeu ngfeu/ml",
    "ng/mL": "ng/ml",
    "ng/dL": "ng/dl",
    "ng/L": "ng/l",
    "pg/mL": "pg/ml",
    "pg": "pg picogram pikogram pg/sel pg/cell",
    "fL": "fl femtoliter um3 u3 fl/sel cuum u*3",
    "mmol/L": "mmol/l mmo1/l",
    "umol/L": "umol/l mcmol/l",
    "nmol/L": "nmol/l",
    "pmol/L": "pmol/l",
    "mmol/mol": "mmol/mol",
    "meq/L": "meq/l meg/l mek/l",
    "U/L": "u/l unit/l units/l u/1 u/i",
    "[IU]/L": "iu/l ui/l",
    "u[IU]/mL": "uiu/ml uu/ml mciu/ml",
    "m[IU]/L": "miu/l mu/l",
    "m[IU]/mL": "miu/ml mu/ml",
    "[IU]/mL": "iu/ml ui/ml",
    "U/mL": "u/ml",
    "kU/L": "ku/l",
    "/uL": "/ul sel/ul cells/ul cell/ul /mm3 sel/mm3 /cmm /mmk ery/ul leu/ul /mm*3 cells/mm3 /cumm u/ul"
    " 1/ul mm3 ul cmm /ml3",
    "10*3/uL": "10*3/ul 103/ul ribu/ul rb/ul ribu/mm3 ribu/mmk rb/mm3 k/ul 10*9/l 109/l 10*3/mm3 103/mm3"
    " thou/ul 10e3/ul 10e9/l thousand/ul ribusel/ul k/mm3 10*3sel/ul 10*3/mm*3 10*3/cmm 10*3 g/l(sel)"
    " k/cumm ribu/m3 10*3/ml3 ribu ribu/mmk 10-3/ul",
    "10*6/uL": "10*6/ul 106/ul juta/ul jt/ul juta/mm3 juta/mmk jt/mm3 m/ul 10*12/l 1012/l 10*6/mm3 106/mm3"
    " mill/ul 10e6/ul 10e12/l million/ul jutasel/ul mil/ul 10*6/mm*3 10*6/cmm 10*6 m/mm3 juta mio/ul 10-6/ul",
    "mm/h": "mm/jam mm/1jam mm/hr mm/h mm/hour mm/j mm/ljam mm/1hr mm/1h",
    "/[HPF]": "/lpb lpb sel/lpb /hpf hpf cells/hpf plpb perlpb /ipb /lpb. cell/hpf",
    "/[LPF]": "/lpk lpk sel/lpk /lpf lpf cells/lpf perlpk /ipk",
    "s": "detik sec secs second seconds dtk det s '' s.",
    "min": "menit min minutes minute mnt",
    "mL/min/{1.73_m2}": "ml/min/1.73m2 ml/min/1,73m2 ml/menit/1.73m2 ml/menit/1,73m2 ml/mnt/1.73m2"
    " ml/mnt/1,73m2 ml/min/1.73 ml/min/1,73 ml/min/1.73m*2 ml/min/1,73m*2 ml/min/1.73sqm",
    "mL/min": "ml/min ml/menit ml/mnt",
    "mm[Hg]": "mmhg mm/hg",
    "kPa": "kpa",
    "mosm/kg": "mosm/kg",
    "[pH]": "ph",
    "{index}": "index indeks s/co coi cutoffindex s/n",
    "{ratio}": "ratio rasio",
    "[IU]/mmol": "iu/mmol",
    "{copies}/mL": "copies/ml kopi/ml copy/ml",
    "ug{DDU}/mL": "ugddu/ml",
}
_CODES: Final = {text: code for code, texts in _PRINTED.items() for text in texts.split()}
_NO_UNIT: Final = frozenset({"-", "--", "---", "–", ".", "", "n/a", "tidakada"})
_BARE: Final = frozenset(
    {
        "ph",
        "ul",
        "s",
        "min",
        "ribu",
        "juta",
        "u/i",
        "10*3",
        "10*6",
        "mm3",
        "ratio",
        "rasio",
        "''",
        "s.",
    }
)
"""Texts that are a unit only in a column of units."""


def plain_unit(text: str) -> str:
    """A unit in one spelling of its letters."""
    return _LEADING.sub("", text.strip().translate(_SAME).lower().strip("()[].:;"))


@lru_cache(maxsize=4096)
def ucum_of(text: str) -> str:
    """The unit in UCUM, empty if it is not known."""
    plain = plain_unit(text)
    return _CODES.get(plain, "") or _CODES.get(plain.rstrip("."), "")


_MISREAD: Final = (
    (re.compile(r"(?:yo|%o|o/o|°/o|y%|9%|v%|yo%|oo|0/0|w|%.)"), "%"),
    (re.compile(r"[x*]?1[0o].{0,2}3\s?/?[uypjl]{1,2}[l1i]"), "10^3/µL"),
    (re.compile(r"[x*]?1[0o].{0,2}6\s?/?[uypjl]{1,2}[l1i]"), "10^6/µL"),
    (re.compile(r"(?:ribu|riou|nbu)/?[uypjw]{1,2}[l1i]"), "ribu/µL"),
    (re.compile(r"(?:juta|jula|iuta)/?[uypjw]{1,2}[l1i]"), "juta/µL"),
    (re.compile(r"(?:juta|jula|iuta)/mm.?"), "juta/mm³"),
    (re.compile(r"[/lj][uypjw]{1,2}[l1i]"), "/µL"),
    (re.compile(r"[/l1]?mm[*?']"), "/mm³"),
    (re.compile(r"[uyp]i?[iul1][uv]/m[l1i]"), "µIU/mL"),
    (re.compile(r"mg/d[l1i]?"), "mg/dL"),
    (re.compile(r"[gq]/d[l1i]?"), "g/dL"),
    (re.compile(r"ng/m[l1i]"), "ng/mL"),
    (re.compile(r"f[l1i]"), "fL"),
    (re.compile(r"[/i1l][l1i]p[bd8]"), "/LPB"),
    (re.compile(r"[/i1l][l1i]pk"), "/LPK"),
    (re.compile(r"mmo[l1i]/[l1i]"), "mmol/L"),
    (re.compile(r"[uv]/[l1i]"), "U/L"),
)
"""What reading makes of some units, none of which is a unit itself; and what was printed."""


def mended(text: str) -> str:
    """A unit read from a picture, its usual misreadings set right; others as they are."""
    plain = plain_unit(text)
    if plain in _CODES:
        return text
    return next((unit for signs, unit in _MISREAD if signs.fullmatch(plain)), text)


def is_none(text: str) -> bool:
    """Whether a column of units says that there is none."""
    return plain_unit(text) in _NO_UNIT


def is_unit(text: str) -> bool:
    """Whether a text anywhere is surely a unit."""
    return plain_unit(text) not in _BARE and bool(ucum_of(text))


def shown_unit(code: str) -> str:
    """A unit in UCUM as Indonesian laboratories print it."""
    for part, printed in _SHOWN:
        code = code.replace(part, printed)
    return _MICRO.sub("µ", code)
