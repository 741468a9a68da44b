-- ARRAY_SORT, ARRAY_DISTINCT, ARRAY_REVERSE and the like.
CREATE TABLE parts (id INT, nums ARRAY<INT>, words ARRAY<STRING>, props MAP<STRING, STRING>, who ROW<`first` STRING, born INT>) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_parts.json', 'format' = 'json');
SELECT id, ARRAY_SORT(nums) AS s, ARRAY_REVERSE(nums) AS r, ARRAY_DISTINCT(words) AS d FROM parts;
SELECT id, ARRAY_APPEND(nums, 99) AS a, ARRAY_PREPEND(nums, 0) AS p, ARRAY_REMOVE(nums, 5) AS r FROM parts;
SELECT id, ARRAY_CONCAT(nums, ARRAY[7, 8]) AS c, ARRAY_SLICE(nums, 1, 2) AS s FROM parts;
SELECT id, ARRAY_UNION(nums, ARRAY[1, 2]) AS u, ARRAY_INTERSECT(nums, ARRAY[1, 2]) AS i, ARRAY_EXCEPT(nums, ARRAY[1, 2]) AS e FROM parts WHERE id < 4;
