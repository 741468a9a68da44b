-- Decimals into wider and narrower columns.
CREATE TABLE rates (d DATE, ccy CHAR(3), rate DECIMAL(18, 6)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fx_rates.csv', 'format' = 'csv');
CREATE TABLE t (ccy STRING, r2 DECIMAL(10, 2), r4 DECIMAL(10, 4), r8 DECIMAL(20, 8)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'json');
INSERT INTO t SELECT ccy, rate, rate, rate FROM rates WHERE d = DATE '2024-01-02';
-- @cat ${OUT}/t
SELECT ccy, r8 - r2 AS lost FROM t;
