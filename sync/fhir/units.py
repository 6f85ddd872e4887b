"""Units as one spelling each, only to tell whether two amounts may be compared.

Refuses: converting; a result in mmol/L never joins a trend in mg/dL.
"""

import re
from functools import lru_cache

_SAME = {
    "mmhg": "mm[hg]",
    "mm hg": "mm[hg]",
    "mm[hg]": "mm[hg]",
    "kali/menit": "/min",
    "x/menit": "/min",
    "bpm": "/min",
    "beats/minute": "/min",
    "beats/min": "/min",
    "{beats}/min": "/min",
    "breaths/minute": "/min",
    "breaths/min": "/min",
    "{breaths}/min": "/min",
    "{heart beats}/min": "/min",
    "per minute": "/min",
    "c": "cel",
    "°c": "cel",
    "degc": "cel",
    "deg c": "cel",
    "celcius": "cel",
    "celsius": "cel",
    "degree celsius": "cel",
    "°f": "[degf]",
    "degf": "[degf]",
    "kg/m^2": "kg/m2",
    "kg/m²": "kg/m2",
    "10^3/ul": "10*3/ul",
    "10e3/ul": "10*3/ul",
    "k/ul": "10*3/ul",
    "thou/ul": "10*3/ul",
    "x10^3/ul": "10*3/ul",
    "x10e3/ul": "10*3/ul",
    "10^9/l": "10*3/ul",
    "10*9/l": "10*3/ul",
    "x10^9/l": "10*3/ul",
    "10^6/ul": "10*6/ul",
    "10e6/ul": "10*6/ul",
    "m/ul": "10*6/ul",
    "x10^6/ul": "10*6/ul",
    "10^12/l": "10*6/ul",
    "10*12/l": "10*6/ul",
    "x10^12/l": "10*6/ul",
    "gr/dl": "g/dl",
    "gram/dl": "g/dl",
    "iu/l": "u/l",
    "[iu]/l": "u/l",
    "miu/l": "m[iu]/l",
    "mu/l": "m[iu]/l",
    "uiu/ml": "m[iu]/l",
    "u[iu]/ml": "m[iu]/l",
    "percent": "%",
    "persen": "%",
    "kilogram": "kg",
    "kilograms": "kg",
    "centimeter": "cm",
    "lbs": "[lb_av]",
    "lb": "[lb_av]",
    "in": "[in_i]",
    "inches": "[in_i]",
    "ng/ml": "ug/l",
    "[ph]": "ph",
}


@lru_cache(maxsize=4_096)
def unit_family(unit: str) -> str:
    """One spelling for the ways a unit is written; unknown units stand for themselves."""
    text = re.sub(r"\s+", " ", unit.strip().lower().replace("µ", "u").replace("μ", "u"))
    return _SAME.get(text, text)
