"""Who is known to sign health cards, and with which keys; the list has a date.

Refuses: the network; a card of somebody not listed is kept, and said to be of an unknown issuer.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from sync.readers.card_values import TrustedIssuer

AS_OF: Final = "2026-05-22"
"""The day of the VCI directory's snapshot the list was taken from."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """Somebody who signs cards: the address in `iss`, keys by their RFC 7638 thumbprints.

    `revoked` holds, by key, the `rid` values that were called back; `rid.seconds` calls
    back only what was signed before that time (SMART Health Cards 1.4, revocation).
    """

    address: str
    name: str
    keys: frozenset[str]
    revoked: dict[str, frozenset[str]] = field(default_factory=dict)


Known = dict[str, Issuer]
"""Issuers by address."""


def listed(*issuers: Issuer) -> Known:
    """The issuers by their addresses."""
    return {one.address: one for one in issuers}


_CERNER: Final = frozenset(
    {
        "MhFC5Nju-gakQX0lGUbkOrPzkeWSNb-iW0pHNiYERio",
        "N2maG8qOhITe_zyPqcrCa6LT_mW18ZtFPy09cGAB24w",
    }
)
_EPIC: Final = "/api/epic/2021/Security/Open/EcKeys/32001/SHC"

KNOWN: Final[Known] = listed(
    Issuer(
        "https://myvaccinerecord.cdph.ca.gov/creds",
        "State of California",
        frozenset(
            {
                "7JvktUpf1_9NPwdM-70FJT3YdyTiSe2IvmVxxgDSRb0",
                "K6ooAPA7asWNAO4BlmzjG-T8O_SKtEw_4NYjW_xmiRM",
                "ioIEijMUuyrxqz_1qb3a4pnLClfLsLw8aBOo6Wj5khk",
            }
        ),
    ),
    Issuer(
        "https://healthcardcert.lawallet.com",
        "State of Louisiana",
        frozenset(
            {
                "UOvXbgzZj4zL-lt1uJVS_98NHQrQz48FTdqQyNEdaNE",
                "m5kZX-HpcSSBUQ2gJqA1FgEFAU1ljHqMtvdGoRNzzj4",
                "9UUNq1iGOg5gdVIhcaXd4WzTKhlj7HdmtzUJYIeSEaQ",
            }
        ),
    ),
    Issuer(
        "https://epicproxy.et0502.epichosted.com/EPPARRPRD" + _EPIC,
        "UC Health (San Diego / Irvine / Riverside) and Affiliates",
        frozenset({"nQM-36EWDZU5kLoCoeOvshvT2P9JUyc8Do6yWRhNokg"}),
    ),
    Issuer(
        "https://icproxy.mycclink.org/proxy-FHIR" + _EPIC,
        "Contra Costa Health Services",
        frozenset({"-Op_l5Cs2yvAEcQp-6WFFIUzjFEuANXf2E71uXRxWg8"}),
    ),
    Issuer(
        "https://proxy.lvh.com/FHIR" + _EPIC,
        "Lehigh Valley Health Network",
        frozenset({"JxvB22At6mPxk8vL_pig6W8BLYOIWsAxGIJ0F10tSUU"}),
    ),
    Issuer(
        "https://cslinkmobile.csmc.edu/fhirproxy" + _EPIC,
        "Cedars-Sinai Medical Center",
        frozenset({"CqfJ_R5DTOoBzVdpTiTCiD9xLkho4lKY0nxJVqTP-mA"}),
    ),
    Issuer(
        "https://mychart.uchealth.org",
        "UCHealth",
        frozenset({"lJy0tb3fWq3xdiws7bCxz1goyxTu22xHc2TrXB8UERQ"}),
    ),
    Issuer(
        "https://fhir-myrecord.cerner.com/r4/11e960ca-465e-403d-a8ac-dfa9be65dd83",
        "University of Alabama Hospital",
        _CERNER,
    ),
    Issuer(
        "https://fhir-myrecord.cerner.com/r4/MgfJfJ70Dbsm4ZMgvz93Y8Q5rmD9yGq5",
        "Memorial Hermann",
        _CERNER,
    ),
)


def with_trusted(trusted: Iterable[TrustedIssuer]) -> Known:
    """The list and those a person trusts besides, who add no key to anybody listed."""
    known = dict(KNOWN)
    for one in trusted:
        if one.address not in KNOWN:
            before = known.get(one.address)
            keys = before.keys if before else frozenset[str]()
            known[one.address] = Issuer(one.address, one.address, keys | {one.key})
    return known
