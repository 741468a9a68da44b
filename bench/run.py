#!/usr/bin/env python3
"""Measures Yeoul beside DuckDB and stock Flink, in one run on one machine.

    bench/run.py --setup                          install the peers (once; needs the network)
    bench/run.py                                  everything, about 15 minutes
    bench/run.py --only sales --engines yeoul,duckdb --runs 5
    bench/run.py --scale 0.1                      a tenth of the data, for a quick look

README.md says what is measured and how.  Data and peers lie below ${YEOUL_CACHE:-~/.cache/yeoul},
the report goes to bench/results/<date>-<cpu>.md.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import io
import json
import math
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional

import flink
from workloads import WORKLOADS, Table, Workload

REPO = Path(__file__).resolve().parents[1]
DUCKDB_VERSION = "2.0.0"
Rows = list[list[Optional[str]]]


@dataclass
class Cost:
    """What one run cost; `inner` is the query alone where an engine can tell it apart."""

    wall: float
    cpu: float
    peak_kb: int
    inner: Optional[float] = None


@dataclass
class Series:
    engine: str
    threads: int
    costs: list[Cost] = field(default_factory=list)
    rows: Optional[Rows] = None
    failure: str = ""

    def median(self, what: str) -> float:
        return statistics.median(getattr(cost, what) for cost in self.costs)

    def seconds(self) -> float:
        """What is compared: the query's own time where we know it, else the whole process."""
        return self.median("wall" if self.costs[0].inner is None else "inner")


class Bench:
    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.build = Path(args.build).resolve()
        self.cache = Path(os.environ.get("YEOUL_CACHE") or Path.home() / ".cache" / "yeoul")
        self.data = self.cache / "bench" / "data"
        self.python = self.cache / "bench" / "venv" / "bin" / "python"
        self.scratch = Path(tempfile.mkdtemp(prefix="yeoul-bench-"))

    # ------------------------------------------------------------------------------------- setup

    def setup(self) -> None:
        subprocess.run([str(REPO / "tools" / "install-deps.sh"), "bench"], check=True)
        venv = self.python.parents[1]
        if not self.python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        subprocess.run([str(self.python), "-m", "pip", "install", "-q",
                        f"duckdb=={DUCKDB_VERSION}"], check=True)
        subprocess.run([sys.executable, str(REPO / "tools" / "oracle" / "oracle.py"), "setup"],
                       check=True)

    def path(self, table: Table) -> Path:
        """The table's file, generated when it is not there yet."""
        rows = max(1000, int(table.rows * self.args.scale))
        path = self.data / table.file(rows)
        if not path.exists():
            self.data.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".part")
            keys = max(1, int(1_000_000 * self.args.scale))
            subprocess.run([str(self.build / "bin" / "sales-gen"), table.name, "--rows", str(rows),
                            "--keys", str(keys), "--out", str(part), *table.options], check=True)
            part.rename(path)
        return path

    # ----------------------------------------------------------------------------------- engines

    def measured(self, command: list[str], text: str = "") -> tuple[Cost, str]:
        report = self.scratch / "report.json"
        done = subprocess.run(
            [str(self.build / "bin" / "yl-measure"), str(report), *command], input=text.encode(),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=REPO)
        if done.returncode != 0:
            output = (done.stdout + done.stderr).decode("utf-8", "replace").strip()
            raise RuntimeError(f"exit code {done.returncode}: {output[-2000:]}")
        cost = json.loads(report.read_text())
        return (Cost(cost["wall_s"], cost["cpu_s"], cost["tree_peak_kb"]),
                done.stdout.decode("utf-8", "replace"))

    def run_yeoul(self, work: Workload, threads: int) -> tuple[Cost, Rows]:
        script = self.scratch / f"{work.name}-{threads}.sql"
        lines = ["SET 'execution.runtime-mode' = 'batch';",
                 f"SET 'parallelism.default' = '{threads}';"]
        lines += [table.flink(str(self.path(table))) + ";" for table in work.tables]
        lines.append(self.flink_query(work) + ";")
        script.write_text("\n".join(lines) + "\n")
        cost, output = self.measured(
            [str(self.build / "bin" / "yeoul"), "sql", "--format", "csv", "-f", str(script)])
        return cost, csv_rows(output, work)

    def run_duckdb(self, work: Workload, threads: int) -> tuple[Cost, Rows]:
        names = {table.name: table.duckdb(str(self.path(table))) for table in work.tables}
        task = {"threads": threads, "query": work.query.format(**names)}
        cost, output = self.measured([str(self.python), str(REPO / "bench" / "duck.py")],
                                     json.dumps(task))
        answer = json.loads(output)
        cost.inner = answer["seconds"]
        return cost, answer["rows"]

    @staticmethod
    def flink_query(work: Workload) -> str:
        return work.query.format(**{table.name: table.name for table in work.tables})

    def available(self, engine: str) -> str:
        """Why an engine cannot be measured, or an empty text."""
        if engine == "yeoul" and not (self.build / "bin" / "yeoul").exists():
            return f"{self.build / 'bin' / 'yeoul'} is not built"
        if engine == "duckdb" and not self.python.exists():
            return "DuckDB is not installed (bench/run.py --setup)"
        if engine == "flink" and flink.home(self.cache) is None:
            return "Flink is not installed (bench/run.py --setup)"
        return ""

    # ----------------------------------------------------------------------------------- running

    def side_by_side(self, work: Workload, engines: list[str]) -> list[Series]:
        """Rounds: each engine in turn, so that a noisy minute meets all of them alike."""
        run = {"yeoul": self.run_yeoul, "duckdb": self.run_duckdb}
        series = [Series(engine, threads) for threads in self.args.threads
                  for engine in engines if engine in run]
        for turn in range(self.args.runs + 1):  # the first one warms the page cache
            for one in series:
                if one.failure:
                    continue
                try:
                    cost, one.rows = run[one.engine](work, one.threads)
                except (RuntimeError, ValueError) as e:
                    one.failure = str(e)
                    continue
                if turn > 0:
                    one.costs.append(cost)
        return series

    def flink_series(self, cluster: flink.Cluster, work: Workload) -> Series:
        one = Series("flink", cluster.slots)
        session = cluster.session({"execution.runtime-mode": "batch"})
        try:
            for table in work.tables:
                session.execute(table.flink(str(self.path(table))))
            for turn in range(self.args.runs + 3):  # three warm-ups: the JIT compiler needs them
                before = cluster.cpu_seconds()
                one.rows = session.execute(self.flink_query(work))
                cost = Cost(cluster.last_job_seconds(), cluster.cpu_seconds() - before,
                            cluster.peak_kb())
                if turn >= 3:
                    one.costs.append(cost)
        except (RuntimeError, OSError) as e:
            one.failure = str(e)
        return one

    def start_costs(self) -> Series:
        """`SELECT 1+1`, whole process, 20 times."""
        one = Series("yeoul", 1)
        try:
            for _ in range(21):
                cost, output = self.measured(
                    [str(self.build / "bin" / "yeoul"), "sql", "-e", "SELECT 1+1"])
                if "2" not in output:
                    raise RuntimeError(f"unexpected answer: {output}")
                one.costs.append(cost)
            one.costs.pop(0)
        except RuntimeError as e:
            one.failure = str(e)
        return one


