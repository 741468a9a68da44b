#!/usr/bin/env python3
"""Stock Flink as Yeoul's oracle.

The conformance goldens are not written by hand: this program starts a real Flink 2.3.0 (one
JobManager, one TaskManager, one SQL gateway, all on loopback ports of their own) and records what
it answers.  One warm JVM then serves thousands of statements over the gateway's REST protocol.

Everything it downloads or writes at run time lives below ${YEOUL_CACHE:-~/.cache/yeoul}:

    flink-2.3.0/       a virtual environment with apache-flink==2.3.0 (brings all of Flink's jars)
    oracle/conf/       the configuration of the cluster
    oracle/log/        its logs
    oracle/scratch/    the ${OUT} directories of the cases
    oracle/state.json  the ports and process ids of the running cluster

Invariants:

 1. Only processes whose ids stand in state.json, and which are Java processes, are ever signalled.
 2. A golden holds no path of this machine: ${DATA} and ${OUT} are put back before it is written.
 3. One gateway session per case, so that no case sees another one's tables or settings.

The format of cases and goldens is described in conformance/README.md.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import fnmatch
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, Iterator, Optional

FLINK_VERSION = "2.3.0"
REPO = Path(__file__).resolve().parents[2]
CONFORMANCE = REPO / "conformance"
sys.path.insert(0, str(CONFORMANCE))
import cases  # noqa: E402  (the case and golden format, shared with the runner)

SESSION_DEFAULTS = {
    "execution.runtime-mode": "batch",
    "parallelism.default": "1",
    "table.dml-sync": "true",
    "table.local-time-zone": "UTC",
}


# ---------------------------------------------------------------------------------------- places

def cache_dir() -> Path:
    """Return the directory that holds everything this program installs."""
    return Path(os.environ.get("YEOUL_CACHE") or Path.home() / ".cache" / "yeoul")


def oracle_dir() -> Path:
    return cache_dir() / "oracle"


def venv_dir() -> Path:
    return cache_dir() / f"flink-{FLINK_VERSION}"


def flink_home() -> Path:
    homes = sorted(venv_dir().glob("lib/python3*/site-packages/pyflink"))
    if not homes:
        raise SystemExit("oracle: Flink is not installed, run `oracle.py setup` first")
    return homes[0]


def java_home() -> str:
    """Find Java: JAVA_HOME if it is set, else where `java` in PATH really lives."""
    if os.environ.get("JAVA_HOME"):
        return os.environ["JAVA_HOME"]
    java = shutil.which("java")
    if java is None:
        raise SystemExit("oracle: no java found (on Debian: openjdk-17-jre-headless)")
    return str(Path(java).resolve().parents[1])


def flink_env() -> dict[str, str]:
    env = dict(os.environ)
    env.update(
        JAVA_HOME=java_home(),
        FLINK_HOME=str(flink_home()),
        FLINK_CONF_DIR=str(oracle_dir() / "conf"),
        FLINK_LOG_DIR=str(oracle_dir() / "log"),
        FLINK_PID_DIR=str(oracle_dir() / "pid"),
        PATH=f"{venv_dir() / 'bin'}:{env['PATH']}",
        LC_ALL="C.UTF-8",
        TZ="UTC",
    )
    return env


# ----------------------------------------------------------------------------------------- setup

def setup() -> None:
    """Install what is missing; costs nothing when all is there."""
    venv = venv_dir()
    if not list(venv.glob("lib/python3*/site-packages/pyflink/lib/flink-dist-*.jar")):
        print(f"installing apache-flink=={FLINK_VERSION} into {venv}", flush=True)
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        subprocess.run(
            [str(venv / "bin" / "pip"), "install", "-q", f"apache-flink=={FLINK_VERSION}"],
            check=True,
        )
    jar = flink_home() / "opt" / f"flink-sql-gateway-{FLINK_VERSION}.jar"
    if not jar.exists():
        print(f"fetching {jar.name}", flush=True)
        with tempfile.TemporaryDirectory() as tmp:
            subprocess.run(
                ["mvn", "-q", "-B", "dependency:copy",
                 f"-Dartifact=org.apache.flink:flink-sql-gateway:{FLINK_VERSION}",
                 f"-DoutputDirectory={tmp}"],
                check=True, cwd=tmp,
            )
            shutil.copy(Path(tmp) / jar.name, jar)
    java_home()
    print("setup: ready")


# --------------------------------------------------------------------------------------- cluster

def free_ports(count: int) -> list[int]:
    """Ask the kernel for loopback ports that nobody uses."""
    sockets = [socket.socket() for _ in range(count)]
    for s in sockets:
        s.bind(("127.0.0.1", 0))
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


def state_file() -> Path:
    return oracle_dir() / "state.json"


def read_state() -> Optional[dict[str, Any]]:
    try:
        return json.loads(state_file().read_text())
    except FileNotFoundError:
        return None


def is_our_java(pid: int) -> bool:
    """A recorded id may have been reused since: only signal what still is Flink's JVM or shell."""
    try:
        line = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return b"flink" in line


