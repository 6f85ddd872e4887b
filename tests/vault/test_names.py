import hashlib
import hmac

from hypothesis import given
from hypothesis import strategies as st

from vault.names import Naming, id_start, number_of, packed, unpacked

KEY = bytes(range(32))


@given(st.text(max_size=200))
def test_an_id_is_a_keyed_hash(identity: str) -> None:
    expected = hashlib.blake2b(identity.encode(), key=KEY, digest_size=16).digest()

    assert Naming(KEY).id_of(identity) == expected
    assert Naming(KEY).ids_of(["", identity])[1] == expected


@given(st.binary(min_size=32, max_size=32))
def test_a_print_is_a_keyed_hash_of_a_fingerprint(fingerprint: bytes) -> None:
    key = hmac.digest(KEY, b"rekamku/fingerprint/v1", hashlib.sha256)
    expected = hashlib.sha256(key + fingerprint).digest()[:8]

    assert Naming(KEY).print_of(fingerprint) == expected


@given(st.binary(min_size=16, max_size=16))
def test_a_name_leads_to_the_ids_that_begin_with_it(record_id: bytes) -> None:
    assert id_start(number_of(record_id)) == record_id[:8]


@given(st.lists(st.integers(-(2**63), 2**63 - 1)))
def test_packed_names_come_back(names: list[int]) -> None:
    assert unpacked(packed(tuple(names))) == tuple(names)


def test_another_key_gives_other_names() -> None:
    mine, other = Naming(KEY), Naming(b"x" * 32)

    assert mine.name_of("urn:a") != other.name_of("urn:a")
    assert mine.print_of(b"f" * 32) != other.print_of(b"f" * 32)
    assert mine.name_of("urn:a") == mine.name_of("urn:a") == number_of(mine.id_of("urn:a"))
