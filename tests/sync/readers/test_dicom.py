"""DICOM files read: pictures, reports, documents; odd forms and broken files.

Refuses: patients of flesh and blood; the files here are made by the test with pydicom.
"""

import io
import json
import warnings
import zlib
from pathlib import Path
from typing import Any

import pydicom
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.uid import (
    UID,
    CTImageStorage,
    DeflatedExplicitVRLittleEndian,
    EncapsulatedPDFStorage,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
)
from reader_help import Told, here, through_child

from sync.readers.dicom.opening import opened
from sync.readers.draft import FileRefused
from vault.records import Kind

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
STUDY = "1.2.826.0.1.3680043.8.498.1"


def _samples() -> list[dict[str, Any]]:
    try:
        files = json.loads((SHARED / "manifest.json").read_text())["files"]
    except FileNotFoundError:
        return []
    return [one for one in files if one["path"].startswith("dicom/")]


def dicom(
    syntax: str = ExplicitVRLittleEndian, number: int = 1, sop: str = CTImageStorage, **more: Any
) -> bytes:
    """A small CT slice, or what `more` makes of it."""
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = UID(sop)
    meta.MediaStorageSOPInstanceUID = UID(f"{STUDY}.1.{number}")
    meta.TransferSyntaxUID = UID(syntax)
    one = FileDataset("", {}, file_meta=meta, preamble=b"\0" * 128)
    one.SOPClassUID, one.SOPInstanceUID = sop, f"{STUDY}.1.{number}"
    one.StudyInstanceUID, one.SeriesInstanceUID = STUDY, f"{STUDY}.1"
    one.PatientName, one.PatientID = "AMINAH^SITI^^Ny.", "RM-00123"
    one.PatientBirthDate, one.PatientSex = "19800517", "F"
    one.StudyDate, one.StudyTime, one.Modality = "20240301", "101500", "CT"
    one.InstitutionName, one.StudyDescription = "RS Contoh", "CT Thorax"
    one.SeriesNumber, one.InstanceNumber = 2, number
    if sop == CTImageStorage:
        one.Rows, one.Columns, one.BitsAllocated, one.BitsStored, one.HighBit = 4, 6, 16, 12, 11
        one.SamplesPerPixel, one.PixelRepresentation = 1, 0
        one.PhotometricInterpretation = "MONOCHROME2"
        one.PixelData = bytes(range(48))
    for name, value in more.items():
        setattr(one, name, value)
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pydicom.dcmwrite(buffer, one, enforce_file_format=True)
    return buffer.getvalue()


@pytest.mark.parametrize("sample", _samples(), ids=[one["path"] for one in _samples()])
def test_every_sample_is_read_as_the_manifest_says(
    sample: dict[str, Any], shared_data: Path
) -> None:
    wanted = sample["counts"]
    seen = through_child(shared_data / sample["path"])
    assert seen.started[0].format == "dicom"
    assert seen.found.get("Media", 0) == wanted["clinical"]["images"]
    assert seen.found.get("ImagingStudy", 0) == wanted["clinical"]["images"]
    assert sum(seen.found.values()) > 0
    assert not seen.refused
    dataset = opened(memoryview((shared_data / sample["path"]).read_bytes())).dataset
    for tag, name in (
        (0x00080060, "modality"),
        (0x00100020, "patient_id"),
        (0x00080016, "sop_class"),
    ):
        assert dataset.text(tag) == (wanted[name] or "")
    for tag, name in ((0x00280010, "rows"), (0x00280011, "columns")):
        assert dataset.number(tag) == (wanted[name] or 0)


def test_a_picture_is_a_study_to_see_and_a_file_behind_it() -> None:
    data = dicom()
    seen = here(data)
    assert seen.found == {"ImagingStudy": 1, "Media": 1, "Patient": 1}
    person, study, picture = seen.records
    assert seen.patients == ["Ny. SITI AMINAH"]
    assert person.facts.value == "1980-05-17, female"
    assert (study.facts.kind, study.facts.title) == (Kind.IMAGING, "CT Thorax")
    assert (study.facts.date, study.facts.facility) == ("2024-03-01T10:15:00", "RS Contoh")
    assert picture.facts.kind is Kind.DIRECTORY
    assert picture.attachments[0].content == data
    assert {one.subject for one in seen.records} == {person.identity}


