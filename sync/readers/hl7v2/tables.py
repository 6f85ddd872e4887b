"""HL7 v2 code tables for results and orders, and what their codes are in FHIR.

Refuses: tables of anything else; those stand where they are used.
"""

from typing import Final

STATUSES: Final = {
    "F": "final",
    "U": "final",
    "V": "final",
    "C": "corrected",
    "A": "amended",
    "B": "amended",
    "P": "preliminary",
    "R": "preliminary",
    "S": "preliminary",
    "I": "registered",
    "O": "registered",
    "N": "cancelled",
    "X": "cancelled",
    "D": "entered-in-error",
    "W": "entered-in-error",
}
"""HL7 table 0085 to observation-status."""

REPORTED: Final = {
    "F": "final",
    "C": "corrected",
    "M": "corrected",
    "P": "preliminary",
    "R": "preliminary",
    "A": "partial",
    "I": "registered",
    "O": "registered",
    "S": "registered",
    "X": "cancelled",
    "Y": "unknown",
    "Z": "unknown",
}
"""HL7 table 0123 to diagnostic-report-status."""

FLAGS: Final = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
FLAG_CODES: Final = frozenset(
    {
        "L",
        "H",
        "LL",
        "HH",
        "<",
        ">",
        "N",
        "A",
        "AA",
        "U",
        "D",
        "B",
        "W",
        "S",
        "R",
        "I",
        "MS",
        "VS",
        "POS",
        "NEG",
        "IND",
        "DET",
        "ND",
        "RR",
        "WR",
        "NR",
        "EX",
        "HX",
        "LX",
        "LU",
        "HU",
    }
)
DIAGNOSTIC: Final = "http://terminology.hl7.org/CodeSystem/v2-0074"
IMAGES: Final = frozenset(
    {
        "RAD",
        "CT",
        "NMR",
        "RUS",
        "RX",
        "XRC",
        "NMS",
        "OUS",
        "CUS",
        "VUS",
        "IMG",
        "MRI",
        "US",
        "MG",
        "CR",
        "DX",
    }
)
TESTS: Final = frozenset(
    {
        "LAB",
        "CH",
        "HM",
        "MB",
        "MCB",
        "SR",
        "BG",
        "BLB",
        "IMM",
        "TX",
        "VR",
        "PCR",
        "CP",
        "CG",
        "MYC",
        "OTH",
        "SP",
        "CY",
        "PAT",
    }
)
ORDERED: Final = {
    "CA": "revoked",
    "OC": "revoked",
    "CR": "revoked",
    "DC": "revoked",
    "OD": "revoked",
    "HD": "on-hold",
    "OH": "on-hold",
    "DE": "entered-in-error",
}
