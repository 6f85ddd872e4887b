"""Strict decoding of one slice."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.readers import json_slice
from sync.readers.json_slice import SliceRefused
from sync.readers.protocol import Reason

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=20,
)


def why(content: bytes) -> Reason:
    with pytest.raises(SliceRefused) as caught:
        json_slice.decode(content, 200)
    return caught.value.reason


def test_numbers_keep_their_text() -> None:
    tree, _ = json_slice.decode(b'{"a":1.0,"b":1.00,"c":5,"d":-0.10}', 200)
    assert [str(one) for one in tree.values()] == ["1.0", "1.00", "5", "-0.10"]
    assert not any(isinstance(one, float) for one in tree.values())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"a":NaN}', Reason.BAD_NUMBER),
        (b'{"a":-Infinity}', Reason.BAD_NUMBER),
        (b'{"a":1e400}', Reason.BAD_NUMBER),
        (b'{"a":' + b"9" * 5000 + b"}", Reason.BAD_NUMBER),
        (b'{"a":1,"a":1}', Reason.DUPLICATE_KEY),
        (b'{"x":{"b":[{"a":1,"\\u0061":2}]}}', Reason.DUPLICATE_KEY),
        (b'{"a":"c:d","a":"c"}', Reason.DUPLICATE_KEY),
        (b'{"a":"x\\u003ay","b":1,"b":2}', Reason.DUPLICATE_KEY),
        (b'{"a":"\xe9"}', Reason.BAD_TEXT),
        (b'{"a":"\n"}', Reason.MALFORMED),
        (b'{"a":01}', Reason.MALFORMED),
        (b'{"a":', Reason.MALFORMED),
        (b'{"\\ud800":1}', Reason.LONE_SURROGATE),
        (b'{"a":' * 201 + b"1" + b"}" * 201, Reason.TOO_DEEP),
        (b"[" * 100_000 + b"]" * 100_000, Reason.TOO_DEEP),
    ],
)
def test_what_is_no_strict_json_is_refused_with_its_reason(content: bytes, reason: Reason) -> None:
    assert why(content) is reason


def test_nesting_at_the_limit_is_taken() -> None:
    content = b'{"a":' * 200 + b"1" + b"}" * 200
    assert json_slice.decode(content, 200)[1] == ()


def test_brackets_inside_texts_are_no_nesting() -> None:
    content = json.dumps({"a": "[" * 5000, "b": "}{" * 300}).encode()
    tree, _ = json_slice.decode(content, 200)
    assert len(tree["a"]) == 5000


def test_half_a_character_is_replaced_and_named() -> None:
    tree, mended = json_slice.decode(b'{"n":[{"t":"Budi \\ud83d"},{"t":"\\ud83d\\ude00"}]}', 200)
    assert tree["n"][0]["t"] == "Budi \N{REPLACEMENT CHARACTER}"
    assert tree["n"][1]["t"] == "\N{GRINNING FACE}"
    assert mended == ("/n/0/t",)


@given(
    tree=st.dictionaries(st.text(max_size=6), VALUES, max_size=5),
    escaped=st.booleans(),
)
def test_whatever_is_json_comes_back_the_same(tree: dict[str, Any], *, escaped: bool) -> None:
    content = json.dumps(tree, ensure_ascii=escaped).encode()
    assert json_slice.decode(content, 200) == (tree, ())


@given(st.dictionaries(st.text("ab:", max_size=3), VALUES, min_size=1, max_size=4), st.data())
def test_a_doubled_key_is_never_overlooked(tree: dict[str, Any], data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(tree)))
    inside = json.dumps(tree)[1:-1]
    doubled = f"{{{inside}, {json.dumps(key)}: {json.dumps(tree[key])}}}"
    assert why(doubled.encode()) is Reason.DUPLICATE_KEY


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-9999, max_value=9999)
)
def test_decimals_are_exact(number: Decimal) -> None:
    tree, _ = json_slice.decode(f'{{"v":{number}}}'.encode(), 200)
    assert tree["v"] == number
    assert str(tree["v"]) == str(number)
