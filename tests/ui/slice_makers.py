"""Examinations drawn for tests: a body with a bright organ that grows from slice to slice.

Refuses: pictures of anybody; the patient is invented.
"""

from array import array
from io import BytesIO
from pathlib import Path

from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import UID, CTImageStorage, ExplicitVRLittleEndian

NAME = "Sari^Ni Wayan"
STUDY = "1.2.826.0.1.3680043.10.1234.1"


def ct_slice(number: int, *, series: int = 1, edge: int = 96, of: int = 12) -> bytes:
    """A slice of a CT: air around, soft tissue, bone at its rim, an organ in its middle."""
    told = Dataset()
    told.file_meta = FileMetaDataset()
    told.file_meta.MediaStorageSOPClassUID = CTImageStorage
    told.file_meta.MediaStorageSOPInstanceUID = UID(f"{STUDY}.{series}.{number}")
    told.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    told.SOPClassUID = CTImageStorage
    told.SOPInstanceUID = f"{STUDY}.{series}.{number}"
    told.StudyInstanceUID, told.SeriesInstanceUID = STUDY, f"{STUDY}.{series}"
    told.PatientName, told.PatientID = NAME, "00-12-34"
    told.PatientBirthDate, told.PatientSex = "19650317", "F"
    told.Modality, told.StudyDate, told.StudyTime = "CT", "20260714", "101500"
    told.StudyDescription, told.InstitutionName = "CT thorax", "RSUD Tabanan"
    told.SeriesDescription = "Axial 5 mm" if series == 1 else "Coronal"
    told.SeriesNumber, told.InstanceNumber = series, number
    told.ImagePositionPatient = [0, 0, number * 5]
    told.PixelSpacing = [2.5, 2.5]
    told.RescaleSlope, told.RescaleIntercept = 1, -1024
    told.WindowCenter, told.WindowWidth = 40, 400
    told.Rows = told.Columns = edge
    told.SamplesPerPixel, told.PhotometricInterpretation = 1, "MONOCHROME2"
    told.BitsAllocated, told.BitsStored, told.HighBit = 16, 12, 11
    told.PixelRepresentation = 0
    told.PixelData = _body(edge, number / of).tobytes()
    target = BytesIO()
    told.save_as(target, enforce_file_format=True)
    return target.getvalue()


def study_files(folder: Path, slices: int = 12, *, edge: int = 96) -> tuple[Path, ...]:
    """An examination of two series as files; the second has a third as many slices."""
    made = []
    for series, count in ((1, slices), (2, max(1, slices // 3))):
        for number in range(1, count + 1):
            path = folder / f"IM{series}_{number:03}.dcm"
            path.write_bytes(ct_slice(number, series=series, edge=edge, of=count))
            made.append(path)
    return tuple(made)


def _body(edge: int, share: float) -> "array[int]":
    dots = array("H")
    middle = edge / 2
    for row in range(edge):
        for column in range(edge):
            far = (((row - middle) / 0.8) ** 2 + (column - middle) ** 2) ** 0.5 / middle
            inner = ((row - middle) ** 2 + (column - middle * 0.8) ** 2) ** 0.5 / middle
            value = 24 if far > 0.9 else 1700 if far > 0.83 else 1064
            if inner < 0.1 + 0.3 * share:
                value = 1150
            if far < 0.8 and inner > 0.45 and row < middle:
                value = 200
            dots.append(value)
    return dots
