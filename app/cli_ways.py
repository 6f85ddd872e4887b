"""Commands about the ways into the vault: sheet, cards, security key, quick unlock, new keys.

Refuses: secrets on the terminal's page; sheets and cards go into files that only their owner
may read.
"""

from pathlib import Path

from app import ways
from app.card_sheets import write_cards
from app.cli_context import Answer, Context
from app.cli_json import time_text
from app.errors import TargetExists
from app.making import write_kit
from app.recovering import cards_of, paper_text
from vault.cards import PLANS
from vault.header import SlotKind

ANEW = (
    "Whoever copied the vault before, and holds an old way in, can still open that copy; "
    "people added from now on stay closed to them."
)


def list_ways(context: Context) -> Answer:
    """`ways list`."""
    found = context.vault.ways.all()
    objects = [
        {
            "kind": one.kind.value,
            "made": time_text(one.made_ms) if one.made_ms else None,
            "used": time_text(one.used_ms) if one.used_ms else None,
            "needed": one.needed or None,
            "cards": one.cards or None,
            "set": one.epoch or None,
        }
        for one in found
    ]
    lines = [
        f"{one['kind']}: made {one['made'] or 'unknown'}, last used {one['used'] or 'unknown'}"
        for one in objects
    ]
    result = {"ways": objects, "opened_by": context.vault.ways.used.value}
    return context.warned(Answer(result, lines))


def new_kit(context: Context) -> Answer:
    """`ways kit --out FILE`: a new sheet; the words of the old one open nothing any more."""
    target = _free(Path(context.arguments.out))
    owner = context.owner
    write_kit(target, context.vault.make_new_kit(), owner)
    return Answer({"ok": True, "kit": str(target)}, [f"The new recovery kit is at {target}."])


def make_cards(context: Context) -> Answer:
    """`ways cards --needed N --out DIR`: new recovery cards, one file each."""
    arguments = context.arguments
    plan = next(one for one in PLANS if one[0] == arguments.needed)
    folder = Path(arguments.out)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise TargetExists(folder)
    name = context.owner.name
    drawn = context.vault.ways.draw_cards(plan)
    cards = drawn.cards
    files = write_cards(folder, cards, name, arguments.language, as_text=arguments.text)
    context.vault.ways.use_cards(drawn)
    ways.forget_proof(context.vault, ways.CARDS_PROVEN)
    lines = [f"{plan[1]} cards are in {folder}; any {plan[0]} of them open the vault."]
    lines.append("Print each, hand it to somebody you trust, then delete the files.")
    told = {"needed": plan[0], "cards": [str(file) for file in files], "set": cards[0].epoch}
    return Answer(told, lines)


def rehearse(context: Context) -> Answer:
    """`ways rehearse CARD…`: proves that these cards would open the vault."""
    texts = [paper_text(Path(one)) for one in context.arguments.cards]
    vault = context.vault
    vault.ways.rehearse_cards(cards_of(vault.vault_id, texts))
    ways.note_cards_proven(vault, context.environment.clock())
    return Answer({"ok": True}, ["These cards open the vault. Nothing was changed."])


def add_key(context: Context) -> Answer:
    """`ways key`: lets the plugged-in security key open the vault."""
    context.vault.ways.add_security_key(context.security_key())
    return Answer({"ok": True}, ["The security key opens the vault from now on."])


def quick(context: Context) -> Answer:
    """`ways quick on|off`: opening by this computer's keyring alone."""
    if context.arguments.wanted == "on":
        context.vault.enable_quick_unlock()
    else:
        context.vault.disable_quick_unlock()
    return Answer({"ok": True}, [f"Opening by the keyring is {context.arguments.wanted}."])


def remove(context: Context) -> Answer:
    """`ways remove KIND`: takes a way in away; what it may have told stays told."""
    context.vault.ways.remove(SlotKind(context.arguments.kind))
    lines = ["This way in is gone. If somebody else may have it, run ways renew as well."]
    return Answer({"ok": True}, lines)


def renew(context: Context) -> Answer:
    """`ways renew --out FILE`: all keys new, with the present passphrase and a new kit."""
    target = _free(Path(context.arguments.out))
    owner = context.owner
    kit = context.vault.ways.renew(context.passphrase())
    write_kit(target, kit, owner)
    lines = [f"All keys are new. The new recovery kit is at {target}.", ANEW]
    return Answer({"ok": True, "kit": str(target)}, lines)


def _free(target: Path) -> Path:
    if target.exists():
        raise TargetExists(target)
    return target
