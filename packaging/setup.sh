#!/bin/sh
# Makes .venv ready for `run` or `test`: system packages, Python packages checked by their hashes,
# the doctor's page, symbols and translations. Does only what is missing, for one terminal at a
# time; what was interrupted is made anew. Never asks for a password.
# Usage: packaging/setup.sh run|test PYTHON
set -eu
purpose=$1
cd -- "$(dirname -- "$0")/.."

say() { echo "RekamKu set-up: $*" >&2; }
fail() { say "$@"; exit 1; }

command -v "$2" >/dev/null || fail "$2 was not found; install Python 3.11 or newer."

# The lock belongs to this script's descriptor 9 and ends with it. The answer is the interpreter
# itself, never an activated .venv that may have to be made anew, and its version.
exec 9<packaging/setup.sh
found=$("$2" -c 'import os, sys
if sys.version_info < (3, 11):
    sys.stderr.write("RekamKu set-up: Python 3.11 or newer is needed; %s is Python %d.%d. "
        "If a newer one is installed, name it: make PYTHON=python3.12 run\n"
        % ((sys.argv[1],) + tuple(sys.version_info[:2])))
    sys.exit(1)
import fcntl, signal
signal.signal(signal.SIGINT, signal.SIG_DFL)
try:
    fcntl.flock(9, fcntl.LOCK_EX | fcntl.LOCK_NB)
except OSError:
    sys.stderr.write("RekamKu set-up: another terminal is at it; waiting.\n")
    fcntl.flock(9, fcntl.LOCK_EX)
print(os.path.realpath(sys.executable))
print("%d.%d" % sys.version_info[:2])' "$2") || exit 1
python=$(printf '%s\n' "$found" | sed -n 1p)
made_for="$found
$(pwd -P)"

# System packages: only where Debian's tools are. Ubuntu spells some with t64 and keeps Chromium
# elsewhere; a Python that is not the system's brings its own venv module.
packages() {
    lists=packaging/debian/run.txt
    [ "$purpose" = run ] || lists="$lists packaging/debian/test.txt"
    # shellcheck disable=SC2086
    sed '/^#/d; /^$/d' $lists
    "$python" -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
}
missing=""
if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
    wanted=$(packages)
    grep -qs '^ID=ubuntu' /etc/os-release && wanted=$(echo "$wanted" | sed '/^chromium$/d')
    # shellcheck disable=SC2046
    present=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' \
        $(echo "$wanted" | sed 'p; s/$/t64/') 2>/dev/null | sed -n 's/ installed$//p' || true)
    for name in $wanted; do
        echo "$present" | grep -qxFe "$name" -e "${name}t64" || missing="$missing $name"
    done
fi
if [ -n "$missing" ]; then
    if [ "$(id -u)" = 0 ]; then as=""
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as="sudo -n"
    elif command -v sudo >/dev/null; then fail "please run this once, then try again:
    sudo apt-get update && sudo apt-get install --no-install-recommends$missing"
    else fail "please have an administrator run this once, then try again:
    apt-get update && apt-get install --no-install-recommends$missing"
    fi
    say "system packages:$missing"
    # Services that a package starts must not keep the lock; RUNLEVEL=1 starts none without systemd.
    # shellcheck disable=SC2086
    $as apt-get update -qq </dev/null >/dev/null 9<&-
    # shellcheck disable=SC2086
    $as env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -qq -y --no-install-recommends \
        -o DPkg::Lock::Timeout=600 $missing </dev/null >/dev/null 9<&-
fi
"$python" -c 'import ensurepip, venv' 2>/dev/null || fail "$python has no venv module."

# Python packages. `made-for` is there only while .venv is whole: another Python, a moved checkout
# or an interruption makes it anew.
# What the tools read from pyproject.toml below their headings concerns no package.
lock_sum() { sed '/^\[tool\.mypy\]/,$d' "packaging/lock/$1.txt" pyproject.toml | sha256sum; }
current() { [ "$(cat ".venv/$1.sum" 2>/dev/null)" = "$(lock_sum "$1")" ]; }
if [ ! -x .venv/bin/python ] || [ "$(cat .venv/made-for 2>/dev/null)" != "$made_for" ]; then
    rm -rf .venv
    "$python" -m venv .venv
fi
case $purpose in
    run) lock=runtime ;;
    *) lock=development ;;
esac
if ! current "$lock" && ! current development; then
    say "Python packages (a few minutes the first time)"
    rm -f .venv/made-for .venv/*.sum
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-warn-script-location \
        --require-hashes --only-binary :all: -r "packaging/lock/$lock.txt"
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps \
        --no-build-isolation -e .
    lock_sum "$lock" > ".venv/$lock.sum"
fi
printf '%s\n' "$made_for" > .venv/made-for

# What is built from this checkout; each compares what it was made from.
.venv/bin/python -m sync.page.build
assets=$(cat ui/assets/translations/*.ts ui/assets/build.py ui/look/icons.py | sha256sum)
if [ "$(cat .venv/assets.sum 2>/dev/null)" != "$assets" ]; then
    .venv/bin/python -m ui.assets.build
    echo "$assets" > .venv/assets.sum
fi
if [ "$purpose" != run ]; then
    clients=tests/clients/package-lock.json
    if ! cmp -s "$clients" tests/clients/node_modules/made-from; then
        say "foreign readers that the tests compare with"
        (cd tests/clients && PATH="$PWD/../../.venv/bin:$PATH" \
            npm ci --silent --ignore-scripts --no-audit --no-fund)
        cp "$clients" tests/clients/node_modules/made-from
    fi
fi
