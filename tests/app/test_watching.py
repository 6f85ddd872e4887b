"""New files of a watched folder are offered once, when they rest; nothing is read by itself."""

import os
from pathlib import Path

import pytest

from app import watching

NOW_MS = 1_795_000_000_000
OLD_NS = (NOW_MS - 60_000) * 1_000_000


class Kept:
    """Settings in memory."""

    def __init__(self) -> None:
        self.text: dict[str, str] = {}

    def setting(self, name: str) -> str | None:
        return self.text.get(name)

    def set_setting(self, name: str, value: str | None) -> None:
        if value is None:
            self.text.pop(name, None)
        else:
            self.text[name] = value


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """A watched folder with one old file in it."""
    put(tmp_path / "old.json", b"old")
    made = Kept()
    watching.watch(made, str(tmp_path))
    return made


def put(path: Path, content: bytes, time_ns: int = OLD_NS) -> Path:
    path.write_bytes(content)
    os.utime(path, ns=(time_ns, time_ns))
    return path


def names(kept: Kept) -> list[str]:
    return [path.name for path in watching.look(kept, NOW_MS).new]


def test_what_lay_there_before_is_not_offered(kept: Kept) -> None:
    assert names(kept) == []


def test_a_new_file_is_offered_until_it_was_answered(kept: Kept, tmp_path: Path) -> None:
    new = put(tmp_path / "hasil.pdf", b"new")
    assert names(kept) == ["hasil.pdf"]
    assert names(kept) == ["hasil.pdf"]

    watching.seen(kept, (new,))

    assert names(kept) == []


def test_the_same_content_under_another_name_is_not_offered_again(
    kept: Kept, tmp_path: Path
) -> None:
    watching.seen(kept, (put(tmp_path / "hasil.pdf", b"new"),))

    put(tmp_path / "hasil (1).pdf", b"new")

    assert names(kept) == []


def test_a_changed_file_is_offered_again(kept: Kept, tmp_path: Path) -> None:
    put(tmp_path / "old.json", b"other", OLD_NS + 1_000_000_000)

    assert names(kept) == ["old.json"]


def test_a_file_still_being_written_waits(kept: Kept, tmp_path: Path) -> None:
    put(tmp_path / "grows.xml", b"<a", (NOW_MS - 500) * 1_000_000)

    found = watching.look(kept, NOW_MS)

    assert (found.new, found.growing) == ((), True)
    assert [path.name for path in watching.look(kept, NOW_MS + 5_000).new] == ["grows.xml"]


def test_half_downloads_hidden_files_links_folders_and_empty_ones_are_passed_over(
    kept: Kept, tmp_path: Path
) -> None:
    put(tmp_path / "a.json.crdownload", b"half")
    put(tmp_path / ".hidden", b"x")
    put(tmp_path / "empty.json", b"")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "old.json")

    found = watching.look(kept, NOW_MS)

    assert (found.new, found.growing) == ((), False)


def test_a_file_of_the_future_does_not_wait_for_ever(kept: Kept, tmp_path: Path) -> None:
    put(tmp_path / "a.json", b"x", (NOW_MS + 86_400_000) * 1_000_000)

    assert names(kept) == ["a.json"]


def test_a_folder_that_is_gone_and_odd_settings_are_no_error(kept: Kept, tmp_path: Path) -> None:
    watching.watch(kept, str(tmp_path / "gone"))
    assert watching.look(kept, NOW_MS).new == ()

    kept.text = dict.fromkeys(kept.text, "{")
    assert watching.look(kept, NOW_MS) == watching.Watched()
    watching.seen(kept, (tmp_path / "old.json",))


def test_stopping_forgets_everything(kept: Kept, tmp_path: Path) -> None:
    watching.watch(kept, "")

    assert not kept.text
    assert watching.look(kept, NOW_MS) == watching.Watched()
