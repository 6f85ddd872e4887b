"""What a CDA document says becomes records that say the same, denials and unknowns included."""
# ruff: noqa: E501 - an element of XML stands on one line

import json
from typing import Any

import pytest
from ccda_help import ASTHMA, HEAD, allergy, document, medicine, problem, result, section
from reader_help import Told, here

from vault.records import Flag, Standing


def _one(told: Told, kind: str) -> tuple[dict[str, Any], Any]:
    found = [record for record in told.records if record.facts.fhir_type == kind]
    assert len(found) == 1
    return json.loads(found[0].content), found[0]


def test_the_patient_comes_with_number_name_birth_date_and_sex() -> None:
    told = here(document())
    tree, record = _one(told, "Patient")
    assert told.patients == ["Siti Aminah"]
    assert tree["identifier"][0]["system"] == "urn:oid:2.999.2"
    assert tree["birthDate"] == "1970-05-17"
    assert tree["gender"] == "female"
    assert record.place == "/ClinicalDocument/recordTarget[1]/patientRole"


def test_every_record_is_about_the_patient() -> None:
    told = here(document(section("problems", problem(ASTHMA))))
    person = next(one for one in told.records if one.facts.fhir_type == "Patient")
    assert {one.subject for one in told.records} <= {person.identity, *person.aliases}


def test_a_problem_has_its_code_status_and_onset() -> None:
    more = '<effectiveTime><low value="2010"/></effectiveTime>'
    tree, record = _one(
        here(document(section("problems", problem(ASTHMA, more=more)))), "Condition"
    )
    assert tree["code"]["coding"][0]["system"] == "http://snomed.info/sct"
    assert tree["clinicalStatus"]["coding"][0]["code"] == "active"
    assert tree["onsetDateTime"] == "2010"
    assert record.facts.title == "Asthma"
    assert record.facts.standing is Standing.FACT


def test_a_problem_with_an_end_is_resolved() -> None:
    more = '<effectiveTime><low value="201001"/><high value="20110203"/></effectiveTime>'
    tree, _ = _one(here(document(section("problems", problem(ASTHMA, more=more)))), "Condition")
    assert tree["clinicalStatus"]["coding"][0]["code"] == "resolved"
    assert tree["abatementDateTime"] == "2011-02-03"


def test_a_denied_problem_is_refuted() -> None:
    _, record = _one(
        here(document(section("problems", problem(ASTHMA, negated=True)))), "Condition"
    )
    assert record.facts.standing is Standing.REFUTED


def test_a_denied_problem_of_no_kind_says_that_none_is_known() -> None:
    value = 'code="55607006" codeSystem="2.16.840.1.113883.6.96" displayName="Problem"'
    _, record = _one(here(document(section("problems", problem(value, negated=True)))), "Condition")
    assert record.facts.standing is Standing.NONE_KNOWN


def test_a_problem_without_a_code_takes_the_words_of_the_narrative() -> None:
    more = '<text><reference value="#p1"/></text>'
    text = '<list><item ID="p1">Batuk lama</item></list>'
    entry = problem('nullFlavor="UNK"', more=more)
    _, record = _one(here(document(section("problems", entry, text=text))), "Condition")
    assert record.facts.title == "Batuk lama"


def test_an_entry_that_says_nothing_is_no_plain_fact() -> None:
    entry = problem('nullFlavor="NI"')
    _, record = _one(here(document(section("problems", entry, text="No information"))), "Condition")
    assert record.facts.standing is Standing.NONE_KNOWN


def test_a_nullified_concern_is_entered_in_error() -> None:
    _, record = _one(
        here(document(section("problems", problem(ASTHMA, act="nullified")))), "Condition"
    )
    assert record.facts.standing is Standing.ENTERED_IN_ERROR


