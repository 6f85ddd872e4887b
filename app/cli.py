"""The front door of the command line: reads the words, runs the use case, prints one answer.

Refuses: stack traces and secrets; every failure is an exit code and one sentence (design 7).
"""

import getpass
import os
import secrets
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

import msgspec

from app.cli_context import Answer, Context, Streams
from app.cli_errors import BUG, Exit, meaning_of, sentence_of
from app.cli_parser import UsageError, parse
from app.notes import note_failure
from app.places import places
from vault.keys import STANDARD, KdfChoice

ENCODER = msgspec.json.Encoder(decimal_format="number")


def main(
    argv: Sequence[str],
    *,
    kdf: KdfChoice = STANDARD,
    environ: Mapping[str, str] | None = None,
    streams: Streams | None = None,
    clock: Callable[[], int] | None = None,
) -> int:
    """Run one command and return its exit code. `kdf` and `clock` are for tests only."""
    around = os.environ if environ is None else environ
    out = streams or Streams(sys.stdin, sys.stdout, sys.stderr, getpass.getpass)
    as_json = "--json" in argv
    try:
        arguments = parse(argv)
        context = Context(
            arguments=arguments,
            environ=around,
            places=places(around, Path.home()),
            streams=out,
            kdf=kdf,
            clock=clock or now_ms,
            random=secrets.token_bytes,
        )
        answer = run(context)
    except UsageError as error:
        return _refuse(out, error, as_json=as_json)
    except BrokenPipeError:
        return Exit.DONE
    except KeyboardInterrupt:
        out.error.write("Stopped.\n")
        return Exit.PARTLY
    except Exception as error:  # noqa: BLE001 -- the top of the process: no trace reaches a user
        return _refuse(out, error, as_json=as_json)
    return _print(out, answer, as_json=as_json)


def run(context: Context) -> Answer:
    """Find the command's function and call it; the vault is closed whatever happens."""
    from app.cli_commands import COMMANDS

    arguments = context.arguments
    name = " ".join(
        part for part in (arguments.command, getattr(arguments, "action", None)) if part
    )
    if not name:
        raise UsageError("a command is needed; with none at all the window opens")
    try:
        return COMMANDS[name](context)
    finally:
        context.close()


def now_ms() -> int:
    """Milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def _print(out: Streams, answer: Answer, *, as_json: bool) -> int:
    if as_json and answer.result is not None:
        out.out.write(ENCODER.encode(answer.result).decode() + "\n")
    elif not as_json:
        for line in answer.lines:
            out.out.write(clean_line(line) + "\n")
    out.out.flush()
    if answer.sentence:
        out.error.write(clean_line(answer.sentence) + "\n")
    return answer.exit


def _refuse(out: Streams, error: Exception, *, as_json: bool) -> int:
    meaning = meaning_of(error)
    sentence = clean_line(sentence_of(error))
    if meaning is BUG:
        note_failure(error)
    if as_json:
        told = {"error": {"code": meaning.code, "message": sentence}}
        out.out.write(ENCODER.encode(told).decode() + "\n")
        out.out.flush()
    out.error.write(sentence + "\n")
    return meaning.exit


def clean_line(text: str) -> str:
    """Text from records on one line, without control characters that a terminal would obey."""
    return "".join(one if one.isprintable() else " " for one in text)


def is_terminal(stream: TextIO) -> bool:
    """Whether a person sits at the other end of the stream."""
    return stream.isatty()
