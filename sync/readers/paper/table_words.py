# ruff: noqa: E501 - lists of printed words
"""The words over the columns of result tables and what they mean, in Indonesian and English.

Refuses: to match what is far from any of them; a word read from a picture may be off by a letter.
"""

from enum import StrEnum
from functools import lru_cache
from typing import Final

from sync.readers.paper.rows import key


class Role(StrEnum):
    """What a column holds."""

    NAME = "name"
    RESULT = "result"
    UNIT = "unit"
    RANGE = "range"
    FLAG = "flag"
    METHOD = "method"
    BEFORE = "before"
    OTHER = "other"


_TITLES: Final = {
    Role.NAME: "PEMERIKSAAN|JENIS PEMERIKSAAN|NAMA PEMERIKSAAN|NAMA TEST|NAMA TES|JENIS TES|JENIS TEST"
    "|NAMA|PARAMETER|ITEM PEMERIKSAAN|ITEM|TEST|TES|TEST NAME|TESTS|EXAMINATION|ANALYTE|COMPONENT"
    "|INVESTIGATION|LABORATORY TEST|LABORATORY TESTS|URAIAN|PARAMETER PEMERIKSAAN|EXAMINATIONS"
    "|NAMA PARAMETER|DETAIL PEMERIKSAAN|TEST DESCRIPTION|DESCRIPTION|MACAM PEMERIKSAAN|NAMA ITEM"
    "|PEMERIKSAAN/EXAMINATION|PEMERIKSAAN/TEST|PEMERIKSAAN LABORATORIUM|TEST/PEMERIKSAAN|ANALIT"
    "|PEMERIKSAAN / TEST|PEMERIKSAAN / EXAMINATION|JENIS PEMERIKSAAN/TEST|DESKRIPSI|STANDARD TEST"
    "|URAIAN PEMERIKSAAN|NAMA LABORATORIUM|JENIS|ORDER/TEST|LAB TEST|NAMA UJI|ITEM TEST",
    Role.RESULT: "HASIL|HASIL PEMERIKSAAN|HASIL TES|HASIL TEST|NILAI|RESULT|RESULTS|VALUE|CURRENT RESULT"
    "|HASIL SEKARANG|HASIL SAAT INI|YOUR VALUE|TEST RESULT|HASIL/RESULT|HASIL / RESULT|NILAI HASIL"
    "|HASIL LAB|IN RANGE|OUT OF RANGE|OUT RANGE|RESULT VALUE|HASIL UJI|HASIL LABORATORIUM|OBSERVED VALUE"
    "|IN RANGE RESULT|PATIENT RESULT",
    Role.UNIT: "SATUAN|UNIT|UNITS|SAT|SATUAN/UNIT|SATUAN / UNIT|UNIT SATUAN|UOM|UNIT/SATUAN",
    Role.RANGE: "NILAI RUJUKAN|NILAI NORMAL|NILAI ACUAN|NILAI REFERENSI|RUJUKAN|NORMAL|BATAS NORMAL"
    "|RENTANG NORMAL|RENTANG RUJUKAN|RENTANG NILAI|RENTANG NILAI NORMAL|NILAI NORMAL/RUJUKAN|HARGA NORMAL"
    "|REFERENCE RANGE|REF RANGE|REFERENCE INTERVAL|REFERENCE VALUE|REFERENCE VALUES|NORMAL RANGE"
    "|BIOLOGICAL REFERENCE INTERVAL|BIOLOGICAL REF INTERVAL|BIO REF INTERVAL|N RUJUKAN|NILAI BATAS"
    "|NORMAL VALUE|NORMAL VALUES|REFERENCE|REFERENSI|ACUAN|INTERVAL RUJUKAN|REFERENCE RANGES|RANGE"
    "|NILAI RUJUKAN/REFERENCE RANGE|BATAS RUJUKAN|NILAI NORMAL / RUJUKAN|NILAI RUJUKAN / NORMAL"
    "|NILAI RUJUKAN/NORMAL|NILAI RUJUKAN / REFERENCE|NILAI RUJUKAN/REFERENCE|STANDARD RANGE|REF INTERVAL"
    "|RENTANG REFERENSI|ANGKA NORMAL|NILAI STANDAR|NILAI NORMAL PRIA/WANITA|INTERVAL ACUAN|NORMAL VAL",
    Role.FLAG: "FLAG|KET|KETERANGAN|TANDA|STATUS|INTERPRETASI|CATATAN|REMARK|REMARKS|H/L|ABN|KESIMPULAN"
    "|FLAGS|ABNORMAL|NOTE|INTERPRETATION|KRITIS|L/H",
    Role.METHOD: "METODE|METODA|METHOD|ALAT|INSTRUMENT|METODE/ALAT|METODE / ALAT|METODE PEMERIKSAAN"
    "|METODE/METHOD|METODE / METHOD|METODE UJI|SPESIMEN|SAMPEL|BAHAN|SPECIMEN|JENIS SAMPEL|JENIS SPESIMEN"
    "|SAMPLE|LAB|BAHAN/METODE|METODA/ALAT|SAMPLE TYPE",
    Role.BEFORE: "HASIL SEBELUMNYA|HASIL LALU|HASIL TERDAHULU|PREVIOUS|PREVIOUS RESULT|PRIOR|HASIL TERAKHIR"
    "|HASIL YANG LALU|PREVIOUS RESULTS|PREV RESULT|PRIOR RESULT|SEBELUMNYA|RIWAYAT|RIWAYAT HASIL"
    "|LAST RESULT|HASIL LAMA|DELTA|PREVIOUS VALUE|NILAI SEBELUMNYA|HASIL SBLMNYA|HASIL SEBELUM",
    Role.OTHER: "NO|NO URUT|KODE|CODE|TANGGAL|TGL|WAKTU|JAM|PETUGAS|BIAYA|TARIF|NILAI KRITIS|LOINC|DATE"
    "|TIME|ANALIS|VALIDASI|VERIFIKASI|KADALUARSA|NR",
}
TITLES: Final = {
    " ".join(text.split()): role for role, texts in _TITLES.items() for text in texts.split("|")
}
LONGEST: Final = max(len(text.split()) for text in TITLES)
_FUZZY: Final = 6
_VERY_LONG: Final = 11


