-- One statement set, two reports.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE by_status (status STRING, n BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/st', 'format' = 'csv');
CREATE TABLE by_sku (sku STRING, qty INT, amount DECIMAL(12, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/sku', 'format' = 'json');
EXECUTE STATEMENT SET BEGIN INSERT INTO by_status SELECT status, COUNT(*) FROM orders GROUP BY status; INSERT INTO by_sku SELECT sku, SUM(qty), SUM(qty * price) FROM items GROUP BY sku; END;
-- @cat ${OUT}/st
-- @cat ${OUT}/sku
