-- Computed columns in queries.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2), amount AS qty * price, family AS SUBSTRING(sku FROM 1 FOR 1)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT order_id, amount, family FROM items WHERE amount > 20;
SELECT family, SUM(amount) AS total, MAX(amount) AS biggest FROM items GROUP BY family ORDER BY family;
SELECT * FROM items WHERE order_id = 104;
SELECT a.order_id, b.sku FROM items a JOIN items b ON a.family = b.family AND a.order_id = b.order_id AND a.line < b.line;
