-- DECIMAL of several widths in JSON.
CREATE TABLE t (id INT, a DECIMAL(6, 2), b DECIMAL(10, 4), c DECIMAL(20, 0)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_decimals.json', 'format' = 'json');
SELECT * FROM t;
SELECT id, a / 3 AS third, ROUND(b, 2) AS r, CAST(c AS STRING) AS txt, a = b AS eq FROM t;
CREATE TABLE o (id INT, a DECIMAL(6, 2), b DECIMAL(10, 4), c DECIMAL(20, 0)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'json', 'json.encode.decimal-as-plain-number' = 'true');
INSERT INTO o SELECT * FROM t;
-- @cat ${OUT}/o
SELECT id FROM o WHERE a > 10;
