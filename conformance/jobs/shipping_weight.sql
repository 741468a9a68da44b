-- Weight of each order, with DOUBLE.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE products (sku STRING, title STRING, category STRING, cost DECIMAL(8, 2), weight DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_products.csv', 'format' = 'csv');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
SELECT i.order_id, SUM(i.qty * p.weight) AS kg FROM items i JOIN products p ON i.sku = p.sku GROUP BY i.order_id ORDER BY i.order_id;
SELECT o.id, CASE WHEN w.kg IS NULL THEN 'unknown' WHEN w.kg < 1 THEN 'letter' WHEN w.kg < 3 THEN 'parcel' ELSE 'freight' END AS ship
FROM orders o LEFT JOIN (SELECT i.order_id, SUM(i.qty * p.weight) AS kg FROM items i JOIN products p ON i.sku = p.sku GROUP BY i.order_id) w ON o.id = w.order_id
WHERE o.status = 'paid';
SELECT CEIL(SUM(i.qty * p.weight)) AS kg_up, FLOOR(SUM(i.qty * p.weight)) AS kg_down FROM items i JOIN products p ON i.sku = p.sku;
