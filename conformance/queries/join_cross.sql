-- Cross joins of small tables.
CREATE TABLE departments (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_departments.csv', 'format' = 'csv');
CREATE TABLE rates (d DATE, ccy CHAR(3), rate DECIMAL(18, 6)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fx_rates.csv', 'format' = 'csv');
SELECT d.name, t.k FROM departments d CROSS JOIN (VALUES ('a'), ('b')) AS t(k);
SELECT COUNT(*) AS n FROM departments a, departments b;
SELECT a.name AS x, b.name AS y FROM departments a CROSS JOIN departments b WHERE a.id < b.id;
SELECT d.d, c.ccy FROM (SELECT DISTINCT d FROM rates) d CROSS JOIN (SELECT DISTINCT ccy FROM rates) c ORDER BY d.d, c.ccy;
