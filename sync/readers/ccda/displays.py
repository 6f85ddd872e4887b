"""Words for the few codes that systems write most often without any.

Refuses: replacing words a document has. Sources: LOINC and SNOMED CT terms as C-CDA R2.1 names
them, NCI Thesaurus route names as the FDA publishes them.
"""

from typing import Final

_LOINC: Final = "http://loinc.org"
_SNOMED: Final = "http://snomed.info/sct"
_NCI: Final = "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl"

DISPLAYS: Final[dict[tuple[str, str], str]] = {
    (_LOINC, "72166-2"): "Tobacco smoking status",
    (_LOINC, "11367-0"): "History of tobacco use",
    (_LOINC, "76689-9"): "Sex assigned at birth",
    (_LOINC, "8302-2"): "Body height",
    (_LOINC, "8306-3"): "Body height (lying)",
    (_LOINC, "29463-7"): "Body weight",
    (_LOINC, "3141-9"): "Body weight",
    (_LOINC, "8480-6"): "Systolic blood pressure",
    (_LOINC, "8462-4"): "Diastolic blood pressure",
    (_LOINC, "8867-4"): "Heart rate",
    (_LOINC, "9279-1"): "Respiratory rate",
    (_LOINC, "8310-5"): "Body temperature",
    (_LOINC, "59408-5"): "Oxygen saturation",
    (_LOINC, "2708-6"): "Oxygen saturation",
    (_LOINC, "39156-5"): "Body mass index",
    (_LOINC, "8287-5"): "Head circumference",
    (_LOINC, "54522-8"): "Functional status",
    (_LOINC, "75275-8"): "Cognitive function",
    (_SNOMED, "449868002"): "Current every day smoker",
    (_SNOMED, "428041000124106"): "Current some day smoker",
    (_SNOMED, "428071000124103"): "Heavy tobacco smoker",
    (_SNOMED, "428061000124105"): "Light tobacco smoker",
    (_SNOMED, "8517006"): "Former smoker",
    (_SNOMED, "266919005"): "Never smoker",
    (_SNOMED, "77176002"): "Smoker",
    (_SNOMED, "266927001"): "Unknown if ever smoked",
    (_SNOMED, "64572001"): "Condition",
    (_SNOMED, "55607006"): "Problem",
    (_SNOMED, "419099009"): "Dead",
    (_SNOMED, "103709008"): "Failed attempted procedure",
    (_NCI, "C38288"): "Oral",
    (_NCI, "C38216"): "Respiratory (inhalation)",
    (_NCI, "C28161"): "Intramuscular",
    (_NCI, "C38276"): "Intravenous",
    (_NCI, "C38299"): "Subcutaneous",
    (_NCI, "C38238"): "Intradermal",
    (_NCI, "C38284"): "Nasal",
    (_NCI, "C38287"): "Ophthalmic",
    (_NCI, "C38192"): "Auricular (otic)",
    (_NCI, "C38295"): "Rectal",
    (_NCI, "C38300"): "Sublingual",
    (_NCI, "C38304"): "Topical",
    (_NCI, "C38305"): "Transdermal",
    (_NCI, "C38313"): "Vaginal",
}
