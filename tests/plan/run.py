#!/usr/bin/env python3
"""EXPLAIN goldens; see README.md."""

from __future__ import annotations

import argparse
import difflib
import glob
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def explain(program: str, path: str) -> str:
    """What the program prints for a script: the output of its EXPLAIN statements."""
    with open(path, encoding="utf-8") as file:
        first = file.readline()
    match = re.match(r"-- parallelism: (\d+)", first)
    command = [program, "sql", "--set", f"parallelism.default={match.group(1) if match else 1}",
               "-f", path]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    shown = "" if done.returncode == 0 else f"exit code {done.returncode}\n{done.stderr}"
    return done.stdout.replace("[INFO] Execute statement succeeded.\n\n", "") + shown


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", default=os.path.join(ROOT, "build/dev"))
    parser.add_argument("--update", action="store_true", help="rewrite the goldens")
    args = parser.parse_args()
    program = os.path.join(os.path.abspath(args.build), "bin", "yeoul")
    passed = failed = 0
    for path in sorted(glob.glob(os.path.join(HERE, "*.sql"))):
        name, golden = os.path.basename(path)[:-4], path[:-4] + ".out"
        got = explain(program, path)
        if args.update:
            with open(golden, "w", encoding="utf-8") as file:
                file.write(got)
        expected = open(golden, encoding="utf-8").read() if os.path.exists(golden) else ""
        if got == expected:
            passed += 1
            print(f"ok {passed + failed} - {name}")
            continue
        failed += 1
        print(f"not ok {passed + failed} - {name}")
        for line in difflib.unified_diff(expected.splitlines(), got.splitlines(), "expected",
                                         "got", lineterm=""):
            print("# " + line)
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
