-- A report: filter, group, having, order.
CREATE TABLE sales (id INT, category STRING, qty INT, amount DOUBLE) WITH ('connector' = 'filesystem', 'path' = '${DATA}/sales.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true', 'csv.null-literal' = '');
SELECT category, SUM(qty) AS q FROM sales WHERE category IS NOT NULL GROUP BY category HAVING SUM(qty) > 1 ORDER BY q DESC, category LIMIT 3;
SELECT UPPER(category) AS c, MAX(amount) AS m FROM sales GROUP BY UPPER(category) ORDER BY m DESC NULLS LAST, c;
SELECT id, category, qty * amount AS v FROM sales WHERE qty * amount BETWEEN 1 AND 60 ORDER BY v, id;
