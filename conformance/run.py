#!/usr/bin/env python3
"""Run the conformance cases on Yeoul and compare with what Flink answered.

    conformance/run.py --yeoul build/release            # all cases
    conformance/run.py --yeoul build/release --only 'cast/*' -v
    conformance/run.py --yeoul build/release --write-docs

For every case, `PATH/yeoul-conform SCRIPT` runs in a directory of its own, with ${DATA} and ${OUT}
of the script already replaced (YL_DATA and YL_OUT say by what), and prints blocks in the format of
the goldens.  Blocks are compared one by one, cells by text, DOUBLE and FLOAT cells by value.

A difference that differences.list explains does not fail the run.  The last line of the output is
`N passed, N failed, N skipped`; the exit code is 1 when a difference has no explanation.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import fnmatch
import os
import re
import struct
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import cases  # noqa: E402

NUMBER = re.compile(r"(?<![\w.])-?\d+\.\d+(?:E-?\d+)?(?![\w.])")


@dataclass
class Difference:
    """One block that is not as Flink has it."""
    block: int
    text: str
    reason: Optional[str] = None


@dataclass
class Outcome:
    """What became of one case; `skipped` says why it did not run."""
    name: str
    differences: list[Difference] = field(default_factory=list)
    skipped: Optional[str] = None
    blocks: int = 0

    def verdict(self) -> str:
        if self.skipped:
            return "skipped"
        if not self.differences:
            return "equal"
        return "explained" if all(d.reason for d in self.differences) else "different"


# ------------------------------------------------------------------------------------- comparison

def header_types(header: str) -> list[str]:
    """Split `| a INT NOT NULL | b STRING` into its columns (name and type together)."""
    return [column.strip() for column in header[2:].split(" | ")]


def canonical_float(text: str, single: bool) -> str:
    """Write a floating-point text so that two spellings of one value look the same."""
    try:
        value = float(text)
        return repr(struct.unpack("f", struct.pack("f", value))[0] if single else value)
    except (ValueError, OverflowError):
        return text


def canonical_map(text: str) -> str:
    """Sort the entries of `{a=1, b=2}`: the order of a map is nobody's promise."""
    if not (text.startswith("{") and text.endswith("}")):
        return text
    return "{" + ", ".join(sorted(text[1:-1].split(", "))) + "}"


def canonical_row(line: str, columns: list[str]) -> str:
    """Replace floating-point numbers in DOUBLE and FLOAT columns by their canonical text.

    Flink on JDK 17 prints some doubles with one digit too many, hence values and not texts.
    Maps and multisets get their entries sorted.
    """
    cells = line.split("\t")
    if len(cells) != len(columns):
        return line
    for i, column in enumerate(columns):
        if "DOUBLE" in column or "FLOAT" in column:
            single = "DOUBLE" not in column
            cells[i] = NUMBER.sub(lambda m: canonical_float(m.group(), single), cells[i])
        if " MAP<" in column or " MULTISET<" in column:
            cells[i] = canonical_map(cells[i])
    return "\t".join(cells)


def compare_rows(want: cases.Block, got: cases.Block) -> Optional[str]:
    columns = header_types(want.lines[0]) if want.lines else []
    a = [canonical_row(line, columns) for line in want.lines[1:]]
    b = [canonical_row(line, columns) for line in got.lines[1:]]
    if not want.ordered:
        a.sort(key=cases.sort_key)
        b.sort(key=cases.sort_key)
    if a == b:
        return None
    lost = list((Counter(a) - Counter(b)).elements())
    extra = list((Counter(b) - Counter(a)).elements())
    if not lost and not extra:
        return "the same rows in another order"
    lines = [f"{len(lost)} rows missing, {len(extra)} rows too many"]
    lines += [f"  Flink: {line}" for line in lost[:3]] + [f"  Yeoul: {line}" for line in extra[:3]]
    return "\n".join(lines)


