import json

import msgspec
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from vault.errors import ProofRefused
from vault.meta import (
    ChoiceMeta,
    FileMeta,
    ImportMeta,
    RecordMeta,
    SummaryMeta,
    ToldMeta,
    UndoMeta,
    decode_meta,
    encode_meta,
    encode_record,
    loose_meta,
    record_meta,
)
from vault.records import Standing

TEXT = st.text(max_size=40)
FILES = st.lists(
    st.builds(
        FileMeta,
        key=st.binary(max_size=32),
        media=TEXT,
        name=TEXT,
        sha256=st.binary(max_size=32),
        size=st.integers(0, 2**40),
        title=TEXT,
    ),
    max_size=2,
).map(tuple)

TOLD = st.builds(
    ToldMeta,
    body=TEXT | st.just(UNSET),
    facility=TEXT | st.just(UNSET),
    standing=st.sampled_from(Standing) | st.just(UNSET),
    title=TEXT | st.just(UNSET),
)


@given(
    st.builds(
        RecordMeta,
        about=st.integers(0, 3),
        aliases=st.lists(TEXT, max_size=3).map(tuple),
        fhir=TEXT,
        files=FILES,
        identity=TEXT,
        import_=TEXT,
        length=st.integers(0, 2**40),
        media=TEXT,
        needs=st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple),
        order=TEXT,
        place=TEXT,
        record=TEXT,
        references=st.lists(TEXT, max_size=3).map(tuple),
        subject=TEXT,
        title=TEXT,
        told=st.none() | TOLD,
        transcoded=st.booleans(),
    )
)
def test_meta_of_records_is_canonical_and_comes_back(meta: RecordMeta) -> None:
    raw = encode_record(meta)

    assert raw == rfc8785.dumps(json.loads(raw))
    assert record_meta(raw) == meta


@pytest.mark.parametrize(
    "meta",
    [
        ImportMeta(batch="b", format="f", import_="i", path="/é", actor="a", source="s"),
        ChoiceMeta(record="r", labels=("HIV",), actor="a"),
        ChoiceMeta(record="r", restored=True),
        SummaryMeta(import_="i", found={"Patient": 1, "Observation": 2}, notices=1, refused=2),
        UndoMeta(import_="i", retracted=3, actor="a"),
    ],
)
def test_other_meta_is_canonical_and_comes_back(
    meta: ImportMeta | ChoiceMeta | SummaryMeta | UndoMeta,
) -> None:
    raw = encode_meta(meta)

    assert raw == rfc8785.dumps(json.loads(raw))
    assert decode_meta(raw, type(meta)) == meta


def test_a_subject_among_the_references_stands_there_only() -> None:
    bare = RecordMeta(identity="i", import_="i", length=0, media="", place="", record="")
    replace = msgspec.structs.replace
    meta = replace(bare, about=2, references=("uuid:Encounter/1", "uuid:Patient/2"))

    assert meta.subject_text() == "uuid:Patient/2"
    assert replace(bare, subject="uuid:Patient/3").subject_text() == "uuid:Patient/3"
    with pytest.raises(ProofRefused):
        replace(bare, about=1).subject_text()


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"{}", b"\xff", b"[" * 5000])
def test_what_is_no_meta_is_refused(raw: bytes) -> None:
    with pytest.raises(ProofRefused):
        record_meta(raw)
    with pytest.raises(ProofRefused):
        decode_meta(raw, UndoMeta)
    assert loose_meta(raw) == {}
