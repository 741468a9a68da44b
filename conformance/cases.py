"""The format of conformance cases and goldens, shared by the recorder and the runner.

A case is a text of SQL statements, a golden a list of numbered blocks:

    #1 ok
    #2 query ordered
    | a INT NOT NULL | b STRING
    1<TAB>x
    #3 error
    ValidationException: ...
    #4 cat
    line of a file

README.md says what each part means.  Goldens are bytes (a file may hold bytes that are not
UTF-8); inside this module they are text with surrogate escapes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional

BLOCK_HEAD = re.compile(r"#(\d+) (ok|error|cat|query ordered|query unordered)$")


@dataclass
class Step:
    """One step of a case: a statement, or a directory whose files are shown."""
    kind: str  # "sql" or "cat"
    text: str


@dataclass
class Block:
    """One block of a golden; `kind` is ok, query, error or cat."""
    kind: str
    ordered: bool = False
    lines: list[str] = field(default_factory=list)

    def head(self) -> str:
        if self.kind == "query":
            return "query ordered" if self.ordered else "query unordered"
        return self.kind


def split_script(script: str) -> list[Step]:
    """Split a case into steps: a `;` at the end of a line ends a statement."""
    steps: list[Step] = []
    pending: list[str] = []
    for line in script.split("\n"):
        if line.startswith("--"):
            match = re.match(r"-- @cat (.+)$", line.rstrip())
            if match:
                if pending:
                    raise ValueError("a statement lacks its `;` before: " + line)
                steps.append(Step("cat", match.group(1)))
            continue
        if not pending and not line.strip():
            continue
        pending.append(line)
        if line.rstrip().endswith(";"):
            steps.append(Step("sql", "\n".join(pending).rstrip()[:-1]))
            pending = []
    if pending:
        raise ValueError("a statement lacks its `;`: " + "\n".join(pending))
    return steps


def has_top_level_order_by(statement: str) -> bool:
    """Say whether ORDER BY stands outside of all parentheses, texts and comments."""
    depth = 0
    words: list[str] = []
    token = re.compile(r"'(?:[^']|'')*'|`[^`]*`|--[^\n]*|/\*.*?\*/|\w+|\S", re.S)
    for match in token.finditer(statement):
        text = match.group()
        if text.startswith(("--", "/*")):
            continue
        if text in "([":
            depth += 1
        elif text in ")]":
            depth -= 1
        elif depth == 0:
            words.append(text.upper())
    return any(a == "ORDER" and b == "BY" for a, b in zip(words, words[1:]))


def escape(value: Optional[str]) -> str:
    """Write one cell so that it holds neither tab nor line end; NULL is \\N."""
    if value is None:
        return "\\N"
    return (value.replace("\\", "\\\\").replace("\t", "\\t")
            .replace("\n", "\\n").replace("\r", "\\r"))


def one_line(text: str) -> str:
    lines = text.splitlines()
    return lines[0].strip() if lines else ""


def sort_key(line: str) -> bytes:
    return line.encode("utf-8", "surrogateescape")


def query_block(header: list[tuple[str, str]], rows: list[list[Optional[str]]],
                ordered: bool) -> Block:
    lines = ["\t".join(escape(v) for v in row) for row in rows]
    if not ordered:
        lines.sort(key=sort_key)
    head = " ".join(f"| {escape(name)} {type_}" for name, type_ in header)
    return Block("query", ordered, [head] + lines)


def cat_block(path: Path) -> Block:
    """Collect the lines of all files below a path, sorted; hidden files do not count."""
    lines: list[str] = []
    files = [path] if path.is_file() else sorted(path.rglob("*"))
    for file in files:
        hidden = path.is_dir() and any(
            part.startswith((".", "_")) for part in file.relative_to(path).parts)
        if hidden or not file.is_file():
            continue
        text = file.read_bytes().decode("utf-8", "surrogateescape")
        if text:
            lines.extend((text[:-1] if text.endswith("\n") else text).split("\n"))
    return Block("cat", lines=sorted(lines, key=sort_key))


def format_blocks(blocks: list[Block]) -> bytes:
    text = []
    for number, block in enumerate(blocks, 1):
        text.append(f"#{number} {block.head()}\n")
        text.extend(line + "\n" for line in block.lines)
    return "".join(text).encode("utf-8", "surrogateescape")


def parse_blocks(golden: bytes) -> list[Block]:
    """Read a golden back; a head counts only when it carries the next number."""
    blocks: list[Block] = []
    text = golden.decode("utf-8", "surrogateescape")
    for line in (text[:-1] if text.endswith("\n") else text).split("\n"):
        match = BLOCK_HEAD.match(line)
        if match and int(match.group(1)) == len(blocks) + 1:
            kind = match.group(2).split()
            blocks.append(Block(kind[0], kind[-1] == "ordered"))
        elif blocks:
            blocks[-1].lines.append(line)
        elif line:
            raise ValueError("not a golden, it starts with: " + line[:80])
    return blocks
