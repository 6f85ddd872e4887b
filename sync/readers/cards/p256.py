"""The keys a signature on the curve P-256 can have been made with, from signature and text.

Refuses: to judge; `sync.jose.is_signed` verifies with the key that is found here.
"""

from hashlib import sha256
from typing import Final

Point = tuple[int, int] | None
"""A point of the curve; None is the one at infinity."""

# FIPS 186-5 and SP 800-186 section 3.2.1.3
_FIELD: Final = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
_ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_B: Final = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
_BASE: Final = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)
_HALF: Final = 32


def keys_of(signed: bytes, signature: bytes) -> tuple[tuple[int, int], ...]:
    """The two keys (at most) under which an ES256 signature is good (SEC 1 section 4.1.6).

    Any other key makes it bad. So a card that names its key by the key's hash can be
    checked against itself, also where nobody knows the issuer.
    """
    first = int.from_bytes(signature[:_HALF], "big")
    second = int.from_bytes(signature[_HALF:], "big")
    if len(signature) != 2 * _HALF or not (0 < first < _ORDER and 0 < second < _ORDER):
        return ()
    square = (pow(first, 3, _FIELD) - 3 * first + _B) % _FIELD
    root = pow(square, (_FIELD + 1) // 4, _FIELD)
    if root * root % _FIELD != square:
        return ()
    inverse = pow(first, -1, _ORDER)
    digest = int.from_bytes(sha256(signed).digest(), "big")
    fixed = _times(-digest * inverse % _ORDER, _BASE)
    moving = _times(second * inverse % _ORDER, (first, root))
    found = (_sum(fixed, moving), _sum(fixed, _negative(moving)))
    return tuple(point for point in found if point is not None)


def _negative(point: Point) -> Point:
    return None if point is None else (point[0], -point[1] % _FIELD)


def _sum(one: Point, other: Point) -> Point:
    if one is None:
        return other
    if other is None:
        return one
    if one[0] == other[0]:
        if (one[1] + other[1]) % _FIELD == 0:
            return None
        slope = (3 * one[0] * one[0] - 3) * pow(2 * one[1], -1, _FIELD)
    else:
        slope = (other[1] - one[1]) * pow(other[0] - one[0], -1, _FIELD)
    x = (slope * slope - one[0] - other[0]) % _FIELD
    return x, (slope * (one[0] - x) - one[1]) % _FIELD


def _times(factor: int, point: Point) -> Point:
    total: Point = None
    while factor:
        if factor & 1:
            total = _sum(total, point)
        point = _sum(point, point)
        factor >>= 1
    return total
