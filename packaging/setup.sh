#!/bin/sh
# Makes .venv ready: system packages, hashed Python packages, the doctor's page, translations.
# Usage: packaging/setup.sh run|test PYTHON. Does only what is missing; refuses to guess a password.
set -eu
purpose=$1
python=$2
here=$(dirname "$0")
cd "$here/.."

fail() { echo "RekamKu set-up: $*" >&2; exit 1; }

command -v "$python" >/dev/null || fail "$python was not found; install Python 3.11 or newer."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
    || fail "Python 3.11 or newer is needed; $python is older."

# System packages: only asked for where the Debian package tools exist.
wanted() { grep -hv '^#' packaging/debian/base.txt "packaging/debian/$purpose.txt" | sed '/^$/d'; }
if command -v dpkg-query >/dev/null; then
    missing=""
    for name in $(wanted); do
        dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' \
            || missing="$missing $name"
    done
    # A Python that is not the system's brings its own venv module.
    if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        missing=$(printf '%s' "$missing" | sed 's/ python3-venv//')
    fi
    if [ -n "$missing" ]; then
        if [ "$(id -u)" = 0 ]; then as=""
        elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as="sudo -n"
        else fail "please run this once, then try again:
    sudo apt-get install --no-install-recommends$missing"
        fi
        echo "RekamKu set-up: installing system packages:$missing" >&2
        $as apt-get update -qq >/dev/null
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive $as apt-get install -qq -y --no-install-recommends $missing >/dev/null
    fi
fi

case $purpose in
    run) lock=packaging/lock/runtime.txt ;;
    *) lock=packaging/lock/development.txt ;;
esac
[ -x .venv/bin/python ] || "$python" -m venv .venv
stamp=.venv/rekamku-$purpose.sum
sum=$(cat "$lock" pyproject.toml sync/page/package-lock.json tests/clients/package-lock.json 2>/dev/null | sha256sum)
if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$sum" ]; then
    echo "RekamKu set-up: Python packages (a few minutes the first time)" >&2
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-warn-script-location \
        --require-hashes --only-binary :all: -r "$lock"
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
    fresh=yes
fi
newest=$(find sync/page -name node_modules -prune -o -name dist -prune -o -type f -newer sync/page/dist/.built -print 2>/dev/null | head -n 1)
if [ ! -f sync/page/dist/.built ] || [ -n "$newest" ]; then
    echo "RekamKu set-up: the doctor's page" >&2
    .venv/bin/python -m sync.page.build
    touch sync/page/dist/.built
fi
.venv/bin/python -m ui.assets.build
if [ "$purpose" = test ] && [ -f tests/clients/package-lock.json ] && [ ! -d tests/clients/node_modules ]; then
    (cd tests/clients && PATH="$PWD/../../.venv/bin:$PATH" npm ci --silent --no-audit --no-fund)
fi
[ -z "${fresh:-}" ] || printf '%s' "$sum" > "$stamp"
