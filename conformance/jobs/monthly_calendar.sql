-- Months without orders show as well.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE VIEW months AS SELECT * FROM (VALUES (1), (2), (3), (4), (5), (6)) AS t(m);
SELECT c.m, COUNT(o.id) AS n FROM months c LEFT JOIN orders o ON MONTH(o.ordered) = c.m GROUP BY c.m ORDER BY c.m;
SELECT a.m, a.n, b.n AS month_before FROM (SELECT MONTH(ordered) AS m, COUNT(*) AS n FROM orders GROUP BY MONTH(ordered)) a LEFT JOIN (SELECT MONTH(ordered) AS m, COUNT(*) AS n FROM orders GROUP BY MONTH(ordered)) b ON b.m = a.m - 1 ORDER BY a.m;
