-- The change of a rate from one day to the next, by a self join.
CREATE TABLE rates (d DATE, ccy CHAR(3), rate DECIMAL(18, 6)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fx_rates.csv', 'format' = 'csv');
SELECT a.ccy, a.rate AS rate_before, b.rate AS rate_after, b.rate - a.rate AS diff FROM rates a JOIN rates b ON a.ccy = b.ccy AND b.d = a.d + INTERVAL '1' DAY;
SELECT ccy, AVG(rate) AS mean_rate, MAX(rate) AS best FROM rates GROUP BY ccy ORDER BY ccy;
SELECT a.ccy, CAST(ROUND((b.rate - a.rate) / a.rate * 100, 3) AS DECIMAL(8, 3)) AS pct FROM rates a JOIN rates b ON a.ccy = b.ccy AND a.d = DATE '2024-01-02' AND b.d = DATE '2024-01-03';
