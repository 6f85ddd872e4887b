"""A record's place is found again in the text it came from, and never guessed."""

import gzip
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.readers.pages import excerpt_of
from sync.readers.protocol import Reason, SpotJob
from sync.readers.spots import NOT_FOUND, excerpt

BUNDLE = b"""{"resourceType": "Bundle", "note": "resource: {}", "entry": [
  {"resource": {"resourceType": "Patient", "id": "a"}},
  {"fullUrl": "x", "resource": {"resourceType": "Patient", "id": "b"}}
]}"""
XML = """<?xml version="1.0"?>
<ClinicalDocument xmlns="urn:hl7-org:v3">
  <component><section><title>Satu</title></section></component>
  <component>
    <section><entry><observation id="1"/></entry>
    <entry><act><x:observation xmlns:x="urn:x" id="2">é</x:observation></act></entry></section>
  </component>
</ClinicalDocument>"""
HL7 = "MSH|^~\\&|LAB\rPID|1\rOBX|1|NM|Hb\rMSH|^~\\&|LAB\rPID|2\rOBX|1|NM|Leu\rOBX|2|NM|Trombo\r"
CSV = (
    "Laporan harian\nno_rkm_medis,nm_pasien,pemeriksaan,nilai\n"
    '1,Sari,"Hb\n(darah)",13\n2,Adi,Leu,7\n'
)


@pytest.mark.parametrize(
    ("content", "place", "part", "line"),
    [
        (BUNDLE, "/entry/0/resource", '{"resourceType": "Patient", "id": "a"}', 2),
        (BUNDLE, "/entry/1/resource", '{"resourceType": "Patient", "id": "b"}', 3),
        (BUNDLE, "/entry/1/resource/id", '"b"', 3),
        (BUNDLE, "line 2", '  {"resource": {"resourceType": "Patient", "id": "a"}},', 2),
        (b"one\r\ntwo\rthree", "line 3", "three", 3),
        (XML.encode(), "/ClinicalDocument/component[1]/section/title", "<title>Satu</title>", 3),
        (
            XML.encode(),
            "/ClinicalDocument/component[2]/section/entry[1]/observation",
            '<observation id="1"/>',
            5,
        ),
        (
            XML.encode(),
            "/ClinicalDocument/component[2]/section/entry[2]/act/observation",
            '<x:observation xmlns:x="urn:x" id="2">é</x:observation>',
            6,
        ),
        (HL7.encode(), "MSH[1]/OBX[1]", "OBX|1|NM|Hb", 3),
        (HL7.encode(), "MSH[2]/OBX[2]/OBX-5", "OBX|2|NM|Trombo", 7),
        (CSV.encode(), "row 1/nilai", '1,Sari,"Hb\n(darah)",13', 3),
        (CSV.encode(), "row 2", "2,Adi,Leu,7", 5),
    ],
)
def test_the_place_is_found(content: bytes, place: str, part: str, line: int) -> None:
    found = excerpt(content, SpotJob(place, form="csv"))

    assert (found.part, found.line) == (part, line)
    assert (found.before + found.part + found.behind).encode() == content
    assert not found.cut


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (BUNDLE, "/entry/2/resource"),
        (BUNDLE, "/nothing"),
        (BUNDLE, "line 9"),
        (BUNDLE[:60], "/entry/0"),
        (XML.encode(), "/ClinicalDocument/component[3]/section"),
        (XML.encode(), "//observationMedia[1]/value"),
        (HL7.encode(), "MSH[1]/OBX[2]"),
        (HL7.encode(), "MSH[3]/PID[1]"),
        (CSV.encode(), "row 3"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "/a"),
    ],
)
def test_what_is_not_there_is_not_guessed(content: bytes, place: str) -> None:
    assert excerpt(content, SpotJob(place, form="csv")).reason == NOT_FOUND


def test_a_member_of_an_archive_is_looked_into() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.json", b"{}")
        archive.writestr("b.json", BUNDLE)

    found = excerpt(made.getvalue(), SpotJob("/entry/1/resource", "b.json"))

    assert found.part.endswith('"id": "b"}')
    assert excerpt(made.getvalue(), SpotJob("/entry/1", "c.json")).reason == Reason.DAMAGED
    assert excerpt(gzip.compress(BUNDLE), SpotJob("/entry/0/resource")).line == 2


def test_of_a_large_file_only_what_stands_around_is_shown() -> None:
    content = b"[" + b",\n".join(b'{"n": %d}' % number for number in range(50_000)) + b"]"

    found = excerpt(content, SpotJob("/25000"))

    assert found.part == '{"n": 25000}'
    assert found.cut
    assert len(found.before) == len(found.behind) == 24_000


def test_pictures_are_no_text() -> None:
    assert excerpt(b"\x89PNG\r\n\x1a\n" + b"\0" * 64, SpotJob("x")).reason == (
        Reason.UNSUPPORTED_FORMAT
    )


def test_it_works_behind_the_walls() -> None:
    assert excerpt_of(BUNDLE, SpotJob("/entry/0/resource")).line == 2
    assert excerpt_of(CSV.encode(), SpotJob("row 2", form="csv")).part == "2,Adi,Leu,7"


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([BUNDLE, XML.encode(), HL7.encode(), CSV.encode()]),
    st.integers(0, 400),
    st.binary(max_size=6),
    st.sampled_from(["/entry/0/resource", "row 2", "line 2", "MSH[1]/OBX[1]", "/a[0]/b", "#1/x"]),
)
def test_odd_files_are_no_error(content: bytes, at: int, odd: bytes, place: str) -> None:
    excerpt(content[:at] + odd + content[at:], SpotJob(place, form="csv"))