def write_conf(rpc: int, rest: int, gateway: int) -> None:
    conf = oracle_dir() / "conf"
    shutil.rmtree(conf, ignore_errors=True)
    shutil.copytree(flink_home() / "conf", conf)
    java_opts = re.search(r"^\s+all: (.*)$", (conf / "config.yaml").read_text(), re.M)
    assert java_opts is not None
    options = {
        "env.java.opts.all": java_opts.group(1) + " -Duser.timezone=UTC -Dfile.encoding=UTF-8",
        "jobmanager.bind-host": "127.0.0.1",
        "jobmanager.rpc.address": "127.0.0.1",
        "jobmanager.rpc.port": rpc,
        "jobmanager.memory.process.size": "1600m",
        "taskmanager.bind-host": "127.0.0.1",
        "taskmanager.host": "127.0.0.1",
        "taskmanager.numberOfTaskSlots": 4,
        "taskmanager.memory.process.size": "3g",
        "taskmanager.memory.jvm-metaspace.size": "512m",
        "taskmanager.memory.network.min": "512m",
        "taskmanager.memory.network.max": "512m",
        # VALUES with a cast inside becomes a union of one source a row: cheap shuffles, please.
        "taskmanager.network.sort-shuffle.min-buffers": 64,
        "parallelism.default": 1,
        "rest.address": "127.0.0.1",
        "rest.bind-address": "127.0.0.1",
        "rest.port": rest,
        "sql-gateway.endpoint.rest.address": "127.0.0.1",
        "sql-gateway.endpoint.rest.bind-address": "127.0.0.1",
        "sql-gateway.endpoint.rest.port": gateway,
        "sql-gateway.worker.threads.max": 20,
        "sql-gateway.session.max-num": 10000,
        "io.tmp.dirs": str(oracle_dir() / "tmp"),
        "jobstore.max-capacity": 50,
    }
    (conf / "config.yaml").write_text("".join(f"{k}: {v}\n" for k, v in options.items()))


