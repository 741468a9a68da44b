-- Counting words of lines.
CREATE TABLE t (line STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/shop_products.csv', 'format' = 'raw');
SELECT SPLIT_INDEX(SPLIT_INDEX(line, ',', 0), '-', 0) AS k, COUNT(*) AS n FROM t GROUP BY SPLIT_INDEX(SPLIT_INDEX(line, ',', 0), '-', 0);
CREATE TABLE o (v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'raw');
INSERT INTO o SELECT LEFT(line, 5) FROM t;
-- @cat ${OUT}/o
SELECT MIN(v) AS lo, MAX(v) AS hi FROM o;
