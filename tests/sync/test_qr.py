"""QR codes: what we write is read back by another library."""

from pathlib import Path

import pytest
from share_fakes import CountingRandom

from sync.errors import PictureRefused
from sync.link import HealthLink, write_link
from sync.qr import png, read_codes, squares

URL = "http://192.168.100.100:54321/s/" + "A" * 43


@pytest.mark.parametrize("label", ["", "Ringkasan untuk dr. Wayan, Puskesmas Kediri I"])
@pytest.mark.parametrize("module", [6, 10])
def test_a_link_is_read_back_from_its_picture(tmp_path: Path, label: str, module: int) -> None:
    link = HealthLink(URL, CountingRandom()(32), 1_795_295_961, label=label)
    text = write_link(link, "http://192.168.100.100:54321/#")
    picture = tmp_path / "link.png"
    picture.write_bytes(png(text, module=module))
    assert read_codes(picture) == (text,)


def test_the_quiet_zone_is_four_modules_of_white(tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "link.png"
    picture.write_bytes(png("shlink:/abc", module=6))
    side = (len(squares("shlink:/abc")) + 8) * 6
    with Image.open(picture) as image:
        assert image.size == (side, side)
        assert image.crop((0, 0, side, 24)).getextrema() == (255, 255)
        assert image.getpixel((24, 24)) == 0


def test_too_much_text_is_refused() -> None:
    with pytest.raises(PictureRefused, match="long"):
        squares("x" * 3_000)


def test_pictures_without_a_code_or_without_a_picture_are_told_apart(tmp_path: Path) -> None:
    from PIL import Image

    blank, broken = tmp_path / "blank.png", tmp_path / "broken.png"
    Image.new("L", (200, 200), 255).save(blank)
    broken.write_bytes(b"\x89PNG\r\n\x1a\n broken")
    with pytest.raises(PictureRefused, match="no-code"):
        read_codes(blank)
    with pytest.raises(PictureRefused, match="unreadable"):
        read_codes(broken)


def test_a_picture_bomb_is_refused_unopened(shared_data: Path) -> None:
    with pytest.raises(PictureRefused, match=r"size|unreadable"):
        read_codes(shared_data / "bad" / "png_bomb_25000.png")
