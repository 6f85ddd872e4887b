"""The page's modules under Node: proofs, vectors, reading of FHIR, words in two languages."""

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from page_fakes import IMPORTED_MS, extra, info, text64
from proof_fakes import COSIGNED, contents, joined, proof_file, proof_parts

from sync.jose import Sealer
from sync.page import POLICY, page_files
from sync.page.build import main as build
from vault.errors import ProofRefused
from vault.note import NoteKey
from vault.record_proof import check_proof

ROOT = Path(__file__).resolve().parents[2]
UNITS = ROOT / "tests" / "sync" / "page_units"
SHARED = ROOT.parent / "shared" / "data"
KEY = bytes(range(32))


@pytest.fixture(scope="module", autouse=True)
def built() -> None:
    build()


def _proofs(folder: Path) -> Path:
    resources = [
        {"resourceType": "Condition", "id": f"c{number}", "code": {"text": f"Nyeri {number} °"}}
        for number in range(11)
    ]
    sealed = Sealer(KEY, lambda size: bytes(size - 1) + b"\x07").seal(
        b"{}", "application/fhir+json"
    )
    made = {
        "extra": extra(resources, info()),
        "imported": IMPORTED_MS,
        "sealed": sealed.decode("ascii"),
        "key": text64(KEY),
        "proofFile": plain64(proof_file()),
        "vouchedFile": plain64(proof_file(vouched=True)),
        "cosigned": COSIGNED,
        "refused": [plain64(one) for one in refused_files()],
        "weakKeys": [str(NoteKey("weak.example", key)) for key in (bytes(32), b"\xff" * 32)],
    }
    file = folder / "proofs.json"
    file.write_text(json.dumps(made), "utf-8")
    return file


def plain64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def refused_files() -> list[bytes]:
    """Files of which one value is another; the vault's own check refuses each."""
    found = [b"", b"c2sp.org/tlog-proof@v1\n", proof_file().replace(b"index 2", b"index 02")]
    proof, parts = proof_parts(contents(), 2, vouched=True)
    _, other = proof_parts(contents(), 3, vouched=True)
    for name in ("content", "nonce", "header", "cm", "key", "format"):
        value = "AAAA" if parts[name] == other[name] else other[name]
        found.append(joined(proof, {**parts, name: value}))
    for name, value in other["anchors"][1].items():
        changed = value + 1 if isinstance(value, int) else value[:-1]
        anchors = [parts["anchors"][0], {**parts["anchors"][1], name: changed}]
        found.append(joined(proof, {**parts, "anchors": anchors}))
    found.append(joined(proof, {**parts, "anchors": parts["anchors"] * 2}))
    found.append(joined(proof, {**parts, "more": 1}))
    for one in found:
        with pytest.raises(ProofRefused):
            check_proof(one)
    return found


@pytest.mark.parametrize("suite", sorted(UNITS.glob("*.test.mjs")), ids=lambda path: path.stem)
def test_the_pages_own_suite_passes(suite: Path, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "REKAMKU_PAGE_PROOFS": str(_proofs(tmp_path)),
        "REKAMKU_SHARED_DATA": str(SHARED),
    }
    node = Path(sys.executable).parent / "node"
    ran = subprocess.run(
        [str(node), "--test", "--test-reporter=tap", str(suite)],
        env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout[-6000:] + ran.stderr[-2000:]


def test_the_page_is_one_small_set_of_files_of_its_own() -> None:
    files = page_files()
    assert set(files) == {"/", "/page/page.js", "/page/page.css", "/page/icon.svg"}
    assert len(files["/page/page.js"][0]) < 120_000
    assert files["/"][1] == "text/html; charset=utf-8"
    markup = files["/"][0].decode()
    assert "<style" not in markup
    assert "http" not in markup
    assert "unsafe" not in POLICY


def test_the_lock_file_names_no_registry() -> None:
    lock = (ROOT / "sync" / "page" / "package-lock.json").read_text("utf-8")
    assert '"resolved"' not in lock
    assert all("integrity" in one for name, one in json.loads(lock)["packages"].items() if name)
