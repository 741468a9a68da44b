-- Numbers written in many ways.
CREATE VIEW phones AS SELECT * FROM (VALUES (1, '010-1234-5678'), (2, '+82 10 1234 5678'), (3, '(02) 555 0199'), (4, 'none'), (5, '')) AS t(id, phone);
SELECT id, REGEXP_REPLACE(phone, '[^0-9]', '') AS digits FROM phones;
CREATE TABLE t (id INT, phone STRING, valid BOOLEAN) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
INSERT INTO t SELECT id, d, CHAR_LENGTH(d) >= 9 FROM (SELECT id, REGEXP_REPLACE(REGEXP_REPLACE(phone, '[^0-9]', ''), '^82', '0') AS d FROM phones);
-- @cat ${OUT}/t