@lru_cache(maxsize=4096)
def role_of(text: str, *, loose: bool = False) -> Role | None:
    """What a column with this title holds, None if it is no title.

    `loose` allows a letter to be off, two in long titles.
    """
    plain = key(text)
    found = TITLES.get(plain)
    if found is not None or not loose or len(plain) < _FUZZY:
        return found
    most = 2 if len(plain) >= _VERY_LONG else 1
    for title, role in TITLES.items():
        if abs(len(title) - len(plain)) <= most and distance(plain, title, most) <= most:
            return role
    return None


_RESULTS: Final = frozenset(
    word for title, role in TITLES.items() if role is Role.RESULT for word in title.split()
)


@lru_cache(maxsize=8192)
def may_head_results(word: str, *, loose: bool = False) -> bool:
    """Whether a word may belong to the title over the results: no table has none."""
    plain = key(word)
    if plain in _RESULTS or (plain.partition("/")[0] in _RESULTS and plain):
        return True
    return loose and any(distance(plain, one, 1) <= 1 for one in _RESULTS if len(one) > 4)  # noqa: PLR2004


def distance(one: str, other: str, most: int) -> int:
    """How many letters to change, add or drop; anything over `most` is `most + 1`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        row = [place]
        for column, against in enumerate(other, 1):
            changed = before[column - 1] + (letter != against)
            row.append(min(changed, before[column] + 1, row[-1] + 1))
        if min(row) > most:
            return most + 1
        before = row
    return before[-1]
