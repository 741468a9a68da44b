-- Several IN conditions at once.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT id FROM orders WHERE customer_id IN (SELECT id FROM customers WHERE tier = 'gold') AND id IN (SELECT order_id FROM items WHERE qty >= 2);
SELECT id FROM orders WHERE customer_id IN (SELECT id FROM customers) AND id NOT IN (SELECT order_id FROM items WHERE price > 12);
SELECT name FROM customers WHERE id IN (SELECT customer_id FROM orders WHERE status = 'paid') AND id NOT IN (SELECT customer_id FROM orders WHERE status = 'open');
