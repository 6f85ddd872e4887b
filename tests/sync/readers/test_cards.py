"""Health cards, certificates, links and sealed files: read, checked offline, told apart.

Refuses: keys of real issuers; every card here is signed by a key made for the test.
"""

import base64
import json
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import cbor2
import pytest
import qrcode
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from hypothesis import given, settings
from hypothesis import strategies as st
from reader_help import Told, here, through_child
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from sync.readers.cards import hcert, jws, read_text
from sync.readers.cards.issuers import Issuer, Known, listed
from sync.readers.draft import Made, Part, Trouble
from sync.readers.protocol import Reason
from sync.readers.signers import signer_of
from vault.records import Trust

KEY = ec.derive_private_key(20_261_122, ec.SECP256R1())
POINT = KEY.public_key().public_numbers()
NAME = jws.thumbprint(POINT.x, POINT.y)
ISSUER = "https://klinik.example/kartu"
KNOWN = listed(Issuer(ISSUER, "Klinik Contoh", frozenset({NAME}), {NAME: frozenset({"ditarik"})}))
PATIENT = {
    "resourceType": "Patient",
    "name": [{"family": "Aminah", "given": ["Siti"]}],
    "birthDate": "1980-05-17",
}
VACCINE = {
    "resourceType": "Immunization",
    "status": "completed",
    "vaccineCode": {"coding": [{"system": "http://hl7.org/fhir/sid/cvx", "code": "207"}]},
    "patient": {"reference": "resource:0"},
    "occurrenceDateTime": "2021-01-29",
    "lotNumber": "0000007",
}
FOUND = {
    "devtools_test-example-00-e-file-issuer_url_with_trailing_slash.smart-health-card": (1, 2),
    # the manifest counts both cards' `resource:0` and so on once; they are two people
    "devtools_test-example-00-e-file-multi-jws.smart-health-card": (2, 4),
    "devtools_test-example-00-e-file-trailing_chars.smart-health-card": (1, 2),
    "devtools_test-example-00-fhirhealthcard.json": (1, 2),
    "hl7_example-00-e-file.smart-health-card": (1, 3),
    "hl7_example-00-f-qr-code-numeric-value-0.txt": (1, 3),
    "seanno_covid_shc.txt": (1, 3),
}


