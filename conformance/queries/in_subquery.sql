-- IN and NOT IN with subqueries.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE products (sku STRING, title STRING, category STRING, cost DECIMAL(8, 2), weight DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_products.csv', 'format' = 'csv');
SELECT name FROM customers WHERE id IN (SELECT customer_id FROM orders WHERE status = 'paid');
SELECT name FROM customers WHERE id NOT IN (SELECT customer_id FROM orders);
SELECT id FROM orders WHERE id IN (SELECT order_id FROM items WHERE sku IN (SELECT sku FROM products WHERE category = 'ware'));
SELECT title FROM products WHERE sku IN (SELECT sku FROM items GROUP BY sku HAVING SUM(qty) > 5);
SELECT COUNT(*) AS n FROM items WHERE order_id IN (SELECT id FROM orders WHERE status = 'paid') AND qty > 1;