def test_an_allergy_has_substance_reaction_and_severity() -> None:
    more = (
        '<entryRelationship typeCode="MFST"><observation classCode="OBS" moodCode="EVN">'
        '<value xsi:type="CD" code="247472004" displayName="Hives"/>'
        '<entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">'
        '<code code="SEV"/><value xsi:type="CD" code="24484000"/></observation>'
        "</entryRelationship></observation></entryRelationship>"
    )
    entry = allergy(
        '<code code="7980" codeSystem="2.16.840.1.113883.6.88" displayName="Penicillin"/>',
        more=more,
    )
    tree, record = _one(here(document(section("allergies", entry))), "AllergyIntolerance")
    assert record.facts.title == "Penicillin"
    assert record.facts.value == "Hives (severe)"
    assert tree["category"] == ["medication"]


@pytest.mark.parametrize(
    ("kind", "code"),
    [("416098002", "409137002"), ("414285001", "429625007"), ("419199007", "716186003")],
)
def test_a_denied_allergy_to_nothing_says_that_none_is_known(kind: str, code: str) -> None:
    entry = allergy('<code nullFlavor="NA"/>', negated=True, kind=kind)
    tree, record = _one(here(document(section("allergies", entry))), "AllergyIntolerance")
    assert record.facts.standing is Standing.NONE_KNOWN
    assert tree["code"]["coding"][0]["code"] == code


def test_a_denied_allergy_to_something_is_refuted() -> None:
    entry = allergy('<code code="7980" displayName="Penicillin"/>', negated=True)
    _, record = _one(here(document(section("allergies", entry))), "AllergyIntolerance")
    assert record.facts.standing is Standing.REFUTED


def test_a_medicine_taken_is_a_statement_with_dose_and_timing() -> None:
    more = (
        '<effectiveTime xsi:type="IVL_TS"><low value="20240105"/></effectiveTime>'
        '<effectiveTime xsi:type="PIVL_TS" institutionSpecified="true" operator="A">'
        '<period value="8" unit="h"/></effectiveTime>'
        '<routeCode code="C38288" codeSystem="2.16.840.1.113883.3.26.1.1" displayName="ORAL"/>'
        '<doseQuantity value="500" unit="mg"/>'
    )
    tree, record = _one(
        here(document(section("medications", medicine(more=more)))), "MedicationStatement"
    )
    assert record.facts.value == "500 mg, 1 ×/8 h, ORAL"
    assert record.facts.date == "2024-01-05"
    assert tree["status"] == "active"


def test_a_medicine_intended_is_a_request_dated_by_its_start() -> None:
    more = '<effectiveTime xsi:type="IVL_TS"><low value="20240105"/></effectiveTime>'
    entry = medicine(more=more, mood="INT")
    tree, record = _one(here(document(section("medications", entry))), "MedicationRequest")
    assert tree["intent"] == "order"
    assert record.facts.date == "2024-01-05"


def test_a_medicine_that_is_denied_is_not_taken() -> None:
    entry = medicine(denied=' negationInd="true"')
    _, record = _one(here(document(section("medications", entry))), "MedicationStatement")
    assert record.facts.standing is Standing.NOT_DONE


def test_a_refused_vaccine_is_not_done_and_says_why() -> None:
    why = (
        '<entryRelationship typeCode="RSON"><observation classCode="OBS" moodCode="EVN">'
        '<templateId root="2.16.840.1.113883.10.20.22.4.53"/>'
        '<code code="PATOBJ" displayName="patient objection"/></observation></entryRelationship>'
    )
    entry = medicine(denied=' negationInd="true"').replace(
        "</substanceAdministration>", why + "</substanceAdministration>"
    )
    tree, record = _one(here(document(section("immunizations", entry))), "Immunization")
    assert record.facts.standing is Standing.NOT_DONE
    assert tree["statusReason"]["coding"][0]["code"] == "PATOBJ"


