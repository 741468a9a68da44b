"""A stock Flink for the benchmark: one JobManager, one TaskManager with two slots, one SQL gateway.

Installed by tools/oracle (its virtual environment is used as it is); configuration, logs and
temporary files lie in the cache, beside the data.  The cluster is not the oracle's: it has more
memory, other ports, and lives only as long as a benchmark runs.  Only processes that were started
here are ended.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, Optional

VERSION = "2.3.0"
NAMES = ("jobmanager", "taskmanager", "sql-gateway")
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def home(cache: Path) -> Optional[Path]:
    found = sorted((cache / f"flink-{VERSION}").glob("lib/python3*/site-packages/pyflink"))
    return found[0] if found and list((found[0] / "lib").glob("flink-dist-*.jar")) else None


def call(method: str, url: str, body: Optional[dict[str, Any]] = None) -> dict[str, Any]:
    request = urllib.request.Request(
        url, data=None if body is None else json.dumps(body).encode(), method=method,
        headers={"Content-Type": "application/json"})
    try:
        with DIRECT.open(request, timeout=600) as reply:
            return json.loads(reply.read())
    except urllib.error.HTTPError as e:
        raise RuntimeError(e.read().decode("utf-8", "replace")[:2000]) from None


def free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


class Cluster:
    def __init__(self, cache: Path, slots: int = 2) -> None:
        found = home(cache)
        if found is None:
            raise RuntimeError("Flink is not installed: bench/run.py --setup")
        self.home = found
        self.dir = cache / "bench" / "flink"
        self.slots = slots
        self.children: list[subprocess.Popen[bytes]] = []
        self.rpc, self.rest, self.gateway = free_ports(3)

    def __enter__(self) -> "Cluster":
        for name in ("log", "tmp", "pid"):
            (self.dir / name).mkdir(parents=True, exist_ok=True)
        self._configure()
        java = os.environ.get("JAVA_HOME") or str(
            Path(shutil.which("java") or "/usr/bin/java").resolve().parents[1])
        env = dict(os.environ, JAVA_HOME=java, FLINK_HOME=str(self.home),
                   FLINK_CONF_DIR=str(self.dir / "conf"), FLINK_LOG_DIR=str(self.dir / "log"),
                   FLINK_PID_DIR=str(self.dir / "pid"), LC_ALL="C.UTF-8", TZ="UTC")
        try:
            for name in NAMES:
                with open(self.dir / "log" / f"{name}.stdout", "wb") as out:
                    self.children.append(subprocess.Popen(
                        [str(self.home / "bin" / f"{name}.sh"), "start-foreground"], env=env,
                        stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True))
            self._wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for child in self.children:
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGTERM)
        for child in self.children:
            try:
                child.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()
        self.children = []

    def _configure(self) -> None:
        conf = self.dir / "conf"
        shutil.rmtree(conf, ignore_errors=True)
        shutil.copytree(self.home / "conf", conf)
        java_options = re.search(r"^\s+all: (.*)$", (conf / "config.yaml").read_text(), re.M)
        options = {
            "env.java.opts.all": java_options.group(1) if java_options else "",
            "jobmanager.bind-host": "127.0.0.1",
            "jobmanager.rpc.address": "127.0.0.1",
            "jobmanager.rpc.port": self.rpc,
            "jobmanager.memory.process.size": "1600m",
            "taskmanager.bind-host": "127.0.0.1",
            "taskmanager.host": "127.0.0.1",
            "taskmanager.numberOfTaskSlots": self.slots,
            "taskmanager.memory.process.size": "8g",
            "parallelism.default": self.slots,
            "rest.address": "127.0.0.1",
            "rest.bind-address": "127.0.0.1",
            "rest.port": self.rest,
            "sql-gateway.endpoint.rest.address": "127.0.0.1",
            "sql-gateway.endpoint.rest.bind-address": "127.0.0.1",
            "sql-gateway.endpoint.rest.port": self.gateway,
            "io.tmp.dirs": str(self.dir / "tmp"),
        }
        (conf / "config.yaml").write_text("".join(f"{k}: {v}\n" for k, v in options.items()))

    def _wait(self) -> None:
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            try:
                call("GET", f"http://127.0.0.1:{self.gateway}/v3/info")
                if call("GET", f"http://127.0.0.1:{self.rest}/overview")["slots-total"] > 0:
                    return
            except (OSError, KeyError, ValueError, RuntimeError):
                pass
            time.sleep(0.5)
        raise RuntimeError(f"the cluster did not come up, see {self.dir / 'log'}")

    # ------------------------------------------------------------------------------------ costs

    def cpu_seconds(self) -> float:
        """User and system time of the three JVMs so far."""
        ticks = 0
        for child in self.children:
            fields = Path(f"/proc/{child.pid}/stat").read_text().rsplit(")", 1)[1].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def peak_kb(self) -> int:
        """The sum of what each JVM had resident at most since its start."""
        total = 0
        for child in self.children:
            match = re.search(r"^VmHWM:\s+(\d+)", Path(f"/proc/{child.pid}/status").read_text(),
                              re.M)
            total += int(match.group(1)) if match else 0
        return total

    # --------------------------------------------------------------------------------- queries

    def session(self, settings: dict[str, str]) -> "Session":
        return Session(self, settings)

    def last_job_seconds(self) -> float:
        """Duration of the job that ended last, as the JobManager counts it."""
        jobs = call("GET", f"http://127.0.0.1:{self.rest}/jobs/overview")["jobs"]
        return max(jobs, key=lambda job: job["end-time"])["duration"] / 1000.0


class Session:
    def __init__(self, cluster: Cluster, settings: dict[str, str]) -> None:
        base = f"http://127.0.0.1:{cluster.gateway}/v3"
        handle = call("POST", f"{base}/sessions", {"properties": settings})["sessionHandle"]
        self.url = f"{base}/sessions/{handle}"

    def execute(self, statement: str) -> list[list[Optional[str]]]:
        operation = call("POST", f"{self.url}/statements", {"statement": statement})
        base = f"{self.url}/operations/{operation['operationHandle']}"
        rows: list[list[Optional[str]]] = []
        token = 0
        while True:
            page = call("GET", f"{base}/result/{token}?rowFormat=PLAIN_TEXT")
            if page["resultType"] == "NOT_READY":
                time.sleep(0.02)
                continue
            rows += [[None if v == "<NULL>" else v for v in row["fields"]]
                     for row in page["results"]["data"]]
            if page["resultType"] == "EOS":
                return rows
            token = int(page["nextResultUri"].split("/result/")[1].split("?")[0])
