-- Click events from JSON.
CREATE TABLE clicks (usr STRING, `at` TIMESTAMP(3), page STRING, ms INT, `new` BOOLEAN) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/clicks.json', 'format' = 'json');
SELECT page, COUNT(*) AS page_views, COUNT(DISTINCT usr) AS users_n, SUM(ms) AS total_ms, AVG(ms) AS avg_ms FROM clicks GROUP BY page;
SELECT usr, COUNT(*) AS n, MIN(`at`) AS first_at, MAX(`at`) AS last_at FROM clicks GROUP BY usr ORDER BY usr;
SELECT CAST(`at` AS DATE) AS d, COUNT(*) AS n FROM clicks GROUP BY CAST(`at` AS DATE) ORDER BY d;
SELECT usr, page FROM clicks WHERE `new` AND ms IS NOT NULL;
SELECT usr, page, CASE WHEN `new` IS NULL THEN 'unknown' WHEN `new` THEN 'new' ELSE 'back' END AS kind FROM clicks;
