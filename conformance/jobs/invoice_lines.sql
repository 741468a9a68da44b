-- Lines of an invoice with tax, rounded on each line.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE products (sku STRING, title STRING, category STRING, cost DECIMAL(8, 2), weight DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_products.csv', 'format' = 'csv');
SELECT o.id, i.line, COALESCE(p.title, i.sku) AS title, i.qty, i.price, i.qty * i.price AS net, ROUND(i.qty * i.price * 0.19, 2) AS vat FROM orders o JOIN items i ON o.id = i.order_id LEFT JOIN products p ON i.sku = p.sku WHERE o.id IN (101, 104, 110) ORDER BY o.id, i.line;
SELECT o.id, SUM(ROUND(i.qty * i.price * 0.19, 2)) AS vat_by_line, ROUND(SUM(i.qty * i.price) * 0.19, 2) AS vat_of_sum FROM orders o JOIN items i ON o.id = i.order_id GROUP BY o.id ORDER BY o.id;
SELECT LPAD(CAST(o.id AS STRING), 8, '0') || '/' || CAST(i.line AS STRING) AS invoice_line FROM orders o JOIN items i ON o.id = i.order_id WHERE i.qty > 4;
