"""The grammar of the command line: commands, options, defaults.

Refuses: doing anything; it turns words into a namespace or raises UsageError.
"""

import argparse
from collections.abc import Sequence
from typing import NoReturn, Protocol

from app.cli_family_options import erase_options, member_commands, role_commands
from app.typed_fields import FIELDS
from vault.records import Kind, Label

KINDS = tuple(kind.value for kind in Kind)
LABELS = tuple(label.value for label in Label)
PURPOSES = ("TREAT", "ETREAT", "PATRQT", "FAMRQT", "HPAYMT")
GLOBALS = (
    "vault",
    "passphrase_file",
    "kit",
    "card",
    "security_key",
    "person",
    "json",
    "progress",
)


class UsageError(Exception):
    """The words on the command line make no command."""


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of ending the process."""

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with what argparse found wrong."""
        raise UsageError(message)


class _Command(Protocol):
    """Makes one more command of the top level."""

    def __call__(self, name: str, about: str) -> Parser:
        """The parser of the new command."""
        ...


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the words; options that hold for every command may stand before or after it."""
    found = build_parser().parse_args(arguments)
    for name in GLOBALS:
        if not hasattr(found, name):
            setattr(found, name, None)
    return found


def build_parser() -> Parser:
    """The whole grammar (design 7)."""
    everywhere = _everywhere()
    parser = Parser(
        prog="rekamku",
        description="A vault for your own medical records. With no command it opens the window.",
        parents=[everywhere],
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", parser_class=Parser, metavar="COMMAND")

    def command(name: str, about: str) -> Parser:
        if not about:  # argparse lists a command that was given any help, even a suppressed one
            return commands.add_parser(name, parents=[everywhere], allow_abbrev=False)
        return commands.add_parser(name, help=about, parents=[everywhere], allow_abbrev=False)

    _vault_commands(command("init", "make a vault and its owner"), command)
    _record_commands(command)
    _hand_commands(command, everywhere)
    _share_commands(command("share", "share with a doctor"), everywhere)
    command("doctor", "how well this computer keeps secrets, and what to do")
    _backup_commands(command("backup", "a sealed copy of everything, elsewhere"), everywhere)
    _proof_commands(command("proof", "prove a record to somebody without the vault"), everywhere)
    _witness_commands(command("witness", "let others vouch that nothing was lost"), everywhere)
    opening = command("open", "read somebody else's link")
    opening.add_argument("link")
    opening.add_argument("--passcode")
    opening.add_argument("--even-expired", action="store_true")
    opening.add_argument("--yes", action="store_true")
    opening.add_argument("--for-person")
    command("demo", "walk the main job on the bundled sample in a throw-away vault")
    return parser


def _everywhere() -> Parser:
    everywhere = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere.add_argument("--vault", metavar="DIR", help="the vault's folder")
    everywhere.add_argument("--passphrase-file", metavar="F", help="a file with the passphrase")
    everywhere.add_argument("--kit", metavar="F", help="the recovery kit: text, PDF or photo")
    everywhere.add_argument(
        "--card", metavar="F|-", action="append", help="a recovery card: text, PDF or photo"
    )
    everywhere.add_argument("--security-key", action="store_true", help="open by a security key")
    everywhere.add_argument("--person", metavar="NAME|ID", help="whose record; default the owner")
    everywhere.add_argument("--json", action="store_true", help="print one JSON object")
    everywhere.add_argument("--progress", action="store_true", help="tell progress on stderr")
    return everywhere


def _person_options(parser: Parser) -> None:
    parser.add_argument("--birth-date", metavar="D", default="")
    parser.add_argument("--sex", choices=("male", "female", "other", "unknown"), default="unknown")
    parser.add_argument("--nik", metavar="N", default="")


def _nested(parser: Parser, dest: str, parents: list[Parser]) -> "_Nested":
    return _Nested(parser.add_subparsers(dest=dest, parser_class=Parser, required=True), parents)


class _Nested:
    """Commands below a command, all with the options that hold everywhere."""

    def __init__(
        self,
        actions: "argparse._SubParsersAction[Parser]",
        parents: list[Parser],
    ) -> None:
        self._actions = actions
        self._parents = parents

    def add(self, name: str) -> Parser:
        """One more command."""
        return self._actions.add_parser(name, parents=self._parents, allow_abbrev=False)


def _vault_commands(init: Parser, command: _Command) -> None:
    _person_options(init)
    init.add_argument(
        "--passphrase-alone",
        action="store_true",
        help="no vault secret; only a generated phrase of five words or more is accepted",
    )
    everywhere = [_everywhere()]
    people = _nested(command("people", "the people of the vault"), "action", everywhere)
    people.add("list")
    adding = people.add("add")
    _person_options(adding)
    adding.add_argument("--relation", metavar="R", default="")
    role_commands(people)
    member_commands(_nested(command("members", "those who open the vault"), "action", everywhere))
    verify = command("verify", "check that nothing was changed")
    verify.add_argument("--full", action="store_true")
    verify.add_argument("--accept-copy", action="store_true")
    log = command("log", "the ledger in words")
    log.add_argument("--limit", type=_count, default=100, metavar="N")
    command("passphrase", "change the passphrase").add_argument(
        "--new-passphrase-file", metavar="F", required=True
    )
    _ways_commands(_nested(command("ways", "the ways into the vault"), "action", everywhere))
    keeping = command("rebuild-views", "")
    keeping.add_argument("--check", action="store_true")


def _ways_commands(actions: _Nested) -> None:
    actions.add("list")
    actions.add("kit").add_argument("--out", metavar="FILE", required=True)
    making = actions.add("cards")
    making.add_argument("--needed", type=int, choices=(2, 3), default=2)
    making.add_argument("--out", metavar="DIR", required=True)
    making.add_argument("--text", action="store_true", help="text files in place of PDF")
    making.add_argument("--language", choices=("en", "id"), default="en")
    actions.add("rehearse").add_argument("cards", metavar="CARD", nargs="+")
    actions.add("key")
    actions.add("quick").add_argument("wanted", choices=("on", "off"))
    actions.add("remove").add_argument("kind", choices=("kit", "shares", "hardware"))
    actions.add("renew").add_argument("--out", metavar="FILE", required=True)


def _record_commands(command: _Command) -> None:
    bringing = command("import", "bring in files, folders, archives")
    bringing.add_argument("paths", nargs="+", metavar="PATH")
    bringing.add_argument("--dry-run", action="store_true")
    bringing.add_argument("--for-person", metavar="NAME|ID")
    bringing.add_argument("--create-people", action="store_true")
    bringing.add_argument("--again", action="store_true", help="also what was erased before")
    imports = _nested(command("imports", "what was brought in"), "action", [_everywhere()])
    imports.add("list")
    imports.add("undo").add_argument("id")
    wiping = imports.add("erase")
    wiping.add_argument("id")
    erase_options(wiping)
    trusting = _nested(
        command("issuers", "who is trusted to sign cards"), "action", [_everywhere()]
    )
    trusting.add("list")
    for one in (trusting.add("trust"), trusting.add("forget")):
        one.add_argument("address")
        one.add_argument("key")
    listing = command("list", "records, newest first")
    listing.add_argument("--kind", choices=KINDS, action="append", default=[])
    listing.add_argument("--since", metavar="D", default="")
    listing.add_argument("--until", metavar="D", default="")
    listing.add_argument("--limit", type=_count, default=100, metavar="N")
    listing.add_argument("--offset", type=_count, default=0, metavar="N")
    listing.add_argument("--all", action="store_true")
    showing = command("show", "one record, every version")
    showing.add_argument("id")
    showing.add_argument("--original", metavar="FILE")
    searching = command("search", "find words in the records")
    searching.add_argument("text")
    searching.add_argument("--limit", type=_count, default=100, metavar="N")
    exporting = command("export", "take everything out")
    exporting.add_argument("--format", choices=("fhir", "ndjson", "originals"), required=True)
    exporting.add_argument("--out", metavar="PATH", required=True)


def _erase_command(erasing: Parser) -> None:
    erasing.add_argument("ids", nargs="+", metavar="ID")
    erase_options(erasing)


def _hand_commands(command: _Command, everywhere: Parser) -> None:
    """Records written by hand: the fields are those of the window's forms."""
    adding = _nested(command("add", "write a record by hand"), "written", [everywhere])
    for form, fields in FIELDS.items():
        kind = adding.add(form.value)
        for asked in fields:
            kind.add_argument(
                f"--{asked.name}", dest=f"field_{asked.name}", choices=asked.choices or None
            )
    changing = command("change", "a new version of a record written by hand")
    changing.add_argument("id")
    for name in dict.fromkeys(asked.name for fields in FIELDS.values() for asked in fields):
        changing.add_argument(f"--{name}", dest=f"field_{name}")
    correcting = command("correct", "put words beside a record, which stays as it came")
    correcting.add_argument("id")
    correcting.add_argument("text")
    taking = command("retract", "take a record out of view; every version stays")
    taking.add_argument("id")
    taking.add_argument("--reason", required=True)
    command("restore", "bring a record back into view").add_argument("id")
    _erase_command(command("erase", "destroy records for good, with all that contains them"))


