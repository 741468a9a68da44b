-- The job that everybody writes first, over a small dirty file.
CREATE TABLE sales (id INT, category STRING, qty INT, amount DOUBLE) WITH ('connector' = 'filesystem', 'path' = '${DATA}/sales.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
CREATE TABLE revenue (category STRING, total DOUBLE) WITH ('connector' = 'filesystem', 'path' = '${OUT}/revenue', 'format' = 'csv', 'sink.parallelism' = '1');
INSERT INTO revenue SELECT category, ROUND(COALESCE(SUM(qty * amount), 0.0), 2) AS total FROM sales GROUP BY category;
-- @cat ${OUT}/revenue
SELECT category, ROUND(COALESCE(SUM(qty * amount), 0.0), 2) AS total FROM sales GROUP BY category;
SELECT category, COUNT(*) AS n, COUNT(qty) AS q, SUM(qty * amount) AS raw_total FROM sales GROUP BY category;
