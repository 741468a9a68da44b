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
select Sku as q from items t(a, b, Sku, d, e) where d > 5;
select sku, qty from items where qty > 5 order by sku, qty;
SELECT sku , qty FROM items WHERE sku = 'T-100' -- last
;
