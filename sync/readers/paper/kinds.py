# ruff: noqa: E501 - lists of printed words
"""What kind of paper it is, by the words of its title: a LOINC document type and its name.

Refuses: to judge by the file's name. Codes: LOINC, document ontology.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple


class PaperKind(NamedTuple):
    """One kind of paper; `code` is empty where no type fits."""

    name: str
    code: str
    display: str
    signs: re.Pattern[str]


def _kind(name: str, code: str, display: str, signs: str) -> PaperKind:
    return PaperKind(name, code, display, re.compile(rf"\b(?:{signs})\b"))


LABORATORY: Final = _kind(
    "laboratory",
    "11502-2",
    "Laboratory report",
    r"HASIL (?:PEMERIKSAAN )?LAB\w*|LAPORAN (?:HASIL )?(?:PEMERIKSAAN )?LAB\w*"
    r"|PEMERIKSAAN LABORATORIUM|HASIL LABORAT\w*|LABORATORY (?:TEST )?(?:REPORT|RESULTS?)"
    r"|LAB(?:ORATORY)? RESULTS?|PATOLOGI KLINIK|HASIL PEMERIKSAAN KLINIK",
)
_KINDS: Final = (
    _kind(
        "discharge",
        "18842-5",
        "Discharge summary",
        r"RESUME MEDIS (?:PASIEN )?(?:RAWAT INAP|PULANG)|RINGKASAN (?:PASIEN )?PULANG"
        r"|RINGKASAN PASIEN PULANG|DISCHARGE SUMMARY|RESUME PULANG|RINGKASAN PERAWATAN",
    ),
    _kind(
        "summary",
        "34133-9",
        "Summary of episode note",
        r"RESUM[EÉ] MEDI[SK]|RINGKASAN MEDI[SK]|RINGKASAN RIWAYAT|MEDICAL RESUME|MEDICAL SUMMARY",
    ),
    _kind(
        "radiology",
        "18748-4",
        "Diagnostic imaging study",
        r"(?:HASIL|LAPORAN|EXPERTISE|EKSPERTISE)\b.{0,24}\b(?:RADIOLOGI|RONTGEN|FOTO|USG|CT SCAN|MRI"
        r"|ULTRASONOGRAFI)|RADIOLOGY REPORT|IMAGING REPORT|PEMERIKSAAN RADIOLOGI|FOTO THORA[XK]\w*"
        r"|THORA[XK] (?:PA|AP)|MAMMOGRAFI|HASIL USG|HASIL BACAAN",
    ),
    _kind(
        "pathology",
        "11526-1",
        "Pathology study",
        r"PATOLOGI ANATOMI\w*|HISTOPATOLOGI|SITOLOGI|PATHOLOGY REPORT|PAP ?SMEAR",
    ),
    _kind("ecg", "11524-6", "EKG study", r"ELEKTROKARDIOGRAM|ELEKTROKARDIOGRAFI|HASIL E[KC]G"),
    _kind(
        "vaccination",
        "11369-6",
        "History of immunization",
        r"SERTIFIKAT VAKSIN\w*|KARTU VAKSIN\w*|BUKU (?:VAKSIN|IMUNISASI)\w*|CATATAN IMUNISASI"
        r"|KARTU IMUNISASI|VACCINATION (?:CERTIFICATE|RECORD|CARD)|IMMUNI[SZ]ATION RECORD"
        r"|INTERNATIONAL CERTIFICATE OF VACCINATION|KARTU MENUJU SEHAT",
    ),
    _kind(
        "prescription",
        "57833-6",
        "Prescription for medication",
        r"RESEP(?: OBAT| DOKTER| ELEKTRONIK)?|SALINAN RESEP|COPY RESEP|E RESEP|PRESCRIPTION|ETIKET",
    ),
    _kind(
        "referral",
        "57133-1",
        "Referral note",
        r"SURAT RUJUKAN|RUJUKAN PASIEN|SURAT RUJUK BALIK|REFERRAL LETTER|SURAT PENGANTAR"
        r"|SURAT KONTROL|RUJUKAN FKTP",
    ),
    _kind(
        "operation",
        "11504-8",
        "Surgical operation note",
        r"LAPORAN OPERASI|LAPORAN PEMBEDAHAN|OPERATIVE REPORT|OPERATION REPORT",
    ),
    LABORATORY,
    _kind(
        "letter",
        "51851-4",
        "Administrative note",
        r"SURAT KETERANGAN|SURAT SAKIT|MEDICAL CERTIFICATE|KUITANSI|KWITANSI|INVOICE|TAGIHAN",
    ),
)
_TITLE_ROWS: Final = 30
_SHORT: Final = 70


def kind_of(lines: Sequence[str]) -> PaperKind | None:
    """The kind its first lines name, a short line before a long one; None if none does."""
    texts = [" ".join(line.upper().replace(".", " ").split()) for line in lines[:_TITLE_ROWS]]
    for most in (_SHORT, 10_000):
        for text in texts:
            if len(text) > most:
                continue
            found = next((kind for kind in _KINDS if kind.signs.search(text)), None)
            if found is not None:
                return found
    return None