def _share_commands(share: Parser, everywhere: Parser) -> None:
    actions = _nested(share, "action", [everywhere])
    creating = actions.add("create")
    creating.add_argument("--kind", choices=KINDS, action="append", default=[])
    creating.add_argument("--record", action="append", default=[], metavar="ID")
    creating.add_argument("--since", metavar="D", default="")
    creating.add_argument("--until", metavar="D", default="")
    creating.add_argument("--for", dest="recipient", metavar="NAME", required=True)
    creating.add_argument("--purpose", choices=PURPOSES, required=True)
    creating.add_argument("--minutes", type=_minutes, required=True, metavar="N")
    creating.add_argument("--passcode", metavar="P|@FILE")
    creating.add_argument("--uses", type=_positive, metavar="N")
    creating.add_argument("--label", default="")
    creating.add_argument("--include", choices=LABELS, action="append", default=[])
    creating.add_argument("--format", choices=("ips", "bundle", "pdf"), default="ips")
    creating.add_argument("--mode", choices=("manifest", "direct"))
    creating.add_argument("--long-term", action="store_true")
    creating.add_argument("--via", choices=("here", "lan"), default="here")
    creating.add_argument("--url", metavar="BASE")
    creating.add_argument("--qr", metavar="FILE.png")
    serving = actions.add("serve")
    serving.add_argument("--host", metavar="H")
    serving.add_argument("--port", type=_port, metavar="N")
    actions.add("list")
    for name in ("stop", "pause", "resume"):
        actions.add(name).add_argument("id")
    extending = actions.add("extend")
    extending.add_argument("id")
    extending.add_argument("--minutes", type=_minutes, required=True, metavar="N")
    actions.add("receipts").add_argument("id", nargs="?")


