#!/usr/bin/env python3
"""Checks that includes point one way.

src/layers.txt lists the folders of src/ from the ground up.  A file in one of them may include
<yeoul/...>, its own folder and the folders above it in the list.  cli/, python/, examples/ and
include/ may include <yeoul/...> and files beside them, nothing of src/.  Tests may look into
everything.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from common import REPO, c_files, read, without_comments

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.M)
OUTSIDE = ("cli", "python", "examples", "include")


def layers() -> list[str]:
    lines = (REPO / "src" / "layers.txt").read_text().splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def main() -> int:
    order = {name: rank for rank, name in enumerate(layers())}
    findings: list[str] = []
    for folder in sorted(p.name for p in (REPO / "src").iterdir() if p.is_dir()):
        if folder not in order and any((REPO / "src" / folder).iterdir()):
            findings.append(f"src/{folder}: the folder is not in src/layers.txt")
    for path in c_files():
        top = path.parts[0]
        in_src = top == "src" and len(path.parts) > 2
        if not in_src and top not in OUTSIDE:
            continue
        text = without_comments(read(path), strings=False)
        for match in INCLUDE.finditer(text):
            line = text.count("\n", 0, match.start(0)) + 1
            quoted = match.group(1)
            if quoted is None:
                continue
            where = f"{path}:{line}: #include \"{quoted}\""
            if top in OUTSIDE:
                if not (REPO / path.parent / quoted).exists():
                    findings.append(f"{where}: only <yeoul/...> may be included here")
                continue
            target = Path(quoted).parts[0]
            if len(Path(quoted).parts) < 2 or target not in order:
                findings.append(f"{where}: write it as \"folder/file.h\"")
            elif order[target] > order.get(path.parts[1], -1):
                findings.append(f"{where}: {path.parts[1]} stands above {target} in layers.txt")
    for finding in findings:
        print(finding)
    print(f"layers: {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
