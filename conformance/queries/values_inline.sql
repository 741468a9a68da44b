-- Small tables written in the query.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT t.sku, t.note_text, SUM(i.qty) AS q FROM (VALUES ('T-100', 'green'), ('T-101', 'black')) AS t(sku, note_text) JOIN items i ON i.sku = t.sku GROUP BY t.sku, t.note_text;
VALUES (1, 'a'), (2, 'b'), (3, 'c');
SELECT k, v * 2 AS w FROM (VALUES (1, 1.5), (2, 2.25), (3, 10.0)) AS t(k, v) ORDER BY k DESC;
SELECT COUNT(*) AS n FROM (VALUES (1), (2), (CAST(NULL AS INT))) AS t(x) WHERE x IS NOT NULL;
