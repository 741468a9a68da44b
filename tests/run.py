#!/usr/bin/env python3
"""Runs every test and ends with one line: N passed, N failed, N skipped.

    tests/run.py [--build build/dev] [--only SUITE]... [--list] [-v]

A suite is a function below that returns single tests: a cmocka test function, an SQL script under
one configuration, a conformance case, a fuzz corpus.  The programs that a suite starts report in
one of two ways, and `parse` understands both:

    TAP          "ok 1 - name", "not ok 2 - name", "ok 3 - name # SKIP reason"; lines with "#"
                 after a "not ok" tell what went wrong
    a last line  "12 passed, 0 failed, 1 skipped", for runners with a report of their own

Adding a suite: put `tests/<name>/run.py` there, which takes `--build DIR`; it is found by itself.
A suite whose program or folder is missing is shown as one skipped test, never left out silently.
Python 3.9, standard library only.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable, Optional

REPO = Path(__file__).resolve().parents[1]
TESTS = REPO / "tests"
TAP_LINE = re.compile(
    r"^(not )?ok\b\s*(\d+)?\s*-?\s*(.*?)\s*(?:#\s*(SKIP)\b:?\s*(.*))?$", re.I)
CLOSING_LINE = re.compile(r"^(\d+) passed, (\d+) failed, (\d+) skipped")
LINES_SHOWN = 60


@dataclass
class Test:
    """One test, or several that a runner counted itself."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    detail: str = ""


@dataclass
class Suite:
    name: str
    tests: list[Test] = field(default_factory=list)
    seconds: float = 0.0

    def count(self, what: str) -> int:
        return sum(getattr(test, what) for test in self.tests)


class Context:
    def __init__(self, build: Path, jobs: int, seconds_max: int) -> None:
        self.build = build
        self.jobs = jobs
        self.seconds_max = seconds_max
        self.env = dict(os.environ)
        self.env.setdefault("ASAN_OPTIONS", "detect_leaks=1:allocator_may_return_null=1")
        self.env.setdefault("UBSAN_OPTIONS", "print_stacktrace=1")
        self.env.setdefault("TSAN_OPTIONS", "halt_on_error=1:second_deadlock_stack=1")
        self.env["CMOCKA_MESSAGE_OUTPUT"] = "TAP"
        self.env["YEOUL"] = str(build / "bin" / "yeoul")
        self.env["LC_ALL"] = "C.UTF-8"
        self.env["TZ"] = "UTC"

    def run(self, command: list[str]) -> tuple[int, str]:
        """Run a program; its exit code (negative for a signal) and all that it printed."""
        process = subprocess.Popen(
            command, cwd=REPO, env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, start_new_session=True)
        try:
            output, _ = process.communicate(timeout=self.seconds_max)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            output, _ = process.communicate()
            output += f"\n# no end after {self.seconds_max} s\n".encode()
        return process.returncode, output.decode("utf-8", "replace")


def ending(code: int) -> str:
    if code < 0:
        return f"ended by signal {-code} ({signal.Signals(-code).name})"
    return f"exit code {code}"


def parse(prefix: str, code: int, output: str) -> list[Test]:
    """Turn what a program printed into tests; an end that its lines do not explain is one more."""
    tests: list[Test] = []
    planned: Optional[int] = None
    before: list[str] = []
    for line in output.splitlines():
        plan = re.match(r"^1\.\.(\d+)", line)
        if plan:
            planned = (planned or 0) + int(plan.group(1))
            continue
        match = TAP_LINE.match(line)
        if not match:
            if tests and tests[-1].failed and line.startswith("#"):
                tests[-1].detail += line + "\n"
            else:
                before.append(line)
            continue
        bad, number, name, directive, reason = match.groups()
        if directive and not name:  # cmocka: "not ok 3 # SKIP name"
            name, reason = reason, ""
        test = Test(f"{prefix}{name or number or ''}")
        if directive:
            test.skipped, test.detail = 1, reason or ""
        elif bad:
            test.failed, test.detail = 1, "\n".join(before[-LINES_SHOWN:]) + "\n"
        else:
            test.passed = 1
        tests.append(test)
        before = []

    if not tests:
        lines = output.strip().splitlines()
        closing = CLOSING_LINE.match(lines[-1]) if lines else None
        if closing:
            passed, failed, skipped = map(int, closing.groups())
            detail = "\n".join(lines[-LINES_SHOWN:]) if failed else ""
            tests.append(Test(prefix.rstrip(":/ "), passed, failed, skipped, detail))
            if code != 0 and failed == 0:
                tests.append(Test(f"{prefix}exit", failed=1, detail=ending(code)))
            return tests
        single = Test(prefix.rstrip(":/ "), detail=output if code else "")
        single.passed, single.failed = int(code == 0), int(code != 0)
        if code:
            single.detail += "\n" + ending(code)
        return [single]

    missing = (planned or 0) - len(tests)
    if missing > 0 or (code != 0 and not any(test.failed for test in tests)) or code < 0:
        tail = "\n".join(output.splitlines()[-LINES_SHOWN:])
        tests.append(Test(f"{prefix}end", failed=max(1, missing), detail=f"{tail}\n{ending(code)}"))
    return tests


def run_all(ctx: Context, commands: list[tuple[str, list[str]]]) -> list[Test]:
    """Run independent programs side by side; the report keeps the order of the list."""
    with concurrent.futures.ThreadPoolExecutor(ctx.jobs) as pool:
        done = list(pool.map(lambda item: parse(item[0], *ctx.run(item[1])), commands))
    return [test for tests in done for test in tests]


