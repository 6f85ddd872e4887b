"""The table of commands: which words run which function.

Refuses: commands that are not in design 7, save the hidden maintenance one.
"""

from collections.abc import Callable

from app import cli_records, cli_shares, cli_vault
from app.cli_context import Answer, Context

COMMANDS: dict[str, Callable[[Context], Answer]] = {
    "init": cli_vault.init,
    "people list": cli_vault.people_list,
    "people add": cli_vault.people_add,
    "passphrase": cli_vault.change_passphrase,
    "verify": cli_vault.verify,
    "log": cli_vault.log,
    "rebuild-views": cli_vault.rebuild_views,
    "import": cli_records.bring_in,
    "imports list": cli_records.imports_list,
    "imports undo": cli_records.imports_undo,
    "list": cli_records.list_records,
    "show": cli_records.show,
    "search": cli_records.search,
    "export": cli_records.export,
    "open": cli_records.open_link,
    "share create": cli_shares.create,
    "share serve": cli_shares.serve,
    "share list": cli_shares.list_shares,
    "share stop": cli_shares.stop,
    "share pause": cli_shares.pause,
    "share resume": cli_shares.resume,
    "share extend": cli_shares.extend,
    "share receipts": cli_shares.receipts,
    "demo": cli_vault.demo,
}
