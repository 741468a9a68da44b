-- Casts needed between source and sink.
CREATE TABLE payments (id BIGINT, d DATE, ccy CHAR(3), amount DECIMAL(12, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fx_payments.csv', 'format' = 'csv');
CREATE TABLE t (id INT, y INT, amount DOUBLE, txt VARCHAR(8), cents BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'json');
INSERT INTO t SELECT CAST(id AS INT), CAST(YEAR(d) AS INT), CAST(amount AS DOUBLE), CAST(amount AS STRING), CAST(amount * 100 AS BIGINT) FROM payments;
-- @cat ${OUT}/t
SELECT SUM(cents) AS cents, SUM(amount) AS amount FROM t WHERE id < 4;
