-- Comments and line ends inside of statements.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT sku, -- the key
  SUM(qty) /* pieces */ AS q
FROM items
/* only
   tea */
WHERE sku LIKE 'T-%'
GROUP BY sku;
select Sku as "q" from items;
select sku, Qty from items where QTY > 5;
SELECT sku , qty FROM items WHERE sku = 'T-100' -- last
;