def plain(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def sign(content: bytes) -> bytes:
    first, second = decode_dss_signature(KEY.sign(content, ec.ECDSA(hashes.SHA256())))
    return first.to_bytes(32, "big") + second.to_bytes(32, "big")


def card(*resources: Any, **more: Any) -> str:
    vc: dict[str, Any] = {"type": ["https://smarthealth.cards#health-card"]}
    if "rid" in more:
        vc["rid"] = more.pop("rid")
    entries = [{"fullUrl": f"resource:{at}", "resource": one} for at, one in enumerate(resources)]
    vc["credentialSubject"] = {"fhirVersion": "4.0.1", "fhirBundle": {"entry": entries}}
    payload = {"iss": ISSUER, "nbf": 1_700_000_000.5, "vc": vc, **more}
    folder = zlib.compressobj(wbits=-15)
    body = folder.compress(json.dumps(payload).encode()) + folder.flush()
    head = json.dumps({"zip": "DEF", "alg": "ES256", "kid": NAME}).encode()
    signed = f"{plain(head)}.{plain(body)}"
    return f"{signed}.{plain(sign(signed.encode()))}"


def digits(token: str) -> str:
    return "".join(f"{ord(letter) - 45:02}" for letter in token)


def file_of(*tokens: Any) -> Told:
    return here(json.dumps({"verifiableCredential": tokens}).encode())


def parts(text: str, known: Known = KNOWN, **more: Any) -> tuple[list[Made], list[Trouble]]:
    found: list[Part] = list(read_text(text, "page 1", known, **more))
    made = [one for one in found if isinstance(one, Made)]
    return made, [one for one in found if isinstance(one, Trouble)]


@pytest.mark.parametrize("name", FOUND)
def test_every_sample_card_is_read_and_its_signature_fits_its_key(
    name: str, shared_data: Path
) -> None:
    seen = through_child(shared_data / "smart-health-card" / name)
    assert seen.found == dict(zip(("Patient", "Immunization"), FOUND[name], strict=True))
    assert {reason for _, reason in seen.notices} == {"unknown-issuer"}
    assert {record.trust for record in seen.records} == {Trust.UNVERIFIED}
    assert not seen.refused


def test_a_summary_on_a_card_keeps_all_its_kinds(shared_data: Path) -> None:
    seen = through_child(shared_data / "smart-health-card/hl7_example-02-e-file.smart-health-card")
    assert sum(seen.found.values()) == 8
    subjects = {one.subject for one in seen.records if one.facts.fhir_type == "Condition"}
    assert subjects <= {seen.records[0].identity, *seen.records[0].aliases}


def test_parts_of_one_card_are_joined_and_one_alone_is_told(shared_data: Path) -> None:
    folder = shared_data / "smart-health-card"
    names = [f"hl7_example-02-f-qr-code-numeric-value-{number}.txt" for number in (2, 0, 1)]
    texts = [(folder / name).read_text() for name in names]
    assert here(texts[0].encode()).refused == [("", "missing-parts")]
    whole = here("\n".join(texts).encode())
    assert whole.found["Composition"] == 1
    assert sum(whole.found.values()) == 8


@pytest.mark.parametrize("name", ["EU_Giorgio_Cangioli_01", "IPS_IG-bundle-01", "NL_Curavista_01"])
def test_links_need_the_network_and_sealed_files_their_link(name: str, shared_data: Path) -> None:
    folder = shared_data / "smart-health-link"
    link = through_child(folder / f"{name}-shl.txt")
    assert (link.notices, link.found, link.readable) == ([("", "needs-network")], {}, True)
    assert link.started[0].format == "smart-health-link"
    sealed = through_child(folder / f"{name}-enc.txt")
    assert (sealed.refused, sealed.records) == ([("", "sealed")], [])


def test_hostile_cards_end_as_expected(shared_data: Path) -> None:
    bomb = through_child(shared_data / "bad/shc_deflate_bomb.smart-health-card")
    assert [reason for _, reason in bomb.refused] == ["bomb"]
    assert not bomb.readable
    forged = through_child(shared_data / "bad/shc_bad_signature.smart-health-card")
    assert [reason for _, reason in forged.refused] == ["bad-signature"]
    assert forged.found == {"Patient": 1}
    assert forged.records[0].trust is Trust.UNVERIFIED


def test_a_card_of_a_known_issuer_is_signed() -> None:
    made, troubles = parts(card(PATIENT, VACCINE))
    assert [one.tree["resourceType"] for one in made] == ["Patient", "Immunization"]
    assert {one.trust for one in made} == {Trust.SIGNED}
    assert made[1].tree["patient"]["reference"] == made[0].full_url
    assert made[1].tree["meta"]["source"] == ISSUER
    assert not troubles


def test_four_reasons_not_to_trust_a_card_are_told_apart() -> None:
    token = card(PATIENT)
    changed = token[:-10] + ("A" if token[-10] != "A" else "B") + token[-9:]
    states = {
        Reason.BAD_SIGNATURE: (parts(changed), Trust.UNVERIFIED),
        Reason.UNKNOWN_ISSUER: (parts(token, {}), Trust.UNVERIFIED),
        Reason.REVOKED: (parts(card(PATIENT, rid="ditarik")), Trust.UNVERIFIED),
        Reason.EXPIRED: (parts(card(PATIENT, exp=1_700_000_001)), Trust.SIGNED),
    }
    for reason, ((made, troubles), trust) in states.items():
        assert [one.reason for one in troubles] == [reason]
        assert made[0].trust is trust


def test_a_call_back_before_a_time_spares_what_was_signed_later() -> None:
    for before, trust in ((1_600_000_000, Trust.SIGNED), (1_800_000_000, Trust.UNVERIFIED)):
        issuer = Issuer(ISSUER, "", frozenset({NAME}), {NAME: frozenset({f"abc.{before}"})})
        made, _ = parts(card(PATIENT, rid="abc"), listed(issuer))
        assert made[0].trust is trust


def test_the_same_card_as_file_and_as_digits_is_the_same_record() -> None:
    token = card(PATIENT, VACCINE)
    in_file, in_digits = file_of(token), here(f"shc:/{digits(token)}\n".encode())
    assert in_digits.started[0].format == "smart-health-card-qr-numeric"
    for one, other in zip(in_file.records, in_digits.records, strict=True):
        assert (one.identity, one.fingerprint) == (other.identity, other.fingerprint)


def pages(*codes: str) -> bytes:
    """A PDF with one code a page."""
    out = BytesIO()
    canvas = Canvas(out, invariant=True)
    for code in codes:
        drawn = BytesIO()
        qrcode.make(code).save(drawn, "PNG")
        drawn.seek(0)
        canvas.drawImage(ImageReader(drawn), 60, 200, 480, 480)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def chunks(token: str, of: int) -> list[str]:
    """A card written as several codes, as older cards were."""
    body = digits(token)
    step = 2 * (len(body) // 2 // of + 1)
    return [f"shc:/{at + 1}/{of}/{body[at * step : (at + 1) * step]}" for at in range(of)]


def test_parts_of_one_card_on_several_pages_are_joined() -> None:
    first, second, third = chunks(card(PATIENT, VACCINE), 3)
    told = here(pages(third, first, second))
    assert not [reason for _, reason in told.refused if reason == "missing-parts"]
    assert told.found["Immunization"] == 1


def test_a_part_that_is_on_no_page_is_missing() -> None:
    first, _, third = chunks(card(PATIENT, VACCINE), 3)
    told = here(pages(third, first))
    assert [reason for _, reason in told.refused] == ["missing-parts"]
    assert "Immunization" not in told.found


def test_a_later_card_repeats_the_earlier_doses() -> None:
    second = {**VACCINE, "occurrenceDateTime": "2022-09-05"}
    earlier, later = file_of(card(PATIENT, VACCINE)), file_of(card(PATIENT, second, VACCINE))
    assert {one.identity for one in earlier.records} < {one.identity for one in later.records}


def test_odd_members_of_a_card_cost_only_themselves() -> None:
    seen = file_of(card(PATIENT, "x", {"id": 1}, VACCINE), 5, "a.b", "eyJ.e30.e30", card())
    assert seen.found == {"Immunization": 1, "Patient": 1}
    assert {"no-resource-type", "unreadable", "malformed"} <= {one for _, one in seen.refused}
    assert here(b'{"verifiableCredential": []}').readable


def test_a_vaccine_known_by_its_code_alone_gets_its_name() -> None:
    assert file_of(card(PATIENT, VACCINE)).records[1].facts.title.startswith("COVID-19, mRNA")
    other = {
        **VACCINE,
        "vaccineCode": {"coding": [{"system": "http://hl7.org/fhir/sid/cvx", "code": "9999"}]},
    }
    assert file_of(card(PATIENT, other)).records[1].facts.title == "CVX 9999"


def test_a_kept_record_names_its_signer() -> None:
    seen = file_of(card(PATIENT, VACCINE))
    assert signer_of(seen.records[1].content, seen.records[1].trust) == ISSUER
    assert signer_of(seen.records[1].content, Trust.UNCHANGED) == ""
    listed_one = b'{"meta": {"source": "https://mychart.uchealth.org"}}'
    assert signer_of(listed_one, Trust.SIGNED) == "UCHealth"
    for odd in (b"{", b"[]", b"{}", b'{"meta": 5}', b'{"meta": {"source": 5}}'):
        assert signer_of(odd, Trust.SIGNED) == ""


BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def base45(content: bytes) -> str:
    found = ""
    for at in range(0, len(content), 2):
        pair = content[at : at + 2]
        value = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            value, letter = divmod(value, 45)
            found += BASE45[letter]
    return found


def test_a_viewers_address_before_a_code_does_not_hide_it() -> None:
    seen = here(f"https://lihat.example/#shc:/{digits(card(PATIENT))}".encode())
    assert seen.found == {"Patient": 1}
    two = f"Kartu:\nshc:/{digits(card(PATIENT))}\n\nshc:/{digits(card(PATIENT, VACCINE))}\n"
    assert here(two.encode()).found == {"Immunization": 1, "Patient": 1}


def certificate(health: Any, **claims: Any) -> str:
    head = cbor2.dumps({1: -7, 4: b"kunci-01"})
    payload = cbor2.dumps({1: "ID", 4: claims.get("ends", 4_000_000_000), -260: health})
    signature = sign(cbor2.dumps(["Signature1", head, b"", payload]))
    outer = cbor2.dumps(cbor2.CBORTag(61, cbor2.CBORTag(18, [head, {}, payload, signature])))
    return "HC1:" + base45(zlib.compress(outer))


DOSE = {
    "tg": "840539006",
    "vp": "J07BX03",
    "mp": "CoronaVac",
    "ma": "Sinovac-Biotech",
    "dn": 2,
    "sd": 2,
    "dt": "2021-08-14",
    "co": "ID",
    "is": "Kementerian Kesehatan",
    "ci": "URN:UVCI:01:ID:7",
}
TEST = {
    "tg": "840539006",
    "tt": "LP6464-4",
    "sc": "2021-08-20T10:03:12+0700",
    "tr": "260415000",
    "tc": "Lab Contoh",
    "co": "ID",
    "is": "Kemenkes",
    "ci": "URN:UVCI:01:ID:8",
}
WELL = {
    "tg": "840539006",
    "fr": "2021-04-21",
    "co": "ID",
    "is": "Kemenkes",
    "df": "2021-05-01",
    "du": "2021-10-21",
    "ci": "URN:UVCI:01:ID:9",
}
PERSON = {"ver": "1.3.0", "nam": {"fn": "Aminah", "gn": "Siti"}, "dob": "1980-05"}
SIGNERS = {
    base64.b64encode(b"kunci-01").decode(): hcert.Signer(
        "Kemenkes", POINT.x, POINT.y, frozenset({"URN:UVCI:01:ID:9"})
    )
}


def test_a_certificate_gives_vaccination_test_and_recovery() -> None:
    text = certificate({1: {**PERSON, "v": [DOSE], "t": [TEST], "r": [WELL]}})
    seen = here(text.encode() + b" \n")
    assert seen.started[0].format == "hc1"
    assert seen.found == {"Condition": 1, "Immunization": 1, "Observation": 1, "Patient": 1}
    assert seen.patients == ["Siti Aminah"]
    facts = {one.facts.fhir_type: one.facts for one in seen.records}
    assert (facts["Immunization"].title, facts["Immunization"].date) == ("CoronaVac", "2021-08-14")
    assert facts["Observation"].value == "Not detected"
    assert facts["Observation"].date == "2021-08-20T10:03:12+07:00"
    assert facts["Condition"].title == "COVID-19"
    assert [reason for _, reason in seen.notices] == ["unknown-issuer"]


def test_states_of_certificates_are_told_apart() -> None:
    good = certificate({1: {**PERSON, "v": [DOSE]}})
    made, troubles = parts(good, signers=SIGNERS)
    assert {one.trust for one in made} == {Trust.SIGNED}
    assert not troubles
    late = parts(certificate({1: {**PERSON, "v": [DOSE]}}, ends=1_600_000_000), signers=SIGNERS)
    assert [one.reason for one in late[1]] == [Reason.EXPIRED]
    back = parts(certificate({1: {**PERSON, "r": [WELL]}}), signers=SIGNERS)
    assert [one.reason for one in back[1]] == [Reason.REVOKED]
    stranger = ec.derive_private_key(7, ec.SECP256R1()).public_key().public_numbers()
    other = {key: hcert.Signer("Kemenkes", stranger.x, stranger.y) for key in SIGNERS}
    assert [one.reason for one in parts(good, signers=other)[1]] == [Reason.BAD_SIGNATURE]


def test_certificates_of_the_world_health_organization() -> None:
    core = {
        "name": "Siti Aminah",
        "birthDate": "1980-05-17",
        "sex": "female",
        "hcid": "ID-77",
        "vaccination": {
            "vaccine": {"system": "http://id.who.int/icd11/mms", "code": "XM1NL1"},
            "brand": {"code": "XM8NQ0", "display": "Comirnaty"},
            "date": "2021-08-14",
            "dose": 1,
            "total_doses": 2,
            "lot": "A1",
            "centre": "Puskesmas Contoh",
        },
    }
    booklet = {
        "n": "Siti Aminah",
        "dob": "1980-05-17",
        "s": "female",
        "v": {"vp": "YellowFever-X", "dt": "2023-02-01", "bo": "B2", "cn": "dr. Contoh"},
    }
    link = [{"u": "shlink:/eyJ"}]
    seen = here(certificate({3: core, -6: booklet, 5: link}).encode())
    assert seen.found == {"Immunization": 2, "Patient": 1}
    assert {reason for _, reason in seen.notices} == {"unknown-issuer", "needs-network"}
    dates = sorted(one.facts.date for one in seen.records if one.facts.fhir_type != "Patient")
    assert dates == ["2021-08-14", "2023-02-01"]


def test_impossible_dates_of_a_certificate_stay_out() -> None:
    odd = {**DOSE, "dt": "2021-02-30"}
    seen = here(certificate({1: {**PERSON, "dob": "1980-13", "v": [odd]}}).encode())
    assert {"bad-date", "bad-birth-date"} <= {reason for _, reason in seen.notices}
    assert all("30" not in record.facts.date for record in seen.records)


@pytest.mark.parametrize(
    "text", ["HC1:", "HC1:6BF", "HC1:" + "Z" * 400, "shc:/5", "eyJhbGc.e30.e30"]
)
def test_broken_codes_are_refused_whole(text: str) -> None:
    seen = here(text.encode())
    assert seen.refused
    assert not seen.records


SAMPLES = [
    json.dumps({"verifiableCredential": [card(PATIENT, VACCINE)]}).encode(),
    f"shc:/{digits(card(PATIENT))}".encode(),
    certificate({1: {**PERSON, "v": [DOSE]}}).encode(),
]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SAMPLES), st.integers(0, 2000), st.binary(max_size=8), st.integers(0, 9))
def test_any_change_to_a_card_is_survived(sample: bytes, at: int, new: bytes, cut: int) -> None:
    at %= len(sample)
    assert here(sample[:at] + new + sample[at + cut :]).ended
