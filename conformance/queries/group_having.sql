-- HAVING over aggregates that are and are not selected.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT sku, SUM(qty) AS q FROM items GROUP BY sku HAVING SUM(qty) > 4;
SELECT sku FROM items GROUP BY sku HAVING COUNT(*) >= 2 AND MAX(price) < 10;
SELECT order_id, SUM(qty * price) AS total FROM items GROUP BY order_id HAVING SUM(qty * price) BETWEEN 20 AND 45 ORDER BY total;
SELECT sku, COUNT(*) AS n FROM items GROUP BY sku HAVING sku LIKE 'T%';
SELECT sku FROM items GROUP BY sku HAVING MIN(price) <> MAX(price);
SELECT SUM(qty) AS q FROM items HAVING COUNT(*) > 100;