@pytest.mark.parametrize(
    ("value", "text", "number"),
    [
        ('<value xsi:type="PQ" value="13.20" unit="g/dL"/>', "13.20", "13.20"),
        ('<value xsi:type="INT" value="3"/>', "3", "3"),
        ('<value xsi:type="ST">Negatif</value>', "Negatif", "None"),
        (
            '<value xsi:type="CD" code="260415000" displayName="Not detected"/>',
            "Not detected",
            "None",
        ),
        (
            '<value xsi:type="IVL_PQ"><low value="5" unit="mg/L" inclusive="false"/></value>',
            ">5",
            "5",
        ),
        ('<value xsi:type="IVL_PQ"><high value="0.01" unit="mg/L"/></value>', "≤0.01", "0.01"),
        ('<value xsi:type="BL" value="true"/>', "true", "None"),
        ('<value xsi:type="PQ" value="&lt;5" unit="mg/L"/>', "<5 mg/L", "5"),
        ('<value xsi:type="PQ" nullFlavor="NASK"/>', "not asked", "None"),
    ],
)
def test_a_result_keeps_its_value_as_it_is_printed(value: str, text: str, number: str) -> None:
    _, record = _one(here(document(section("results", result(value)))), "Observation")
    assert record.facts.value.replace(" ", "") == text.replace(" ", "")
    assert str(record.facts.number) == number


def test_a_result_has_its_range_and_flag() -> None:
    more = (
        '<interpretationCode code="L" codeSystem="2.16.840.1.113883.5.83"/><referenceRange>'
        '<observationRange><value xsi:type="IVL_PQ"><low value="12.0" unit="g/dL"/>'
        '<high value="15.5" unit="g/dL"/></value></observationRange></referenceRange>'
    )
    entry = result('<value xsi:type="PQ" value="9.1" unit="g/dL"/>', more=more)
    _, record = _one(here(document(section("results", entry))), "Observation")
    assert (str(record.facts.low), str(record.facts.high)) == ("12.0", "15.5")
    assert record.facts.flag is Flag.LOW
    assert record.facts.kind == "lab"


def test_an_organizer_is_a_report_that_names_its_results() -> None:
    one = result('<value xsi:type="PQ" value="9.1" unit="g/dL"/>')
    two = result('<value xsi:type="PQ" value="40" unit="%"/>', code="4544-3", own="r2")
    organizer = (
        '<organizer classCode="BATTERY" moodCode="EVN"><id root="2.999.9"/><code code="58410-2" '
        'codeSystem="2.16.840.1.113883.6.1" displayName="CBC"/><statusCode code="completed"/>'
        f"<component>{one}</component><component>{two}</component></organizer>"
    )
    told = here(document(section("results", organizer)))
    tree, _ = _one(told, "DiagnosticReport")
    urls = {alias for record in told.records for alias in (record.identity, *record.aliases)}
    assert told.found["Observation"] == 2
    assert all(one["reference"] in urls for one in tree["result"])


def test_what_is_planned_is_an_order_or_an_appointment() -> None:
    visit = '<encounter classCode="ENC" moodCode="INT"><code displayName="Kontrol" code="x"/><effectiveTime value="20240401"/></encounter>'
    test = '<observation classCode="OBS" moodCode="RQO"><code code="24323-8" codeSystem="2.16.840.1.113883.6.1" displayName="CMP"/></observation>'
    told = here(document(section("plan", visit, test)))
    assert told.found["Appointment"] == 1
    assert told.found["ServiceRequest"] == 1
    assert "Observation" not in told.found


def test_each_statement_about_a_relative_is_one_record() -> None:
    had = (
        '<component><observation classCode="OBS" moodCode="EVN"{0}><id root="2.999.11" extension="{1}"/>'
        '<statusCode code="completed"/><value xsi:type="CD" code="{1}" displayName="{2}"/></observation></component>'
    )
    organizer = (
        '<organizer classCode="CLUSTER" moodCode="EVN"><subject><relatedSubject classCode="PRS">'
        '<code code="MTH" codeSystem="2.16.840.1.113883.5.111" displayName="Mother"/></relatedSubject></subject>'
        + had.format("", "1", "Diabetes")
        + had.format(' negationInd="true"', "2", "Stroke")
        + "</organizer>"
    )
    told = here(document(section("family", organizer)))
    standings = {
        one.facts.title: one.facts.standing
        for one in told.records
        if one.facts.fhir_type == "FamilyMemberHistory"
    }
    assert standings == {"Mother: Diabetes": Standing.FACT, "Mother: Stroke": Standing.REFUTED}


