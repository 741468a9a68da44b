-- Maps: values by key, keys, values.
CREATE TABLE parts (id INT, nums ARRAY<INT>, words ARRAY<STRING>, props MAP<STRING, STRING>, who ROW<`first` STRING, born INT>) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_parts.json', 'format' = 'json');
SELECT id, props, props['x'] AS x, props['키'] AS k, CARDINALITY(props) AS n FROM parts;
SELECT id, COALESCE(props['y'], 'none') AS y FROM parts WHERE props['x'] IS NOT NULL;
SELECT id, MAP['a', id, 'b', 2]['a'] AS a FROM parts;
