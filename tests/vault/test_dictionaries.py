"""The shipped dictionaries: never changed once shipped.

Refuses: a rebuilt dictionary; vaults in use depend on these very bytes.
"""

from hashlib import sha256

import pytest

from vault import dictionaries

SHIPPED = {
    1: "ea6b20b207d165cf1f54baf33d556e576c8e4bfd9dd21d640762b466e87dcf4a",
    2: "b4a7622970ffa46d938b2bf2f4c21da88e2dafa06fe2c81c67485ed4f126cc2d",
}


@pytest.mark.parametrize(("number", "digest"), SHIPPED.items())
def test_a_shipped_dictionary_is_never_rebuilt(number: int, digest: str) -> None:
    assert sha256(dictionaries.shipped(number)).hexdigest() == digest


def test_the_current_one_is_shipped_and_small() -> None:
    assert 0 < len(dictionaries.shipped(dictionaries.CURRENT)) <= 32 * 1024


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        dictionaries.shipped(999)
