"""What DICOM's own codes are called: kinds of object, code systems, sexes.

Refuses: a word for every code; an object nobody listed is called by its modality.

Source: DICOM PS3.4 B.5 (storage classes), PS3.16 8 (coding schemes).
"""

from typing import Final

DCM: Final = "http://dicom.nema.org/resources/ontology/DCM"
UIDS: Final = "urn:dicom:uid"
DIRECTORY: Final = "1.2.840.10008.1.3.10"
REPORTS: Final = "1.2.840.10008.5.1.4.1.1.88."
ENCAPSULATED: Final = "1.2.840.10008.5.1.4.1.1.104."
SYSTEMS: Final = {
    "DCM": DCM,
    "LN": "http://loinc.org",
    "SCT": "http://snomed.info/sct",
    "SRT": "http://snomed.info/srt",
    "SNM3": "http://snomed.info/srt",
    "99SDM": "http://snomed.info/srt",
    "UCUM": "http://unitsofmeasure.org",
    "RADLEX": "http://www.radlex.org",
    "I10": "http://hl7.org/fhir/sid/icd-10",
    "ICD10": "http://hl7.org/fhir/sid/icd-10",
    "I9C": "http://hl7.org/fhir/sid/icd-9-cm",
    "C4": "http://www.ama-assn.org/go/cpt",
}
SEXES: Final = {"M": "male", "F": "female", "O": "other"}
_OBJECTS: Final = {
    "9.1.1": "12-lead ECG waveform",
    "9.1.2": "General ECG waveform",
    "9.1.3": "Ambulatory ECG waveform",
    "9.2.1": "Hemodynamic waveform",
    "9.3.1": "Cardiac electrophysiology waveform",
    "9.4.1": "Voice recording",
    "9.5.1": "Arterial pulse waveform",
    "9.6.1": "Respiratory waveform",
    "11.1": "Presentation state",
    "11.2": "Presentation state",
    "11.3": "Presentation state",
    "11.4": "Presentation state",
    "66": "Raw data",
    "66.1": "Spatial registration",
    "66.2": "Spatial fiducials",
    "66.3": "Deformable spatial registration",
    "66.5": "Surface segmentation",
    "67": "Real-world value mapping",
    "77.1.5.3": "Stereometric relationship",
    "88.59": "Key object selection",
    "131": "Basic structured display",
    "200.2": "CT performed procedure protocol",
    "481.1": "Radiotherapy image",
    "481.2": "Radiotherapy dose",
    "481.3": "Radiotherapy structure set",
    "481.4": "Radiotherapy beams treatment record",
    "481.5": "Radiotherapy plan",
    "481.6": "Radiotherapy brachy treatment record",
    "481.7": "Radiotherapy treatment summary",
    "481.8": "Radiotherapy ion plan",
    "481.9": "Radiotherapy ion beams treatment record",
}
_STORAGE: Final = "1.2.840.10008.5.1.4.1.1."
KEY_OBJECTS: Final = _STORAGE + "88.59"


def object_word(sop_class: str, modality: str) -> str:
    """What an object that is no picture is called."""
    known = _OBJECTS.get(sop_class.removeprefix(_STORAGE)) if sop_class else None
    return known or (f"DICOM {modality}" if modality else "DICOM object")
