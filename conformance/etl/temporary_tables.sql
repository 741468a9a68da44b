-- Temporary tables and views as parts of a job.
CREATE TEMPORARY TABLE src (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TEMPORARY VIEW paid AS SELECT * FROM src WHERE status = 'paid';
CREATE TEMPORARY TABLE dst (id INT, ordered TIMESTAMP(0)) WITH ('connector' = 'filesystem', 'path' = '${OUT}/dst', 'format' = 'json');
INSERT INTO dst SELECT id, ordered FROM paid;
-- @cat ${OUT}/dst
DROP TEMPORARY VIEW paid;
DROP TEMPORARY TABLE src;
SELECT COUNT(*) AS n FROM dst;
