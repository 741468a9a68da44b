-- Right joins.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
SELECT c.name, o.id FROM customers c RIGHT JOIN orders o ON c.id = o.customer_id ORDER BY o.id;
SELECT o.id, o.customer_id FROM customers c RIGHT OUTER JOIN orders o ON c.id = o.customer_id WHERE c.id IS NULL;
SELECT c.tier, COUNT(*) AS n FROM customers c RIGHT JOIN orders o ON c.id = o.customer_id GROUP BY c.tier;
