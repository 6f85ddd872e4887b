"""Sample files walked the way a reader does, for the tests of this folder.

Refuses: XML and the odd containers; the reader's own tests cover those.
"""

import gzip
import json
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from sync.fhir.extract import FileContext, bundle_scope_of, extract
from vault.records import IncomingRecord

Tree = dict[str, Any]


def parse(text: str | bytes) -> Any:
    if isinstance(text, bytes):
        text = text.decode("utf-8-sig")
    return json.loads(text, parse_float=Decimal)


def documents(path: Path) -> Iterator[Any]:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".json"):
                    yield parse(archive.read(name))
    elif path.suffix == ".gz":
        yield parse(gzip.decompress(path.read_bytes()))
    elif path.suffix == ".ndjson":
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield parse(line)
    else:
        yield parse(path.read_bytes())


def resources(tree: Any) -> Iterator[tuple[Tree, str, str]]:
    """(resource, fullUrl, scope) of a document, bundles opened, lists walked."""
    if isinstance(tree, list):
        for item in tree:
            yield from resources(item)
    elif isinstance(tree, dict) and tree.get("resourceType") == "Bundle":
        scope = bundle_scope_of(tree)
        for entry in tree.get("entry") or []:
            inner = entry.get("resource") if isinstance(entry, dict) else None
            if isinstance(inner, dict) and inner.get("resourceType") == "Bundle":
                yield from resources(inner)
            elif isinstance(inner, dict):
                yield inner, entry.get("fullUrl", ""), scope
    elif isinstance(tree, dict) and "resourceType" in tree:
        yield tree, "", ""


def take_in(*trees: Any, scope: str = "f" * 64) -> tuple[list[IncomingRecord], FileContext]:
    """Every record of one file, with its context."""
    found = [one for tree in trees for one in resources(tree)]
    context = FileContext(scope)
    for number, (resource, full_url, _) in enumerate(found):
        context.directory.add(resource, f"/{number}", full_url)
    records = []
    for number, (resource, full_url, bundle) in enumerate(found):
        context.bundle_scope = bundle
        records.append(one(resource, full_url, context, f"/{number}"))
    return records, context


def one(
    resource: Tree, full_url: str = "", context: FileContext | None = None, place: str = ""
) -> IncomingRecord:
    context = context or FileContext("f" * 64)
    return extract(resource, b"{}", place, "application/fhir+json", "R4", full_url, context)
