"""A CD of pictures brought in: one row to see, every file kept and given back byte for byte.

Refuses: pictures of anybody; the slices are made here with pydicom.
"""

import warnings
from pathlib import Path

import pydicom
import pytest
from cli_shell import Shell
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.uid import UID, CTImageStorage, ExplicitVRLittleEndian, MediaStorageDirectoryStorage

STUDY = "1.2.826.0.1.3680043.8.498.77"
SLICES = 6


def slice_of(number: int) -> Dataset:
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = CTImageStorage
    meta.MediaStorageSOPInstanceUID = UID(f"{STUDY}.1.{number}")
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    one = FileDataset("", {}, file_meta=meta, preamble=b"\0" * 128)
    one.SOPClassUID, one.SOPInstanceUID = CTImageStorage, f"{STUDY}.1.{number}"
    one.StudyInstanceUID, one.SeriesInstanceUID = STUDY, f"{STUDY}.1"
    one.PatientName, one.PatientID = "Dewi Lestari", "RM-7"
    one.PatientBirthDate, one.PatientSex, one.StudyID = "19800517", "F", "7"
    one.StudyDate, one.StudyTime, one.Modality = "20240301", "101500", "CT"
    one.AccessionNumber, one.StudyDescription = "", "CT Thorax"
    one.SeriesNumber, one.InstanceNumber = 2, number
    one.Rows, one.Columns, one.BitsAllocated, one.BitsStored, one.HighBit = 8, 8, 16, 12, 11
    one.SamplesPerPixel, one.PixelRepresentation = 1, 0
    one.PhotometricInterpretation = "MONOCHROME2"
    one.PixelData = bytes([number]) * 128
    return one


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    folder = tmp_path / "cd"
    (folder / "DICOM").mkdir(parents=True)
    for number in range(1, SLICES + 1):
        _write(folder / "DICOM" / f"IM{number:06}", slice_of(number))
    directory, record = slice_of(0), Dataset()
    record.DirectoryRecordType = "IMAGE"
    directory.file_meta.MediaStorageSOPClassUID = MediaStorageDirectoryStorage
    directory.SOPClassUID, directory.DirectoryRecordSequence = (
        MediaStorageDirectoryStorage,
        [record],
    )
    del directory.PixelData
    _write(folder / "DICOMDIR", directory)
    return folder


def _write(path: Path, one: Dataset) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pydicom.dcmwrite(path, one, enforce_file_format=False)


def test_a_disk_is_one_study_and_every_file_comes_back(
    sari: Shell, disk: Path, tmp_path: Path
) -> None:
    told = sari("import", disk, "--create-people").object
    assert told["refused"] == told["held"] == 0
    assert {one["status"] for one in told["files"]} == {"imported", "empty"}
    listed = sari("--person", "Dewi Lestari", "list").object
    assert [(one["kind"], one["title"]) for one in listed["records"]] == [("imaging", "CT Thorax")]
    everything = sari("--person", "Dewi Lestari", "list", "--all").object["records"]
    pictures = [one for one in everything if one["type"] == "Media"]
    assert len(pictures) == SLICES
    files = {one.read_bytes() for one in disk.rglob("*") if one.is_file()}
    for number, one in enumerate(pictures):
        saved = tmp_path / f"{number}.dcm"
        assert sari("--person", "Dewi Lestari", "show", one["id"], "--original", saved).exit == 0
        assert saved.read_bytes() in files
    again = sari("import", disk).object
    assert (again["new"], again["changed"]) == (0, 0)
    # an original that is an attachment as well is one file under two names
    assert sari("verify", "--full").object["ok"]
