"""Which methods of the desk only read: the table that parts its two lanes.

Refuses: methods that write; those wait for one another on the vault's own lane.
"""

READING = frozenset(
    f"Desk.{name}"
    for name in (
        "people",
        "rows",
        "counts",
        "record",
        "search",
        "series_lines",
        "medicines",
        "imports",
        "typed_form",
        "offered",
        "version_text",
        "file_text",
        "picture",
        "laid_out",
        "study",
        "slices",
        "page_on_disk",
        "table_on_disk",
        "page_of_original",
        "excerpt",
        "save_file",
        "save_original",
        "activity",
        "knowledge",
        "shares",
        "receipts",
        "preview_share",
        "receipts_of",
        "trace",
        "share_code",
        "save_share_picture",
        "save_share_sheet",
        "suggest_passcode",
        "addresses",
    )
) | {"WitnessDesk.save_proof", "BackupsDesk.backup_places"}
"""Methods that only read; they run on their own lane and never wait for an import.

The standing is asked of the writing vault: what was decided or found by a check is known there.
"""

OUTSIDE = frozenset(
    {
        "WitnessDesk.send_anchor",
        "WitnessDesk.fetch_witness_key",
        "BackupsDesk.back_up",
        "BackupsDesk.back_up_to_file",
    }
)
"""Methods that wait for the network or a slow place; each runs beside both lanes.

They touch no vault, or open it once more for themselves.
"""
