"""Every C-CDA, CCD and C32 sample gives the counts of the manifest; hostile ones what they must."""

import contextlib
import json
import random
import re
import time
from pathlib import Path
from typing import Any

import pytest
from ccda_help import ASTHMA, allergy, document, medicine, problem, result, section
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reader_help import Told, here, through_child

from sync.readers.ccda.reader import read
from sync.readers.draft import FileRefused, Given, NotMine

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
TYPES: dict[str, tuple[str, ...]] = {
    "problems": ("Condition",),
    "allergies": ("AllergyIntolerance",),
    "medications": ("MedicationStatement", "MedicationRequest"),
    "immunizations": ("Immunization",),
    "observations": ("Observation",),
    "procedures": ("Procedure",),
    "encounters": ("Encounter",),
    "family_history": ("FamilyMemberHistory",),
}
MORE: dict[str, dict[str, int]] = {
    "hl7_CCD_1_CCD.XML": {"observations": 3},
    "hl7_Care_Plan_Care_Plan.xml": {"problems": 3, "observations": 2, "procedures": 1},
    "hl7_Diagnostic_Imaging_Report_Diagnostic_Imaging_Report.xml": {"observations": 5},
    "hl7_Procedure_Note_Procedure_Note.xml": {"problems": 6},
    "hl7_Referral_Note_Referral_Note.xml": {"medications": 1, "observations": 10},
    "hl7wrapped_Vital_Signs_Heart_Rate_Rhythm_C-CDA2.1_.xml": {"observations": 1},
    "hl7wrapped_Social_History_Not_Pregnant_C-CDAR2.1_.xml": {"observations": 1},
    "hl7wrapped_Social_History_Unknown_if_Pregnant.xml": {"observations": 1},
    "hl7wrapped_Encounters_Hospital_Discharge_Encounter_with_Billable_Diagnoses_C-CDA2.1_.xml": {
        "problems": 2
    },
    "hl7wrapped_Encounters_Outpatient_Encounter_with_Diagnoses_C-CDA_R2.1_.xml": {"problems": 1},
    "vendor_Allscripts_FollowMyHealth_AmbulatorySummar-alicenewman.xml": {
        "medications": 1,
        "observations": 7,
    },
    "vendor_NextGen_AliceNewmanCCD.xml": {"problems": 2, "medications": 1, "observations": 4},
    "vendor_Practice_Fusion_AliceNewmanApi.xml": {"observations": 3},
    "vendor_Meditech_Magic_Larson.xml": {"problems": 3, "observations": 3},
    "vendor_iPatientCare_0_Bates_Jeremy.xml": {"problems": 1, "observations": 1},
    "vendor_Amrita_Agustin_Albertina_315192_CCD_201709180920.xml": {"problems": 1},
    "vendor_Get_Real_Health_CCD_e1.xml": {"problems": 4, "observations": 4},
    "vendor_Henry_Schein_CDA_Newman_g9.xml": {"problems": 2, "observations": 3},
    "chb_CCDA_CCD_b1_Ambulatory_v2.xml": {"observations": 4},
    "chb_26775_ExportSummary_CCDA.xml": {"observations": 2},
    "chb_Vitera_CCDA_SMART_Sample.xml": {"problems": 2, "family_history": 2},
    "VA_CCD_Sample_File_Version_12_5_1.xml": {"procedures": 1},
    "SampleCCDDocument.xml": {"problems": 2, "observations": 1, "family_history": 1},
    "onc_170.315_g9_api_access_amb_svap_uscdiv3_sample1.xml": {
        "problems": 2,
        "medications": 1,
        "observations": 11,
    },
    "hb_ccda-minimal.xml": {"observations": 2},
    "hb_ccda-no-loinc.xml": {"observations": 1},
    "hb_ccda-nested-section.xml": {"observations": 3},
}
"""Facts that the manifest's rule does not count, file by file; why: tests/README.md."""


