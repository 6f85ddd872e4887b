"""Commands about backups: create, check, restore; and those of the places set up in the window.

Refuses: opening the vault where only the backup file is asked about.
"""

from collections.abc import Callable
from pathlib import Path

from app.backing_up import BackedUp, back_up, back_up_to_file, due
from app.backup_places import (
    NewPlace,
    Place,
    PlaceKind,
    Rhythm,
    add_place,
    find_place,
    forget_place,
    read_places,
)
from app.cli_context import Answer, Context, read_passphrase
from app.cli_errors import Exit, sentence_of
from app.cli_json import time_text
from app.errors import FileGone
from app.jobs import Job
from app.session import open_with
from sync.errors import SyncError
from vault.backup.manifest import Manifest
from vault.backup.restoring import LockedBackup, OpenBackup
from vault.errors import BackupDamaged, VaultError
from vault.log_read import Problem

_DAMAGED = "The vault itself was damaged when this backup was made: run verify."


def create(context: Context) -> Answer:
    """`backup create FILE`: made, read back and opened apart; left alone where nothing changed."""
    path = Path(context.arguments.file)
    done = back_up_to_file(context.vault, path, context.environment, context.job())
    result = {**_made(done), "file": str(path), "sealed": done.sealed}
    lines = [f"{path}: {done.kept.size} bytes", _proof_line(done)]
    return context.warned(
        Answer(result, lines, *((Exit.ALTERED, _DAMAGED) if done.problems else ()))
    )


def check(context: Context) -> Answer:
    """`backup check FILE`: every byte to the end; the vault need not be there."""
    opened = _opened(context)
    job = context.job()
    try:
        manifest = opened.check(_step(job, "bytes checked"))
    except BackupDamaged as damaged:
        sentence = sentence_of(damaged)
        problems = [{"where": context.arguments.file, "what": damaged.what}]
        return Answer({"ok": False, "problems": problems}, [sentence], Exit.ALTERED, sentence)
    lines = [f"The backup is whole: {len(manifest.members)} files, {_when(manifest)}."]
    return Answer({"ok": True, **_told(manifest), "problems": []}, lines)


def restore(context: Context) -> Answer:
    """`backup restore FILE --to DIR`: into a new place, verified there; no vault is touched."""
    opened = _opened(context)
    to = Path(context.arguments.to)
    done = opened.restore(to, context.environment, _step(context.job(), "bytes restored"))
    result = {
        "ok": not done.problems,
        "to": str(done.path),
        **_told(done.manifest),
        "lacks": [{"where": one.place, "entries": one.entries} for one in done.lacks],
        "problems": _problems(done.problems),
    }
    lines = [f"The vault of {_when(done.manifest)} is at {done.path}."]
    lines += [f"{one.place}: {one.entries} later entries are not in it" for one in done.lacks]
    lines += [f"{one.where}: {one.what}" for one in done.problems]
    return Answer(result, lines, *((Exit.ALTERED, _DAMAGED) if done.problems else ()))


def places_list(context: Context) -> Answer:
    """`backup places`: where backups go, and when one was last proven there."""
    found = [one for one in read_places(context.vault) if one.kind is not PlaceKind.FILE]
    lines = [
        f"{one.id} {one.kind} {one.where}: {len(one.kept)} backups, last proven"
        f" {_time(one.last_proven_ms) or 'never'}"
        for one in found
    ]
    return context.warned(Answer({"places": [_place(one) for one in found]}, lines))


def place_add(context: Context) -> Answer:
    """`backup add WHERE [--kind K] [--user U] [--password-file F] [--every R]`."""
    given = context.arguments
    password = read_passphrase(Path(given.password_file)) if given.password_file else ""
    kind = PlaceKind(given.kind)
    where = str(Path(given.where).absolute()) if kind is PlaceKind.FOLDER else given.where
    new = NewPlace(kind, where, given.user, password, Rhythm(given.every))
    place = add_place(context.vault, new, context.environment.random)
    return Answer({"place": _place(place)}, [f"{place.id} {place.where}"])


def place_forget(context: Context) -> Answer:
    """`backup forget PLACE`: what lies there stays."""
    place = find_place(context.vault, context.arguments.place)
    forget_place(context.vault, place.id)
    return Answer({"ok": True}, [f"{place.where} is no longer used; what lies there stays."])


def run(context: Context) -> Answer:
    """`backup run [PLACE]`: a backup in one place, or in every place whose time has come."""
    vault, wanted = context.vault, context.arguments.place
    places = read_places(vault)
    chosen = (find_place(vault, wanted),) if wanted else due(places, context.environment.clock())
    results, worst = [], ""
    for place in chosen:
        try:
            done = back_up(vault, place, context.environment, context.job())
        except (SyncError, VaultError) as error:
            worst = sentence_of(error)
            results.append({"ok": False, "place": place.id, "message": worst})
        else:
            results.append({**_made(done), "place": place.id, "removed": done.removed})
    lines = [f"{one['place']}: {'done' if one['ok'] else one['message']}" for one in results]
    return context.warned(
        Answer({"backups": results}, lines, *((Exit.PARTLY, worst) if worst else ()))
    )


def _opened(context: Context) -> OpenBackup:
    path = Path(context.arguments.file)
    if not path.is_file():
        raise FileGone(path)
    locked = LockedBackup(lambda: path.open("rb"))
    return open_with(locked, context.credentials(locked), context.environment)


def _step(job: Job, what: str) -> Callable[[int, int], None]:
    return lambda done, total: job.step(done, total, what)


def _made(done: BackedUp) -> dict[str, object]:
    kept = done.kept
    return {
        "ok": not done.problems,
        "id": kept.backup,
        "name": kept.name,
        "size": kept.size,
        "made": time_text(kept.made_ms),
        "proven": _time(kept.proven_ms),
        "unchanged": done.unchanged,
        "problems": _problems(done.problems),
    }


def _proof_line(done: BackedUp) -> str:
    if done.problems:
        return f"It could be read back, but {done.problems[0].where} does not hold."
    if done.unchanged:
        return f"Nothing was written since; last proven {_time(done.kept.proven_ms)}."
    return "Read back, opened apart and compared: it restores."


def _told(manifest: Manifest) -> dict[str, object]:
    return {
        "vault_id": manifest.vault,
        "id": manifest.backup,
        "made": time_text(manifest.made_ms),
        "records": sum(one.records for one in manifest.counts),
        "logs": [
            {"where": one.place, "log": one.log, "size": one.size, "root": one.root}
            for one in manifest.logs
        ],
    }


def _place(place: Place) -> dict[str, object]:
    return {
        "id": place.id,
        "kind": place.kind.value,
        "where": place.where,
        "every": place.rhythm.value,
        "last_proven": _time(place.last_proven_ms),
        "failed": place.failed,
        "backups": [
            {"name": one.name, "size": one.size, "made": time_text(one.made_ms)}
            for one in place.kept
        ],
    }


def _problems(problems: tuple[Problem, ...]) -> list[dict[str, str]]:
    return [{"where": one.where, "what": one.what} for one in problems]


def _when(manifest: Manifest) -> str:
    return time_text(manifest.made_ms)


def _time(moment_ms: int) -> str | None:
    return time_text(moment_ms) if moment_ms else None
