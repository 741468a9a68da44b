-- Rows to columns by CASE.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE products (sku STRING, title STRING, category STRING, cost DECIMAL(8, 2), weight DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_products.csv', 'format' = 'csv');
CREATE TABLE rates (d DATE, ccy CHAR(3), rate DECIMAL(18, 6)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fx_rates.csv', 'format' = 'csv');
SELECT d,
  MAX(CASE WHEN ccy = 'EUR' THEN rate END) AS eur,
  MAX(CASE WHEN ccy = 'GBP' THEN rate END) AS gbp,
  MAX(CASE WHEN ccy = 'KRW' THEN rate END) AS krw,
  MAX(CASE WHEN ccy = 'JPY' THEN rate END) AS jpy
FROM rates GROUP BY d ORDER BY d;
SELECT i.order_id,
  SUM(CASE WHEN p.category = 'tea' THEN i.qty * i.price ELSE 0 END) AS tea,
  SUM(CASE WHEN p.category = 'coffee' THEN i.qty * i.price ELSE 0 END) AS coffee,
  SUM(CASE WHEN p.category = 'ware' THEN i.qty * i.price ELSE 0 END) AS ware
FROM items i JOIN products p ON i.sku = p.sku GROUP BY i.order_id;
SELECT COUNT(CASE WHEN qty = 1 THEN 1 END) AS ones, COUNT(CASE WHEN qty > 1 THEN 1 END) AS more, SUM(CASE WHEN qty > 1 THEN qty END) AS more_qty FROM items;
