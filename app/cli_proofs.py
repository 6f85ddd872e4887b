"""Commands about proofs: make one of a record, check one without any vault.

Refuses: `ok` for a proof of which any step fails; those end with 5, files that are none with 3.
"""

from pathlib import Path

from app import proofs
from app.cli_context import Answer, Context, read_text
from app.cli_errors import Exit
from app.cli_json import time_text
from app.errors import BadRequest
from vault.errors import ProofRefused
from vault.ids import RecordId
from vault.record_proof import Proven

NO_PROOF = "This is no proof file."
BROKEN = "The proof does not hold ({what}); do not rely on it."
NOT_ENOUGH = "The proof holds, but the policy asks for more witnesses than vouch for it."


def make(context: Context) -> Answer:
    """`proof make ID FILE [--with-page]`."""
    arguments = context.arguments
    made = proofs.make(
        context.vault,
        context.person,
        RecordId(arguments.id),
        Path(arguments.file),
        with_page=arguments.with_page,
    )
    result = {
        "ok": True,
        "out": str(made.path),
        "record_id": made.record_id,
        "index": made.index,
        "size": made.size,
        "vouched": made.vouched,
        "page": str(made.checker) if made.checker else None,
    }
    return context.warned(Answer(result, [f"The proof is in {made.path}."]))


def check(context: Context) -> Answer:
    """`proof check FILE [--policy FILE] [--content FILE]`: needs nothing but the file."""
    arguments = context.arguments
    policy = Path(arguments.policy) if arguments.policy else None
    try:
        proven = proofs.check(Path(arguments.file), policy)
    except ProofRefused as refused:
        return _refused(refused.what)
    result = proven_object(proven)
    if arguments.content:
        target = Path(arguments.content)
        proofs.write_content(proven, target)
    lines = _lines(proven)
    if arguments.stamp:
        found = proofs.check_stamp(Path(arguments.file), Path(arguments.stamp), _chain(context))
        result["stamped"] = {"when": time_text(found.seconds * 1000), "authority": found.authority}
        lines.append(f"stamped  {time_text(found.seconds * 1000)} by {found.authority}")
    if proven.enough is False:
        answer = {**result, "ok": False, "reason": "policy-not-met"}
        return Answer(answer, lines, Exit.ALTERED, NOT_ENOUGH)
    return Answer(result, lines)


def stamp(context: Context) -> Answer:
    """`proof stamp FILE STAMP --authority URL --chain FILE`: only a hash is sent."""
    arguments = context.arguments
    target = Path(arguments.out)
    random = context.environment.random
    found = proofs.stamp(Path(arguments.file), target, arguments.authority, _chain(context), random)
    when = time_text(found.seconds * 1000)
    result = {"ok": True, "out": str(target), "when": when, "authority": found.authority}
    return Answer(result, [f"Stamped {when} by {found.authority}: {target}"])


def _chain(context: Context) -> str:
    if not context.arguments.chain:
        raise BadRequest("--chain", "")
    return read_text(Path(context.arguments.chain))


def proven_object(proven: Proven) -> dict[str, object]:
    """What `proof check` answers for a proof that holds."""
    return {
        "ok": True,
        "index": proven.index,
        "size": proven.size,
        "entered": time_text(proven.claimed_ms),
        "media": proven.media,
        "content_sha256": proven.content_sha256,
        "content": _shown(proven.content),
        "leaf": proven.leaf.hex(),
        "log": proven.origin,
        "log_key": str(proven.log_key),
        "vouched": [
            {
                "witness": one.witness.name,
                "key": str(one.witness),
                "when": time_text(one.seconds * 1000),
            }
            for one in proven.vouched
        ],
        "policy_met": proven.enough,
    }


def _shown(content: bytes) -> str | None:
    """Content as the exact text it is; bytes of another kind not at all."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _refused(what: str) -> Answer:
    kind = Exit.PARTLY if what in {proofs.NO_FILE, "policy"} else Exit.ALTERED
    sentence = NO_PROOF if what == proofs.NO_FILE else BROKEN.format(what=what)
    if what == "policy":
        sentence = "The policy file cannot be read; nothing was checked."
    return Answer({"ok": False, "reason": what}, [], kind, sentence)


def _lines(proven: Proven) -> list[str]:
    lines = [
        f"The content fits its proof; the vault says it entered {time_text(proven.claimed_ms)}.",
        f"content  sha256 {proven.content_sha256}",
        f"entry    {proven.index + 1} of {proven.size} in {proven.origin}",
        f"log key  {proven.log_key}",
    ]
    lines += [
        f"vouched  {time_text(one.seconds * 1000)} by {one.witness}" for one in proven.vouched
    ]
    if not proven.vouched:
        lines.append("Nobody outside vouches for the time; the key is the vault's own word.")
    return lines
