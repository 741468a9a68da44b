#!/usr/bin/env python3
"""Runs the program over damaged scripts and files; see README.md."""

from __future__ import annotations

import argparse
import concurrent.futures
import os
import random
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))

SCRIPT = """\
SET 'table.dml-sync' = 'true';
CREATE TABLE t (id INT, name STRING, amount DOUBLE, price DECIMAL(10, 2), day DATE,
  at TIMESTAMP(3), ok BOOLEAN) WITH ('connector' = 'filesystem', 'path' = '{dir}/t.csv',
  'format' = 'csv', 'csv.ignore-parse-errors' = '{ignore}', 'csv.field-delimiter' = ',');
CREATE TABLE j (id INT, tags ARRAY<STRING>, place ROW<city STRING, zip INT>, m MAP<STRING, INT>)
  WITH ('connector' = 'filesystem', 'path' = '{dir}/j.json', 'format' = 'json',
  'json.ignore-parse-errors' = '{ignore}');
CREATE TABLE o (name STRING, n BIGINT, total DOUBLE) WITH ('connector' = 'filesystem',
  'path' = '{dir}/out', 'format' = 'csv', 'sink.parallelism' = '1');
CREATE VIEW v AS SELECT id, UPPER(name) AS name, amount * 2 AS twice FROM t WHERE ok;
SELECT name, COUNT(*), SUM(amount), MAX(price), MIN(day) FROM t GROUP BY name HAVING COUNT(*) > 0;
SELECT v.name, j.place.city, j.tags[1] FROM v LEFT JOIN j ON v.id = j.id ORDER BY 1, 2 LIMIT 10;
SELECT EXTRACT(YEAR FROM day), DATE_FORMAT(at, 'yyyy-MM'), CAST(amount AS INT),
  TRY_CAST(name AS INT) FROM t WHERE name LIKE 'a%' OR id IN (1, 2, 3) AND NOT ok IS NULL;
INSERT INTO o SELECT name, COUNT(*), ROUND(COALESCE(SUM(amount), 0.0), 2) FROM t GROUP BY name;
SELECT * FROM o UNION ALL SELECT name, 1, 2.5 FROM t EXCEPT SELECT 'x', 1, 1.5;
EXPLAIN SELECT DISTINCT name FROM t CROSS JOIN j;
SHOW CREATE TABLE t; DESCRIBE v; SHOW TABLES;
"""

CSV = """\
1,apple,1.5,10.25,2024-02-29,2024-02-29 12:34:56.789,true
2,"pear, green",-2.5e3,0.01,1969-12-31,1969-12-31 23:59:59.999,false
3,"a ""quoted"" one",,99999999.99,,,
4,"two
lines",0.1,-1,0001-01-01,9999-12-31 00:00:00,true
5,한국어,1e308,5,2000-01-01,2000-01-01 00:00:00,TRUE
"""

JSON = """\
{"id":1,"tags":["a","b"],"place":{"city":"Seoul","zip":123},"m":{"x":1}}
{"id":2,"tags":[],"place":null,"m":null}
{"id":3,"tags":["\\ud83d\\ude00",null],"place":{"city":"B\\u00fcsum","zip":"7"},"m":{"y":2}}
"""

TYPES = ["INT", "STRING", "DOUBLE", "DECIMAL(10, 2)", "DATE", "TIMESTAMP(3)", "BOOLEAN", "BIGINT",
         "ARRAY<STRING>", "MAP<STRING, INT>", "BYTES", "TIME", "ROW<a INT>", "VARCHAR(3)"]
OPTIONS = ["'csv'", "'json'", "'raw'", "'filesystem'", "'datagen'", "'print'", "'blackhole'",
           "'true'", "'1'", "','", "''", "'\\t'", "'kafka'", "'-1'", "'99999999999999999999'"]
TOKENS = ["SELECT", "FROM", "(", ")", ",", ";", "'", "`", "/*", "--", "GROUP BY", "NULL", "*",
          "+", "CAST(", "AS", "WITH", "END", "BEGIN STATEMENT SET;", "U&'\\D800'", "1e999", "x'0'",
          "INTERVAL '1' DAY", "OVER ()", "LATERAL", "[", "]", "<>", "CASE", "IN (",
          "\x00", "\u3000"]


