"""The child that checks one time stamp and ends: JSON on its input, JSON on its output.

Refuses: staying alive, files, and everything but one question. The library's OpenSSL parses what
a stranger sent (CVE-2026-45447 in its wheel), so nothing else ever runs here; no room is imported.
"""

import base64
import contextlib
import json
import sys
from typing import Any

SECONDS = 10
MEMORY = 1 << 30


def confine() -> None:
    """Memory, time, no core dumps and no files written (where the system offers limits)."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def check(question: dict[str, Any]) -> dict[str, Any]:
    """When the stamp was given and by whom; raises what the library raises.

    `token` base64 of the response, `chain` PEM certificates (the authority's own first), `digests`
    hexadecimal by the object id of their algorithm, `nonce` a number or null.
    """
    from cryptography.x509 import load_pem_x509_certificates
    from cryptography.x509.oid import NameOID
    from rfc3161_client import VerifierBuilder, decode_timestamp_response

    response = decode_timestamp_response(base64.b64decode(question["token"]))
    own, *above = load_pem_x509_certificates(question["chain"].encode("ascii"))
    roots = [one for one in above if one.subject == one.issuer]
    found = response.tst_info
    digest = question["digests"].get(found.message_imprint.hash_algorithm.dotted_string)
    if digest is None or not roots:
        return {"ok": False, "reason": "algorithm" if roots else "chain"}
    verifier = VerifierBuilder(
        tsa_certificate=own,
        intermediates=[one for one in above if one not in roots],
        roots=roots,
        nonce=question["nonce"],
    )
    verifier.build().verify(response, bytes.fromhex(digest))
    given = found.gen_time
    if not own.not_valid_before_utc <= given <= own.not_valid_after_utc:
        return {"ok": False, "reason": "expired"}
    names = own.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    name = str(names[0].value) if names else own.subject.rfc4514_string()
    return {"ok": True, "seconds": int(given.timestamp()), "authority": name}


def main() -> int:
    """Answer one question."""
    confine()
    question = json.load(sys.stdin)
    try:
        answer = check(question)
    except ImportError:
        answer = {"ok": False, "reason": "library"}
    except Exception:  # noqa: BLE001 -- whatever a stranger's bytes do to the library is a refusal
        answer = {"ok": False, "reason": "refused"}
    json.dump(answer, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
