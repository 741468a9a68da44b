-- Full outer joins.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
SELECT c.name, o.id FROM customers c FULL JOIN orders o ON c.id = o.customer_id;
SELECT COALESCE(c.id, o.customer_id) AS id, COUNT(o.id) AS n FROM customers c FULL OUTER JOIN orders o ON c.id = o.customer_id GROUP BY COALESCE(c.id, o.customer_id);
SELECT c.id AS c, o.id AS o FROM customers c FULL JOIN orders o ON c.id = o.customer_id WHERE c.id IS NULL OR o.id IS NULL;
