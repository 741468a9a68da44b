-- INITCAP over ASCII texts.
CREATE TABLE products (sku STRING, title STRING, category STRING, cost DECIMAL(8, 2), weight DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_products.csv', 'format' = 'csv');
SELECT INITCAP(LOWER(title)) AS t FROM products;
SELECT DISTINCT INITCAP(category) AS c FROM products;