def http(method: str, url: str, body: Optional[dict[str, Any]] = None) -> dict[str, Any]:
    """Send one JSON request; an HTTP error with a JSON body is returned as that body."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(
        url, data=data, method=method, headers={"Content-Type": "application/json"})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=120) as reply:
            return json.loads(reply.read())
    except urllib.error.HTTPError as e:
        return json.loads(e.read())


def gateway_url() -> str:
    state = read_state()
    if state is None:
        raise SystemExit("oracle: the cluster is not running, run `oracle.py start` first")
    return f"http://127.0.0.1:{state['gateway']}/v3"


def start() -> None:
    """Start JobManager, TaskManager and SQL gateway, and wait until a query could run."""
    state = read_state()
    if state is not None:
        if all(is_our_java(pid) for pid in state["pids"].values()):
            print("start: already running")
            return
        stop()
    rpc, rest, gateway = free_ports(3)
    for name in ("log", "pid", "tmp", "scratch"):
        (oracle_dir() / name).mkdir(parents=True, exist_ok=True)
    write_conf(rpc, rest, gateway)
    bin_dir = flink_home() / "bin"
    pids = {}
    for name in ("jobmanager", "taskmanager", "sql-gateway"):
        with open(oracle_dir() / "log" / f"{name}.stdout", "wb") as out:
            child = subprocess.Popen(
                [str(bin_dir / f"{name}.sh"), "start-foreground"], env=flink_env(),
                stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True)
        pids[name] = child.pid
        state_file().write_text(
            json.dumps({"pids": pids, "rpc": rpc, "rest": rest, "gateway": gateway}))
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        try:
            http("GET", f"http://127.0.0.1:{gateway}/v3/info")
            if http("GET", f"http://127.0.0.1:{rest}/overview")["slots-total"] > 0:
                print(f"start: gateway on port {gateway}, REST on port {rest}")
                return
        except (OSError, KeyError, ValueError):
            pass
        time.sleep(0.5)
    raise SystemExit(f"oracle: the cluster did not come up, see {oracle_dir() / 'log'}")


def stop() -> None:
    """End the processes that `start` started, and only those."""
    state = read_state()
    if state is None:
        print("stop: nothing runs")
        return
    alive = [pid for pid in state["pids"].values() if is_our_java(pid)]
    for pid in alive:
        os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + 15
    while any(is_our_java(pid) for pid in alive) and time.monotonic() < deadline:
        time.sleep(0.2)
    for pid in alive:
        if is_our_java(pid):
            os.kill(pid, signal.SIGKILL)
    state_file().unlink()
    shutil.rmtree(oracle_dir() / "scratch", ignore_errors=True)
    print("stop: done")


# --------------------------------------------------------------------------------------- session

# What only says that the oracle itself is too small or ill, and must never become a golden.
OUR_FAULT = re.compile(
    r"Insufficient number of network buffers|NoResourceAvailable|OutOfMemoryError|Metaspace"
    r"|HeartbeatTimeout|ConnectException|Timeout: no result")


class StatementError(Exception):
    """A statement failed; the text is `SimpleClass: first line` of the root cause."""


def root_cause(errors: list[str]) -> str:
    """Find the innermost cause in the gateway's error texts (a headline and a Java stack trace)."""
    found = re.findall(
        r"^(?:Caused by: |\s*)((?:[a-z][\w]*\.)+[A-Z][\w$]*(?:Exception|Error|Throwable)\w*)"
        r"(?:: ?(.*))?$", "\n".join(errors), re.M)
    if not found:
        return (errors[-1].splitlines() or [""])[0]
    name, message = found[-1]
    text = name.rsplit(".", 1)[-1] + (f": {message}" if message else "")
    text = re.sub(r"the user running Flink \('[^']*'\)", "the user running Flink", text)
    return re.sub(r"\b[0-9a-f]{32}\b", "<id>", text)


def type_text(t: dict[str, Any]) -> str:
    """Write a logical type of the REST answer the way DESCRIBE writes it, plus NOT NULL."""
    name = t["type"]
    rename = {
        "INTEGER": "INT",
        "TIMESTAMP_WITHOUT_TIME_ZONE": "TIMESTAMP",
        "TIMESTAMP_WITH_LOCAL_TIME_ZONE": "TIMESTAMP_LTZ",
        "TIME_WITHOUT_TIME_ZONE": "TIME",
    }
    text = rename.get(name, name)
    if name in ("VARCHAR", "VARBINARY") and t.get("length") == 2147483647:
        text = {"VARCHAR": "STRING", "VARBINARY": "BYTES"}[name]
    elif name in ("CHAR", "VARCHAR", "BINARY", "VARBINARY"):
        text += f"({t['length']})"
    elif name == "DECIMAL":
        text += f"({t['precision']}, {t['scale']})"
    elif text in ("TIME", "TIMESTAMP", "TIMESTAMP_LTZ"):
        text += f"({t['precision']})"
    elif name in ("ARRAY", "MULTISET"):
        text += f"<{type_text(t['elementType'])}>"
    elif name == "MAP":
        text += f"<{type_text(t['keyType'])}, {type_text(t['valueType'])}>"
    elif name == "ROW":
        fields = ", ".join(
            f"`{f['name']}` {type_text(f['fieldType'] if 'fieldType' in f else f)}"
            for f in t["fields"])
        text += f"<{fields}>"
    elif name.startswith("INTERVAL"):
        text = t.get("resolution") and interval_text(t) or name
    return text if t.get("nullable", True) else text + " NOT NULL"


