"""What a person decides about a vault that is not as it was left: each state has its way on."""

import shutil
from collections.abc import Iterator

import pytest
from fake_session import Home
from pytestqt.qtbot import QtBot
from window_walk import Whole

from ui.parts import ConfirmSheet, QuietButton
from ui.screens.standing import StandingScreen
from vault.people import NewPerson
from vault.vault_state import VaultState


@pytest.fixture
def older(home: Home, qtbot: QtBot) -> Iterator[Whole]:
    """The window over a vault that was put back to an older state."""
    kept = home.root / "kept"
    shutil.copytree(home.here.vault, kept)
    from fake_session import PASSPHRASE

    from vault.vault import LockedVault

    with LockedVault.open(home.here.vault).unlock(PASSPHRASE, home.environment()) as vault:
        vault.add_person(NewPerson("Budi"))
    shutil.rmtree(home.here.vault)
    shutil.copytree(kept, home.here.vault)
    made = Whole(home, qtbot)
    made.show(1000, 800)
    made.unlock()
    yield made
    made.close()


def offered(screen: StandingScreen) -> list[QuietButton]:
    return [one for one in screen._state.findChildren(QuietButton) if "older copy" in one.text()]


def test_an_older_state_put_back_by_oneself_can_be_gone_on_with(older: Whole) -> None:
    assert older.session.standing is not None
    assert older.session.standing.state is VaultState.CHANGED
    screen = older.go("standing")
    assert isinstance(screen, StandingScreen)
    [decide] = offered(screen)

    decide.click()
    older.settle()
    sheet = older.window.shell.findChildren(ConfirmSheet)[-1]
    sheet._action()
    older.settle()
    older.until(
        lambda: (
            older.session.standing is not None
            and older.session.standing.state is VaultState.NOT_VOUCHED
        )
    )

    assert offered(screen) == []
    assert older.errors == []
