-- Three tables.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT c.name, o.id, i.sku, i.qty FROM customers c JOIN orders o ON c.id = o.customer_id JOIN items i ON o.id = i.order_id WHERE c.country = 'KR';
SELECT c.city, SUM(i.qty * i.price) AS amount FROM customers c JOIN orders o ON c.id = o.customer_id JOIN items i ON o.id = i.order_id GROUP BY c.city;
SELECT c.name, o.id, i.line FROM customers c LEFT JOIN orders o ON c.id = o.customer_id LEFT JOIN items i ON o.id = i.order_id ORDER BY c.id, o.id, i.line;
SELECT DISTINCT c.name, i.sku FROM customers c, orders o, items i WHERE c.id = o.customer_id AND o.id = i.order_id AND i.price > 10;
