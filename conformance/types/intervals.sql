-- Differences of times as intervals and as numbers.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
SELECT id, TIMESTAMPDIFF(MINUTE, TIMESTAMP '2024-01-01 00:00:00', ordered) AS mins FROM orders WHERE id < 104;
SELECT id, ordered + INTERVAL '1' DAY * 2 AS two_days FROM orders WHERE id < 104;
SELECT id, (ordered - TIMESTAMP '2024-01-01 00:00:00') DAY TO SECOND AS since_new_year FROM orders WHERE id < 104;