def interval_text(t: dict[str, Any]) -> str:
    """INTERVAL types carry their resolution as an enum constant such as DAY_TO_SECOND."""
    parts = t["resolution"].split("_TO_")
    year_month = t["type"] == "INTERVAL_YEAR_MONTH"
    first = parts[0]
    last = parts[-1]
    text = "INTERVAL " + first
    if "precision" in t and first in ("YEAR", "DAY"):
        text += f"({t['precision']})"
    if len(parts) > 1:
        text += " TO " + last
    if not year_month and last == "SECOND" and "fractionalPrecision" in t:
        text += f"({t['fractionalPrecision']})"
    return text


class Session:
    """One gateway session: a fresh catalog and fresh settings."""

    def __init__(self) -> None:
        self.base = gateway_url()
        reply = http("POST", f"{self.base}/sessions", {"properties": SESSION_DEFAULTS})
        self.url = f"{self.base}/sessions/{reply['sessionHandle']}"

    def close(self) -> None:
        http("DELETE", self.url)

    def execute(self, statement: str) -> cases.Block:
        """Run one statement and return its block; raise StatementError when it fails."""
        reply = http("POST", f"{self.url}/statements", {"statement": statement})
        if "operationHandle" not in reply:
            raise StatementError(root_cause(reply["errors"]))
        operation = f"{self.url}/operations/{reply['operationHandle']}"
        try:
            return self._collect(operation, statement)
        finally:
            http("DELETE", f"{operation}/close")

    def _collect(self, operation: str, statement: str) -> cases.Block:
        columns: list[dict[str, Any]] = []
        rows: list[list[Optional[str]]] = []
        info: dict[str, Any] = {}
        token = 0
        pause = 0.01
        deadline = time.monotonic() + 120
        while True:
            page = http("GET", f"{operation}/result/{token}?rowFormat=PLAIN_TEXT")
            if "errors" in page:
                raise StatementError(root_cause(page["errors"]))
            kind = page["resultType"]
            if kind == "NOT_READY":
                if time.monotonic() > deadline:
                    raise StatementError("Timeout: no result after 120 s")
                time.sleep(pause)
                pause = min(pause * 1.5, 0.2)
                continue
            if not info:
                info = page
            columns = page["results"].get("columns") or columns
            if kind == "EOS":
                break
            rows.extend(self._page_rows(operation, token, page["results"], columns))
            following = int(page["nextResultUri"].split("/result/")[1].split("?")[0])
            if not page["results"]["data"]:
                time.sleep(0.01)
            token = following
        names = [c["name"] for c in columns]
        if not info.get("isQueryResult") and (
                info.get("resultKind") == "SUCCESS" or names == ["job id"]):
            return cases.Block("ok")
        if statement.split(None, 1)[0].upper() in ("INSERT", "EXECUTE", "CREATE", "SET"):
            return cases.Block("ok")
        header = [(c["name"], type_text(c["logicalType"])) for c in columns]
        return cases.query_block(header, rows, cases.has_top_level_order_by(statement))

    @staticmethod
    def _page_rows(operation: str, token: int, results: dict[str, Any],
                   columns: list[dict[str, Any]]) -> Iterator[list[Optional[str]]]:
        """Yield a page's rows; PLAIN_TEXT writes NULL as `<NULL>`, which a text may also hold.

        A page can be fetched twice, so a suspicious text is looked up in the page's JSON form.
        """
        data = results["data"]
        textual = {i for i, c in enumerate(columns)
                   if c["logicalType"]["type"] in ("CHAR", "VARCHAR")}
        as_json: Optional[list[dict[str, Any]]] = None
        for r, row in enumerate(data):
            values: list[Optional[str]] = []
            for i, value in enumerate(row["fields"]):
                if value == "<NULL>" and i in textual:
                    if as_json is None:
                        again = http("GET", f"{operation}/result/{token}?rowFormat=JSON")
                        as_json = again["results"]["data"]
                    value = as_json[r]["fields"][i]
                elif value == "<NULL>":
                    value = None
                values.append(value)
            yield values