def compare_block(want: cases.Block, got: cases.Block) -> Optional[str]:
    """Return None when two blocks agree, else a short text that says how they differ."""
    if want.kind != got.kind:
        text = f"Flink: {want.kind}, Yeoul: {got.kind}"
        said = got.lines if got.kind == "error" else want.lines if want.kind == "error" else []
        return text + "".join(f"\n  {line}" for line in said[:1])
    if want.kind in ("ok", "error"):
        return None
    if want.kind == "cat":
        if want.lines == got.lines:
            return None
        return compare_rows(cases.Block("cat", lines=[""] + want.lines),
                            cases.Block("cat", lines=[""] + got.lines))
    if want.lines[:1] != got.lines[:1]:
        return (f"columns differ\n  Flink: {''.join(want.lines[:1])}"
                f"\n  Yeoul: {''.join(got.lines[:1])}")
    return compare_rows(want, got)


# ------------------------------------------------------------------------------------------ cases

def read_differences(path: Path) -> dict[tuple[str, int], str]:
    """Read `area/case #block: reason` lines."""
    reasons: dict[tuple[str, int], str] = {}
    if not path.exists():
        return reasons
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = re.match(r"(\S+/\S+) #(\d+): (\S.*)$", line)
        if not match:
            raise SystemExit(f"{path.name}:{number}: expected `area/case #block: reason`")
        reasons[match.group(1), int(match.group(2))] = match.group(3)
    return reasons


def run_case(path: Path, name: str, program: Path, timeout: float) -> Outcome:
    outcome = Outcome(name)
    golden = path.with_suffix(".out")
    if not golden.exists():
        outcome.skipped = "no golden"
        return outcome
    want = cases.parse_blocks(golden.read_bytes())
    outcome.blocks = len(want)
    with tempfile.TemporaryDirectory(prefix="yeoul-conform-") as tmp:
        data, out = HERE / "data", Path(tmp) / "out"
        out.mkdir()
        script = Path(tmp) / path.relative_to(HERE)
        script.parent.mkdir()
        text = path.read_text(encoding="utf-8")
        script.write_text(text.replace("${DATA}", str(data)).replace("${OUT}", str(out)),
                          encoding="utf-8")
        env = dict(os.environ, YL_DATA=str(data), YL_OUT=str(out), TZ="UTC")
        trouble = None
        try:
            done = subprocess.run([str(program), str(script)], env=env, cwd=tmp, timeout=timeout,
                                  stdin=subprocess.DEVNULL, capture_output=True)
            stdout = done.stdout
            if done.returncode != 0:
                said = done.stderr.decode("utf-8", "replace").strip().splitlines()
                trouble = f"exit code {done.returncode}" + "".join(f": {s}" for s in said[-1:])
        except subprocess.TimeoutExpired as e:
            stdout = e.stdout or b""
            trouble = f"no end after {timeout:g} s"
    stdout = stdout.replace(str(data).encode(), b"${DATA}").replace(str(out).encode(), b"${OUT}")
    try:
        got = cases.parse_blocks(stdout)
    except ValueError as e:
        got, trouble = [], trouble or str(e)
    for number, (block, answer) in enumerate(zip(want, got), 1):
        text = compare_block(block, answer)
        if text is not None:
            outcome.differences.append(Difference(number, text))
    if len(got) < len(want):
        first = len(got) + 1
        outcome.differences.append(Difference(
            first, (trouble or "output ends early") + f", blocks {first} to {len(want)} missing"))
    elif len(got) > len(want):
        outcome.differences.append(Difference(len(want) + 1, "more blocks than Flink has"))
    elif trouble:
        outcome.differences.append(Difference(len(want), trouble))
    return outcome


# ----------------------------------------------------------------------------------------- report

