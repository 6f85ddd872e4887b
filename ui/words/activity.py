"""The ledger and the vault's state in words: what you did when, whether all is still there.

Refuses: hashes; they fold out beside these sentences.
"""

from collections.abc import Callable
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication

from ui.words.activity_roles import grant_line, hand_over_line, others_line, revoke_line
from ui.words.dates import when_words
from ui.words.numbers import count_words, records_words
from ui.words.plurals import PLURALS
from ui.words.shares import refused_words
from vault.entry import Operation
from vault.records import LogLine
from vault.share_values import Event

translate = QCoreApplication.translate

Detail = dict[str, str | int]
_HEX = 16
TYPED = "typed"
"""The format of what came from no file but was written by hand."""


def line_words(line: LogLine) -> str:
    """One line of the ledger as a sentence without its date; empty where another line says it."""
    if line.detail.get("erased"):
        return _erased(line.operation)
    if line.detail.get("by"):
        said = others_line(line.operation, line.detail)
        if said:
            return said
    say = _SAID.get(line.operation)
    if say is None:
        return translate("words", "A newer version of the program did something unknown here.")
    return say(line.detail)


def day_of(when_ms: int) -> str:
    """The local day of an instant as a FHIR date, for headings."""
    from datetime import datetime

    return datetime.fromtimestamp(when_ms / 1000).astimezone().strftime("%Y-%m-%d")


def file_name(path: str) -> str:
    """The name of a file as people know it; a member of an archive with its archive."""
    outer, _, inner = path.partition("!")
    name = PurePath(outer.replace("\\", "/")).name
    if not inner:
        return name
    return translate("words", "{file} in {archive}").format(file=PurePath(inner).name, archive=name)


def _import(detail: Detail) -> str:
    if detail.get("format") == TYPED:
        return _written(detail)
    name = file_name(str(detail.get("path", "")))
    records = records_words(int(detail.get("records", 0)))
    changed = int(detail.get("changed", 0))
    if detail.get("undone"):
        said = translate("words", "You added {records} from “{file}”. You took them back later.")
    elif changed:
        said = translate(
            "words", "You added {records} from “{file}” and new versions of {changed}."
        )
    else:
        said = translate("words", "You added {records} from “{file}”.")
    return said.format(records=records, file=name, changed=records_words(changed))


def _create(detail: Detail) -> str:
    return translate("words", "You added “{title}”.").format(title=_title(detail))


def _written(detail: Detail) -> str:
    if detail.get("undone"):
        said = translate("words", "You wrote down “{title}”. You took that back later.")
    elif detail.get("changed"):
        said = translate("words", "You rewrote “{title}”. The version before it stays.")
    else:
        said = translate("words", "You wrote down “{title}”.")
    return said.format(title=_named(detail.get("path")))


def _amend(detail: Detail) -> str:
    if "noted" in detail:
        said = translate("words", "You noted about “{title}”: {words}")
        return said.format(title=_named(detail.get("about")), words=detail["noted"])
    if detail.get("restored"):
        return translate("words", "You brought a record back into view.")
    if "title" in detail:
        return translate("words", "A new version of “{title}” was added.").format(
            title=_title(detail)
        )
    if "import" in detail:
        return ""
    return translate("words", "You changed how a record is marked.")


def _title(detail: Detail) -> str:
    return _named(detail.get("title"))


def _named(title: object) -> str:
    return str(title or "") or translate("words", "a record without a title")


def _retract(detail: Detail) -> str:
    reason = detail.get("reason")
    if not reason:
        return translate("words", "You took a record out of view.")
    said = translate("words", "You took “{title}” out of view: {reason}")
    return said.format(title=_named(detail.get("about")), reason=reason)


def _erase(detail: Detail) -> str:
    """An erasure is many entries; the first of them says it all."""
    if "records" in detail:
        return PLURALS.records_destroyed(int(detail["records"]))
    if "files" in detail:
        return translate("words", "A file was not kept: it holds what you destroyed before.")
    return ""


