-- One row a month, one column a status.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
SELECT DATE_FORMAT(ordered, 'yyyy-MM') AS m,
  SUM(CASE WHEN status = 'paid' THEN 1 ELSE 0 END) AS paid,
  SUM(CASE WHEN status = 'open' THEN 1 ELSE 0 END) AS still_open,
  COUNT(CASE WHEN status IN ('cancelled', 'returned') THEN 1 END) AS lost,
  COUNT(*) AS n
FROM orders GROUP BY DATE_FORMAT(ordered, 'yyyy-MM') ORDER BY m;
SELECT status, COUNT(*) AS n, SUM(discount) AS discounts, MIN(ordered) AS oldest, MAX(ordered) AS newest FROM orders GROUP BY status;
SELECT COUNT(*) FILTER (WHERE status = 'paid') AS paid, COUNT(*) AS n FROM orders;
