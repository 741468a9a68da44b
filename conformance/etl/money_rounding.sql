-- Amounts rounded on their way.
CREATE TABLE payments (id BIGINT, d DATE, ccy CHAR(3), amount DECIMAL(12, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fx_payments.csv', 'format' = 'csv');
CREATE TABLE t (id BIGINT, net DECIMAL(12, 2), vat DECIMAL(12, 2), gross DECIMAL(12, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
INSERT INTO t SELECT id, amount, ROUND(amount * 0.1, 2), ROUND(amount * 1.1, 2) FROM payments;
-- @cat ${OUT}/t
SELECT SUM(net) + SUM(vat) - SUM(gross) AS off FROM t;
