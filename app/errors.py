"""The errors of the use cases: fields, never sentences.

Refuses: wording; `ui/words/errors.py` and `app/cli_errors.py` put these into words.
"""

from pathlib import Path


class AppError(Exception):
    """Base of everything a use case refuses on purpose."""


class Cancelled(AppError):
    """The person stopped the job; the vault is as it was."""


class FileGone(AppError):
    """A file named for reading does not exist or cannot be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class FileChanged(AppError):
    """The file is no longer the one that was reviewed."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class TargetExists(AppError):
    """Something already lies where a new file was to be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class NothingToShare(AppError):
    """The chosen selection holds no record that may leave."""


class GuardianMissing(AppError):
    """The person is under eighteen and the vault names no guardian who may consent."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class ConsentMissing(AppError):
    """A share was asked for without naming a recipient or a purpose."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class BadRequest(AppError):
    """An option or a field has a value that cannot be used; `what` names it, `value` tells it."""

    def __init__(self, what: str, value: str) -> None:
        super().__init__(f"{what}: {value}")
        self.what = what
        self.value = value


class KeeperGone(AppError):
    """The keeper process ended; the vault is locked and nothing of it was lost."""


class SecretNotKept(AppError):
    """There is neither a usable keyring nor a place for the recovery kit."""


class Locked(AppError):
    """No vault is open; it has to be unlocked first."""


class Unforeseen(AppError):
    """The program failed in a way nobody foresaw; `kind` names the error's class."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind
