#!/usr/bin/env python3
"""Runs the program from outside; README.md describes the cases. Prints TAP.

    tests/cli/run.py --build build/dev [--only PATTERN] [--update]
"""

from __future__ import annotations

import argparse
import fnmatch
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

HERE = Path(__file__).resolve().parent
REPO = HERE.parents[1]
SECONDS_MAX = 60


def steady(text: str, directory: str) -> str:
    """Replace what changes from run to run."""
    text = re.sub(r"\(\d+\.\d\d seconds\)", "(N seconds)", text)
    text = re.sub(r"\b[0-9a-f]{32}\b", "JOBID", text)
    return text.replace(directory, "DIR")


class Program:
    """The program in a fresh directory."""

    def __init__(self, build: Path) -> None:
        self.build = build
        self.temporary = tempfile.TemporaryDirectory(prefix="yeoul-cli-")
        self.directory = self.temporary.name
        self.env = dict(
            os.environ, HOME=self.directory, TZ="UTC", LC_ALL="C.UTF-8", TERM="dumb",
            PATH=f"{build / 'bin'}:{os.environ['PATH']}", REPO=str(REPO))
        self.env.pop("XDG_STATE_HOME", None)

    def __enter__(self) -> "Program":
        return self

    def __exit__(self, *_: object) -> None:
        self.temporary.cleanup()

    def sh(self, command: str) -> tuple[str, str, int]:
        done = subprocess.run(["sh", "-c", command], cwd=self.directory, env=self.env,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS_MAX)
        return (steady(done.stdout.decode("utf-8", "replace"), self.directory),
                steady(done.stderr.decode("utf-8", "replace"), self.directory), done.returncode)

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([str(self.build / "bin" / "yeoul"), *arguments],
                                cwd=self.directory, env=self.env, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)


# ------------------------------------------------------------------------------------ case files

@dataclass
class Step:
    title: str
    command: str
    line: int
    expected: list[str] = field(default_factory=list)


def parse_case(path: Path) -> list[Step]:
    steps: list[Step] = []
    title = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("# "):
            title = line[2:]
        elif line.startswith("$ "):
            steps.append(Step(title, line[2:], number))
        elif line.startswith("+ "):
            steps[-1].command += "\n" + line[2:]
        elif line[:1] in (">", "!", "?"):
            steps[-1].expected.append(line.rstrip())
        elif line.strip():
            raise SystemExit(f"{path}:{number}: not understood: {line}")
    return steps


def answer_of(program: Program, step: Step) -> list[str]:
    out, err, code = program.sh(step.command)
    lines = [f"> {line}".rstrip() for line in out.splitlines()]
    lines += [f"! {line}".rstrip() for line in err.splitlines()]
    return lines + ([f"? {code}"] if code else [])


def run_case(path: Path, build: Path, report: "Report") -> None:
    with Program(build) as program:
        for step in parse_case(path):
            got = answer_of(program, step)
            report.add(f"{path.stem}:{step.line} {step.title}", got == step.expected, [
                f"$ {step.command}", "expected:", *step.expected, "found:", *got])


def update_case(path: Path, build: Path) -> None:
    lines: list[str] = []
    with Program(build) as program:
        answers = {step.line: answer_of(program, step) for step in parse_case(path)}
    pending: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line[:1] in (">", "!", "?"):
            continue
        if pending and not line.startswith("+ "):
            lines += pending
            pending = []
        lines.append(line)
        pending = answers.get(number, pending)
    path.write_text("\n".join(lines + pending) + "\n", encoding="utf-8")


# ------------------------------------------------------------------------------- Flink's goldens

def tables(text: str) -> list[str]:
    """The lines of tables and their closing lines."""
    return [line for line in text.splitlines()
            if re.match(r"\+-|\||\d+ rows? in set|Empty set", line)]


def run_golden(path: Path, build: Path, report: "Report") -> None:
    with Program(build) as program:
        out, err, code = program.sh(f"yeoul sql -f '{path}'")
    want = path.with_suffix(".out").read_text(encoding="utf-8").splitlines()
    got = tables(out)
    first = next((i for i, (a, b) in enumerate(zip(want, got)) if a != b), min(len(want), len(got)))
    report.add(f"flink/{path.stem}", code == 0 and want == got, [
        err, f"line {first + 1}", "Flink:", *want[first:first + 3], "Yeoul:",
        *got[first:first + 3]])


# ------------------------------------------------------------------------- what needs more than sh

class NoTerminal(Exception):
    """The machine gives no pseudo-terminals (a chroot without /dev/pts)."""


class Terminal:
    """The program in a pseudo-terminal."""

    def __init__(self, program: Program, *arguments: str) -> None:
        try:
            self.pid, self.fd = pty.fork()
        except OSError as error:
            raise NoTerminal(f"no pseudo-terminal is to be had here: {error}") from error
        if self.pid == 0:
            os.chdir(program.directory)
            path = str(program.build / "bin" / "yeoul")
            os.execve(path, [path, *arguments], dict(program.env, TERM="vt100"))
        self.seen = ""

    def wait_for(self, text: str, seconds: float = SECONDS_MAX) -> bool:
        """Read until `text` has come since the last wait."""
        deadline = time.monotonic() + seconds
        while text not in self.seen:
            ready, _, _ = select.select([self.fd], [], [], max(0, deadline - time.monotonic()))
            if not ready:
                return False
            try:
                piece = os.read(self.fd, 65536)
            except OSError:
                return False
            if not piece:
                return False
            self.seen += piece.decode("utf-8", "replace")
        self.seen = self.seen[self.seen.index(text) + len(text):]
        return True

    def send(self, text: str) -> None:
        os.write(self.fd, text.encode())

    def end(self) -> int:
        """Wait for the end; a program that does not end is killed."""
        while select.select([self.fd], [], [], SECONDS_MAX)[0]:
            try:
                if not os.read(self.fd, 65536):
                    break
            except OSError:
                break
        else:
            os.kill(self.pid, signal.SIGKILL)
        _, status = os.waitpid(self.pid, 0)
        os.close(self.fd)
        return os.waitstatus_to_exitcode(status)


ENDLESS = ("CREATE TABLE g (a BIGINT) WITH ('connector' = 'datagen', 'number-of-rows' = "
           "'9000000000000000', 'rows-per-second' = '1000000000');")


def test_shell(program: Program) -> list[str]:
    """Statements of several lines, help, history."""
    terminal = Terminal(program, "sql")
    wrong: list[str] = []

    def expect(text: str) -> None:
        if not terminal.wait_for(text):
            wrong.append(f"no {text!r}, but {terminal.seen[-300:]!r}")

    expect("yeoul> ")
    terminal.send("SELECT 1 + 1 AS two,\n")
    expect("-> ")
    terminal.send("'x;y' AS b;\n")
    expect("| two |")
    expect("1 row in set")
    expect("yeoul> ")
    terminal.send("SELECT nope;\n")
    expect("error: Column 'nope'")
    expect("yeoul> ")
    terminal.send("help\n")
    expect("Ctrl-C")
    terminal.send("QUIT;\n")
    code = terminal.end()
    if code != 1:
        wrong.append(f"exit code {code}, though a statement failed")
    history = Path(program.directory) / ".local" / "state" / "yeoul" / "history"
    if not history.exists() or "SELECT" not in history.read_text():
        wrong.append("no history")
    return wrong


def test_completion(program: Program) -> list[str]:
    """The tabulator completes a keyword."""
    terminal = Terminal(program, "sql")
    if not terminal.wait_for("yeoul> "):
        return ["no prompt"]
    terminal.send("CREATE TEMPORARY VIEW wonderful AS SELECT 1 AS xyzzy;\n")
    if not terminal.wait_for("succeeded") or not terminal.wait_for("yeoul> "):
        return ["no answer to CREATE VIEW"]
    terminal.send("SELECT xyz\t FROM wonderf\t;\n")
    found = terminal.wait_for("| xyzzy |")
    seen = terminal.seen
    terminal.send("QUIT;\n")
    code = terminal.end()
    return [] if found and code == 0 else [f"exit code {code}", seen[-500:]]


def test_shell_interrupt(program: Program) -> list[str]:
    """Ctrl-C cancels the statement that runs; the shell goes on; idle, it leaves."""
    if "YEOUL_TEST_INTERRUPT" not in os.environ:
        raise NoTerminal("a Ctrl-C is sometimes lost on a busy machine; YEOUL_TEST_INTERRUPT=1 "
                         "runs it")
    terminal = Terminal(program, "sql")
    wrong: list[str] = []

    def expect(text: str) -> None:
        if not terminal.wait_for(text):
            wrong.append(f"no {text!r}, but {terminal.seen[-300:]!r}")

    expect("yeoul> ")
    terminal.send(ENDLESS + "\n")
    expect("succeeded")
    expect("yeoul> ")
    terminal.send("SELECT COUNT(*) FROM g;\n")
    expect("rows read")  # the progress line
    terminal.send("\x03")
    if not terminal.wait_for("cancelled", 15):
        terminal.send("\x03")  # as a user would, who sees nothing happen
        expect("cancelled")
    expect("yeoul> ")
    terminal.send("SELECT 7 AS seven;\n")
    expect("| seven |")
    expect("yeoul> ")
    terminal.send("\x03")
    code = terminal.end()
    if code != 130:
        wrong.append(f"exit code {code} after Ctrl-C")
    return wrong


def test_interrupt(program: Program) -> list[str]:
    """SIGINT ends a script with 130, and nothing is left of its output."""
    script = Path(program.directory) / "long.sql"
    script.write_text(
        ENDLESS + "\nCREATE TABLE o (a BIGINT) WITH ('connector' = 'filesystem', 'path' = 'o', "
        "'format' = 'csv');\nSET 'table.dml-sync' = 'true';\nSELECT 1 AS started;\n"
        "INSERT INTO o SELECT a FROM g;\n", encoding="utf-8")
    process = program.start("sql", "-f", str(script))
    assert process.stdout is not None
    for line in process.stdout:
        if b"1 row in set" in line:
            break
    process.send_signal(signal.SIGINT)
    try:
        out, err = process.communicate(timeout=SECONDS_MAX)
    except subprocess.TimeoutExpired:
        process.kill()
        return ["Ctrl-C did not end it", *map(str, process.communicate())]
    left = sorted(str(p) for p in Path(program.directory).glob("o/**/*") if p.is_file())
    wrong = [] if process.returncode == 130 else [f"exit code {process.returncode}"]
    if b"cancelled" not in err:
        wrong.append(err.decode())
    return wrong + left


def test_small_and_quick(program: Program) -> list[str]:
    """`yeoul sql -e` takes little memory; sanitized builds are not measured."""
    path = program.build / "bin" / "yeoul"
    if b"__asan_init" in path.read_bytes() or b"__tsan_init" in path.read_bytes():
        return []
    out, err, code = program.sh("yl-measure report.json yeoul sql -e 'SELECT 1 + 1'")
    if code != 0:
        return [err]
    report = json.loads((Path(program.directory) / "report.json").read_text())
    if report["peak_kb"] > 15000:
        return [f"{report['peak_kb']} KiB resident, at most 15,000 are wanted"]
    return []


def test_reference_pages(program: Program) -> list[str]:
    """The committed pages are what `yeoul docs` writes."""
    out, err, code = program.sh("mkdir docs && yeoul docs docs")
    wrong = [] if code == 0 else [f"exit code {code}", err]
    for name in ("functions.md", "connectors.md", "settings.md"):
        fresh = (Path(program.directory) / "docs" / name).read_text(encoding="utf-8")
        page = REPO / "docs" / name
        if not page.exists() or page.read_text(encoding="utf-8") != fresh:
            wrong.append(f"docs/{name} is not current: run `yeoul docs docs`")
    return wrong


# ----------------------------------------------------------------------------------------- report

class Report:
    def __init__(self) -> None:
        self.number = 0
        self.failed = 0

    def skip(self, name: str, reason: str) -> None:
        self.number += 1
        print(f"ok {self.number} - {name} # SKIP {reason}")

    def add(self, name: str, fine: bool, detail: list[str]) -> None:
        self.number += 1
        print(f"{'' if fine else 'not '}ok {self.number} - {name.replace('#', '')}", flush=True)
        if not fine:
            self.failed += 1
            for text in detail:
                for line in text.splitlines() or [""]:
                    print(f"#   {line}")


def main() -> int:
    parser = argparse.ArgumentParser(description="test the program from outside")
    parser.add_argument("--build", type=Path, default=REPO / "build" / "dev")
    parser.add_argument("--only", default="*", help="names of cases and tests")
    parser.add_argument("--update", action="store_true", help="rewrite the cases' expectations")
    args = parser.parse_args()
    build = args.build.resolve()
    cases = [p for p in sorted((HERE / "cases").glob("*.case"))
             if fnmatch.fnmatch(p.stem, args.only)]
    if args.update:
        for path in cases:
            update_case(path, build)
        return 0
    report = Report()
    for path in cases:
        run_case(path, build, report)
    for path in sorted((HERE / "flink").glob("*.sql")):
        if fnmatch.fnmatch(path.stem, args.only):
            run_golden(path, build, report)
    tests: dict[str, Callable[[Program], list[str]]] = {
        name[5:]: function for name, function in globals().items() if name.startswith("test_")}
    for name, function in tests.items():
        if fnmatch.fnmatch(name, args.only):
            with Program(build) as program:
                try:
                    wrong = function(program)
                except NoTerminal as reason:
                    report.skip(name, str(reason))
                    continue
                report.add(name, not wrong, wrong)
    print(f"1..{report.number}")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
