-- EXP, LN, LOG, LOG2, LOG10.
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, LOG10(l) AS a, LOG2(d) AS b FROM nums WHERE id IN (4, 6);
SELECT id, LN(d) AS a, EXP(k) AS b FROM nums WHERE d > 0;
SELECT id, LOG(d) AS a, LOG(2, d) AS b FROM nums WHERE id IN (4, 6);
SELECT ROUND(EXP(LN(d)), 6) AS x FROM nums WHERE d > 0;
