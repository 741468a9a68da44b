-- ARRAY_JOIN: NULLs, their replacement, what is no text.
SELECT ARRAY_JOIN(ARRAY['a', CAST(NULL AS STRING), 'c'], ',') AS a, ARRAY_JOIN(ARRAY['a', CAST(NULL AS STRING), 'c'], '', 'x') AS b, ARRAY_JOIN(CAST(NULL AS ARRAY<STRING>), ',') AS c, ARRAY_JOIN(ARRAY['a', 'b'], CAST(NULL AS STRING)) AS d, ARRAY_JOIN(ARRAY[CAST(NULL AS STRING)], ',') AS e, ARRAY_JOIN(ARRAY['a', CAST(NULL AS STRING)], ',', CAST(NULL AS STRING)) AS f;
SELECT ARRAY_JOIN(ARRAY[CAST('x' AS VARCHAR(3)), '한글😀'], ' · ') AS a;
SELECT ARRAY_JOIN(ARRAY[1, 2], ',') AS a;
SELECT ARRAY_JOIN(ARRAY['a', 'b'], 1) AS a;
SELECT ARRAY_JOIN(ARRAY[DATE '2024-01-01'], ',') AS a;
CREATE TABLE parts (id INT, nums ARRAY<INT>, words ARRAY<STRING>) WITH ('connector' = 'filesystem', 'path' = '${DATA}/fn_parts.json', 'format' = 'json');
SELECT id, ARRAY_JOIN(words, '+') AS a, ARRAY_JOIN(CAST(nums AS ARRAY<STRING>), '-') AS b FROM parts;
