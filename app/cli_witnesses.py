"""Commands about witnesses: choose, ask, leave them; run one for others.

Refuses: secrets among the words of a command; a key or a database's password lies in a file.
"""

import secrets
import signal
import threading
import time
from pathlib import Path

from app import witnessing
from app.cli_context import Answer, Context, read_text
from app.cli_errors import Exit
from app.cli_json import time_text
from app.errors import BadRequest, FileGone, TargetExists
from app.exporting import write_whole
from sync.errors import StoreSilent
from sync.witness.judge import Judge, Pace
from sync.witness.key_file import read_key, write_key
from sync.witness.logs import Logs, read_logs
from sync.witness.store import Store, StoreBusy
from vault.sign import SigningKey
from vault.vouching import Vouching, WitnessStanding
from vault.witnesses import chosen_by

WORDS = {
    witnessing.Came.VOUCHED: "vouches",
    witnessing.Came.NOTHING_NEWER: "knows nothing newer than this copy",
    witnessing.Came.CONFLICT: "knows a newer or another state of this vault",
    witnessing.Came.UNKNOWN: "does not vouch for vaults like this one",
    witnessing.Came.REFUSED: "did not accept the question",
    witnessing.Came.BUSY: "is busy",
    witnessing.Came.SILENT: "does not answer",
    witnessing.Came.ODD: "gave an answer that is not its own",
}


def list_them(context: Context) -> Answer:
    """`witness list`."""
    return _told(context, witnessing.standing(context.vault))


def add(context: Context) -> Answer:
    """`witness add URL [--key KEY]`: without a key the one told at the address is taken."""
    arguments = context.arguments
    vkey = arguments.key or witnessing.fetch_key(arguments.url)
    return _told(context, witnessing.choose(context.vault, arguments.url, vkey))


def remove(context: Context) -> Answer:
    """`witness remove NAME|KEY`."""
    book = context.vault.witnesses()
    book.dismiss(chosen_by(book.standing(), context.arguments.name))
    return _told(context, book.standing())


def need(context: Context) -> Answer:
    """`witness need N`: how many must agree."""
    context.vault.witnesses().set_need(context.arguments.count)
    return _told(context, witnessing.standing(context.vault))


def ask(context: Context) -> Answer:
    """`witness ask [NAME|KEY] [--due]`."""
    found = witnessing.standing(context.vault)
    name = context.arguments.name
    keys = tuple(one.vkey for one in found.witnesses)
    if name:
        keys = (chosen_by(found, name),)
    elif context.arguments.due:
        keys = witnessing.due(context.vault, context.environment.clock())
    came = {vkey: witnessing.ask(context.vault, vkey).came for vkey in keys}
    told = _told(context, witnessing.standing(context.vault))
    names = {one.vkey: one.name for one in found.witnesses}
    answers = [{"witness": names[vkey], "key": vkey, "came": came[vkey].value} for vkey in keys]
    lines = [f"{names[vkey]} {WORDS[came[vkey]]}" for vkey in keys]
    code, sentence = Exit.DONE, ""
    if witnessing.Came.CONFLICT in came.values():
        code, sentence = Exit.ALTERED, "A witness knows a newer or another state of this vault."
    elif not set(came.values()) <= {witnessing.Came.VOUCHED, witnessing.Came.NOTHING_NEWER}:
        code, sentence = Exit.PARTLY, "Not every witness vouched; the others are asked again."
    return Answer({**(told.result or {}), "asked": answers}, lines, code, sentence)


def policy(context: Context) -> Answer:
    """`witness policy [--out FILE]`: the choice as a tlog-policy."""
    text = witnessing.policy(context.vault)
    out = context.arguments.out
    if out:
        target = Path(out)
        if target.exists():
            raise TargetExists(target)
        write_whole(target, [text.encode()])
    return Answer({"policy": text, "out": out}, text.splitlines())


def _told(context: Context, found: Vouching) -> Answer:
    result: dict[str, object] = {
        "state": context.vault.state.value,
        "need": found.need,
        "confirming": found.confirming,
        "since": time_text(found.since_ms) if found.met else None,
        "last": time_text(found.last_ms) if found.met else None,
        "witnesses": [_object(one) for one in found.witnesses],
    }
    lines = [f"vouched by {found.confirming} of {len(found.witnesses)}, {found.need} needed"]
    lines += [
        f"{one.name} {one.url} {time_text(one.last_ms) if one.last_ms else 'never'} {one.refused}"
        for one in found.witnesses
    ]
    return Answer(result, lines)


def _object(one: WitnessStanding) -> dict[str, object]:
    return {
        "name": one.name,
        "key": one.vkey,
        "url": one.url,
        "vouches": one.holds,
        "since": time_text(one.first_ms) if one.first_ms else None,
        "last": time_text(one.last_ms) if one.last_ms else None,
        "refused": one.refused,
        "conflict": one.conflict,
    }


# -- a witness for others -----------------------------------------------------------------


def make_key(context: Context) -> Answer:
    """`witness key NAME FILE`: a new signing key for a witness."""
    target = Path(context.arguments.file)
    signer = SigningKey.generate(secrets.token_bytes)
    try:
        made = write_key(target, context.arguments.name, signer)
    except FileExistsError:
        raise TargetExists(target) from None
    except (ValueError, OSError):
        raise BadRequest("witness key", context.arguments.name) from None
    result = {"out": str(target), "key": str(made.public)}
    return Answer(result, [str(made.public), f"Keep {target} secret: it is the witness."])


def serve(context: Context) -> Answer:
    """`witness serve`: until stopped by a signal; prints one line when ready."""
    from sync.witness.server import serve as run

    arguments = context.arguments
    logs = Logs(
        read_logs(read_text(Path(arguments.logs))) if arguments.logs else {}, arguments.open
    )
    if not logs.listed and not logs.anchors:
        raise BadRequest("--logs", "")
    try:
        key = read_key(Path(arguments.key))
    except OSError:
        raise FileGone(Path(arguments.key)) from None
    stopping = threading.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda *_: stopping.set())

    def ready(url: str) -> None:
        from app.cli import ENCODER

        told = {"serving": url, "key": str(key.public)}
        context.streams.out.write(ENCODER.encode(told).decode() + "\n")
        context.streams.out.flush()

    store = _store(context)
    try:
        judge = Judge(key, logs, store, time.time, Pace(arguments.per_minute, 60.0))
        run(judge, arguments.host, arguments.port, ready, stopping.is_set)
    finally:
        store.close()
    return Answer(None)


def _store(context: Context) -> Store:
    """PostgreSQL where a file names it, else one SQLite file; raises StoreSilent, BadRequest."""
    arguments = context.arguments
    try:
        if not arguments.postgres:
            from sync.witness.sqlite_store import SqliteStore

            return SqliteStore(Path(arguments.store))
        try:
            from sync.witness.postgres_store import PostgresStore
        except ImportError:
            raise BadRequest("--postgres", "without the extra witness-server") from None
        return PostgresStore(read_text(Path(arguments.postgres)).strip())
    except StoreBusy:
        raise StoreSilent from None