# ---------------------------------------------------------------------------------------- record

def run_case(path: Path, data: Path) -> bytes:
    """Run one case in a session of its own and return its golden."""
    scratch = oracle_dir() / "scratch"
    scratch.mkdir(parents=True, exist_ok=True)
    out = Path(tempfile.mkdtemp(prefix="out", dir=scratch))
    out.chmod(0o777)
    script = path.read_text(encoding="utf-8")
    script = script.replace("${DATA}", str(data)).replace("${OUT}", str(out))
    blocks = []
    session = Session()
    try:
        for step in cases.split_script(script):
            if step.kind == "cat":
                blocks.append(cases.cat_block(Path(step.text)))
                continue
            try:
                blocks.append(session.execute(step.text))
            except StatementError as e:
                if OUR_FAULT.search(str(e)):
                    raise
                blocks.append(cases.Block("error", lines=[cases.one_line(str(e))]))
    finally:
        session.close()
        shutil.rmtree(out, ignore_errors=True)
    golden = cases.format_blocks(blocks)
    return golden.replace(str(data).encode(), b"${DATA}").replace(str(out).encode(), b"${OUT}")


def record(directory: Path, only: Optional[str], jobs: int, missing: bool) -> int:
    paths = sorted(directory.rglob("*.sql"))
    if only:
        paths = [p for p in paths
                 if fnmatch.fnmatch(str(p.relative_to(CONFORMANCE).with_suffix("")), only)]
    if missing:
        paths = [p for p in paths if not p.with_suffix(".out").exists()
                 or p.with_suffix(".out").stat().st_mtime < p.stat().st_mtime]
    data = CONFORMANCE / "data"
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        futures = {pool.submit(run_case, p, data): p for p in paths}
        for future in concurrent.futures.as_completed(futures):
            path = futures[future]
            try:
                golden = future.result()
            except Exception as e:  # noqa: BLE001 (one case must not stop the others)
                print(f"FAILED {path}: {e!r}", flush=True)
                failed += 1
                continue
            path.with_suffix(".out").write_bytes(golden)
            kinds = [b.kind for b in cases.parse_blocks(golden)]
            print(f"{path.relative_to(CONFORMANCE)}: {len(kinds)} blocks, "
                  f"{kinds.count('error')} errors", flush=True)
    print(f"recorded {len(paths) - failed} cases")
    return 1 if failed else 0


def client(script: Path) -> int:
    """Run a script through the real SQL client, to see exactly what a user sees."""
    state = read_state()
    if state is None:
        raise SystemExit("oracle: the cluster is not running, run `oracle.py start` first")
    return subprocess.run(
        [str(flink_home() / "bin" / "sql-client.sh"), "-f", str(script.resolve()),
         "-hist", str(oracle_dir() / "history")],
        env=flink_env(), stdin=subprocess.DEVNULL).returncode


def main() -> int:
    parser = argparse.ArgumentParser(description="Stock Flink as Yeoul's oracle.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("setup", help="install Flink into the cache")
    commands.add_parser("start", help="start the cluster and the SQL gateway")
    commands.add_parser("stop", help="stop them")
    p = commands.add_parser("record", help="run conformance cases and write their goldens")
    p.add_argument("--only", metavar="GLOB", help="area/case pattern, without .sql")
    p.add_argument("--jobs", type=int, default=2)
    p.add_argument("--missing", action="store_true", help="only cases newer than their golden")
    p.add_argument("directory", nargs="?", type=Path, default=CONFORMANCE)
    p = commands.add_parser("client", help="run a script through the real SQL client")
    p.add_argument("script", type=Path)
    p = commands.add_parser("sql", help="run a script through the gateway, print its golden")
    p.add_argument("script", type=Path)
    args = parser.parse_args()
    if args.command == "setup":
        setup()
    elif args.command == "start":
        start()
    elif args.command == "stop":
        stop()
    elif args.command == "record":
        return record(args.directory.resolve(), args.only, args.jobs, args.missing)
    elif args.command == "client":
        return client(args.script)
    elif args.command == "sql":
        sys.stdout.buffer.write(run_case(args.script, CONFORMANCE / "data"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
