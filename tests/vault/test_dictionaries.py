"""The shipped dictionaries: never changed once shipped.

Refuses: a rebuilt dictionary; vaults in use depend on these very bytes.
"""

from hashlib import sha256

import pytest

from vault import dictionaries

SHIPPED = {
    1: "e9cc520a5cf8081c5cae13b2f59e63d96f658fac03ecd3c767421116da00f0a9",
}


@pytest.mark.parametrize(("number", "digest"), SHIPPED.items())
def test_a_shipped_dictionary_is_never_rebuilt(number: int, digest: str) -> None:
    assert sha256(dictionaries.shipped(number)).hexdigest() == digest


def test_the_current_one_is_shipped_and_small() -> None:
    assert 0 < len(dictionaries.shipped(dictionaries.CURRENT)) <= 32 * 1024


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        dictionaries.shipped(999)