def _erased(operation: int) -> str:
    """What is left to say of an entry whose own words were destroyed."""
    if operation == Operation.IMPORT:
        return translate("words", "You added something from a file that was destroyed later.")
    return ""


def _undo(detail: Detail) -> str:
    if detail.get("format") == TYPED:
        said = translate("words", "You took back what you had written: “{title}”.")
        return said.format(title=_named(detail.get("path")))
    return translate("words", "You took back what “{file}” had brought: {records}.").format(
        file=file_name(str(detail.get("path", ""))),
        records=records_words(int(detail.get("retracted", 0))),
    )


def _share(detail: Detail) -> str:
    return translate("words", "You shared {records} with {recipient}.").format(
        records=records_words(int(detail.get("records", 0))), recipient=_recipient(detail)
    )


def _share_change(detail: Detail) -> str:
    words: dict[str, str] = {
        Event.STOPPED: translate("words", "You stopped a share."),
        Event.PAUSED: translate("words", "You paused a share."),
        Event.RESUMED: translate("words", "You opened a share again."),
        Event.EXTENDED: translate("words", "You gave a share more time."),
        Event.EXPIRED: translate("words", "A share ended because its time was over."),
    }
    return words.get(str(detail.get("event", "")), translate("words", "A share was changed."))


def _access(detail: Detail) -> str:
    if detail.get("event") == Event.PRINTED:
        return translate("words", "{recipient} printed what you shared.").format(
            recipient=_recipient(detail)
        )
    return translate("words", "{recipient} opened what you shared.").format(
        recipient=_recipient(detail)
    )


def _refuse(detail: Detail) -> str:
    why = refused_words(str(detail.get("reason") or detail.get("result", "")))
    return translate("words", "Somebody tried to open a share and got nothing: {why}.").format(
        why=why
    )


def _recipient(detail: Detail) -> str:
    return str(detail.get("recipient") or "") or translate("words", "Somebody with the link")


def _plain(say: Callable[[], str]) -> Callable[[Detail], str]:
    return lambda _detail: say()


_SAID: dict[int, Callable[[Detail], str]] = {
    Operation.IMPORT: _import,
    Operation.CREATE: _create,
    Operation.AMEND: _amend,
    Operation.RETRACT: _retract,
    Operation.ERASE: _erase,
    Operation.UNDO: _undo,
    Operation.SHARE: _share,
    Operation.SHARE_CHANGE: _share_change,
    Operation.ACCESS: _access,
    Operation.REFUSE: _refuse,
    Operation.RETURN: _plain(lambda: translate("words", "Something came back through a share.")),
    Operation.GRANT: grant_line,
    Operation.REVOKE: revoke_line,
    Operation.REKEY: _plain(lambda: translate("words", "The keys were changed.")),
    Operation.DEVICE_ADD: _plain(lambda: translate("words", "A computer was added.")),
    Operation.DEVICE_RETIRE: _plain(lambda: translate("words", "A computer was retired.")),
    Operation.MEMBER_SET: _plain(lambda: translate("words", "A member was set.")),
    Operation.GUARDIAN_SET: grant_line,
    Operation.HAND_OVER: hand_over_line,
    Operation.EXPORT: _plain(lambda: translate("words", "You exported records.")),
    Operation.BACKUP: _plain(lambda: translate("words", "You made a backup.")),
    Operation.RESTORE: _plain(lambda: translate("words", "You went on with a restored copy.")),
    Operation.ANCHOR: _plain(lambda: translate("words", "The state was noted outside the vault.")),
    Operation.HEADER_SET: _plain(lambda: translate("words", "The vault's keys were set anew.")),
}


def proof_sentence(when_ms: int, size: int) -> str:
    """The calm line under "How we know"."""
    return translate(
        "words",
        "This line was written on {when}. It is one of {size} in a chain in which every line"
        " seals the one before it. We have just followed the chain from this line to the signed"
        " seal at its end: nothing was changed.",
    ).format(when=when_words(when_ms), size=count_words(size))


def grouped(digest: str) -> str:
    """A hash in groups that can be read aloud and compared."""
    return " ".join(digest[at : at + _HEX] for at in range(0, len(digest), _HEX))
