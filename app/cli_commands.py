"""The table of commands: which words run which function.

Refuses: commands that are not in design 7, save the hidden maintenance one.
"""

from collections.abc import Callable

from app import cli_family, cli_hand, cli_proofs, cli_records, cli_shares, cli_vault, cli_ways
from app.cli_context import Answer, Context

COMMANDS: dict[str, Callable[[Context], Answer]] = {
    "init": cli_vault.init,
    "people list": cli_vault.people_list,
    "people add": cli_vault.people_add,
    "people roles": cli_family.roles,
    "people grant": cli_family.grant,
    "people guardian": cli_family.guardian,
    "people revoke": cli_family.revoke,
    "people decide": cli_family.decide,
    "people hand-over": cli_family.hand_over,
    "people move-out": cli_family.move_out,
    "people emergency": cli_family.emergency,
    "people majority": cli_family.majority,
    "members list": cli_family.members_list,
    "members invite": cli_family.members_invite,
    "members rename": cli_family.members_rename,
    "members remove": cli_family.members_remove,
    "passphrase": cli_vault.change_passphrase,
    "verify": cli_vault.verify,
    "log": cli_vault.log,
    "ways list": cli_ways.list_ways,
    "ways kit": cli_ways.new_kit,
    "ways cards": cli_ways.make_cards,
    "ways rehearse": cli_ways.rehearse,
    "ways key": cli_ways.add_key,
    "ways quick": cli_ways.quick,
    "ways remove": cli_ways.remove,
    "ways renew": cli_ways.renew,
    "rebuild-views": cli_vault.rebuild_views,
    "import": cli_records.bring_in,
    "imports list": cli_records.imports_list,
    "imports undo": cli_records.imports_undo,
    "list": cli_records.list_records,
    "show": cli_records.show,
    "search": cli_records.search,
    "add": cli_hand.add,
    "change": cli_hand.change,
    "correct": cli_hand.correct,
    "retract": cli_hand.retract,
    "restore": cli_hand.restore,
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
    "proof make": cli_proofs.make,
    "proof check": cli_proofs.check,
    "demo": cli_vault.demo,
}
