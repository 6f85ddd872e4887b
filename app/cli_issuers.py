"""Commands about who is trusted to sign health cards.

Refuses: deciding for a person; an import only names who is unknown.
"""

from app import issuers
from app.cli_context import Answer, Context
from sync.readers.card_values import TrustedIssuer


def issuers_list(context: Context) -> Answer:
    """`issuers list`: those trusted here; the list that comes with the program has its date."""
    found = issuers.trusted(context.vault)
    lines = [f"{one.address} {one.key}" for one in found]
    lines.append(f"{len(issuers.LISTED)} issuers come with the program, as of {issuers.LIST_DATE}.")
    return Answer(
        {
            "trusted": [{"address": one.address, "key": one.key} for one in found],
            "listed": list(issuers.LISTED),
            "as_of": issuers.LIST_DATE,
        },
        lines,
    )


def issuers_trust(context: Context) -> Answer:
    """`issuers trust ADDRESS KEY`: as an import named them."""
    one = _named(context)
    issuers.trust(context.vault, one)
    lines = [
        f"Cards signed by {one.address} with this key count as signed from now on.",
        "Cards brought in before stay as they are; undo their import and import them again.",
    ]
    return Answer({"address": one.address, "key": one.key, "trusted": True}, lines)


def issuers_forget(context: Context) -> Answer:
    """`issuers forget ADDRESS KEY`."""
    one = _named(context)
    issuers.forget(context.vault, one)
    lines = [f"Cards signed by {one.address} with this key are of an unknown issuer again."]
    return Answer({"address": one.address, "key": one.key, "trusted": False}, lines)


def _named(context: Context) -> TrustedIssuer:
    return TrustedIssuer(context.arguments.address, context.arguments.key)
