"""Words on the page that hands a share over on paper, in the two languages.

Refuses: the window's words; paper is made by the keeper, which has no window.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class HandWords:
    """Everything printed; `{}` marks what is filled in, `months` are the twelve names."""

    language: str
    title: str
    for_whom: str
    records: str
    until: str
    how: tuple[str, ...]
    only_here: str
    same_network: str
    passcode: str
    footer: str
    months: tuple[str, ...]
    clock: str

    def moment(self, when: datetime) -> str:
        """A day with its clock time as people write it."""
        return f"{when.day} {self.months[when.month - 1]} {when.year}, {when:{self.clock}}"


ENGLISH = HandWords(
    language="en",
    title="Health records of {}",
    for_whom="For: {}",
    records="Number of records: {}",
    until="Can be opened until {}",
    how=(
        "1. Open the camera of a phone and point it at the code.",
        "2. Tap the link that appears. Nothing has to be installed.",
    ),
    only_here="This code opens only on the computer that made it.",
    same_network="The phone must be on the same Wi-Fi as the computer that made the code.",
    passcode="The page also asks for a code of numbers, which is not printed here.",
    footer="Whoever has this page can open the records until then. Keep it safe.",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    clock="%H:%M",
)

INDONESIAN = HandWords(
    language="id",
    title="Catatan kesehatan {}",
    for_whom="Untuk: {}",
    records="Jumlah catatan: {}",
    until="Dapat dibuka sampai {}",
    how=(
        "1. Buka kamera ponsel dan arahkan ke kode ini.",
        "2. Ketuk tautan yang muncul. Tidak perlu memasang aplikasi.",
    ),
    only_here="Kode ini hanya terbuka di komputer yang membuatnya.",
    same_network="Ponsel harus terhubung ke Wi-Fi yang sama dengan komputer pembuat kode.",
    passcode="Halaman itu juga meminta kode angka, yang tidak dicetak di sini.",
    footer="Siapa pun yang memegang halaman ini dapat membuka catatan sampai saat itu.",
    months=(
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ),
    clock="%H.%M",
)
