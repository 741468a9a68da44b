-- What the sink converts on its own.
CREATE TABLE o (ti TINYINT, bi BIGINT, d DOUBLE, de DECIMAL(10, 2), s STRING, vc VARCHAR(3), c CHAR(4)) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'json');
INSERT INTO o VALUES (CAST(1 AS TINYINT), 1, 1.5E0, 1.50, 'a', 'abc', 'abcd');
INSERT INTO o (bi, d, de) VALUES (1, 2, 3);
INSERT INTO o (bi) SELECT CAST(7 AS TINYINT);
INSERT INTO o (vc, c) VALUES ('abcdef', 'ab');
INSERT INTO o (ti) VALUES (5);
INSERT INTO o (ti) SELECT i FROM (VALUES 300) AS t(i);
INSERT INTO o (de) SELECT x FROM (VALUES 1.239) AS t(x);
INSERT INTO o (de) SELECT x FROM (VALUES 123456789.5) AS t(x);
INSERT INTO o (s) VALUES (5);
INSERT INTO o (bi) VALUES ('5');
INSERT INTO o (d) SELECT x FROM (VALUES 1.5) AS t(x);
SELECT * FROM o;
