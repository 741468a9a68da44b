-- Four tables.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE products (sku STRING, title STRING, category STRING, cost DECIMAL(8, 2), weight DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_products.csv', 'format' = 'csv');
SELECT c.country, p.category, SUM(i.qty) AS qty, SUM(i.qty * i.price) AS amount
FROM customers c
JOIN orders o ON c.id = o.customer_id
JOIN items i ON o.id = i.order_id
JOIN products p ON i.sku = p.sku
GROUP BY c.country, p.category;
SELECT o.id, c.name, p.title, i.qty
FROM orders o
LEFT JOIN customers c ON c.id = o.customer_id
LEFT JOIN items i ON o.id = i.order_id
LEFT JOIN products p ON i.sku = p.sku
WHERE p.sku IS NULL OR c.id IS NULL;
SELECT p.category, COUNT(DISTINCT c.id) AS customers_n FROM products p LEFT JOIN items i ON p.sku = i.sku LEFT JOIN orders o ON i.order_id = o.id LEFT JOIN customers c ON o.customer_id = c.id GROUP BY p.category;
