"""Indonesian province and regency codes with the years they were given out.

Refuses: names of places; only whether a code ever existed, for the first six digits of a NIK.

Facts from the Kemendagri code lists of 2020, 2022 and 2025; each line is a province and its
regencies.
"""

from types import MappingProxyType

_STANDING = """
11: 01-18 71-75
12: 01-25 71-78
13: 01-12 71-77
14: 01-10 71-72
15: 01-09 71-72
16: 01-13 71-74
17: 01-09 71
18: 01-13 71-72
19: 01-06 71
21: 01-05 71-72
31: 01 71-75
32: 01-18 71-79
33: 01-29 71-76
34: 01-04 71
35: 01-29 71-79
36: 01-04 71-74
51: 01-08 71
52: 01-08 71-72
53: 01-21 71
61: 01-12 71-72
62: 01-13 71
63: 01-11 71-72
64: 01-03 07-09 11 71-72 74
65: 01-04 71
71: 01-11 71-74
72: 01-12 71
73: 01-18 22 24 26 71-73
74: 01-15 71-72
75: 01-05 71
76: 01-06
81: 01-09 71-72
82: 01-08 71-72
91: 03 05-06 10-11 15 19-20 71
92: 02-03 06-08 11-12
"""
"""Valid from 2020 or before until now."""

_RETIRED = """
91: 01-02 04 07-09 12-14 16-18 21-28
92: 01 04-05 09-10 71
"""
"""Valid until the split of Papua in 2022; older numbers keep them for life."""

_SINCE_2022 = """
93: 01-04
94: 01-08
95: 01-08
96: 01-05 71
"""
"""Given out since 2022."""


def _codes(block: str) -> list[str]:
    found = []
    for line in block.split("\n"):
        province, _, runs = line.partition(":")
        for run in runs.split():
            first, _, last = run.partition("-")
            found += [
                f"{province}{number:02d}" for number in range(int(first), int(last or first) + 1)
            ]
    return found


REGENCIES: MappingProxyType[str, tuple[int, int]] = MappingProxyType(
    dict.fromkeys(_codes(_STANDING), (0, 9999))
    | dict.fromkeys(_codes(_RETIRED), (0, 2022))
    | dict.fromkeys(_codes(_SINCE_2022), (2022, 9999))
)
"""Four-digit code to the first and last year it was given out (0 and 9999: no known end)."""
