-- CAST of texts, with TRY_CAST for bad ones.
CREATE TABLE strs (id INT, i STRING, n STRING, b STRING, d STRING, ts STRING, t STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_strings_typed.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, TRY_CAST(i AS INT) AS i, TRY_CAST(n AS DOUBLE) AS d, TRY_CAST(n AS DECIMAL(10, 2)) AS n FROM strs;
SELECT id, TRY_CAST(b AS BOOLEAN) AS b FROM strs;
SELECT id, TRY_CAST(d AS DATE) AS d, TRY_CAST(ts AS TIMESTAMP(3)) AS ts, TRY_CAST(t AS TIME) AS t FROM strs WHERE id <> 4;
SELECT id, CAST(i AS BIGINT) * 2 AS x FROM strs WHERE id IN (1, 2, 4);
SELECT COUNT(*) AS n, COUNT(TRY_CAST(i AS INT)) AS good, SUM(TRY_CAST(i AS INT)) AS s FROM strs;
