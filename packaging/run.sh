#!/bin/sh
# Opens the window; with no display walks the same main job on the command line.
set -eu
cd "$(dirname "$0")/.."
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
    exec .venv/bin/rekamku
fi
echo "No display was found: this is the same walk on the command line." >&2
exec .venv/bin/rekamku demo