def flip_bytes(rng: random.Random, data: bytes) -> bytes:
    out = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        if out:
            out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def truncate(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def splice(rng: random.Random, data: bytes) -> bytes:
    """Moves a piece somewhere else, or doubles it."""
    if len(data) < 2:
        return data
    a, b = sorted(rng.randrange(len(data)) for _ in range(2))
    at = rng.randrange(len(data))
    return data[:at] + data[a:b] * rng.choice([1, 1, 1, 50]) + data[at:]


def insert_token(rng: random.Random, data: bytes) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + (" " + rng.choice(TOKENS) + " ").encode() + data[at:]


def swap_words(rng: random.Random, data: bytes) -> bytes:
    words = data.split(b" ")
    for _ in range(rng.randint(1, 3)):
        a, b = rng.randrange(len(words)), rng.randrange(len(words))
        words[a], words[b] = words[b], words[a]
    return b" ".join(words)


def wrong_type(rng: random.Random, data: bytes) -> bytes:
    text = data.decode()
    old = rng.choice([t for t in TYPES if t in text])
    return text.replace(old, rng.choice(TYPES), rng.choice([1, -1])).encode()


def wrong_option(rng: random.Random, data: bytes) -> bytes:
    text = data.decode()
    old = rng.choice([o for o in OPTIONS if o in text])
    return text.replace(old, rng.choice(OPTIONS), rng.choice([1, -1])).encode()


ANY = [flip_bytes, truncate, splice]
ON_SCRIPTS = ANY + [insert_token, insert_token, swap_words, wrong_type, wrong_option]


def damage(seed: int, folder: str) -> str:
    """Writes the files of one case into `folder`; returns what was done to them."""
    rng = random.Random(seed)
    script = SCRIPT.format(dir=folder, ignore=rng.choice(["true", "false"])).encode()
    files = {"t.csv": CSV.encode() * rng.choice([1, 1, 300]), "j.json": JSON.encode()}
    done = []
    if rng.random() < 0.6:
        change = rng.choice(ON_SCRIPTS)
        script = change(rng, script)
        done.append(f"{change.__name__} of the script")
    if rng.random() < 0.6 or not done:
        name = rng.choice(sorted(files))
        change = rng.choice(ANY)
        files[name] = change(rng, files[name])
        done.append(f"{change.__name__} of {name}")
    files["script.sql"] = script
    for name, data in files.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)
    return ", ".join(done)


def visible_files(folder: str) -> list[str]:
    """Files that a reader of the output table would see."""
    found = []
    for path, folders, names in os.walk(folder):
        folders[:] = [f for f in folders if not f.startswith((".", "_"))]
        found += [os.path.join(path, n) for n in names if not n.startswith((".", "_"))]
    return found


def run_case(program: str, seed: int, timeout: int, folder: str) -> tuple[str, str]:
    """Returns what was done, and what is wrong ('' for nothing)."""
    what = damage(seed, folder)
    command = [program, "sql", "--set", "parallelism.default=2", "-f",
               os.path.join(folder, "script.sql")]
    try:
        done = subprocess.run(command, capture_output=True, timeout=timeout, cwd=folder,
                              stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return what, f"did not end within {timeout} s"
    if done.returncode not in (0, 1):
        tail = done.stderr.decode(errors="replace")[-1500:]
        return what, f"exit code {done.returncode}\n{tail}"
    if done.returncode == 1 and not done.stderr.strip() and b"ERROR" not in done.stdout:
        return what, "failed without a word"
    for path in visible_files(os.path.join(folder, "out")):
        with open(path, "rb") as file:
            data = file.read()
        if data and not data.endswith(b"\n"):
            return what, f"{path} is visible and ends in the middle of a line"
    return what, ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", default=os.path.join(ROOT, "build/dev"))
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--only", type=int, help="run this one case and keep its files")
    parser.add_argument("--timeout", type=int, default=60)
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    program = os.path.join(os.path.abspath(args.build), "bin", "yeoul")
    if args.only is not None:
        folder = tempfile.mkdtemp(prefix="yeoul-damage-")
        what, wrong = run_case(program, args.seed + args.only, args.timeout, folder)
        print(f"{folder}\n{what}: {wrong or 'fine'}")
        return 1 if wrong else 0

    def one(number: int) -> tuple[int, str, str]:
        folder = tempfile.mkdtemp(prefix="yeoul-damage-")
        try:
            return (number, *run_case(program, args.seed + number, args.timeout, folder))
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    failed = 0
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        for number, what, wrong in pool.map(one, range(args.count)):
            if wrong:
                failed += 1
                print(f"not ok {number + 1} - case {number} ({what})")
                print("\n".join("# " + line for line in wrong.splitlines()))
    print(f"{args.count - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
