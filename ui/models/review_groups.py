"""Files of a draft as they came together: a folder's, an archive's, several people of one file.

Refuses: to decide anything; what needs a person's answer is only told apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from app.answers import FileAnswer, FileStatus, ReviewFile
from app.columns import unknown_tables
from ui.models.draft_choices import UNDECIDED, DraftChoices
from ui.words.imports import asked_about

_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Group:
    """Files that came together; `path` is empty for one that stands for itself."""

    path: str
    files: tuple[ReviewFile, ...]

    @property
    def name(self) -> str:
        """The name of the folder or file they came in."""
        return PurePath(self.path.replace("\\", "/")).name or self.path

    @property
    def sources(self) -> int:
        """How many files there are; several people of one file are one."""
        return len({file.answer.path for file in self.files})

    def total(self) -> FileAnswer:
        """All of them counted together."""
        answers = [file.answer for file in self.files]
        return FileAnswer(
            self.path,
            "",
            FileStatus.DRY_RUN,
            new=sum(one.new for one in answers),
            same=sum(one.same for one in answers),
            changed=sum(one.changed for one in answers),
            refused=tuple(place for one in answers for place in one.refused),
            held=tuple(held for one in answers for held in one.held),
        )


def groups_of(files: Sequence[ReviewFile], roots: Sequence[Path]) -> list[Group]:
    """The files of a draft by the folder or archive they came in, in their order.

    `roots` are the files and folders that were chosen.
    """
    folders = [root for root in roots if root.is_dir()]
    together: dict[str, list[ReviewFile]] = {}
    for file in files:
        together.setdefault(_came_in(file.answer.path, folders), []).append(file)
    return [
        Group(path if len(found) >= _SEVERAL else "", tuple(found))
        for path, found in together.items()
    ]


def _came_in(path: str, folders: Sequence[Path]) -> str:
    for folder in folders:
        if Path(path).is_relative_to(folder):
            return str(folder)
    outer, mark, _inner = path.partition("!")
    return outer if mark and Path(outer).is_file() else path


def needs_an_answer(file: ReviewFile, choices: DraftChoices) -> bool:
    """Whether somebody has to say whose a file is, what its columns mean or if a value is right."""
    if unknown_tables(file.answer.refused):
        return True
    if not choices.asks(file.key):
        return False
    return choices.whose(file.key) == UNDECIDED or any(map(asked_about, file.rows))


def strangers(files: Sequence[ReviewFile], choices: DraftChoices) -> list[ReviewFile]:
    """Files, and people in files, of whom it was not plain whose they are."""
    return [file for file in files if file.person_id is None and choices.asks(file.key)]
