-- Small LISTAGG and FIRST_VALUE over groups with one distinct value.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
SELECT order_id, LISTAGG(DISTINCT CAST(1 AS STRING)) AS one_s, COUNT(*) AS n FROM items GROUP BY order_id;
SELECT sku, LISTAGG(sku, '|') AS same, COUNT(*) AS n FROM items GROUP BY sku;
SELECT order_id, LISTAGG(sku) AS sku FROM items WHERE order_id IN (102, 105, 107) GROUP BY order_id;
SELECT customer_id, FIRST_VALUE(customer_id) AS f, LAST_VALUE(customer_id) AS l FROM orders GROUP BY customer_id;
