-- CREATE VIEW with a list of columns.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE VIEW v (sku, pieces, money) AS SELECT sku, SUM(qty), SUM(qty * price) FROM items GROUP BY sku;
DESCRIBE v;
SELECT sku, money / pieces AS unit_price FROM v WHERE pieces > 1;
SELECT MAX(money) AS m FROM v;
SHOW CREATE VIEW v;
