"""What the checks share: the files of the tree, and C text without comments and strings."""

from __future__ import annotations

import subprocess
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
C_SUFFIXES = {".c", ".h", ".cc", ".def"}


def tree_files() -> list[Path]:
    """Files that git tracks or would track, relative to the top; ignored ones are left out."""
    output = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others",
         "--exclude-standard"],
        cwd=REPO, check=True, stdout=subprocess.PIPE).stdout.decode("utf-8", "surrogateescape")
    names = sorted(set(filter(None, output.split("\0"))))
    return [Path(name) for name in names if (REPO / name).is_file()]


def c_files() -> list[Path]:
    return [path for path in tree_files() if path.suffix in C_SUFFIXES]


def read(path: Path) -> str:
    return (REPO / path).read_text(encoding="utf-8")


def without_comments(text: str, strings: bool = True) -> str:
    """The C text with comments, and the insides of strings, as blanks; lines stay where they are.

    `strings=False` keeps what stands in double quotes, for #include lines.
    """
    out: list[str] = []
    i, n = 0, len(text)
    while i < n:
        c = text[i]
        if text.startswith("//", i) or text.startswith("/*", i):
            line = text.startswith("//", i)
            end = text.find("\n" if line else "*/", i + 2)
            end = n if end < 0 else end + (0 if line else 2)
            out.append("".join(ch if ch == "\n" else " " for ch in text[i:end]))
            i = end
        elif c in "\"'" and not (c == "'" and i > 0 and text[i - 1].isdigit()):
            end = i + 1
            while end < n and text[end] != c and text[end] != "\n":
                end += 2 if text[end] == "\\" else 1
            end = min(end + 1, n)
            if strings or c == "'":
                out.append(c + "".join(ch if ch == "\n" else " " for ch in text[i + 1:end - 1]))
                out.append(text[end - 1])
            else:
                out.append(text[i:end])
            i = end
        else:
            out.append(c)
            i += 1
    return "".join(out)