# ------------------------------------------------------------------------------------- results

def csv_rows(output: str, work: Workload) -> Rows:
    """The result's rows in what the program printed: lines of the right width, less the heading."""
    columns = column_names(work)
    rows: Rows = []
    for fields in csv.reader(io.StringIO(output)):
        if len(fields) == len(columns) and fields != columns:
            rows.append([value if value != "" else None for value in fields])
    return rows


def select_list(work: Workload) -> str:
    return work.query[len("SELECT "):work.query.index(" FROM ")] + " "


def column_names(work: Workload) -> list[str]:
    """Names of the outermost SELECT's columns: what follows AS, or the last word of an item."""
    names, depth, item = [], 0, ""
    for c in select_list(work) + ",":
        depth += (c == "(") - (c == ")")
        if c == "," and depth == 0:
            names.append(item.split()[-1].split(".")[-1])
            item = ""
        else:
            item += c
    return names


def same(a: Rows, b: Rows) -> bool:
    """Equal as sets of rows; numbers may differ in the last digits, as sums of doubles do."""
    if len(a) != len(b):
        return False
    for left, right in zip(sorted(a, key=str), sorted(b, key=str)):
        for x, y in zip(left, right):
            if x == y:
                continue
            try:
                if not math.isclose(float(x or "x"), float(y or "y"), rel_tol=1e-9):
                    return False
            except ValueError:
                return False
    return True


def verdict(series: list[Series]) -> str:
    answers = [one for one in series if one.rows is not None and not one.failure]
    if len(answers) < 2:
        return "results not compared (one engine only)"
    different = [f"{one.engine}/{one.threads}" for one in answers[1:]
                 if not same(answers[0].rows or [], one.rows or [])]
    return f"RESULTS DIFFER: {', '.join(different)}" if different else "results equal"


