"""Commands for records written by hand: add, change, correct, retract, restore.

Refuses: changing what came from elsewhere; a correction stands beside it.
"""

from app import by_hand, hand_files
from app.by_hand import Written
from app.cli_context import Answer, Context
from app.cli_records import record_id_of, shown_object
from app.errors import BadRequest
from app.typed_fields import Form, fields_of
from app.typed_values import Typed, look_over
from vault.ids import RecordId


def add(context: Context) -> Answer:
    """`add KIND --field value…`: a new record, kept as an import of its own."""
    arguments = context.arguments
    form = Form(arguments.written)
    typed = Typed(form, _given(context, form))
    written = hand_files.write_down(
        context.vault, context.person.id, typed, _named(typed), context.environment
    )
    return _said(context, written, _doubts(context, typed))


def change(context: Context) -> Answer:
    """`change ID --field value…`: a new version of a record written by hand."""
    record_id = record_id_of(context)
    person = context.person.id
    before = by_hand.filled_form(context.vault.record(person), record_id)
    if before is None:
        raise BadRequest("record", record_id)
    typed = Typed(before.form, {**before.values, **_given(context, before.form)})
    written = by_hand.rewrite(
        context.vault, person, record_id, typed, _named(typed), context.environment
    )
    return _said(context, written, _doubts(context, typed))


def correct(context: Context) -> Answer:
    """`correct ID TEXT`: words beside a record, which stays as it came."""
    record_id = record_id_of(context)
    by_hand.annotate(context.vault, context.person.id, record_id, context.arguments.text)
    return _shown(context, record_id)


def retract(context: Context) -> Answer:
    """`retract ID --reason TEXT`: out of view; every version stays."""
    record_id = record_id_of(context)
    by_hand.retract(
        context.vault,
        context.person.id,
        record_id,
        context.arguments.reason,
        context.environment.clock(),
    )
    return _shown(context, record_id)


def restore(context: Context) -> Answer:
    """`restore ID`: back into view."""
    record_id = record_id_of(context)
    by_hand.restore(context.vault, context.person.id, record_id)
    return _shown(context, record_id)


def _given(context: Context, form: Form) -> dict[str, str]:
    """The fields that were named; raises BadRequest for one that the form does not have."""
    found = {
        name.removeprefix("field_"): value
        for name, value in vars(context.arguments).items()
        if name.startswith("field_") and value is not None
    }
    known = {asked.name for asked in fields_of(form, found.get("what", ""))}
    if form is Form.VITAL:
        known |= {"value", "upper", "lower"}
    for name in sorted(set(found) - known):
        raise BadRequest("field", name)
    return found


def _named(typed: Typed) -> str:
    """The word of a choice as the command line says it."""
    return typed.text("what").replace("-", " ")


def _doubts(context: Context, typed: Typed) -> dict[str, str]:
    return look_over(typed, by_hand.today(context.environment)).doubts


def _said(context: Context, written: Written, doubts: dict[str, str]) -> Answer:
    result, lines = shown_object(context, written.record_id)
    notices = [{"where": name, "reason": reason} for name, reason in doubts.items()]
    lines += [f"  {name} seems odd: {reason}" for name, reason in doubts.items()]
    return Answer({**result, "import_id": written.import_id or None, "notices": notices}, lines)


def _shown(context: Context, record_id: RecordId) -> Answer:
    return Answer(*shown_object(context, record_id))
