"""The byte scanner."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.readers import json_scan
from sync.readers.json_scan import ScanRefused
from sync.readers.protocol import Reason

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(
    parts=st.lists(VALUES, max_size=6),
    indent=st.sampled_from([None, 1]),
    escaped=st.booleans(),
)
def test_elements_are_cut_exactly(parts: list[Any], indent: int | None, *, escaped: bool) -> None:
    data = json.dumps(parts, indent=indent, ensure_ascii=escaped).encode()
    spans = json_scan.elements(memoryview(data), (0, len(data)))
    assert [json.loads(data[start:end]) for start, end in spans] == parts


@given(st.dictionaries(st.text(max_size=6), VALUES, max_size=6))
def test_fields_are_cut_exactly(tree: dict[str, Any]) -> None:
    data = json.dumps(tree).encode()
    pairs = json_scan.fields(memoryview(data), (0, len(data)))
    assert {key: json.loads(data[start:end]) for key, (start, end) in pairs} == tree


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"a": [1, 2', Reason.TRUNCATED),
        (b'{"a": "b', Reason.TRUNCATED),
        (b'["a\\"', Reason.TRUNCATED),
        (b"[}", Reason.MALFORMED),
        (b"]", Reason.MALFORMED),
    ],
)
def test_what_cannot_be_cut_is_refused(data: bytes, reason: Reason) -> None:
    with pytest.raises(ScanRefused) as caught:
        list(json_scan.values(memoryview(data), 0, len(data)))
    assert caught.value.reason is reason


def test_deep_nesting_needs_no_recursion() -> None:
    data = b"[" * 100_000 + b"]" * 100_000
    assert json_scan.depth(data) == 100_000
    assert list(json_scan.values(memoryview(data), 0, len(data))) == [(0, len(data))]
