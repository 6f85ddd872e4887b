"""The law of the house: who may import whom, how long things may be, what may stand where.

Refuses: exceptions that are not written down here with a reason.
"""

import ast
import re
import subprocess
import sys
import tokenize
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("vault", "sync", "app", "ui")
FILES = sorted(
    path
    for room in (*ROOMS, "tests", "packaging")
    for path in (ROOT / room).rglob("*.py")
    if "node_modules" not in path.parts
)
PRODUCT = [path for path in FILES if path.relative_to(ROOT).parts[0] in ROOMS]
LONGEST_FILE = 500
LONGEST_FUNCTION = 60
MEDIAN_FILE = 150


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def importers_of(module: str) -> set[str]:
    return {
        name_of(path)
        for path in PRODUCT
        if any(one == module or one.startswith(module + ".") for one in imports_of(path))
    }


def test_the_import_contracts_hold() -> None:
    program = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run(
        [program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_is_loaded_from_this_tree(room: str) -> None:
    module = __import__(room)

    assert Path(str(module.__file__)).resolve().parent == ROOT / room


def test_packaging_is_no_package() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_no_file_is_longer_than_the_ceiling() -> None:
    long = {
        name_of(path): lines
        for path in FILES
        if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE
    }

    assert long == {}


def test_half_of_the_product_files_are_short() -> None:
    lengths = sorted(len(path.read_text("utf-8").splitlines()) for path in PRODUCT)

    assert lengths[len(lengths) // 2] <= MEDIAN_FILE


def test_no_function_is_longer_than_the_ceiling() -> None:
    long = {}
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    long[f"{name_of(path)}:{node.name}"] = length

    assert long == {}


def test_every_module_says_what_it_holds_and_what_it_refuses() -> None:
    silent = []
    for path in PRODUCT:
        text = ast.get_docstring(ast.parse(path.read_bytes())) or ""
        if path.name != "__init__.py" and (len(text.splitlines()) < 2 or "efuse" not in text):
            silent.append(name_of(path))

    assert silent == []


STAND_ALONE = "vault/backup/open_rekamku_backup.py"
"""Put beside every backup and run without this program, which never imports it."""


def test_the_stand_alone_program_is_imported_nowhere_and_imports_no_room() -> None:
    assert importers_of("vault.backup.open_rekamku_backup") == set()
    found = {name.partition(".")[0] for name in imports_of(ROOT / STAND_ALONE)}
    assert found.isdisjoint(ROOMS)


def test_the_cipher_library_is_called_in_four_files_only() -> None:
    child = "sync/stamps/child.py"  # certificates of time stamps, in a process that ends with them
    allowed = {
        child,
        "vault/seal.py",
        "vault/keys.py",
        "vault/sign.py",
        "sync/jose.py",
        STAND_ALONE,
    }

    assert importers_of("cryptography") <= allowed


def test_qt_stays_in_ui() -> None:
    assert all(name.startswith("ui/") for name in importers_of("PySide6"))


@pytest.mark.parametrize(
    "module",
    [
        "PySide6.QtCharts",
        "PySide6.QtGraphs",
        "PySide6.QtDataVisualization",
        "PySide6.QtWebEngineCore",
        "qfluentwidgets",
        "pymerkle",
        "fhir",
        "joserfc",
        "jwcrypto",
        "pandas",
        "numpy",
        "pickle",
        "marshal",
        "shelve",
    ],
)
def test_a_forbidden_module_is_imported_nowhere(module: str) -> None:
    assert importers_of(module) == set()


@pytest.mark.parametrize("module", ["socket", "http", "urllib.request", "httpx", "requests"])
def test_network_stays_in_sync(module: str) -> None:
    assert all(name.startswith("sync/") for name in importers_of(module))


def test_connections_go_out_from_one_file() -> None:
    assert importers_of("httpx") <= {"sync/web.py"}


HEALTH_CONNECT = "sync/readers/phones/health_connect.py"
"""Android's export is a database: read in memory, in the walled child (design 1)."""


WITNESS_STORES = ("sync/witness/sqlite_store.py", "sync/witness/postgres_store.py")
"""A witness's own memory: sizes and roots of others' logs, nothing of a vault (design 1)."""


def test_the_database_driver_is_opened_in_one_file() -> None:
    assert importers_of("sqlcipher3") == {"vault/db.py", STAND_ALONE}
    assert importers_of("sqlite3") == {HEALTH_CONNECT, *WITNESS_STORES[:1]}
    assert importers_of("psycopg") == set(WITNESS_STORES[1:])


def test_sql_stands_in_the_vault_only() -> None:
    statement = re.compile(
        r"\b(SELECT .* FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b", re.IGNORECASE
    )
    found = set()
    for path in PRODUCT:
        if name_of(path).startswith("vault/"):
            continue
        for node in ast.walk(ast.parse(path.read_bytes())):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and statement.search(node.value)
            ):
                found.add(name_of(path))

    assert found == {HEALTH_CONNECT, *WITNESS_STORES}


def test_the_pdf_writer_is_one_file() -> None:
    assert len(importers_of("reportlab")) <= 1


def test_one_local_server_for_the_single_window() -> None:
    assert importers_of("PySide6.QtNetwork.QLocalServer") <= {"ui/main.py"}


def test_nothing_prints_outside_the_command_line() -> None:
    printing = set()
    for path in PRODUCT:
        for node in ast.walk(ast.parse(path.read_bytes())):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "print"
            ):
                printing.add(name_of(path))

    assert all(name.startswith("app/cli") for name in printing)


def test_no_bare_or_broad_except_outside_the_listed_places() -> None:
    allowed = {
        "app/cli.py",  # the top of the process: a bug becomes exit 1 and one sentence
        "app/keeper.py",  # the vault's lane
        "sync/stamps/child.py",  # a stranger's bytes in a process of their own
        "ui/runner.py",  # the window's lane
    }
    broad = set()
    for path in PRODUCT:
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.ExceptHandler) and swallows_everything(node):
                broad.add(name_of(path))

    assert broad <= allowed


def swallows_everything(handler: ast.ExceptHandler) -> bool:
    """Whether a handler takes whatever comes; one that tidies up and raises it again does not."""
    names = {"Exception", "BaseException"}
    broad = handler.type is None or (
        isinstance(handler.type, ast.Name) and handler.type.id in names
    )
    last = handler.body[-1]
    return broad and not (isinstance(last, ast.Raise) and last.exc is None)


def test_no_comment_puts_work_off() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    found = []
    for path in FILES:
        with path.open("rb") as lines:
            found += [
                f"{name_of(path)}:{token.start[0]}"
                for token in tokenize.tokenize(lines.readline)
                if token.type == tokenize.COMMENT and marks.search(token.string)
            ]

    assert found == []


def test_each_room_and_the_packaging_has_a_readme() -> None:
    missing = [
        place for place in (*ROOMS, "packaging", ".") if not (ROOT / place / "README.md").exists()
    ]

    assert missing == []


def test_lock_files_carry_hashes_and_no_addresses() -> None:
    for name in ("runtime.txt", "development.txt"):
        text = (ROOT / "packaging" / "lock" / name).read_text("utf-8")

        assert "--hash=sha256:" in text
        assert "://" not in text
