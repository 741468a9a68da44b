-- Expressions of computed columns and views, as they are stored.
CREATE TABLE t (id INT, name STRING, city STRING, d DATE, y AS YEAR(d), q AS CASE id WHEN 1 THEN 'one' WHEN 2 THEN 'two' END, n AS NULLIF(TRIM(name), ''), c AS TRY_CAST(name AS INT), i AS IFNULL(city, 'none')) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'json');
DESCRIBE t;
SHOW CREATE TABLE t;
INSERT INTO t VALUES (1, ' a ', 'Seoul', DATE '2024-05-06'), (2, '', CAST(NULL AS STRING), DATE '2023-01-01'), (3, '42', 'Busan', CAST(NULL AS DATE));
SELECT * FROM t;
CREATE VIEW v AS SELECT MONTH(d) AS m, DAYOFWEEK(d) AS w, CASE id WHEN 1, 2 THEN 'low' ELSE 'high' END AS k, GREATEST(id, 2) AS g, SPLIT(name, ' ') AS s, TO_TIMESTAMP_LTZ(id, 3) AS l, CEILING(id / 2.0) AS ce FROM t WHERE NOT STARTSWITH(city, 'X') ORDER BY id LIMIT 5;
SHOW CREATE VIEW v;
SELECT m, w, k, g, s, ce FROM v;
DESCRIBE v;
