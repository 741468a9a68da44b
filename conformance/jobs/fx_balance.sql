-- Balances in several currencies with DECIMAL.
CREATE TABLE payments (id BIGINT, d DATE, ccy CHAR(3), amount DECIMAL(12, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fx_payments.csv', 'format' = 'csv');
CREATE TABLE rates (d DATE, ccy CHAR(3), rate DECIMAL(18, 6)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fx_rates.csv', 'format' = 'csv');
SELECT ccy, SUM(amount) AS balance, SUM(CASE WHEN amount < 0 THEN amount ELSE 0 END) AS refunds FROM payments GROUP BY ccy ORDER BY ccy;
SELECT p.d, SUM(CASE WHEN r.rate IS NULL THEN 0 ELSE p.amount * r.rate END) AS usd, SUM(CASE WHEN r.rate IS NULL THEN 1 ELSE 0 END) AS unknown_n FROM payments p LEFT JOIN rates r ON p.d = r.d AND p.ccy = r.ccy GROUP BY p.d;
SELECT p.id, p.amount / r.rate AS inverse FROM payments p JOIN rates r ON p.d = r.d AND p.ccy = r.ccy WHERE p.ccy = 'EUR';
SELECT CAST(SUM(p.amount * r.rate) / COUNT(*) AS DECIMAL(12, 4)) AS mean_usd FROM payments p JOIN rates r ON p.d = r.d AND p.ccy = r.ccy;
