-- Arrays: elements, size, tests.
CREATE TABLE parts (id INT, nums ARRAY<INT>, words ARRAY<STRING>, props MAP<STRING, STRING>, who ROW<`first` STRING, born INT>) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_parts.json', 'format' = 'json');
SELECT id, nums, nums[1] AS first_num, CARDINALITY(nums) AS n FROM parts;
SELECT id, words[2] AS w FROM parts;
SELECT id, nums[1] + COALESCE(nums[2], 0) AS s FROM parts;
SELECT id, ARRAY[id, id * 2, 7] AS made, ARRAY[id, id * 2, 7][2] AS two FROM parts;
SELECT id FROM parts WHERE CARDINALITY(words) > 1;
