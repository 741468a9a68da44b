-- Who spends the most.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT c.name, SUM(i.qty * i.price) AS spent
FROM customers c JOIN orders o ON c.id = o.customer_id JOIN items i ON i.order_id = o.id
WHERE o.status <> 'cancelled'
GROUP BY c.name
ORDER BY spent DESC, c.name LIMIT 3;
SELECT c.country, COUNT(DISTINCT c.id) AS buyers, SUM(i.qty * i.price) AS spent
FROM customers c JOIN orders o ON c.id = o.customer_id JOIN items i ON i.order_id = o.id
GROUP BY c.country
HAVING SUM(i.qty * i.price) > 50;
SELECT c.id, c.name FROM customers c LEFT JOIN orders o ON c.id = o.customer_id WHERE o.id IS NULL;
