-- MAP_KEYS, MAP_VALUES, MAP_FROM_ARRAYS of single entries.
CREATE TABLE parts (id INT, nums ARRAY<INT>, words ARRAY<STRING>, props MAP<STRING, STRING>, who ROW<`first` STRING, born INT>) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_parts.json', 'format' = 'json');
SELECT id, MAP_KEYS(props) AS k, MAP_VALUES(props) AS v FROM parts WHERE id IN (2, 3, 4);
SELECT id, MAP_FROM_ARRAYS(ARRAY['k'], ARRAY[id]) AS m FROM parts;
SELECT id, MAP_ENTRIES(props) AS e FROM parts WHERE id IN (2, 3);
