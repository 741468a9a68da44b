-- CHAR, VARCHAR and STRING in JSON.
CREATE TABLE t (id INT, a CHAR(3), b VARCHAR(5), c STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_strings.json', 'format' = 'json');
SELECT * FROM t;
SELECT id, COALESCE(c, 'none') AS c, a = b AS eq FROM t;
CREATE TABLE o (id INT, c STRING, n INT) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'json');
INSERT INTO o SELECT id, c, CHAR_LENGTH(c) FROM t;
-- @cat ${OUT}/o
