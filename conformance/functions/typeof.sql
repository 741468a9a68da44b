-- TYPEOF of columns and expressions.
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE times (id INT, d DATE, ts TIMESTAMP(3), t TIME(0)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE parts (id INT, nums ARRAY<INT>, words ARRAY<STRING>, props MAP<STRING, STRING>, who ROW<`first` STRING, born INT>) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_parts.json', 'format' = 'json');
SELECT TYPEOF(i) AS i, TYPEOF(d) AS d, TYPEOF(m) AS m, TYPEOF(l) AS l FROM nums WHERE id = 1;
SELECT TYPEOF(d) AS d, TYPEOF(ts) AS ts, TYPEOF(t) AS t FROM times WHERE id = 1;
SELECT TYPEOF(nums) AS n, TYPEOF(props) AS p, TYPEOF(who) AS w FROM parts WHERE id = 1;
SELECT TYPEOF(i + 1) AS a, TYPEOF(m * 2) AS b, TYPEOF(i / d) AS c, TYPEOF('x' || 'y') AS e FROM nums WHERE id = 1;
