"""OIDs of code and numbering systems as the addresses FHIR has for them.

Refuses: guessing; an OID without an address stays `urn:oid:`. Source: HL7 OID registry and
"Terminology systems" of FHIR R4.
"""

import re
from typing import Final

_HL7: Final = "http://terminology.hl7.org/CodeSystem/"
_KNOWN: Final = {
    "2.16.840.1.113883.6.1": "http://loinc.org",
    "2.16.840.1.113883.6.96": "http://snomed.info/sct",
    "2.16.840.1.113883.6.88": "http://www.nlm.nih.gov/research/umls/rxnorm",
    "2.16.840.1.113883.6.8": "http://unitsofmeasure.org",
    "2.16.840.1.113883.6.3": "http://hl7.org/fhir/sid/icd-10",
    "2.16.840.1.113883.6.90": "http://hl7.org/fhir/sid/icd-10-cm",
    "2.16.840.1.113883.6.4": "http://www.cms.gov/Medicare/Coding/ICD10",
    "2.16.840.1.113883.6.103": "http://hl7.org/fhir/sid/icd-9-cm",
    "2.16.840.1.113883.6.104": "http://hl7.org/fhir/sid/icd-9-cm",
    "2.16.840.1.113883.6.2": "http://hl7.org/fhir/sid/icd-9-cm",
    "2.16.840.1.113883.6.12": "http://www.ama-assn.org/go/cpt",
    "2.16.840.1.113883.6.14": "urn:oid:2.16.840.1.113883.6.14",
    "2.16.840.1.113883.6.285": "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
    "2.16.840.1.113883.6.69": "http://hl7.org/fhir/sid/ndc",
    "2.16.840.1.113883.12.292": "http://hl7.org/fhir/sid/cvx",
    "2.16.840.1.113883.6.59": "http://hl7.org/fhir/sid/cvx",
    "2.16.840.1.113883.12.227": "http://hl7.org/fhir/sid/mvx",
    "2.16.840.1.113883.4.9": "http://fdasis.nlm.nih.gov",
    "2.16.840.1.113883.6.73": "http://www.whocc.no/atc",
    "2.16.840.1.113883.3.26.1.1": "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl",
    "2.16.840.1.113883.6.101": "http://nucc.org/provider-taxonomy",
    "2.16.840.1.113883.6.238": "urn:oid:2.16.840.1.113883.6.238",
    "2.16.840.1.113883.6.345": "http://hl7.org/fhir/sid/ndfrt",
    "2.16.840.1.113883.3.26.1.5": "http://hl7.org/fhir/ndfrt",
    "1.2.840.10008.2.16.4": "http://dicom.nema.org/resources/ontology/DCM",
    "2.16.840.1.113883.5.4": f"{_HL7}v3-ActCode",
    "2.16.840.1.113883.5.6": f"{_HL7}v3-ActClass",
    "2.16.840.1.113883.5.8": f"{_HL7}v3-ActReason",
    "2.16.840.1.113883.5.83": f"{_HL7}v3-ObservationInterpretation",
    "2.16.840.1.113883.5.84": f"{_HL7}v3-ObservationMethod",
    "2.16.840.1.113883.5.111": f"{_HL7}v3-RoleCode",
    "2.16.840.1.113883.5.112": f"{_HL7}v3-RouteOfAdministration",
    "2.16.840.1.113883.5.1": f"{_HL7}v3-AdministrativeGender",
    "2.16.840.1.113883.5.2": f"{_HL7}v3-MaritalStatus",
    "2.16.840.1.113883.5.25": f"{_HL7}v3-Confidentiality",
    "2.16.840.1.113883.5.139": f"{_HL7}v3-TimingEvent",
    "2.16.840.1.113883.5.1063": f"{_HL7}v3-ObservationValue",
    "2.16.840.1.113883.12.112": f"{_HL7}v2-0112",
    "2.16.840.1.113883.12.78": f"{_HL7}v2-0078",
}
_NUMBERS: Final = {
    "2.16.840.1.113883.4.1": "http://hl7.org/fhir/sid/us-ssn",
    "2.16.840.1.113883.4.6": "http://hl7.org/fhir/sid/us-npi",
    "2.16.840.1.113883.4.572": "http://hl7.org/fhir/sid/us-medicare",
    "2.16.840.1.113883.4.927": "http://hl7.org/fhir/sid/us-mbi",
}
_OID: Final = re.compile(r"[0-2](?:\.\d+)+")
_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_NAMES: Final = {
    "loinc": "http://loinc.org",
    "snomed": "http://snomed.info/sct",
    "snomedct": "http://snomed.info/sct",
    "rxnorm": "http://www.nlm.nih.gov/research/umls/rxnorm",
    "icd10": "http://hl7.org/fhir/sid/icd-10",
    "icd10cm": "http://hl7.org/fhir/sid/icd-10-cm",
    "icd9": "http://hl7.org/fhir/sid/icd-9-cm",
    "icd9cm": "http://hl7.org/fhir/sid/icd-9-cm",
    "cvx": "http://hl7.org/fhir/sid/cvx",
    "ndc": "http://hl7.org/fhir/sid/ndc",
    "cpt": "http://www.ama-assn.org/go/cpt",
    "cpt4": "http://www.ama-assn.org/go/cpt",
    "unii": "http://fdasis.nlm.nih.gov",
    "atc": "http://www.whocc.no/atc",
}
_WORDLESS: Final = re.compile(r"[^a-z0-9]")


def system_of(oid: str, name: str = "") -> str:
    """The address of a code system by its OID, else by the name beside it."""
    oid = oid.strip()
    known = _KNOWN.get(oid)
    if known is not None:
        return known
    if _OID.fullmatch(oid):
        return f"urn:oid:{oid}"
    named = _NAMES.get(_WORDLESS.sub("", (oid or name).lower()), "")
    return named or _NAMES.get(_WORDLESS.sub("", name.lower()), "")


def root_of(root: str) -> str:
    """The system of an id's root: an OID, a GUID, or nothing that names one."""
    root = root.strip()
    if root in _NUMBERS:
        return _NUMBERS[root]
    if _OID.fullmatch(root):
        return f"urn:oid:{root}"
    return f"urn:uuid:{root.lower()}" if _UUID.fullmatch(root) else ""