def test_a_section_of_words_is_kept_as_a_document_with_its_text() -> None:
    text = "<paragraph>Baik.</paragraph><table><tr><td>Hari</td><td>3</td></tr></table>"
    told = here(document(section("hospital course", text=text, title="Perjalanan penyakit")))
    record = next(one for one in told.records if one.facts.title == "Perjalanan penyakit")
    assert record.attachments[0].content.decode() == "Baik.\nHari | 3"
    assert record.attachments[0].media.startswith("text/plain")


def test_the_whole_document_is_kept_byte_for_byte() -> None:
    data = document(section("problems", problem(ASTHMA)))
    told = here(data)
    record = next(one for one in told.records if one.attachments)
    assert record.attachments[0].content == data
    assert record.facts.facility == "RS Contoh"
    assert record.facts.date == "2024-03-01T10:30:00+07:00"


def test_an_entry_repeated_in_another_section_is_told_once() -> None:
    visit = (
        '<encounter classCode="ENC" moodCode="EVN"><id root="2.999.10"/><code code="AMB"/>'
        f'<entryRelationship typeCode="COMP">{problem(ASTHMA)}</entryRelationship></encounter>'
    )
    template = '<observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.4"/>'
    told = here(
        document(
            section(
                "encounters",
                visit.replace('<observation classCode="OBS" moodCode="EVN">', template),
            ),
            section("problems", problem(ASTHMA)),
        )
    )
    assert told.found["Condition"] == 1
    assert told.found["Encounter"] == 1


def test_the_same_document_twice_names_the_same_records() -> None:
    data = document(section("problems", problem(ASTHMA)), section("medications", medicine()))
    first, second = here(data), here(data)
    assert [one.identity for one in first.records] == [one.identity for one in second.records]
    assert [one.fingerprint for one in first.records] == [one.fingerprint for one in second.records]


def test_an_impossible_date_stays_out_and_is_told() -> None:
    more = '<effectiveTime><low value="20241399"/></effectiveTime>'
    told = here(document(section("problems", problem(ASTHMA, more=more))))
    assert [reason for _, reason in told.notices] == ["bad-date"]
    assert told.found["Condition"] == 1


def test_times_keep_their_precision_and_zone() -> None:
    for written, wanted in {
        "2012": "2012",
        "201208": "2012-08",
        "20120806": "2012-08-06",
        "201208061015+0700": "2012-08-06T10:15:00+07:00",
        "20120806101530.5-0500": "2012-08-06T10:15:30.5-05:00",
    }.items():
        entry = result("", own=written).replace("20240229", written)
        _, record = _one(here(document(section("results", entry))), "Observation")
        assert record.facts.date == wanted


def test_several_people_in_one_document_make_its_facts_doubtful() -> None:
    other = HEAD.replace("RM-77", "RM-78").replace("Siti", "Dewi")
    start, end = other.index("<recordTarget>"), other.index("</recordTarget>") + 15
    head = HEAD.replace("<author>", other[start:end] + "<author>", 1)
    told = here(document(section("problems", problem(ASTHMA)), head=head))
    _, record = _one(told, "Condition")
    assert told.found["Patient"] == 2
    assert record.doubt == "several-people"


def test_a_file_inside_the_document_comes_out() -> None:
    body = (
        '<component><nonXMLBody><text mediaType="application/pdf" representation="B64">JVBERi0=</text>'
        "</nonXMLBody></component></ClinicalDocument>"
    )
    told = here((HEAD + body).encode())
    files = [one for record in told.records for one in record.attachments]
    assert [one.content for one in files if one.media == "application/pdf"] == [b"%PDF-"]
