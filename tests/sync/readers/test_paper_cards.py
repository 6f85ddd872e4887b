"""Cards, certificates and links printed as codes: found on a page of a PDF and on a photo of it."""

import json
from collections.abc import Callable
from io import BytesIO

import pytest
import qrcode
from PIL import Image
from reader_help import Told, here
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from sync.readers.places import page_of
from tests.fuzz import samples, shells

CARD = shells.digits(next(samples.files("cards-inside"))).decode()
CERTIFICATE = shells.certificate(next(samples.files("certificate-inside"))).decode()
LINK = shells.link(next(samples.files("link-inside"))).decode()


def code(text: str) -> Image.Image:
    """A code as printed; digits and capitals in their own modes, as the standards ask."""
    drawn = qrcode.QRCode(border=4, box_size=6)
    head, mark, rest = text.partition("/") if text.startswith("shc:/") else ("", "", text)
    if head:
        drawn.add_data(f"{head}{mark}".encode(), optimize=0)
    drawn.add_data(rest)
    drawn.make(fit=True)
    picture: Image.Image = drawn.make_image().convert("RGB")
    return picture


def on_paper(text: str) -> bytes:
    out, picture = BytesIO(), BytesIO()
    code(text).save(picture, "PNG")
    canvas = Canvas(out, invariant=True)
    canvas.drawString(50, 780, "SERTIFIKAT VAKSINASI, Klinik Contoh")
    canvas.drawImage(ImageReader(BytesIO(picture.getvalue())), 120, 300, 360, 360)
    canvas.save()
    return out.getvalue()


def on_a_photo(text: str) -> bytes:
    picture, out = code(text), BytesIO()
    desk = Image.new("RGB", (picture.width + 300, picture.height + 200), (180, 160, 140))
    desk.paste(picture, (90, 60))
    desk.rotate(4, expand=True, fillcolor=(180, 160, 140)).save(out, "JPEG", quality=85)
    return out.getvalue()


def kinds(told: Told) -> set[str]:
    return {str(json.loads(one.content)["resourceType"]) for one in told.records}


@pytest.mark.parametrize("paper", [on_paper, on_a_photo], ids=["pdf", "photo"])
@pytest.mark.parametrize(
    ("text", "holds"),
    [(CARD, {"Patient", "Observation"}), (CERTIFICATE, {"Patient", "Immunization"})],
    ids=["card", "certificate"],
)
def test_a_printed_card_is_read_beside_its_paper(
    text: str, holds: set[str], paper: Callable[[str], bytes]
) -> None:
    told = here(paper(text))

    assert kinds(told) == {"DocumentReference", *holds}
    where = {record.place for record in told.records if record.facts.fhir_type in holds}
    assert all(page_of(one) is not None for one in where)


@pytest.mark.parametrize("paper", [on_paper, on_a_photo], ids=["pdf", "photo"])
def test_a_printed_link_is_told_and_never_followed(paper: Callable[[str], bytes]) -> None:
    told = here(paper(LINK))

    assert kinds(told) == {"DocumentReference"}
    assert "needs-network" in {reason for _, reason in (*told.notices, *told.refused)}
