-- ARRAY_CONTAINS, ARRAY_POSITION, ARRAY_MAX, ARRAY_MIN.
CREATE TABLE parts (id INT, nums ARRAY<INT>, words ARRAY<STRING>, props MAP<STRING, STRING>, who ROW<`first` STRING, born INT>) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_parts.json', 'format' = 'json');
SELECT id, ARRAY_CONTAINS(nums, 5) AS c, ARRAY_CONTAINS(words, 'a') AS w FROM parts;
SELECT id, ARRAY_POSITION(nums, 1) AS p FROM parts;
SELECT id, ARRAY_MAX(nums) AS hi, ARRAY_MIN(nums) AS lo FROM parts;
