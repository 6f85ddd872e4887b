"""A clinical document on the command line: brought in, shown, found, the same the second time."""

from pathlib import Path

from cli_shell import Shell

DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="http://example.org/CDA.xsl"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
 <id root="2.999.1" extension="d1"/><title>Ringkasan medis</title>
 <effectiveTime value="20240301103000+0700"/>
 <recordTarget><patientRole><id root="2.999.2" extension="77"/><patient>
  <name><given>Ni</given><given>Wayan</given><family>Sari</family></name>
  <administrativeGenderCode code="F"/><birthTime value="19580314"/></patient></patientRole>
 </recordTarget>
 <component><structuredBody><component><section>
  <code code="11450-4" codeSystem="2.16.840.1.113883.6.1"/><title>Masalah</title><text/>
  <entry><act classCode="ACT" moodCode="EVN"><statusCode code="active"/><entryRelationship>
   <observation classCode="OBS" moodCode="EVN"><id root="2.999.3" extension="p1"/>
   <value xsi:type="CD" code="195967001" codeSystem="2.16.840.1.113883.6.96"
    displayName="Asthma"/></observation></entryRelationship></act></entry>
 </section></component><component><section>
  <code code="8648-8" codeSystem="2.16.840.1.113883.6.1"/><title>Perjalanan penyakit</title>
  <text><paragraph>Sesak berkurang setelah nebulisasi.</paragraph></text>
 </section></component></structuredBody></component></ClinicalDocument>
"""


def test_a_document_comes_in_once_and_is_found(sari: Shell, tmp_path: Path) -> None:
    file = tmp_path / "ringkasan.xml"
    file.write_text(DOCUMENT)

    said = sari("import", file)

    assert said.exit == 0, said.text
    answer = said.object["files"][0]
    assert answer["format"] == "ccda"
    assert answer["found"] == {"Condition": 1, "DocumentReference": 2, "Patient": 1}
    again = sari("import", file).object
    assert (again["new"], again["changed"]) == (0, 0)
    assert sari("verify").exit == 0
    listed = sari("list", "--kind", "condition").object
    assert "Asthma" in str(listed)
    assert "Perjalanan penyakit" in str(sari("search", "nebulisasi").object)


def test_a_new_document_with_the_same_problem_changes_nothing(sari: Shell, tmp_path: Path) -> None:
    first, second = tmp_path / "1.xml", tmp_path / "2.xml"
    first.write_text(DOCUMENT)
    second.write_text(DOCUMENT.replace('extension="d1"', 'extension="d2"').replace("0301", "0401"))
    sari("import", first)

    answer = sari("import", second).object["files"][0]

    assert answer["found"]["Condition"] == 1
    assert len(sari("list", "--kind", "condition").object["records"]) == 1
    assert answer["changed"] == 0
