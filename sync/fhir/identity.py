"""Which record a resource is, and by which texts others may name it (format.md 7).

Refuses: NIK or record number alone as identity, and bare ids of unknown sources meeting.

Texts are namespaced: `url:`, `id:` (business identifier), `urn:…`, `local:scope|Type/id`,
`content:hash`; aliases also `uuid:Type/id` (an id that is a UUID is one everywhere),
`file:sha|Type/id` (inside one file) and `identifier:Type|system|value` (logical references).
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from sync.fhir.claims import Claims
from sync.fhir.concepts import concept
from sync.fhir.context import FileContext, source_of
from sync.fhir.members import Members, fingerprint_of
from sync.fhir.systems import normal
from sync.fhir.values import Tree, clean, table, tables

_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_URN = re.compile(
    r"urn:uuid:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|urn:oid:[0-2](?:\.\d+){3,}"
)
_OWN_HOSTS = re.compile(r"https?://(?:localhost|127\.|0\.0\.0\.0|\[::1\])", re.IGNORECASE)
_KEMKES_ORG = re.compile(r"https?:/{0,2}sys-ids\.kemkes\.go\.id/[^/]+/(\d{4,})(?:/\w+)?")

_PERSONAL = re.compile(
    r"/(?:nik|nik-ibu|kk|paspor|passport|mrn)\b|us-ssn|passport|driver|2\.16\.840\.1\.113883\.4\.1\b"
    r"|2\.16\.840\.1\.113883\.4\.3\b",
    re.IGNORECASE,
)
_PERSONAL_TYPES = frozenset({"MR", "MRN", "SS", "SSN", "DL", "PPN", "NI", "NIIP", "PN", "JHN"})
_PEOPLE = frozenset({"Patient", "RelatedPerson", "Person"})

_GROUP_WORDS = re.compile(
    r"/creator\b|claim-group|/prescription/|/prescription\b|/acsn\b|accession|referral-number"
    r"|/episodeofcare/|/insurance-subscriber|/encounter-visit",
    re.IGNORECASE,
)
_GROUP_TYPES = frozenset({"ACSN", "PLAC", "GRP", "VN", "PGN"})
"""Identifiers that several records share by design: they name a group, not one of it."""

_TELLING_APART = ("code", "type", "vaccineCode", "medicationCodeableConcept")
_NUMBER_WIDTH = 20
_UTC_LENGTH = len("+00:00")
_DIGITS = str.maketrans("", "", "-:T.")
_RANKED_USES = {"official": 0, "usual": 1, "": 2}


class Names(NamedTuple):
    """A record's identity text and aliases; `base` (server) and `scope` for its references."""

    identity: str
    aliases: tuple[str, ...]
    base: str
    scope: str


def absolute(url: str) -> str:
    """The URL without version if it names a resource for everybody, else empty."""
    if not url.startswith(("http://", "https://")) or " " in url or _OWN_HOSTS.match(url):
        return ""
    return url.partition("/_history/")[0].rstrip("/")


def own_id(resource: Tree) -> str:
    """The resource's logical id as written (a template's `{{id}}` too), or empty."""
    own = resource.get("id")
    return own.strip() if type(own) is str else ""


def scope_of(resource: Tree, context: FileContext) -> str:
    """The source of a bare id: `meta.source`, the Bundle's identifier system, an organisation."""
    source = source_of(resource) or context.bundle_scope
    return source or (_organisation(resource) if "identifier" in resource else "")


def _organisation(resource: Tree) -> str:
    for identifier in tables(resource["identifier"]):
        number = _system_of(identifier).organisation
        if number:
            return f"kemkes-organisation:{number}"
    return ""


class _System(NamedTuple):
    """What an identifier's system says of its values."""

    name: str
    uri: bool
    group: bool
    personal: bool
    organisation: str


@lru_cache(maxsize=2_048)
def _system(given: str) -> _System:
    system = normal(given)
    match = _KEMKES_ORG.match(clean(given))
    return _System(
        system,
        system in {"urn:ietf:rfc:3986", "urn:ietf:rfc:4122", ""},
        bool(_GROUP_WORDS.search(system)),
        bool(_PERSONAL.search(system)),
        match[1] if match else "",
    )


def _system_of(identifier: Tree) -> _System:
    given = identifier.get("system")
    return _system(given if type(given) is str else "")


def _identifying(kind: str, identifier: Tree, context: FileContext) -> str:
    system, value = _system_of(identifier), clean(identifier.get("value"))
    if not value or "{{" in value or "{{" in system.name:
        return ""
    if "use" in identifier and clean(identifier["use"]) == "old":
        return ""
    if system.uri:
        text = value if value.startswith("urn:") else f"urn:uuid:{value}"
        return f"urn|{text.lower()}" if system.name and _URN.fullmatch(text) else ""
    if system.group or (system.personal and kind in _PEOPLE):
        return ""
    if "type" in identifier:
        coding = table(identifier["type"]).get("coding")
        marks = {clean(one.get("code")) for one in tables(coding)}
        if marks & _GROUP_TYPES or (kind in _PEOPLE and marks & _PERSONAL_TYPES):
            return ""
    return "" if context.directory.shared(kind, identifier) else f"{system.name}|{value}"


def business_identifiers(kind: str, resource: Tree, context: FileContext) -> list[str]:
    """The `system|value` texts that may identify the resource, the most official first."""
    listed = tables(resource["identifier"]) if "identifier" in resource else []
    if len(listed) > 1:
        listed = sorted(
            listed, key=lambda one: (_RANKED_USES.get(clean(one.get("use")), 3), _rank(kind, one))
        )
    return [text for one in listed if (text := _identifying(kind, one, context))]


