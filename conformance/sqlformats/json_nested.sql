-- Rows, arrays of rows and maps.
CREATE TABLE t (id INT, who ROW<name STRING, home ROW<city STRING, zip STRING>>, `lines` ARRAY<ROW<sku STRING, qty INT>>, props MAP<STRING, STRING>) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_nested.json', 'format' = 'json');
SELECT * FROM t;
SELECT id, t.who.name AS name, t.who.home.city AS city, t.who.home.zip AS zip FROM t;
SELECT id, CARDINALITY(t.`lines`) AS n, t.`lines`[1].sku AS first_sku, t.`lines`[2].qty AS second_qty FROM t;
SELECT id, props['color'] AS color FROM t WHERE t.who.home IS NOT NULL;
CREATE TABLE o (id INT, who ROW<name STRING, home ROW<city STRING, zip STRING>>, props MAP<STRING, STRING>) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'json');
INSERT INTO o SELECT id, who, props FROM t;
-- @cat ${OUT}/o
