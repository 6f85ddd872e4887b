"""A running witness: over the wire, with 50 clients at once, on SQLite and a real PostgreSQL.

Refuses: a server that outlives its test; PostgreSQL lies in a temporary folder, on no port.
"""

import os
import pwd
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp

import httpx
import pytest
from witness_house import KEY, GrowingLog, judge_of, listed, serving, transcript

from sync.witness.client import Said, ask, fetch_key, witness_web
from sync.witness.logs import Logs
from sync.witness.question import BODY_LIMIT, Question, encode
from sync.witness.sqlite_store import SqliteStore
from sync.witness.store import Known, Store, StoreBusy
from vault.anchor_log import anchor_origin
from vault.cosignature import with_cosignatures

OPEN = Logs(anchors=True)
CLIENTS = 50
ROUNDS = 6


@dataclass
class Postgres:
    """A PostgreSQL server of this test run."""

    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def conninfo(self) -> str:
        return f"host={self.folder} user=saksi dbname=postgres"

    def ask(self, sql: str) -> str:
        import psycopg

        with psycopg.connect(self.conninfo, autocommit=True) as connection:
            found = connection.execute(sql.encode()).fetchall()
        return str(found)


def binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    return found[-1].parent if found else None


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    """Debian's PostgreSQL, unprivileged, listening on a socket in a folder of its own."""
    tools = binaries()
    if tools is None:
        pytest.skip("Debian's PostgreSQL is not installed")
    folder = Path(mkdtemp(prefix="rk-pg-"))
    who = None if os.geteuid() else _nobody(folder)
    data = folder / "data"
    plain = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": str(folder)}
    subprocess.run(
        [tools / "initdb", "-D", data, "-U", "saksi", "-A", "trust", "-E", "UTF8", "-N"],
        check=True, capture_output=True, env=plain, cwd=folder, timeout=120, user=who, group=who,
    )  # fmt: skip
    process = subprocess.Popen(
        [tools / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses="],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=plain, cwd=folder,
        user=who, group=who,
    )  # fmt: skip
    try:
        _until_ready(tools, folder, process, plain)
        yield Postgres(folder, process)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)
        shutil.rmtree(folder, ignore_errors=True)


def _nobody(folder: Path) -> int:
    """PostgreSQL refuses to run as root: a user without rights gets the folder."""
    user = pwd.getpwnam("nobody").pw_uid
    os.chown(folder, user, user)
    return user


def _until_ready(
    tools: Path, folder: Path, process: subprocess.Popen[bytes], plain: dict[str, str]
) -> None:
    waiting = threading.Event()
    while process.poll() is None:
        asked = subprocess.run(
            [tools / "pg_isready", "-q", "-h", folder], check=False, env=plain, timeout=30
        )
        if asked.returncode == 0:
            return
        waiting.wait(0.1)
    pytest.fail("PostgreSQL did not start")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.slow)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "sqlite":
        return SqliteStore(tmp_path / "logs.db")
    from sync.witness.postgres_store import PostgresStore

    made = PostgresStore(request.getfixturevalue("postgres").conninfo)
    made._run("truncate witness_logs", ())
    return made


def test_the_published_transcript_is_answered_over_the_wire(
    store: Store, shared_data: Path
) -> None:
    with serving(judge_of(store, listed(shared_data))) as witness:
        for step in transcript(shared_data)["steps"]:
            answer = witness.post(step["body"].encode())
            old = "unknown log" in step["asserts"][0]
            assert answer.status_code == (404 if old else step["expect_status"])
            if answer.status_code == 409:
                assert answer.headers["content-type"] == "text/x.tlog.size"


def test_fifty_clients_at_once_never_bring_a_log_back(store: Store) -> None:
    """All ask about one log; each size is won once, and what is kept only grows."""
    log = GrowingLog()
    origin = anchor_origin(log.signer.public)
    bodies = {
        (old, size): log.body(old, size)
        for old in range(ROUNDS + 1)
        for size in range(old + 1, ROUNDS + 2)
    }
    won: list[tuple[int, int]] = []
    with serving(judge_of(store, OPEN)) as witness:

        def client(number: int) -> set[int]:
            seen = set()
            known = 0
            with httpx.Client(timeout=60) as line:
                while known <= ROUNDS:
                    size = known + 1 + (number + known) % (ROUNDS + 1 - known)
                    answer = witness.post(bodies[known, size], line)
                    seen.add(answer.status_code)
                    if answer.status_code == 200:
                        won.append((known, size))
                        known = size
                    else:
                        assert answer.status_code == 409, answer.text
                        found = int(answer.text)
                        assert found >= known
                        known = found
            return seen

        with ThreadPoolExecutor(CLIENTS) as pool:
            seen = set().union(*pool.map(client, range(CLIENTS)))
        last = store.load(origin)
    chain = sorted(won)

    assert seen <= {200, 409}
    assert last is not None
    assert last.size == ROUNDS + 1
    # who won began where the one before ended: nobody was ever rolled back
    assert chain[0][0] == 0
    assert all(one[1] == two[0] for one, two in pairwise(chain))


def test_fifty_logs_at_once_are_all_vouched_for(store: Store) -> None:
    logs = [GrowingLog(number) for number in range(1, CLIENTS + 1)]
    with serving(judge_of(store, OPEN)) as witness:

        def day(log: GrowingLog) -> list[int]:
            with httpx.Client(timeout=60) as line:
                return [
                    witness.post(log.body(size, size + 1), line).status_code for size in range(3)
                ]

        with ThreadPoolExecutor(CLIENTS) as pool:
            answers = list(pool.map(day, logs))
        known = store.count()

    assert answers == [[200, 200, 200]] * CLIENTS
    assert known == CLIENTS


