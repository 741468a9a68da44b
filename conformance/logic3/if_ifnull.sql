-- IF, IFNULL and the IS_* helpers.
CREATE TABLE pairs (id INT, a INT, b INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/pairs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, IF(a > b, a, b) AS x, IF(a IS NULL, 'none', 'some') AS y FROM pairs;
SELECT id, IFNULL(a, b) AS x, IFNULL(a, 0) AS y FROM pairs;
SELECT IF(TRUE, 1, 2) AS a, IF(FALSE, 'a', 'bcd') AS b, IF(CAST(NULL AS BOOLEAN), 1, 2) AS c, IF(TRUE, 1, 2.5) AS d, IFNULL(1, 2) AS e, IFNULL(CAST(NULL AS STRING), 'x') AS f;
SELECT IS_ALPHA('abc') AS a, IS_ALPHA('ab1') AS b, IS_ALPHA('한글') AS c, IS_ALPHA('') AS d, IS_DECIMAL('1.5') AS e, IS_DECIMAL('1e5') AS f, IS_DECIMAL('x') AS g, IS_DIGIT('123') AS h, IS_DIGIT('1.5') AS i, IS_DIGIT('') AS j;