def _files(folder: str) -> list[dict[str, Any]]:
    try:
        files: list[dict[str, Any]] = json.loads((SHARED / "manifest.json").read_text())["files"]
    except FileNotFoundError:
        return []
    return [one for one in files if one["path"].startswith(folder)]


GOOD = _files("ccda/")
BAD = [one for one in _files("bad/") if one["kind"] == "ccda"]


def _wanted(counts: dict[str, int]) -> dict[str, int]:
    seen = {name: counts.get(name, 0) for name in TYPES if name != "observations"}
    return seen | {"observations": counts["results"] + counts["vitals"] + counts["social_history"]}


@pytest.mark.parametrize("sample", GOOD, ids=[one["path"] for one in GOOD])
def test_found_equals_the_manifest(sample: dict[str, Any], shared_data: Path) -> None:
    told = here((shared_data / sample["path"]).read_bytes())
    wanted = _wanted(sample["counts"]["in_section"])
    more = MORE.get(sample["path"].removeprefix("ccda/"), {})
    found = {name: sum(told.found.get(one, 0) for one in kinds) for name, kinds in TYPES.items()}
    assert found == {name: number + more.get(name, 0) for name, number in wanted.items()}
    assert told.found["Patient"] == sample["counts"]["patients"]
    assert told.readable
    assert not told.refused


@pytest.mark.parametrize("sample", GOOD, ids=[one["path"] for one in GOOD])
def test_nothing_denied_is_a_plain_fact(sample: dict[str, Any], shared_data: Path) -> None:
    told = here((shared_data / sample["path"]).read_bytes())
    denied = sample["counts"].get("negated", {})
    for name, number in denied.items():
        kinds = TYPES.get(name, ("Observation",))
        not_facts = [
            one
            for one in told.records
            if one.facts.fhir_type in kinds and one.facts.standing != "fact"
        ]
        assert len(not_facts) >= number


@pytest.mark.parametrize("sample", GOOD, ids=[one["path"] for one in GOOD])
def test_every_record_has_a_title_a_place_and_an_identity(
    sample: dict[str, Any], shared_data: Path
) -> None:
    told = here((shared_data / sample["path"]).read_bytes())
    assert all(one.facts.title for one in told.records)
    assert all(one.place.startswith("/ClinicalDocument") for one in told.records)
    places = [one.place for one in told.records]
    assert len(places) == len(set(places))


@pytest.mark.parametrize("sample", BAD, ids=[one["path"] for one in BAD])
def test_bad_documents_end_as_expected_within_their_limits(
    sample: dict[str, Any], shared_data: Path
) -> None:
    began = time.monotonic()
    told = through_child(shared_data / sample["path"])
    assert time.monotonic() - began < sample["limits"]["seconds"]
    assert ("", "child-died") not in told.refused
    _expect(sample, told)


def _expect(sample: dict[str, Any], told: Told) -> None:
    if sample["expect"] == "reject":
        assert told.refused
        assert not told.readable
        assert not told.records
        return
    assert told.readable
    assert told.found["Patient"] == 1
    assert told.found["AllergyIntolerance"] == 1


SMALL = document(
    section("problems", problem(ASTHMA), text="<paragraph>Asma</paragraph>"),
    section("allergies", allergy('<code code="7980" displayName="Penicillin"/>')),
    section("medications", medicine()),
    section("results", result('<value xsi:type="PQ" value="9.1" unit="g/dL"/>')),
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (SMALL[:-40], "truncated"),
        (SMALL.replace(b"<title>", b"<titel>", 1), "malformed"),
        (SMALL.replace(b"Siti", b"S\xefti\xff"), "bad-encoding"),
        (b"<ClinicalDocument>" + b"<a>" * 5000, "too-deep"),
        (
            SMALL.replace(
                b"<ClinicalDocument", b'<!DOCTYPE x [<!ENTITY a "b">]><ClinicalDocument', 1
            ),
            "forbidden-xml",
        ),
    ],
)
def test_a_document_that_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    told = here(data)
    assert told.refused == [("", reason)]
    assert not told.readable


