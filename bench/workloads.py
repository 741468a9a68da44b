"""What is measured: data, the tables over them, and one query per workload.

Every workload is told three times over: Flink's DDL (Yeoul and Flink read the same script),
DuckDB's table function, and the query, which both dialects share; `{sales}` and the like stand for
the tables.  Results are small, so that printing them costs nothing, and hold enough (counts, sums)
to notice when an engine skipped work.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

SALES_COLUMNS = [
    ("order_id", "STRING"), ("order_date", "DATE"), ("status", "STRING"), ("fulfilment", "STRING"),
    ("style", "STRING"), ("sku", "STRING"), ("category", "STRING"), ("size", "STRING"),
    ("asin", "STRING"), ("courier_status", "STRING"), ("qty", "INT"), ("currency", "STRING"),
    ("amount", "DOUBLE"), ("ship_city", "STRING"), ("ship_state", "STRING"),
    ("ship_postal_code", "INT"), ("promotion_ids", "STRING"),
]
ORDERS_COLUMNS = [
    ("order_id", "BIGINT"), ("customer_id", "BIGINT"), ("order_date", "DATE"),
    ("amount", "DOUBLE"), ("channel", "STRING"),
]
CUSTOMERS_COLUMNS = [
    ("customer_id", "BIGINT"), ("name", "STRING"), ("segment", "STRING"), ("city", "STRING"),
]
EVENTS_COLUMNS = [
    ("user_id", "STRING"), ("item_id", "STRING"), ("category", "STRING"), ("behavior", "STRING"),
    ("ts", "TIMESTAMP(3)"),
]


@dataclass(frozen=True)
class Table:
    """A file of sales-gen and its columns, by Flink's names of types."""

    name: str
    rows: int
    columns: tuple[tuple[str, str], ...]
    format: str = "csv"
    options: tuple[str, ...] = ()

    def file(self, rows: int) -> str:
        return f"{self.name}-{rows}.{self.format}"

    def flink(self, path: str) -> str:
        columns = ", ".join(f"`{name}` {kind}" for name, kind in self.columns)
        return (f"CREATE TABLE {self.name} ({columns}) WITH ('connector' = 'filesystem', "
                f"'path' = '{path}', 'format' = '{self.format}')")

    def duckdb(self, path: str) -> str:
        kinds = {"STRING": "VARCHAR", "INT": "INTEGER", "TIMESTAMP(3)": "TIMESTAMP"}
        columns = ", ".join(f"'{name}': '{kinds.get(kind, kind)}'" for name, kind in self.columns)
        if self.format == "json":
            return f"read_json('{path}', format = 'newline_delimited', columns = {{{columns}}})"
        return (f"read_csv('{path}', auto_detect = false, header = false, delim = ',', "
                f"quote = '\"', escape = '\"', columns = {{{columns}}})")


SALES = Table("sales", 3_500_000, tuple(SALES_COLUMNS), options=("--clean",))
ORDERS = Table("orders", 5_000_000, tuple(ORDERS_COLUMNS))
CUSTOMERS = Table("customers", 1_000_000, tuple(CUSTOMERS_COLUMNS))
EVENTS = Table("events", 5_000_000, tuple(EVENTS_COLUMNS), format="json")


@dataclass(frozen=True)
class Workload:
    name: str
    title: str
    tables: tuple[Table, ...]
    query: str
    goal_duckdb: Optional[float]  # wanted: DuckDB's time divided by ours, at least
    goal_flink: Optional[float] = None


WORKLOADS = [
    Workload(
        "sales", "sales aggregate over CSV, 17 typed columns", (SALES,),
        "SELECT category, ROUND(COALESCE(SUM(qty * amount), 0.0), 2) AS revenue, "
        "COUNT(*) AS orders FROM {sales} GROUP BY category", 1.0, 6.0),
    Workload(
        "join", "hash join over CSV, 5 M orders with 1 M customers", (ORDERS, CUSTOMERS),
        "SELECT c.segment, COUNT(*) AS orders, ROUND(SUM(o.amount), 2) AS amount "
        "FROM {orders} o JOIN {customers} c ON o.customer_id = c.customer_id "
        "GROUP BY c.segment", 0.8),
    Workload(
        "groups", "group-by with 1 M groups over CSV", (ORDERS,),
        "SELECT COUNT(*) AS customers, SUM(n) AS orders, MAX(n) AS most, "
        "ROUND(MAX(total), 2) AS top FROM (SELECT customer_id, COUNT(*) AS n, "
        "SUM(amount) AS total FROM {orders} GROUP BY customer_id) AS t", 0.8),
    Workload(
        "json", "aggregate over JSON lines", (EVENTS,),
        "SELECT category, behavior, COUNT(*) AS n FROM {events} GROUP BY category, behavior", 1.0),
]
