-- Gaps between the clicks of a user, by a join with the click before.
CREATE TABLE clicks (usr STRING, `at` TIMESTAMP(3), page STRING, ms INT, `new` BOOLEAN) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/clicks.json', 'format' = 'json');
SELECT a.usr, a.`at`, MAX(b.`at`) AS prev_at FROM clicks a JOIN clicks b ON a.usr = b.usr AND b.`at` < a.`at` GROUP BY a.usr, a.`at`;
SELECT usr, `at`, TIMESTAMPDIFF(SECOND, prev_at, `at`) AS gap FROM (SELECT a.usr, a.`at`, MAX(b.`at`) AS prev_at FROM clicks a LEFT JOIN clicks b ON a.usr = b.usr AND b.`at` < a.`at` GROUP BY a.usr, a.`at`) ORDER BY usr, `at`;
