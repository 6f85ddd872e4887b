"""What is put around bytes that were changed inside, so that the outside holds: sums, lengths.

Refuses: to sign anything; the signatures here fit no key.
"""

import base64
import io
import json
import struct
import zipfile
import zlib

import cbor2

LINK_KEY = bytes(range(32))
"""The key of every link and sealed file the fuzzer makes."""

_BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_FIT_HEAD = 14
_SUMS = bytes.fromhex("0000cc01d8011400f0013c002800e401a0016c007800b40150009c0188014400")
_SPACE = "http://schemas.openxmlformats.org"
_PACKAGE = f"{_SPACE}/package/2006"
_OFFICE = f"{_SPACE}/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def fit(body: bytes) -> bytes:
    """A FIT file with the right length and check sums around its messages."""
    head = struct.pack("<BBHI4s", _FIT_HEAD, 0x10, 2132, len(body), b".FIT")
    whole = head + _fit_sum(head) + body
    return whole + _fit_sum(whole)


def _fit_sum(data: bytes) -> bytes:
    """FIT's check sum, half a byte at a time (FIT Protocol, CRC)."""
    table = struct.unpack(">16H", _SUMS)
    value = 0
    for byte in data:
        for half in (byte & 15, byte >> 4):
            value = (value >> 4) ^ table[value & 15] ^ table[half]
    return struct.pack("<H", value)


def workbook(sheet: bytes) -> bytes:
    """A workbook around one sheet."""
    parts = (
        ("xl/workbook", "sheet.main"),
        ("xl/worksheets/sheet1", "worksheet"),
        ("xl/sharedStrings", "sharedStrings"),
    )
    kinds = "".join(
        f'<Override PartName="/{name}.xml" ContentType="{_KIND}.{kind}+xml"/>'
        for name, kind in parts
    )
    main = f'xmlns="{_SPACE}/spreadsheetml/2006/main" xmlns:r="{_OFFICE}"'
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{kinds}</Types>',
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook {main}><sheets><sheet name="a" sheetId="1" r:id="r0"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": sheet,
        "xl/sharedStrings.xml": f"<sst {main}><si><t>Hb</t></si></sst>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def _relations(*given: tuple[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(given)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def pdf(page: bytes) -> bytes:
    """A PDF with one page of these drawing instructions."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            b"/Resources<</Font<</F1 5 0 R>>>>>>"
        ),
        b"<</Length %d>>stream\n%b\nendstream" % (len(page), page),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    whole, places = b"%PDF-1.4\n", b""
    for number, one in enumerate(objects, start=1):
        places += b"%010d 00000 n \n" % len(whole)
        whole += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    return (
        b"%bxref\n0 6\n0000000000 65535 f \n%btrailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (
            whole,
            places,
            len(whole),
        )
    )


def _token(payload: bytes) -> str:
    folder = zlib.compressobj(1, wbits=-15)
    body = folder.compress(payload) + folder.flush()
    head = b'{"zip":"DEF","alg":"ES256","kid":"3Kfdg-XwP-7gXyywtUfUADwBumDOPKMQx-iELL11W9s"}'
    return ".".join(_url64(part) for part in (head, body, bytes(range(64))))


def _url64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def card(payload: bytes) -> bytes:
    """A file with one health card around a payload."""
    return json.dumps({"verifiableCredential": [_token(payload)]}).encode()


def digits(payload: bytes) -> bytes:
    """A health card as the digits of a code."""
    return f"shc:/{''.join(f'{ord(letter) - 45:02}' for letter in _token(payload))}".encode()


def certificate(claims: bytes) -> bytes:
    """An `HC1:` certificate around its claims (CBOR)."""
    head = cbor2.dumps({1: -7, 4: b"kunci-01"})
    packed = zlib.compress(cbor2.dumps(cbor2.CBORTag(18, [head, {}, claims, bytes(64)])), 1)
    found = ""
    for at in range(0, len(packed), 2):
        pair = packed[at : at + 2]
        value = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            value, letter = divmod(value, 45)
            found += _BASE45[letter]
    return f"HC1:{found}".encode()


def sealed(content: bytes) -> bytes:
    """A file of a link, sealed with its key."""
    from sync.jose import Sealer

    return Sealer(LINK_KEY, random=bytes).seal(content, "application/fhir+json")


def link(payload: bytes) -> bytes:
    """The text of a link around its payload."""
    return b"https://lihat.example/#shlink:/" + _url64(payload).encode()