@pytest.mark.parametrize(
    "data",
    [
        SMALL.replace(b'encoding="UTF-8"', b'encoding="utf-16"'),
        SMALL.decode().replace("UTF-8", "UTF-16").encode("utf-16"),
        b"\xef\xbb\xbf" + SMALL,
        SMALL.replace(
            b"<ClinicalDocument", b'<?xml-stylesheet href="http://x/y.xsl"?><ClinicalDocument', 1
        ),
        SMALL.replace(b"<ClinicalDocument", b"<!DOCTYPE ClinicalDocument><ClinicalDocument", 1),
        SMALL.replace(b' xmlns="urn:hl7-org:v3"', b""),
        SMALL.replace(b'"urn:hl7-org:v3"', b'"urn:hl7-org:v3:odd"'),
        SMALL.replace(b"<!--", b"").replace(
            b"<ClinicalDocument", b"<!-- " + b"x" * 6000 + b" --><ClinicalDocument", 1
        ),
    ],
    ids=[
        "lies-utf-16",
        "utf-16",
        "mark",
        "stylesheet",
        "doctype",
        "no-space",
        "odd-space",
        "comment",
    ],
)
def test_odd_but_harmless_documents_are_read(data: bytes) -> None:
    told = here(data)
    assert told.readable
    assert told.found["Condition"] == 1
    assert told.found["Patient"] == 1


def test_prefixed_elements_are_read() -> None:
    text = SMALL.decode().replace('xmlns="urn', 'xmlns:c="urn')
    text = re.sub(r"<(/?)([A-Za-z])", r"<\1c:\2", text)
    told = here(text.encode())
    assert told.readable
    assert told.found["Condition"] == 1


def test_a_thousand_entries_are_read_in_time() -> None:
    entries = [result('<value xsi:type="PQ" value="9" unit="%"/>', own=str(n)) for n in range(3000)]
    began = time.process_time()
    told = here(document(section("results", *entries)))
    assert told.found["Observation"] == 3000
    assert time.process_time() - began < 8


def _mutated(seed: int) -> bytes:
    """The small document with some of its pieces swapped, doubled, dropped or blurred."""
    chance = random.Random(seed)
    pieces = SMALL.split(b"<")
    for _ in range(chance.randint(1, 12)):
        where = chance.randrange(1, len(pieces))
        match chance.randrange(4):
            case 0:
                pieces[where] = pieces[chance.randrange(1, len(pieces))]
            case 1:
                pieces[where] = pieces[where].replace(b'"', b"", 1)
            case 2:
                pieces.insert(where, b"value value='" + b"9" * chance.randint(0, 400) + b"'/>")
            case _:
                pieces[where] = bytes(reversed(pieces[where]))
    return b"<".join(pieces)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 1 << 30))
def test_mutated_documents_are_read_or_refused(seed: int) -> None:
    with contextlib.suppress(FileRefused, NotMine):
        list(read(Given(memoryview(_mutated(seed)))))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["code", "value", "unit", "root", "extension", "xsi:type", "moodCode"]),
            st.text("0123456789.-+TZ<&#eE\N{NO-BREAK SPACE}éPQCDIVL_ ", max_size=12),
        ),
        max_size=6,
    )
)
def test_odd_attributes_never_stop_a_document(changes: list[tuple[str, str]]) -> None:
    import html

    text = SMALL.decode()
    chance = random.Random(str(changes))
    for name, value in changes:
        places = [at for at in range(len(text)) if text.startswith(f' {name}="', at)]
        if places:
            at = chance.choice(places)
            end = text.index('"', at + len(name) + 3)
            text = f'{text[:at]} {name}="{html.escape(value)}{text[end:]}'
    try:
        parts = list(read(Given(memoryview(text.encode()))))
    except (FileRefused, NotMine):
        return
    assert parts
