"""Facts of kept payloads, made again in a child."""

import os
from dataclasses import replace

import pytest
from reader_help import as_bytes, bundle, here, observation, patient

from sync.readers import rereading
from sync.readers.protocol import BrokenFrame
from sync.readers.rereading import Rereader, extract_stored
from vault.ids import ImportId
from vault.record_values import StoredPayload
from vault.records import IncomingRecord, Kind


def kept(record: IncomingRecord) -> StoredPayload:
    return StoredPayload(
        content=record.content,
        media=record.media,
        fhir=record.fhir,
        place=record.place,
        identity=record.identity,
        aliases=record.aliases,
        import_id=ImportId("0" * 32),
    )


def test_facts_come_back_as_they_were() -> None:
    old = {"resourceType": "MedicationOrder", "id": "m", "dateWritten": "2014", "status": "active"}
    records = [
        *here(as_bytes(bundle(patient(), observation()))).records,
        *here(as_bytes(bundle(old))).records,
        *here(b'<Basic xmlns="http://hl7.org/fhir"><id value="b"/></Basic>').records,
    ]
    again = extract_stored(tuple(kept(record) for record in records))
    assert [one.facts for one in again] == [one.facts for one in records]
    assert [one.identity for one in again] == [one.identity for one in records]
    assert [one.fingerprint for one in again] == [one.fingerprint for one in records]


def test_a_payload_that_cannot_be_read_keeps_its_place() -> None:
    good = kept(here(as_bytes(observation())).records[0])
    bad = replace(good, content=b"{", identity="bad")
    again = extract_stored((bad, good))
    assert [one.identity for one in again] == ["bad", good.identity]
    assert again[0].facts.kind is Kind.OTHER
    assert again[1].facts.title == "Glukosa"


def test_a_child_that_dies_is_started_anew() -> None:
    good = kept(here(as_bytes(observation())).records[0])
    reader = Rereader()
    try:
        assert len(reader((good,))) == 1
        child = reader._child._child
        assert child is not None
        os.kill(child.pid, 9)
        assert reader((good, good))[1].facts.title == "Glukosa"
    finally:
        reader.close()


def test_one_that_always_dies_loses_only_its_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    good = kept(here(as_bytes(observation())).records[0])
    real = Rereader._ask

    def dies(self: Rereader, payloads: rereading.Payloads) -> rereading.Records:
        if any(payload.identity == "deadly" for payload in payloads):
            raise BrokenFrame
        return real(self, payloads)

    monkeypatch.setattr(Rereader, "_ask", dies)
    again = extract_stored((replace(good, identity="deadly"), good))
    assert [one.facts.title for one in again] == ["", "Glukosa"]
