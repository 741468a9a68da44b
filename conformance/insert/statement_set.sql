-- EXECUTE STATEMENT SET.
CREATE TABLE o (a INT) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'csv');
CREATE TABLE p (a INT) WITH ('connector' = 'filesystem', 'path' = '${OUT}/b', 'format' = 'csv');
EXECUTE STATEMENT SET BEGIN INSERT INTO o VALUES 1, 2; INSERT INTO p SELECT 3; END;
-- @cat ${OUT}/a
-- @cat ${OUT}/b
