#!/usr/bin/env python3
"""Checks the rules that a formatter does not know; CONTRIBUTING.md gives their reasons.

    style.py [--long-functions]

  calls     functions that nobody calls (strcpy, sprintf, setjmp, ...), the allocator and the
            system's clock, files and sockets outside of src/base
  text      lines up to 100 characters, no tabs, no blanks at line ends, a newline at the end,
            no "to do" marks
  files     an opening comment that says what a file is for, at most 1000 lines, names that are
            unique in src/
  readme    a README.md in every folder of src/ and in the other top folders

`--long-functions` lists functions of more than 70 lines; that is a hint, not a finding.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Iterator

from common import C_SUFFIXES, REPO, c_files, read, tree_files, without_comments

LINE_CHARACTERS_MAX = 100
FILE_LINES_MAX = 1000
FUNCTION_LINES_GOAL = 70

# name: what to use instead
NEVER = {
    "strcpy": "yl_strbuf or memcpy", "strcat": "yl_strbuf", "strncpy": "memcpy",
    "strncat": "yl_strbuf", "sprintf": "snprintf or yl_strbuf_printf",
    "vsprintf": "vsnprintf", "gets": "fgets", "strtok": "a loop", "strtok_r": "a loop",
    "atoi": "a parser that reports errors", "atol": "a parser that reports errors",
    "atoll": "a parser that reports errors", "atof": "a parser that reports errors",
    "alloca": "the arena", "setjmp": "a status", "longjmp": "a status",
    "sigsetjmp": "a status", "siglongjmp": "a status",
}
MEMORY = ("malloc", "calloc", "realloc", "reallocarray", "free", "strdup", "strndup",
          "posix_memalign", "aligned_alloc", "asprintf", "vasprintf")
WORLD = ("time", "clock", "clock_gettime", "gettimeofday", "localtime", "localtime_r", "gmtime",
         "gmtime_r", "mktime", "strftime", "setlocale", "rand", "srand", "random", "srandom",
         "getrandom", "fopen", "fdopen", "freopen", "open", "openat", "creat", "opendir", "mkstemp",
         "rename", "unlink", "rmdir", "mkdir", "socket", "connect", "usleep", "nanosleep", "sleep",
         "system", "popen", "fork", "getenv", "setenv")
CALL = re.compile(r"(?<![\w.])(?<!->)(\w+)\s*\(")
DECLARATOR = re.compile(r"(?:\w|\*)\s*$")
KEYWORDS_BEFORE_CALL = re.compile(r"\b(?:return|else|do|case|goto|sizeof)\s*$")
MARKS = re.compile(r"\b(?:TODO|FIXME|XXX)\b")
TEXT_SUFFIXES = C_SUFFIXES | {".py", ".sh", ".cmake"}
README_TOPS = ("src", "cli", "tests", "bench", "conformance", "examples")


def banned_calls(path: Path) -> Iterator[str]:
    text = without_comments(read(path))
    engine = path.parts[0] == "src" and path.parts[1] != "base"
    for match in CALL.finditer(text):
        name = match.group(1)
        if name in NEVER:
            why = f"use {NEVER[name]}"
        elif engine and name in MEMORY:
            why = "memory comes from base/mem.h or an arena"
        elif engine and name in WORLD:
            why = "the clock, files and the like come from the world (base/world.h)"
        else:
            continue
        before = text[:match.start()].rsplit("\n", 1)[-1]
        if DECLARATOR.search(before) and not KEYWORDS_BEFORE_CALL.search(before):
            continue  # "int64_t (*time)(...)" is a member, "bool open(" would be a declaration
        line = text.count("\n", 0, match.start()) + 1
        yield f"{path}:{line}: {name}(): {why}"


def text_rules(path: Path) -> Iterator[str]:
    try:
        text = read(path)
    except UnicodeDecodeError:
        yield f"{path}: not UTF-8"
        return
    lines = text.split("\n")
    if text and lines[-1] != "":
        yield f"{path}: no newline at the end"
    for number, line in enumerate(lines, 1):
        where = f"{path}:{number}"
        if len(line) > LINE_CHARACTERS_MAX:
            yield f"{where}: {len(line)} characters in a line"
        if "\t" in line:
            yield f"{where}: a tab"
        if line != line.rstrip():
            yield f"{where}: blanks at the end of the line"
        if path.suffix in C_SUFFIXES and MARKS.search(line):
            yield f"{where}: a mark of unfinished work"


def file_rules(path: Path) -> Iterator[str]:
    text = read(path)
    if not text.lstrip().startswith("/*"):
        yield f"{path}: opens without a comment that says what the file is for"
    count = text.count("\n")
    if count > FILE_LINES_MAX:
        yield f"{path}: {count} lines, more than {FILE_LINES_MAX}"


def unique_names(paths: list[Path]) -> Iterator[str]:
    places: dict[str, list[Path]] = defaultdict(list)
    for path in paths:
        # Each folder's registry of what is built in has the same name on purpose.
        if path.parts[0] == "src" and path.name != "builtin.def":
            places[path.name].append(path)
    for name, found in sorted(places.items()):
        if len(found) > 1:
            yield f"{name}: the name is used by {', '.join(map(str, found))}"


def readmes(paths: list[Path]) -> Iterator[str]:
    wanted = {Path(top) for top in README_TOPS if (REPO / top).is_dir()}
    wanted |= {path.parent for path in paths if path.parts[0] == "src" and len(path.parts) > 2}
    for folder in sorted(wanted):
        readme = REPO / folder / "README.md"
        if not readme.is_file():
            yield f"{folder}: README.md is missing"
        elif folder.parts[0] == "src":
            lines = len(readme.read_text().splitlines())
            if not 10 <= lines <= 40:
                yield f"{folder}/README.md: {lines} lines, not 10 to 40"


def long_functions(path: Path) -> Iterator[str]:
    """Functions start with "{" and end with "}" in the first column: the format sees to that."""
    begin = 0
    for number, line in enumerate(read(path).split("\n"), 1):
        if line == "{":
            begin = number
        elif line == "}" and begin:
            if number - begin - 1 > FUNCTION_LINES_GOAL:
                yield f"{path}:{begin}: a function of {number - begin - 1} lines"
            begin = 0


def main() -> int:
    files = tree_files()
    sources = c_files()
    if "--long-functions" in sys.argv[1:]:
        for path in sources:
            for hint in long_functions(path):
                print(hint)
        return 0
    total = 0
    checks = {
        "calls": [f for path in sources for f in banned_calls(path)],
        "text": [f for path in files if path.suffix in TEXT_SUFFIXES for f in text_rules(path)],
        "files": [f for path in sources for f in file_rules(path)] + list(unique_names(sources)),
        "readme": list(readmes(sources)),
    }
    wanted = [arg for arg in sys.argv[1:] if arg in checks] or list(checks)
    for name in wanted:
        for finding in checks[name]:
            print(finding)
        print(f"{name}: {len(checks[name])} findings")
        total += len(checks[name])
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
