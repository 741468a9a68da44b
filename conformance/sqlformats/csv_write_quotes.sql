-- When a written field is quoted.
CREATE TABLE t (id INT, a STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
INSERT INTO t VALUES (1, 'plain'), (2, 'two words'), (3, 'comma,'), (4, 'quo"te'), (5, '한글'), (6, '한 글'), (7, ''), (8, 'a-b_c.d'), (9, '100%'), (10, '#hash');
-- @cat ${OUT}/t
SELECT * FROM t;
CREATE TABLE u (id INT, a STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/u', 'format' = 'csv', 'csv.disable-quote-character' = 'true');
INSERT INTO u VALUES (1, 'plain'), (2, 'two words'), (3, '한 글');
-- @cat ${OUT}/u
