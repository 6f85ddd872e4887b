"""The four states of a vault as the command line says them.

Refuses: blocking a reader; a changed vault is read with a warning and exit 5 (design 4).
"""

from dataclasses import replace

from app.cli_context import Answer
from app.cli_errors import Exit
from vault.vault import Vault
from vault.vault_state import VaultState

SENTENCES = {
    VaultState.VOUCHED: "Complete and unchanged, and vouched for.",
    VaultState.NOT_VOUCHED: "Complete and unchanged as far as this computer can tell.",
    VaultState.RESTORED_COPY: "This vault is a restored copy; a decision is needed to write.",
    VaultState.CHANGED: "Something in this vault is missing or was changed.",
}


def with_warning(vault: Vault, answer: Answer) -> Answer:
    """The answer as it is, or with `warning` and exit 5 if the vault is not as it was left."""
    state = vault.state
    if state is not VaultState.CHANGED:
        return answer
    result = None if answer.result is None else {**answer.result, "warning": state.value}
    return replace(answer, result=result, exit=Exit.ALTERED, sentence=SENTENCES[state])
