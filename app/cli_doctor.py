"""The command `doctor`: how well this computer keeps secrets, and what to do.

Refuses: opening the vault; it is not needed for that.
"""

from app.cli_context import Answer, Context
from app.doctor import Check, Health, examine

ADVICE: dict[Check, str] = {
    Check.KEYRING: "No safe keyring: the vault secret is asked for each time. Install one (GNOME"
    " Keyring, KWallet), or keep the recovery kit at hand.",
    Check.DISK: "The disk is not encrypted: whoever takes it sees when and how much you keep."
    " Switch on the system's disk encryption (LUKS, BitLocker, FileVault).",
    Check.SWAP: "Memory may be written to the disk unencrypted. Encrypt the swap, or use zram.",
    Check.CORE_DUMPS: "A crashing program may write its memory to the disk: ulimit -c 0. RekamKu"
    " switches this off for the process that holds keys.",
    Check.RIGHTS: "Other users of this computer can look into the vault's folder: chmod 700.",
    Check.ROOM: "There is little room left on the disk: make some before bringing in more.",
}


def doctor(context: Context) -> Answer:
    """`doctor`: one line for each check; always exit 0."""
    found = examine(context.vault_path, context.environment)
    checks = [
        {
            "check": one.check.value,
            "health": one.health.value,
            "advice": ADVICE[one.check] if one.health is Health.ADVICE else None,
        }
        for one in found
    ]
    lines = [_line(one.check, one.health) for one in found]
    return Answer(
        {"ok": all(one.health is not Health.ADVICE for one in found), "checks": checks}, lines
    )


def _line(check: Check, health: Health) -> str:
    said = {
        Health.GOOD: "good",
        Health.UNKNOWN: "could not be found out here",
        Health.ADVICE: ADVICE[check],
    }[health]
    return f"{check.value}: {said}"
