-- Other aggregate functions.
CREATE TABLE bools (id INT, a BOOLEAN, b BOOLEAN) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/bools.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT SINGLE_VALUE(a) AS a FROM bools WHERE id = 1;
SELECT EVERY(a) AS a FROM bools;
SELECT BOOL_AND(a) AS a FROM bools;
SELECT ANY_VALUE(a) AS a FROM bools WHERE id = 1;
SELECT APPROX_COUNT_DISTINCT(a) AS a FROM bools;
SELECT PERCENTILE(id, 0.5) AS a FROM bools;
SELECT PERCENTILE(id, ARRAY[0.25, 0.5, 1.0]) AS a FROM bools;
SELECT BIT_AND(id) AS a FROM bools;
