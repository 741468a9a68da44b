-- Time on page, in bands.
CREATE TABLE clicks (usr STRING, `at` TIMESTAMP(3), page STRING, ms INT, `new` BOOLEAN) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/clicks.json', 'format' = 'json');
SELECT CASE WHEN ms < 1000 THEN 'short' WHEN ms < 10000 THEN 'medium' WHEN ms >= 10000 THEN 'long' ELSE 'unknown' END AS dwell, COUNT(*) AS n FROM clicks GROUP BY CASE WHEN ms < 1000 THEN 'short' WHEN ms < 10000 THEN 'medium' WHEN ms >= 10000 THEN 'long' ELSE 'unknown' END;
SELECT usr, SUM(ms) / 1000 AS secs, SUM(ms) / 1000.0 AS secs_exact FROM clicks GROUP BY usr;
SELECT page, `at`, TIMESTAMPADD(SECOND, ms / 1000, `at`) AS left_at FROM clicks WHERE usr = 'u2';
SELECT COALESCE(ms, 0) AS ms FROM clicks ORDER BY ms DESC LIMIT 4;
