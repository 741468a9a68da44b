-- ARRAY_JOIN and SPLIT.
CREATE TABLE parts (id INT, nums ARRAY<INT>, words ARRAY<STRING>, props MAP<STRING, STRING>, who ROW<`first` STRING, born INT>) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_parts.json', 'format' = 'json');
SELECT id, ARRAY_JOIN(words, ', ') AS j, ARRAY_JOIN(words, '-', '?') AS q FROM parts;
SELECT id, SPLIT(ARRAY_JOIN(words, ';'), ';') AS s FROM parts;