def test_slices_of_a_study_share_one_row() -> None:
    first, second = (here(dicom(number=number)) for number in (1, 2))
    assert first.records[1].identity == second.records[1].identity
    assert first.records[1].fingerprint == second.records[1].fingerprint
    assert first.records[2].identity != second.records[2].identity
    other = here(dicom(number=3, Modality="PT"))
    assert other.records[1].identity != first.records[1].identity


@pytest.mark.parametrize(
    "syntax",
    [ImplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian],
)
def test_every_way_of_writing_is_read_alike(syntax: str) -> None:
    plain, other = here(dicom()), here(dicom(syntax))
    for one, same in zip(plain.records, other.records, strict=True):
        assert one.identity == same.identity
        assert one.facts == same.facts


def test_a_file_without_preamble_is_recognized() -> None:
    for syntax in (ExplicitVRLittleEndian, ImplicitVRLittleEndian, ExplicitVRBigEndian):
        whole = dicom(syntax)
        length = int.from_bytes(whole[140:144], "little")
        for start in (132, 144 + length):
            seen = here(whole[start:])
            assert seen.found == {"ImagingStudy": 1, "Media": 1, "Patient": 1}


def test_a_picture_in_front_of_the_magic_stays_dicom() -> None:
    assert here(b"II*\0" + dicom()[4:]).started[0].format == "dicom"


def test_names_in_other_letters() -> None:
    japanese = dicom(
        SpecificCharacterSet=["", "ISO 2022 IR 87"], PatientName="Yamada^Tarou=山田^太郎"
    )
    assert here(japanese).patients == ["Tarou Yamada"]
    assert "山田" in here(japanese).records[0].content.decode()
    assert here(dicom(SpecificCharacterSet="ISO_IR 192", PatientName="Émile^Zoë")).patients == [
        "Zoë Émile"
    ]
    assert here(dicom(SpecificCharacterSet="ISO_IR 100", PatientName="Jörg")).patients == ["Jörg"]


def test_nobody_is_made_of_a_file_that_names_nobody() -> None:
    seen = here(dicom(PatientName="ANONYMIZED", PatientID=""))
    assert "Patient" not in seen.found
    assert not any(record.subject for record in seen.records)


def test_impossible_dates_stay_out() -> None:
    whole = dicom()
    seen = here(whole.replace(b"19800517", b"19801357").replace(b"20240301", b"20240230"))
    assert {reason for _, reason in seen.notices} == {"bad-date", "bad-birth-date"}
    assert all(record.facts.date == "" for record in seen.records)


def item(name: str, kind: str, **more: Any) -> Dataset:
    one, code = Dataset(), Dataset()
    code.CodeValue, code.CodingSchemeDesignator, code.CodeMeaning = "1", "99X", name
    one.ValueType, one.ConceptNameCodeSequence = kind, [code]
    for key, value in more.items():
        setattr(one, key, value)
    return one


def test_a_structured_report_becomes_text() -> None:
    measured, unit = Dataset(), Dataset()
    unit.CodeValue, unit.CodingSchemeDesignator, unit.CodeMeaning = "mm", "UCUM", "millimeter"
    measured.NumericValue, measured.MeasurementUnitsCodeSequence = "12.5", [unit]
    content = [
        item("Findings", "CONTAINER", ContentSequence=[
            item("Finding", "TEXT", TextValue="Nodul di lobus kanan"),
            item("Diameter", "NUM", MeasuredValueSequence=[measured]),
        ]),
    ]  # fmt: skip
    root = item("Chest CT Report", "CONTAINER", ContentSequence=content)
    sop = "1.2.840.10008.5.1.4.1.1.88.11"
    seen = here(dicom(sop=sop, Modality="SR", CompletionFlag="COMPLETE",
                      ConceptNameCodeSequence=root.ConceptNameCodeSequence,
                      ContentSequence=content))  # fmt: skip
    assert seen.found == {"DiagnosticReport": 1, "Patient": 1}
    report = seen.records[1]
    assert report.facts.title == "Chest CT Report"
    tree = json.loads(report.content)
    assert tree["conclusion"] == "Findings\n  Finding: Nodul di lobus kanan\n  Diameter: 12.5 mm"
    assert tree["status"] == "final"


