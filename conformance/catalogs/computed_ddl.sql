-- Computed columns in DDL.
CREATE TABLE payments (id BIGINT, d DATE, ccy CHAR(3), amount DECIMAL(12, 2), y AS YEAR(d), cents AS CAST(amount * 100 AS BIGINT), kind AS CASE WHEN amount < 0 THEN 'refund' ELSE 'payment' END) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fx_payments.csv', 'format' = 'csv');
DESCRIBE payments;
SELECT * FROM payments;
SELECT kind, SUM(cents) AS cents FROM payments GROUP BY kind;
SELECT id FROM payments WHERE y = 2024 AND cents > 100000;
