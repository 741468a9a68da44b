-- Binary values of another length than the column's.
CREATE TABLE o (b VARBINARY(2)) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'json');
INSERT INTO o VALUES x'010203';
INSERT INTO o SELECT CAST(x'010203' AS VARBINARY(8));
INSERT INTO o SELECT CAST(x'010203' AS BYTES);
INSERT INTO o SELECT CAST(x'01' AS VARBINARY(2));
CREATE TABLE p (b BYTES) WITH ('connector' = 'filesystem', 'path' = '${OUT}/b', 'format' = 'json');
INSERT INTO p VALUES x'010203';
SELECT * FROM p;
CREATE TABLE q (b BINARY(2)) WITH ('connector' = 'filesystem', 'path' = '${OUT}/c', 'format' = 'json');
INSERT INTO q VALUES x'0102';
INSERT INTO q VALUES x'01';
SELECT * FROM q;
