"""Backups in words: the places, when one was last proven, what a try came to.

Refuses: file names with numbers in them; a backup is known by its day.
"""

from PySide6.QtCore import QCoreApplication

from app.backup_places import PlaceKind, Rhythm
from app.desk_backups import BackupDone, PlaceView
from ui.words.dates import day_words
from ui.words.numbers import percent_words, size_words
from ui.words.plurals import PLURALS

translate = QCoreApplication.translate


def backups_title() -> str:
    """The screen about them."""
    return translate("words", "Backups")


def restore_title() -> str:
    """The screen that makes a vault of one."""
    return translate("words", "Restore from a backup")


def kind_words(kind: PlaceKind) -> str:
    """What a place is."""
    return {
        PlaceKind.FILE: translate("words", "File"),
        PlaceKind.FOLDER: translate("words", "Folder or stick"),
        PlaceKind.WEBDAV: translate("words", "WebDAV server, such as Nextcloud"),
        PlaceKind.S3: translate("words", "S3 storage"),
    }[kind]


def rhythm_words(rhythm: Rhythm) -> str:
    """How often."""
    return {
        Rhythm.NEVER: translate("words", "Only when I say so"),
        Rhythm.DAILY: translate("words", "Every day"),
        Rhythm.WEEKLY: translate("words", "Every week"),
    }[rhythm]


def proven_words(place: PlaceView, now_ms: int) -> str:
    """When a backup there was last opened and compared, as the main thing to know."""
    if not place.proven_ms:
        return translate("words", "No backup here was proven yet")
    moment = day_words(place.proven_ms, now_ms)
    return translate("words", "Last proven restore: {moment}").format(moment=moment)


def newest_words(place: PlaceView, now_ms: int) -> str:
    """How many lie there, from when the newest is and how large."""
    if not place.backups:
        return translate("words", "Nothing lies here yet")
    return translate("words", "{count}, the newest from {moment}, {size}").format(
        count=PLURALS.backups(place.backups),
        moment=day_words(place.newest_ms, now_ms),
        size=size_words(place.size),
    )


def failure_words(failed: str) -> str:
    """Why the last try came to nothing, by the class of its error; empty if it worked."""
    if not failed:
        return ""
    return {
        "TargetGone": translate("words", "The place was not there at the last try."),
        "TargetEmptied": translate(
            "words", "At the last try this was not the place it had been; nothing was written."
        ),
        "TargetRefused": translate("words", "The place did not take the last backup."),
        "BackupDamaged": translate(
            "words", "What lay there could not be read back. The place may be failing."
        ),
        "DiskFull": translate("words", "There was no room at the last try."),
    }.get(failed, translate("words", "The last try came to nothing; nothing was lost."))


def done_words(done: BackupDone) -> str:
    """What a backup came to, in a sentence."""
    if not done.proven:
        return translate(
            "words", "The backup was made, but something in the vault is damaged. Check the vault."
        )
    if done.unchanged:
        return translate("words", "Nothing was written since; the earlier backup still stands.")
    return translate("words", "Backed up, opened again and compared: it restores.")


def step_words(what: str, done: int, total: int) -> str:
    """How far a backup or a restore is."""
    share = percent_words(done, total)
    return {
        "bytes written": translate("words", "Writing, {share}"),
        "bytes sent": translate("words", "Sending, {share}"),
        "bytes read back": translate("words", "Reading back and comparing, {share}"),
        "bytes restored": translate("words", "Restoring, {share}"),
    }.get(what, "{share}").format(share=share)