def table(work: Workload, series: list[Series], size: int) -> list[str]:
    lines = [f"### {work.name}: {work.title} ({size / 1e6:.0f} MB)", "",
             "| engine | threads | seconds | whole process | CPU s | peak MB | vs. Yeoul |",
             "|---|---|---|---|---|---|---|"]
    ours = {one.threads: one.seconds() for one in series if one.engine == "yeoul" and one.costs}
    for one in series:
        if one.failure or not one.costs:
            reason = (one.failure.splitlines() or ["no run"])[-1][:100]
            lines.append(f"| {one.engine} | {one.threads} | failed: {reason} | | | | |")
            continue
        ratio = one.seconds() / ours[one.threads] if one.threads in ours else None
        lines.append(
            f"| {one.engine} | {one.threads} | {one.seconds():.3f} | {one.median('wall'):.3f} | "
            f"{one.median('cpu'):.2f} | {one.median('peak_kb') / 1024:.0f} | "
            f"{'' if ratio is None else f'{ratio:.2f} x'} |")
    goals = []
    if work.goal_duckdb:
        goals.append(f"DuckDB at least {work.goal_duckdb} x")
    if work.goal_flink:
        goals.append(f"Flink at least {work.goal_flink} x")
    return lines + ["", f"{verdict(series)}; wanted: {', '.join(goals)}.", ""]


def cpu_name() -> str:
    try:
        match = re.search(r"^model name\s*:\s*(.*)$", Path("/proc/cpuinfo").read_text(), re.M)
    except OSError:
        match = None
    return match.group(1) if match else platform.machine()


def heading(args: argparse.Namespace) -> list[str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return [
        f"# Benchmark of {datetime.date.today().isoformat()}", "",
        f"{cpu_name()}, {os.cpu_count()} cores, {memory:.0f} GiB, Linux {platform.release()}. "
        f"Medians of {args.runs} runs after a warm-up; scale {args.scale:g}. "
        f"DuckDB {DUCKDB_VERSION}, Flink {flink.VERSION}.", "",
        "*seconds*: Yeoul, the whole process; DuckDB, the query without Python's start and the "
        "import; Flink, the job's duration on a warm cluster. *peak*: the process tree; for Flink "
        "the three JVMs.", ""]


def numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="measure Yeoul beside DuckDB and Flink")
    parser.add_argument("--setup", action="store_true", help="install the peers and end")
    parser.add_argument("--build", default=str(REPO / "build" / "release"))
    parser.add_argument("--only", help="workloads, comma-separated: sales,join,groups,json,start")
    parser.add_argument("--engines", default="yeoul,duckdb,flink")
    parser.add_argument("--threads", type=numbers, default=[1, 2])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--out", help="where the report goes ('-': only to the screen)")
    return parser.parse_args()


def main() -> int:
    args = arguments()
    bench = Bench(args)
    if args.setup:
        bench.setup()
        return 0
    engines = args.engines.split(",")
    for engine in list(engines):
        why = bench.available(engine)
        if why:
            print(f"skipped: {engine}: {why}", flush=True)
            engines.remove(engine)
    wanted = args.only.split(",") if args.only else [w.name for w in WORKLOADS] + ["start"]

    lines = heading(args)
    works = [work for work in WORKLOADS if work.name in wanted]
    results = {}
    for work in works:
        print(f"{work.name}: {', '.join(e for e in engines if e != 'flink')}", flush=True)
        results[work.name] = bench.side_by_side(work, engines)
    with_flink = [work for work in works if work.goal_flink]
    if "flink" in engines and with_flink:
        print(f"flink: {', '.join(work.name for work in with_flink)}", flush=True)
        with flink.Cluster(bench.cache) as cluster:
            for work in with_flink:
                results[work.name].append(bench.flink_series(cluster, work))
    for work in works:
        size = sum(bench.path(t).stat().st_size for t in work.tables)
        lines += table(work, results[work.name], size)
    if "start" in wanted and "yeoul" in engines:
        one = bench.start_costs()
        lines += ["### start: `yeoul sql -e \"SELECT 1+1\"`", ""]
        lines += [f"failed: {one.failure}" if one.failure else
                  f"{one.median('wall') * 1000:.1f} ms wall, {one.median('peak_kb') / 1024:.1f} MB "
                  f"resident (median of {len(one.costs)}); wanted: at most 20 ms and 15 MB.", ""]
    text = "\n".join(lines)
    print(text)
    if args.out != "-":
        slug = re.sub(r"[^a-z0-9]+", "-", cpu_name().lower()).strip("-")
        day = datetime.date.today().isoformat()
        path = Path(args.out or REPO / "bench" / "results" / f"{day}-{slug}.md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        print(f"written: {path}")
    failed = any(one.failure for series in results.values() for one in series)
    return 1 if failed or "RESULTS DIFFER" in text else 0


if __name__ == "__main__":
    sys.exit(main())
