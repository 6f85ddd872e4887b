"""The errors of what crosses the wall: each carries fields, never a sentence.

Refuses: wording; `ui/words/errors.py` and the command line put these into words.
"""

from pathlib import Path


class SyncError(Exception):
    """Base of everything this room refuses on purpose."""


class ReadCancelled(SyncError):
    """Reading was stopped from outside; nothing of the file may be kept."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class ReaderUnavailable(SyncError):
    """The reader process cannot be started at all on this computer."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class JweRefused(SyncError):
    """A sealed file is not one we open; `reason` is `shape`, `algorithm`, `zip`, `size`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class WrongLinkKey(SyncError):
    """The key in the link does not open the file: another key, or bytes were changed."""


class LinkRefused(SyncError):
    """A text is no SMART Health Link, or one that must not be made; `reason` names the part."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NewerLink(SyncError):
    """The link was made for a newer version of SMART Health Links."""

    def __init__(self, found: int) -> None:
        super().__init__(str(found))
        self.found = found


class LinkExpired(SyncError):
    """The link says itself that it ended, at `seconds` since 1970."""

    def __init__(self, seconds: int) -> None:
        super().__init__(str(seconds))
        self.seconds = seconds


class LinkGone(SyncError):
    """The server does not know the link (any more): stopped, used up, expired or never made."""


class PasscodeNeeded(SyncError):
    """The link asks for a passcode and none was given."""


class WrongPasscode(SyncError):
    """The passcode was refused; `remaining` tries are left, or None if the server is silent."""

    def __init__(self, remaining: int | None) -> None:
        super().__init__(str(remaining))
        self.remaining = remaining


class WebRefused(SyncError):
    """An address is not asked, or its answer not taken; `reason` says why in one word."""

    def __init__(self, reason: str, host: str = "") -> None:
        super().__init__(f"{reason}: {host}")
        self.reason = reason
        self.host = host


class WebUnreachable(SyncError):
    """Nothing answered in time at `host`."""

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host


class NothingToShare(SyncError):
    """The choice holds no record that may leave; `withheld` were left out by their labels."""

    def __init__(self, withheld: int) -> None:
        super().__init__(str(withheld))
        self.withheld = withheld


class PurposeRefused(SyncError):
    """Single records are never shared for this purpose (research, public health, marketing)."""

    def __init__(self, purpose: str) -> None:
        super().__init__(purpose)
        self.purpose = purpose


class PortTaken(SyncError):
    """The share server cannot listen where it should."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"{host}:{port}")
        self.host = host
        self.port = port


class PictureRefused(SyncError):
    """A picture cannot be read, is too large, or holds no QR code; `reason` says which."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class StampRefused(SyncError):
    """A time stamp does not hold or cannot be checked here; `reason` says which way."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class StoreSilent(SyncError):
    """The database of a witness or relay does not answer, or its file cannot be opened."""


class PageMissing(SyncError):
    """The doctor's page was not built; set-up makes it."""


class TargetGone(SyncError):
    """The place where backups go is not there now: a stick pulled out, a share not mounted."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class TargetEmptied(SyncError):
    """The place is there but is another, or lost what was put there; nothing there counts."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class TargetRefused(SyncError):
    """A place refuses: `reason` is `access`, `full`, `read-only`, `address` or `answer`."""

    def __init__(self, reason: str, place: str) -> None:
        super().__init__(f"{reason}: {place}")
        self.reason = reason
        self.place = place
