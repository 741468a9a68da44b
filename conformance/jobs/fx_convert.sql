-- Payments in many currencies, converted with the day's rate.
CREATE TABLE rates (d DATE, ccy CHAR(3), rate DECIMAL(18, 6)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fx_rates.csv', 'format' = 'csv');
CREATE TABLE payments (id BIGINT, d DATE, ccy CHAR(3), amount DECIMAL(12, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fx_payments.csv', 'format' = 'csv');
SELECT p.id, p.ccy, p.amount, r.rate, p.amount * r.rate AS usd FROM payments p JOIN rates r ON p.ccy = r.ccy AND p.d = r.d;
SELECT p.d, CAST(SUM(p.amount * r.rate) AS DECIMAL(14, 2)) AS usd FROM payments p JOIN rates r ON p.ccy = r.ccy AND p.d = r.d GROUP BY p.d ORDER BY p.d;
SELECT p.id, p.ccy, COALESCE(CAST(ROUND(p.amount * r.rate, 2) AS STRING), 'no rate') AS usd FROM payments p LEFT JOIN rates r ON p.ccy = r.ccy AND p.d = r.d ORDER BY p.id;
SELECT ccy, SUM(amount) AS total, COUNT(*) AS n, MIN(amount) AS lo, MAX(amount) AS hi FROM payments GROUP BY ccy;
