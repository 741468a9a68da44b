-- A view recreated under another one.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE VIEW base AS SELECT id, status FROM orders WHERE id < 105;
CREATE VIEW top_v AS SELECT status, COUNT(*) AS n FROM base GROUP BY status;
SELECT * FROM top_v;
DROP VIEW base;
CREATE VIEW base AS SELECT id, status FROM orders WHERE id >= 105;
SELECT * FROM top_v;
