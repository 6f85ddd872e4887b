"""Codes on paper: from a PDF, a scan, a photo taken askew; refused where there is none."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageFilter

from app.card_sheets import cards_pdf
from app.kit_sheet import kit_sheet
from app.paper_words import INDONESIAN
from sync.errors import PictureRefused
from sync.readers.sheets import codes_of
from vault.cards import read_card, split
from vault.ids import PersonId, VaultId
from vault.kit import Kit, read_kit
from vault.records import Person

VAULT = VaultId(bytes(range(16)))
KIT = Kit(VAULT, bytes(16), bytes(range(32)))
OWNER = Person(PersonId("0" * 32), "Ni Wayan Sari")
CARDS = split(bytes(range(32)), (3, 5), VAULT, 12)


def kit_pdf() -> bytes:
    return kit_sheet(KIT, OWNER, INDONESIAN)


def page(pdf: bytes, dots: float) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    image: Image.Image = document[0].render(scale=dots / 72).to_pil().convert("RGB")
    document.close()
    return image


def photo(image: Image.Image) -> bytes:
    """The sheet on a dark table, turned, seen from a side, unsharp, badly lit."""
    width, height = image.size
    table = Image.new("RGB", (width * 3 // 2, height * 3 // 2), (70, 60, 50))
    table.paste(image.point(lambda shade: 40 + shade * 0.6), (width // 4, height // 4))
    turned = table.rotate(11, resample=Image.Resampling.BICUBIC, fillcolor=(70, 60, 50))
    far = turned.transform(
        turned.size,
        Image.Transform.PERSPECTIVE,
        (1.05, 0.06, -40, 0.02, 1.08, -30, 0.00003, 0.00005),
        Image.Resampling.BICUBIC,
    )
    out = io.BytesIO()
    far.filter(ImageFilter.GaussianBlur(1.6)).save(out, "JPEG", quality=70)
    return out.getvalue()


def test_a_sheet_is_read_from_its_pdf() -> None:
    (text,) = codes_of(kit_pdf())
    assert read_kit(text) == KIT


def test_every_card_of_a_pdf_is_read_in_its_order() -> None:
    texts = codes_of(cards_pdf(CARDS, "Ni Wayan Sari", "id"))
    assert tuple(read_card(text) for text in texts) == CARDS


@pytest.mark.parametrize("dots", [110, 300])
def test_sheet_and_card_are_read_from_a_photo_taken_askew(dots: int) -> None:
    (kit,) = codes_of(photo(page(kit_pdf(), dots)))
    (card,) = codes_of(photo(page(cards_pdf(CARDS[:1], "Sari", "en"), dots)))
    assert read_kit(kit) == KIT
    assert read_card(card) == CARDS[0]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "unreadable"), (b"%PDF-1.7 nothing", "unreadable"), (b"x" * 100, "unreadable")],
)
def test_what_is_no_picture_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(PictureRefused) as caught:
        codes_of(content)
    assert caught.value.reason == reason


def test_a_picture_without_code_says_so(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("L", (300, 200), 200).save(out, "PNG")
    with pytest.raises(PictureRefused) as caught:
        codes_of(out.getvalue())
    assert caught.value.reason == "no-code"


def test_a_picture_made_to_cost_memory_is_refused(shared_data: Path) -> None:
    with pytest.raises(PictureRefused) as caught:
        codes_of((shared_data / "bad" / "png_bomb_25000.png").read_bytes())
    assert caught.value.reason == "unreadable"
