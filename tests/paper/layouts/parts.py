"""What reports of all layouts share: the head, the foot, the titles, headings over rows.

Refuses: logos and names of real houses; the person is invented.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tests.paper.draw import WIDTH, Page
from tests.paper.truth import Line

NAME, BIRTH, MRN = "Siti Rahmawati", "1984-07-23", "00-41-87-22"


@dataclass(frozen=True)
class Report:
    """A report as PDF and what a reader has to find in it."""

    layout: str
    pdf: bytes
    lines: list[Line]
    day: str
    name: str = NAME
    birth: str = BIRTH


def head(page: Page, house: str, rows: list[tuple[str, str, str, str]], *, at: str = "l") -> None:
    page.put(WIDTH / 2 if at == "c" else 40, house, bold=True, size=15, at=at)
    page.down(14)
    page.put(
        WIDTH / 2 if at == "c" else 40, "Jl. Melati No. 17, Telp. (0274) 555123", size=7, at=at
    )
    page.down(22)
    page.put(WIDTH / 2, "HASIL PEMERIKSAAN LABORATORIUM", bold=True, at="c", size=11)
    page.down(20)
    for left, value, right, other in rows:
        page.put(40, left)
        page.put(125, f": {value}" if left else "")
        page.put(330, right)
        page.put(425, f": {other}" if right else "")
        page.down(13)
    page.down(8)


ROWS = [
    ("No. RM", MRN, "No. Lab", "2508170042"),
    ("Nama Pasien", f"Ny. {NAME}", "Tgl. Periksa", "17-08-2025 08:12"),
    ("Tgl. Lahir / Umur", "23-07-1984 / 41 th", "Tgl. Hasil", "17-08-2025 11:40"),
    ("Jenis Kelamin", "Perempuan", "Dokter Pengirim", "dr. Bagus Wibowo, Sp.PD"),
    ("Alamat", "Jl. Kenanga 5, Sleman", "Penjamin", "Umum"),
]
DAY = "2025-08-17T08:12:00"


def foot(page: Page) -> None:
    page.down(16)
    page.rule()
    page.put(40, "Catatan : Hasil ini hanya berlaku untuk sampel yang diperiksa 1 kali.", size=7)
    page.down(12)
    page.put(380, "Penanggung Jawab Laboratorium", size=8)
    page.down(36)
    page.put(380, "dr. Ratna Dewi, Sp.PK", size=8)
    page.down(12)
    page.put(40, "Dicetak : 17-08-2025 12:01:33    Halaman 1 dari 1", size=7)


def titles(page: Page, *columns: tuple[float, str]) -> None:
    """The titles over the columns."""
    for x, title in columns:
        page.put(x, title, bold=True)


def by_heading(
    page: Page, lines: Iterable[Line], pitch: float, style: Callable[[str], str] = str
) -> Iterator[Line]:
    """The lines in turn; where a new heading begins it is drawn first."""
    heading = ""
    for line in lines:
        if line.heading != heading:
            heading = line.heading
            page.put(40, style(heading), bold=True)
            page.down(pitch)
        yield line
