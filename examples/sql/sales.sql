-- Revenue per category from a CSV of online sales, dirty rows among them.
-- `make demo` writes the input and runs this file; stock Flink's SQL client runs it unchanged.
SET 'execution.runtime-mode' = 'batch';
SET 'sql-client.execution.result-mode' = 'tableau';
SET 'table.dml-sync' = 'true';

CREATE TABLE sales (
    order_id STRING,
    order_date STRING,
    status STRING,
    fulfilment STRING,
    style STRING,
    sku STRING,
    category STRING,
    size STRING,
    asin STRING,
    courier_status STRING,
    qty INT,
    currency STRING,
    amount DOUBLE,
    ship_city STRING,
    ship_state STRING,
    ship_postal_code STRING,
    promotion_ids STRING
) WITH (
    'connector' = 'filesystem',
    'path' = 'build/demo/sales.csv',
    'format' = 'csv',
    'csv.ignore-parse-errors' = 'true'
);

CREATE TABLE revenue (
    category STRING,
    revenue DOUBLE,
    orders BIGINT
) WITH (
    'connector' = 'filesystem',
    'path' = 'build/demo/revenue',
    'format' = 'csv',
    'sink.parallelism' = '1'
);

INSERT INTO revenue
SELECT category, ROUND(COALESCE(SUM(qty * amount), 0.0), 2) AS revenue, COUNT(*) AS orders
FROM sales
GROUP BY category;

SELECT category, revenue, orders FROM revenue ORDER BY revenue DESC;
