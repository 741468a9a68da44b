-- = of ARRAYs, MAPs and ROWs with NULLs inside.
SELECT ARRAY[1, CAST(NULL AS INT)] = ARRAY[1, CAST(NULL AS INT)] AS a, ARRAY[1, 2] = ARRAY[1, 2] AS b, ARRAY[1] <> ARRAY[2] AS c, MAP['a', CAST(NULL AS INT)] = MAP['a', CAST(NULL AS INT)] AS d, ARRAY[1, CAST(NULL AS INT)] = ARRAY[2, CAST(NULL AS INT)] AS e;
SELECT ROW(1, CAST(NULL AS INT)) = ROW(2, CAST(NULL AS INT)) AS a, ROW(1, CAST(NULL AS INT)) <> ROW(2, CAST(NULL AS INT)) AS b, ROW(1, CAST(3 AS INT)) = ROW(1, 3) AS c, ROW(1, CAST(NULL AS INT)) = ROW(1, CAST(NULL AS INT)) AS d;
CREATE TABLE parts (id INT, nums ARRAY<INT>, props MAP<STRING, STRING>, who ROW<`first` STRING, born INT>) WITH ('connector' = 'filesystem', 'path' = '${DATA}/fn_parts.json', 'format' = 'json');
SELECT id, nums = ARRAY[3, 1, 2] AS a, props = MAP['x', '9'] AS b FROM parts;
SELECT x.id, y.id AS yid FROM parts x JOIN parts y ON x.nums = y.nums;
