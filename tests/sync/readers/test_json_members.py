"""Reading member by member gives what reading whole gives, warm or cold, and refuses alike."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reader_help import Told, as_bytes, bundle, here, observation

from sync.fhir.fingerprint import canonical, digest, encoded, in_order
from sync.readers import fhir_json, json_members, json_slice
from sync.readers.json_members import MemberReader
from sync.readers.json_slice import SliceRefused

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "data"
SAMPLES = sorted(
    path for path in SHARED.glob("fhir-*/*") if path.suffix in {".json", ".ndjson", ".phr", ".zip"}
)
DEPTH = 200


class _Never(MemberReader):
    def read(self, content: bytes, cut: Any = None) -> None:  # noqa: ARG002
        return None


class _Cold(MemberReader):
    def read(self, content: bytes, cut: Any = None) -> Any:
        return MemberReader(DEPTH).read(content, cut)


def _read(data: bytes, reader: type[MemberReader], monkeypatch: pytest.MonkeyPatch) -> Told:
    monkeypatch.setattr(fhir_json, "MemberReader", reader)
    return here(data)


@pytest.mark.parametrize("path", SAMPLES, ids=[path.name for path in SAMPLES])
def test_a_sample_gives_the_same_records_warm_cold_and_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = path.read_bytes()

    warm = _read(data, MemberReader, monkeypatch)

    assert warm == _read(data, _Cold, monkeypatch)
    assert warm == _read(data, _Never, monkeypatch)


def test_what_does_not_repeat_and_what_overflows_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = as_bytes(bundle(*(observation(f"o{number}") for number in range(50))))
    whole = _read(data, _Never, monkeypatch)

    monkeypatch.setattr(json_members, "_MOST_BYTES", 300)
    monkeypatch.setattr(json_members, "_SAMPLE", 4)
    monkeypatch.setattr(json_members, "_MOST_NAMES", 3)

    assert _read(data, MemberReader, monkeypatch) == whole


def test_a_reader_remembers_no_more_than_its_bound() -> None:
    reader = MemberReader(DEPTH)
    for number in range(3_000):
        text = json.dumps({f"n{number % 40}": {"text": f"{number} {'x' * 1_000}"}})
        reader.read(text.encode())

    kept = sum(len(key) for known in reader._names.values() for key in known.values)

    assert kept <= json_members._MOST_BYTES


ODD = (
    b'{"a":1,"a":2}',
    b'{"t":[{"a":1,"a":2}]}',
    b'{"a\\u003ab":1,"a":"1"}',
    b'{"t":"half \\ud83d"}',
    b'{"v":1e999999}',
    b'{"v":' + b"[" * 200 + b"]" * 200 + b"}",
    b'"\xff"',
    b"NaN",
)


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_an_odd_member_is_left_to_the_whole_decoder_each_time(odd: bytes) -> None:
    reader = MemberReader(DEPTH)
    good = b'{"id":"1","code":{"text":"x"}}'

    for _ in range(3):
        assert reader.read(good) is not None
        assert reader.read(b'{"id":"1","code":' + odd + b"}") is None


def test_a_doubled_member_is_left_to_the_whole_decoder() -> None:
    reader = MemberReader(DEPTH)

    for _ in range(3):
        assert reader.read(b'{"id":"1","code":{"a":1},"code":{"a":1}}') is None
        assert reader.read(b'{"id":"1","id":"1"}') is None


def _members(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    names = st.sampled_from(("id", "meta", "text", "code", "contained", "identifier", "a:b", "é"))
    return st.lists(st.tuples(names, inner), max_size=6)


class _Pairs(list[tuple[str, Any]]):
    """An object whose keys may be doubled."""


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(("1.0", "1.00", "1e3", "0.10", "-5E-7", "1e400", "9" * 70)).map(
        lambda text: ("number", text)
    )
    | st.text(max_size=8)
    | st.sampled_from(("{{id}}", "a:b", "\ud800", "é", "\u2028")),
    lambda inner: st.lists(inner, max_size=3) | _members(inner).map(_Pairs),
    max_leaves=12,
)


def _written(value: Any, *, escaped: bool) -> str:
    if isinstance(value, tuple):
        return str(value[1])
    if isinstance(value, _Pairs):
        parts = (
            f"{_written(k, escaped=escaped)}: {_written(v, escaped=escaped)}" for k, v in value
        )
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, list):
        return "[" + ",".join(_written(item, escaped=escaped) for item in value) + "]"
    if isinstance(value, str):
        half = any("\ud800" <= letter <= "\udfff" for letter in value)
        return json.dumps(value, ensure_ascii=escaped or half)
    return json.dumps(value)


@given(st.lists(_members(VALUES).map(_Pairs), min_size=1, max_size=4), st.booleans())
def test_any_resource_is_read_as_the_whole_decoder_reads_it(
    resources: list[_Pairs],
    escaped: bool,  # noqa: FBT001 - hypothesis gives it
) -> None:
    reader = MemberReader(DEPTH)
    for one in (*resources, *resources):
        content = _written(one, escaped=escaped).encode()
        read = reader.read(content)
        if read is None:
            continue
        try:
            tree, mended = json_slice.decode(content, DEPTH)
        except SliceRefused as error:
            raise AssertionError(content) from error
        assert (repr(read[0]), mended) == (repr(tree), ())
        assert list(read[1]) == list(tree)
        for name, member in read[1].items():
            assert member.canonical == canonical(name, tree[name])


@given(_members(VALUES).map(_Pairs))
def test_the_canonical_members_joined_are_the_canonical_tree(resource: _Pairs) -> None:
    from hashlib import sha256

    try:
        tree, _ = json_slice.decode(_written(resource, escaped=True).encode(), DEPTH)
    except SliceRefused:
        return
    rest = {name: tree[name] for name in tree if name not in {"meta", "text", "contained"}}
    parts = [canonical(name, rest[name]) for name in in_order(tuple(rest))]

    assert digest(parts) == sha256(encoded(rest)).digest()