def _rank(kind: str, identifier: Tree) -> tuple[bool, str, str]:
    system = clean(identifier.get("system"))
    own = kind.lower().replace("medicationrequest", "prescription-item") in system.lower()
    return not own, system, clean(identifier.get("value"))


def _told_apart(kind: str, resource: Tree, members: Members) -> str:
    """What keeps records apart that were given one number by mistake: code, and time of a test.

    Hospitals copy the visit's number (or the manual's sample) into every observation.
    """
    code = ""
    for name in _TELLING_APART:
        if resource.get(name):
            code = members[name].read(concept).code
            break
    if kind == "Observation":
        return f"{code}|{clean(resource.get('effectiveDateTime'))}"
    return code


def _by_number(identities: Iterable[str], owner: str, claims: Claims, *, alone: bool) -> str:
    """The identity by a business identifier that no other record of the file was given."""
    for identity in identities:
        if not owner or claims.claim(identity, owner, alone=alone):
            return identity
    return ""


def name_record(
    kind: str, resource: Tree, members: Members, full_url: str, context: FileContext
) -> Names:
    """Identity and aliases of a resource by the first rule of format.md 7 that applies."""
    own = own_id(resource)
    source = (source_of(resource) if "meta" in resource else "") or context.bundle_scope
    numbered = "identifier" in resource
    scope = source or (_organisation(resource) if numbered else "")
    url = urn = ""
    if full_url:
        url = absolute(full_url) if full_url.startswith("http") else ""
        urn = full_url.lower() if not url and _URN.fullmatch(full_url) else ""
    numbers = business_identifiers(kind, resource, context) if numbered else []
    alone = context.claims.alone(kind, own)
    identity = f"url:{url}" if url else ""
    if numbers and not url:
        apart = "" if kind in _PEOPLE else _told_apart(kind, resource, members)
        listed = [f"id:{kind}|{text}|{apart}" for text in numbers]
        identity = _by_number(listed, own or urn, context.claims, alone=alone)
    if not identity:
        local = f"local:{scope}|{kind}/{own}" if scope and own else ""
        identity = urn or local or f"content:{fingerprint_of(members).hex()}"
    if own and not url and not urn and not alone:
        identity = context.claims.first(f"{source}|{kind}/{own}", identity)
    aliases = _id_aliases(kind, own, scope, context) if own else []
    if urn and urn != identity:
        aliases.append(urn)
    elif full_url and not url and not urn:
        aliases.append(f"file:{context.file_scope}|{full_url.lstrip('/')}")
    aliases.extend([f"identifier:{kind}|{text}" for text in numbers])
    base = ""
    if own and url:
        tail = f"/{kind}/{own}"
        base = url[: -len(tail)] if url.endswith(tail) else ""
    if identity in aliases or len(aliases) > len(set(aliases)):
        aliases = [alias for alias in dict.fromkeys(aliases) if alias != identity]
    return Names(identity, tuple(aliases), base, scope)


def _id_aliases(kind: str, own: str, scope: str, context: FileContext) -> list[str]:
    if _UUID.fullmatch(own):
        return [f"uuid:{kind}/{own.lower()}"]
    found = [f"file:{context.file_scope}|{kind}/{own}"]
    if scope:
        found.append(f"local:{scope}|{kind}/{own}")
    return found


@lru_cache(maxsize=8_192)
def refer(text: str, base: str, scope: str, file_scope: str) -> str:
    """The identity text (or alias) of what a reference text points to; empty if contained."""
    text = text.strip()
    if not text or text[0] == "#":
        return ""
    if _URN.fullmatch(text):
        return text.lower()
    text = text.partition("/_history/")[0].partition("#")[0]
    if "?identifier=" in text:
        kind, _, query = text.partition("?identifier=")
        system, _, value = query.partition("|")
        return f"identifier:{kind.rsplit('/', 1)[-1]}|{normal(system)}|{value}"
    return _refer_by_id(text, base, scope, file_scope)


def _refer_by_id(text: str, base: str, scope: str, file_scope: str) -> str:
    kind, _, own = "/".join(text.rsplit("/", 2)[-2:]).partition("/")
    if own and _UUID.fullmatch(own):
        return f"uuid:{kind}/{own.lower()}"
    url = absolute(text)
    relative = text.lstrip("/")
    if url or base:
        return f"url:{url or f'{base}/{relative}'}"
    if scope and own:
        return f"local:{scope}|{kind}/{own}"
    return f"file:{file_scope}|{relative}"


def refer_logically(kind: str, identifier: Tree) -> str:
    """The alias a reference by business identifier (no literal reference) points to."""
    value = clean(identifier.get("value"))
    return f"identifier:{kind}|{normal(identifier.get('system'))}|{value}" if value else ""


def order_of(resource: Tree) -> str:
    """A text that sorts versions of one record: `meta.lastUpdated` in UTC, then versionId.

    The digits of the instant (without noughts at their end) before a `|` and the number.
    """
    meta = table(resource.get("meta"))
    if not meta:
        return ""
    version = clean(meta["versionId"]) if "versionId" in meta else ""
    known = version.isdigit() and len(version) <= _NUMBER_WIDTH
    number = version.zfill(_NUMBER_WIDTH) if known else ""
    stored = clean(meta["lastUpdated"]) if "lastUpdated" in meta else ""
    if not stored:
        return number
    try:
        moment = datetime.fromisoformat(stored)
    except ValueError:
        return number
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        utc = zoned.astimezone(UTC).isoformat()
    except OverflowError:
        return number
    return f"{utc[:-_UTC_LENGTH].translate(_DIGITS).rstrip('0')}|{number.lstrip('0')}"