def skipped(name: str, why: str) -> list[Test]:
    return [Test(name, skipped=1, detail=why)]


# ---------------------------------------------------------------------------------------- suites

def suite_unit(ctx: Context) -> list[Test]:
    """cmocka programs; each test function counts."""
    programs = sorted((ctx.build / "tests" / "unit").glob("unit-*"))
    programs = [p for p in programs if p.is_file() and os.access(p, os.X_OK)]
    if not programs:
        return skipped("unit", "no unit test is built (is libcmocka-dev missing?)")
    return run_all(ctx, [(f"{p.name[len('unit-'):]}: ", [str(p)]) for p in programs])


def suite_fuzz(ctx: Context) -> list[Test]:
    """Corpora of the fuzz targets, replayed; each target counts once."""
    tests: list[Test] = []
    commands: list[tuple[str, list[str]]] = []
    programs = [p for p in sorted((ctx.build / "tests" / "fuzz").glob("replay-*")) if p.is_file()]
    if not programs:
        return skipped("fuzz", "no fuzz target is built")
    for program in programs:
        name = program.name[len("replay-"):]
        corpus = TESTS / "fuzz" / "corpus" / name
        if not corpus.is_dir():
            tests += skipped(name, f"no corpus in {corpus.relative_to(REPO)}")
        else:
            commands.append((f"{name}: ", [str(program), str(corpus.relative_to(REPO))]))
    return tests + run_all(ctx, commands)


def suite_slt(ctx: Context) -> list[Test]:
    """SQL scripts at several batch sizes, parallelisms and restore points."""
    found = [p for p in ctx.build.glob("**/yeoul-slt") if p.is_file()]
    if not found:
        return skipped("slt", "yeoul-slt is not built")
    scripts = sorted(str(p.relative_to(REPO)) for p in (TESTS / "slt").glob("**/*.slt"))
    if not scripts:
        return skipped("slt", "no script in tests/slt")
    chunks = [scripts[i::ctx.jobs] for i in range(min(ctx.jobs, len(scripts)))]
    return run_all(ctx, [("", [str(found[0]), *chunk]) for chunk in chunks])


def suite_conformance(ctx: Context) -> list[Test]:
    """Cases whose results were recorded from stock Flink."""
    runner = REPO / "conformance" / "run.py"
    if not runner.exists():
        return skipped("conformance", "conformance/run.py is missing")
    if not (ctx.build / "bin" / "yeoul").exists():
        return skipped("conformance", "the program is not built")
    command = [sys.executable, str(runner), "--build", str(ctx.build)]
    return run_all(ctx, [("conformance: ", command)])


def script_suite(name: str) -> Callable[[Context], list[Test]]:
    """A suite that is a folder of tests/ with a runner of its own."""

    def suite(ctx: Context) -> list[Test]:
        runner = TESTS / name / "run.py"
        if not runner.exists():
            return skipped(name, f"tests/{name}/run.py is missing")
        return run_all(
            ctx, [(f"{name}: ", [sys.executable, str(runner), "--build", str(ctx.build)])])

    return suite


def all_suites() -> dict[str, Callable[[Context], list[Test]]]:
    suites: dict[str, Callable[[Context], list[Test]]] = {
        "unit": suite_unit,
        "fuzz": suite_fuzz,
        "slt": suite_slt,
        "plan": script_suite("plan"),
        "cli": script_suite("cli"),
        "conformance": suite_conformance,
    }
    for runner in sorted(TESTS.glob("*/run.py")):
        suites.setdefault(runner.parent.name, script_suite(runner.parent.name))
    return suites


# ---------------------------------------------------------------------------------------- report

def report(suite: Suite, verbose: bool) -> None:
    print(f"{suite.name:12} {suite.count('passed'):5} passed {suite.count('failed'):4} failed "
          f"{suite.count('skipped'):4} skipped  {suite.seconds:6.1f} s", flush=True)
    for test in suite.tests:
        if test.failed:
            print(f"  FAIL {test.name}")
            for line in test.detail.strip().splitlines()[-LINES_SHOWN:]:
                print(f"       {line}")
        elif test.skipped and (verbose or not test.passed):
            print(f"  SKIP {test.name}{': ' + test.detail if test.detail else ''}")
        elif verbose:
            print(f"  ok   {test.name}")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description="run the tests")
    parser.add_argument("--build", default="build/dev", help="folder that CMake has built in")
    parser.add_argument("--only", action="append", metavar="SUITE", help="only this suite")
    parser.add_argument("--list", action="store_true", help="name the suites")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--timeout", type=int, default=1200, help="seconds for one program")
    parser.add_argument("-v", "--verbose", action="store_true", help="show passing tests, too")
    args = parser.parse_args()

    suites = all_suites()
    if args.list:
        print("\n".join(suites))
        return 0
    unknown = [name for name in args.only or [] if name not in suites]
    if unknown:
        parser.error(f"unknown suite {unknown[0]} (there are: {', '.join(suites)})")

    ctx = Context(Path(args.build).resolve(), max(1, args.jobs), args.timeout)
    done: list[Suite] = []
    for name, function in suites.items():
        if args.only and name not in args.only:
            continue
        start = time.monotonic()
        suite = Suite(name)
        suite.tests = function(ctx)
        suite.seconds = time.monotonic() - start
        report(suite, args.verbose)
        done.append(suite)
    passed, failed, skips = (
        sum(suite.count(what) for suite in done) for what in ("passed", "failed", "skipped"))
    print(f"{passed} passed, {failed} failed, {skips} skipped")
    return 1 if failed or passed == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