def test_a_document_inside_is_taken_out() -> None:
    seen = here(dicom(sop=EncapsulatedPDFStorage, Modality="DOC", DocumentTitle="Hasil CT",
                      MIMETypeOfEncapsulatedDocument="application/pdf",
                      EncapsulatedDocument=b"%PDF-1.4 x",
                      EncapsulatedDocumentLength=9))  # fmt: skip
    assert seen.found == {"DocumentReference": 1, "Patient": 1}
    files = {one.name: one.content for one in seen.records[1].attachments}
    assert files["Hasil CT.pdf"] == b"%PDF-1.4 "


def test_a_directory_of_a_disk_is_told_and_holds_nothing() -> None:
    seen = here(dicom(sop="1.2.840.10008.1.3.10"))
    assert (seen.found, seen.readable) == ({}, True)
    assert [reason for _, reason in seen.notices] == ["references-only"]


def test_a_file_that_promises_more_than_it_holds(shared_data: Path) -> None:
    seen = through_child(shared_data / "bad/dicom_truncated.dcm")
    assert [reason for _, reason in seen.refused] == ["truncated"]
    assert seen.readable
    assert "Media" not in seen.found
    cut = here(dicom()[:-20])
    assert cut.found["Media"] == 1
    assert [reason for _, reason in cut.notices] == ["truncated"]


def test_a_deflated_file_that_swells_is_refused() -> None:
    whole = dicom(DeflatedExplicitVRLittleEndian)
    start = 144 + int.from_bytes(whole[140:144], "little")
    folder = zlib.compressobj(wbits=-15)
    bomb = b"".join(folder.compress(bytes(1 << 20)) for _ in range(140)) + folder.flush()
    with pytest.raises(FileRefused):
        opened(memoryview(whole[:start] + bomb))


def test_deep_sequences_cost_nothing() -> None:
    whole = dicom()
    item_head = b"\xfe\xff\x00\xe0\xff\xff\xff\xff"
    nested = (b"\x40\x00\x30\xa7SQ\0\0\xff\xff\xff\xff" + item_head) * 50_000
    assert here(whole + nested).ended
    start = 144 + int.from_bytes(whole[140:144], "little")
    seen = here(whole[:start] + nested)
    assert seen.ended


def _pydicom_files() -> list[Path]:
    folder = Path(pydicom.__file__).parent / "data" / "test_files"
    return sorted(
        one
        for one in folder.glob("*.dcm")
        if one.stat().st_size < 200_000 and one.name != "no_meta.dcm"
    )


@pytest.mark.parametrize("path", _pydicom_files(), ids=lambda one: one.name)
def test_heads_are_read_as_pydicom_reads_them(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.clear()  # pydicom grumbles about its own odd files
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = pydicom.dcmread(path, force=True, stop_before_pixels=True)
        ours = opened(memoryview(path.read_bytes())).dataset
        for element in theirs:
            if element.VR in {"UI", "CS", "DA", "TM", "LO", "SH", "IS", "DS"}:
                raw = element.value
                values = [] if raw is None else [raw] if isinstance(raw, str) else raw
                if element.VM == 1 and element.VR in {"UI", "CS", "DA"} and values:
                    assert ours.text(element.tag) == str(values[0]).strip()
            elif element.VR == "SQ":
                assert len(list(ours.items(element.tag))) == len(element.value)


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 1200), st.binary(max_size=8), st.integers(0, 40), st.sampled_from([0, 132]))
def test_any_change_to_a_file_is_survived(at: int, new: bytes, cut: int, start: int) -> None:
    whole = dicom(ContentSequence=[item("x", "TEXT", TextValue="y")])
    whole = whole[start:]
    at %= len(whole)
    seen: Told = here(whole[:at] + new + whole[at + cut :])
    assert seen.ended
    assert ("", "unreadable") not in seen.refused
