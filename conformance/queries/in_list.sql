-- IN with lists.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT id FROM orders WHERE status IN ('open', 'returned');
SELECT id FROM orders WHERE customer_id NOT IN (1, 2, 8);
SELECT name FROM customers WHERE country IN ('KR', 'JP') AND tier IN ('gold', 'silver');
SELECT order_id, sku FROM items WHERE (qty IN (1, 2) OR sku IN ('T-101')) AND price NOT IN (12.90, 15.10);
SELECT id FROM orders WHERE CAST(ordered AS DATE) IN (DATE '2024-01-05', DATE '2024-02-29');