def write_docs(outcomes: list[Outcome], path: Path) -> None:
    areas: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        areas.setdefault(outcome.name.split("/")[0], Counter())[outcome.verdict()] += 1
    total: Counter[str] = Counter()
    lines = [
        "# Conformance with Flink SQL", "",
        "Every case is a small SQL script whose results were recorded from stock Flink 2.3.0 in",
        "batch mode. *Equal* means that every statement of the case gives the same columns, types",
        "and rows; *explained* that the differences are listed below with their reason.",
        "`conformance/run.py --write-docs` writes this page.", "",
        "| area | cases | equal | explained | different |", "|---|---:|---:|---:|---:|",
    ]
    for area, counts in sorted(areas.items()):
        total += counts
        lines.append(f"| {area} | {sum(counts.values()) - counts['skipped']} | {counts['equal']} "
                     f"| {counts['explained']} | {counts['different']} |")
    lines.append(f"| **all** | {sum(total.values()) - total['skipped']} | {total['equal']} "
                 f"| {total['explained']} | {total['different']} |")
    explained = [(o.name, d) for o in outcomes for d in o.differences if d.reason]
    if explained:
        lines += ["", "## Explained differences", ""]
        lines += [f"- `{name}` #{d.block}: {d.reason}" for name, d in explained]
    different = [(o.name, d) for o in outcomes for d in o.differences if not d.reason]
    if different:
        lines += ["", "## Differences without an explanation", ""]
        lines += [f"- `{name}` #{d.block}: {d.text.splitlines()[0]}" for name, d in different]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def report(outcomes: list[Outcome], verbose: bool) -> None:
    for outcome in outcomes:
        if outcome.skipped:
            print(f"skipped   {outcome.name}: {outcome.skipped}")
        elif outcome.verdict() == "different":
            bad = [d for d in outcome.differences if not d.reason]
            print(f"different {outcome.name}: {len(bad)} of {outcome.blocks} blocks")
            for d in bad if verbose else bad[:1]:
                print(f"    #{d.block} " + d.text.replace("\n", "\n      "))


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare Yeoul with what Flink answered.")
    parser.add_argument("--yeoul", "--build", type=Path, required=True,
                        help="build directory, or the directory that holds yeoul-conform")
    parser.add_argument("--only", metavar="GLOB", help="area/case pattern, without .sql")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=10.0, help="seconds per case")
    parser.add_argument("--write-docs", action="store_true", help="write docs/conformance.md")
    parser.add_argument("-v", "--verbose", action="store_true", help="show every difference")
    args = parser.parse_args()
    program = args.yeoul.resolve()
    if program.is_dir():
        program = program / ("bin" if (program / "bin").is_dir() else ".") / "yeoul-conform"
    if not program.exists():
        raise SystemExit(f"run.py: there is no {program}")
    if args.write_docs and args.only:
        raise SystemExit("run.py: --write-docs wants all cases, so not with --only")
    reasons = read_differences(HERE / "differences.list")
    paths = {str(p.relative_to(HERE).with_suffix("")): p for p in sorted(HERE.glob("*/*.sql"))}
    if args.only:
        paths = {n: p for n, p in paths.items() if fnmatch.fnmatch(n, args.only)}
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        outcomes = list(pool.map(
            lambda item: run_case(item[1], item[0], program, args.timeout), paths.items()))
    used = set()
    for outcome in outcomes:
        for d in outcome.differences:
            d.reason = reasons.get((outcome.name, d.block))
            used.add((outcome.name, d.block))
    report(outcomes, args.verbose)
    if not args.only:
        for name, block in sorted(set(reasons) - used):
            print(f"stale     {name} #{block}: differences.list explains it, but it is equal")
    if args.write_docs:
        write_docs(outcomes, HERE.parent / "docs" / "conformance.md")
    counts = Counter(o.verdict() for o in outcomes)
    print(f"{counts['equal'] + counts['explained']} passed, {counts['different']} failed, "
          f"{counts['skipped']} skipped")
    return 1 if counts["different"] else 0


if __name__ == "__main__":
    sys.exit(main())
