"""Sharing as use cases: preview, create, change, list, receipts, serve.

Refuses: addresses other than this computer's own unless the user names one.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Self

from app import share_making
from app.answers import ShareMade, SharePreview, ShareWish
from app.errors import BadRequest, TargetExists
from app.exporting import write_whole
from app.places import Places
from app.settings import Settings, load_settings, save_settings
from app.share_making import Moment, link_of
from sync import qr
from sync.errors import PortTaken, SyncError
from sync.network import local_addresses
from sync.vault_desk import VaultDesk
from vault.environment import Environment
from vault.errors import NoShare, VaultError
from vault.ids import PersonId, ShareId
from vault.records import Person
from vault.roles import Deed
from vault.share_store import ShareStore
from vault.share_values import Receipt, Share
from vault.vault import Vault

HERE = "127.0.0.1"
START_SECONDS = 15
PROBE_SECONDS = 3.0
FIRST_PORT, LAST_PORT = 20_000, 60_000

__all__ = ["Around", "Change", "Server", "create", "link_of", "preview", "serve", "shares"]


@dataclass(frozen=True, slots=True)
class Around:
    """What sharing needs of the machine: the vault's surroundings and the user's folders."""

    environment: Environment
    places: Places


class Change(StrEnum):
    """What the owner may do with a share."""

    STOP = "stop"
    PAUSE = "pause"
    RESUME = "resume"
    EXTEND = "extend"


def preview(vault: Vault, person: Person, wish: ShareWish, around: Around) -> SharePreview:
    """What a share would show and leave out; raises NothingToShare, NoRecord."""
    return share_making.preview(vault, person, wish, around.environment.clock())


def create(vault: Vault, person: Person, wish: ShareWish, around: Around) -> ShareMade:
    """Grant a share; it is served by whoever runs `serve`, now or later."""
    vault.require_writable()
    from app.summary_pdf import render_summary

    moment = Moment(around.environment.clock(), base_of(wish, around), around.environment.random)
    return share_making.grant(vault, person, wish, moment, render_summary)


def base_of(wish: ShareWish, around: Around) -> str:
    """The address links are made with: the one named, else where this computer serves."""
    if wish.url:
        if not wish.url.startswith(("http://", "https://")):
            raise BadRequest("--url", wish.url)
        return wish.url.rstrip("/")
    settings = settled_port(around)
    host = HERE if wish.via == "here" else settings.share_host or first_address()
    return f"http://{host}:{settings.share_port}"


def first_address() -> str:
    """The first address on the local network; raises BadRequest without one."""
    found = local_addresses()
    if not found:
        raise BadRequest("--via", "lan")
    return found[0]


def settled_port(around: Around) -> Settings:
    """The settings with the share port picked once and kept."""
    settings = load_settings(around.places.settings)
    if settings.share_port:
        return settings
    drawn = int.from_bytes(around.environment.random(4), "big")
    settings = replace(settings, share_port=FIRST_PORT + drawn % (LAST_PORT - FIRST_PORT))
    save_settings(around.places.settings, settings)
    return settings


def shares(vault: Vault, person: Person) -> tuple[Share, ...]:
    """Every share of one person, newest first."""
    store = vault.shares(person.id)
    if vault.allows(person.id, Deed.SHARE):
        store.note_expired()
    return store.shares()


def change(vault: Vault, share_id: ShareId, wanted: Change, longer_ms: int) -> Share:
    """Stop, pause, resume or extend; raises NoShare, ShareOver."""
    vault.require_writable()
    store, found = find(vault, share_id)
    actor = vault.actor()
    if wanted is Change.EXTEND:
        return store.extend(found, longer_ms, actor)
    doing = {Change.STOP: store.stop, Change.PAUSE: store.pause, Change.RESUME: store.resume}
    return doing[wanted](found, actor)


def find(vault: Vault, wanted: ShareId) -> tuple[ShareStore, ShareId]:
    """Whose share that is; raises NoShare."""
    for person in vault.people():
        store = vault.shares(person.id)
        try:
            return store, store.find(wanted)
        except NoShare:
            continue
    raise NoShare(wanted)


def receipts(vault: Vault, person: Person, wanted: ShareId | None) -> tuple[Receipt, ...]:
    """The history of one share, or of all of one person, newest first."""
    if wanted is None:
        shares(vault, person)
        return vault.shares(person.id).receipts()
    store, found = find(vault, wanted)
    if store.writable:
        store.note_expired()
    return store.receipts(found)


def write_qr(link: str, path: Path) -> None:
    """The link's code as a PNG; raises TargetExists."""
    if path.exists():
        raise TargetExists(path)
    write_whole(path, [qr.png(link)])


