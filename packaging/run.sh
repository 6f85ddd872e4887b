#!/bin/sh
# Opens the window; with no display walks the same main job on the command line.
set -eu
cd -- "$(dirname -- "$0")/.."

why="No display was found"
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
    status=0
    .venv/bin/rekamku || status=$?
    # Qt aborts (128 + SIGABRT) where a display is named that does not answer.
    [ "$status" = 134 ] || exit "$status"
    probe='from PySide6.QtGui import QGuiApplication; QGuiApplication([])'
    ! .venv/bin/python -c "$probe" >/dev/null 2>&1 || exit "$status"
    why="The display does not answer"
fi
echo "$why: this is the same walk on the command line." >&2
exec .venv/bin/rekamku demo
