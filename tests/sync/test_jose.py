"""Sealed files: our own round trip, published ones, hostile ones."""

import base64
import itertools
import json
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from share_fakes import CountingRandom

from sync.errors import JweRefused, WrongLinkKey
from sync.jose import INFLATED_LIMIT, Sealer, base64url, from_base64url, open_sealed
from sync.link import read_link

KEY = bytes(range(32))


def seal_with(header: dict[str, object], content: bytes, key: bytes = KEY) -> bytes:
    """A JWE with a header of the test's choice (the cipher is checked by the vectors)."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    head = base64url(json.dumps(header).encode())
    sealed = AESGCM(key).encrypt(bytes(12), content, head)
    parts = (head, b"", base64url(bytes(12)), base64url(sealed[:-16]), base64url(sealed[-16:]))
    return b".".join(parts)


@given(st.binary(max_size=3000), st.text(max_size=20))
def test_what_was_sealed_opens_again(content: bytes, media: str) -> None:
    opened = open_sealed(Sealer(KEY, CountingRandom()).seal(content, media), KEY)
    assert (opened.content, opened.content_type) == (content, media)


@given(st.binary())
def test_base64url_round_trip_with_and_without_padding(content: bytes) -> None:
    assert from_base64url(base64url(content)) == content
    assert from_base64url(base64.urlsafe_b64encode(content)) == content


def test_the_header_says_what_a_strict_reader_wants_and_nothing_is_compressed() -> None:
    token = Sealer(KEY, CountingRandom()).seal(b"{}", "application/fhir+json")
    header = json.loads(from_base64url(token.split(b".")[0]))
    assert header == {"alg": "dir", "enc": "A256GCM", "cty": "application/fhir+json"}


def test_an_iv_is_never_used_twice_even_if_the_random_source_stutters() -> None:
    stutter = itertools.chain([b"a" * 12] * 5, [b"b" * 12] * 5, (bytes([n]) * 12 for n in range(9)))
    first = Sealer(KEY, lambda _size: b"a" * 12).seal(b"x", "t")
    sealer = Sealer(KEY, lambda _size: next(stutter), earlier=[first])
    tokens = [first, *(sealer.seal(b"x", "t") for _ in range(5))]
    assert len({token.split(b".")[2] for token in tokens}) == 6


@pytest.mark.parametrize("name", ["EU_Giorgio_Cangioli_01", "IPS_IG-bundle-01", "NL_Curavista_01"])
def test_published_files_without_content_type_open(shared_data: Path, name: str) -> None:
    folder = shared_data / "smart-health-link"
    link = read_link((folder / f"{name}-shl.txt").read_text())
    opened = open_sealed((folder / f"{name}-enc.txt").read_bytes(), link.key)
    assert opened.content_type == ""
    assert json.loads(opened.content)["resourceType"] == "Bundle"


def test_a_compressed_file_opens() -> None:
    squeezed = zlib.compressobj(wbits=-15)
    content = b'{"a":1}' * 100
    body = squeezed.compress(content) + squeezed.flush()
    token = seal_with({"alg": "dir", "enc": "A256GCM", "zip": "DEF"}, body)
    assert open_sealed(token, KEY).content == content


def test_a_compressed_bomb_is_refused_before_it_unfolds() -> None:
    squeezed = zlib.compressobj(9, wbits=-15)
    body = squeezed.compress(bytes(INFLATED_LIMIT * 20)) + squeezed.flush()
    token = seal_with({"alg": "dir", "enc": "A256GCM", "zip": "DEF"}, body)
    with pytest.raises(JweRefused, match="size"):
        open_sealed(token, KEY)


@pytest.mark.parametrize("body", [b"", b"\xff\xff\xff", b"\x00"])
def test_a_broken_compressed_file_is_refused(body: bytes) -> None:
    with pytest.raises(JweRefused, match="zip"):
        open_sealed(seal_with({"alg": "dir", "enc": "A256GCM", "zip": "DEF"}, body), KEY)


@pytest.mark.parametrize(
    "header",
    [
        {"alg": "none", "enc": "A256GCM"},
        {"alg": "dir", "enc": "A128GCM"},
        {"alg": "dir", "enc": "A256GCM", "crit": ["x"]},
        {"alg": "dir", "enc": "A256GCM", "zip": "GZ"},
        {},
    ],
)
def test_other_algorithms_are_refused(header: dict[str, object]) -> None:
    with pytest.raises(JweRefused):
        open_sealed(seal_with(header, b"x"), KEY)


@pytest.mark.parametrize(
    "token", [b"", b"a.b.c", b"a.b.c.d.e.f", b"!!.." + b"a" * 16 + b".a.a", b"e30..!.a.a"]
)
def test_what_is_no_jwe_is_refused(token: bytes) -> None:
    with pytest.raises(JweRefused):
        open_sealed(token, KEY)


def test_every_changed_byte_is_noticed() -> None:
    token = Sealer(KEY, CountingRandom()).seal(b"HbA1c 8.1", "application/fhir+json")
    for place in range(len(token)):
        changed = bytearray(token)
        changed[place] ^= 0x02
        if bytes(changed).count(b".") != 4:
            continue
        with pytest.raises((JweRefused, WrongLinkKey)):
            open_sealed(bytes(changed), KEY)


def test_another_key_is_named_as_such() -> None:
    token = Sealer(KEY, CountingRandom()).seal(b"x", "t")
    with pytest.raises(WrongLinkKey):
        open_sealed(token, bytes(32))
    with pytest.raises(WrongLinkKey):
        open_sealed(token, b"short")
