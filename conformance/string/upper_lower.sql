-- UPPER and LOWER.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, UPPER(s) AS u, LOWER(s) AS l FROM texts;
SELECT UPPER('straße') AS a, LOWER('ΑΣ') AS b, UPPER('ﬁ') AS c, LOWER('İ') AS d, UPPER('ı') AS e, UPPER('') AS f, UPPER('한글😀') AS g, LOWER('ÀÉÎ') AS h;
SELECT UCASE('x') AS a;
SELECT UPPER(CAST('ab' AS CHAR(4))) AS a, LOWER(CAST(NULL AS STRING)) AS b;
SELECT UPPER(1) AS a;