def _backup_commands(backup: Parser, everywhere: Parser) -> None:
    actions = _nested(backup, "action", [everywhere])
    for name in ("create", "check", "restore"):
        acting = actions.add(name)
        acting.add_argument("file", metavar="FILE")
    acting.add_argument("--to", metavar="DIR", required=True)
    adding = actions.add("add")
    adding.add_argument("where", metavar="FOLDER|ADDRESS")
    adding.add_argument("--kind", choices=("folder", "webdav", "s3"), default="folder")
    adding.add_argument("--user", default="", metavar="U")
    adding.add_argument("--password-file", metavar="F")
    adding.add_argument("--every", choices=("never", "daily", "weekly"), default="weekly")
    actions.add("places")
    actions.add("forget").add_argument("place", metavar="PLACE")
    actions.add("run").add_argument("place", nargs="?", metavar="PLACE")


def _proof_commands(proof: Parser, everywhere: Parser) -> None:
    actions = _nested(proof, "action", [everywhere])
    making = actions.add("make")
    making.add_argument("id")
    making.add_argument("file", metavar="FILE")
    making.add_argument("--with-page", action="store_true")
    checking = actions.add("check")
    checking.add_argument("file", metavar="FILE")
    checking.add_argument("--policy", metavar="FILE")
    checking.add_argument("--content", metavar="FILE")
    checking.add_argument("--stamp", metavar="FILE", help="a time stamp over the proof file")
    checking.add_argument("--chain", metavar="FILE", help="the authority's certificates (PEM)")
    stamping = actions.add("stamp")
    stamping.add_argument("file", metavar="FILE")
    stamping.add_argument("out", metavar="STAMP")
    stamping.add_argument("--authority", metavar="URL", required=True)
    stamping.add_argument("--chain", metavar="FILE", required=True)


def _witness_commands(witness: Parser, everywhere: Parser) -> None:
    actions = _nested(witness, "action", [everywhere])
    actions.add("list")
    adding = actions.add("add")
    adding.add_argument("url", metavar="URL")
    adding.add_argument("--key", metavar="KEY")
    actions.add("remove").add_argument("name", metavar="NAME|KEY")
    actions.add("need").add_argument("count", type=_positive, metavar="N")
    asking = actions.add("ask")
    asking.add_argument("name", nargs="?", metavar="NAME|KEY")
    asking.add_argument("--due", action="store_true")
    actions.add("policy").add_argument("--out", metavar="FILE")
    making = actions.add("key")
    making.add_argument("name", metavar="NAME")
    making.add_argument("file", metavar="FILE")
    serving = actions.add("serve")
    serving.add_argument("--key", metavar="FILE", required=True)
    serving.add_argument("--store", metavar="FILE", default="witness.sqlite")
    serving.add_argument("--postgres", metavar="FILE", help="a file with the connection string")
    serving.add_argument("--logs", metavar="FILE", help="keys of the logs to vouch for")
    serving.add_argument("--open", action="store_true", help="vouch for every vault's anchor log")
    serving.add_argument("--host", metavar="H", default="127.0.0.1")
    serving.add_argument("--port", type=_port, metavar="N", default=0)
    serving.add_argument("--per-minute", type=_positive, metavar="N", default=12)


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number < 1 << 16:
        raise ValueError(text)
    return number


def _minutes(text: str) -> float:
    number = float(text)
    if not 0 < number < 60 * 24 * 3660:
        raise ValueError(text)
    return number