def stores_of(vault: Vault) -> Mapping[PersonId, ShareStore]:
    """Every share store of the vault whose shares this member may answer for."""
    allowed = [one.id for one in vault.people() if not vault.refused(one.id, Deed.SHARE)]
    return {person: vault.shares(person) for person in allowed}


def serve(
    vault: Vault,
    around: Around,
    *,
    host: str,
    port: int | None,
    ready: Callable[[str], None],
    stop: Callable[[], bool],
) -> None:
    """Serve every open share until told to stop; raises PortTaken, PageMissing."""
    from sync.share_server import serve as run_server

    if port is None:
        port = settled_port(around).share_port
    elif port:
        settings = load_settings(around.places.settings)
        save_settings(around.places.settings, replace(settings, share_port=port))
    desk = VaultDesk(lambda: stores_of(vault), around.environment.random)
    run_server(desk, host, port, ready, stop, clock=around.environment.clock)


def is_our_page(port: int) -> bool:
    """Whether what answers at a port of this computer is a share server of this program."""
    from sync.share_server import load_page
    from sync.web import Web

    try:
        answer = Web(deadline=PROBE_SECONDS).get(f"http://{HERE}:{port}/")
    except SyncError:
        return False
    return answer.content == load_page()["index.html"][1]


class Server:
    """The share server beside a desk: its own thread, its own view of the vault."""

    def __init__(self, vault: Vault, around: Around) -> None:
        self._vault = vault
        self._around = around
        self._stop = threading.Event()
        self._ready = threading.Event()
        self._thread: threading.Thread | None = None
        self._host = ""
        self._failed: SyncError | VaultError | None = None
        self.url = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self, via: str) -> str:
        """Serve on this computer, or for `lan` on its network too; the address links name."""
        host = HERE if via == "here" else "0.0.0.0"  # noqa: S104 -- the person chose the network
        if self._thread is not None and self._thread.is_alive() and self._host in {host, "0.0.0.0"}:  # noqa: S104 -- as above
            return self.url
        self.stop()
        self._stop.clear()
        self._ready.clear()
        self._host = host
        self._thread = threading.Thread(target=self._run, name="shares", daemon=True)
        self._thread.start()
        self._ready.wait(START_SECONDS)
        failed = self._failed
        if isinstance(failed, PortTaken) and is_our_page(failed.port):
            # `share serve` or another window answers there already, for this share too.
            return f"http://{HERE}:{failed.port}"
        if failed is not None:
            raise failed
        return self.url

    def resume(self) -> bool:
        """Serve what is still open, as after unlocking; whether anything is served."""
        ways = {
            share.via
            for store in stores_of(self._vault).values()
            for share in store.unfinished()
            if share.expires_ms > self._around.environment.clock()
        }
        if not ways:
            return False
        try:
            self.start("lan" if "lan" in ways else "here")
        except PortTaken:
            return False
        return True

    def stop(self) -> None:
        """Stop serving; open shares answer again when a server runs."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(START_SECONDS)
            self._thread = None

    def _run(self) -> None:
        def ready(url: str) -> None:
            self.url = url
            self._ready.set()

        self._failed = None
        try:
            with self._vault.beside() as vault:
                serve(
                    vault,
                    self._around,
                    host=self._host,
                    port=None,
                    ready=ready,
                    stop=self._stop.is_set,
                )
        except (SyncError, VaultError) as error:
            self._failed = error
        finally:
            self._ready.set()