@pytest.mark.slow
def test_a_killed_connection_costs_one_answer_and_no_state(postgres: Postgres) -> None:
    from sync.witness.postgres_store import PostgresStore

    store, log = PostgresStore(postgres.conninfo, connections=2), GrowingLog(77)
    with serving(judge_of(store, OPEN)) as witness:
        assert witness.post(log.body(0, 1)).status_code == 200
        postgres.ask(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where pid <> pg_backend_pid() and backend_type = 'client backend'"
        )
        answers = [witness.post(log.body(1, 2)).status_code for _ in range(4)]

    assert set(answers) <= {200, 409, 503}
    assert answers.count(200) == 1


@pytest.mark.slow
def test_two_front_ends_share_one_database(postgres: Postgres) -> None:
    from sync.witness.postgres_store import PostgresStore

    log = GrowingLog(78)
    stores = [PostgresStore(postgres.conninfo, connections=4) for _ in range(2)]
    with serving(judge_of(stores[0], OPEN)) as one, serving(judge_of(stores[1], OPEN)) as two:
        assert one.post(log.body(0, 2)).status_code == 200
        assert (two.post(log.body(0, 3)).status_code, two.post(log.body(2, 3)).status_code) == (
            409,
            200,
        )
        assert one.post(log.body(2, 4)).text == "3\n"


def test_a_database_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    from sync.witness import postgres_store

    monkeypatch.setattr(postgres_store, "_WAIT_SECONDS", 0.5)
    with pytest.raises(StoreBusy):
        postgres_store.PostgresStore("host=/nowhere user=saksi dbname=postgres")


def test_a_witness_says_its_key_and_how_it_is_and_nothing_else(tmp_path: Path) -> None:
    with serving(judge_of(SqliteStore(tmp_path / "logs.db"), OPEN)) as witness:
        witness.post(GrowingLog().body(0, 1))
        assert fetch_key(witness_web(), witness.url + "/") == KEY.public
        assert httpx.get(witness.url + "/health").text == "well\n"
        metrics = httpx.get(witness.url + "/metrics").text
        assert 'answers_total{status="200"} 1' in metrics
        assert "rekamku_witness_logs 1" in metrics
        assert anchor_origin(GrowingLog().signer.public) not in metrics
        for path in ("/", "/logs", "/add-checkpoint", "/key/"):
            assert httpx.get(witness.url + path).status_code == 404
        assert witness.post(b"old 0\n" * BODY_LIMIT).status_code == 413


def test_our_own_client_is_understood(tmp_path: Path) -> None:
    log = GrowingLog()
    with serving(judge_of(SqliteStore(tmp_path / "logs.db"), OPEN)) as witness:
        web = witness_web()
        first = ask(web, witness.url, log.question(0, 1))
        behind = ask(web, witness.url, log.question(0, 2))
        other = ask(web, witness.url, log.question(1, 1, changed=1))
        fork = ask(web, witness.url, Question(1, (b"\xaa" * 32,), log.question(1, 2).note))

    assert first.said is Said.SIGNED
    assert with_cosignatures(log.question(0, 1).note, first.lines, KEY.public)
    assert (behind.said, behind.size) == (Said.HOLDS, 1)
    assert other.said is Said.DIFFERS
    assert fork.said is Said.DIFFERS
    assert ask(web, witness.url, log.question(0, 1)).said is Said.SILENT


def test_a_store_keeps_sizes_beyond_any_life(store: Store) -> None:
    largest = Known(2**63 - 1, b"\xff" * 32)

    assert store.swap("log", None, largest)
    assert store.load("log") == largest
    assert encode(Question(largest.size, (), b"x\n"))
    store.close()


class Hostile(BaseHTTPRequestHandler):
    """Answers whatever the test wants."""

    answer: tuple[int, dict[str, str], bytes] = (200, {}, b"")

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        status, headers, body = self.answer
        self.send_response(status)
        for name, value in {**headers, "content-length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing is said."""


SIZE = {"content-type": "text/x.tlog.size"}


@pytest.mark.parametrize(
    ("status", "headers", "body", "said"),
    [
        (200, {}, b"x" * 1_000_000, Said.SILENT),
        (200, {"content-encoding": "gzip"}, b"x", Said.SILENT),
        (301, {"location": "https://elsewhere.example/"}, b"", Said.ODD),
        (409, SIZE, b"-1\n", Said.ODD),
        (409, SIZE, b"9" * 60_000 + b"\n", Said.ODD),
        (409, SIZE, b"\xff\n", Said.ODD),
        (409, {"content-type": "text/html"}, b"3\n", Said.DIFFERS),
        (418, {}, b"", Said.ODD),
        (500, {}, b"", Said.ODD),
        (503, {}, b"", Said.BUSY),
    ],
)
def test_hostile_answers_cost_nothing(
    status: int, headers: dict[str, str], body: bytes, said: Said
) -> None:
    class Own(Hostile):
        answer = (status, headers, body)

    with HTTPServer(("127.0.0.1", 0), Own) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}"
        answer = ask(witness_web(), url, GrowingLog().question(0, 1))
        server.shutdown()
        thread.join()

    assert answer.said is said
    assert answer.lines == b""
