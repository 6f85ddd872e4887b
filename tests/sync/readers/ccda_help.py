"""Small CDA documents of invented people, put together from their parts.

Refuses: sample files of others.
"""
# ruff: noqa: E501 - an element of XML stands on one line

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:sdtc="urn:hl7-org:sdtc"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
 <id root="2.999.1" extension="doc-1"/>
 <code code="34133-9" codeSystem="2.16.840.1.113883.6.1" displayName="Summary of episode note"/>
 <title>Ringkasan</title>
 <effectiveTime value="20240301103000+0700"/>
 <recordTarget><patientRole><id root="2.999.2" extension="RM-77"/>
  <patient><name><given>Siti</given><family>Aminah</family></name>
   <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/>
   <birthTime value="19700517"/></patient></patientRole></recordTarget>
 <author><time value="20240301"/><assignedAuthor><id root="2.999.3"/>
  <assignedPerson><name><prefix>dr.</prefix><given>Budi</given></name></assignedPerson>
 </assignedAuthor></author>
 <custodian><assignedCustodian><representedCustodianOrganization><id root="2.999.4"/>
  <name>RS Contoh</name></representedCustodianOrganization></assignedCustodian></custodian>
"""

CODES = {
    "problems": "11450-4",
    "allergies": "48765-2",
    "medications": "10160-0",
    "immunizations": "11369-6",
    "results": "30954-2",
    "vitals": "8716-3",
    "social": "29762-2",
    "family": "10157-6",
    "procedures": "47519-4",
    "encounters": "46240-8",
    "plan": "18776-5",
    "hospital course": "8648-8",
}


def section(about: str, *entries: str, text: str = "", title: str = "") -> str:
    """A section by its LOINC code, with entries in it."""
    held = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return (
        f'<component><section><code code="{CODES[about]}" codeSystem="2.16.840.1.113883.6.1"/>'
        f"<title>{title or about}</title><text>{text}</text>{held}</section></component>"
    )


def document(*sections: str, head: str = HEAD) -> bytes:
    """A whole document."""
    body = "".join(sections)
    return (
        f"{head}<component><structuredBody>{body}</structuredBody></component></ClinicalDocument>"
    ).encode()


def problem(value: str, *, more: str = "", negated: bool = False, act: str = "active") -> str:
    """A concern with one problem observation; `value` are the attributes of its value."""
    denial = ' negationInd="true"' if negated else ""
    return (
        f'<act classCode="ACT" moodCode="EVN"><statusCode code="{act}"/>'
        '<entryRelationship typeCode="SUBJ">'
        f'<observation classCode="OBS" moodCode="EVN"{denial}><id root="2.999.5" extension="p1"/>'
        '<code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/>'
        f'<statusCode code="completed"/>{more}<value xsi:type="CD" {value}/></observation>'
        "</entryRelationship></act>"
    )


ASTHMA = 'code="195967001" codeSystem="2.16.840.1.113883.6.96" displayName="Asthma"'


def allergy(
    substance: str, *, more: str = "", negated: bool = False, kind: str = "416098002"
) -> str:
    """A concern with one allergy observation; `substance` is the playing entity's content."""
    denial = ' negationInd="true"' if negated else ""
    return (
        '<act classCode="ACT" moodCode="EVN"><statusCode code="active"/>'
        '<entryRelationship typeCode="SUBJ">'
        f'<observation classCode="OBS" moodCode="EVN"{denial}><id root="2.999.6" extension="a1"/>'
        '<statusCode code="completed"/>'
        f'<value xsi:type="CD" code="{kind}" codeSystem="2.16.840.1.113883.6.96"/>'
        '<participant typeCode="CSM"><participantRole><playingEntity>'
        f"{substance}</playingEntity></participantRole></participant>{more}</observation>"
        "</entryRelationship></act>"
    )


def result(value: str, *, more: str = "", code: str = "718-7", own: str = "r1") -> str:
    """A result observation; `value` is the whole value element."""
    return (
        f'<observation classCode="OBS" moodCode="EVN"><id root="2.999.7" extension="{own}"/>'
        f'<code code="{code}" codeSystem="2.16.840.1.113883.6.1" displayName="Hemoglobin"/>'
        f'<statusCode code="completed"/><effectiveTime value="20240229"/>{value}{more}</observation>'
    )


def medicine(
    *, more: str = "", mood: str = "EVN", denied: str = "", name: str = "Amoxicillin"
) -> str:
    """A medication activity."""
    return (
        f'<substanceAdministration classCode="SBADM" moodCode="{mood}"{denied}>'
        '<id root="2.999.8" extension="m1"/><statusCode code="active"/>'
        f"{more}<consumable><manufacturedProduct><manufacturedMaterial>"
        f'<code code="723" codeSystem="2.16.840.1.113883.6.88" displayName="{name}"/>'
        "</manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>"
    )
