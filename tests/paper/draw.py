"""A page drawn line by line, and its picture as a poor scanner would give it.

Refuses: pages that look better than paper does.
"""

import random
from io import BytesIO

import pypdfium2
from PIL import Image, ImageChops, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FONTS = "/usr/share/fonts/truetype/dejavu/"
_FACES = {
    "Sans": "DejaVuSans.ttf",
    "Sans-Bold": "DejaVuSans-Bold.ttf",
    "Narrow": "DejaVuSansCondensed.ttf",
    "Narrow-Bold": "DejaVuSansCondensed-Bold.ttf",
    "Serif": "DejaVuSerif.ttf",
    "Serif-Bold": "DejaVuSerif-Bold.ttf",
    "Mono": "DejaVuSansMono.ttf",
    "Mono-Bold": "DejaVuSansMono-Bold.ttf",
}
WIDTH, HEIGHT = A4


class Page:
    """A sheet to write on, from the upper left."""

    def __init__(self, face: str = "Sans", size: float = 9) -> None:
        for name, file in _FACES.items():
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, _FONTS + file))
        self._out = BytesIO()
        self.canvas = Canvas(self._out, pagesize=A4, invariant=True)
        self.face, self.size, self.y = face, size, 40.0

    def put(
        self, x: float, text: str, *, bold: bool = False, size: float = 0, at: str = "l"
    ) -> None:
        """Text at a place of the line: `l`eft, `c`entred or `r`ight of x."""
        face = f"{self.face}-Bold" if bold else self.face
        self.canvas.setFont(face, size or self.size)
        draw = {
            "l": self.canvas.drawString,
            "c": self.canvas.drawCentredString,
            "r": self.canvas.drawRightString,
        }[at]
        draw(x, HEIGHT - self.y, text)

    def down(self, by: float) -> None:
        """The next line."""
        self.y += by
        if self.y > HEIGHT - 60:
            self.canvas.showPage()
            self.y = 40

    def rule(self, left: float = 40, right: float = WIDTH - 40) -> None:
        """A line across."""
        self.canvas.line(left, HEIGHT - self.y + self.size, right, HEIGHT - self.y + self.size)

    def upright(self, x: float, top: float) -> None:
        """A line from above down to here."""
        self.canvas.line(x, HEIGHT - top, x, HEIGHT - self.y)

    def pdf(self) -> bytes:
        """The file."""
        self.canvas.save()
        return self._out.getvalue()


def scanned(pdf: bytes, chance: random.Random, dpi: int = 170) -> list[bytes]:
    """Each page as a JPEG: tilted, blurred, noisy, unevenly lit."""
    document = pypdfium2.PdfDocument(pdf)
    return [_poor(page.render(scale=dpi / 72).to_pil().convert("L"), chance) for page in document]


def _poor(page: Image.Image, chance: random.Random) -> bytes:
    tilt = chance.uniform(-2, 2)
    page = page.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=252)
    page = page.filter(ImageFilter.GaussianBlur(chance.uniform(0.3, 0.8)))
    noise = Image.frombytes("L", (256, 256), chance.randbytes(65536)).resize(page.size)
    noise = noise.point(lambda dot: 118 + dot // 13)
    page = ImageChops.add(page, noise, scale=1, offset=-128)
    shade = Image.linear_gradient("L").resize(page.size).point(lambda dot: 255 - dot // 8)
    page = ImageChops.multiply(page, shade)
    out = BytesIO()
    page.save(out, "JPEG", quality=chance.randint(55, 80))
    return out.getvalue()
