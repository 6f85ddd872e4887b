"""The main job in a throw-away vault: make, bring in, see, prove, share, read as the doctor does.

Refuses: touching the user's own vault, settings, anchors or keyring.
"""

import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app import files_in, making, proving, sharing
from app.answers import ShareWish
from app.jobs import Job
from app.places import Places
from vault.environment import Environment
from vault.keyring_store import MemoryKeyring
from vault.keys import KdfChoice, KdfParameters
from vault.people import NewPerson
from vault.records import Filter, Kind, Person, Sex
from vault.vault import Vault

SAMPLE = Path(__file__).parent / "sample"
QUICK = KdfChoice(KdfParameters(64 * 1024, 3, 4))
PASSPHRASE = "contoh saja, bukan rahasia"  # noqa: S105 -- opens a vault that is thrown away
FAMILY = (
    (NewPerson("Ni Wayan Sari", "1958-03-14", Sex.FEMALE, "5102015403589998"), ("sari-*.json",)),
    (NewPerson("I Made Sudana", "1955-08-02", Sex.MALE, "5102010208559997"), ("made-*.json",)),
    (NewPerson("Putu Ayu Lestari", "2021-05-20", Sex.FEMALE, "5102016005219996"), ("ayu-*.json",)),
)
Say = Callable[[str], None]


def walk(environment: Environment, say: Say) -> None:
    """Do the whole main job, telling each step."""
    with tempfile.TemporaryDirectory(prefix="rekamku-demo-") as folder:
        root = Path(folder)
        here = Places(root / "settings.json", root / "state", root / "vault")
        around = replace(environment, state_dir=here.state, keyring=MemoryKeyring(), kdf=QUICK)
        say("1. Make a vault for Ni Wayan Sari, with a recovery kit")
        vault, kit = making.create(here.vault, FAMILY[0][0], PASSPHRASE, around)
        with vault:
            say(f"   vault {vault.vault_id.hex()}, kit of {len(kit.words())} words")
            for new, _ in FAMILY[1:]:
                vault.add_person(new)
            bring_family(vault, around, say)
            _look(vault, vault.owner(), say)
            _prove(vault, vault.owner(), say)
            _share(vault, vault.owner(), sharing.Around(around, here), say)
            _prove(vault, vault.owner(), say)
    say("Done; the throw-away vault is gone.")


def bring_family(vault: Vault, environment: Environment, say: Say) -> None:
    """Import every sample file; each finds its own person."""
    paths = [path for _, names in FAMILY for name in names for path in sorted(SAMPLE.glob(name))]
    answer = files_in.bring_in(
        vault, paths, files_in.Wishes(default=vault.owner()), environment, Job()
    )
    say(f"2. Bring in {len(paths)} hospital files")
    names = {person.id: person.name for person in vault.people()}
    for one in answer.files:
        who = names.get(one.person_id, "nobody") if one.person_id else "nobody"
        say(f"   {Path(one.path).name}: {one.new} records for {who} ({one.status.value})")


def _look(vault: Vault, person: Person, say: Say) -> None:
    store = vault.record(person.id)
    counts = store.counts()
    say(f"3. See the record of {person.name}: {counts.total} records")
    for row in store.list(Filter(kinds=frozenset({Kind.LAB})), 3, 0).rows:
        facts = row.facts
        say(f"   {facts.date[:10]} {facts.title}: {facts.value} ({facts.facility})")
    found = store.search("hba1c", 5)
    say(f"   searching 'HbA1c': {found.total} found")


def _prove(vault: Vault, person: Person, say: Say) -> None:
    report = proving.verify(vault, person, full=True, job=Job())
    say(f"4. Verify: {report.entries} entries, {report.state.value}, ok={report.ok}")


def _share(vault: Vault, person: Person, around: sharing.Around, say: Say) -> None:
    from sync.link import read_link
    from sync.open_link import Visit, open_link
    from sync.web import Web

    with sharing.Server(vault, around) as server:
        base = server.start("here")
        wish = ShareWish(recipient="dr. Contoh", purpose="TREAT", minutes=15, url=base)
        made = sharing.create(vault, person, wish, around)
        say(f"5. Share {len(made.records)} records for 15 minutes: {base}")
        link = read_link(made.shlink)
        visit = Visit("dr. Contoh", around.environment.clock() // 1000)
        files = open_link(link, visit, Web())
        bundle = json.loads(files[0].content)
        say(f"   the doctor reads a {bundle['type']} of {len(bundle['entry'])} entries")
        sharing.change(vault, made.id, sharing.Change.STOP, 0)
        say("   stopped")
    for receipt in reversed(sharing.receipts(vault, person, made.id)):
        say(f"   receipt: {receipt.event.value} {receipt.recipient}")
