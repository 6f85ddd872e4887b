"""A file or text of health cards read: every card and certificate in it, with its state.

Refuses: sealed files without their key, and to open links; they are told of.
"""

import time
from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from sync.readers.cards import card, dcc, ddcc, hcert, jws
from sync.readers.cards.codes import Code, What, codes_in
from sync.readers.cards.hcert import Signers
from sync.readers.cards.issuers import KNOWN, Known, with_trusted
from sync.readers.draft import WHOLE, FileRefused, Given, Made, NotMine, Part, Trouble
from sync.readers.protocol import Reason
from sync.readers.sniff import encoding_of

_MOST_BYTES: Final = 8 << 20
_MOST_CODES: Final = 200
_LISTED: Final = "verifiableCredential"
NOBODY: Final[Signers] = {}


def read(given: Given) -> Iterator[Part]:
    """Every record of a card file, a code's text, or a link."""
    if len(given.data) > _MOST_BYTES:
        raise NotMine
    text = _text(given.data)
    if text.lstrip()[:1] == "{":
        yield from _from_json(text, with_trusted(given.issuers))
        return
    codes = list(codes_in(text))
    if not codes:
        raise NotMine
    if len(codes) == 1 and codes[0].what is What.SEALED:
        raise FileRefused(Reason.SEALED)
    yield from _from_codes(codes, "", with_trusted(given.issuers), NOBODY)


def read_text(
    text: str, place: str, known: Known = KNOWN, signers: Signers = NOBODY
) -> Iterator[Part]:
    """What the text of codes holds that were found at a place; nothing if it holds none."""
    yield from _from_codes(list(codes_in(text)), place, known, signers)


def _text(data: memoryview) -> str:
    encoding, mark = encoding_of(data)
    return bytes(data[mark:]).decode(encoding, errors="replace")


def _from_codes(codes: list[Code], place: str, known: Known, signers: Signers) -> Iterator[Part]:
    now = time.time()
    seen: set[str] = set()
    for number, one in enumerate(codes):
        where = place or (f"line {one.line}" if len(codes) > 1 else WHOLE)
        if number >= _MOST_CODES:
            yield Trouble(where, Reason.TOO_MANY_MEMBERS)
            return
        if one.text and one.text in seen:
            continue
        seen.add(one.text)
        match one.what:
            case What.PARTIAL:
                yield Trouble(where, Reason.MISSING_PARTS)
                yield from one.parts
            case What.LINK:
                yield Trouble(where, Reason.NEEDS_NETWORK, notice=True)
            case What.SEALED:
                yield Trouble(where, Reason.SEALED)
            case What.CERTIFICATE:
                yield from _certificate(one.text, where, signers, now)
            case What.CARD:
                yield from _card(one.text, where, known, now)


def _card(token: str, place: str, known: Known, now: float) -> Iterator[Part]:
    try:
        found = jws.opened(token)
    except jws.CardRefused as error:
        yield Trouble(place, error.reason)
        return
    yield from card.parts_of(found, jws.state_of(found, known, now), place)


def _from_json(text: str, known: Known) -> Iterator[Part]:
    """A card file, or the Parameters in which a hospital's server hands out cards."""
    try:
        tree = msgspec.json.decode(text)
    except (msgspec.MsgspecError, UnicodeError, RecursionError, ArithmeticError):
        raise NotMine from None
    tokens = _tokens(tree)
    if tokens is None:
        raise NotMine
    if not tokens:
        yield Trouble(WHOLE, Reason.NO_PATIENT_DATA, notice=True)
    now = time.time()
    for number, (place, token) in enumerate(tokens):
        if number >= _MOST_CODES:
            yield Trouble(place, Reason.TOO_MANY_MEMBERS)
            return
        if isinstance(token, str):
            yield from _card(token, place, known, now)
        else:
            yield Trouble(place, Reason.UNREADABLE)


def _tokens(tree: Any) -> list[tuple[str, Any]] | None:
    if not isinstance(tree, dict):
        return None
    listed = tree.get(_LISTED)
    if isinstance(listed, str):
        return [(f"/{_LISTED}", listed)]
    if isinstance(listed, list):
        return [(f"/{_LISTED}/{number}", one) for number, one in enumerate(listed)]
    if tree.get("resourceType") != "Parameters" or not isinstance(tree.get("parameter"), list):
        return None
    found = [
        (f"/parameter/{number}/valueString", one.get("valueString"))
        for number, one in enumerate(tree["parameter"])
        if isinstance(one, dict) and one.get("name") == _LISTED
    ]
    return found or None


def _certificate(text: str, place: str, signers: Signers, now: float) -> Iterator[Part]:
    try:
        found = hcert.opened(text)
    except jws.CardRefused as error:
        yield Trouble(place, error.reason)
        return
    claims = [(number, one) for number, one in found.health.items()]
    ids = frozenset[str]()
    for _, claim in claims:
        if isinstance(claim, Mapping):
            ids |= ddcc.ids_of(claim) | dcc.ids_of(claim)
    state = hcert.state_of(found, ids, signers, now)
    for reason in state.told:
        yield Trouble(f"{place}/signature", reason, notice=reason is not Reason.BAD_SIGNATURE)
    any_part = False
    for number, claim in claims:
        for part in _claim(claim, f"{place}/-260/{number}".lstrip("/"), state.trust):
            any_part = True
            yield _from(part, found.issuer) if isinstance(part, Made) else part
    if not any_part:
        yield Trouble(place, Reason.UNSUPPORTED_FORMAT)


def _claim(claim: Any, place: str, trust: Any) -> Iterator[Part]:
    if isinstance(claim, list | tuple):
        for one in claim[:_MOST_CODES]:
            link = one.get("u") if isinstance(one, Mapping) else None
            if isinstance(link, str) and "hlink:/" in link.lower():
                yield Trouble(place, Reason.NEEDS_NETWORK, notice=True)
            elif isinstance(one, Mapping) and ddcc.is_ddcc(one):
                yield from ddcc.parts_of(one, trust, place)
    elif isinstance(claim, Mapping):
        if any(isinstance(claim.get(kind), list | tuple) for kind in "vtr"):
            yield from dcc.parts_of(claim, trust, place)
        elif ddcc.is_ddcc(claim):
            yield from ddcc.parts_of(claim, trust, place)


def _from(part: Made, issuer: str) -> Made:
    if issuer:
        part.tree["meta"] = {"source": f"urn:iso:std:iso:3166:{issuer}"}
    return part
