"""Words on paper that leaves the house: the recovery sheet and the printed summary.

Refuses: the window's words; these stand here because the command line prints without it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from vault.records import Kind


@dataclass(frozen=True, slots=True)
class PaperWords:
    """Everything printed, in one language; `{}` marks what is filled in."""

    language: str
    summary: str
    kit: str
    kit_above: tuple[str, ...]
    kit_below: tuple[str, ...]
    kit_footer: str
    card: str
    card_above: tuple[str, ...]
    card_set: str
    card_footer: str
    vault_id: str
    key_line: str
    columns: tuple[str, str, str, str]
    page: str
    printed: str
    born: str
    nothing: str
    withheld: str
    source: str
    kinds: Mapping[Kind, str]


ENGLISH = PaperWords(
    language="en",
    summary="Health record summary",
    kit="RekamKu recovery sheet",
    kit_above=(
        "This sheet opens the health records of {}.",
        (
            "Print it, keep it in a safe place away from the computer, and show it to nobody you "
            "would not show your records to."
        ),
    ),
    kit_below=(
        "To use it: choose “I forgot my passphrase” and type the 24 words or scan the code.",
        "On another computer RekamKu asks for the secret below together with your passphrase.",
    ),
    kit_footer="Whoever has this sheet and a copy of the vault can read everything in it.",
    card="RekamKu recovery card {place} of {cards}",
    card_above=(
        (
            "{name} asks you to keep this card. Any {needed} of the {cards} cards "
            "together open the "
            "health records of {name}, for the day when a passphrase is forgotten or a "
            "computer breaks."
        ),
        (
            "What you can do with it: alone, nothing. Whoever holds only this card "
            "learns nothing at "
            "all, not even a little. What you should not do: photograph it, send it or type it "
            "anywhere, unless {name} asks you for it in person."
        ),
        (
            "Keep it with your important papers. When it is needed: in RekamKu choose “I forgot my "
            "passphrase”, then “I have recovery cards”, and scan the code or type the 33 words."
        ),
    ),
    card_set="Vault: {vault}. Set {epoch}, card {place}. Cards of one set belong together.",
    card_footer="{needed} of these cards and a copy of the vault open everything in it.",
    vault_id="Vault: {}",
    key_line="Secret: {}",
    columns=("Date", "What", "Result", "Where"),
    page="Page {} of {}",
    printed="Printed on {}",
    born="born {}",
    nothing="No information in this summary.",
    withheld="{} entries were left out by the patient's choice.",
    source="Shared by the patient from RekamKu. It shows what the hospitals wrote.",
    kinds={
        Kind.ALLERGY: "Allergies",
        Kind.CONDITION: "Problems",
        Kind.MEDICINE: "Medicines",
        Kind.LAB: "Laboratory results",
        Kind.VITAL: "Measurements",
        Kind.IMMUNISATION: "Immunisations",
        Kind.PROCEDURE: "Procedures",
        Kind.VISIT: "Visits",
        Kind.IMAGING: "Imaging",
        Kind.DOCUMENT: "Documents",
        Kind.READING: "Home readings",
        Kind.FAMILY_HISTORY: "Family history",
        Kind.SOCIAL: "Social history",
        Kind.CARE_PLAN: "Plans and orders",
        Kind.INSURANCE: "Insurance",
        Kind.OTHER: "Other",
    },
)

INDONESIAN = PaperWords(
    language="id",
    summary="Ringkasan rekam medis",
    kit="Lembar pemulihan RekamKu",
    kit_above=(
        "Lembar ini membuka rekam medis {}.",
        (
            "Cetak lembar ini, simpan di tempat aman yang jauh dari komputer, dan jangan "
            "perlihatkan kepada orang yang tidak boleh melihat rekam medis Anda."
        ),
    ),
    kit_below=(
        "Cara memakai: pilih “Saya lupa kata sandi”, lalu ketik 24 kata atau pindai kodenya.",
        "Di komputer lain, RekamKu meminta rahasia di bawah ini bersama kata sandi Anda.",
    ),
    kit_footer="Siapa pun yang memegang lembar ini dan salinan brankas dapat membaca semua isinya.",
    card="Kartu pemulihan RekamKu {place} dari {cards}",
    card_above=(
        (
            "{name} menitipkan kartu ini kepada Anda. {needed} kartu mana pun dari {cards} kartu, "
            "jika disatukan, membuka rekam medis {name}: untuk hari ketika kata sandi terlupa atau "
            "komputer rusak."
        ),
        (
            "Yang dapat Anda lakukan dengan kartu ini saja: tidak ada. Siapa pun yang "
            "hanya memegang "
            "kartu ini tidak dapat membaca apa-apa, sedikit pun tidak. Jangan memotret, mengirim, "
            "atau mengetik isinya di mana pun, kecuali {name} sendiri yang memintanya langsung."
        ),
        (
            "Simpan bersama surat-surat penting Anda. Saat dibutuhkan: di RekamKu pilih “Saya lupa "
            "kata sandi”, lalu “Saya punya kartu pemulihan”, dan pindai kodenya atau "
            "ketik 33 katanya."
        ),
    ),
    card_set="Brankas: {vault}. Set {epoch}, kartu {place}. Kartu satu set saling melengkapi.",
    card_footer="{needed} kartu ini dan salinan brankas dapat membuka semua isinya.",
    vault_id="Brankas: {}",
    key_line="Rahasia: {}",
    columns=("Tanggal", "Apa", "Hasil", "Di mana"),
    page="Halaman {} dari {}",
    printed="Dicetak pada {}",
    born="lahir {}",
    nothing="Tidak ada keterangan dalam ringkasan ini.",
    withheld="{} catatan tidak disertakan atas pilihan pasien.",
    source="Dibagikan oleh pasien dari RekamKu. Isinya sesuai tulisan rumah sakit.",
    kinds={
        Kind.ALLERGY: "Alergi",
        Kind.CONDITION: "Masalah kesehatan",
        Kind.MEDICINE: "Obat",
        Kind.LAB: "Hasil laboratorium",
        Kind.VITAL: "Pengukuran",
        Kind.IMMUNISATION: "Imunisasi",
        Kind.PROCEDURE: "Tindakan",
        Kind.VISIT: "Kunjungan",
        Kind.IMAGING: "Pencitraan",
        Kind.DOCUMENT: "Dokumen",
        Kind.READING: "Pengukuran di rumah",
        Kind.FAMILY_HISTORY: "Riwayat keluarga",
        Kind.SOCIAL: "Riwayat sosial",
        Kind.CARE_PLAN: "Rencana dan permintaan",
        Kind.INSURANCE: "Asuransi",
        Kind.OTHER: "Lainnya",
    },
)

WORDS = {"en": ENGLISH, "id": INDONESIAN}
