-- A watermark does nothing in batch.
CREATE TABLE clicks (usr STRING, `at` TIMESTAMP(3), page STRING, ms INT, WATERMARK FOR `at` AS `at` - INTERVAL '5' SECOND) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/clicks.json', 'format' = 'json');
DESCRIBE clicks;
SELECT usr, `at` FROM clicks WHERE ms > 1000;
SELECT CAST(`at` AS DATE) AS d, COUNT(*) AS n FROM clicks GROUP BY CAST(`at` AS DATE);
SELECT page, MAX(`at`) AS m FROM clicks GROUP BY page;
