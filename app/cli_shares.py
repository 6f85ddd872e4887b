"""Commands about sharing: create, serve, list, stop, pause, resume, extend, receipts.

Refuses: deciding what leaves; that is `app/sharing.py`, with the rules of `sync/selection.py`.
"""

import json
import signal
import threading
from pathlib import Path
from types import FrameType

from app import sharing
from app.answers import ShareMade, ShareWish
from app.cli_context import Answer, Context
from app.cli_json import receipt_object, share_object, time_text
from app.errors import TargetExists
from app.settings import load_settings
from vault.ids import RecordId, ShareId
from vault.records import Label

MINUTE_MS = 60_000


def create(context: Context) -> Answer:
    """`share create … --for NAME --purpose P --minutes N`."""
    arguments = context.arguments
    picture = Path(arguments.qr) if arguments.qr else None
    if picture is not None and picture.exists():
        raise TargetExists(picture)
    made = sharing.create(
        context.vault,
        context.person,
        ShareWish(
            recipient=arguments.recipient,
            purpose=arguments.purpose,
            minutes=arguments.minutes,
            kinds=tuple(arguments.kind),
            records=tuple(RecordId(one) for one in arguments.record),
            since=arguments.since,
            until=arguments.until,
            passcode=context.secret_option(arguments.passcode),
            uses=arguments.uses,
            label=arguments.label,
            include=tuple(Label(one) for one in arguments.include),
            format=arguments.format,
            mode=arguments.mode,
            long_term=arguments.long_term,
            via=arguments.via,
            url=arguments.url,
        ),
        sharing.Around(context.environment, context.places),
    )
    if picture is not None:
        sharing.write_qr(made.link, picture)
    return Answer(made_object(made), made_lines(made))


def made_object(made: ShareMade) -> dict[str, object]:
    """What `share create` answers."""
    return {
        "id": made.id,
        "link": made.link,
        "shlink": made.shlink,
        "viewer_url": made.viewer_url,
        "expires": time_text(made.expires_ms),
        "records": list(made.records),
        "withheld": {
            "count": made.withheld,
            "labels": [label.value for label in made.withheld_labels],
        },
        "left_out": json.loads(made.left_out),
    }


def made_lines(made: ShareMade) -> list[str]:
    """The same for people at a terminal."""
    return [
        made.link,
        f"share {made.id}: {len(made.records)} records until {time_text(made.expires_ms)}",
        f"{made.withheld} withheld as sensitive",
    ]


def serve(context: Context) -> Answer:
    """`share serve`: until stopped by a signal; prints one line when ready."""
    stopping = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()

    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, stop)

    def ready(url: str) -> None:
        from app.cli import ENCODER

        line = ENCODER.encode({"serving": url}).decode()
        context.streams.out.write(line + "\n")
        context.streams.out.flush()

    settings = load_settings(context.places.settings)
    sharing.serve(
        context.vault,
        sharing.Around(context.environment, context.places),
        host=context.arguments.host or settings.share_host or "127.0.0.1",
        port=context.arguments.port,
        ready=ready,
        stop=stopping.is_set,
    )
    return Answer(None)


def list_shares(context: Context) -> Answer:
    """`share list`."""
    shares = sharing.shares(context.vault, context.person)
    lines = [
        f"{one.id} {one.state.value:8} until {time_text(one.expires_ms)} for {one.recipient}"
        for one in shares
    ]
    objects = [share_object(one, sharing.link_of(one)) for one in shares]
    return context.warned(Answer({"shares": objects}, lines))


def stop(context: Context) -> Answer:
    """`share stop ID`."""
    return _changed(context, sharing.Change.STOP)


def pause(context: Context) -> Answer:
    """`share pause ID`."""
    return _changed(context, sharing.Change.PAUSE)


def resume(context: Context) -> Answer:
    """`share resume ID`."""
    return _changed(context, sharing.Change.RESUME)


def extend(context: Context) -> Answer:
    """`share extend ID --minutes N`."""
    return _changed(context, sharing.Change.EXTEND, int(context.arguments.minutes * MINUTE_MS))


def _changed(context: Context, change: sharing.Change, longer_ms: int = 0) -> Answer:
    share = sharing.change(context.vault, ShareId(context.arguments.id), change, longer_ms)
    result = {"shares": [share_object(share, sharing.link_of(share))]}
    return Answer(result, [f"share {share.id}: {share.state.value}"])


def receipts(context: Context) -> Answer:
    """`share receipts [ID]`."""
    wanted = ShareId(context.arguments.id) if context.arguments.id else None
    found = sharing.receipts(context.vault, context.person, wanted)
    lines = [
        f"{time_text(one.when_ms)} {one.event.value:9} {one.recipient} {one.result}"
        for one in found
    ]
    return context.warned(Answer({"receipts": [receipt_object(one) for one in found]}, lines))
