# ruff: noqa: E501 - lists of printed words
"""The words by which rows that are no results are known: ends, headings, ranges below a name.

Refuses: rows by their look; these are words only.
"""

import re
from typing import Final

END: Final = re.compile(
    r"^(?:CATATAN|KESAN|SARAN|NOTE|NOTES|COMMENT|KOMENTAR|PENANGGUNG|DOKTER|DICETAK|TGL CETAK|TANGGAL CETAK"
    r"|VALIDASI|VALIDATOR|PRINTED|HALAMAN|PAGE|TERIMA KASIH|PEMERIKSA|MENGETAHUI|ANALIS|INTERPRETASI"
    r"|KESIMPULAN|SALAM|KETERANGAN|AKHIR|END OF|HASIL INI|PETUGAS|DIVERIFIKASI|OTORISASI|DIPERIKSA|DISETUJUI"
    r"|KEPALA|KA INSTALASI|DOCUMENT|DOKUMEN|PERFORMED|LIS|HORMAT|TELP|ALAMAT|JL|JALAN|DISCLAIMER)\b"
)
"""Words with which the part below a table begins."""

NO_NAME: Final = re.compile(
    r"^(?:INTERPRETATION|COMMENT|NOTE|HALAMAN|PAGE|TANGGAL|TGL|JAM|NO|NOMOR|ALAMAT|TELP|FAX|UMUR|USIA|NIP|SIP"
    r"|NAMA|DICETAK|PRINTED|PASIEN|DOKTER|DR|EMAIL|WWW|HTTP|HTTPS|RUANG|POLI|KELAS|JENIS KELAMIN|DIAGNOSA"
    r"|PENGIRIM|STATUS|AGE|DOB|DATE)\b"
)
"""Words with which no test's name begins."""

RANGE_BELOW: Final = re.compile(
    r"^\(?(?:nilai\s+(?:rujukan|normal|acuan|referensi)|rujukan|n\.?\s?r\.?|normal|ref(?:erence)?(?:\s+range|"
    r"\s+interval)?|reference\s+value|batas\s+normal|acuan)\s*[:=]?\s*\)?(?=.*\d|\s*negati|\s*non)",
    re.IGNORECASE,
)
METHOD_BELOW: Final = re.compile(
    r"^\(?(?:metod[ea]|method|alat|sampel|spesimen|specimen)\b", re.IGNORECASE
)
NUMBERING: Final = re.compile(r"^(?:\d{1,2}[.)]|[a-z][.)]|[-–•·*>▪■]+)\s*(?=\S)")

HEADING: Final = re.compile(
    r"^(?:HEMATOLOGI|HAEMATOLOGI|KIMIA|URIN|FAECES|FESES|TINJA|SEROLOGI|IMUNO|IMMUNO|LEMAK|PROFIL|FUNGSI|FAAL|"
    r"ELEKTROLIT|DARAH (?:RUTIN|LENGKAP|PERIFER)|HITUNG JENIS|DIFF|SEDIMEN|MIKROSKOPIS|MAKROSKOPIS|KIMIAWI|HORMON|"
    r"TIROID|PENANDA|TUMOR|KOAGULASI|HEMOSTASIS|GAS DARAH|DIABETES|GULA|INFEKSI|HEPATITIS|MIKROBIOLOGI|CHEMISTRY|"
    r"HEMATOLOGY|CBC|LIPID|LIVER|RENAL|GINJAL|HATI|JANTUNG|PANEL|PAKET|WIDAL|INDEX|INDEKS|NILAI|COMPLETE)"
)
"""Words with which a heading over tests begins."""
