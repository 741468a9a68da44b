-- IN over texts, rows and mixed types.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id FROM texts WHERE s IN ('hello', '', '한글 테스트', '😀x😂');
SELECT id FROM texts WHERE s NOT IN ('hello', '');
SELECT id, s IN ('z', CAST(NULL AS STRING)) AS x FROM texts WHERE id IN (1, 3, 4, 20);
SELECT (1, 'a') IN ((1, 'a'), (2, 'b')) AS a;
SELECT 1 IN ('1', '2') AS a;
