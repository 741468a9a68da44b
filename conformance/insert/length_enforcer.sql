-- table.exec.sink.type-length-enforcer for texts.
CREATE TABLE o (vc VARCHAR(3), c CHAR(3)) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'json');
INSERT INTO o VALUES ('abcdef', 'abcdef');
INSERT INTO o VALUES ('a', 'a');
INSERT INTO o VALUES ('한글한글', '😀b');
INSERT INTO o (vc) SELECT CAST(NULL AS STRING);
INSERT INTO o (vc) SELECT CAST('abcdef' AS STRING);
INSERT INTO o (c) SELECT CAST('abcdef' AS STRING);
-- @cat ${OUT}/a
SELECT * FROM o;
SET 'table.exec.sink.type-length-enforcer' = 'TRIM_PAD';
INSERT OVERWRITE o VALUES ('abcdef', 'abcdef');
INSERT INTO o VALUES ('a', 'a');
INSERT INTO o VALUES ('한글한글', '😀b');
INSERT INTO o (vc) SELECT CAST('abcdef' AS STRING);
-- @cat ${OUT}/a
SELECT * FROM o;
SET 'table.exec.sink.type-length-enforcer' = 'ERROR';
INSERT INTO o VALUES ('abcdef', 'abc');
INSERT INTO o VALUES ('abc', 'ab');
INSERT INTO o VALUES ('abc', 'abc');
SELECT COUNT(*) AS n FROM o;
