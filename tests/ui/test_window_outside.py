"""From outside: one window per vault, and a screen reader's way over AT-SPI."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_session import PASSPHRASE

from app.answers import FileChoice
from app.demo import SAMPLE
from app.desk import Desk
from app.door import Door, NewVault
from app.jobs import Job
from app.keeper_client import KeeperClient
from app.places import places
from app.settings import Language, Settings, save_settings
from vault.people import NewPerson
from vault.records import Sex

ROOT = Path(__file__).resolve().parents[2]
SYSTEM_PYTHON = "/usr/bin/python3"
SEES = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
# A bus of its own with nothing but the accessibility service on it: no keyring may ask anything.
BUS = """<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
<servicedir>{services}</servicedir><policy context="default"><allow own="*"/>
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/></policy></busconfig>"""


@pytest.fixture
def display(tmp_path: Path) -> Iterator[str]:
    """A screen that nobody sees."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed")
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1400x900x24",
        "-nolisten",
        "tcp",
    ]
    server = subprocess.Popen(
        command, pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture
def real_vault(own_home: Path) -> str:
    """A vault at its usual place, at the real price, with records; its sheet's secret."""
    here = places({}, own_home)
    owner = NewPerson("Ni Wayan Sari", "1958-03-14", Sex.FEMALE, "5102015403589998")
    keeper = KeeperClient()
    kit = keeper.ask(Door.make, here.vault, NewVault(owner, PASSPHRASE)).result(120)
    person = keeper.ask(Desk.people).result(60)[0].person.id
    files = (SAMPLE / "sari-puskesmas-kediri.json",)
    draft = keeper.ask(Desk.read_files, person, files, Job()).result(120)
    keeper.ask(Desk.save_draft, (FileChoice(draft.files[0].key, person),), Job()).result(120)
    keeper.close()
    here.settings.parent.mkdir(parents=True, exist_ok=True)
    save_settings(here.settings, Settings(language=Language.ENGLISH, vault=str(here.vault)))
    return kit.secret


@pytest.fixture
def bus(tmp_path: Path) -> list[str]:
    """How a command is run on a bus of its own."""
    seeing = subprocess.run([SYSTEM_PYTHON, "-c", SEES], capture_output=True, check=False)
    if seeing.returncode or not SERVICE.exists() or shutil.which("dbus-run-session") is None:
        pytest.skip("at-spi2-core, python3-gi, gir1.2-atspi-2.0 and dbus are not all installed")
    services = tmp_path / "services"
    services.mkdir()
    shutil.copy(SERVICE, services)
    configured = tmp_path / "bus.conf"
    configured.write_text(BUS.format(services=services))
    return ["dbus-run-session", f"--config-file={configured}", "--"]


def surroundings(display: str) -> dict[str, str]:
    """The environment of a program on that screen."""
    kept = {name: os.environ[name] for name in ("HOME", "PATH", "LANG") if name in os.environ}
    reached = {
        "PYTHONFAULTHANDLER": "1",
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    return {**kept, **reached}


@pytest.mark.slow
def test_a_screen_reader_finds_its_way(display: str, bus: list[str], real_vault: str) -> None:
    script = Path(__file__).with_name("screen_reader.py")
    program = [sys.executable, "-m", "app"]
    command = [*bus, SYSTEM_PYTHON, str(script), PASSPHRASE, real_vault]

    done = subprocess.run(
        [*command, *program],
        cwd=ROOT,
        env=surroundings(display),
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )

    assert done.returncode == 0, done.stderr[-6000:]
    read = json.loads(done.stdout.splitlines()[-1])
    assert read["rows"] > 50
    assert "Puskesmas Kediri I" in read["first"]
    assert read["first"] != read["last"]
    assert read["opened"] in read["last"]
    assert read["closed"]
    assert read["locked"]


@pytest.mark.slow
def test_a_second_program_of_the_same_vault_gives_way_to_the_first(
    display: str, own_home: Path
) -> None:
    command = [sys.executable, "-m", "app"]
    around = {**surroundings(display), "TMPDIR": str(own_home)}
    first = subprocess.Popen(command, cwd=ROOT, env=around)
    try:
        socket_there(first, own_home)
        second = subprocess.run(command, cwd=ROOT, env=around, timeout=120, check=False)

        assert second.returncode == 0
        assert first.poll() is None
        elsewhere = {**around, "REKAMKU_VAULT": str(own_home / "another")}
        third = subprocess.Popen(command, cwd=ROOT, env=elsewhere)
        with pytest.raises(subprocess.TimeoutExpired):
            third.wait(3)
        third.terminate()
        third.wait()
    finally:
        first.terminate()
        first.wait()


def socket_there(program: "subprocess.Popen[bytes]", folder: Path) -> None:
    """Wait until the first one listens."""
    import time

    end = time.monotonic() + 60
    while not list(folder.glob("rekamku-*")):
        assert program.poll() is None
        assert time.monotonic() < end
        time.sleep(0.1)
