"""The DuckDB side of one measurement, run as a program of its own.

Reads {"threads": n, "query": "..."} from standard input and writes {"seconds": ..., "rows": ...,
"version": ...}: the time of the query alone, without the start of the interpreter and the import.
The caller measures the whole process as well.
"""

import json
import sys
import time

import duckdb


def main() -> None:
    task = json.load(sys.stdin)
    connection = duckdb.connect()
    connection.execute(f"SET threads = {int(task['threads'])}")
    start = time.perf_counter()
    rows = connection.execute(task["query"]).fetchall()
    seconds = time.perf_counter() - start
    json.dump({
        "seconds": seconds,
        "rows": [[None if v is None else str(v) for v in row] for row in rows],
        "version": duckdb.__version__,
    }, sys.stdout)


if __name__ == "__main__":
    main()
