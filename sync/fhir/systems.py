"""Code systems: one proper address for each, and the short name a person may know.

Refuses: changing what is kept; the original address stays in the record's content.
"""

from functools import lru_cache

LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
UCUM = "http://unitsofmeasure.org"
ATC = "http://www.whocc.no/atc"
ICD10 = "http://hl7.org/fhir/sid/icd-10"
ICD9CM = "http://hl7.org/fhir/sid/icd-9-cm"
KFA = "http://sys-ids.kemkes.go.id/kfa"
KEMKES = "http://terminology.kemkes.go.id"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
CVX = "http://hl7.org/fhir/sid/cvx"

_ALIASES = {
    "http://snomed.info.sct": SNOMED,
    "http://snomed.info": SNOMED,
    "http://snomed.info/sct": SNOMED,
    "http://www.snomed.org": SNOMED,
    "urn:oid:2.16.840.1.113883.6.96": SNOMED,
    "2.16.840.1.113883.6.96": SNOMED,
    "http://unitofmeasure.org": UCUM,
    "http://unitsofmeasure.org": UCUM,
    "urn:oid:2.16.840.1.113883.6.8": UCUM,
    "http://loinc.org": LOINC,
    "http://www.loinc.org": LOINC,
    "loinc": LOINC,
    "urn:oid:2.16.840.1.113883.6.1": LOINC,
    "2.16.840.1.113883.6.1": LOINC,
    "http://hl7.org/fhir/sid/icd-10": ICD10,
    "http://hl7.org/fhir/sid/icd-10-cm": "http://hl7.org/fhir/sid/icd-10-cm",
    "http://hl7.org/fhir/sid/icd-10-us": "http://hl7.org/fhir/sid/icd-10-cm",
    "urn:oid:2.16.840.1.113883.6.3": ICD10,
    "urn:oid:2.16.840.1.113883.6.90": "http://hl7.org/fhir/sid/icd-10-cm",
    "urn:oid:2.16.840.1.113883.6.103": ICD9CM,
    "urn:oid:2.16.840.1.113883.6.104": ICD9CM,
    "http://hl7.org/fhir/sid/icd-9-cm": ICD9CM,
    "urn:oid:2.16.840.1.113883.6.88": RXNORM,
    "http://www.nlm.nih.gov/research/umls/rxnorm": RXNORM,
    "urn:oid:2.16.840.1.113883.6.73": ATC,
    "http://www.whocc.no/atc": ATC,
    "urn:oid:2.16.840.1.113883.12.292": CVX,
    "urn:oid:2.16.840.1.113883.6.59": CVX,
}

_SHORT = {
    LOINC: "LOINC",
    SNOMED: "SNOMED CT",
    UCUM: "UCUM",
    ATC: "ATC",
    ICD10: "ICD-10",
    ICD9CM: "ICD-9-CM",
    "http://hl7.org/fhir/sid/icd-10-cm": "ICD-10-CM",
    "http://hl7.org/fhir/sid/icd-10-pcs": "ICD-10-PCS",
    "http://hl7.org/fhir/sid/icd-9": "ICD-9",
    "http://hl7.org/fhir/sid/icd-o-3": "ICD-O-3",
    KFA: "KFA",
    KEMKES: "Kemenkes",
    RXNORM: "RxNorm",
    CVX: "CVX",
    "http://hl7.org/fhir/sid/ndc": "NDC",
    "http://www.ama-assn.org/go/cpt": "CPT",
    "http://fdasis.nlm.nih.gov": "UNII",
    "http://dicom.nema.org/resources/ontology/dcm": "DICOM",
    "urn:iso:std:iso:11073:10101": "IEEE 11073",
}


@lru_cache(maxsize=2_048)
def _tidy(system: str) -> str:
    text = system.strip().strip("\u2060\u200b").rstrip("/")
    if text.startswith("http:") and not text.startswith("http://"):
        text = "http://" + text[5:].lstrip("/")
    lowered = text.lower()
    if lowered in _ALIASES:
        return _ALIASES[lowered]
    if "kemkes.go.id" in lowered:
        text = text.replace("https://terminology.", "http://terminology.")
        text = text.replace("https://sys-ids.", "http://sys-ids.")
        text = text.replace("/Codesystem/", "/CodeSystem/").replace("/codesystem/", "/CodeSystem/")
    return text


def normal(system: object) -> str:
    """The proper address of a code system; wrong and varied ones of reference 2.3 repaired."""
    if type(system) is not str:
        return ""
    found = _ALIASES.get(system)
    return found if found is not None else _tidy(system)


def short_name(system: str) -> str:
    """What to call a (normal) system on a screen: `LOINC`, `Kemenkes`, else its last part."""
    known = _SHORT.get(system)
    if known:
        return known
    if "kemkes.go.id" in system:
        return "Kemenkes"
    if system.startswith("urn:oid:"):
        return "OID " + system[8:]
    return system.rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1]
