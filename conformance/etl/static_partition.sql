-- INSERT into a named partition.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE p (id INT, discount DECIMAL(5, 2), kind STRING) PARTITIONED BY (kind) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/p', 'format' = 'csv');
INSERT INTO p PARTITION (kind = 'none') SELECT id, discount FROM orders WHERE discount = 0;
INSERT INTO p PARTITION (kind = 'some') SELECT id, discount FROM orders WHERE discount > 0;
-- @cat ${OUT}/p/kind=some
SELECT kind, COUNT(*) AS n, SUM(discount) AS d FROM p GROUP BY kind;
INSERT OVERWRITE p PARTITION (kind = 'some') SELECT id, discount FROM orders WHERE discount > 10;
SELECT * FROM p WHERE kind = 'some';
SELECT COUNT(*) AS n FROM p;
