-- The same with DECIMAL.
CREATE TABLE sales (id INT, category STRING, qty INT, amount DECIMAL(10, 2)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/sales.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
CREATE TABLE revenue (category STRING, total DECIMAL(20, 2)) WITH ('connector' = 'filesystem', 'path' = '${OUT}/revenue', 'format' = 'csv', 'sink.parallelism' = '1');
INSERT INTO revenue SELECT category, ROUND(COALESCE(SUM(qty * amount), 0.0), 2) AS total FROM sales GROUP BY category;
-- @cat ${OUT}/revenue
SELECT category, SUM(qty * amount) AS total FROM sales GROUP BY category;
SELECT category, total FROM revenue ORDER BY total DESC, category;
